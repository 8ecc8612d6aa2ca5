"""What a learner would have to type, folded, for rules that look for it where it must not stand."""

from collections.abc import Iterable, Sequence

from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    PartialDate,
    Place,
    Text,
    TrueFalse,
)
from quizgeo.decks.lint.once import Once
from quizgeo.decks.lint.speech import Speech
from quizgeo.decks.lint.words import Said
from quizgeo.decks.model import Question

_LEAST_DIGITS = 2
"""Digits of a number that does not stand in a text by chance."""


class Typed:
    """The answers of a question that is typed."""

    def __init__(self, ways: Sequence[Sequence[Said]], need: int) -> None:
        """Take the answers, each in the ways in which a text may hold it, and how many of them are asked for."""
        self.ways = ways
        self.need = need

    @property
    def said(self) -> list[Said]:
        """Every way of every answer."""
        return [way for ways in self.ways for way in ways]

    @Once
    def answers(self) -> tuple[tuple[str, ...], ...]:
        """Give the ways of each answer, folded; empty for a question that is not typed."""
        folded = [tuple([way.folded for way in ways if way.folded]) for ways in self.ways]
        return tuple(filter(None, folded))

    def held_by(self, folded: str) -> bool:
        """Tell whether a folded text between two spaces holds as many as are asked for."""
        held = sum(any(f" {way} " in folded for way in ways) for ways in self.answers)
        return bool(self.answers) and held >= self.need


_NOTHING = Typed((), 1)
_UNTYPED = (Choice, Multiple, TrueFalse, Order, Match, Groups, Flashcard, Open, Find, Place)


def typed_answers(question: Question, speech: Speech) -> Typed:
    """Give what has to be typed; of a choice once it has become typed recall."""
    if isinstance(question.body, _UNTYPED) and not question.typed_ladder:
        return _NOTHING
    answers, need = _answers(question, speech)
    ways = [[Said(way, speech) for way in ways] for ways in answers]
    return Typed(ways, need) if ways else _NOTHING


def runs_in(folded: str, said: Said) -> bool:
    """Tell whether folded words stand one after another in a text."""
    return bool(folded) and folded in said.folded and f" {folded} " in f" {said.folded} "


def _answers(question: Question, speech: Speech) -> tuple[Iterable[Sequence[str]], int]:
    match question.body:
        case Choice() if not question.typed_ladder:
            pass
        case Choice(answer=text) | Text(answer=text):
            return ((text,),), 1
        case Number(low=low, high=high, written=text) if low == high and sum(map(str.isdigit, text)) >= _LEAST_DIGITS:
            return ((text,),), 1
        case Date(date=date):
            return (_written(date, speech),), 1
        case ListOf(items=items, need=need):
            return (item[:1] for item in items), need
        case Cloze(gaps=gaps):
            return ((gap.answer,) for gap in gaps), len(gaps)
        case _other:
            pass
    return (), 1


def _written(date: PartialDate, speech: Speech) -> Sequence[str]:
    """Write a date as decks do, and with the names of its month."""
    day = f"{date.day} " if date.day else ""
    names = [name for name, number in speech.months.items() if number == date.month] if date.month else ()
    return (str(date), *(f"{day}{name} {date.year}" for name in names))

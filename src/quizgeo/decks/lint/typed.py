"""What a learner would have to type, folded, for rules that look for it where it must not stand."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizgeo.decks.kinds import Choice, Cloze, Date, ListOf, Number, PartialDate, Text
from quizgeo.decks.lint.kept import kept
from quizgeo.decks.lint.speech import Speech
from quizgeo.decks.lint.subject import Asked
from quizgeo.decks.lint.words import Said

_LEAST_DIGITS = 2
"""Digits of a number that does not stand in a text by chance."""


class Typed(Struct, frozen=True):
    """The answers of a question that is typed."""

    answers: tuple[tuple[str, ...], ...]
    """Each in the ways in which a text may hold it, folded; empty for a question that is not typed."""
    need: int
    """How many of them are asked for."""

    def held_by(self, folded: str) -> bool:
        """Tell whether a folded text between two spaces holds as many as are asked for."""
        held = sum(any(f" {way} " in folded for way in ways) for ways in self.answers)
        return bool(self.answers) and held >= self.need


@kept
def typed_answers(asked: Asked) -> Typed:
    """Give what has to be typed; of a choice once it has become typed recall."""
    answers, need = _answers(asked)
    folded = (tuple(filter(None, (Said(way, asked.speech).folded for way in ways))) for ways in answers)
    return Typed(tuple(filter(None, folded)), need)


def runs_in(folded: str, said: Said) -> bool:
    """Tell whether folded words stand one after another in a text."""
    return bool(folded) and f" {folded} " in f" {said.folded} "


def _answers(asked: Asked) -> tuple[Iterable[Sequence[str]], int]:
    match asked.question.body:
        case Text(answer=text) | Choice(answer=text) if asked.question.typed_ladder or not asked.options:
            return ((text,),), 1
        case Number(low=low, high=high, written=text) if low == high and sum(map(str.isdigit, text)) >= _LEAST_DIGITS:
            return ((text,),), 1
        case Date(date=date):
            return (_written(date, asked.speech),), 1
        case ListOf(items=items, need=need):
            return (item[:1] for item in items), need
        case Cloze() as cloze:
            return ((gap.answer,) for gap in cloze.gaps), len(cloze.gaps)
        case _other:
            return (), 1


def _written(date: PartialDate, speech: Speech) -> Sequence[str]:
    """Write a date as decks do, and with the names of its month."""
    day = f"{date.day} " if date.day else ""
    names = [name for name, number in speech.months.items() if number == date.month]
    return (str(date), *(f"{day}{name} {date.year}" for name in names))

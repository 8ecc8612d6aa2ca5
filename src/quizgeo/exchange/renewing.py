"""A question of a deck as it is to be once the file that it came from has changed. All of it is pure.

What the file says takes the place of what the question said; what the file says nothing of stays.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import (
    Choice,
    Citation,
    Deck,
    DeckError,
    Kind,
    Multiple,
    Option,
    Problem,
    Question,
    Text,
    deck_text,
)
from quizgeo.decks import parse_deck as read_text
from quizgeo.decks.emitting import item_lines, question_fields
from quizgeo.decks.emitting_values import Lines, extra_lines
from quizgeo.decks.fields import KINDS, fields
from quizgeo.decks.shapes import kind_of
from quizgeo.exchange.fitting import fitted
from quizgeo.exchange.origins import FIELD, Origin, origin_of, stamp
from quizgeo.exchange.patching import Change
from quizgeo.exchange.shape import Foreign, Loss
from quizgeo.exchange.voice import in_language

_OURS = frozenset(("id", "was", "after", FIELD))
"""Fields that no file has a say in."""
_OF_KINDS = frozenset[str]().union(*(fields(row.name) for row in KINDS))
_TYPED = ("accept", "reject")
"""Fields that a choice has for its ladder alone."""


class Renewal(Struct, frozen=True):
    """A question that changes."""

    before: Question
    fields: dict[str, Lines]
    """All that it says then."""
    change: Change
    place: str
    """Of the question in the file."""
    losses: tuple[Loss, ...]


def renewal(before: Question, foreign: Foreign, deck: Deck, format_name: str) -> Renewal | None:
    """Work out what changes; None where the file says what it said, or what the deck says already."""
    new, losses = fitted(in_language(foreign.question, deck.language), foreign.place)
    origin, now = origin_of(before), stamp(new)
    if origin and origin.of == now:
        return None
    new = replace(new, body=_with_own(new.body, before.body), tags=tuple(dict.fromkeys((*before.tags, *new.tags))))
    held, told = question_fields(before, deck.as_of), question_fields(as_cited(new, deck), deck.as_of)
    changed = {name: lines for name, lines in told.items() if name not in _OURS and held.get(name) != lines}
    if not changed:
        return None
    if origin and origin.format == format_name:
        changed[FIELD] = extra_lines(FIELD, Origin(origin.format, origin.id, now).field())
    merged = {**held, **changed}
    gone = _unfit(tuple(told), laddered="ladder" in merged) if _OF_KINDS.intersection(changed) else frozenset[str]()
    whole = {name: lines for name, lines in merged.items() if name not in gone}
    kind = {name: lines for name, lines in told.items() if name in _OF_KINDS}
    return Renewal(before, whole, Change(changed, gone, kind), foreign.place, tuple(losses))


def read_renewed(renewals: Sequence[Renewal], deck: Deck) -> list[Question | Problem]:
    """Read the questions as they are to be, or else what is wrong with each; all at once where nothing is."""
    try:
        return [*_read(renewals, deck)]
    except DeckError:
        return [_read_one(each, deck) for each in renewals]


def _read_one(renewed: Renewal, deck: Deck) -> Question | Problem:
    try:
        return _read([renewed], deck)[0]
    except DeckError as error:
        return max(error.problems, key=lambda each: each.severity)


def _with_own(new: Kind, before: Kind) -> Kind:
    """Keep what the deck alone says: spellings that were added, the order of options, what is said of each."""
    if isinstance(new, Text) and isinstance(before, Text) and new.answer == before.answer:
        return replace(new, accept=tuple(dict.fromkeys((*new.accept, *before.accept))))
    if not isinstance(new, Choice | Multiple) or not isinstance(before, Choice | Multiple):
        return new
    known = {option.text: option for option in before.options}
    options = tuple(_option(option, known.get(option.text)) for option in new.options)
    if {_said(option) for option in options} == {_said(option) for option in before.options}:
        return replace(new, options=tuple(known[option.text] for option in before.options))
    return replace(new, options=options)


def _said(option: Option) -> tuple[str, bool, float, str]:
    return option.text, option.correct, option.credit, option.feedback


def _option(new: Option, before: Option | None) -> Option:
    if before is None:
        return new
    return replace(new, feedback=new.feedback or before.feedback, pin=new.pin or before.pin)


def as_cited(question: Question, deck: Deck) -> Question:
    """Have a question keep a source of its own that the deck does not have."""
    cited = question.source
    if cited is None or cited.source.id in deck.sources:
        return question
    return replace(question, source=Citation(replace(cited.source, id=""), cited.at, cited.quote))


def _unfit(told: Sequence[str], *, laddered: bool) -> frozenset[str]:
    """Give the fields of kinds that do not go with those that the file tells."""
    row = kind_of(told)[0]
    assert row is not None  # the file told a question
    unfit = _OF_KINDS.difference(fields(row.name))
    return unfit.union(_TYPED) if row.name in ("choice", "options") and not laddered else unfit


def _read(renewals: Sequence[Renewal], deck: Deck) -> tuple[Question, ...]:
    """Read questions in the manner of the deck. Raises DeckError."""
    if not renewals:
        return ()
    head = deck_text(replace(deck, questions=(), draw={}))
    lines = [line for each in renewals for line in item_lines(each.fields)]
    return read_text("\n".join([head.rstrip("\n"), *lines, ""])).questions

"""What each format can hold of our kinds and fields: one table, which reports, documentation and tests follow."""

from collections.abc import Iterator, Mapping
from typing import Literal

from quizgeo.decks import Choice, Deck, Multiple, Option, Question
from quizgeo.exchange.shape import Loss
from quizgeo.language import _

Fate = Literal["whole", "changed", "left out"]
"""What becomes of a kind: it comes along whole, or changed, or is left out; the last two are reported."""

KINDS = (
    "choice", "multiple", "true_false", "text", "number", "date", "list", "order", "match", "groups", "cloze",
    "flashcard", "open", "find", "place",
)  # fmt: skip
_LETTERS: Mapping[str, Fate] = {"w": "whole", "c": "changed", "-": "left out"}


def _fates(letters: str) -> Mapping[str, Fate]:
    return {kind: _LETTERS[letter] for kind, letter in zip(KINDS, letters, strict=True)}


FATES: Mapping[str, Mapping[str, Fate]] = {
    "anki": _fates("cccccccccccwc--"),
    "anki-tsv": _fates("cccccccccccwc--"),
    "csv": _fates("wwwwwwwwwwwwwww"),
    "tsv": _fates("wwwwwwwwwwwwwww"),
    "xlsx": _fates("wwwwwwwwwwwwwww"),
    "gift": _fates("wwwwwcccwcccw--"),
    "aiken": _fates("w-c------------"),
    "moodle": _fates("wwwwwcccwcwcw--"),
    "qti21": _fates("wwcwwccwwwwcw--"),
    "qti30": _fates("wwcwwccwwwwcw--"),
    "kahoot": _fates("wwc------------"),
    "wayground": _fates("wwccccc---ccc--"),
    "blooket": _fates("wwc------------"),
    "markdown": _fates("wwwwwwwwwwwwwww"),
    "json": _fates("wwwwwwwwwwwwwww"),
}  # fmt: skip
"""What becomes of each kind, a letter for each in the order of KINDS. One that is whole may be changed where it is
larger than the format takes."""

_TEACHING = frozenset(("explain", "tags", "hint"))

FIELDS: Mapping[str, frozenset[str]] = {
    "anki": _TEACHING | {"source", "as_of", "feedback", "shuffle", "pin"},
    "anki-tsv": _TEACHING | {"source", "as_of", "feedback", "shuffle", "pin"},
    "csv": _TEACHING | {"source", "as_of", "status", "difficulty", "points", "time", "feedback", "credit", "map",
                        "shuffle", "pin"},
    "tsv": _TEACHING | {"source", "as_of", "status", "difficulty", "points", "time", "feedback", "credit", "map",
                        "shuffle", "pin"},
    "xlsx": _TEACHING | {"source", "as_of", "status", "difficulty", "points", "time", "feedback", "credit", "map",
                        "shuffle", "pin"},
    "gift": frozenset(("explain", "feedback", "credit", "tags")),
    "aiken": frozenset(),
    "moodle": _TEACHING | {"feedback", "credit", "points", "shuffle"},
    "qti21": frozenset(("explain", "feedback", "credit", "points", "time", "hint", "shuffle", "pin")),
    "qti30": frozenset(("explain", "feedback", "credit", "points", "time", "hint", "shuffle", "pin")),
    "kahoot": frozenset(("time",)),
    "wayground": frozenset(("explain", "time")),
    "blooket": frozenset(("time",)),
    "markdown": _TEACHING | {"source", "as_of", "status", "difficulty", "points", "time", "feedback", "credit", "map"},
    "json": _TEACHING | {"source", "as_of", "status", "difficulty", "points", "time", "feedback", "credit", "map",
                         "shuffle", "pin"},
}  # fmt: skip
"""Fields beside those of the kind that each format holds."""


def dropped_fields(question: Question, format_name: str) -> Iterator[Loss]:
    """Name the fields that a question has and the format lacks, so that a writer reports them and no more.

    What means something in our decks alone is not reported: `review_by`, `after`, `was`, `notes`, `x-` fields, and the
    `ladder` of a choice with the spellings that its typed rung takes.
    """
    kept = FIELDS[format_name]
    for name in _given(question):
        if name not in kept:
            yield Loss(question.key, name, "dropped", _("the format has no place for it"))


def dropped_from_head(deck: Deck) -> tuple[Loss, ...]:
    """Name what of a deck's head a plain row of questions lacks; nothing of the kind is in most decks."""
    return (Loss("", "draw", "dropped", _("all questions are written, and none is drawn")),) if deck.draw else ()


def _given(question: Question) -> Iterator[str]:
    """Name the fields that a question has beside those of its kind, as the deck format names them."""
    told = {
        "hint": question.hints,
        "explain": question.explain,
        "feedback": question.feedback or any(option.feedback for option in _options(question)),
        "source": question.source,
        "as_of": question.as_of,
        "status": question.status != "fact",
        "tags": question.tags,
        "difficulty": question.difficulty,
        "points": question.points != 1,
        "time": question.seconds,
        "map": question.map,
        "shuffle": not question.shuffle,
        "credit": any(option.credit for option in _options(question)),
        "pin": any(option.pin for option in _options(question)),
    }
    yield from (name for name, value in told.items() if value)


def _options(question: Question) -> tuple[Option, ...]:
    return question.body.options if isinstance(question.body, Choice | Multiple) else ()

"""What a report is made of: rows of answers, the questions and persons they are of. No room and no file is known here.

A row stands for a question that somebody was shown. A question that somebody was never shown has no row: it is missing,
and not wrong. One that was shown and not answered before it closed has a row without an answer, and counts 0.
"""

from collections.abc import Sequence

from msgspec import Struct

from quizgeo.language import N_

LEVELS = ("guess", "unsure", "sure")
"""How sure an answer may say it is."""
LEVEL_WORDS = {"guess": N_("guessing"), "unsure": N_("unsure"), "sure": N_("sure")}


class Row(Struct, frozen=True):
    """One answer to one question, or its absence."""

    person: str
    question: str
    """Key of the question."""
    score: float
    """0..1, as it counts now."""
    points: float = 0.0
    """That it earned in the room."""
    grade: str = ""
    """exact, close, partial or wrong; empty without an answer, or without a judgement of one's own."""
    reason: str = ""
    given: str = ""
    """In words, as it was given."""
    chosen: tuple[str, ...] = ()
    """Texts of the options that were chosen."""
    folded: str = ""
    """A typed text as it is counted; empty: as it was given."""
    answered: bool = True
    seconds: float | None = None
    round: int = 1
    confidence: str = ""
    """One of `LEVELS`, or empty."""
    regraded: bool = False
    """Whether the host gave it another verdict."""
    origin: str = "class"


class Option(Struct, frozen=True):
    """Something to choose from."""

    text: str
    right: bool = False


class Asked(Struct, frozen=True):
    """A question, as far as its answers are to be told."""

    key: str
    kind: str = ""
    text: str = ""
    right: str = ""
    """What is right, in words."""
    options: tuple[Option, ...] = ()
    worth: float = 1.0
    """Its points."""
    luck: float | None = None
    """Chance, 0..1, to be right by guessing; None where it is not known."""
    voided: bool = False
    """Whether the host let it count for nothing."""
    explain: str = ""
    self_graded: bool = False
    """Whether those who answer judge themselves: then it is told apart, and is in no total."""


class Taker(Struct, frozen=True):
    """Somebody who took part."""

    id: str
    name: str
    team: str = ""
    standing: str = "in"
    """in, left or kicked."""
    points: float | None = None
    """In the room; None: what the answers are worth."""


class Source(Struct, frozen=True):
    """Where the answers come from."""

    title: str
    deck: str = ""
    session: str = ""
    """Name of the session; empty for a file."""
    day: str = ""
    """ISO date."""
    language: str = ""
    """Of the questions."""
    running: bool = False
    """Whether it still goes on."""
    deck_changed: bool = False
    """Whether the deck is another one by now; the report is of the questions as they were asked."""


class Given(Struct, frozen=True):
    """All that a report is made of."""

    source: Source
    asked: Sequence[Asked]
    """In the order of the deck."""
    takers: Sequence[Taker]
    rows: Sequence[Row]

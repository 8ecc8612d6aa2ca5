"""The kinds of question: one frozen value for each, holding what is right and what is offered.

Texts are already cleaned. Nothing here judges an answer; that is `quizgeo.answers`.
Every kind offers `wording`, what it asks beside the question's stem, and `facts`, what is right, as plain values for
the fingerprint: texts go through `plain` first, and what has no order is sorted.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import ClassVar, Literal

from msgspec import Struct

Plain = Callable[[str], str]
"""What takes the accidents of spelling out of a text."""


def _sorted(texts: Iterable[str], plain: Plain) -> list[str]:
    return sorted([plain(text) for text in texts])


class _Asked(Struct, frozen=True, gc=False):
    """What kinds share that ask nothing beside the stem."""

    @property
    def wording(self) -> str:
        """Nothing."""
        return ""


class Option(Struct, frozen=True, gc=False):
    """One thing to choose from."""

    text: str
    correct: bool = False
    credit: float = 0.0
    """Share of the points that a wrong option earns, 0..1."""
    feedback: str = ""
    pin: Literal["first", "last", ""] = ""
    """Place that the option keeps when the others are shuffled."""


class Choice(_Asked, frozen=True):
    """One option of several is right."""

    name: ClassVar[str] = "choice"
    options: tuple[Option, ...]
    show: int | None = None
    """How many wrong options stand beside the right one; None: all."""
    accept: tuple[str, ...] = ()
    """Other right spellings, for the typed rung of the ladder only."""
    reject: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The text of the right option."""
        return next(option.text for option in self.options if option.correct)

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return [plain(self.answer)]


class Multiple(_Asked, frozen=True):
    """Several options are right; all of them are asked for."""

    name: ClassVar[str] = "multiple"
    options: tuple[Option, ...]
    show: int | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """The texts of the right options, in the deck's order."""
        return tuple(option.text for option in self.options if option.correct)

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return _sorted(self.answers, plain)


class TrueFalse(Struct, frozen=True, gc=False):
    """A statement that is true or false."""

    name: ClassVar[str] = "true_false"
    statement: str
    answer: bool

    @property
    def wording(self) -> str:
        """The statement."""
        return self.statement

    def facts(self, plain: Plain) -> object:  # noqa: ARG002 - a bool has no spelling
        """Give what is right."""
        return self.answer


class Text(_Asked, frozen=True):
    """A typed word or phrase."""

    name: ClassVar[str] = "text"
    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    strict: bool = False
    """Compare character by character."""

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return plain(self.answer)


class Tolerance(Struct, frozen=True, gc=False):
    """How far a number may be off: an amount, or a share of the answer."""

    amount: Decimal
    percent: bool = False


class Number(_Asked, frozen=True):
    """A typed number; `low` and `high` differ when the deck gives a range."""

    name: ClassVar[str] = "number"
    low: Decimal
    high: Decimal
    written: str
    """The number as the deck writes it, such as `11000` or `60..70`."""
    units: tuple[str, ...] = ()
    within: Tolerance | None = None

    def facts(self, plain: Plain) -> object:
        """Give what is right: the ends, and the first unit."""
        ends = [f"{end.normalize():f}" for end in (self.low, self.high)]
        return [*ends, plain(self.units[0]) if self.units else ""]


class PartialDate(Struct, frozen=True, order=True, gc=False):
    """A date as exact as it is known: a year, a month or a day. 0 means not given."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])


class Span(Struct, frozen=True, gc=False):
    """A length of calendar time, such as 10 days."""

    count: int
    unit: Literal["day", "week", "month", "year"]


class Date(_Asked, frozen=True):
    """A typed date, asked at the precision it is written with."""

    name: ClassVar[str] = "date"
    date: PartialDate
    within: Span | None = None

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return plain(str(self.date))


class ListOf(_Asked, frozen=True):
    """Several typed items in any order; each item is a tuple of equal spellings, the first one shown."""

    name: ClassVar[str] = "list"
    items: tuple[tuple[str, ...], ...]
    need: int
    """How many items are enough, 1..len(items)."""

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return [_sorted([item[0] for item in self.items], plain), self.need]


class Order(_Asked, frozen=True):
    """Things to put in order, held first to last."""

    name: ClassVar[str] = "order"
    items: tuple[str, ...]

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return [plain(item) for item in self.items]


class Match(_Asked, frozen=True):
    """Pairs of left and right; lefts are unique, rights may repeat."""

    name: ClassVar[str] = "match"
    pairs: tuple[tuple[str, str], ...]
    extra: tuple[str, ...] = ()
    """More rights that belong to no left."""

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return sorted([[plain(left), plain(right)] for left, right in self.pairs])


class Groups(_Asked, frozen=True):
    """Items to sort into groups: (group, its items)."""

    name: ClassVar[str] = "groups"
    groups: tuple[tuple[str, tuple[str, ...]], ...]

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return sorted([[plain(name), _sorted(items, plain)] for name, items in self.groups], key=str)


class Gap(Struct, frozen=True, gc=False):
    """A gap of a cloze text."""

    answer: str
    accept: tuple[str, ...] = ()
    hint: str = ""


class Cloze(Struct, frozen=True, gc=False):
    """A text with gaps that are asked together; `parts` alternates plain text and gaps as written."""

    name: ClassVar[str] = "cloze"
    parts: tuple[str | Gap, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps from first to last."""
        return tuple(part for part in self.parts if isinstance(part, Gap))

    @property
    def wording(self) -> str:
        """The text with `…` in place of the gaps."""
        return "".join(part if isinstance(part, str) else "…" for part in self.parts)

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return [plain(gap.answer) for gap in self.gaps]


class Flashcard(Struct, frozen=True, gc=False):
    """Two sides; the learner grades what came to mind."""

    name: ClassVar[str] = "flashcard"
    front: str
    back: str
    both_ways: bool = False

    @property
    def wording(self) -> str:
        """The front."""
        return self.front

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return plain(self.back)


class Open(_Asked, frozen=True):
    """A free answer, graded by the learner against a model and a list of points."""

    name: ClassVar[str] = "open"
    model: str
    rubric: tuple[str, ...] = ()

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return plain(self.model)


class Find(_Asked, frozen=True):
    """A country to pick on the map, by code or name."""

    name: ClassVar[str] = "find"
    target: str

    def facts(self, plain: Plain) -> object:
        """Give what is right."""
        return plain(self.target)


class Place(_Asked, frozen=True):
    """A point to put the cursor on."""

    name: ClassVar[str] = "place"
    lat: float
    lon: float
    within_km: float

    def facts(self, plain: Plain) -> object:
        """Give what is right: latitude and longitude."""
        return [plain(repr(self.lat)), plain(repr(self.lon))]


Kind = (
    Choice
    | Multiple
    | TrueFalse
    | Text
    | Number
    | Date
    | ListOf
    | Order
    | Match
    | Groups
    | Cloze
    | Flashcard
    | Open
    | Find
    | Place
)
"""What a question asks and what is right."""

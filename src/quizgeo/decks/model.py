"""What a deck is, once read: frozen values without any trace of YAML."""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import force_setattr

from quizgeo.decks.fingerprints import fingerprint
from quizgeo.decks.keys import BACK, CardKey, DeckId
from quizgeo.decks.kinds import Kind, PartialDate

if TYPE_CHECKING:
    from pathlib import Path

Status = Literal["fact", "claim", "contested", "forecast", "quote", "analysis"]


class Source(Struct, frozen=True, gc=False):
    """Something that a deck's facts rest on."""

    id: str
    title: str
    author: str = ""
    publisher: str = ""
    language: str = ""
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str = ""
    license: str = ""
    text: str = ""
    """Relative path of a file with the source's text, a paragraph a line; read by the checker alone."""


class Citation(Struct, frozen=True, gc=False):
    """Where in a source a question's fact stands."""

    source: Source
    at: int | None = None
    """Paragraph, from 1."""
    quote: str = ""


class MapView(Struct, frozen=True, gc=False):
    """A map drawn beside a question."""

    region: str = ""
    show: tuple[str, ...] = ()


class Peers(Struct, eq=False, weakref=True):
    """The questions of one deck, as each of them knows the others; filled when the deck is put together."""

    questions: tuple["Question", ...] = ()
    kept: dict[str, object] = field(default_factory=dict)
    """What who judges answers worked out of all of them, by a name of its own; it goes with them."""

    def __repr__(self) -> str:
        return f"Peers({len(self.questions)})"  # each of them holds this again


ALONE = Peers()
"""The peers of a question that stands in no deck: none."""


class Question(Struct, frozen=True):
    """One question. `body` says what is asked and what is right."""

    key: CardKey
    """What progress hangs on."""
    id: str
    """The id as written; empty when the deck gives none."""
    body: Kind
    prompt: str
    """The stem; for true_false the instruction, for cloze and flashcard possibly empty."""
    was: tuple[CardKey, ...] = ()
    """Former keys whose progress counts, newest first."""
    hints: tuple[str, ...] = ()
    explain: str = ""
    feedback: Mapping[str, str] = field(default_factory=dict)
    source: Citation | None = None
    as_of: PartialDate | None = None
    review_by: PartialDate | None = None
    status: Status = "fact"
    tags: tuple[str, ...] = ()
    difficulty: int | None = None
    points: float = 1.0
    seconds: int | None = None
    """Time limit, 5..3600."""
    map: MapView | None = None
    after: tuple[CardKey, ...] = ()
    typed_ladder: bool = False
    """A choice that hardens into typed recall."""
    shuffle: bool = True
    notes: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys that begin with `x-`, kept and never read."""
    language: str = "en"
    """Language of its texts, a tag: the deck's, or the translation's that was laid over it."""
    line: int = 0
    """Line in its file, from 1; 0 when it has none."""
    path: str = ""
    """File that the question stands in, as it was named by the caller."""
    original: Kind | None = None
    """What the deck itself asks where a translation is laid over it; None without one."""
    peers: Peers = field(default_factory=lambda: ALONE)
    """All questions of its deck, this one among them: what one of them names, another may be mistaken for.
    They do not make a question another."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Question) and _own_values(self) == _own_values(other)

    __hash__ = None  # type: ignore[assignment]  # it holds mappings

    @property
    def kind(self) -> str:
        """The name of the kind, such as `choice` or `true_false`."""
        return self.body.name

    @property
    def fingerprint(self) -> str:
        """12 hex that change when the answer changes; the same in every translation."""
        return fingerprint(self.original or self.body)

    @property
    def deck(self) -> DeckId:
        """The identity of the question's deck."""
        return DeckId(self.key.partition("/")[0])


_own_values = attrgetter(*(name for name in Question.__struct_fields__ if name != "peers"))


class Deck(Struct, frozen=True):
    """A deck: its head and its questions in file order."""

    id: DeckId
    title: str
    language: str
    questions: tuple[Question, ...]
    description: str = ""
    scope: str = ""
    notes: str = ""
    as_of: PartialDate | None = None
    license: str = ""
    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    level: Literal["study", "exam"] = "study"
    sources: Mapping[str, Source] = field(default_factory=dict)
    draw: Mapping[str, int] = field(default_factory=dict)
    """How many questions of a tag an exam, a paper or a lesson picks."""
    extra: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
    """The file it was read from; empty where there is none."""
    original_language: str = ""
    """Language of the deck itself where a translation is laid over it, else empty."""
    _places: Mapping[str, int] = field(default_factory=dict)
    """Where each id and key stands; always made anew from the questions."""

    def __post_init__(self) -> None:
        places: dict[str, int] = {}
        places.update((question.id, place) for place, question in enumerate(self.questions) if question.id)
        places.update((question.key, place) for place, question in enumerate(self.questions))
        force_setattr(self, "_places", places)

    @property
    def path(self) -> "Path | None":
        """The file it was read from; None where there is none."""
        from pathlib import Path

        return Path(self.file) if self.file else None

    def __getitem__(self, id: str) -> Question:  # noqa: A002 - the deck format's own word
        return self.questions[self._places[id]]

    def find(self, card: str) -> Question | None:
        """Give the question of a card by its key, also of the way back of a flashcard; None when it is not here."""
        place = self._places.get(card.removesuffix(BACK))
        return None if place is None else self.questions[place]

    def __contains__(self, id: object) -> bool:  # noqa: A002 - as above
        return id in self._places

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

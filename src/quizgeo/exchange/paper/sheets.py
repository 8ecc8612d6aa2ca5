"""What stands on paper, as values that no format is in: what asks, what there is to write on, and the key.

Texts of the deck are as they are; all other words are in the language of the paper. A renderer gets `Printed` alone,
which holds no key where none is to be printed.
"""

from typing import Literal

from msgspec import Struct

Size = Literal["a4", "letter"]


class Options(Struct, frozen=True, tag="options"):
    """Boxes to tick, each with its letter and its text."""

    options: tuple[tuple[str, str], ...]
    ours: bool = False
    """Whether the texts are the paper's own, as True and False are."""


class Line(Struct, frozen=True, tag="line"):
    """A line to write on; all are of one length, so that it tells nothing."""

    unit: str = ""


class Lines(Struct, frozen=True, tag="lines"):
    """Lines to write on, one below the other."""

    count: int
    numbered: bool = False


class Steps(Struct, frozen=True, tag="steps"):
    """Lettered things to put in order, and a box for the letter of each step."""

    things: tuple[tuple[str, str], ...]
    first: str
    last: str


class Pairs(Struct, frozen=True, tag="pairs"):
    """Two columns: numbered on the left, with a box for a letter; lettered on the right."""

    lefts: tuple[str, ...]
    rights: tuple[tuple[str, str], ...]


class Grid(Struct, frozen=True, tag="grid"):
    """A table of things and lettered groups, with a box to tick where they meet."""

    caption: str
    groups: tuple[tuple[str, str], ...]
    things: tuple[str, ...]


class Piece(Struct, frozen=True):
    """Text, or a numbered gap with what its author hints at."""

    text: str = ""
    gap: int = 0
    """Its number from 1; 0 for text."""


class Gapped(Struct, frozen=True, tag="gapped"):
    """A text with gaps of one length; a hint stands behind its gap."""

    pieces: tuple[Piece, ...]


class Picture(Struct, frozen=True, tag="picture"):
    """A map, with the same in words and the note that belongs to it."""

    svg: str
    ratio: float
    """Its height, as a share of its width."""
    words: str
    notice: str


Block = Options | Line | Lines | Steps | Pairs | Grid | Gapped | Picture


class Posed(Struct, frozen=True):
    """A question as it is asked on paper. Nothing in it holds what is right."""

    number: int
    language: str
    """Of its texts, a tag."""
    stem: str
    task: str
    """What is to be done, in the paper's own words; empty where the stem says it."""
    points: str
    """In words; empty where they are not printed."""
    blocks: tuple[Block, ...]
    long: bool = False
    """Whether it may be longer than a page, which a renderer then has to measure."""


class Right(Struct, frozen=True):
    """What is right for a question."""

    number: int
    language: str
    """Of its texts, a tag."""
    letters: str
    """What stands in the boxes; empty for what is written in words."""
    answers: tuple[str, ...]
    """In the deck's words, a line each."""
    notes: tuple[str, ...]
    """In the paper's words: what is accepted too."""
    points: str
    explain: str = ""
    picture: Picture | None = None
    long: bool = False
    """Whether it may be longer than a page, so that it has to go on on the next."""


class Questions(Struct, frozen=True, tag="questions"):
    """The pages that a person gets."""

    heading: str
    head: tuple[str, ...]
    """What is to be filled in at the top, such as a name."""
    total: str
    foot: str
    questions: tuple[Posed, ...]


class Key(Struct, frozen=True, tag="key"):
    """The pages that a teacher keeps."""

    heading: str
    columns: tuple[str, str, str]
    foot: str
    rights: tuple[Right, ...]


Letters = Literal["large", "medium", "small", "tiny"]


class Card(Struct, frozen=True):
    """One side of a card that is cut out."""

    number: int
    language: str
    text: str
    options: tuple[str, ...] = ()
    size: Letters = "large"


class Cards(Struct, frozen=True, tag="cards"):
    """One side of a sheet of cards, row by row; None where there is no card."""

    heading: str
    rows: tuple[tuple[Card | None, ...], ...]


Sheet = Questions | Key | Cards


class Printed(Struct, frozen=True):
    """All that one file holds."""

    title: str
    language: str
    """Of the deck's texts, a tag."""
    tongue: str
    """Of all other words."""
    direction: Literal["ltr", "rtl"]
    """Of the pages as a whole: that of the title."""
    sheets: tuple[Sheet, ...]
    size: Size = "a4"
    columns: int = 1

"""What every format takes and gives: no files, no clock, no network. Time, seed and an earlier export are arguments."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct

from quizgeo.decks import Problem, Question

What = Literal["left out", "changed", "dropped"]
"""What became of something that a format cannot say: the question is left out, a value changed, a field dropped."""


class Loss(Struct, frozen=True, order=True):
    """One thing that did not come along, or came along changed."""

    key: str
    """Key of the question, or its place in a foreign file such as `31`; empty for the deck's head."""
    field: str
    """Name of the field in the deck format; empty where the question as a whole is meant."""
    what: What
    how: str
    """A sentence without its end, in the language in use, such as `"within" 5% to ±550`."""


class WriteOptions(Struct, frozen=True):
    """What a writer may need beside the deck."""

    now: datetime
    """The time to be written into files that hold one, aware."""
    seed: int = 0
    """What chance is drawn from, where a format takes fewer options than there are."""
    earlier: bytes = b""
    """The file that is replaced; a format with times of change leaves those of equal notes as they are."""
    site: str = ""
    """The system that the file is for, such as `canvas`: its known gaps are reported. Empty: none."""
    suffix: str = ""
    """Of the file's name, such as `.csv`, where a format has several shapes; empty: the usual one."""


class Written(Struct, frozen=True):
    """A file, and what it could not hold."""

    data: bytes
    count: int
    """Questions that were written."""
    losses: tuple[Loss, ...] = ()


class ReadOptions(Struct, frozen=True):
    """What a reader may need beside the file."""

    name: str
    """Name of the file, as it stands in problems."""
    language: str = "en"
    """Language of texts that do not say theirs."""
    told: bool = False
    """Whether somebody said the language: nothing in the file tells another then."""
    fields: tuple[str, str] = ("", "")
    """Names of the two fields of a foreign note that become front and back; empty: the first two."""
    now: datetime | None = None
    """Times after it are not believed."""


class Foreign(Struct, frozen=True):
    """A question as it stood in a foreign file.

    Its key and id are those that it brought along where it once was ours (`deck/id`), else empty.
    """

    question: Question
    origin: str = ""
    """By what the format knows it again, such as the guid of a note; empty where it has nothing of the kind."""
    place: str = ""
    """Where it stood, such as a line; what losses and problems of it are named by."""


class ReadIn(Struct, frozen=True):
    """What a foreign file held."""

    questions: tuple[Foreign, ...]
    losses: tuple[Loss, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What could not be read: a problem for each, EX001 to EX008."""
    title: str = ""
    language: str = ""
    media: Mapping[str, str] | None = None
    """Pictures and sounds that the questions name: name to the member that holds it; None: the format has none."""

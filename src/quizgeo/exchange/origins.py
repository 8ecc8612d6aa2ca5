"""Where an imported question came from, as its field `x-from` keeps it: the format, its name there, and a stamp.

The stamp is of what the file said, so that an update tells what changed there from what was changed here.
"""

from collections.abc import Mapping
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import CardKey, Question
from quizgeo.decks.emitting import question_fields

FIELD = "x-from"
_BYTES = 4
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A stamp of letters alone needs no quotes in a deck."""


class Origin(Struct, frozen=True):
    """Where a question came from."""

    format: str
    """Name of the format."""
    id: str = ""
    """By what the file knows it; empty where it has no such thing."""
    of: str = ""
    """Stamp of what the file said of it when it was last read; empty where nobody wrote one."""

    def field(self) -> dict[str, object]:
        """Give the value of the field."""
        told = {"format": self.format, "id": self.id, "of": self.of}
        return {name: value for name, value in told.items() if value}


def origin_of(question: Question) -> Origin | None:
    """Read where a question came from; None for one that came from nowhere."""
    field = question.extra.get(FIELD)
    if not isinstance(field, Mapping):
        return None
    told = {name: field.get(name) for name in Origin.__struct_fields__}
    found = {name: value for name, value in told.items() if isinstance(value, str)}
    return Origin(**found) if found.get("format") else None


def stamp(question: Question) -> str:
    """Give 8 letters that change with anything that a file says of a question, but for its identity."""
    extra = {name: value for name, value in question.extra.items() if name != FIELD}
    bare = replace(question, id="", key=CardKey(""), was=(), after=(), extra=extra)
    lines = [line for field in question_fields(bare).values() for line in field]
    return blake2b("\n".join(lines).encode(), digest_size=_BYTES).hexdigest().translate(_LETTERS)


def with_origin(question: Question, format_name: str, own: str) -> Question:
    """Write down where a question came from. own: by what the file knows it."""
    origin = Origin(format_name, own, stamp(question))
    return replace(question, extra={**question.extra, FIELD: origin.field()})

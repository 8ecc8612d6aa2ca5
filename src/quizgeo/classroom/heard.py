"""What a room says, read by whoever takes part: cleaned of all that acts on a screen, then taken as a message.

A kind of message that this version does not know is passed over, and so are fields.
"""

from collections.abc import Mapping
from typing import get_args

from msgspec import DecodeError, Struct, ValidationError, convert, json

from quizgeo.classroom.wire import VERSION, Told
from quizgeo.text import clean

FRAME_MOST = 1024 * 1024
"""Bytes of a frame that a participant takes; what is taken home after a lesson is the longest."""
_SHORT = frozenset({"name", "title", "team", "code", "suggest", "free", "source", "unit"})
"""Fields that stand on one line."""
_KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Told))


class Heard(Struct, frozen=True):
    """A message of a room."""

    n: int
    """Its number on the connection, one more each time; 0 before anybody was let in."""
    message: Told | None
    """None for a kind that is not known here."""


class UnheardError(ValueError):
    """A frame that is no message of a room."""


def hear(frame: bytes | str) -> Heard:
    """Read a frame. Raises UnheardError for what is no message of version 1."""
    try:
        raw: object = json.decode(frame)
        if not isinstance(raw, dict) or raw.get("v") != VERSION:
            raise UnheardError("version")
        number, kind = raw.get("n"), raw.get("t")
        if not isinstance(number, int) or not isinstance(kind, str):
            raise UnheardError("head")
        if kind not in _KINDS:
            return Heard(number, None)
        message: Told = convert(_cleaned(raw), Told)
    except (DecodeError, ValidationError, UnicodeError, RecursionError) as error:
        raise UnheardError(str(error)) from error
    return Heard(number, message)


def _clean_text(text: str, key: str) -> str:
    if key in _SHORT:
        return " ".join(clean(text).split())
    cleaned = clean(text, lines=True)
    if key != "parts":
        return cleaned
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")  # words beside a gap
    return f"{before}{cleaned}{after}" if cleaned else before


def _cleaned(value: object, key: str = "") -> object:
    """Clean every text inside a value; keys too, for some are names of teams."""
    if isinstance(value, str):
        return _clean_text(value, key)
    if isinstance(value, list):
        return [_cleaned(each, key) for each in value]
    if isinstance(value, Mapping):
        return {clean(str(name)): _cleaned(each, str(name)) for name, each in value.items()}
    return value

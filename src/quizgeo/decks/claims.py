"""What a file says it is, told by its bytes before anything is read as YAML."""

import re
from typing import TYPE_CHECKING

from quizgeo.decks import limits
from quizgeo.decks.disk import read_bounded

if TYPE_CHECKING:  # importing it takes 2 ms, a thirtieth of checking a small deck
    from pathlib import Path

_BEGIN = (  # these are compiled when they are first searched for: with an index at hand they never are
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?[\r\n]|---[ \t]*[\r\n])*\{?[ \t\r\n]*[\"']?quizgeo[\"']?[ \t]*:"
)
_AT_ROOT = rb"(?:^|[\r\n]|\A\{(?:[^\r\n]*,)?)[ ]?[\"']?%s[\"']?[ \t]*:"
_TRANSLATES = _AT_ROOT % rb"translates"
_PART = _AT_ROOT % rb"part_of"
_DECK = _AT_ROOT % rb"deck" + rb"[ \t]*[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)[\"']?[ \t]*(?:[\r\n,}#]|$)"


def content(path: "Path") -> bytes:
    """Read a deck file; nothing of one that cannot be read, which its own reading will tell."""
    try:
        return read_bounded(path, limits.BYTES + 1)
    except (OSError, ValueError):
        return b""


def begins_as_deck(data: bytes) -> bool:
    """Tell whether the first field of a file is the one that decks and translations begin with."""
    return re.match(_BEGIN, data) is not None


def is_overlay(data: bytes) -> bool:
    """Tell whether a file is a translation."""
    return re.search(_TRANSLATES, data) is not None and re.search(_DECK, data) is None


def is_part(data: bytes) -> bool:
    """Tell whether a file is a part that decks include."""
    return re.search(_PART, data) is not None and not begins_as_deck(data)


def deck_named(data: bytes) -> str:
    """Give the identity that a deck's text says it has, without reading it; empty when it says none."""
    found = re.search(_DECK, data)
    return found[1].decode() if found else ""

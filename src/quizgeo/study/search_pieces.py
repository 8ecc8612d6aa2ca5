"""A search cut into pieces: words, phrases, brackets, and the signs between them. Pure, and any text can be cut."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

QUOTES = frozenset('"“”„')
Sort = Literal["word", "phrase", "open", "shut", "not"]
_SINGLE: dict[str, Sort] = {"(": "open", ")": "shut"}


class Piece(Struct, frozen=True):
    """One piece, and where it stands."""

    sort: Sort
    text: str
    """Without the quotation marks."""
    start: int
    """Place of its first character, from 0."""
    end: int
    """Place after its last."""


def pieces(query: str) -> list[Piece]:
    """Cut a search. A quotation mark that is never closed reaches to the end."""
    return list(_pieces(query))


def _pieces(query: str) -> Iterator[Piece]:
    place = 0
    while place < len(query):
        char = query[place]
        if char.isspace():
            place += 1
            continue
        if char in _SINGLE:
            piece = Piece(_SINGLE[char], char, place, place + 1)
        elif char == "-" and not query[place + 1 : place + 2].isspace() and place + 1 < len(query):
            piece = Piece("not", char, place, place + 1)
        else:
            piece = _word(query, place)
        yield piece
        place = piece.end


def _word(query: str, start: int) -> Piece:
    """Take a word or phrase; a quoted part of a word, as in `tag:"a b"`, belongs to it."""
    place, text = start, ""
    while place < len(query) and not query[place].isspace() and query[place] not in _SINGLE:
        if query[place] not in QUOTES:
            text += query[place]
            place += 1
            continue
        end = next((at for at in range(place + 1, len(query)) if query[at] in QUOTES), len(query))
        text += query[place + 1 : end]
        place = min(end + 1, len(query))
        if query[start] in QUOTES:
            return Piece("phrase", text, start, place)
    return Piece("word", text, start, place)

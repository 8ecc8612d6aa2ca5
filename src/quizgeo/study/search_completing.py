"""What the word at the cursor of a search can be completed to. Pure."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from quizgeo.study.search_pieces import Piece, pieces
from quizgeo.study.search_words import TABLE, WORDS

_SPECIAL = frozenset(' ()"“”„')


class Completion(Struct, frozen=True):
    """What may stand in the place of the word at the cursor."""

    start: int
    """Place of the word, from 0."""
    end: int
    options: tuple[str, ...]
    """Whole words; a colon at the end where something is to follow."""
    done: bool = False
    """Whether the word as it stands is one of them."""

    def fill(self, query: str) -> tuple[str, int]:
        """Complete the word as far as all options agree, or to the first; give the search and the cursor after it."""
        if not self.options:
            return query, self.end
        typed = query[self.start : self.end]
        first, shared = self.options[0], _shared(self.options)
        word = first[:shared] if shared > len(typed) else first
        if word == first and len(self.options) == 1 and not word.endswith((":", "*")):
            word += "" if query[self.end : self.end + 1] == " " else " "
        return query[: self.start] + word + query[self.end :], self.start + len(word)


def _shared(options: Sequence[str]) -> int:
    """Count the characters with which all options begin."""
    columns = enumerate(zip(*options, strict=False))
    return next((place for place, column in columns if len(set(column)) > 1), min(map(len, options)))


def complete(query: str, cursor: int, known: Mapping[str, Sequence[str]]) -> Completion:
    """Give what the word that ends at the cursor can be completed to. known: names there are, by the word they follow.

    Where no word was begun, every word of the table may stand.
    """
    words = (each for each in pieces(query) if each.sort == "word" and each.text != "-")
    piece = next((each for each in words if each.start < cursor <= each.end), None)
    if piece is None:
        between = not query[cursor - 1 : cursor].strip(" (-")
        return Completion(cursor, cursor, tuple(f"{word.name}:" for word in TABLE) if between else ())
    typed = query[piece.start : cursor]
    name, colon, begun = typed.partition(":")
    if not colon:
        options = [f"{word.name}:" for word in TABLE if word.name.startswith(name.lower())]
    elif name.lower() in WORDS:
        options = [_quoted(name, value) for value in _values(name.lower(), known) if _begins(value, begun)]
    else:
        options = []
    return _completion(piece, cursor, options)


def _completion(piece: Piece, cursor: int, options: Sequence[str]) -> Completion:
    return Completion(piece.start, cursor, tuple(options), piece.text.casefold() in map(str.casefold, options))


def _values(name: str, known: Mapping[str, Sequence[str]]) -> Sequence[str]:
    return known.get(name, ()) or [value.name for value in WORDS[name].values]


def _begins(value: str, begun: str) -> bool:
    return value.casefold().startswith(begun.strip('"').casefold())


def _quoted(name: str, value: str) -> str:
    return f'{name}:"{value}"' if _SPECIAL.intersection(value) else f"{name}:{value}"

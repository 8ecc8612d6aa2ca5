"""A search as it was meant: what has to hold of a card, and the order of the list. Any text is read, or refused."""

import re
from collections.abc import Sequence

from msgspec import Struct

from quizgeo.language import _
from quizgeo.study.search_errors import unknown, wrong
from quizgeo.study.search_pieces import Piece, pieces
from quizgeo.study.search_words import ORDERS, WORDS
from quizgeo.text import fold

_DEEPEST = 50
"""Brackets inside each other."""
_LEVEL = 3
"""Of folding, as the judge folds what is typed: no case, no punctuation, no accents."""
_NAMED = re.compile(r"([A-Za-z_]+):(?!//)(.*)", re.DOTALL)
_OR, _AND = "or", "and"


class Text(Struct, frozen=True):
    """A folded text that has to occur, in one of its forms."""

    forms: tuple[str, ...]


class Term(Struct, frozen=True):
    """A word of the table with what stands after its colon."""

    word: str
    value: str
    start: int
    """Where it stands, from 0."""


class Not(Struct, frozen=True):
    """What must not hold."""

    part: "Node"


class Both(Struct, frozen=True):
    """What has to hold together; of nothing, it always does."""

    parts: tuple["Node", ...] = ()


class Either(Struct, frozen=True):
    """What has to hold in one of its parts."""

    parts: tuple["Node", ...]


Node = Text | Term | Not | Both | Either


class SortBy(Struct, frozen=True):
    """One order of the list."""

    name: str
    reverse: bool = False


class Query(Struct, frozen=True):
    """A search."""

    node: Node = Both()
    sorts: tuple[SortBy, ...] = ()
    """The first one counts most."""


def parse(query: str) -> Query:
    """Read a search. Raises QueryError with the place of what cannot be understood."""
    kept, sorts = _without_sorts(pieces(query))
    return Query(_Parser(kept).whole(), tuple(_sort(written) for written in sorts))


def with_sort(query: str, name: str) -> str:
    """Write a search with this order in place of those it asks for. The order of the decks is not written."""
    _kept, sorts = _without_sorts(pieces(query))
    for written in reversed(sorts):
        before, after = query[: written[0].start].rstrip(), query[written[-1].end :].lstrip()
        query = f"{before} {after}".strip()
    return query if name == ORDERS[0].name else f"{query} sort:{name}".strip()


def sort_in(query: str) -> str:
    """Give the order that a search asks for first, whatever else is wrong with it; else that of the decks."""
    _kept, sorts = _without_sorts(pieces(query))
    named = [_named(written[-1])[1].lower() for written in sorts]
    known = {order.name for order in ORDERS}
    return next((name for name in named if name in known), ORDERS[0].name)


def folded_for_search(text: str) -> str:
    """Fold a text of a card as what is looked for is folded."""
    return fold(text, _LEVEL)


# -- the order -------------------------------------------------------------------------------------------------------


def _without_sorts(found: Sequence[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Part a search into what has to hold, and the words of order, each with the signs before it."""
    kept: list[Piece] = []
    sorts: list[list[Piece]] = []
    for piece in found:
        name, _value = _named(piece)
        if name != "sort":
            kept.append(piece)
            continue
        first = len(kept)
        while first and kept[first - 1].sort == "not":
            first -= 1
        sorts.append([*kept[first:], piece])
        del kept[first:]
    return kept, sorts


def _sort(written: Sequence[Piece]) -> SortBy:
    *signs, piece = written
    _name, value = _named(piece)
    names = [each.name for each in ORDERS]
    if value.lower() not in names:
        raise unknown(value, piece.start, names, "sort:")
    return SortBy(value.lower(), reverse=len(signs) % 2 == 1)


# -- what has to hold ------------------------------------------------------------------------------------------------


class _Parser:
    """Reads pieces from left to right; what stands side by side has to hold together, and `or` binds less."""

    def __init__(self, found: Sequence[Piece]) -> None:
        self._pieces = [piece for piece in found if not _is(piece, _AND)]
        self._place = 0

    def whole(self) -> Node:
        """Read everything."""
        if not self._pieces:
            return Both()
        node = self._either(0)
        piece = self._next
        if piece is not None:
            raise wrong(_("“)” at place {place} closes no bracket."), piece.text, piece.start)
        return node

    @property
    def _next(self) -> Piece | None:
        return self._pieces[self._place] if self._place < len(self._pieces) else None

    def _either(self, depth: int) -> Node:
        parts = [self._both(depth)]
        while (piece := self._next) is not None and _is(piece, _OR):
            self._place += 1
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self, depth: int) -> Node:
        parts: list[Node] = []
        while (piece := self._next) is not None and piece.sort != "shut" and not _is(piece, _OR):
            parts.append(self._one(depth))
        if not parts:
            raise self._empty()
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self, depth: int) -> Node:
        negated = False
        while (piece := self._next) is not None and piece.sort == "not":
            self._place += 1
            negated = not negated
        if piece is None or piece.sort == "shut" or _is(piece, _OR):
            raise self._empty()
        self._place += 1
        node = self._bracket(piece, depth + 1) if piece.sort == "open" else _leaf(piece)
        return Not(node) if negated else node

    def _bracket(self, opened: Piece, depth: int) -> Node:
        """Read up to the closing bracket; one that is never closed reaches to the end."""
        if depth > _DEEPEST:
            raise wrong(_("There are too many brackets inside each other at place {place}."), opened.text, opened.start)
        node = self._either(depth)
        if self._next is not None:
            self._place += 1
        return node

    def _empty(self) -> Exception:
        piece = self._next or self._pieces[-1]
        return wrong(_("Something is missing beside “{word}” at place {place}."), piece.text, piece.start)


def _is(piece: Piece, word: str) -> bool:
    return piece.sort == "word" and piece.text.lower() == word


def _named(piece: Piece) -> tuple[str, str]:
    """Part a word from what stands after its colon; the word is empty where there is no colon after letters."""
    found = _NAMED.fullmatch(piece.text) if piece.sort == "word" else None
    return (found[1].lower(), found[2]) if found else ("", "")


def _leaf(piece: Piece) -> Node:
    name, value = _named(piece)
    if not name:
        return _text(piece)
    if name not in WORDS:
        raise unknown(f"{name}:", piece.start, [f"{word}:" for word in WORDS])
    if not value:
        examples = ", ".join(WORDS[name].examples)
        message = _("Something is missing after “{word}” at place {place}, as in {examples}.")
        raise wrong(message.replace("{examples}", examples), f"{name}:", piece.start)
    return Term(name, value, piece.start)


def _text(piece: Piece) -> Text:
    """Fold a text as it is, and as a part of a longer word: at its own, `dan` is read as `and`."""
    inside = fold(f"x{piece.text}", _LEVEL)[1:].strip()
    forms = tuple(dict.fromkeys(filter(None, (fold(piece.text, _LEVEL), inside))))
    if not forms:
        raise wrong(_("“{word}” at place {place} holds no letter and no digit."), piece.text, piece.start)
    return Text(forms)

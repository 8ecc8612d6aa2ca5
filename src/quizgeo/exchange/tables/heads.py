"""The heads of a table: which column holds what, whoever wrote it; and rows as texts by column."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from quizgeo.decks.scalars import slug_of
from quizgeo.exchange.tables.words import HEADS, LETTERS, NUMBERED
from quizgeo.patterns import regex
from quizgeo.spreadsheets import bare_cell
from quizgeo.text import clean

_REMARK = regex(r"\s+[-–—:]\s.*|\(.*", re.DOTALL)
"""What sites add behind the name of a column, such as ` - max 120 characters` or `(Optional)`."""
_BETWEEN = regex(r"[\s_/.-]+")
_SIGNS = "#:*?!\"' "
_COUNTER = regex(r"(?:question |soal )?#|(?:question )?(?:no|nr)\.?")
_KEYS = frozenset(("answer", "wrong", "options", "option"))
"""Columns that tell what is right, or what there is to choose from."""
_LONGEST = 200
"""Characters of a cell among which a name is looked for."""
_OWN = frozenset(("x-from", "x-media"))
"""Fields that importing writes itself."""


class Head(Struct, frozen=True):
    """One column of a foreign table."""

    column: str
    """Ours that it is; `option` for one of several, `picture`, an `x-` field, or empty: nobody needs it."""
    name: str
    """Its name, as it stands there."""
    kind: str = ""
    """The kind of question that the name tells."""


class Cell(Struct, frozen=True):
    """A text of a row, cleaned, with where it stands."""

    text: str
    place: int
    """Number of its column, from 1."""
    head: Head


class Row(Struct, frozen=True):
    """A row by our columns; cells that are empty are kept for options alone, whose numbers count."""

    line: int
    cells: Mapping[str, tuple[Cell, ...]]
    comma: bool | None = None
    """Whether a comma parts fractions in its numbers; None where nobody knows."""

    def get(self, column: str) -> str:
        """Give the text of a column; empty without one."""
        return next((cell.text for cell in self.cells.get(column, ()) if cell.text), "")

    def every(self, column: str) -> tuple[str, ...]:
        """Give the texts of a column that stands several times."""
        return tuple(cell.text for cell in self.cells.get(column, ()))

    def place(self, column: str) -> int:
        """Give the number of a column, from 1; 1 without one."""
        return next((cell.place for cell in self.cells.get(column, ()) if cell.text), 1)

    def told(self) -> str:
        """Give the kind that the names of the columns tell, such as `flashcard` for front and back."""
        cells = (*self.cells.get("answer", ()), *self.cells.get("question", ()))
        return next((cell.head.kind for cell in cells if cell.text and cell.head.kind), "")


def heads_of(cells: Sequence[str]) -> tuple[Head, ...]:
    """Read the first row of a table; () where it is none: it names no question, or nothing that is right."""
    words = [word(cell) for cell in cells]
    lettered = set(LETTERS[:2]).issubset(words)
    heads = tuple(_head(each, cell, lettered=lettered) for each, cell in zip(words, cells, strict=True))
    columns = {head.column for head in heads}
    stands_alone = any(head.kind == "cloze" for head in heads)
    if "question" not in columns or not (columns & _KEYS or stands_alone):
        return ()
    return _without_counters(heads)


def row_of(line: int, heads: Sequence[Head], cells: Sequence[str], *, comma: bool | None = None) -> Row:
    """Put the cells of a row under their heads; what stands beyond these is passed over."""
    found: dict[str, list[Cell]] = {}
    for place, (head, cell) in enumerate(zip(heads, cells, strict=False), start=1):
        text = clean(bare_cell(cell), lines=True) if head.column else ""
        if text or head.column == "option":
            found.setdefault(head.column, []).append(Cell(text, place, head))
    return Row(line, {column: tuple(listed) for column, listed in found.items()}, comma)


def word(cell: str) -> str:
    """Give a head or a value as it stands in our lists of words: small letters, single spaces, no remark behind it."""
    text = _begun(cell).casefold()
    if _COUNTER.fullmatch(text.strip()):
        return ""
    return _BETWEEN.sub(" ", _REMARK.sub("", text).strip(_SIGNS)).strip()


def _begun(cell: str) -> str:
    """Give a cell cleaned, and no more of it than a name has."""
    return clean(bare_cell(cell[:_LONGEST]))


def _head(name: str, cell: str, *, lettered: bool) -> Head:
    written = _begun(cell)
    if lettered and name in LETTERS:
        return Head("option", written)
    if name in HEADS:
        return Head(HEADS[name][0], written, HEADS[name][1])
    numbered = next((column for pattern, column in NUMBERED if pattern.fullmatch(name)), "")
    return Head(numbered or _foreign(written), written)


def _foreign(written: str) -> str:
    """Name the field for a column that we do not have; empty where its name has no letters that could be kept."""
    slug = slug_of(written.removeprefix("x-").removeprefix("X-"))
    name = f"x-{slug}" if slug else ""
    return f"{name}-column" if name in _OWN else name


def _without_counters(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """Pass over a column `number` beside a plain one of answers: it counts the rows."""
    plain = any(head.column in ("answer", "option", "wrong") and not head.kind for head in heads)
    if not plain:
        return heads
    return tuple(Head("", head.name) if head.kind == "number" else head for head in heads)

"""What rows are drawn on, and the rows that lists of things share: sign, box, letter, text, note."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from textual.content import Content

from quizgeo.text import cells, shorten
from quizgeo.tui.action import LETTERS
from quizgeo.tui.content import MARK, QUIET, fit, row, wrap
from quizgeo.tui.signs import Signs

NOTE_ROOM = 17
"""Cells kept free at the end of each row for what is said of it at the reveal: so nothing moves then."""
ROOMY = 50
"""Cells of a row under which none are kept for it: there is none to spare beside a map."""
MARGIN = "  "


class Sheet(Struct, frozen=True):
    """Where rows are drawn: how wide it is, and which signs it can show."""

    width: int
    signs: Signs

    def narrower(self, by: int) -> "Sheet":
        """Give a sheet with fewer columns."""
        return Sheet(max(1, self.width - by), self.signs)


class Thing(Struct, frozen=True):
    """One thing to choose, tick, move or match, as it is shown."""

    text: str
    letter: str = ""
    sign: str = " "
    sign_style: str = MARK
    box: str = ""
    note: str = ""
    style: str = ""


class Columns(Struct, frozen=True):
    """Things that stand side by side in one row, each `width` cells wide."""

    left: int
    width: int
    owners: tuple[int, ...]


class Drawn(Struct, frozen=True):
    """Rows, and for each the number of the thing that it belongs to; -1: to none."""

    rows: tuple[Content, ...] = ()
    owners: tuple[int | Columns, ...] = ()

    def __add__(self, other: "Drawn") -> "Drawn":
        return Drawn(self.rows + other.rows, self.owners + other.owners)

    def owner(self, place: int, x: int = 0) -> int:
        """Give what stands in a row, in column `x`; -1 for nothing, and for a row that is not there."""
        owner = self.owners[place] if 0 <= place < len(self.owners) else -1
        if isinstance(owner, int):
            return owner
        column = (x - owner.left) // owner.width
        return owner.owners[column] if 0 <= column < len(owner.owners) else -1

    def span(self, owner: int) -> tuple[int, int]:
        """Give the first and the last row of a thing."""
        places = [place for place, each in enumerate(self.owners) if each == owner] or [0]
        return places[0], places[-1]


NOTHING = Drawn()


def letter_of(place: int) -> str:
    """Give the letter of a place, from 0; empty from the eighth on."""
    return LETTERS[place].upper() if place < len(LETTERS) else ""


def place_of(letter: str, count: int) -> int | None:
    """Give the place, from 0, that a letter stands for among so many; None when there is none."""
    place = LETTERS.index(letter) if letter in LETTERS else count
    return place if place < count else None


def loose(rows: Iterable[Content]) -> Drawn:
    """Give rows that belong to nothing."""
    kept = tuple(rows)
    return Drawn(kept, (-1,) * len(kept))


def lettered(things: Sequence[Thing], sheet: Sheet) -> Drawn:
    """Draw things under each other. How many rows that takes depends on texts, boxes and letters alone."""
    boxed = any(thing.box for thing in things)
    with_letters = any(thing.letter for thing in things)
    indent = len(MARGIN) + 2 + (4 if boxed else 0) + (3 if with_letters else 0)
    room = max(8, sheet.width - indent - (NOTE_ROOM if sheet.width >= ROOMY else 1))
    texts = [wrap(thing.text, room) for thing in things]
    longest = max((cells(lines[0]) for lines in texts), default=0)
    drawn = Drawn()
    for place, (thing, lines) in enumerate(zip(things, texts, strict=True)):
        head, margin = _head(thing, boxed=boxed, lettered=with_letters), " " * indent
        rows = [row(margin if number else head, (line, thing.style)) for number, line in enumerate(lines)]
        if thing.note and (note := _note(thing.note, sheet, sheet.width - indent - longest - 2)):
            rows[0] = row(fit(rows[0], indent + longest + 2), (note, QUIET))
        drawn += Drawn(tuple(rows), (place,) * len(rows))
    return drawn


def _note(text: str, sheet: Sheet, room: int) -> str:
    """Give what is said of a thing beside it; where nothing is kept for that, only if there is room for all of it."""
    note = f"{sheet.signs.here} {text}"
    if sheet.width < ROOMY:
        return note if cells(note) <= room else ""
    return shorten(note, max(NOTE_ROOM - 2, room))


def _head(thing: Thing, *, boxed: bool, lettered: bool) -> Content:
    box = f"{thing.box or '   '} " if boxed else ""
    letter = f"{thing.letter or ' '}  " if lettered else ""
    return row(
        MARGIN,
        (thing.sign, f"bold {thing.sign_style}"),
        " ",
        (box, thing.style),
        (letter, "bold" if thing.letter else ""),
    )

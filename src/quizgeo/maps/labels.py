"""What is written on a map. Before the answer nothing is written that gives it away.

A name stands in the cells of its own country, or not at all; only a marked country may be written beside itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from quizgeo.maps.cells import WATER
from quizgeo.maps.giveaway import tells
from quizgeo.maps.ground import Ground
from quizgeo.maps.model import Region, in_language
from quizgeo.maps.roles import SIGNS, Foreground, Mark
from quizgeo.text import cells

UNKNOWN = "?"
"""Stands for the one country that is asked for; several are numbered."""


class Labels(Struct, frozen=True):
    """What is written on a map, and in which language."""

    language: str = "en"
    countries: bool = True
    seas: bool = True
    unnamed: frozenset[str] = frozenset()
    """Codes of countries that are not written, nor any sea whose name tells theirs."""
    instead: tuple[tuple[str, str], ...] = ()
    """Codes, and what is written in place of their names."""
    unnamed_seas: frozenset[str] = frozenset()
    """Seas that are not written, by their English names."""


def labels_to_identify(
    shown: Sequence[str],
    language: str = "en",
    *,
    options: Collection[str] = (),
    named: Collection[str] = (),
    seas: Collection[str] = (),
) -> Labels:
    """Write what may be read while the learner names what is shown: `?`, or numbers, in its place.

    options: codes of the countries to choose from, which are not written. named: those that the question's text names.
    seas: English names of those that are not written.
    """
    asked = [code for code in shown if code not in named]
    signs = [UNKNOWN] if len(asked) == 1 else [str(place) for place in range(1, len(asked) + 1)]
    unnamed = frozenset([*asked, *options]) - set(named)
    instead = tuple(zip(asked, signs, strict=True))
    return Labels(language, unnamed=unnamed, instead=instead, unnamed_seas=frozenset(seas))


class Written(NamedTuple):
    """A line of text on a map."""

    text: str
    cell: int
    """The cell of its first character."""
    role: Foreground
    mark: Mark | None = None
    """The mark that it stands on, beyond the country's own cells too."""


class _Room:
    """The cells that may still be written on."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._cols = ground.frame.cols
        self._taken: set[int] = set()

    def run(self, anchor: int, owner: int) -> range:
        """Give the free cells of an owner in a row, around one of them."""
        owners, row = self._ground.owners, anchor // self._cols
        start = stop = anchor
        while start > row * self._cols and owners[start - 1] == owner and start - 1 not in self._taken:
            start -= 1
        while stop < (row + 1) * self._cols and owners[stop] == owner and stop not in self._taken:
            stop += 1
        return range(start, stop)

    def free(self, start: int, length: int) -> bool:
        """Tell whether cells are all in one row, on the map and not written on."""
        row, col = divmod(start, self._cols)
        shown = self._ground.frame.shown(row)
        return (
            shown.start <= col and col + length <= shown.stop and self._taken.isdisjoint(range(start, start + length))
        )

    def keep(self, cells_to_keep: Iterable[int]) -> None:
        """Leave cells to those who come for them later."""
        self._taken.update(cells_to_keep)

    def claim(self, cell: int) -> None:
        """Come for a cell that was kept."""
        self._taken.discard(cell)

    def take(self, written: Written) -> Written:
        """Write, and give what was written."""
        self._taken.update(range(written.cell, written.cell + cells(written.text)))
        return written


def write(ground: Ground, labels: Labels, marks: Mapping[str, Mark]) -> list[Written]:
    """Give all that is written on a map: what is marked first, then the larger countries, then the seas."""
    room = _Room(ground)
    there = [code for code, number in ground.numbers.items() if number in ground.centres]
    there.sort(key=lambda code: -len(ground.cells[ground.numbers[code]]))
    first = [(code, text) for code in there if (text := standing_out(ground.region, labels, code, marks))]
    room.keep(ground.centres[ground.numbers[code]] for code, _ in first)
    written = [room.take(_beside(ground, room, code, text, marks.get(code))) for code, text in first]
    if labels.countries:
        left_out = {code for code, _ in first} | labels.unnamed | marks.keys()
        plain = (code for code in there if code not in left_out)
        written += [room.take(name) for code in plain if (name := _inside(ground, room, code, labels.language))]
    if labels.seas:
        seas = named_seas(ground.region, labels)
        written += [room.take(sea) for at, text in seas if (sea := _on_water(ground, room, at, text))]
    return written


def named_seas(region: Region, labels: Labels) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the seas that may be named, by their points."""
    secret = [region.named(code, labels.language) for code in labels.unnamed if code in region.shapes]
    for sea in region.seas:
        name = in_language(sea.name, labels.language)
        if sea.name["en"] not in labels.unnamed_seas and not any(tells(name, country) for country in secret):
            yield sea.at, name


def standing_out(region: Region, labels: Labels, code: str, marks: Mapping[str, Mark]) -> str:
    """Give what has to stand with a country: what is written in place of its name, or what its mark says."""
    for other, sign in labels.instead:
        if other == code:
            return sign
    if code not in marks or not labels.countries or code in labels.unnamed:
        return SIGNS[marks[code]] if code in marks else ""
    return f"{SIGNS[marks[code]]} {region.named(code, labels.language)}".strip()


def _beside(ground: Ground, room: _Room, code: str, text: str, mark: Mark | None) -> Written:
    """Place a text that has to stand: in the country if it fits, else beside it, else as much as its first sign."""
    number = ground.numbers[code]
    anchor, length = ground.centres[number], cells(text)
    role: Foreground = "mark-text" if mark else "label"
    room.claim(anchor)
    run = room.run(anchor, number)
    if length + 2 <= len(run):
        return Written(f" {text} ", _centred(run, anchor, length + 2), role, mark)
    if length <= len(run):
        return Written(text, _centred(run, anchor, length), role, mark)
    turned = " ".join(reversed(text.split(" ", 1))) if mark and SIGNS[mark] else text
    sides = [(start, words) for start, words in ((anchor, text), (anchor - length + 1, turned))
             if room.free(start, length)]  # fmt: skip
    if not sides:
        return Written(text[0], anchor, role, mark)
    start, words = min(sides, key=lambda side: _land_covered(ground, number, range(side[0], side[0] + length)))
    return Written(words, start, role, mark)


def _land_covered(ground: Ground, number: int, place: range) -> int:
    """Count the cells of other countries that a text would cover."""
    return sum(ground.owners[cell] not in (WATER, number) for cell in place)


def _inside(ground: Ground, room: _Room, code: str, language: str) -> Written | None:
    """Place a name, or at least a code, in the cells of its country, with one free on each side."""
    number = ground.numbers[code]
    if number in ground.markers:
        return None
    anchor = ground.centres[number]
    run = room.run(anchor, number)
    for text in (ground.region.named(code, language), code):
        if (length := cells(text)) + 2 <= len(run):
            return Written(text, _centred(run[1:-1], anchor, length), "label")
    return None


def _on_water(ground: Ground, room: _Room, at: tuple[int, int], name: str) -> Written | None:
    """Place the name of a sea on water that no coast runs through, over its point or in a row next to that."""
    fitted, grid, length = ground.frame, ground.region.grid, cells(name)
    col, row = fitted.cell(at[1] * grid, at[0] * grid)
    for line in (row, row - 1, row + 1):
        anchor = line * fitted.cols + col
        if col not in fitted.shown(line) or ground.owners[anchor] != WATER:
            continue
        run = room.run(anchor, WATER)[1:-1]
        for shift in sorted(range(-length, 1), key=lambda shift: abs(shift + length // 2)):
            start = anchor + shift
            if start in run and start + length - 1 in run and not any(ground.bits[start : start + length]):
                return Written(name, start, "line")
    return None


def _centred(run: range, anchor: int, length: int) -> int:
    """Give the cell at which a text begins that is centred on one of a run, as far as the run goes."""
    return max(run.start, min(anchor - length // 2, run.stop - length))

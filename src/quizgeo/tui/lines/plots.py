"""Plots in character cells: columns over an axis, bars with their figures. Pure; shares and words in, rows out."""

from collections.abc import Sequence

from textual.content import Content

from quizgeo.insight.plots import bar, columns, sampled
from quizgeo.language import _
from quizgeo.text import cells, shorten
from quizgeo.tui.content import BOLD, QUIET, row
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL

DONE = "$done"
"""Colour of what is drawn; its height says the same."""
AXIS = 6
"""Cells of the names at the axis, the axis itself the last of them."""


def percent(share: float) -> str:
    """Give a share, 0..1, in percent."""
    return _("{percent} %").format(percent=round(share * 100))


def drawn(sheet: Sheet) -> bool:
    """Tell whether blocks can be drawn, and not plain letters alone."""
    return sheet.signs.block == FULL.block


def columns_over_axis(shares: Sequence[float], high: int, names: tuple[str, str], sheet: Sheet) -> list[Content]:
    """Draw columns for shares, 0..1, over the width of the sheet. names: of 1 and of 0, at the axis."""
    width = max(1, sheet.width - AXIS)
    fine = drawn(sheet)
    post = "┤" if fine else "|"
    rows = []
    for place, line in enumerate(columns(sampled(shares, width), high, signs=fine)):
        name = names[0] if place == 0 else names[1] if place == high - 1 else ""
        rows.append(row((f"{name:>{AXIS - 1}}{post}", QUIET), (line.rstrip(), DONE)))
    return rows


def with_line(plot: Sequence[Content], level: float, sheet: Sheet) -> list[Content]:
    """Draw a line across a plot at a level, 0..1, wherever no column stands."""
    place = min(len(plot) - 1, max(0, round((1.0 - level) * len(plot) - 0.5)))
    drawn_row, width = plot[place], sheet.width
    text = drawn_row.plain.ljust(width)
    line = "".join(sheet.signs.line if cell == " " else cell for cell in text[AXIS:])
    rows = list(plot)
    rows[place] = row((text[:AXIS], QUIET), (line, DONE))
    return rows


def histogram(counts: Sequence[int], edges: Sequence[str], high: int, sheet: Sheet) -> list[Content]:
    """Draw a column for each count, and under it, or under each second one, where it begins.

    edges: names of the beginnings, one for each.
    """
    most = max(counts, default=0) or 1
    wide = max(1, (sheet.width - AXIS) // max(1, len(counts)))
    shares = [count / most for count in counts for _cell in range(wide)]
    plot = columns_over_axis(shares, high - 1, (str(most), "0"), Sheet(AXIS + len(shares), sheet.signs))
    each = 1 if max(map(cells, edges)) < wide else 2
    names = "".join(shorten(edge, each * wide).ljust(each * wide) for edge in edges[::each])
    return [*plot, row(" " * AXIS, (names, QUIET))]


def axis_words(parts: Sequence[str], sheet: Sheet) -> Content:
    """Spread words under a plot: the first at its left end, the last at its right end, others evenly between."""
    width = sheet.width - AXIS
    text, last = "", len(parts) - 1
    for place, part in enumerate(parts):
        start = (width - cells(part)) * place // last if last else 0
        text += " " * (start - cells(text)) + part
    return row(" " * AXIS, (text, QUIET))


def bar_row(name: str, share: float, figure: str, sheet: Sheet, *, label: int, figures: int) -> Content:
    """Give a name, its figure and a bar for a share, 0..1, of the longest. label, figures: cells of those columns."""
    room = max(1, sheet.width - label - figures - 4)
    line = bar(share, room, signs=drawn(sheet))
    gap = " " * max(0, label - cells(name))
    return row("  ", (name, QUIET), gap, f"{figure:>{figures}} ", (line, DONE))


def title(text: str, more: str = "") -> Content:
    """Give the name of a plot, and what is said of it beside."""
    return row((text, BOLD), (f"  {more}" if more else "", QUIET))

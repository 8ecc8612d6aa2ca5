"""Small bars, shades and columns of figures for the terminal, with or without signs beyond plain letters."""

from collections.abc import Collection, Sequence
from textwrap import wrap

from msgspec import Struct

from quizgeo.language import _, number
from quizgeo.text import cells

WIDTH = 80
"""Cells of the widest line."""
BAR = 20
"""Cells of a full bar."""
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_HEAT, _PLAIN_HEAT = "·░▒▓█", ".-=+#"
"""From nothing to much."""


class Drawing(Struct, frozen=True):
    """How figures are shown."""

    bars: bool = True
    """False: in words and figures alone."""
    signs: bool = True
    """Whether signs beyond plain letters reach the reader."""


def bar(share: float, drawing: Drawing, full: int = BAR) -> str:
    """Give a bar for a share of the longest, 0..1; empty without bars. What is more than nothing is seen.

    full: cells of the longest.
    """
    if not drawing.bars:
        return ""
    if not drawing.signs:
        return "#" * (round(share * full) or int(share > 0))
    eighths = round(share * full * 8) or int(share > 0)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8]


def heat(steps: Sequence[int], drawing: Drawing) -> str:
    """Give a sign for each step, 0 to 4."""
    signs = _HEAT if drawing.signs else _PLAIN_HEAT
    return "".join(signs[step] for step in steps)


CERTAIN = 0.99
"""The most that a forecast is told as: nobody is sure of an answer to come."""


def foretold(share: float) -> str:
    """Give a forecast of a share, 0..1, in percent; at most 99."""
    return percent(min(share, CERTAIN))


def percent(share: float) -> str:
    """Give a share, 0..1, in percent."""
    return _("{percent} %").format(percent=round(share * 100))


def counted(count: float) -> str:
    """Give a count, its thousands apart."""
    return number(f"{count:,.0f}")


def laid_out(rows: Sequence[tuple[str, ...]], left: Collection[int]) -> list[str]:
    """Lay rows out in columns: figures end at the right, the columns `left` begin at the left; empty ones vanish."""
    columns = [(place, column) for place, column in enumerate(zip(*rows, strict=True)) if any(column)]
    widths = {place: max(map(cells, column)) for place, column in columns}
    told = []
    for row in rows:
        filled = []
        for place, width in widths.items():
            gap = " " * (width - cells(row[place]))
            filled.append(row[place] + gap if place in left else gap + row[place])
        told.append("  ".join(filled).rstrip())
    return told


def in_width(lines: Sequence[str]) -> list[str]:
    """Break sentences that are wider than a terminal; rows of tables are not."""
    told: list[str] = []
    for line in lines:
        told += wrap(line, WIDTH, subsequent_indent="  ") if cells(line) > WIDTH else [line]
    return told

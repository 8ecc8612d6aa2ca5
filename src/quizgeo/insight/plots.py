"""Figures as rows of characters: columns, sparks, lines and bars, in eighths of a cell or in plain letters.

Pure: shares in, text out. Every picture has its figures in words beside it, for nothing here can be read aloud.
"""

from collections.abc import Sequence

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""A cell that is filled from below, by eighths."""
_LYING = (" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█")
"""A cell that is filled from the left, by eighths."""
_FULL = 8
_HALF = 4
FLOORS = (0.0, 0.5, 0.6, 0.7, 0.8)
"""Where an axis of shares may begin."""


def columns(shares: Sequence[float], rows: int, *, signs: bool) -> list[str]:
    """Draw a column of one cell for each share, 0..1, `rows` high; give the rows from top to bottom.

    What is more than nothing is seen. signs: whether signs beyond plain letters may be used.
    """
    filled = [max(min(round(share * rows * _FULL), rows * _FULL), int(share > 0)) for share in shares]
    lowest = rows - 1
    return [
        "".join(_cell(each - (lowest - place) * _FULL, signs=signs, lowest=place == lowest) for each in filled)
        for place in range(rows)
    ]


def _cell(eighths: int, *, signs: bool, lowest: bool) -> str:
    inside = min(max(eighths, 0), _FULL)
    if signs:
        return EIGHTHS[inside]
    return "#" if inside >= _HALF else "." if inside and lowest else " "


def spark(shares: Sequence[float], *, signs: bool) -> str:
    """Draw shares, 0..1, in one row."""
    return columns(shares, 1, signs=signs)[0]


def bar(share: float, width: int, *, signs: bool) -> str:
    """Draw a share, 0..1, of `width` cells from the left, not padded; what is more than nothing is seen."""
    if not signs:
        return "#" * (round(share * width) or int(share > 0))
    eighths = round(share * width * _FULL) or int(share > 0)
    return "█" * (eighths // _FULL) + (_LYING[eighths % _FULL] if eighths % _FULL else "")


def sampled(figures: Sequence[float], width: int) -> list[float]:
    """Stretch figures over `width` cells, or put neighbours together, each cell then the mean of its own."""
    if not figures:
        return [0.0] * width
    count = len(figures)
    cells = []
    for place in range(width):
        start = place * count // width
        end = max(start + 1, (place + 1) * count // width)
        cells.append(sum(figures[start:end]) / (end - start))
    return cells


def floor_of(shares: Sequence[float]) -> float:
    """Give where an axis that ends at 1 may begin, 0..0.9, so that all of these shares lie above it."""
    return max((floor for floor in FLOORS if floor <= min(shares)), default=0.0)

"""Where the map of a question stands that is looked at: under its text, else beside it, else nowhere. Pure."""

from collections.abc import Callable

from msgspec import Struct

from quizgeo.maps import Region, fits
from quizgeo.maps.frame import LEAST, frame

TEXT = 31
"""Columns of the text beside a map."""
FEWEST = 4
"""Rows of the text above a map; what does not fit into them scrolls."""
CAPTION = 1
"""Rows under a map."""
NARROWEST = 32
"""Columns of what stands under a map."""

RowsAt = Callable[[int], int]
"""Gives the rows that the text takes at a width."""


class Spot(Struct, frozen=True):
    """A map and its text, in cells from the upper left corner."""

    text: int
    """Columns of the text."""
    height: int
    """Rows of the text."""
    left: int
    top: int
    cols: int
    rows: int


def spot(region: Region, width: int, room: int, rows_at: RowsAt) -> Spot | None:
    """Find the place of a map in `room` rows of `width` columns; None where it would be too small."""
    wanted = rows_at(width)
    beside = _placed(region, width - TEXT - 1, room, text=(TEXT, room), at=(TEXT + 1, 0))
    return (
        _under(region, width, room, wanted)
        or beside
        or _under(region, width, room, max(FEWEST, min(wanted, room - LEAST[1] - CAPTION - 1)))
    )


def _under(region: Region, width: int, room: int, height: int) -> Spot | None:
    return _placed(region, width - 2, room - height - 1, text=(width, height), at=(2, height + 1))


def _placed(region: Region, cols: int, room: int, *, text: tuple[int, int], at: tuple[int, int]) -> Spot | None:
    rows = room - CAPTION
    if not fits(region, cols, rows):
        return None
    fitted = frame(region, cols, rows)
    return Spot(*text, *at, max(NARROWEST, fitted.width), fitted.height)

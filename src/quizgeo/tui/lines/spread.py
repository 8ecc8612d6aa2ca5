"""Where a map stands beside or below its question. Pure; where it would be too small it stands nowhere, and is told.

It is drawn as large as the window lets it be, and the text gets what the map does not need.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.maps import Region, fits
from quizgeo.maps.frame import LEAST, LEAST_WORLD, frame
from quizgeo.tui.lines.layout import SIDE, Heights, Needs, share_out

LEAST_TEXT = 31
"""Columns of the text beside a map."""
LEAST_MAP = 32
"""Columns of what stands under a map."""
LEAST_SIDE = 3
"""Rows of the explanation below a map."""
LARGER = 1.5
"""Times that a map below the question has to be larger than one beside it, to stand there."""

NeedsAt = Callable[[int], Needs]
"""Gives the rows that a question needs at a width."""
CaptionsAt = Callable[[int], int]
"""Gives the rows that stand under a map of a width."""


class Spread(Struct, frozen=True):
    """A map with its text: columns and rows from the upper left corner of the middle of the screen."""

    text: int
    """Columns of the text."""
    left: int
    top: int
    cols: int
    rows: int
    captions: int
    """Rows under the map."""
    area: int
    """Cells that the map itself covers."""
    heights: Heights
    beside: bool


def spread(region: Region, width: int, room: int, needs: NeedsAt, captions: CaptionsAt) -> Spread | None:
    """Find the place of a map in `room` rows of `width` columns; None where it would be too small."""
    beside, below = _beside(region, width, room, needs, captions), _below(region, width, room, needs, captions)
    if beside is None or below is None:
        return beside or below
    return below if below.area > LARGER * beside.area else beside


def _beside(region: Region, width: int, room: int, needs: NeedsAt, captions: CaptionsAt) -> Spread | None:
    """Put the map at the right, as high as the room is."""
    least = (LEAST if region.projection == "plate" else LEAST_WORLD)[0]
    most = width - max(LEAST_TEXT + 1, min(width * 2 // 5, width - least))
    found = _drawn(region, most, room, captions)
    if found is None:
        return None
    cols, rows, below, area = found
    text = width - cols - 1
    heights = share_out(room, needs(text), wide=False, most=max(SIDE, room // 2))
    return Spread(text, width - cols, 0, cols, rows, below, area, heights, beside=True)


def _below(region: Region, width: int, room: int, needs: NeedsAt, captions: CaptionsAt) -> Spread | None:
    """Put the map under the question and above its explanation."""
    asked = share_out(room, needs(width), wide=False, most=0)
    used = asked.prompt + asked.message + asked.top + asked.field + asked.under
    found = _drawn(region, width - 2, room - used - LEAST_SIDE, captions)
    if found is None:
        return None
    cols, rows, below, area = found
    heights = replace(asked, side=min(SIDE, room - used - rows - below))
    return Spread(width, 2, used, cols, rows, below, area, heights, beside=False)


def _drawn(region: Region, cols: int, room: int, captions: CaptionsAt) -> tuple[int, int, int, int] | None:
    """Give columns and rows of a map that fills what is there, the rows below it, and the cells that it covers."""
    below = captions(cols)
    for _turn in range(2):  # the narrower it is, the more rows the words below it take
        rows = room - below
        if not fits(region, cols, rows):
            return None
        fitted = frame(region, cols, rows)
        wide, high = max(LEAST_MAP, fitted.width), fitted.height
        below = captions(wide)
    if not fits(region, cols, room - below):
        return None
    return wide, min(high, room - below), below, fitted.width * fitted.height

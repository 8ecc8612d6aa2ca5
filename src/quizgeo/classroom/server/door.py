"""How a room is entered, for the wall: its code, the address to type, and both as a QR code that pages draw."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import segno

from quizgeo.classroom.wire import Door

QUIET = 4
"""Modules around a QR code that stay light (ISO/IEC 18004)."""


def door(code: str, urls: Sequence[str]) -> Door:
    """Give what the wall shows. urls: what participants open, the best one first; empty where nobody knows.

    The QR code is of the address in capitals, which takes the fewest modules; pages read codes in any case.
    """
    if not urls:
        return Door(code, "")
    made = segno.make(f"{urls[0]}/{code}".upper(), error="m", micro=False, boost_error=False)
    rows = tuple(bytes(row) for row in made.matrix)
    return Door(code, urls[0], "".join(_path(rows)), len(rows) + 2 * QUIET)


def _path(rows: Sequence[bytes]) -> Iterator[str]:
    """Give the dark modules as rectangles, each run of a row one."""
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for dark, run in groupby(row):
            length = len(tuple(run))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length

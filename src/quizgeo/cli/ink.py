"""The roles of a map in the codes of a terminal that is not ours to theme: each colour stands on one of our own.

Lines are at least 3 : 1 and texts 4.5 : 1 against what they stand on, after WCAG 2.2; a test computes both.
"""

import os
from collections.abc import Callable, Iterator, Mapping

from quizgeo.maps import Background, Foreground, Picture

Colour = tuple[int, int, int]
"""Red, green, blue, 0..255."""

BACKS: Mapping[Background, Colour] = {
    "water": (12, 36, 64),
    "land0": (52, 78, 52),
    "land1": (92, 66, 40),
    "land2": (82, 58, 96),
    "land3": (34, 84, 88),
    "land4": (98, 48, 56),
    "mark": (244, 206, 92),
    "right": (116, 214, 140),
    "wrong": (255, 150, 138),
}
_LIGHT, _DARK = (244, 246, 248), (16, 18, 22)
FORES: Mapping[Foreground, Colour] = {
    "line": (206, 216, 226),
    "label": _LIGHT,
    "mark": _DARK,
    "right": _DARK,
    "wrong": _DARK,
    "mark-text": _DARK,
    "cursor": _LIGHT,
}
_STEPS = (0, 95, 135, 175, 215, 255)
"""The levels of the colour cube of 256 colours, as xterm has them."""
_CUBE = 16
"""The first number of the cube; below it stand the colours that people set for themselves."""
_PLAIN = "\x1b[0m"


def ink(picture: Picture) -> Iterator[str]:
    """Give the rows of a picture with their codes; each row ends as plain text."""
    code = _full if os.environ.get("COLORTERM") in ("truecolor", "24bit") else _indexed
    for row in range(len(picture.rows)):
        stretches = (_painted(text, code, fore, back) for text, fore, back in picture.runs(row))
        yield "".join(stretches).rstrip(" ")


def _painted(text: str, code: Callable[[Colour], str], fore: Foreground, back: Background) -> str:
    """Give a stretch of one role with its codes, or as it is outside of the map."""
    marks = [f"38;{code(FORES[fore])}"] if fore else []
    marks += [f"48;{code(BACKS[back])}"] if back else []
    return f"\x1b[{';'.join(marks)}m{text}{_PLAIN}" if marks else text


def _full(colour: Colour) -> str:
    """Give a colour as it is."""
    red, green, blue = colour
    return f"2;{red};{green};{blue}"


def _indexed(colour: Colour) -> str:
    """Give the colour of the cube that is nearest to one."""
    red, green, blue = (min(range(6), key=lambda step: abs(_STEPS[step] - part)) for part in colour)
    return f"5;{_CUBE + 36 * red + 6 * green + blue}"

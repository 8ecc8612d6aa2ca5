"""The colours of maps in each theme, by the roles that maps have for what is drawn.

Lines have a contrast of at least 3 : 1 to every land and to water, texts 4.5 : 1 to what they stand on, and marked
countries 3 : 1 to all others. The two ANSI themes draw maps in characters alone, marks in a colour of the terminal.
"""

from collections.abc import Mapping
from itertools import product
from typing import Final

GROUNDS: Final = ("map-water", "map-land0", "map-land1", "map-land2", "map-land3", "map-land4")
MARKS: Final = ("map-mark", "map-right", "map-wrong")
VARIABLES: Final = (*GROUNDS, *MARKS, "map-line", "map-label", "map-cursor", "map-mark-text")
"""Names that the style sheet of maps uses."""
TEXT_PAIRS: Final = (*product(("map-label", "map-cursor"), GROUNDS), *(("map-mark-text", mark) for mark in MARKS))
"""Every colour that text on a map has, with every ground that it stands on."""
LINE_PAIRS: Final = (*(("map-line", ground) for ground in GROUNDS), *product(MARKS, GROUNDS))
"""What is seen and not read, with what it has to be told from."""


def _painted(grounds: str, marks: str, *, line: str, label: str, cursor: str, mark_text: str) -> dict[str, str]:
    """Name colours; grounds and marks are written in the order of their names."""
    named = zip((*GROUNDS, *MARKS), (*grounds.split(), *marks.split()), strict=True)
    return {**dict(named), "map-line": line, "map-label": label, "map-cursor": cursor, "map-mark-text": mark_text}


def _of_terminal(mark: str, right: str, wrong: str) -> dict[str, str]:
    """Leave everything in the terminal's own two colours but for the marks."""
    default = "ansi_default"
    marks = {"map-mark": mark, "map-right": right, "map-wrong": wrong}
    return dict.fromkeys(VARIABLES, default) | marks


PAINTS: Final[Mapping[str, Mapping[str, str]]] = {
    "quizgeo-dark": _painted(
        "#0c2440 #344e34 #5c4228 #523a60 #225458 #623038", "#f4ce5c #74d68c #ff968a",
        line="#ced8e2", label="#f4f6f8", cursor="#ffffff", mark_text="#101216",
    ),
    "quizgeo-light": _painted(
        "#c3dcf2 #d3e6c8 #f1dfc0 #e5d5ee #c6e5e2 #f3d3d0", "#8a4b00 #12652b #a8201a",
        line="#4a5560", label="#15191d", cursor="#000000", mark_text="#ffffff",
    ),
    "quizgeo-contrast": _painted(
        "#000000 #1f3a1f #3d2a12 #33213f #0f3a3d #421a22", "#ffe45c #6dff95 #ffa79f",
        line="#e6e6e6", label="#ffffff", cursor="#ffffff", mark_text="#000000",
    ),
    "ansi-dark": _of_terminal("ansi_bright_yellow", "ansi_bright_green", "ansi_bright_red"),
    "ansi-light": _of_terminal("ansi_blue", "ansi_green", "ansi_red"),
}  # fmt: skip
"""By theme and name."""

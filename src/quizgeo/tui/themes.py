"""The themes. Colours have names by their meaning, and only themes know what they look like.

Every text of the three themes of our own has a contrast of at least 4.5 : 1 to what it stands on. The two ANSI themes
use the terminal's own sixteen colours.

On maps lines have at least 3 : 1 to every land and to water, and so have marked countries to all others. The ANSI
themes draw maps in characters alone, marks in a colour of the terminal.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import Final

from msgspec import Struct
from textual.theme import BUILTIN_THEMES, Theme

DARK: Final = "quizgeo-dark"
ANSI: Final = "ansi-dark"


class _Paint(Struct, frozen=True):
    """The colours of a theme of our own."""

    ground: str
    raised: str
    """Ground of fields and of the key bar."""
    ink: str
    quiet: str
    right: str
    wrong: str
    close: str
    mark: str
    """Keys, cursor, headings."""
    chip: str
    """Ground of what the next key accepts."""
    chip_text: str
    done: str
    """The done part of a bar."""
    rest: str


_PAINTS: Final = {
    DARK: _Paint(
        ground="#15181c", raised="#20252b", ink="#e6e8ea", quiet="#a2abb5", right="#85d69b", wrong="#ff9a8f",
        close="#e8c86a", mark="#8cc4ff", chip="#2c5282", chip_text="#ffffff", done="#6fb1f5", rest="#3a424b",
    ),
    "quizgeo-light": _Paint(
        ground="#fbfaf7", raised="#efece5", ink="#1d2126", quiet="#59616b", right="#12652b", wrong="#a8201a",
        close="#7a4f00", mark="#0b539b", chip="#0b539b", chip_text="#ffffff", done="#0b539b", rest="#cfcbc2",
    ),
    "quizgeo-contrast": _Paint(
        ground="#000000", raised="#1a1a1a", ink="#ffffff", quiet="#d6d6d6", right="#6dff95", wrong="#ffa79f",
        close="#ffe45c", mark="#7fdcff", chip="#ffffff", chip_text="#000000", done="#7fdcff", rest="#6b6b6b",
    ),
}  # fmt: skip

MAP_GROUNDS: Final = ("map-water", "map-land0", "map-land1", "map-land2", "map-land3", "map-land4")
MAP_MARKS: Final = ("map-mark", "map-right", "map-wrong")
MAP_VARIABLES: Final = (*MAP_GROUNDS, *MAP_MARKS, "map-line", "map-label", "map-cursor", "map-mark-text")
"""Names that the style sheet of maps uses."""
MAP_TEXT_PAIRS: Final = (
    *product(("map-label", "map-cursor"), MAP_GROUNDS),
    *(("map-mark-text", mark) for mark in MAP_MARKS),
)
"""Every colour that text on a map has, with every ground that it stands on."""
MAP_LINE_PAIRS: Final = (*(("map-line", ground) for ground in MAP_GROUNDS), *product(MAP_MARKS, MAP_GROUNDS))
"""What is seen and not read, with what it has to be told from."""


def _map_painted(grounds: str, marks: str, *, line: str, label: str, cursor: str, mark_text: str) -> dict[str, str]:
    """Name colours; grounds and marks are written in the order of their names."""
    named = zip((*MAP_GROUNDS, *MAP_MARKS), (*grounds.split(), *marks.split()), strict=True)
    return {**dict(named), "map-line": line, "map-label": label, "map-cursor": cursor, "map-mark-text": mark_text}


def _map_of_terminal(mark: str, right: str, wrong: str) -> dict[str, str]:
    """Leave everything in the terminal's own two colours but for the marks."""
    default = "ansi_default"
    marks = {"map-mark": mark, "map-right": right, "map-wrong": wrong}
    return dict.fromkeys(MAP_VARIABLES, default) | marks


# Where a terminal knows 256 colours alone, each becomes another of them: no two lands may become one.
_MAP_PAINTS: Final[Mapping[str, Mapping[str, str]]] = {
    "quizgeo-dark": _map_painted(
        "#0c2440 #2c522c #5c4228 #582e64 #225458 #642c2e", "#f4ce5c #74d68c #ffaaa0",
        line="#ced8e2", label="#f4f6f8", cursor="#ffffff", mark_text="#101216",
    ),
    "quizgeo-light": _map_painted(
        "#b9d4f0 #cdeec8 #f5dfb9 #eed7f5 #c8f0ee #f5d2d0", "#8a4b00 #12652b #a8201a",
        line="#4a5560", label="#15191d", cursor="#000000", mark_text="#ffffff",
    ),
    "quizgeo-contrast": _map_painted(
        "#000000 #1f3a1f #42340e #33213f #0f3a3d #421a22", "#ffe45c #6dff95 #ffa79f",
        line="#e6e6e6", label="#ffffff", cursor="#ffffff", mark_text="#000000",
    ),
    "ansi-dark": _map_of_terminal("ansi_bright_yellow", "ansi_bright_green", "ansi_bright_red"),
    "ansi-light": _map_of_terminal("ansi_blue", "ansi_green", "ansi_red"),
}  # fmt: skip
"""By theme and name."""

VARIABLES: Final = (
    "raised", "quiet", "right", "wrong", "close", "mark", "chip", "chip-text", "done", "rest", *MAP_VARIABLES,
)  # fmt: skip
"""The names that styles and content use beside Textual's own."""
TEXT_PAIRS: Final = (
    *product(("foreground", "quiet", "right", "wrong", "close", "mark"), ("background", "raised")),
    ("chip-text", "chip"),
    *MAP_TEXT_PAIRS,
)  # fmt: skip
"""Every colour that text has, with every ground that it stands on."""


def _own(name: str, paint: _Paint) -> Theme:
    variables = {
        "raised": paint.raised, "quiet": paint.quiet, "right": paint.right, "wrong": paint.wrong, "close": paint.close,
        "mark": paint.mark, "chip": paint.chip, "chip-text": paint.chip_text, "done": paint.done, "rest": paint.rest,
        "input-selection-background": paint.chip, "input-cursor-background": paint.ink,
        "input-cursor-foreground": paint.ground,
        "block-cursor-background": paint.chip, "block-cursor-foreground": paint.chip_text,
        **_MAP_PAINTS[name],
    }  # fmt: skip
    return Theme(
        name, primary=paint.mark, secondary=paint.mark, accent=paint.mark, warning=paint.close, error=paint.wrong,
        success=paint.right, foreground=paint.ink, background=paint.ground, surface=paint.raised, panel=paint.raised,
        dark=name != "quizgeo-light", variables=variables,
    )  # fmt: skip


def _terminals_own(name: str, *, dark: bool) -> Theme:
    bright = "ansi_bright_" if dark else "ansi_"
    ink, ground = ("ansi_black", "ansi_bright_white") if dark else ("ansi_bright_white", "ansi_black")
    default = "ansi_default"
    variables = {
        "raised": default, "quiet": default, "right": f"{bright}green", "wrong": f"{bright}red",
        "close": "ansi_bright_yellow" if dark else "ansi_blue", "mark": "ansi_bright_cyan" if dark else "ansi_blue",
        "chip": ground, "chip-text": ink, "done": "ansi_bright_cyan" if dark else "ansi_blue", "rest": default,
        **_MAP_PAINTS[name],
    }  # fmt: skip
    theirs = BUILTIN_THEMES[name]
    return replace(theirs, variables={**theirs.variables, **variables})


THEMES: Final[Mapping[str, Theme]] = {
    **{name: _own(name, paint) for name, paint in _PAINTS.items()},
    ANSI: _terminals_own(ANSI, dark=True),
    "ansi-light": _terminals_own("ansi-light", dark=False),
}
"""The themes by name; the first is the default."""


def first_theme(environment: Mapping[str, str], kept: str | None = None) -> str:
    """Choose the theme to start with: without colours if `NO_COLOR` asks for it, else the one chosen before."""
    return ANSI if environment.get("NO_COLOR") else kept or DARK


def defaults() -> dict[str, str]:
    """Give what the names stand for in a theme that is not ours."""
    return {name: THEMES[DARK].variables[name] for name in VARIABLES}

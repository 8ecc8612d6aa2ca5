"""The themes. Colours have names by their meaning, and only themes know what they look like.

Every text of the three themes of our own has a contrast of at least 4.5 : 1 to what it stands on. The two ANSI themes
use the terminal's own sixteen colours.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import Final

from msgspec import Struct
from textual.theme import BUILTIN_THEMES, Theme

from quizgeo.tui import map_paints

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

VARIABLES: Final = (
    "raised", "quiet", "right", "wrong", "close", "mark", "chip", "chip-text", "done", "rest", *map_paints.VARIABLES,
)  # fmt: skip
"""The names that styles and content use beside Textual's own."""
TEXT_PAIRS: Final = (
    *product(("foreground", "quiet", "right", "wrong", "close", "mark"), ("background", "raised")),
    ("chip-text", "chip"),
    *map_paints.TEXT_PAIRS,
)  # fmt: skip
"""Every colour that text has, with every ground that it stands on."""


def _own(name: str, paint: _Paint) -> Theme:
    variables = {
        "raised": paint.raised, "quiet": paint.quiet, "right": paint.right, "wrong": paint.wrong, "close": paint.close,
        "mark": paint.mark, "chip": paint.chip, "chip-text": paint.chip_text, "done": paint.done, "rest": paint.rest,
        "input-selection-background": paint.chip, "input-cursor-background": paint.ink,
        "input-cursor-foreground": paint.ground,
        "block-cursor-background": paint.chip, "block-cursor-foreground": paint.chip_text,
        **map_paints.PAINTS[name],
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
        **map_paints.PAINTS[name],
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

"""Every text can be read on what it stands on, and no theme lacks a colour."""

import pytest
from rich.color import Color as Ink
from rich.color import ColorSystem
from textual.color import Color

from quizgeo.tui.themes import (
    ANSI,
    DARK,
    MAP_GROUNDS,
    MAP_LINE_PAIRS,
    MAP_TEXT_PAIRS,
    TEXT_PAIRS,
    THEMES,
    VARIABLES,
    defaults,
    first_theme,
)

LEAST_CONTRAST = 4.5
LEAST_OF_LINES = 3.0
OWN = [name for name, theme in THEMES.items() if not theme.ansi]


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [value / 255 for value in (color.r, color.g, color.b)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    bright, dark = sorted((luminance(Color.parse(ink)), luminance(Color.parse(ground))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", OWN)
def test_every_text_stands_out(name: str, pair: tuple[str, str]) -> None:
    colors = THEMES[name].to_color_system().generate() | THEMES[name].variables
    assert contrast(colors[pair[0]], colors[pair[1]]) >= LEAST_CONTRAST


@pytest.mark.parametrize("pair", MAP_LINE_PAIRS, ids="-on-".join)
@pytest.mark.parametrize("name", OWN)
def test_lines_and_marked_countries_stand_out_from_all_lands_and_water(name: str, pair: tuple[str, str]) -> None:
    colors = THEMES[name].variables
    assert contrast(colors[pair[0]], colors[pair[1]]) >= LEAST_OF_LINES


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("few", [False, True], ids=["all", "256"])
def test_no_two_lands_have_one_colour(name: str, few: bool) -> None:
    assert len({shown(name, ground, few=few) for ground in MAP_GROUNDS}) == len(MAP_GROUNDS)


@pytest.mark.parametrize("name", OWN)
def test_maps_can_be_read_where_a_terminal_knows_256_colours_alone(name: str) -> None:
    pairs = [(pair, LEAST_OF_LINES) for pair in MAP_LINE_PAIRS] + [(pair, LEAST_CONTRAST) for pair in MAP_TEXT_PAIRS]
    for pair, least in pairs:
        assert contrast(*(shown(name, each, few=True) for each in pair)) >= least, pair


def shown(name: str, variable: str, *, few: bool) -> str:
    """Give a colour of a theme as a terminal shows it. few: one with 256 colours."""
    colour = Ink.parse(THEMES[name].variables[variable])
    return (colour.downgrade(ColorSystem.EIGHT_BIT) if few else colour).get_truecolor().hex


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_every_colour(name: str) -> None:
    assert set(VARIABLES) <= set(THEMES[name].variables)


def test_any_other_theme_gets_colours_too() -> None:
    assert set(defaults()) == set(VARIABLES)


def test_no_color_asks_for_the_terminals_own() -> None:
    assert first_theme({"NO_COLOR": "1"}) == ANSI
    assert first_theme({"NO_COLOR": ""}) == DARK
    assert first_theme({}) == DARK

"""docs/maps.md tells the truth: its table is that of the maps, its deck has no fault, its pictures have the notice."""

import re
from pathlib import Path

import pytest

from quizgeo import maps
from quizgeo.answers import problems
from quizgeo.cli.map import map as map_command
from quizgeo.decks import check_text
from quizgeo.maps.frame import LEAST, LEAST_WORLD
from quizgeo.tui.actions import BY_ID
from quizgeo.tui.keys import shown

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "maps.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[[^\]]+\]\((\S+)\)\n\n(.+)\n", PAGE)
LARGEST = 150_000
"""Bytes of a picture."""


def test_the_table_has_every_region_as_it_is() -> None:
    rows = [
        f"| `{name}` | {entry.title['en']} | {', '.join(f'{side:g}' for side in entry.box)} | {len(entry.cells)} "
        f"| {entry.within} km |"
        for name, entry in maps.regions().items()
    ]
    assert "\n".join(rows) in PAGE


def test_the_deck_has_no_fault() -> None:
    found = re.search(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    deck, told = check_text(found[1], "deck.yaml")
    assert deck is not None
    assert [problem.code for problem in (*told, *problems(deck))] == []


def test_there_are_pictures_and_each_has_the_notice_in_full() -> None:
    assert len(PICTURES) >= 4
    for name, below in PICTURES:
        assert below == maps.notice(maps.region("world"))
        assert 0 < (DOCS / name).stat().st_size <= LARGEST


def test_the_room_that_a_map_needs_is_named() -> None:
    assert f"{LEAST[0]} columns and {LEAST[1]} rows" in PAGE
    assert f"that of the world {LEAST_WORLD[0]} and {LEAST_WORLD[1]}" in PAGE


@pytest.mark.parametrize("option", ["--show", "--no-names", "--size", "--words", "-o"])
def test_options_of_the_command_are_its_own(option: str) -> None:
    assert option in PAGE
    assert any(option in parameter.opts for parameter in map_command.params)


def test_keys_are_those_of_the_table() -> None:
    for action in ("study.words", "study.give_up", "study.hint"):
        assert f"`{shown(BY_ID[action].keys[0])}`" in PAGE
    assert shown(BY_ID["study.words"].keys[1]) in PAGE

"""`quizgeo map`: what it draws, tells and refuses."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from quizgeo import maps
from quizgeo.cli.ink import BACKS, FORES, ink

CODES = re.compile(r"\x1b\[[\d;]*m")


def test_without_a_region_all_are_listed(call: Any) -> None:
    done = call("map")
    assert done.status == 0
    assert [line.split()[0] for line in done.out.splitlines()] == list(maps.regions())


def test_a_region_is_drawn_with_names_marks_and_the_notice(call: Any) -> None:
    done = call("map", "south-caucasus", "--show", "Azerbaijan", "--size", "80x20")
    *picture, notice = done.out.splitlines()
    assert done.status == 0
    assert len(picture) == 20
    assert "Georgia" in done.out
    assert "Azerbaijan" in done.out
    assert notice == maps.notice(maps.region("south-caucasus"))


def test_the_mark_is_seen_without_colours(call: Any) -> None:
    plain, marked = (call("map", "south-caucasus", "--size", "80x20", *words).out for words in ((), ("--show", "AZ")))
    assert sum(map(len, re.findall("[⢕⣕⢝]", marked))) > 50 > sum(map(len, re.findall("[⢕⣕⢝]", plain)))


@pytest.mark.parametrize("word", ["AZ", "aze", "Azerbaijan", "republic of azerbaijan"])
def test_a_country_is_named_by_code_or_name(call: Any, word: str) -> None:
    assert json.loads(call("map", "south-caucasus", "--show", word, "--json").out)["marked"] == ["AZE"]


def test_a_country_without_a_code_of_its_own_is_known_by_its_name(call: Any) -> None:
    assert json.loads(call("map", "32,34,35,36", "--show", "Northern Cyprus", "--json").out)["marked"] == ["CYN"]


def test_a_box_is_drawn_from_the_smallest_map_that_holds_it(call: Any) -> None:
    record = json.loads(call("map", "43,38,51,42", "--json").out)
    assert record["box"] == [43, 38, 51, 42]
    assert record["region"] == "south-caucasus"


def test_facts_say_both_names_and_the_neighbours(call: Any) -> None:
    record = json.loads(call("map", "south-caucasus", "--json").out)
    armenia = next(country for country in record["countries"] if country["code"] == "ARM")
    assert armenia["iso2"] == "AM"
    assert armenia["neighbours"]["GEO"] == "north"
    assert {country["name"]["id"] for country in record["countries"]} >= {"Rusia", "Turki"}


def test_too_little_room_gives_words(call: Any) -> None:
    done = call("map", "south-caucasus", "--show", "GE", "--size", "40x10")
    assert done.status == 0
    assert done.out.startswith("Georgia: ")
    assert "Black Sea" in done.out


def test_words_tell_every_country(call: Any) -> None:
    lines = call("map", "south-caucasus", "--words").out.splitlines()
    assert len(lines) == len(maps.region("south-caucasus").shapes) + 2


def test_in_indonesian(call: Any) -> None:
    done = call("--lang", "id", "map", "south-caucasus", "--size", "80x20")
    assert "Rusia" in done.out
    assert "bersifat skematis" in done.out


def test_a_picture_is_written(call: Any, tmp_path: Path) -> None:
    target = tmp_path / "europe.svg"
    assert call("map", "europe", "-o", str(target)).status == 0
    assert ET.fromstring(target.read_text()).tag.endswith("svg")


def test_a_picture_replaces_no_file_unasked(call: Any, tmp_path: Path) -> None:
    target = tmp_path / "europe.svg"
    target.write_text("mine")
    done = call("map", "europe", "-o", str(target))
    assert done.status == 2
    assert "--force replaces it" in done.err
    assert target.read_text() == "mine"
    assert call("map", "europe", "-o", str(target), "--force").status == 0
    assert target.read_text() != "mine"


def test_a_box_may_begin_in_the_west(call: Any) -> None:
    assert json.loads(call("map", "-10,35,5,45", "--json").out)["box"] == [-10, 35, 5, 45]


@pytest.mark.parametrize("words", [["map", "europe", "--lang", "id"], ["--lang=id", "map", "europe"]])
def test_the_language_may_be_asked_for_before_and_behind(call: Any, words: list[str]) -> None:
    assert "Batas bersifat" in call(*words, "--size", "80x20").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--shw", "GE"], "There is no option --shw"),
        (["europe", "africa"], "Name one region"),
        (["-o", "map.svg"], "Name one region"),
        (["south-caucasu"], "Did you mean south-caucasus?"),
        (["europe", "--show", "Kenya"], "Kenya is not on this map; it is on: africa, world."),
        (["europe", "--show", "Azerbeijam"], "Did you mean Azerbaijan?"),
        (["europe", "--size", "80"], "write columns and rows, such as 80x24"),
        (["europe", "--size", "0x24"], "each from 1 to 500"),
        (["51,42,43,38"], "write west,south,east,north in degrees"),
        (["europe", "-o", "map.png"], "name a file that ends in .svg"),
        (["europe", "-o", "/nowhere/map.svg"], "Cannot write /nowhere/map.svg"),
    ],
)
def test_what_cannot_be_drawn_is_said(call: Any, words: list[str], said: str) -> None:
    done = call("map", *words)
    assert done.status in (1, 2)
    assert said in done.err
    assert not done.out


@pytest.mark.parametrize("colours", ["truecolor", ""])
def test_colours_change_nothing_of_the_picture(monkeypatch: pytest.MonkeyPatch, colours: str) -> None:
    monkeypatch.setenv("COLORTERM", colours)
    picture = maps.draw(maps.region("europe"), 80, 22, mark={"FRA": "right", "DEU": "wrong"}, labels=maps.Labels())
    assert "\n".join(CODES.sub("", row).rstrip() for row in ink(picture)) == picture.text()


def test_lines_and_texts_can_be_read_on_every_ground() -> None:
    grounds = {name: light(colour) for name, colour in BACKS.items()}
    lands = {name: value for name, value in grounds.items() if name.startswith(("land", "water"))}
    for value in lands.values():
        assert contrast(light(FORES["line"]), value) >= 3
        assert contrast(light(FORES["label"]), value) >= 4.5
    for mark in ("mark", "right", "wrong"):
        assert contrast(light(FORES["mark-text"]), grounds[mark]) >= 4.5
        assert all(contrast(grounds[mark], value) >= 3 for value in lands.values())
    assert all(one != other for one, other in pairwise(sorted(BACKS.values())))


def light(colour: tuple[int, int, int]) -> float:
    """Give the relative luminance of a colour, 0..1 (WCAG 2.2)."""
    parts = (part / 255 for part in colour)
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    """Give the contrast of two luminances, 1..21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("Atlantis", "There is no country Atlantis."),
        ("Scotland", "There is no country Scotland."),
        ("Yerevan", "There is no country Yerevan. It is a city: name its country."),
        ("Polnd", "There is no country Polnd. Did you mean Poland?"),
    ],
)
def test_only_a_country_that_is_spelt_nearly_so_is_offered(call: Any, word: str, told: str) -> None:
    assert call("map", "europe", "--show", word).err.strip().endswith(told)

"""What is chosen for the screens of this device: kept in one file, read back value by value, whatever stands in it."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.cli.main import data_folder, tongue
from quizgeo.paths import places
from quizgeo.tui.kept import COMPUTER, NAME, Kept, choices, keep, kept
from quizgeo.tui.signs import FULL, PLAIN
from quizgeo.tui.themes import DARK, THEMES

from .conftest import Drive
from .seats import Stage


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English again after a test that chose a language."""
    yield
    language.use("en")


def test_the_table_and_the_values_agree() -> None:
    assert {row.name: row.values[0] for row in choices()} == {row.name: Kept().of(row.name) for row in choices()}
    by_name = {row.name: row.values for row in choices()}
    assert by_name["theme"] == tuple(THEMES)
    assert by_name["language"] == (COMPUTER, *language.languages())


def test_every_value_that_is_kept_is_read_back(tmp_path: Path) -> None:
    assert kept(tmp_path) == Kept()
    for row in choices():
        for value in reversed(row.values):
            assert keep(tmp_path, row.name, value)
            assert kept(tmp_path).of(row.name) == value
    assert kept(tmp_path) == Kept()
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_file_of_a_theme_alone_is_readable_still(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"theme": "quizgeo-light"}\n', encoding="utf-8")
    assert kept(tmp_path) == Kept(theme="quizgeo-light")


@pytest.mark.parametrize("text", [
    "", "[", "[]", "null", '"theme"', "[" * 100_000, '{"theme": 7, "clock": null}', '{"signs": ["plain"]}',
    '{"language": "xx", "motion": "fast", "theme": "\\u001b[31m"}', '{"theme": "quizgeo-light"' + " " * 5_000 + "}",
    "\xff",
])  # fmt: skip
def test_what_may_not_stand_is_passed_over(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(text.encode("latin-1"))
    assert kept(tmp_path) == Kept()
    assert keep(tmp_path, "clock", "off")
    assert kept(tmp_path) == Kept(clock="off")


def test_one_wrong_value_costs_no_other_and_what_is_not_known_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"theme": "none", "signs": "plain", "later": [1]}', encoding="utf-8")
    assert kept(tmp_path) == Kept(signs="plain")
    keep(tmp_path, "motion", "on")
    assert json.loads((tmp_path / NAME).read_text()) == {
        "theme": "none", "signs": "plain", "later": [1], "motion": "on",
    }  # fmt: skip


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert not keep(tmp_path, "motion", "on")
    assert kept(tmp_path) == Kept()
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("more", "chosen", "tag"),
    [
        ({}, "", "en"),
        ({}, "id", "id"),
        ({"LANG": "id_ID.UTF-8"}, "", "id_ID"),
        ({"LANG": "id_ID.UTF-8"}, "en", "en"),
        ({"LANG": "id_ID.UTF-8"}, COMPUTER, "id_ID"),
        ({"LANG": "id_ID.UTF-8"}, "xx", "id_ID"),
        ({"QUIZGEO_LANG": "en"}, "id", "en"),
        ({"QUIZGEO_LANG": "jv"}, "id", "en"),
    ],
)
def test_a_language_of_this_device_goes_before_the_locale(
    more: Mapping[str, str], chosen: str, tag: str, tmp_path: Path
) -> None:
    if chosen:
        keep(tmp_path, "language", chosen)
    found = tongue({"QUIZGEO_HOME": str(tmp_path), **more})
    assert found == ("jv" if more.get("QUIZGEO_LANG") == "jv" else tag)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the places are asked")
@pytest.mark.parametrize("variables", [
    {}, {"XDG_DATA_HOME": "/somewhere/data"}, {"XDG_DATA_HOME": "there"}, {"XDG_DATA_HOME": " "},
    {"QUIZGEO_HOME": "/somewhere/quizgeo"}, {"QUIZGEO_HOME": "~/quizgeo"},
])  # fmt: skip
def test_the_folder_is_the_one_that_the_places_know(
    variables: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "QUIZGEO_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert data_folder(os.environ) == str(places(os.environ).home)
    assert data_folder({}) == ""


def test_what_is_chosen_holds_at_once_and_in_the_next_program(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QUIZGEO_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    async def choosing(stage: Stage) -> None:
        app = stage.app
        assert (app.theme, app.animation_level) == (DARK, "none")
        assert app.choose("motion", "on")
        assert app.animation_level == "full"
        assert app.choose("signs", "plain")
        assert app.signs is PLAIN
        assert app.choose("language", "id")
        assert language.in_use() == "id"
        assert app.choose("language", COMPUTER)
        assert language.in_use() == "en"

    async def later(stage: Stage) -> None:
        assert stage.app.kept == Kept(motion="on", signs="plain")
        assert stage.app.animation_level == "full"
        assert stage.app.choose("signs", "full")
        assert stage.app.signs in (FULL, PLAIN)

    drive(choosing, "capital", home=True)
    drive(later, "capital", home=True)


def test_the_clock_of_a_session_can_be_off(drive: Drive) -> None:
    async def shown(stage: Stage) -> None:
        assert stage.rows[0].endswith("00:00")
        stage.app.choose("clock", "off")

    async def off(stage: Stage) -> None:
        assert stage.rows[0].endswith("0 due")

    drive(shown, "capital")
    drive(off, "capital")

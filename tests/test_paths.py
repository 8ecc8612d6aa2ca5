"""Where things are: one home that can be chosen, and folders of decks, the shipped ones first."""

import os
from pathlib import Path

import pytest

from quizgeo.paths import Places, places, shipped_decks, written_path


def test_all_that_is_kept_is_in_one_home(tmp_path: Path) -> None:
    here = Places(tmp_path, ())
    kept = [here.progress, here.pending, here.device, here.backups, here.sessions, here.deck_index]
    assert all(path.is_relative_to(tmp_path) for path in kept)
    assert len(set(kept)) == len(kept)


def test_home_and_decks_can_be_chosen(tmp_path: Path) -> None:
    more = os.pathsep.join([str(tmp_path / "mine"), "", str(tmp_path / "theirs"), str(tmp_path / "mine")])
    found = places({"QUIZGEO_HOME": str(tmp_path / "home"), "QUIZGEO_DECKS": more})
    assert found.home == tmp_path / "home"
    assert found.deck_folders == (
        shipped_decks(), tmp_path / "home" / "decks", tmp_path / "mine", tmp_path / "theirs",
    )  # fmt: skip


def test_a_chosen_home_is_absolute_and_may_begin_at_the_users() -> None:
    assert places({"QUIZGEO_HOME": "here"}).home == Path.cwd() / "here"
    assert places({"QUIZGEO_HOME": "~/here"}).home == Path("~/here").expanduser()


def test_without_a_choice_it_is_the_users_data_folder() -> None:
    for nothing in ({}, {"QUIZGEO_HOME": ""}):
        found = places(nothing)
        assert found.home.is_absolute()
        assert found.home.name == "quizgeo"
        assert found.deck_folders == (shipped_decks(), found.home / "decks")


def test_the_shipped_decks_are_there() -> None:
    assert list(shipped_decks().glob("*.yaml"))


@pytest.mark.parametrize("text", ["~nobody-here/x", "~~", "a~b", "x"])
def test_a_home_of_nobody_is_a_name_like_any(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert written_path(text) == tmp_path / text


def test_a_path_from_ones_home_is_meant_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert written_path("~/decks") == tmp_path / "decks"

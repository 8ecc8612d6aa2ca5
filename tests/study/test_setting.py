"""Rows of the table of settings: what may stand, how it is typed, and how it is told."""

import re

import pytest

from quizgeo.memory import DEFAULT_PARAMETERS
from quizgeo.study import SETTINGS, Settings

WEEK = ("normal", "reduced", "minimum", "normal", "normal", "normal", "minimum")


@pytest.mark.parametrize(("name", "typed", "value"), [
    ("retention", ["0.85"], 0.85), ("new_per_day", ["20"], 20), ("leech", ["0"], 0), ("goal_days", ["7"], 7),
    ("week", list(WEEK), WEEK), ("week", [", ".join(WEEK)], WEEK), ("new_order", ["mixed"], "mixed"),
    ("streak", ["on"], True), ("streak", ["off"], False), ("parameters", ["0.5", *map(str, DEFAULT_PARAMETERS[1:])],
    (0.5, *DEFAULT_PARAMETERS[1:])),
])  # fmt: skip
def test_what_is_typed_is_read_and_told_as_typed(name: str, typed: list[str], value: object) -> None:
    row = SETTINGS[name]
    read = row.read(typed)
    assert read == value
    assert row.read(row.in_words(read).split()) == value
    assert row.checked(read) == read


@pytest.mark.parametrize(("name", "value", "sentence"), [
    ("retention", 0, "retention must be 0.7 to 0.97 (you wrote 0)"), ("retention", 1, "(you wrote 1)"),
    ("retention", float("nan"), "(you wrote nan)"), ("retention", "0.9", "(you wrote 0.9)"),
    ("retention", True, "(you wrote True)"), ("new_per_day", 2.5, "new_per_day must be 0 to 9999"),
    ("leech", -1, "leech must be 0 to 99"), ("goal_days", 8, "goal_days must be 0 to 7 (you wrote 8)"),
    ("streak", "on", "streak must be on or off (you wrote on)"), ("streak", 1, "streak must be on or off"),
    ("new_order", "newest", "new_order must be file or mixed (you wrote newest)"),
    ("week", ["normal"] * 6, "week must be 7 words, from Monday to Sunday (you wrote 6)"),
    ("week", "normal", "week must be 7 words"), ("week", None, "week must be 7 words"),
    ("week", [*["normal"] * 6, 5], "week: Sunday must be normal, reduced or minimum (you wrote 5)"),
    ("parameters", [1.0] * 3, "FSRS parameters must be 17, 19 or 21 numbers (you wrote 3)"),
    ("parameters", {}, "(you wrote 0)"),
    ("parameters", [*DEFAULT_PARAMETERS[:20], 0.05], "parameter 20 must be 0.1 to"),
    ("parameters", [*DEFAULT_PARAMETERS[:20], float("nan")], "parameter 20 must be 0.1 to 0.8 (you wrote nan)"),
    ("parameters", [*DEFAULT_PARAMETERS[:20], 10**400], "parameter 20 must be 0.1 to 0.8 (you wrote inf)"),
    ("parameters", [*DEFAULT_PARAMETERS[:20], "x"], "FSRS parameter 20 is no number (you wrote x)"),
    ("parameters", [True, *DEFAULT_PARAMETERS[1:]], "FSRS parameter 0 is no number (you wrote True)"),
])  # fmt: skip
def test_what_may_not_stand_is_refused_with_its_bounds(name: str, value: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        SETTINGS[name].checked(value)


def test_every_row_tells_what_it_means_and_what_may_stand() -> None:
    for row in SETTINGS.values():
        assert row.help.endswith(".")
        assert row.note == "" or row.note.endswith(".")
        assert row.bounds_in_words()
        assert row.in_short(row.default)
    assert SETTINGS["week"].in_short(WEEK) == "your own"
    assert SETTINGS["week"].in_short(Settings().week) == "as usual"


def test_the_cost_of_new_cards_stands_beside_them() -> None:
    assert "65 to 77 due cards a day" in SETTINGS["new_per_day"].note


class TestSettings:
    def test_a_deck_has_its_own_retention_and_no_other_setting(self) -> None:
        now = Settings().changed("retention", 0.95, "karabakh")
        assert (now.of("retention", "karabakh"), now.of("retention", "other"), now.of("leech", "karabakh")) == (
            0.95,
            0.9,
            8,
        )
        assert now.policy("karabakh").desired_retention == pytest.approx(0.95)
        assert now.policy("other") == now.policy() == Settings().policy()
        assert now.changed("retention", None, "karabakh") == Settings()

    def test_a_value_may_be_taken_back(self) -> None:
        assert Settings().changed("leech", 4).changed("leech", None) == Settings()

    def test_an_unknown_name_has_no_value(self) -> None:
        with pytest.raises(KeyError):
            Settings().of("nonsense")

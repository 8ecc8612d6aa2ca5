"""FSRS-6 through our adapter: bounds, and its late import; published values are in `conformance`."""

import os
import subprocess
import sys
from importlib.machinery import ModuleSpec
from importlib.metadata import version

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS as FSRS_DEFAULTS
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from quizgeo.memory import DEFAULT_PARAMETERS, FSRS6, Memory, Rating
from quizgeo.memory.fsrs6 import LONGEST_PAUSE, installed_version
from quizgeo.memory.policy import PARAMETER_BOUNDS

LETTERS = {"A": Rating.AGAIN, "E": Rating.EASY}


class Finder:
    """A finder of modules that finds them all at one place, or nowhere."""

    def __init__(self, origin: str | None) -> None:
        self.origin = origin

    def find_spec(self, name: str) -> ModuleSpec | None:
        return ModuleSpec(name, None, origin=self.origin) if self.origin else None


def after(letters: str, *pauses: int) -> Memory:
    """Answer with these ratings, the first pause being that before the second answer."""
    scheduler = FSRS6()
    memory = scheduler.first(LETTERS[letters[0]])
    for letter, pause in zip(letters[1:], pauses, strict=True):
        memory = scheduler.after(memory, pause, LETTERS[letter])
    return memory


class TestBounds:
    def test_a_series_of_easy_stays_finite(self) -> None:
        memory = after("E" * 200, *[900] * 199)
        assert memory.stability == 36_500

    def test_stability_never_falls_below_a_thousandth(self) -> None:
        assert after("A" * 60, *[0] * 59).stability == 0.001

    def test_a_pause_of_ages_and_a_day_that_falls_back_are_taken(self) -> None:
        scheduler = FSRS6()
        start = Memory(5, 5)
        assert scheduler.after(start, 10**9, Rating.GOOD) == scheduler.after(start, LONGEST_PAUSE, Rating.GOOD)
        assert scheduler.after(start, -3, Rating.GOOD) == scheduler.after(start, 0, Rating.GOOD)

    def test_the_memory_given_is_not_changed(self) -> None:
        start = Memory(5, 5)
        assert FSRS6().after(start, 5, Rating.GOOD) != start
        assert start == Memory(5, 5)


class TestPackage:
    def test_our_parameters_are_those_of_fsrs(self) -> None:
        assert DEFAULT_PARAMETERS == FSRS_DEFAULTS
        assert tuple(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)) == PARAMETER_BOUNDS

    def test_the_version_names_the_installed_fsrs(self) -> None:
        assert FSRS6().version == f"fsrs-6/{version('fsrs')}"

    @pytest.mark.parametrize("origin", [None, "/nowhere/fsrs/__init__.py"])
    def test_the_version_is_found_without_its_folder(self, origin: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("quizgeo.memory.fsrs6.PathFinder", Finder(origin))
        installed_version.cache_clear()
        assert installed_version() == version("fsrs")
        installed_version.cache_clear()

    def test_fsrs_is_imported_with_the_first_answer(self) -> None:
        code = """
import sys
import quizgeo.memory as memory
scheduler = memory.FSRS6()
known = memory.Memory(5, 5)
scheduler.recall(known, 3), scheduler.interval(known, .9), scheduler.version
assert not {"fsrs", "importlib.metadata"} & set(sys.modules), "loaded too early"
scheduler.first(memory.Rating.GOOD)
assert "fsrs" in sys.modules
assert not {"torch", "numpy", "textual", "sqlite3", "yaml"} & set(sys.modules)
"""
        subprocess.run(
            [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        )

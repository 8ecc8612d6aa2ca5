"""FSRS-6 through our adapter: the published vectors, bounds, and its late import."""

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

CLOSE = 2e-5
LETTERS = {"A": Rating.AGAIN, "H": Rating.HARD, "G": Rating.GOOD, "E": Rating.EASY}

W5 = (
    0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544,
    0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534, 0.0, 0.5,
)  # fmt: skip
NO_SAME_DAY = (*DEFAULT_PARAMETERS[:17], 0.0, 0.0, 0.0, DEFAULT_PARAMETERS[20])


class Finder:
    """A finder of modules that finds them all at one place, or nowhere."""

    def __init__(self, origin: str | None) -> None:
        self.origin = origin

    def find_spec(self, name: str) -> ModuleSpec | None:
        return ModuleSpec(name, None, origin=self.origin) if self.origin else None


def after(letters: str, *pauses: int, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> Memory:
    """Answer with these ratings, the first pause being that before the second answer."""
    scheduler = FSRS6(parameters)
    memory = scheduler.first(LETTERS[letters[0]])
    for letter, pause in zip(letters[1:], pauses, strict=True):
        memory = scheduler.after(memory, pause, LETTERS[letter])
    return memory


def is_close(memory: Memory, stability: float, difficulty: float) -> bool:
    return memory.stability == pytest.approx(stability, rel=CLOSE) and memory.difficulty == pytest.approx(
        difficulty, rel=CLOSE
    )


class TestVectors:
    """Values that py-fsrs, ts-fsrs and fsrs-rs publish in their own tests."""

    def test_a_long_series_with_a_lapse_has_the_published_intervals(self) -> None:
        pauses = (0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12)
        planned = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]  # 0: py-fsrs repeats it within the day
        scheduler, letters = FSRS6(), "GGGGGGAAGGGGG"
        found = []
        for count in range(1, len(letters) + 1):
            memory = after(letters[:count], *pauses[: count - 1])
            found.append(round(scheduler.interval(memory, 0.9)))
        assert [f for f, p in zip(found, planned, strict=True) if p] == [p for p in planned if p]

    @pytest.mark.parametrize(
        ("parameters", "stability"),
        [(DEFAULT_PARAMETERS, 53.62691), (NO_SAME_DAY, 53.335106)],
        ids=["default", "no same day"],
    )
    def test_a_miss_and_five_passes(self, parameters: tuple[float, ...], stability: float) -> None:
        assert is_close(after("AGGGGG", 0, 1, 3, 8, 21, parameters=parameters), stability, 6.3574867)

    @pytest.mark.parametrize(
        ("letter", "stability", "difficulty", "days"),
        [("A", 0.212, 6.4133, 1), ("H", 1.2931, 5.11217071, 1), ("G", 2.3065, 2.11810397, 2), ("E", 8.2956, 1, 8)],
    )
    def test_first_answer(self, letter: str, stability: float, difficulty: float, days: int) -> None:
        memory = after(letter)
        assert is_close(memory, stability, difficulty)
        assert max(1, round(FSRS6().interval(memory, 0.9))) == days

    @pytest.mark.parametrize(
        ("letter", "difficulty"), [("A", 8.34176237), ("H", 6.66599536), ("G", 4.99022837), ("E", 3.31446137)]
    )
    def test_difficulty_from_5(self, letter: str, difficulty: float) -> None:
        assert FSRS6().after(Memory(5, 5), 7, LETTERS[letter]).difficulty == pytest.approx(difficulty, rel=CLOSE)

    @pytest.mark.parametrize(("letter", "stability"), [("A", 1.596818), ("H", 5), ("G", 5), ("E", 8.12960956)])
    def test_same_day_stability_from_5(self, letter: str, stability: float) -> None:
        assert FSRS6().after(Memory(5, 5), 0, LETTERS[letter]).stability == pytest.approx(stability, rel=CLOSE)

    def test_forgetting_curve(self) -> None:
        found = [FSRS6().recall(Memory(1, 5), days) for days in range(4)]
        assert found == pytest.approx([1, 0.9, 0.84588465, 0.8093881], rel=CLOSE)
        assert FSRS6().recall(after("E"), 8) == pytest.approx(0.9024733, rel=CLOSE)

    def test_intervals_by_retention(self) -> None:
        found = [max(1, round(FSRS6().interval(Memory(1, 5), tenth / 10))) for tenth in range(1, 11)]
        assert found == [3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 1]
        retentions = (0.70, 0.75, 0.80, 0.85, 0.90, 0.925, 0.93, 0.95, 0.97, 0.99)
        found = [round(FSRS6().interval(Memory(100, 5), retention)) for retention in retentions]
        assert found == [929, 557, 332, 191, 100, 67, 61, 40, 22, 7]

    @pytest.mark.parametrize(
        ("letter", "stability", "difficulty"),
        [
            ("A", 2.9691455, 8.000659),
            ("H", 17.091452, 7.6913934),
            ("G", 31.722992, 7.382128),
            ("E", 71.7502, 7.0728626),
        ],
    )
    def test_fitted_parameters(self, letter: str, stability: float, difficulty: float) -> None:
        assert is_close(after("AGGG" + letter, 1, 3, 8, 21, parameters=W5), stability, difficulty)

    @pytest.mark.parametrize(
        ("letters", "stability", "difficulty"),
        [
            ("GG", 2.3065, 2.111214),
            ("AG", 0.246689, 6.402115),
            ("AGG", 0.284206, 6.390941),
            ("AAG", 0.103141, 8.792727),
        ],
    )
    def test_one_day(self, letters: str, stability: float, difficulty: float) -> None:
        assert is_close(after(letters, *[0] * (len(letters) - 1)), stability, difficulty)

    @pytest.mark.parametrize(
        ("letters", "pauses", "stability", "difficulty", "days"),
        [
            ("GG", (2,), 10.964332, 2.111214, 11),
            ("GGG", (2, 11), 46.280217, 2.104331, 46),
            ("GGGA", (2, 11, 46), 2.932580, 7.389976, 3),
            ("GA", (2,), 0.607580, 7.394503, 1),
            ("GAG", (2, 0), 0.659674, 7.382337, 1),
            ("AGG", (0, 1), 2.021477, 6.390941, 2),
        ],
    )
    def test_some_days(
        self, letters: str, pauses: tuple[int, ...], stability: float, difficulty: float, days: int
    ) -> None:
        memory = after(letters, *pauses)
        assert is_close(memory, stability, difficulty)
        assert max(1, round(FSRS6().interval(memory, 0.9))) == days


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

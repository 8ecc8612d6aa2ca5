"""FSRS-6 through our adapter and our kernel gives what the reference implementations publish in their own tests.

Each class says where its values stand. Default parameters unless said; differences come from their single precision.
"""

import pytest

from quizgeo.memory import DEFAULT_PARAMETERS, FSRS6, Kernel, Memory, Rating, from_sm2

CLOSE = 2e-5
LETTERS = {"A": Rating.AGAIN, "H": Rating.HARD, "G": Rating.GOOD, "E": Rating.EASY}

W5 = (
    0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544,
    0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534, 0.0, 0.5,
)  # fmt: skip
"""Parameters that were fitted to a learner whose memory decays fast."""
NO_SAME_DAY = (*DEFAULT_PARAMETERS[:17], 0.0, 0.0, 0.0, DEFAULT_PARAMETERS[20])


def after(letters: str, *pauses: int, parameters: tuple[float, ...] = DEFAULT_PARAMETERS) -> Memory:
    """Answer with these ratings, the first pause being that before the second answer; the kernel has to agree."""
    scheduler, kernel = FSRS6(parameters), Kernel(parameters)
    memory, floats = scheduler.first(LETTERS[letters[0]]), kernel.first(LETTERS[letters[0]])
    for letter, pause in zip(letters[1:], pauses, strict=True):
        memory = scheduler.after(memory, pause, LETTERS[letter])
        floats = kernel.after(*floats, pause, LETTERS[letter])
    assert floats == pytest.approx((memory.stability, memory.difficulty), rel=1e-12)
    return memory


def days(memory: Memory) -> int:
    """Give the whole days until recall is at 0.9, at least one."""
    return max(1, round(FSRS6().interval(memory, 0.9)))


def is_close(memory: Memory, stability: float, difficulty: float) -> bool:
    return (memory.stability, memory.difficulty) == pytest.approx((stability, difficulty), rel=CLOSE)


class TestPyFsrs:
    """Source: open-spaced-repetition/py-fsrs, tests/test_basic.py; ts-fsrs, __tests__/FSRS-6.test.ts, has the same."""

    def test_intervals_of_a_long_series_with_a_lapse(self) -> None:
        """Steps within a day, 0 there, are not ours: a miss comes back in the session, and the day after is planned."""
        pauses = (0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12)
        planned = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
        letters = "GGGGGGAAGGGGG"
        found = [days(after(letters[:count], *pauses[: count - 1])) for count in range(1, len(letters) + 1)]
        assert [f for f, p in zip(found, planned, strict=True) if p] == [p for p in planned if p]


class TestFsrsRs:
    """Source: open-spaced-repetition/fsrs-rs, tests in src/inference.rs and src/model.rs; the first in ts-fsrs too."""

    @pytest.mark.parametrize(
        ("parameters", "stability"),
        [(DEFAULT_PARAMETERS, 53.62691), (NO_SAME_DAY, 53.335106)],
        ids=["default", "no same day"],
    )
    def test_a_miss_and_five_passes(self, parameters: tuple[float, ...], stability: float) -> None:
        assert is_close(after("AGGGGG", 0, 1, 3, 8, 21, parameters=parameters), stability, 6.3574867)

    def test_intervals_by_retention(self) -> None:
        """The first is 3116766 in its single precision."""
        found = [max(1, round(FSRS6().interval(Memory(1, 5), tenth / 10))) for tenth in range(1, 11)]
        assert found == [3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 1]

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
        ("ease", "interval", "retention", "stability", "difficulty"),
        [
            (2.5, 10, 0.9, 10, 6.9140563),
            (2.5, 10, 0.8, 3.01572, 9.393428),
            (2.5, 10, 0.95, 24.841097, 1.2974405),
            (1.3, 20, 0.9, 20, 10),
        ],
    )
    def test_memory_of_an_sm2_item(
        self, ease: float, interval: float, retention: float, stability: float, difficulty: float
    ) -> None:
        assert is_close(from_sm2(ease, interval, retention), stability, difficulty)


class TestTsFsrs:
    """Source: open-spaced-repetition/ts-fsrs, __tests__/FSRS-6.test.ts and __tests__/algorithm.test.ts."""

    @pytest.mark.parametrize(
        ("letter", "stability", "difficulty", "interval"),
        [("A", 0.212, 6.4133, 1), ("H", 1.2931, 5.11217071, 1), ("G", 2.3065, 2.11810397, 2), ("E", 8.2956, 1, 8)],
    )
    def test_first_answer(self, letter: str, stability: float, difficulty: float, interval: int) -> None:
        assert is_close(after(letter), stability, difficulty)
        assert days(after(letter)) == interval

    @pytest.mark.parametrize(
        ("letter", "difficulty"), [("A", 8.34176237), ("H", 6.66599536), ("G", 4.99022837), ("E", 3.31446137)]
    )
    def test_difficulty_from_5(self, letter: str, difficulty: float) -> None:
        assert FSRS6().after(Memory(5, 5), 7, LETTERS[letter]).difficulty == pytest.approx(difficulty, rel=CLOSE)

    @pytest.mark.parametrize(
        ("difficulty", "recall", "rating", "passed", "failed"),
        [
            (1, 0.9, 1, 25.60252118, 1.05253961),
            (2, 0.8, 2, 28.22657096, 1.18943295),
            (3, 0.7, 3, 58.65599107, 1.36808387),
            (4, 0.6, 4, 127.2266925, 1.58498896),
        ],
    )
    def test_stability_from_5(
        self, difficulty: float, recall: float, rating: int, passed: float, failed: float
    ) -> None:
        """Its formula of a pass is also tried with the rating Again, which counts as Good there."""
        assert Kernel().passed(5, difficulty, recall, rating) == pytest.approx(passed, rel=CLOSE)
        assert Kernel().failed(5, difficulty, recall) == pytest.approx(failed, rel=CLOSE)

    @pytest.mark.parametrize(("letter", "stability"), [("A", 1.596818), ("H", 5), ("G", 5), ("E", 8.12960956)])
    def test_same_day_stability_from_5(self, letter: str, stability: float) -> None:
        assert FSRS6().after(Memory(5, 5), 0, LETTERS[letter]).stability == pytest.approx(stability, rel=CLOSE)

    def test_forgetting_curve(self) -> None:
        found = [FSRS6().recall(Memory(1, 5), pause) for pause in range(4)]
        assert found == pytest.approx([1, 0.9, 0.84588465, 0.8093881], rel=CLOSE)
        assert FSRS6().recall(after("E"), 8) == pytest.approx(0.9024733, rel=CLOSE)


class TestOurs:
    """Source: none; computed with fsrs 6.3.2 and fsrs-rs 6.6.2, which agree, and kept so that a change is seen."""

    @pytest.mark.parametrize(
        ("letters", "pauses", "stability", "difficulty", "interval"),
        [
            ("GG", (0,), 2.3065, 2.111214, 2),
            ("AG", (0,), 0.246689, 6.402115, 1),
            ("AGG", (0, 0), 0.284206, 6.390941, 1),
            ("AAG", (0, 0), 0.103141, 8.792727, 1),
            ("GG", (2,), 10.964332, 2.111214, 11),
            ("GGG", (2, 11), 46.280217, 2.104331, 46),
            ("GGGA", (2, 11, 46), 2.932580, 7.389976, 3),
            ("GA", (2,), 0.607580, 7.394503, 1),
            ("GAG", (2, 0), 0.659674, 7.382337, 1),
            ("AGG", (0, 1), 2.021477, 6.390941, 2),
        ],
    )
    def test_one_day_and_some_days(
        self, letters: str, pauses: tuple[int, ...], stability: float, difficulty: float, interval: int
    ) -> None:
        memory = after(letters, *pauses)
        assert is_close(memory, stability, difficulty)
        assert days(memory) == interval

    def test_intervals_of_a_memory_of_100_days(self) -> None:
        retentions = (0.70, 0.75, 0.80, 0.85, 0.90, 0.925, 0.93, 0.95, 0.97, 0.99)
        found = [round(FSRS6().interval(Memory(100, 5), retention)) for retention in retentions]
        assert found == [929, 557, 332, 191, 100, 67, 61, 40, 22, 7]

"""From what happened to a rating, and which answers of a study day feed the schedule."""

import pytest

from quizgeo.memory import NEW, Feed, Rating, feeds, suggest
from tests.memory.conftest import TODAY, Learner

AGAIN, HARD, GOOD, EASY = Rating
ALL = (AGAIN, HARD, GOOD, EASY)


@pytest.mark.parametrize(
    ("grade", "rating", "offered", "why"),
    [
        ("exact", GOOD, ALL, "right"),
        ("close", GOOD, ALL, "right"),
        ("partial", AGAIN, (AGAIN,), "partial"),
        ("wrong", AGAIN, (AGAIN,), "wrong"),
    ],
)
def test_the_verdict_suggests(grade: str, rating: Rating, offered: tuple[Rating, ...], why: str) -> None:
    found = suggest("text", grade)
    assert (found.rating, found.offered, found.why) == (rating, offered, why)


def test_hard_and_easy_are_not_offered_where_luck_can_be_the_reason() -> None:
    assert suggest("choice", "exact", chance=0.25).offered == (AGAIN, GOOD)
    assert suggest("choice", "exact", chance=0.25).rating is GOOD


def test_a_choice_answered_typed_is_rated_as_words_are() -> None:
    assert suggest("typed", "exact") == suggest("text", "exact")
    assert suggest("typed", "wrong") == suggest("text", "wrong")


def test_a_guess_that_hit_is_a_miss() -> None:
    found = suggest("choice", "exact", chance=0.25, guessed=True)
    assert (found.rating, found.offered, found.why) == (AGAIN, (AGAIN,), "guessed")
    assert suggest("choice", "wrong", chance=0.25, guessed=True).why == "wrong"


def test_a_hint_is_paid_for_and_may_be_called_hard() -> None:
    found = suggest("text", "close", hints=1)
    assert (found.rating, found.offered, found.why) == (AGAIN, (AGAIN, HARD), "hint")
    assert suggest("text", "wrong", hints=1).offered == (AGAIN,)


@pytest.mark.parametrize(
    ("score", "offered"), [(0.5, (AGAIN,)), (0.66, (AGAIN,)), (2 / 3, (AGAIN, HARD)), (0.9, (AGAIN, HARD))]
)
def test_two_thirds_may_be_called_hard(score: float, offered: tuple[Rating, ...]) -> None:
    assert suggest("list", "partial", score=score).offered == offered
    assert suggest("list", "partial", score=score).rating is AGAIN


@pytest.mark.parametrize("form", ["flashcard", "open"])
def test_where_the_learner_judges_every_rating_is_offered(form: str) -> None:
    for grade, rating in (("exact", GOOD), ("wrong", AGAIN), ("partial", AGAIN)):
        found = suggest(form, grade, score=0.5, hints=1)
        assert (found.rating, found.offered, found.why) == (rating, ALL, "self")


def test_a_suggestion_is_always_offered() -> None:
    for form in ("text", "choice", "flashcard"):
        for grade in ("exact", "close", "partial", "wrong"):
            for hints, guessed, chance in ((0, False, 0.0), (1, False, 0.0), (0, True, 0.25), (2, True, 0.5)):
                found = suggest(form, grade, score=0.7, hints=hints, guessed=guessed, chance=chance)
                assert found.rating in found.offered


@pytest.mark.parametrize("origin", ["study", "class"])
def test_the_first_answer_of_a_day_is_graded(origin: str, learner: Learner) -> None:
    assert feeds(NEW, TODAY, GOOD, origin) is Feed.GRADED
    learner.answer(TODAY, GOOD)
    assert feeds(learner.item, TODAY + 1, AGAIN, origin) is Feed.GRADED


@pytest.mark.parametrize("origin", ["exam", "redo", "elsewhere", None])
def test_exams_and_redoing_move_nothing(origin: str | None, learner: Learner) -> None:
    assert feeds(NEW, TODAY, GOOD, origin) is Feed.PRACTICE
    learner.answer(TODAY, AGAIN)
    assert feeds(learner.item, TODAY, GOOD, origin) is Feed.PRACTICE
    assert feeds(learner.item, TODAY + 5, GOOD, origin) is Feed.PRACTICE


def test_the_first_right_answer_after_a_miss_feeds_once(learner: Learner) -> None:
    learner.answer(TODAY, AGAIN)
    assert feeds(learner.item, TODAY, AGAIN, "study") is Feed.PRACTICE
    learner.answer(TODAY, AGAIN)
    for rating in (HARD, GOOD, EASY):
        assert feeds(learner.item, TODAY, rating, "study") is Feed.RETRY
    learner.answer(TODAY, GOOD)
    assert feeds(learner.item, TODAY, GOOD, "study") is Feed.PRACTICE


def test_after_a_pass_the_rest_of_the_day_is_practice(learner: Learner) -> None:
    learner.answer(TODAY, GOOD)
    assert feeds(learner.item, TODAY, AGAIN, "study") is Feed.PRACTICE
    learner.answer(TODAY, AGAIN)
    assert feeds(learner.item, TODAY, GOOD, "study") is Feed.PRACTICE


def test_nothing_to_rate_is_practice() -> None:
    assert feeds(NEW, TODAY, None, "study") is Feed.PRACTICE


def test_a_day_that_falls_back_counts_as_the_same_day(learner: Learner) -> None:
    learner.answer(TODAY, AGAIN)
    assert feeds(learner.item, TODAY - 1, AGAIN, "study") is Feed.PRACTICE
    assert feeds(learner.item, TODAY - 1, GOOD, "study") is Feed.RETRY

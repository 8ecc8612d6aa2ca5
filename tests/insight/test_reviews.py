"""The one pass over the log: it sees what replay sees, and foretells what the scheduler foretells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.insight.reviews import way_of
from quizgeo.memory import FSRS6, Policy, forecasts, replay
from quizgeo.progress import EventKind
from tests.insight.conftest import TODAY, Diary

SCHEDULER = FSRS6()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from((0, 0, 1, 2, 9, 40)), st.integers(1, 4)), min_size=1, max_size=12))
def test_the_pass_agrees_with_the_scheduler_and_with_replay(steps: list[tuple[int, int]]) -> None:
    diary, day = Diary(scheduler=SCHEDULER), TODAY
    for pause, rating in steps:
        day += pause
        diary.answer(day, rating)
    events = diary.histories["deck/one"]
    made, item = list(forecasts(events, SCHEDULER)), replay(events, SCHEDULER, Policy())
    assert [review.recall for review in diary.due()] == pytest.approx([each.recall for each in made], rel=1e-9)
    assert [review.passed for review in diary.due()] == [each.passed for each in made]
    assert item.seen is not None
    assert sum(review.lapsed for review in diary.due()) == item.seen.lapses


def test_the_first_answer_ever_and_retries_and_practice_foretell_nothing(diary: Diary) -> None:
    diary.answer(TODAY, 1)
    diary.answer(TODAY, 3)
    diary.answer(TODAY, 3)
    diary.answer(TODAY + 1, 3, origin="exam")
    assert [review.nth for review in diary.reviews()] == [1, 0, 0, 0]
    assert diary.due() == []


def test_a_card_forgotten_before_it_was_ever_known_does_not_lapse(diary: Diary) -> None:
    # missed, missed again on the next day: no pass before; then right, and missed: the one lapse
    for day, rating in ((0, 1), (1, 1), (2, 3), (4, 1)):
        diary.answer(TODAY + day, rating)
    assert [review.lapsed for review in diary.reviews()] == [False, False, False, True]


def test_a_card_is_mature_by_what_it_was_before_the_answer(diary: Diary) -> None:
    # first Easy: S 8.2956 days, young; 8 days on Good: S well over 21 days, so the third answer is of a mature card
    diary.answer(TODAY, 4)
    diary.answer(TODAY + 8, 3)
    diary.answer(TODAY + 50, 3)
    assert [review.mature for review in diary.reviews()] == [False, False, True]


def test_an_override_counts_in_place_of_the_rating(diary: Diary) -> None:
    diary.answer(TODAY)
    missed = diary.answer(TODAY + 2, 1)
    diary.override(missed, 3, said="right", grade="exact")
    (review,) = diary.due()
    assert (review.passed, review.right, review.lapsed) == (True, True, False)


def test_what_is_damaged_or_no_answer_is_passed_over(diary: Diary) -> None:
    diary.answer(TODAY, 9)
    diary.answer(TODAY, 3, origin="nowhere")
    diary.suspend("deck/one")
    assert diary.reviews() == []
    assert [event.kind for event in diary.histories["deck/one"]][-1] == EventKind.SUSPENDED


def test_each_form_is_given_in_one_way() -> None:
    assert [way_of(form) for form in ("choice", "true_false", "find", "match")] == ["chosen"] * 4
    assert [way_of(form) for form in ("text", "typed", "cloze", "place", "")] == ["typed"] * 5
    assert [way_of(form) for form in ("flashcard", "open")] == ["flipped"] * 2

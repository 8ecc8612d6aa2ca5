"""The course of days: every day counts once, spans join whole days, and nothing is told of days before the first."""

from hypothesis import given
from hypothesis import strategies as st

from quizgeo.insight import Course, Share
from quizgeo.insight.course import course

from .conftest import TODAY, Diary


def test_each_day_has_its_answers_and_the_cards_that_came_back(diary: Diary) -> None:
    diary.answer(TODAY - 3)
    diary.answer(TODAY - 2, 1)
    diary.answer(TODAY - 2)
    diary.answer(TODAY, card="deck/two")
    found = diary.numbers().course
    assert found == Course(TODAY - 3, (1, 2, 0, 1), (0, 0, 0, 0), (0, 1, 0, 0))


def test_it_begins_with_the_days_that_are_looked_at_or_with_the_first_answer(diary: Diary) -> None:
    diary.answer(TODAY - 40)
    diary.answer(TODAY - 1)
    assert len(diary.numbers(days=7).course.answers) == 7
    assert len(diary.numbers(days=365).course.answers) == 41
    assert diary.numbers(days=7).course.passes[-2:] == (1, 0)


def test_exams_are_no_recall_of_due_cards(diary: Diary) -> None:
    diary.answer(TODAY - 3)
    diary.answer(TODAY - 1, origin="class")
    found = diary.numbers().course
    assert (found.answers, sum(found.due)) == ((1, 0, 1, 0), 0)


def test_without_an_answer_there_is_today_alone() -> None:
    assert course({}, [], TODAY, 0) == Course(TODAY, (0,), (0,), (0,))


def test_spans_end_today_and_the_first_may_be_shorter() -> None:
    found = Course(TODAY - 6, (1, 2, 3, 4, 5, 6, 7), (0, 0, 1, 0, 1, 1, 1), (0, 0, 1, 1, 1, 1, 1))
    spans = found.spans(3)
    assert [(span.first, span.days, span.answers, span.recalled) for span in spans] == [
        (TODAY - 6, 1, 1, Share(0, 0)), (TODAY - 5, 3, 9, Share(1, 2)), (TODAY - 2, 3, 18, Share(3, 3)),
    ]  # fmt: skip


@given(st.lists(st.integers(0, 50), min_size=1, max_size=400), st.integers(1, 60))
def test_spans_lose_nothing(counts: list[int], most: int) -> None:
    zeros = (0,) * len(counts)
    spans = Course(0, tuple(counts), zeros, zeros).spans(most)
    assert len(spans) <= most
    assert sum(span.answers for span in spans) == sum(counts)
    assert sum(span.days for span in spans) == len(counts)
    assert [span.first for span in spans[1:]] == [span.first + span.days for span in spans[:-1]]

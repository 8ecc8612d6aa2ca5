"""Answers day by day: every answer counts, in steps of the learner's own days."""

from quizgeo.clock import day_date
from tests.insight.conftest import TODAY, Diary


def test_weeks_begin_on_monday_and_end_today(diary: Diary) -> None:
    diary.answer(TODAY)
    found = diary.numbers().calendar
    # day 20,000 is 4 Oct 2024, a Friday: 52 whole weeks and five days
    assert day_date(TODAY).isoformat() == "2024-10-04"
    assert day_date(found.first).weekday() == 0
    assert len(found.counts) == 52 * 7 + 5
    assert found.first + len(found.counts) - 1 == TODAY
    assert len(found.weeks) == 53
    assert (found.weeks[-1], found.n) == (1, 1)


def test_every_answer_counts_be_it_practice_or_an_exam(diary: Diary) -> None:
    diary.answer(TODAY, 1)
    diary.answer(TODAY, 3)
    diary.answer(TODAY, 3)
    diary.answer(TODAY, 3, origin="exam")
    diary.answer(TODAY - 1, 3, origin="redo")
    found = diary.numbers()
    assert found.calendar.counts[-2:] == (1, 4)
    assert (found.work.answers, found.work.days, found.work.today) == (5, 2, 4)


def test_days_are_cut_at_the_quartiles_of_days_with_answers(diary: Diary) -> None:
    # eight days with 1 to 8 answers: quartiles 2, 4, 6; so 1, 2 | 3, 4 | 5, 6 | 7, 8 are steps 1 to 4, and none is 0
    for place in range(8):
        for _ in range(place + 1):
            diary.answer(TODAY - 7 + place, card=f"deck/{place}")
    found = diary.numbers().calendar
    assert found.quartiles == (2, 4, 6)
    assert found.steps[-9:] == (0, 1, 1, 2, 2, 3, 3, 4, 4)


def test_days_before_the_first_week_and_after_today_are_not_shown(diary: Diary) -> None:
    diary.answer(TODAY - 400)
    diary.answer(TODAY + 3, card="deck/ahead")
    found = diary.numbers()
    assert sum(found.calendar.counts) == 0
    assert found.calendar.quartiles == (0, 0, 0)
    assert found.work.answers == 2


def test_work_is_of_the_days_that_are_looked_at(diary: Diary) -> None:
    for day in (0, 6, 7):
        diary.answer(TODAY - day, card=f"deck/{day}")
    # 7 days are today and the six before
    assert (diary.numbers(days=7).work.answers, diary.numbers(days=7).work.days) == (2, 2)
    assert diary.numbers(days=8).work.answers == 3

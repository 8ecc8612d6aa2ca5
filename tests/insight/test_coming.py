"""What falls due in the days to come, and how long it takes."""

import pytest

from tests.insight.conftest import TODAY, Diary, entry


def loads(diary: Diary, *names: str) -> dict[int, int]:
    found = diary.numbers(*(entry(f"deck/{name}") for name in names)).coming
    assert len(found.days) == 30
    counts = {place: load.cards for place, load in enumerate(found.days) if load.cards}
    return {-1: found.overdue.cards, **counts} if found.overdue.cards else counts


def test_cards_fall_due_where_their_last_answer_put_them(diary: Diary) -> None:
    # answered on day -5 for 4, 5, 6 and 34 days: yesterday, today, tomorrow, in 29 days; for 35 days: beyond
    for name, days in (("late", 4), ("today", 5), ("tomorrow", 6), ("last", 34), ("beyond", 35)):
        diary.answer(TODAY - 5, ivl=days, card=f"deck/{name}")
    assert loads(diary, "late", "today", "tomorrow", "last", "beyond", "new") == {-1: 1, 0: 1, 1: 1, 29: 1}


def test_a_buried_card_waits_and_a_suspended_one_is_never_due(diary: Diary) -> None:
    for name in ("buried", "aside"):
        diary.answer(TODAY - 5, ivl=3, card=f"deck/{name}")
    diary.bury("deck/buried", TODAY)
    diary.suspend("deck/aside")
    assert loads(diary, "buried", "aside") == {1: 1}


def test_minutes_follow_from_the_learners_own_median(diary: Diary) -> None:
    # 20 typed answers of 2, 4, ..., 40 s: median (20 + 22) / 2 = 21 s. Three cards due today: 63 s = 1.05 minutes
    for place in range(20):
        diary.answer(TODAY - 9, ivl=9 if place < 3 else 100, took=2000 * (place + 1), card=f"deck/{place}")
    found = diary.numbers()
    assert (found.pace.all.milliseconds, found.pace.all.n) == (21_000, 20)
    due = found.coming.days[0]
    assert due.cards == 3
    assert due.minutes == pytest.approx(1.05)


def test_of_few_answers_the_usual_time_is_taken_and_none_without_a_time_counts(diary: Diary) -> None:
    # one choice in 90 s says nothing yet: 7 s as usual, 7 / 60 minutes; took = 0 and none are no times
    diary.answer(TODAY - 2, ivl=2, took=90_000, form="choice", card="deck/a")
    diary.answer(TODAY - 2, ivl=9, took=0, form="choice", card="deck/b")
    diary.answer(TODAY - 2, ivl=9, form="choice", card="deck/c")
    found = diary.numbers()
    assert found.pace.forms["choice"].n == 1
    due = found.coming.days[0]
    assert due.cards == 1
    assert due.minutes == pytest.approx(7 / 60)


def test_the_time_of_an_exam_is_none_of_studying(diary: Diary) -> None:
    diary.answer(TODAY - 2, None, grade="exact", ivl=None, took=600_000, form="flashcard", origin="exam")
    assert diary.numbers().pace.forms == {}


def test_without_answers_there_is_no_median(diary: Diary) -> None:
    found = diary.numbers(entry("deck/new"))
    assert (found.pace.all.milliseconds, found.pace.all.n) == (None, 0)
    assert (found.coming.overdue.cards, found.coming.overdue.minutes) == (0, 0)

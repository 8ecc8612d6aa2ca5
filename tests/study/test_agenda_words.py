"""What is planned is said in whole sentences, of one and of many, before, on and after the day."""

import pytest

from quizgeo.study.agenda import Agenda, Break, KeptExam, spread_days
from quizgeo.study.agenda_words import agenda_lines, break_line, day_named, exam_day, exam_line, spread_line

TODAY = 20_780
"""Monday 23 November 2026."""


@pytest.mark.parametrize(
    ("ahead", "said"),
    [(-1, "Exam today"), (0, "Exam today"), (1, "Exam on 24 Nov 2026, in 1 day"),
     (12, "Exam on 5 Dec 2026, in 12 days")],
)  # fmt: skip
def test_an_exam_says_when_it_is(ahead: int, said: str) -> None:
    assert exam_day(TODAY + ahead, TODAY) == said


def test_an_exam_names_its_decks_by_title_where_there_is_one() -> None:
    exam = KeptExam(TODAY, {"karabakh": 0, "gone": 3})
    assert exam_line(exam, TODAY, {"karabakh": "Karabakh"}) == "Exam today: Karabakh, gone"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (1, 3, "Away from 24 Nov 2026 to 26 Nov 2026: what falls due then is asked before"),
        (1, 1, "Away on 24 Nov 2026: what falls due then is asked before"),
        (0, 3, "Away until 26 Nov 2026: no new cards come"),
        (-2, 0, "Away until 23 Nov 2026: no new cards come"),
    ],
)
def test_a_break_says_what_happens_around_it(first: int, last: int, said: str) -> None:
    assert break_line(Break(TODAY + first, TODAY + last), TODAY) == said


def test_a_spread_backlog_counts_its_days_down() -> None:
    days = spread_days(TODAY)
    most = "What waits is spread over {count} days, the most endangered cards first"
    assert spread_line(TODAY, TODAY) == most.format(count=len(days))
    last = "What waits is spread: 1 day is left, the most endangered cards come first"
    assert spread_line(TODAY, days.stop - 1) == last


def test_each_thing_that_is_planned_has_a_sentence_and_nothing_has_none() -> None:
    agenda = Agenda((KeptExam(TODAY, {"a": 0}), KeptExam(TODAY + 1, {"b": 0})), Break(TODAY, TODAY), TODAY)
    said = list(agenda_lines(agenda, TODAY, {}))
    assert [line.split()[0] for line in said] == ["Exam", "Exam", "Away", "What"]
    assert list(agenda_lines(Agenda(), TODAY, {})) == []


def test_a_day_is_named_with_its_weekday() -> None:
    assert [day_named(TODAY + ahead) for ahead in range(8)] == [
        "Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov", "Sat 28 Nov", "Sun 29 Nov", "Mon 30 Nov",
    ]  # fmt: skip

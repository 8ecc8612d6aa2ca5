"""What counts: first answers of those who were shown a question, and totals of those who were shown all."""

from collections.abc import Callable
from typing import Any

import pytest

from quizgeo.insight.report import Asked, Report, Row, Taker, report_of
from quizgeo.insight.report.groups import upper_less_lower, upper_weights
from quizgeo.insight.report.rasch import fit_rasch
from quizgeo.insight.report.slopes import fit_slopes
from quizgeo.insight.report.totals import bars

Make = Callable[..., Report]


def test_what_was_shown_and_not_answered_is_nought_and_what_was_not_shown_is_missing(report: Make) -> None:
    found = report([[1, 1, None]], Row("p2", "d/q0", 0.0, answered=False))
    assert found.items[0].facility.value == pytest.approx(2 / 3)
    assert (found.items[0].n, found.items[0].answered) == (3, 2)
    missing = report([[1, 1, None]])
    assert missing.items[0].facility.value == 1
    assert missing.whole.persons == 2


def test_a_total_is_of_those_who_were_shown_every_question(report: Make) -> None:
    found = report([[1, 0, 1, 1, 0, 1], [1, 0, 1, 1, 1, None]])
    assert (found.whole.persons, found.whole.complete) == (6, 5)
    assert (found.items[0].facility.n, found.items[0].r.n) == (6, 5)


def test_only_first_answers_count_and_later_rounds_are_told_beside(report: Make) -> None:
    again = [Row(f"p{place}", "d/q0", 1.0, round=2) for place in range(4)]
    item = report([[1, 0, 0, 0]], *again).items[0]
    assert item.facility.value == 0.25
    assert [(each.number, each.facility.value, each.answered) for each in item.rounds] == [(1, 0.25, 4), (2, 1.0, 4)]


def test_of_two_answers_in_one_round_the_first_counts(report: Make) -> None:
    assert report([[1, 0]], Row("p1", "d/q0", 1.0)).items[0].facility.value == 0.5


def test_voided_and_self_graded_questions_are_in_no_number(given: Callable[..., Any]) -> None:
    asked = [Asked("d/a", voided=True), Asked("d/b", self_graded=True), Asked("d/c"), Asked("d/never")]
    base = given([[0, 0], [1, 0], [1, 1], [None, None]], asked=asked)
    rows = [Row(row.person, row.question, row.score, grade="exact" if row.score else "wrong") for row in base.rows]
    found = report_of(type(base)(base.source, base.asked, base.takers, rows))
    assert [item.asked.key for item in found.items] == ["d/c"]
    assert [each.key for each in found.voided] == ["d/a"]
    assert [each.key for each in found.unmet] == ["d/never"]
    assert [(each.knew, each.judged, each.n) for each in found.judged] == [(1, 2, 2)]
    assert found.whole.most == 1


def test_where_everybody_drew_their_own_questions_the_rest_is_a_mean(report: Make) -> None:
    n = 24
    columns = [
        [None if place % 4 == question else float(place < n * (question + 1) / 5) for place in range(n)]
        for question in range(4)
    ]
    found = report(columns)
    assert (found.drawn, found.whole.complete) == (True, 0)
    assert found.items[1].r.n == 18
    assert found.items[1].r.value is not None
    assert {found.whole.alpha.why, found.whole.mean.why, found.items[0].d27.why, found.models.rasch.why} == {"draw"}
    assert sum(each.n for each in found.whole.bars) == n


def test_questions_weigh_what_they_are_worth(given: Callable[..., Any]) -> None:
    base = given([[1, 0, 1, 0, 1], [1, 1, 0, 0, 1]], asked=[Asked("d/a", worth=3.0), Asked("d/b")])
    found = report_of(base)
    assert found.whole.most == 4
    assert found.whole.mean.value == pytest.approx(12 / 5)
    assert found.people[0].score == 4


def test_people_stand_by_their_points_with_what_they_missed(report: Make) -> None:
    found = report([[1, 0, 1], [0.5, 0, 1]])
    assert [(each.name, each.score, each.answered, each.met, each.missed) for each in found.people] == [
        ("P2", 2, 2, 2, ()),
        ("P0", 1.5, 2, 2, ("d/q1",)),
        ("P1", 0, 2, 2, ("d/q0", "d/q1")),
    ]


def test_confidence_is_told_with_what_was_wrong_and_sure(report: Make) -> None:
    rows = [
        Row("p0", "d/q0", 1.0, given="Tbilisi", confidence="sure"),
        Row("p1", "d/q0", 0.0, given="Baku", confidence="sure"),
        Row("p2", "d/q0", 0.0, given="Baku", confidence="guess"),
    ]
    found = report([[None] * 3], *rows)
    assert [(each.level, each.right, each.n) for each in found.sureness] == [("guess", 0, 1), ("sure", 1, 2)]
    assert [(each.text, each.sure, each.count) for each in found.misbeliefs] == [("Baku", 1, 2)]


def test_nothing_at_all_makes_a_report_without_numbers(report: Make) -> None:
    found = report([[None, None]])
    assert (found.items, found.people, found.answered, found.drawn) == ((), (), 0, False)


# -- parts -------------------------------------------------------------------------------------------------------------


def test_who_ties_at_the_cut_enters_by_the_same_part() -> None:
    weights = upper_weights([5, 4, 4, 4, 3, 3, 2, 2, 1, 1])
    assert weights == pytest.approx([1, 2 / 3, 2 / 3, 2 / 3, 0, 0, 0, 0, 0, 0])


def test_a_question_that_all_have_right_parts_nobody() -> None:
    totals = [1.0, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert [each.value for each in upper_less_lower([[1.0] * 11], totals)] == [0]
    assert [each.why for each in upper_less_lower([[1.0] * 9], totals[:9])] == ["few"]


@pytest.mark.parametrize(
    ("totals", "most", "found"),
    [
        ([0, 1, 1, 3], 3, [(0, 0, 1), (1, 1, 2), (2, 2, 0), (3, 3, 1)]),
        ([0.5, 1.5, 2], 2, [(0, 1, 1), (1, 2, 2)]),
        ([0, 24, 25, 30], 30, [(at * 3, at * 3 + 3, n) for at, n in enumerate([1, *[0] * 7, 2, 1])]),
        ([], 3, []),
    ],
)  # fmt: skip
def test_totals_are_counted_alone_or_some_together(totals: list[float], most: float, found: list[Any]) -> None:
    assert [(each.low, each.high, each.n) for each in bars(totals, most)] == found


def test_a_question_with_one_outcome_or_with_partial_credit_is_left_out_of_the_fit(lsat: Any) -> None:
    first, *others = lsat(6)
    whole = fit_rasch([first, *others])
    beside = fit_rasch([first, [1.0] * 1000, *others, [0.5] * 1000])
    assert [curve is None for curve in beside.curves] == [False, True, False, False, False, False, True]
    assert beside.log_likelihood == pytest.approx(whole.log_likelihood)
    assert fit_rasch([[1.0, 1.0], [0.0, 0.0]]).why == "extreme"
    assert fit_slopes([first, others[0]]).why == "extreme"
    assert fit_rasch([]).why == fit_slopes([]).why == "few"


def test_a_fit_without_an_end_says_so() -> None:
    columns = [[float(place < 50) for place in range(100)]] * 4
    assert fit_slopes(columns).why == "no-convergence"
    assert fit_rasch(columns).why == "no-convergence"


def test_persons_who_are_unlike_in_nothing_have_no_common_slope() -> None:
    opposed = [[1.0, 0.0] * 50, [0.0, 1.0] * 50]
    assert fit_rasch(opposed).why == "no-convergence"


def test_who_was_sent_out_without_an_answer_took_no_part(given: Callable[..., Any]) -> None:
    base = given([[1, 0, None, None]])
    silent = [Row(each, "d/q0", 0.0, answered=False) for each in ("p2", "p3")]
    takers = [*base.takers[:2], Taker("p2", "Troll", standing="kicked"), Taker("p3", "Shy", standing="left")]
    found = report_of(type(base)(base.source, base.asked, takers, [*base.rows, *silent]))
    assert found.whole.persons == 3
    assert [each.name for each in found.people] == ["P0", "P1", "Shy"]
    rude = [*base.rows, Row("p2", "d/q0", 0.0, given="rude"), silent[1]]
    assert report_of(type(base)(base.source, base.asked, takers, rude)).whole.persons == 4

"""What may be said of how many: no word, no number and no verdict that so few persons do not bear."""

from collections.abc import Callable
from typing import Any

import pytest

from quizgeo.insight.report import Asked, Option, Report, Row
from quizgeo.insight.report.findings import Finding

Make = Callable[..., Report]


def scores(n: int, right: int) -> list[float]:
    """Give `n` scores, the first `right` of them right."""
    return [float(place < right) for place in range(n)]


def able(n: int) -> list[list[float]]:
    """Give five questions on which the first persons are better."""
    return [scores(n, n * part // 6) for part in range(1, 6)]


def sorts(found: Report, place: int = 0) -> list[str]:
    return [each.sort for each in found.items[place].findings]


@pytest.mark.parametrize(("n", "there"), [(4, False), (5, True)])
def test_under_five_persons_there_are_counts_alone(n: int, there: bool, report: Make) -> None:
    item = report(able(n)).items[2]
    assert (item.r.value is not None) is there
    assert (item.facility.lo is not None) is there
    assert there or item.r.why == "few"
    assert (item.right, item.n) == (n // 2, n)


@pytest.mark.parametrize(("n", "said"), [(14, []), (15, ["too-hard"])])
def test_too_hard_is_said_from_fifteen_persons_on(n: int, said: list[str], report: Make) -> None:
    assert sorts(report([scores(n, 0), *able(n)])) == said


@pytest.mark.parametrize(("right", "said"), [(0, ["too-hard"]), (4, [])])
def test_too_hard_is_what_has_an_upper_end_under_thirty_percent(right: int, said: list[str], report: Make) -> None:
    assert sorts(report([scores(20, right), *able(20)])) == said


@pytest.mark.parametrize(("n", "said"), [(34, []), (36, ["everybody-knew"])])
def test_everybody_knew_it_when_the_lower_end_is_over_ninety_percent(n: int, said: list[str], report: Make) -> None:
    assert sorts(report([scores(n, n), *able(n)])) == said


@pytest.mark.parametrize(("n", "said"), [(19, []), (20, ["check-key"])])
def test_the_key_is_doubted_from_twenty_persons_on(n: int, said: list[str], report: Make) -> None:
    found = report([scores(n, n // 2)[::-1], *able(n)])
    assert sorts(found) == said
    assert found.items[0].r.value is not None


def test_a_doubt_is_firm_when_the_whole_interval_is_below_zero(report: Make) -> None:
    firm = report([scores(40, 20)[::-1], *able(40)]).items[0]
    assert firm.r.hi is not None
    assert firm.r.hi < 0
    assert firm.findings[0].firm
    weak = report([[0, 1] * 9 + [1, 1, 0, 0], *able(22)]).items[0]
    assert weak.r.hi is not None
    assert weak.r.hi > 0


@pytest.mark.parametrize(("n", "why"), [(19, "few"), (20, "")])
def test_alpha_and_d27_are_told_from_twenty_persons_on(n: int, why: str, report: Make) -> None:
    found = report(able(n))
    assert {found.whole.alpha.why, found.whole.sem.why, found.whole.error_ratio.why} == {why}
    assert {found.items[0].d27.why, found.items[0].alpha_if_dropped.why} == {why}


@pytest.mark.parametrize(("n", "word"), [(29, ""), (30, "very-good")])
def test_words_for_r_and_rasch_are_told_from_thirty_persons_on(n: int, word: str, report: Make) -> None:
    found = report(able(n))
    assert found.items[2].word == word
    assert (found.models.rasch.why == "few") is (not word)


@pytest.mark.parametrize(("n", "why"), [(199, "few"), (200, "")])
def test_a_slope_for_each_question_is_told_from_two_hundred_persons_on(n: int, why: str, report: Make) -> None:
    columns = [[float((place * step) % 7 < 4) for place in range(n)] for step in (1, 2, 3, 5)]
    assert (report(columns).models.slopes.why == "few") is (why == "few")


def test_the_worst_question_stands_first(report: Make) -> None:
    n = 40
    found = report([scores(n, n), scores(n, 0), scores(n, n // 2)[::-1], *able(n)[1:]])
    assert [item.findings[0].sort for item in found.doubtful] == ["check-key", "too-hard", "everybody-knew"]


# -- options -----------------------------------------------------------------------------------------------------------

CAPITAL = Asked("d/capital", "choice", "What is the capital?", "Tbilisi",
                (Option("Tbilisi", True), Option("Baku"), Option("Gori"), Option("Batumi")))  # fmt: skip


@pytest.fixture
def miskeyed(given: Callable[..., Any]) -> Any:
    """Give a class whose better half chose Baku, and whose worse half chose the keyed answer, or Gori."""
    n, others = 40, [Asked(f"d/q{place}") for place in range(5)]
    base = given(able(n), asked=others)
    chosen = ["Baku" if place < 20 else "Gori" if place % 4 == 0 else "Tbilisi" for place in range(n)]
    rows = [
        Row(f"p{place}", "d/capital", float(text == "Tbilisi"), given=text, chosen=(text,))
        for place, text in enumerate(chosen)
    ]
    return type(base)(base.source, [CAPITAL, *others], base.takers, [*rows, *base.rows])


def test_the_lure_of_those_who_know_more_speaks_against_the_key(miskeyed: Any) -> None:
    from quizgeo.insight.report import report_of

    item = report_of(miskeyed).items[0]
    assert item.findings == (
        Finding("check-key", True, "Baku", 20, 40),
        Finding("idle-option", option="Batumi", count=1),
    )


def test_every_option_tells_whether_it_works(miskeyed: Any) -> None:
    from quizgeo.insight.report import report_of

    taken = report_of(miskeyed).items[0].taken
    assert [(each.text, each.count, each.lure(40)) for each in taken] == [
        ("Tbilisi", 15, ""),
        ("Baku", 20, "backwards"),
        ("Gori", 5, "works"),
        ("Batumi", 0, "idle"),
    ]


def test_typed_answers_are_told_together_by_what_they_are_counted_as(report: Make) -> None:
    rows = [
        Row("p0", "d/q0", 0.0, given="baku", folded="baku"),
        Row("p1", "d/q0", 0.0, given="Baku", folded="baku"),
        Row("p2", "d/q0", 0.0, given="Baku", folded="baku", regraded=True),
        Row("p3", "d/q0", 1.0, given="Tbilisi", folded="tbilisi"),
        Row("p4", "d/q0", 0.0, answered=False),
    ]
    (item,) = report([[None] * 5], *rows).items
    assert [(each.text, each.count, each.right, each.regraded) for each in item.taken] == [
        ("Baku", 3, False, True),
        ("Tbilisi", 1, True, False),
    ]
    assert not any(each.lure(30) for each in item.taken)

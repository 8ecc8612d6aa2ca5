"""What is seldom told: doubts without a rival, fits without an end, classes in which everybody drew their own."""

from collections.abc import Callable
from typing import Any

from quizgeo.insight.report import Asked, Option, Report, Row, report_of
from quizgeo.insight.report.lines import Drawing, lines
from quizgeo.insight.report.page import page
from quizgeo.insight.report.record import record
from quizgeo.insight.report.statistic import facility

Make = Callable[..., Report]


def said(found: Report) -> str:
    return " ".join(" ".join(lines(found, Drawing())).split())


def noisy(n: int) -> list[list[float]]:
    """Give four questions on which the first persons are better, by and large."""
    return [[float((place < n * part // 5) ^ (place % 7 == part)) for place in range(n)] for part in range(1, 5)]


def test_a_doubt_without_a_rival_speaks_of_those_who_scored_well(report: Make) -> None:
    n = 40
    silent = [Row(f"p{place}", "d/q4", float(place >= 20), answered=place >= 20) for place in range(n)]
    found = report([*noisy(n), [None] * n], *silent)
    assert "Those who scored well elsewhere missed it: check the key." in said(found)
    assert "Those who scored well elsewhere missed it" in page(found)


def test_lures_that_nobody_took_are_named_together(given: Callable[..., Any]) -> None:
    n = 30
    towns = tuple(Option(town, town == "Tbilisi") for town in ("Tbilisi", "Baku", "Gori"))
    base = given(noisy(n), asked=[Asked(f"d/q{place}") for place in range(4)])
    rows = [Row(f"p{place}", "d/town", 1.0, given="Tbilisi", chosen=("Tbilisi",)) for place in range(n)]
    asked = [Asked("d/town", "choice", "Which town?", options=towns), *base.asked]
    found = report_of(type(base)(base.source, asked, base.takers, [*rows, *base.rows]))
    assert "Nobody took “Baku, Gori”: they are no lures." in said(found)


def test_where_everybody_drew_their_own_the_head_says_so(report: Make) -> None:
    found = report([[None if place % 4 == q else float(place < 12) for place in range(24)] for q in range(4)])
    assert "Nobody was asked everything" in said(found)
    assert "nobody was asked everything" in said(found)
    assert "Rasch" not in said(found)
    assert "<h2>Difficulty" not in page(found)


def test_a_fit_without_an_end_is_told_with_its_reason(report: Make) -> None:
    found = report([[float(place < 20) for place in range(40)]] * 4)
    assert "Rasch difficulties: the fit found no end (from 30 on)." in said(found)
    assert "the fit found no end" in page(found)


def test_a_question_that_a_model_leaves_out_is_named(report: Make) -> None:
    found = report([*noisy(70), [1.0] * 70])
    assert "Left out, for all or none had them right, or partly: 5" in said(found)
    assert "all right, all wrong, or partly right" in page(found)
    fit: Any = record(found)["rasch"]
    assert fit["one_slope"]["items"]["d/q4"] == {"a": None, "d": None, "b": None, "why": "extreme"}


def test_words_for_r_stand_where_nothing_else_is_to_be_said(report: Make) -> None:
    assert "very good" in said(report(noisy(70)))


def test_one_partly_right_answer_has_no_interval() -> None:
    assert (facility([0.5]).value, facility([0.5]).lo) == (0.5, None)
    assert facility([]).why == "few"


def test_a_report_of_nothing_is_a_page_too(report: Make) -> None:
    assert page(report([[None]])).endswith("</html>\n")
    assert said(report([[None]])).startswith("A class 0 persons")

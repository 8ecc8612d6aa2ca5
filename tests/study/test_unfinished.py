"""What stops before it is an answer is asked again, counts for nothing, and tells nothing of what is right."""

import pytest

from quizgeo.study import Asking, Refusal, Revealed, Session
from tests.study.bench import Bench, asked, begin

DECK = """
quizgeo: 1
deck: slips
title: Slips
language: en
questions:
"""
DAY = "question: When did the invasion begin?, date: 2022-02-24"
PLACE = "question: Where is Baku?, place: [40.4, 49.9], within: 50 km"


def opened(bench: Bench, fields: str) -> Session:
    bench.write("slips.yaml", f"{DECK}  - {{id: q, {fields}}}\n")
    return begin(bench.learner())


@pytest.mark.parametrize("given", ["24.02", "24 February", "Februari", "25.02", "Feb 24"])
def test_a_date_without_its_year_is_asked_again(bench: Bench, given: str) -> None:
    session = opened(bench, DAY)
    refused = session.answer(given)
    assert isinstance(refused, Refusal)
    assert refused.message == "The year is missing: write it in four digits."
    assert isinstance(session.view, Asking)
    assert session.learner.history("slips/q") == ()
    assert session.attempts == []


def test_a_year_alone_is_an_answer_that_is_right_as_far_as_it_goes(bench: Bench) -> None:
    view = opened(bench, DAY).answer("2022")
    assert isinstance(view, Revealed)
    assert view.verdict.reason == "less-precise"


def test_no_year_is_needed_where_the_question_names_it(bench: Bench) -> None:
    view = opened(bench, "question: On which day of 2022 did the invasion begin?, date: 2022-02-24").answer("24 Feb")
    assert isinstance(view, Revealed)
    assert view.verdict.reason == "same"


@pytest.mark.parametrize(
    ("fields", "given", "sentence"),
    [
        (DAY, "31 February 2022", "There is no 31 February 2022."),
        (DAY, "2022-0", "There is no 2022-0."),
        (PLACE, "40.4", "That cannot be read as a place."),
        (PLACE, "Baku", "That cannot be read as a place."),
    ],
)
def test_so_are_other_slips_of_form(bench: Bench, fields: str, given: str, sentence: str) -> None:
    session = opened(bench, fields)
    assert session.answer(given) == Refusal(sentence)
    assert asked(session.view) == "slips/q"
    assert session.learner.history("slips/q") == ()


def test_a_list_of_some_says_from_which_the_others_may_come(bench: Bench) -> None:
    session = opened(bench, "question: Name two neighbours of Armenia., list: [Georgia, Iran, Azerbaijan], need: 2")
    view = session.answer("Iran, Russia")
    assert isinstance(view, Revealed)
    assert view.verdict.message == "1 of 2. Missing: any 1 of Georgia, Azerbaijan."
    assert view.verdict.answer == "any 2 of Georgia, Iran, Azerbaijan"


def test_a_list_of_all_says_what_is_missing(bench: Bench) -> None:
    view = opened(bench, "question: Name both., list: [Georgia, Iran]").answer("Iran")
    assert isinstance(view, Revealed)
    assert view.verdict.message == "1 of 2. Missing: Georgia."

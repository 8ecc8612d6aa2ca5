"""Every rule by its own examples, in each language: what is bad is told, what is good is not, and both are decks."""

import re
from datetime import date

import pytest

from quizgeo.answers.geography import geography
from quizgeo.decks import CODES, Problem
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.explaining import Example
from quizgeo.decks.lint import RulePage, as_deck, rules

PAGES = [page for language in ("en", "id") for page in rules(language)]
BAD = [(page, example) for page in PAGES for example in page.page.bad]
GOOD = [(page, example) for page in PAGES for example in page.page.good]
TODAY = date(2026, 1, 1)


def name(value: object) -> str:
    return value.code if isinstance(value, RulePage) else ""


def told(example: Example) -> list[Problem]:
    return list(inspect_text(as_deck(example.text), today=TODAY, geography=geography).problems)


@pytest.mark.parametrize(("page", "example"), BAD, ids=name)
def test_a_bad_example_is_told_and_has_no_error_of_another_sort(page: RulePage, example: Example) -> None:
    codes = {problem.code for problem in told(example)}
    assert page.code in codes
    assert codes.isdisjoint(code for code in CODES if code.startswith(("YA", "DK", "QN")))


@pytest.mark.parametrize(("page", "example"), GOOD, ids=name)
def test_a_good_example_is_a_deck_and_is_not_told(page: RulePage, example: Example) -> None:
    codes = {problem.code for problem in told(example)}
    assert page.code not in codes
    assert codes.isdisjoint(code for code in CODES if code.startswith(("YA", "DK", "QN")))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_rule_says_why_with_two_examples_of_each(page: RulePage) -> None:
    assert 2 <= len(re.findall(r"[.!?](?= |$)", page.page.why)) <= 8
    assert len(page.page.bad) >= 2
    assert len(page.page.good) >= 2


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples_show_each_severity_that_the_table_has_and_no_other(page: RulePage) -> None:
    shown = {problem.severity for each in page.page.bad for problem in told(each) if problem.code == page.code}
    assert shown == set(page.severities) == set(CODES[page.code].severities)

"""Every rule by its own examples: what is bad is told, what is good is not, and both are decks."""

import re

import pytest

from quizgeo.answers.geography import geography
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.lint import RulePage, as_deck, rules

PAGES = rules()
BAD = [(page, snippet) for page in PAGES for snippet in page.bad]
GOOD = [(page, snippet) for page in PAGES for snippet in page.good]


def name(value: object) -> str:
    return value.code if isinstance(value, RulePage) else ""


@pytest.mark.parametrize(("page", "snippet"), BAD, ids=name)
def test_a_bad_example_is_told(page: RulePage, snippet: str) -> None:
    assert page.code in {problem.code for problem in inspect_text(as_deck(snippet), geography=geography).problems}


@pytest.mark.parametrize(("page", "snippet"), GOOD, ids=name)
def test_a_good_example_is_a_deck_and_is_not_told(page: RulePage, snippet: str) -> None:
    checking = inspect_text(as_deck(snippet), geography=geography)
    assert checking.deck is not None
    assert page.code not in {problem.code for problem in checking.problems}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_rule_says_why_with_two_examples_of_each(page: RulePage) -> None:
    assert 2 <= len(re.findall(r"[.!?](?= |$)", page.why)) <= 8
    assert len(page.bad) >= 2
    assert len(page.good) >= 2

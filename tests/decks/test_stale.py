"""Which questions of a deck are due for another look, and since when."""

from datetime import date

import pytest

from quizgeo.decks import PartialDate, parse_deck
from quizgeo.decks.stale import last_day, stale

DECK = """\
quizgeo: 1
deck: d
title: T
language: en
as_of: 2025-07
questions:
  - {id: day, question: Who?, answer: A, review_by: 2026-06-15}
  - {id: month, question: Who?, answer: B, review_by: 2026-06}
  - {id: year, question: Who?, answer: C, review_by: 2025}
  - {id: old, question: Who?, answer: D, as_of: 2020}
  - {id: plain, question: Who?, answer: E}
"""


def due(today: date, oldest: int | None = None) -> list[tuple[str, str, int]]:
    """Give what is due on a day."""
    return [(each.question.id, each.reason, each.days) for each in stale(parse_deck(DECK), today, oldest=oldest)]


def test_nothing_is_due_on_the_day_of_review_itself() -> None:
    assert due(date(2025, 12, 31)) == []
    assert due(date(2026, 1, 1)) == [("year", "review_by", 1)]


def test_the_longest_overdue_comes_first() -> None:
    assert due(date(2026, 7, 1)) == [("year", "review_by", 182), ("day", "review_by", 16), ("month", "review_by", 1)]


def test_the_age_of_a_fact_counts_only_with_a_bound() -> None:
    assert due(date(2025, 8, 1)) == []
    assert due(date(2025, 8, 1), oldest=1_000) == [("old", "as_of", 674)]
    assert due(date(2025, 8, 1), oldest=0) == [("old", "as_of", 1_674), ("plain", "as_of", 1)]


def test_a_day_of_review_goes_before_age() -> None:
    assert {name for name, _reason, _days in due(date(2025, 12, 31), oldest=0)} == {"old", "plain"}


def test_what_is_told_is_what_the_deck_says() -> None:
    (first, *_rest) = stale(parse_deck(DECK), date(2026, 1, 1))
    assert (first.question.key, first.when) == ("d/year", PartialDate(2025))


def test_a_deck_without_dates_is_never_due() -> None:
    bare = (
        DECK.replace("as_of: 2025-07\n", "").partition("  - {id: day")[0] + "  - {id: a, question: Who?, answer: A}\n"
    )
    assert stale(parse_deck(bare), date(9999, 12, 31), oldest=0) == ()


def test_a_negative_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="oldest"):
        stale(parse_deck(DECK), date(2026, 1, 1), oldest=-1)


@pytest.mark.parametrize(
    ("when", "last"),
    [
        (PartialDate(2024, 2), date(2024, 2, 29)),
        (PartialDate(2023, 2), date(2023, 2, 28)),
        (PartialDate(2023), date(2023, 12, 31)),
        (PartialDate(9999), date(9999, 12, 31)),
        (PartialDate(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_the_last_day_of_a_partial_date(when: PartialDate, last: date) -> None:
    assert last_day(when) == last

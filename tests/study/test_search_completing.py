"""Completing a search while it is typed."""

import pytest

from quizgeo.study.search_completing import complete
from quizgeo.study.search_words import TABLE

KNOWN = {"deck": ("armenia", "armenia-west", "world"), "tag": ("dates", "peace text"), "lang": ("en", "id")}


def options(query: str) -> tuple[str, ...]:
    return complete(query, len(query), KNOWN).options


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("", tuple(f"{word.name}:" for word in TABLE)),
        ("georgia ", tuple(f"{word.name}:" for word in TABLE)),
        ("-", tuple(f"{word.name}:" for word in TABLE)),
        ("ta", ("tag:",)),
        ("i", ("id:", "is:", "introduced:")),
        ("-(is:d", ("is:due",)),
        ("is:s", ("is:suspended",)),
        ("deck:a", ("deck:armenia", "deck:armenia-west")),
        ("tag:", ("tag:dates", 'tag:"peace text"')),
        ("lang:", ("lang:en", "lang:id")),
        ("sort:d", ("sort:deck", "sort:due", "sort:difficulty")),
        ("georgia", ()),
        ("xyz:", ()),
        ('"is:', ()),
        ("id:x", ()),
    ],
)
def test_what_is_offered(query: str, offered: tuple[str, ...]) -> None:
    assert options(query) == offered


@pytest.mark.parametrize(
    ("query", "filled"),
    [
        ("ta", "tag:"),
        ("a is:su", "a is:suspended "),
        ("deck:a", "deck:armenia"),
        ("deck:armenia-", "deck:armenia-west "),
        ("tag:p", 'tag:"peace text" '),
        ("IS:DU", "IS:due "),
        ("i", "id:"),
        ("georgia", "georgia"),
        ("", "deck:"),
    ],
)
def test_what_tab_makes_of_it(query: str, filled: str) -> None:
    assert complete(query, len(query), KNOWN).fill(query) == (filled, len(filled))


def test_a_word_in_the_middle_is_completed_where_it_stands() -> None:
    query = "ta georgia"
    assert complete(query, 2, KNOWN).fill(query) == ("tag: georgia", 4)
    query = "is:su georgia"
    assert complete(query, 5, KNOWN).fill(query) == ("is:suspended georgia", 12)


def test_a_word_that_is_whole_says_so() -> None:
    assert complete("is:due", 6, KNOWN).done
    assert not complete("is:du", 5, KNOWN).done

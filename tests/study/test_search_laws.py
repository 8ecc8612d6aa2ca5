"""Laws of searching: any text is understood or refused, a search and its opposite part the cards, `or` and order."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.progress import EventKind
from quizgeo.study import Learner, Scope, set_aside, start
from quizgeo.study.search import Finder, Found, QueryError
from quizgeo.study.search_query import parse, with_sort
from quizgeo.study.search_words import ORDERS, TABLE
from tests.study.bench import EVERY_KIND, PLAIN, bench_in

TERMS = st.sampled_from(
    ["georgia", "word", '"word 1"', "capital", "deck:plain", "deck:k*", "kind:choice", "kind:t*", "id:q*", "is:new",
     "is:due", "is:learned", "is:suspended", "is:today", "is:wrong", "has:hint", "has:source", "status:fact",
     "prop:s<7", "prop:d>=6", "prop:r<0.9", "prop:lapses=0", "prop:due<=3", "rated:7", "rated:7:1",
     "introduced:1", "lang:en"]
)  # fmt: skip
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        inner.map(lambda a: f"-({a})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} {pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} or {pair[1]})"),
    ),
    max_leaves=6,
)
SIGNS = st.text(
    st.sampled_from(list('():-*"“” \t<>=!.%0179') + list("abeinorst") + ["ə", "İ", "ß", "é", "\ud800", "\0"])
)
PIECES = st.lists(
    st.one_of(SIGNS, st.sampled_from([f"{word.name}:" for word in TABLE]), TERMS, st.sampled_from(["or", "and", "-"]))
).map(" ".join)


@pytest.fixture(scope="module")
def finder() -> Iterator[Finder]:
    """Give a finder over some cards in every state; it is only asked."""
    with TemporaryDirectory() as folder, bench_in(Path(folder)) as bench:
        bench.write("kinds.yaml", EVERY_KIND)
        bench.write("plain.yaml", PLAIN)
        learner = bench.learner()
        _study(learner, 6)
        bench.clock.move(days=9)
        _study(learner, 3)
        set_aside(learner, EventKind.SUSPENDED, "plain/q3")
        set_aside(learner, EventKind.BURIED, "plain/q4")
        yield Finder(learner)


def _study(learner: Learner, count: int) -> None:
    session = start(learner, Scope((learner.deck("plain"),), limit=count))
    for number in range(count):
        session.give_up()
        if number % 2:
            session.say("right")
        session.next()


def keys(finder: Finder, query: str) -> list[str]:
    return [each.card.key for each in finder.find(query).cards]


def found_or_refused(finder: Finder, query: str) -> Found | QueryError:
    try:
        return finder.find(query)
    except QueryError as error:
        return error


@given(PIECES)
@settings(max_examples=400, deadline=None)
def test_any_text_is_understood_or_refused_with_its_place(finder: Finder, query: str) -> None:
    outcome = found_or_refused(finder, query)
    if isinstance(outcome, QueryError):
        assert 0 <= outcome.start < len(query)
        assert outcome.message
    else:
        assert len(outcome.cards) <= outcome.total
    for cursor in (0, len(query) // 2, len(query)):
        completion = finder.complete(query, cursor)
        text, place = completion.fill(query)
        assert 0 <= place <= len(text)


@given(QUERIES)
@settings(max_examples=150, deadline=None)
def test_a_search_and_its_opposite_part_the_cards(finder: Finder, query: str) -> None:
    held, other, whole = keys(finder, query), keys(finder, f"-({query})"), keys(finder, "")
    assert sorted([*held, *other]) == sorted(whole)


@given(QUERIES, QUERIES)
@settings(max_examples=150, deadline=None)
def test_or_gives_what_either_gives_and_side_by_side_what_both_give(finder: Finder, one: str, other: str) -> None:
    first, second = set(keys(finder, one)), set(keys(finder, other))
    assert set(keys(finder, f"{one} or {other}")) == first | second
    assert set(keys(finder, f"{one} {other}")) == first & second
    assert keys(finder, f"{one} and {other}") == keys(finder, f"{other} {one}")


@given(QUERIES, QUERIES)
@settings(max_examples=80, deadline=None)
def test_not_either_is_neither(finder: Finder, one: str, other: str) -> None:
    assert keys(finder, f"-({one} or {other})") == keys(finder, f"-({one}) -({other})")


@given(QUERIES, st.sampled_from([order.name for order in ORDERS]), st.sampled_from(["", "-"]))
@settings(max_examples=80, deadline=None)
def test_an_order_lists_the_same_cards_the_same_way_each_time(finder: Finder, query: str, name: str, sign: str) -> None:
    listed = keys(finder, f"{query} {sign}sort:{name}")
    assert sorted(listed) == sorted(keys(finder, query))
    assert listed == keys(finder, f"{sign}sort:{name} {query}")
    assert listed == keys(finder, f"{query} {sign}sort:{name} sort:deck")


@given(QUERIES, st.sampled_from([order.name for order in ORDERS]), st.sampled_from([order.name for order in ORDERS]))
@settings(max_examples=80, deadline=None)
def test_an_order_is_written_in_place_of_the_one_before(finder: Finder, query: str, first: str, then: str) -> None:
    written = with_sort(f"-sort:{first} {query}", then)
    assert parse(written).node == parse(query).node
    assert [sort.name for sort in parse(written).sorts] == ([] if then == "deck" else [then])
    assert with_sort(written, "deck") == query.strip()
    assert keys(finder, written) == keys(finder, f"{query} sort:{then}")

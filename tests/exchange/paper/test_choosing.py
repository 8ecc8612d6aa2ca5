"""Which questions stand on a paper."""

import pytest

from quizgeo.exchange.paper.choosing import choose
from tests.exchange.decks import deck_of

TAGS = ("dates", "Places", "x")
FIELDS = [
    {"id": f"q{place}", "question": f"Q{place}?", "answer": "A", "wrong": ["B"], "tags": [TAGS[place % 3]]}
    for place in range(12)
]
DECK = deck_of(FIELDS)


def ids(*, draw: dict[str, int] | None = None, **wish: object) -> list[str]:
    deck = DECK if draw is None else deck_of(FIELDS, draw=draw)
    return [each.id for each in choose(deck, **wish)]  # type: ignore[arg-type]  # the test's own words


def test_all_questions_are_asked_in_the_order_of_the_deck() -> None:
    assert ids() == [f"q{place}" for place in range(12)]


def test_a_tag_is_meant_in_any_case() -> None:
    assert ids(tags=("places",)) == ["q1", "q4", "q7", "q10"]
    assert ids(tags=("places", "X")) == ["q1", "q2", "q4", "q5", "q7", "q8", "q10", "q11"]


def test_a_count_takes_from_every_tag_its_part() -> None:
    found = ids(count=6, seed=1)
    assert [sum(int(each[1:]) % 3 == tag for each in found) for tag in range(3)] == [2, 2, 2]
    assert found == sorted(found, key=lambda each: int(each[1:]))


def test_another_seed_draws_others_and_the_same_seed_the_same() -> None:
    assert ids(count=6, seed=1) == ids(count=6, seed=1)
    assert len({tuple(ids(count=6, seed=seed)) for seed in range(8)}) > 1


@pytest.mark.parametrize("count", [12, 13, 200])
def test_a_count_beyond_the_deck_takes_all(count: int) -> None:
    assert len(ids(count=count)) == 12


def test_what_the_deck_draws_holds_without_a_count() -> None:
    found = ids(draw={"dates": 1, "*": 2})
    assert sum(int(each[1:]) % 3 == 0 for each in found) == 1
    assert len(found) == 3


def test_a_count_goes_before_what_the_deck_draws() -> None:
    assert len(ids(draw={"dates": 1}, count=5)) == 5

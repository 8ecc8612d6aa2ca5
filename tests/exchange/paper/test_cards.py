"""Cards to cut out: each has its answer behind it when the sheet is turned over."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.exchange.paper import Wish, card_sheets, page
from quizgeo.exchange.paper.sheets import Card, Cards
from quizgeo.exchange.paper.style import style
from tests.exchange.decks import deck_of
from tests.exchange.paper.papers import KINDS, every_kind


def sides(sheet: object) -> list[list[Card | None]]:
    assert isinstance(sheet, Cards)
    return [list(row) for row in sheet.rows]


def fronts() -> dict[str, Card]:
    printed = card_sheets(every_kind(), Wish(), "en").printed
    cards = [card for sheet in printed.sheets[::2] for row in sides(sheet) for card in row if card]
    return dict(zip([kind for kind in KINDS if kind not in ("find", "place")], cards, strict=True))


@settings(max_examples=20)
@given(st.integers(1, 20))
def test_fronts_and_backs_meet_when_a_sheet_is_turned_over_its_long_edge(count: int) -> None:
    deck = deck_of([{"id": f"q{place}", "front": f"f{place}", "back": f"b{place}"} for place in range(count)])
    cut = card_sheets(deck, Wish(), "en")
    assert cut.count == count
    pairs = []
    for front, back in zip(cut.printed.sheets[::2], cut.printed.sheets[1::2], strict=True):
        for row, behind in zip(sides(front), sides(back), strict=True):
            pairs += [(a.text, b.text, a.number == b.number) for a, b in zip(row, behind[::-1], strict=True) if a and b]
    assert pairs == [(f"f{place}", f"b{place}", True) for place in range(count)]


def test_every_kind_but_maps_can_be_a_card() -> None:
    cut = card_sheets(every_kind(), Wish(), "en")
    assert (cut.count, [loss.key for loss in cut.losses]) == (13, ["d/find", "d/place"])
    assert {loss.what for loss in cut.losses} == {"left out"}


def test_a_front_holds_what_there_is_to_choose_from() -> None:
    found = fronts()
    assert sorted(option[3:] for option in found["choice"].options) == ["right-choice", "w1", "w2", "w3"]
    assert [option[3:] for option in found["order"].options] != ["o-first", "o-second", "o-third"]
    assert set(found["match"].options) == {"left1", "left2", "—", "r1", "r2", "r3"}
    assert set(found["groups"].options) == {"g1", "g2", "—", "i1", "i2", "i3"}
    assert found["true_false"].text == "It is so.\nIs this true or false?"
    assert found["cloze"].text == "The ____ (hinted) and ____."
    assert found["list"].text == "Name two.\nWrite 2 of them."


def test_no_front_tells_its_back() -> None:
    html = page(card_sheets(every_kind(), Wish(), "en").printed)
    front, _, _back = html.partition("Backs")
    assert "key-" not in front
    assert "key-back" in html


def test_letters_of_cards_side_by_side_are_of_much_the_same_size() -> None:
    sizes = [float(size) for size in re.findall(r"\.(?:large|medium|small|tiny)\{font-size:([\d.]+)em\}", style("a4"))]
    assert len(sizes) == 4
    assert max(sizes) / min(sizes) < 1.7


def test_longer_texts_have_smaller_letters() -> None:
    deck = deck_of([{"id": f"q{size}", "front": "x" * size, "back": "y"} for size in (10, 100, 420, 700)])
    (front, _back) = card_sheets(deck, Wish(), "en").printed.sheets
    assert [card.size for row in sides(front) for card in row if card] == ["large", "medium", "small", "tiny"]


@pytest.mark.parametrize(("front", "back"), [("x" * 701, "y"), ("x", "y" * 701), ("x", "y\n" * 50)])
def test_what_does_not_fit_on_a_card_is_left_out(front: str, back: str) -> None:
    cut = card_sheets(deck_of([{"id": "q", "front": front, "back": back}]), Wish(), "en")
    assert (cut.count, [(loss.key, loss.how) for loss in cut.losses]) == (0, [("d/q", "it is too long for a card")])


def test_options_keep_their_order_where_the_deck_says_so() -> None:
    deck = deck_of([{"id": "q", "question": "?", "answer": "A", "wrong": ["B", "C"], "shuffle": False}])
    (front, _back) = card_sheets(deck, Wish(), "en").printed.sheets
    (card,) = [card for row in sides(front) for card in row if card]
    assert card.options == ("A. A", "B. B", "C. C")


def test_a_question_with_four_options_is_read_without_a_lens() -> None:
    options = {"answer": "an option of words", "wrong": [f"another of words {place}" for place in range(3)]}
    deck = deck_of([{"id": "q", "question": "Which of these is it, " + "word " * 15 + "?", **options}])
    (front, _back) = card_sheets(deck, Wish(), "en").printed.sheets
    assert [card.size for row in sides(front) for card in row if card] == ["medium"]

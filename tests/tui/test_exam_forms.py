"""What stands in a form is taken out as an answer, be it half, and put back as it was."""

from pathlib import Path

import pytest

from quizgeo.answers import Given
from quizgeo.decks import cards, parse_deck
from quizgeo.study import ask
from quizgeo.study.exam_log import read_given
from quizgeo.study.settings import compact
from quizgeo.tui.forms import Filling, Form, Listing, Ordering, Pairing, Ticking, form_for
from quizgeo.tui.lines.exam import marks_for
from quizgeo.tui.screens.exam_form import Chosen, answers_at_once, draft_of, exam_form, fill, same
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

DECK = parse_deck((Path(__file__).parent / "decks" / "caucasus.yaml").read_text(encoding="utf-8"))


def form(id_: str) -> Form:
    question = DECK[id_]
    return exam_form(form_for(ask(question, cards(question)[0].key, (7,))))


def there_and_back(id_: str, given: Given) -> Given | None:
    """Put an answer into a form, as the log gives it back, and take it out again."""
    kept = read_given(compact(given))
    assert kept is not None
    empty = form(id_)
    return draft_of(empty, fill(empty, kept), kept if isinstance(kept, str) else "")


@pytest.mark.parametrize(
    ("id_", "given"),
    [
        ("landlocked", True),
        ("landlocked", False),
        ("capital", "Tbilisk"),
        ("states", "4"),
        ("when", "2023"),
        ("three", "Georgia; Turkey; Armenia"),
        ("three", "Georgia; Tur"),
        ("three", "Georgia"),
        ("corridor", ["Kura", ""]),
        ("corridor", ["", "Black Sea"]),
        ("why-russia", "No help came."),
    ],
)
def test_an_answer_comes_back_as_it_was_given(id_: str, given: Given) -> None:
    found = there_and_back(id_, given)
    assert found is not None
    assert same(found, given)


def test_chosen_ticked_ordered_and_paired_things_come_back() -> None:
    options = form("retook").asked.options
    assert there_and_back("retook", options[2]) == options[2]
    ticks = form("neighbours").asked.options
    assert there_and_back("neighbours", [ticks[0], ticks[2]]) == [ticks[0], ticks[2]]
    items = list(form("size").asked.options)
    for order in (items[::-1], [*items[1:], items[0]]):
        assert there_and_back("size", order) == order
    asked = form("capitals").asked
    pairs = {asked.options[0]: asked.targets[1], asked.options[1]: asked.targets[0]}
    assert there_and_back("capitals", pairs) == pairs


@pytest.mark.parametrize(
    "id_", ["retook", "neighbours", "landlocked", "capital", "three", "size", "capitals", "corridor"]
)
def test_a_form_that_nobody_touched_is_no_answer(id_: str) -> None:
    assert draft_of(form(id_), "", "") is None


def test_taking_an_answer_out_changes_nothing() -> None:
    filling, listing = form("corridor"), form("three")
    assert isinstance(filling, Filling)
    assert isinstance(listing, Listing)
    for _turn in range(2):
        assert draft_of(filling, "Kura", "") == ["Kura", ""]
        assert draft_of(listing, "Georgia", "") == "Georgia"
    assert (filling.cursor, filling.filled, listing.items) == (0, ["", ""], [])


def test_an_answer_that_fits_no_more_leaves_the_form_empty() -> None:
    for id_, given in (("retook", "Atlantis"), ("size", ("x",)), ("capitals", {"x": "y"}), ("neighbours", True)):
        empty = form(id_)
        assert fill(empty, given) == ""
        assert draft_of(empty, "", "") is None


def test_what_is_chosen_has_a_square_and_can_be_chosen_anew() -> None:
    choice = form("retook")
    assert isinstance(choice, Chosen)
    for signs in (FULL, PLAIN):
        sheet = Sheet(80, signs)
        square = marks_for(sheet).answered
        choice.chosen = -1
        assert not any(square in row.plain for row in choice.draw(sheet).rows)
        choice.choose(1)
        choice.choose(2)
        marked = [square in row.plain[:4] for row in choice.draw(sheet).rows]
        assert marked == [False, False, True]
        choice.cursor = 0
        assert choice.draw(sheet).rows[2].plain.startswith(f"  {square} C  ")


def test_ticks_pairs_and_orders_are_kept_at_once() -> None:
    order = form("size")
    assert isinstance(order, Ordering)
    assert answers_at_once(order)
    order.carry()
    assert not answers_at_once(order)
    assert [answers_at_once(form(id_)) for id_ in ("neighbours", "capitals", "capital", "retook")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert isinstance(form("neighbours"), Ticking)
    assert isinstance(form("capitals"), Pairing)


def test_what_becomes_of_a_free_answer_is_said() -> None:
    assert "at the review" in form("why-russia").instruction

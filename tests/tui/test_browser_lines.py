"""Rows of the list of cards, of the search, and of a question at a glance, without a terminal."""

import pytest

from quizgeo.decks import Question, parse_deck
from quizgeo.memory import Item, Memory, Seen
from quizgeo.text import cells
from quizgeo.tui.lines.browser import (
    Listed,
    card_row,
    count_words,
    foot_row,
    head_row,
    hint_row,
    memory_words,
    none_rows,
    place_words,
    stability_words,
    wrong_row,
)
from quizgeo.tui.lines.glance import glance
from quizgeo.tui.lines.spot import spot
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

from .conftest import questions

DAY = 20_000
SHEET = Sheet(80, FULL)


def seen(due: int = 0, stability: float = 4.0, lapses: int = 0, *, missed: bool = False, last: int = -3) -> Seen:
    """Give a state, its days counted from today."""
    memory = Memory(stability, 5.0)
    return Seen(memory, DAY - 9, DAY + last, DAY + due, 3, lapses, 3, not missed, True, missed, 1, "text", 0.0)


@pytest.mark.parametrize(
    ("item", "state", "figures"),
    [
        (Item(), "new", ["–", "–", "–"]),
        (Item(seen(5)), "young", ["5 d", "0", "4.0 d"]),
        (Item(seen(50, 40.0)), "mature", ["50 d", "0", "40 d"]),
        (Item(seen(0)), "due", ["today", "0", "4.0 d"]),
        (Item(seen(-2, lapses=3)), "overdue", ["-2 d", "3", "4.0 d"]),
        (Item(seen(1, missed=True, last=0)), "missed", ["1 d", "0", "4.0 d"]),
        (Item(seen(5), suspended=True), "@ suspended", ["5 d", "0", "4.0 d"]),
        (Item(None, buried_until=DAY + 1), "- buried", ["–", "–", "–"]),
    ],
)
def test_a_row_tells_state_due_day_lapses_and_stability(item: Item, state: str, figures: list[str]) -> None:
    text = card_row(Listed(item, "Which city?"), DAY, SHEET).plain
    assert cells(text) == SHEET.width
    assert text[4:15].strip() == state
    assert "Which city?" in text
    rest = text[15:].replace("Which city?", "").split("  ")
    assert [each.strip() for each in rest if each.strip()] == figures


def test_cursor_and_tick_are_signs() -> None:
    assert card_row(Listed(Item(), "A", marked=True, ticked=True), DAY, SHEET).plain.startswith(" ▶✔ ")
    assert card_row(Listed(Item(), "A", marked=True, ticked=True), DAY, Sheet(80, PLAIN)).plain.startswith(" >+ ")


@pytest.mark.parametrize("width", [40, 60, 68, 75, 80, 120])
def test_rows_fit_every_width(width: int) -> None:
    sheet = Sheet(width, FULL)
    item = Item(seen(-300, 9000.0, 12), suspended=True)
    assert cells(head_row(sheet).plain) <= width
    assert cells(card_row(Listed(item, "Which of these? " * 20), DAY, sheet).plain) == width
    assert cells(hint_row([f"tag:word{n}" for n in range(40)], sheet).plain) <= width
    assert cells(wrong_row("Something " * 30, sheet).plain) <= width
    assert cells(foot_row("a/long/path/" * 9 + "deck.yaml", 12, "deck/key", ["tag"] * 30, sheet).plain) <= width


def test_columns_stand_under_their_heads() -> None:
    head = head_row(SHEET).plain
    text = card_row(Listed(Item(seen(5)), "Which city?"), DAY, SHEET).plain
    for name, figure in (("Due", "5 d"), ("Lapses", " 0"), ("Stability", "4.0 d")):
        assert head.index(name) + len(name) == text.index(figure) + len(figure)


def test_words_of_counts_and_places() -> None:
    assert count_words(4, 142, 0, FULL) == "4 of 142"
    assert count_words(4, 142, 2, FULL) == "2 ticked · 4 of 142"
    assert count_words(4, 142, 2, PLAIN) == "2 ticked - 4 of 142"
    assert place_words(2, 9) == "Card 3 of 9"
    assert stability_words(0.234) == "0.2 d"
    assert stability_words(100.0) == "3 mo"
    assert memory_words(Item(), None, FULL) == ""
    assert memory_words(Item(seen()), 0.934, PLAIN) == "stability 4.0 d - difficulty 5.0 - recall 93 %"
    assert memory_words(Item(seen()), None, PLAIN) == "stability 4.0 d - difficulty 5.0"


def test_an_empty_list_says_why() -> None:
    assert "/ changes it" in "".join(row.plain for row in none_rows("x", SHEET))
    assert "There is no card yet." in "".join(row.plain for row in none_rows("", SHEET))


@pytest.fixture(scope="module")
def every_kind() -> dict[str, Question]:
    """Give a question of each kind by its id."""
    return {question.id: question for question in parse_deck(questions())}


@pytest.mark.parametrize(
    ("id_", "told"),
    [
        ("retook", ["✔ Azerbaijan", "  Armenia", "Hint     Its capital", "Status   a claim"]),
        ("neighbours", ["✔ Georgia", "✔ Turkey", "  Russia"]),
        ("landlocked", ["Armenia has a coast", "✔ false"]),
        ("capital", ["✔ Tbilisi", "also", "Tiflis", "Source   A small atlas"]),
        ("states", ["✔ 3 states"]),
        ("when", ["✔ September 2023"]),
        ("three", ["✔ Armenia", "✔ Georgia"]),
        ("size", ["✔ 1. Iran", "✔ 4. Armenia"]),
        ("capitals", ["✔ Armenia: Yerevan"]),
        ("coasts", ["✔ Black Sea: Batumi, Poti"]),
        ("corridor", ["The river ____ flows", "✔ Kura", "✔ Azerbaijan"]),
        ("yerevan", ["Yerevan", "✔ The capital of Armenia"]),
        ("why-russia", ["✔ It had asked for help", "· No help came"]),
        ("find-georgia", ["✔ Georgia"]),
        ("place-baku", ["✔ 40.4° N, 49.9° E"]),
    ],
)
def test_every_kind_at_a_glance(id_: str, told: list[str], every_kind: dict[str, Question]) -> None:
    question = every_kind[id_]
    for width in (31, 52, 80):
        rows = [row.plain for row in glance(question, question.key, Sheet(width, FULL))]
        assert max(map(cells, rows)) <= width
    text = "\n".join(rows)
    for each in told:
        assert each in text


def test_the_way_back_of_a_flashcard_shows_its_back_first(every_kind: dict[str, Question]) -> None:
    question = every_kind["yerevan"]
    first, *rest = [row.plain for row in glance(question, f"{question.key}~back", SHEET)]
    assert "at the foot of Mount Ararat" in first
    assert any("✔ Yerevan" in row for row in rest)


def test_a_map_stands_below_its_text_else_beside_it_else_nowhere() -> None:
    from quizgeo.maps import region

    there = region("south-caucasus")
    below = spot(there, 60, 40, lambda _width: 8)
    assert below is not None
    assert (below.text, below.height, below.top) == (60, 8, 9)
    beside = spot(there, 80, 15, lambda _width: 8)
    assert beside is not None
    assert (beside.text, beside.left, beside.top) == (31, 32, 0)
    shorter = spot(there, 52, 26, lambda _width: 30)
    assert shorter is not None
    assert shorter.height < 30
    assert spot(there, 52, 12, lambda _width: 3) is None
    assert spot(there, 40, 40, lambda _width: 3) is None

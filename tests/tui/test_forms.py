"""Answering without a terminal: what keys and clicks make of a question until an answer is given."""

import pytest
from msgspec.structs import replace

from quizgeo.decks import CardKey
from quizgeo.study import Asked, Blank
from quizgeo.tui.action import Where
from quizgeo.tui.forms import (
    Answer,
    Carding,
    Choosing,
    Filling,
    Listing,
    Note,
    Ordering,
    Pairing,
    Ticking,
    Typing,
    form_for,
)
from quizgeo.tui.forms.pairing import TARGET
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import FULL, PLAIN

SHEET = Sheet(80, FULL)


def asked(kind: str, **fields: object) -> Asked:
    return replace(Asked(CardKey("deck/card"), kind, "What?"), **fields)


def shown(form: Choosing | Ticking | Ordering | Pairing | Listing | Filling, sheet: Sheet = SHEET) -> list[str]:
    return [row.plain.rstrip() for row in form.draw(sheet).rows]


def given(step: object) -> object:
    assert isinstance(step, Answer)
    return step.given


OPTIONS = ("Armenia", "Azerbaijan", "Turkey")


def test_a_letter_and_enter_and_a_click_answer_a_choice() -> None:
    form = Choosing(asked("choice", options=OPTIONS))
    assert given(form.choose(1)) == "Azerbaijan"
    assert given(form.check()) == "Azerbaijan"
    assert given(form.press(2)) == "Turkey"
    assert form.press(-1) is None
    assert form.choose(7) is None


def test_the_cursor_of_a_choice_stays_among_the_options() -> None:
    form = Choosing(asked("choice", options=OPTIONS))
    form.move(-1)
    assert given(form.check()) == "Armenia"
    form.move(9)
    assert given(form.check()) == "Turkey"


def test_options_have_letters_up_to_the_seventh() -> None:
    form = Choosing(asked("choice", options=tuple("country " + str(number) for number in range(9))))
    rows = shown(form)
    assert rows[0] == "  ▶ A  country 0"
    assert rows[6] == "    G  country 6"
    assert rows[7] == "       country 7"


@pytest.mark.parametrize(("letter", "answer"), [("a", True), ("t", True), ("b", False), ("f", False)])
def test_a_statement_is_judged_by_either_letter(letter: str, answer: bool) -> None:
    form = Choosing(asked("true_false", options=("True", "False")))
    assert form.where is Where.JUDGING
    assert given(form.judge(letter)) is answer


def test_ticks_go_on_and_off_and_nothing_ticked_is_no_answer() -> None:
    form = Ticking(asked("multiple", options=OPTIONS))
    assert isinstance(form.check(), Note)
    form.choose(0)
    form.choose(2)
    form.press(0)
    assert shown(form) == ["  ▶ [ ] A  Armenia", "    [ ] B  Azerbaijan", "    [x] C  Turkey"]
    form.press(1)
    assert given(form.check()) == ["Azerbaijan", "Turkey"]


def test_an_item_is_picked_up_carried_and_dropped() -> None:
    form = Ordering(asked("order", options=OPTIONS))
    form.carry()
    form.move(1)
    form.move(1)
    assert shown(form)[2] == "  ⇅ A  Armenia"
    form.carry()
    form.move(-1)
    assert given(form.check()) == ["Azerbaijan", "Turkey", "Armenia"]


def test_an_item_is_dragged_or_clicked_to_its_place() -> None:
    form = Ordering(asked("order", options=OPTIONS))
    form.press(0)
    form.release(2)
    assert given(form.check()) == ["Azerbaijan", "Turkey", "Armenia"]
    form.reset()
    form.press(2)
    form.release(2)
    form.press(0)
    form.release(0)
    assert given(form.check()) == ["Turkey", "Armenia", "Azerbaijan"]


def test_a_letter_goes_to_its_item_wherever_it_is() -> None:
    form = Ordering(asked("order", options=OPTIONS))
    form.press(0)
    form.release(2)
    form.choose(0)
    assert form.cursor == 2
    form.reset()
    assert form.check() == Note("Press enter again to check this order as it stands.")
    assert given(form.check()) == list(OPTIONS)


PAIRS = asked("match", options=("Armenia", "Georgia"), targets=("Baku", "Tbilisi", "Yerevan"))


def test_letters_pair_one_item_after_another() -> None:
    form = Pairing(PAIRS)
    form.choose(2)
    assert form.cursor == 1
    assert isinstance(form.check(), Note)
    form.choose(1)
    assert given(form.check()) == {"Armenia": "Yerevan", "Georgia": "Tbilisi"}


def test_arrows_turn_through_the_targets() -> None:
    form = Pairing(PAIRS)
    form.turn_choice(-1)
    assert form.assigned == {0: 2}
    form.turn_choice(1)
    assert form.assigned == {0: 0}


def test_items_are_clicked_or_dragged_to_targets() -> None:
    form = Pairing(PAIRS)
    form.press(1)
    form.press(TARGET + 1)
    form.press(0)
    form.release(TARGET + 2)
    assert given(form.check()) == {"Armenia": "Yerevan", "Georgia": "Tbilisi"}
    form.reset()
    assert form.assigned == {}


def test_short_targets_stand_side_by_side_and_long_ones_below_each_other() -> None:
    assert shown(Pairing(PAIRS))[-1] == "    A  Baku     B  Tbilisi  C  Yerevan"
    drawn = Pairing(PAIRS).draw(SHEET)
    row = len(drawn.rows) - 1
    assert [drawn.owner(row, x) for x in (4, 17, 30, 60)] == [TARGET, TARGET + 1, TARGET + 2, -1]
    long = replace(PAIRS, targets=tuple(f"the capital of a country with a long name, number {each}" for each in (1, 2)))
    drawn = Pairing(long).draw(SHEET)
    assert [drawn.owner(place) for place in range(3, len(drawn.rows))] == [TARGET, TARGET + 1]


def test_what_is_typed_is_cleaned_and_nothing_is_no_answer() -> None:
    form = Typing(asked("text"))
    assert given(form.check(" Tbi\u200blisi\x1b ")) == "Tbilisi"
    assert isinstance(form.check(" \x00 "), Note)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (asked("number", unit="km"), "A number, in km."),
        (asked("number"), "A number."),
        (asked("date", precision="month"), "A month and a year."),
        (asked("text"), ""),
    ],
)
def test_a_field_says_what_it_takes(question: Asked, words: str) -> None:
    assert form_for(question).instruction == words


def test_items_of_a_list_come_one_by_one_or_all_at_once() -> None:
    form = Listing(asked("list", need=3))
    assert isinstance(form.check(""), Note)
    assert form.check("Armenia") is None
    assert form.label() == "2/3"
    assert form.check("Georgia") is None
    assert given(form.check("Azerbaijan")) == "Armenia; Georgia; Azerbaijan"
    form.reset()
    assert given(form.check("Armenia, Georgia, Azerbaijan")) == "Armenia, Georgia, Azerbaijan"


@pytest.mark.parametrize("typed", [("Armenia, Georgia, Azerbaijan",), ("Armenia, Georgia", "Azerbaijan"),
                                   ("Armenia", "Georgia", "Azerbaijan")])  # fmt: skip
def test_a_list_that_was_given_stands_item_by_item_however_it_was_typed(typed: tuple[str, ...]) -> None:
    form = Listing(asked("list", need=3))
    for text in typed:
        form.check(text)
    assert [each.split(maxsplit=1)[1] for each in shown(form)] == ["Armenia", "Georgia"]
    assert (form.label(), form.last) == ("3/3", "Azerbaijan")
    assert form.reopen() == typed[-1]
    assert isinstance(form.check(typed[-1]), Answer)
    form.reset()
    assert (form.label(), shown(form)) == ("1/3", ["", ""])


def test_a_list_can_be_given_early_and_its_last_item_taken_back() -> None:
    form = Listing(asked("list", need=3))
    form.check("Armenia")
    form.check("Turkey")
    form.move(-1)
    assert given(form.check("")) == "Armenia"


CLOZE = asked("cloze", parts=("The ", Blank(), " flows through ", Blank(), "."))


def test_gaps_are_filled_in_turn_and_can_be_gone_back_to() -> None:
    form = Filling(CLOZE)
    assert shown(form)[0] == "    The [1 ___] flows through [2 ___]."
    assert form.check("Kura") is None
    form.keep("Armenia")
    form.move(-1)
    assert form.value() == "Kura"
    form.move(1)
    assert given(form.check("Georgia")) == ["Kura", "Georgia"]


def test_a_gap_shows_its_number_until_it_is_filled() -> None:
    form = Filling(CLOZE)
    assert "[2 ___]" in shown(form)[0]
    form.move(1)
    form.keep("Armenia")
    assert "[Armenia]" in shown(form)[0]


def test_points_of_a_card_are_ticked_once_they_are_known() -> None:
    form = Carding(asked("open"))
    form.choose(0)
    assert not form.met
    form.points = ("one", "two")
    form.choose(1)
    assert form.met == ("two",)


def test_signs_have_a_plain_form() -> None:
    form = Choosing(asked("choice", options=OPTIONS))
    assert shown(form, Sheet(80, PLAIN))[0] == "  > A  Armenia"


def test_long_options_are_broken_and_leave_room_for_a_note() -> None:
    form = Choosing(asked("choice", options=("word " * 30, "short")))
    rows = shown(form)
    assert len(rows) > 2
    assert max(map(len, rows)) <= SHEET.width - 17
    assert form.draw(SHEET).span(0) == (0, len(rows) - 2)

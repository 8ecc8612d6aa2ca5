"""What other goals would cost."""

import pytest

from quizgeo.insight.effort import MOST_CARDS, firsts
from tests.insight.conftest import TODAY, Diary, entry

FOUR = '["a","b","c","d"]'


def test_a_higher_goal_asks_for_more_and_gives_more(diary: Diary) -> None:
    for place in range(30):
        diary.answer(TODAY - 3, 3, ivl=2, card=f"deck/{place}")
    found = diary.numbers().effort
    assert (found.cards, found.days, found.why) == (30, 365, "")
    assert [each.retention for each in found.curve] == [0.8, 0.85, 0.9, 0.93, 0.95, 0.97]
    assert found.curve[0].answers < found.curve[-1].answers
    assert found.curve[0].known < found.curve[-1].known <= 30


def test_suspended_cards_and_those_of_no_deck_ask_for_nothing(diary: Diary) -> None:
    diary.answer(TODAY - 3)
    diary.suspend("deck/one")
    found = diary.numbers(entry("deck/one")).effort
    assert (found.cards, found.curve, found.why) == (0, (), "none")


def test_of_very_many_cards_nothing_is_simulated(diary: Diary) -> None:
    found = diary.numbers(*(entry(f"deck/{place}") for place in range(MOST_CARDS + 1))).effort
    assert (found.cards, found.curve, found.why) == (2001, (), "many")


def test_new_cards_are_as_lucky_and_as_quick_as_those_of_their_kind(diary: Diary) -> None:
    # a choice seen has c = 1/4, so a new one is raised like it: .9 becomes .925, and more answers follow than of words
    diary.answer(TODAY - 3, form="choice", shown=FOUR, card="deck/seen")
    chosen = diary.numbers(entry("deck/seen", "choice"), *(entry(f"deck/{n}", "choice") for n in range(30))).effort
    typed = diary.numbers(entry("deck/seen", "choice"), *(entry(f"deck/{n}") for n in range(30))).effort
    assert chosen.curve[2].answers > typed.curve[2].answers


def test_first_answers_tell_how_many_new_ones_are_right(diary: Diary) -> None:
    # of 10 first typed answers 5 were right: (5 + 3.5) / (10 + 10); of choices none was given: 3.5 / 10
    for place in range(10):
        diary.answer(TODAY - 3, 3 if place < 5 else 1, card=f"deck/{place}")
        diary.answer(TODAY - 1, 1, card=f"deck/{place}")
    found = firsts(diary.reviews())
    assert found.chance("text") == pytest.approx(0.425)
    assert found.chance("choice") == pytest.approx(0.35)

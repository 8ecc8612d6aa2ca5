"""What would be known today, and how well cards are kept."""

import pytest

from quizgeo.insight.knowledge import chance_to_know
from quizgeo.memory import Kernel, Memory, Seen
from tests.insight.conftest import TODAY, Diary, entry

# First Good gives S = 2.3065 days (w2), first Easy 8.2956 (w3); recall after t days is (1 + F t / S)^-w20 with
# w20 = 0.1542 and F = 0.9^(-1 / 0.1542) - 1 = 0.98036
GOOD, EASY = 2.3065, 8.2956


def recall(stability: float, days: int) -> float:
    return float((1 + (0.9 ** (-1 / 0.1542) - 1) * days / stability) ** -0.1542)


def test_known_is_the_sum_of_chances_over_cards_seen_and_not_set_aside(diary: Diary) -> None:
    diary.answer(TODAY - 4, 3, card="deck/a")
    diary.answer(TODAY - 9, 4, card="deck/b")
    diary.answer(TODAY - 9, 4, card="deck/aside")
    diary.suspend("deck/aside")
    cards = [entry(f"deck/{name}") for name in ("a", "b", "aside", "new")]
    found = diary.numbers(*cards).knowledge.all
    # 0.8580 + 0.8943: two cards, for one is suspended and one was never seen
    assert found.value == pytest.approx(recall(GOOD, 4) + recall(EASY, 9))
    assert found.value == pytest.approx(0.8580 + 0.8943, abs=1e-4)
    assert found.n == 2
    assert found.low < found.value < found.high <= 2


def test_a_card_answered_today_is_known_or_not_by_its_answer(diary: Diary) -> None:
    diary.answer(TODAY, 3, card="deck/right")
    diary.answer(TODAY, 1, card="deck/wrong")
    diary.answer(TODAY, 1, card="deck/mended")
    diary.answer(TODAY, 3, card="deck/mended")
    # 1 + 0 + 1, with no doubt
    found = diary.numbers().knowledge.all
    assert (found.value, found.low, found.high, found.n) == (2, 2, 2, 3)


def test_luck_is_taken_off_and_what_is_owned_of_it_is_not() -> None:
    seen = Seen(Memory(10.0, 5.0), 0, TODAY - 10, TODAY, 1, 0, 1, True, True, False, 1, "choice", 0.25)
    # ten days after with S = 10 the chance to pass is 0.9: (0.9 - 0.25) / 0.75 = 0.8667
    assert chance_to_know(seen, TODAY, Kernel(), 0.0) == pytest.approx(0.866667, abs=1e-6)
    # a learner who keeps half of it silent: (0.9 - 0.125) / 0.875 = 0.8857; none: 0.9
    assert chance_to_know(seen, TODAY, Kernel(), 0.5) == pytest.approx(0.885714, abs=1e-6)
    assert chance_to_know(seen, TODAY, Kernel(), 1.0) == pytest.approx(0.9)


def test_known_is_told_by_deck_and_by_tag(diary: Diary) -> None:
    for key in ("one/a", "one/b", "two/c"):
        diary.answer(TODAY, card=key)
    cards = (entry("one/a", "text", "dates"), entry("one/b", "text", "dates", "places"), entry("two/c"))
    found = diary.numbers(*cards).knowledge
    assert {name: each.n for name, each in found.decks.items()} == {"one": 2, "two": 1}
    assert {name: (each.value, each.n) for name, each in found.tags.items()} == {"dates": (2, 2), "places": (1, 1)}


def test_each_card_is_new_young_mature_or_suspended(diary: Diary) -> None:
    diary.answer(TODAY - 60, 4, card="deck/mature")  # S 8.3 days, then right 50 days later: S far over 21 days
    diary.answer(TODAY - 10, 4, card="deck/mature")
    diary.answer(TODAY - 10, 3, card="deck/young")  # S 2.3 days
    diary.suspend("deck/aside")
    cards = [entry(f"deck/{name}") for name in ("mature", "young", "aside", "new", "newer")]
    found = diary.numbers(*cards).cards
    assert (found.new, found.young, found.mature, found.suspended, found.n) == (2, 1, 1, 1, 5)

"""Stability and difficulty: every card in its bin."""

from tests.insight.conftest import TODAY, Diary, entry


def test_every_card_is_in_the_bin_of_its_figures(diary: Diary) -> None:
    # first answers: Again S .212 D 6.4133, Hard S 1.2931 D 5.1122, Good S 2.3065 D 2.1181, Easy S 8.2956 D 1
    for rating in (1, 2, 3, 4):
        diary.answer(TODAY, rating, card=f"deck/{rating}")
    diary.answer(TODAY, 3, card="deck/aside")
    diary.suspend("deck/aside")
    cards = [entry(f"deck/{name}") for name in ("1", "2", "3", "4", "aside", "new")]
    found = diary.numbers(*cards).spread
    assert found.n == 4
    assert {(each.low, each.high): each.n for each in found.stability if each.n} == {(0, 1): 1, (1, 3): 2, (7, 21): 1}
    assert {(each.low, each.high): each.n for each in found.difficulty if each.n} == {
        (1, 2): 1, (2, 3): 1, (5, 6): 1, (6, 7): 1,
    }  # fmt: skip


def test_the_last_bins_hold_what_is_largest(diary: Diary) -> None:
    # Again on ten days in a row drives difficulty to its end at 10; Easy at long last drives stability past 3 years
    for day in range(10):
        diary.answer(TODAY - 20 + day, 1, card="deck/hard")
    for day in (900, 800, 500, 0):
        diary.answer(TODAY - day, 4, card="deck/easy")
    found = diary.numbers().spread
    assert (found.difficulty[-1].low, found.difficulty[-1].high, found.difficulty[-1].n) == (9, 10, 1)
    assert (found.stability[-1].low, found.stability[-1].high, found.stability[-1].n) == (1095, None, 1)

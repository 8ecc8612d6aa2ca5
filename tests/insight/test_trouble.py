"""What goes wrong: lapses, leeches, confusions, the hardest cards, and guesses."""

from msgspec.structs import replace

from quizgeo.insight import Confusion, Hard, Leech, Share
from tests.insight.conftest import TODAY, Diary, entry


def lapse(diary: Diary, card: str, times: int) -> None:
    """Learn a card and forget it, over and over."""
    day = TODAY - 3 * times - 1
    for _ in range(times):
        diary.answer(day, 3, card=card)
        diary.answer(day + 1, 1, card=card)
        day += 3


def test_lapses_are_counted_among_all_that_came_back(diary: Diary) -> None:
    # right on day -7, wrong on -6, right on -4, wrong on -3: three came back, two of them lapsed; 4 days begin on -3
    lapse(diary, "deck/one", 2)
    assert diary.numbers().trouble.lapses == Share(2, 3)
    assert diary.numbers(days=4).trouble.lapses == Share(1, 1)


def test_leeches_are_told_from_four_lapses_on_whatever_days_are_looked_at(diary: Diary) -> None:
    for card, times in (("deck/b", 4), ("deck/a", 4), ("deck/worse", 8), ("deck/fine", 3), ("lost/gone", 9)):
        lapse(diary, card, times)
    diary.suspend("deck/worse")
    cards = [entry(f"deck/{name}") for name in ("a", "b", "worse", "fine", "new")]
    found = diary.numbers(*cards, days=1).trouble.leeches
    assert found == (Leech("deck/worse", 8, True), Leech("deck/a", 4, False), Leech("deck/b", 4, False))
    assert [each.is_leech for each in found] == [True, False, False]


def test_confusions_are_wrong_answers_that_are_another_thing(diary: Diary) -> None:
    another = {"grade": "wrong", "reason": "other-entity"}
    for given in ("Yerevan", "yerevan ", "Yerevan"):  # one answer, in two spellings
        diary.answer(TODAY, 1, given=given, **another)
    diary.answer(TODAY, 1, given="Baku", **another)  # once is not often
    for given in ("xyz", "xyz"):
        diary.answer(TODAY, 1, given=given, reason="different")  # is nothing known
    for day in (1, 2):
        diary.answer(TODAY - day, 1, given="Iran", form="choice", card="deck/two")  # any wrong option is
        diary.answer(TODAY - day, 1, form="choice", card="deck/two")  # nothing was given
    assert diary.numbers().trouble.confusions == (
        Confusion("deck/one", "Yerevan", "text", 3),
        Confusion("deck/two", "Iran", "choice", 2),
    )


def test_what_was_called_right_is_no_confusion_and_signs_are_cleaned(diary: Diary) -> None:
    for _ in range(2):
        right = diary.answer(TODAY, 1, given="Azerbaijan", reason="other-entity")
        diary.override(right, 3, said="right", grade="exact")
        diary.answer(TODAY, 1, given="Arm\x1b[31menia", reason="other-entity")
    (found,) = diary.numbers().trouble.confusions
    assert "\x1b" not in found.given
    assert found.count == 2


def test_confusions_and_hardest_cards_are_of_cards_that_there_are(diary: Diary) -> None:
    for day in range(5):
        diary.answer(TODAY - day, 1, card="lost/gone", given="Iran", reason="other-entity")
    found = diary.numbers(entry("deck/one")).trouble
    assert (found.confusions, found.hardest, found.leeches) == ((), (), ())


def test_the_hardest_cards_are_those_most_surely_missed(diary: Diary) -> None:
    # Upper ends of the Wilson intervals: 0 of 3: 0.5615; 1 of 4: 0.6994; 2 of 4: 0.85
    # of two answers, and of a card never missed, nothing is told
    for card, ratings in {"zero": "111", "one": "3111", "half": "3131", "pair": "11", "right": "333"}.items():
        diary.answer(TODAY - 30, card=f"deck/{card}")
        for place, rating in enumerate(ratings):
            diary.answer(TODAY - 20 + place, int(rating), card=f"deck/{card}")
    found = diary.numbers().trouble.hardest
    assert [replace(each, lapses=0) for each in found] == [
        Hard("deck/zero", Share(0, 3), 0),
        Hard("deck/one", Share(1, 4), 0),
        Hard("deck/half", Share(2, 4), 0),
    ]
    # half: passed on day -30 and twice after; the misses on the 2nd and 4th day lapse
    assert [each.lapses for each in found] == [3, 3, 2]


def test_guesses_are_counted_among_right_answers_that_were_graded(diary: Diary) -> None:
    guess = diary.answer(TODAY - 1, form="true_false")
    diary.override(guess, 1, said="guessed", grade="exact")
    diary.answer(TODAY - 1, 3)  # that day's second answer is a retry: it is not graded
    diary.answer(TODAY, 3)
    diary.answer(TODAY, 1, card="deck/wrong")
    # right and graded: the guess, and the answer of today
    assert diary.numbers().trouble.guessed == Share(1, 2)

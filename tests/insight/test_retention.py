"""True retention: which answers it counts, over which days, and what luck has in it."""

import pytest

from quizgeo import language
from quizgeo.insight.retention import Retention, Retentions
from quizgeo.insight.shares import Share
from quizgeo.insight.words import Drawing, retention_lines
from quizgeo.memory import true_retention
from quizgeo.text import cells
from tests.insight.conftest import TODAY, Diary

FOUR = '["a","b","c","d"]'


def windows(diary: Diary) -> dict[str, tuple[int, int]]:
    found = diary.numbers().retention.windows
    return {name: (each.share.hits, each.share.n) for name, each in found.items()}


def test_windows_end_today_and_hold_as_many_study_days_as_they_say(diary: Diary) -> None:
    # Met on day -400. Answers that count, one a card: on days -400 + 1 .. none; then
    #   day 0 right | -6 wrong | -7 right | -29 wrong | -30 right | -364 wrong | -365 right
    days = {0: 3, -6: 1, -7: 3, -29: 1, -30: 3, -364: 1, -365: 3}
    for place, (day, rating) in enumerate(days.items()):
        diary.answer(TODAY - 400, card=f"deck/{place}")
        diary.answer(TODAY + day, rating, card=f"deck/{place}")
    # today: 1 of 1; 7 days: day 0 and -6; 30 days: and -7, -29; 365 days: and -30, -364; all: and -365
    assert windows(diary) == {"today": (1, 1), "7": (1, 2), "30": (2, 4), "365": (3, 6), "all": (4, 7)}


def test_days_after_the_present_one_are_in_no_window_that_ends_today(diary: Diary) -> None:
    diary.answer(TODAY - 9)
    diary.answer(TODAY, 3)
    diary.answer(TODAY + 3, 1)  # written before the clock was set back
    one = (1, 1)
    assert windows(diary) == {"today": one, "7": one, "30": one, "365": one, "all": (1, 2)}


def test_only_first_answers_of_later_days_that_were_studied_count(diary: Diary) -> None:
    diary.answer(TODAY - 9, 1)  # met for the first time
    diary.answer(TODAY - 9, 3)  # again on that day
    diary.answer(TODAY - 8, 3)  # counts: right
    diary.answer(TODAY - 8, 1)  # practice
    diary.answer(TODAY - 5, 1, origin="class")  # not studied
    diary.answer(TODAY - 4, 1, origin="exam")
    diary.answer(TODAY - 3, 1)  # counts: wrong
    assert windows(diary)["all"] == (1, 2)
    assert true_retention(diary.histories["deck/one"]) == (1, 2)


def test_a_share_of_few_is_not_told(diary: Diary) -> None:
    for place in range(19):
        diary.answer(TODAY - 5, card=f"deck/{place}")
        diary.answer(TODAY, card=f"deck/{place}")
    found = diary.numbers().retention.windows["today"]
    assert (found.share.n, found.share.value, found.without_luck) == (19, None, None)


def test_luck_is_taken_off_what_was_chosen(diary: Diary) -> None:
    # 20 answers with four options, 17 right: share 0.85, c = 1/4. The 3 wrong ones let expect one lucky hit, none was
    # owned up to: h = 0 / (1 + 3) = 0. So (0.85 - 0.25) / 0.75 = 0.8
    for place in range(20):
        diary.answer(TODAY - 5, form="choice", shown=FOUR, card=f"deck/{place}")
        diary.answer(TODAY, 1 if place < 3 else 3, form="choice", shown=FOUR, card=f"deck/{place}")
    found = diary.numbers().retention
    assert found.ways["chosen"].share.value == pytest.approx(0.85)
    assert found.ways["chosen"].luck == pytest.approx(0.25)
    assert found.ways["chosen"].without_luck == pytest.approx(0.8)
    assert found.ways["typed"].share.n == 0


def test_luck_of_a_mixture_is_the_mean_of_its_answers(diary: Diary) -> None:
    # 10 typed (c = 0) and 10 with four options (c = 1/4), all right: mean 1/8; all known stays all known
    for place in range(20):
        form, shown = ("choice", FOUR) if place < 10 else ("text", None)
        diary.answer(TODAY - 5, card=f"deck/{place}", form=form, shown=shown)
        diary.answer(TODAY, card=f"deck/{place}", form=form, shown=shown)
    found = diary.numbers().retention
    assert found.windows["all"].luck == pytest.approx(0.125)
    assert found.windows["all"].without_luck == pytest.approx(1.0)
    assert found.ways["typed"].without_luck is None


def test_luck_that_is_owned_up_to_is_not_taken_off_twice(diary: Diary) -> None:
    # true or false, c = 1/2: 10 wrong ones let expect 10 lucky hits; 13 right ones were called guesses and stand as
    # Again: h = min(1, 13 / (10 + 3)) = 1. So nothing is left to take off, of 17 right among 40
    for place in range(40):
        diary.answer(TODAY - 5, form="true_false", card=f"deck/{place}")
        if place < 10:
            diary.answer(TODAY, 1, form="true_false", card=f"deck/{place}")
        elif place < 23:
            diary.answer(TODAY, 1, form="true_false", grade="exact", said="guessed", card=f"deck/{place}")
        else:
            diary.answer(TODAY, form="true_false", card=f"deck/{place}")
    found = diary.numbers().retention.windows["all"]
    assert (found.share.hits, found.share.n, found.luck) == (17, 40, 0)


def test_answers_are_parted_by_age_way_and_deck_over_the_days_looked_at(diary: Diary) -> None:
    # one/a: Easy (S 8.3 d), right 8 days later (young then), right 42 days later (mature then)
    # two/b: flipped, wrong after 3 days (young)
    for day in (50, 42, 0):
        diary.answer(TODAY - day, 4, card="one/a")
    diary.answer(TODAY - 3, card="two/b", form="flashcard")
    diary.answer(TODAY, 1, card="two/b", form="flashcard")

    def counted(days: int | None) -> list[tuple[str, int, int]]:
        found = diary.numbers(days=days).retention
        parts = (found.ages, found.ways, found.decks)
        return [(name, each.share.hits, each.share.n) for part in parts for name, each in part.items()]

    assert counted(None) == [
        ("young", 1, 2), ("mature", 1, 1), ("typed", 2, 2), ("chosen", 0, 0), ("flipped", 0, 1), ("one", 2, 2),
        ("two", 0, 1),
    ]  # fmt: skip
    assert counted(7) == [
        ("young", 0, 1), ("mature", 1, 1), ("typed", 1, 1), ("chosen", 0, 0), ("flipped", 0, 1), ("one", 1, 1),
        ("two", 0, 1),
    ]  # fmt: skip


def test_the_goal_stands_beside_it(diary: Diary) -> None:
    assert diary.numbers().retention.goal == 0.9


def test_the_table_of_many_answers_is_no_wider_than_a_terminal() -> None:
    many = Retention(Share(12_345, 23_456), 0.2)
    found = Retentions(0.9, {"365": many, "all": many}, {}, {}, {"a-deck-with-a-long-name": many, "short": many})
    for tongue in ("en", "id"):
        language.use(tongue)
        drawn = list(retention_lines(found, Drawing()))
        assert max(map(cells, drawn)) <= 78
        assert all("█" in row for row in drawn[2:])


def test_counts_have_their_thousands_apart() -> None:
    found = Retentions(0.9, {"all": Retention(Share(1_790, 2_633), 0.0)}, {}, {}, {})
    assert "1,790 of 2,633" in "\n".join(retention_lines(found, Drawing()))
    language.use("id")
    assert "1.790" in "\n".join(retention_lines(found, Drawing()))

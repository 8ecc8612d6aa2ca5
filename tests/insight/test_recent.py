"""What home tells of the last weeks: it agrees with the numbers of the stats, and replays nothing."""

import pytest

from quizgeo.insight.recent import DAYS, Recall, Recent, recent
from quizgeo.memory import NEW, Item

from .conftest import TODAY, Diary, entry


def told(diary: Diary, **present: str) -> Recent:
    """Tell the last weeks of a log, newest card first: the order of events does not matter."""
    items = diary.items([entry(card) for card in diary.histories])

    def item(key: str) -> Item:
        return items.get(key, NEW)

    events = [event for history in reversed(diary.histories.values()) for event in reversed(history)]
    return recent(events, TODAY, {former.replace("_", "/"): key for former, key in present.items()}, item)


def test_recall_is_that_of_the_stats(diary: Diary) -> None:
    for place in range(30):
        card = f"deck/{place}"
        diary.answer(TODAY - 40, card=card)
        diary.answer(TODAY - 20 + place % 20, 1 if place % 3 == 0 else 3, card=card)
        if place % 3 == 0:
            diary.answer(TODAY - 20 + place % 20, card=card)
    share = diary.numbers().retention.windows["30"].share
    recall = told(diary).decks["deck"]
    assert (sum(recall.passes), recall.n) == (share.hits, share.n) == (20, 30)
    assert recall.share == pytest.approx(2 / 3)


def test_only_cards_that_came_back_while_studying_count(diary: Diary) -> None:
    diary.answer(TODAY - 3)
    diary.answer(TODAY - 3)
    diary.answer(TODAY - 2, origin="exam")
    diary.answer(TODAY - 1, origin="class")
    diary.answer(TODAY, None)
    assert told(diary).decks == {}
    assert told(diary).answers == {TODAY - 3: 2, TODAY - 2: 1, TODAY - 1: 1, TODAY: 1}


def test_a_word_said_of_an_answer_counts(diary: Diary) -> None:
    diary.answer(TODAY - 9)
    diary.override(diary.answer(TODAY - 3, 1), 3, said="right", grade="exact")
    assert told(diary).decks["deck"].passes[-4] == 1


def test_what_was_answered_under_a_former_key_counts_for_its_deck(diary: Diary) -> None:
    diary.answer(TODAY - 9, card="new/one")
    diary.answer(TODAY - 3, card="old/one")
    assert list(told(diary, old_one="new/one").decks) == ["new"]


def test_days_before_the_last_thirty_are_counted_as_answers_alone(diary: Diary) -> None:
    diary.answer(TODAY - 60)
    diary.answer(TODAY - DAYS)
    diary.answer(TODAY - DAYS + 1)
    found = told(diary)
    assert (found.decks["deck"].n, found.decks["deck"].due[0], len(found.answers)) == (1, 1, 3)


def test_a_share_of_few_is_none_and_spans_without_cards_are_blank() -> None:
    few = Recall((1,) * 10, (1,) * 9 + (10,))
    assert (few.n, few.share) == (19, None)
    assert Recall((0, 0, 1, 1), (0, 0, 1, 2)).spans(2) == (None, 2 / 3)

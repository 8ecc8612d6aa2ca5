"""One card's story: recall falls between its answers, what was taken back moves nothing, and all of it is told."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, FixedClock, Instant
from quizgeo.insight.card import CardStory, card_story, last_done, story_without_deck
from quizgeo.memory import FSRS6, Memory, Rating
from quizgeo.paths import Places
from quizgeo.progress import GRADES, SAID, Event, EventKind, ProgressLog, new_id, undo_of
from quizgeo.study import Learner, open_learner

NOW = Instant(1_775_000_000_000)
DECK = """\
quizgeo: 1
deck: north
title: Some questions
language: en
questions:
  - {id: one, was: old, question: What is the capital of Georgia?, answer: Tbilisi}
  - {id: two, question: What is the capital of Armenia?, answer: Yerevan}
"""


class Diary:
    """A log that is written by hand, and the learner whose it is."""

    def __init__(self, home: Path) -> None:
        folder = home / "decks"
        folder.mkdir()
        (folder / "north.yaml").write_text(DECK, encoding="utf-8")
        self.places = Places(home / "home", (folder,))
        self.count = 0

    def write(self, ago: int, rating: int, key: str = "north/one", **fields: object) -> Event:
        """Write an answer of so many days ago."""
        self.count += 1
        with ProgressLog.open(self.places, now=NOW) as log:
            stamp = log.stamp(NOW, believed=True)
            made = replace(
                stamp, id=new_id(), kind=EventKind.ANSWERED, card=key, day=stamp.day - ago, form="text",
                at=stamp.at - ago * DAY_MS + self.count, origin="study", rating=rating, ivl=6, nth=self.count,
                grade=3 if rating > 1 else 0, given="Tbilisi",
            )  # fmt: skip
            made = replace(made, **fields)
            log.append([made])
        return made

    def undo(self, target: Event) -> None:
        """Take an event back."""
        with ProgressLog.open(self.places, now=NOW) as log:
            log.append([undo_of(target, log.stamp(NOW, believed=True))])

    def learner(self) -> Learner:
        """Open the learner only to read."""
        return open_learner(self.places, FixedClock(NOW), readonly=True)

    def story(self, key: str = "north/one") -> CardStory:
        """Tell a card."""
        learner = self.learner()
        entry = learner.entry(key)
        story = card_story(learner, entry) if entry else story_without_deck(learner, key)
        learner.log.close()
        assert story is not None
        return story


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    """Give an empty log."""
    return Diary(tmp_path)


def test_the_curve_falls_between_answers_and_goes_on_until_the_card_is_due(diary: Diary) -> None:
    diary.write(9, 3)
    diary.write(5, 1)
    diary.write(4, 3)
    story = diary.story()
    scheduler = FSRS6()
    first = scheduler.first(Rating.GOOD)
    assert story.item.seen is not None
    assert len(story.curve) == 9 + (story.item.seen.due_day - story.today) + 1
    assert story.curve[:4] == tuple(scheduler.recall(first, elapsed) for elapsed in range(4))
    assert [story.curve[place] for place in (0, 4, 5)] == [1.0, 1.0, 1.0]
    assert story.recall == pytest.approx(story.curve[9])
    assert list(story.curve[5:]) == sorted(story.curve[5:], reverse=True)


def test_a_card_that_is_late_is_told_until_today(diary: Diary) -> None:
    diary.write(30, 3, ivl=2)
    story = diary.story()
    assert len(story.curve) == 31
    assert story.recall == story.curve[-1]


def test_a_step_is_a_day_with_recall_before_its_first_answer_and_stability_after_its_last(diary: Diary) -> None:
    diary.write(9, 3)
    diary.write(5, 1)
    diary.write(5, 3, tries=2)
    story = diary.story()
    scheduler = FSRS6()
    first = scheduler.first(Rating.GOOD)
    missed = scheduler.after(first, 4, Rating.AGAIN)
    again = scheduler.after(missed, 0, Rating.GOOD)
    assert [step.recall for step in story.steps] == [None, scheduler.recall(first, 4)]
    assert Memory(story.steps[1].stability, story.steps[1].difficulty) == again
    assert [told.recall for told in story.history] == [None, scheduler.recall(first, 4), None]
    assert [told.stability for told in story.history] == [first.stability, missed.stability, again.stability]


def test_what_was_taken_back_is_told_and_moves_nothing(diary: Diary) -> None:
    diary.write(9, 3)
    diary.undo(diary.write(4, 1))
    story = diary.story()
    assert [told.undone for told in story.history] == [False, True]
    assert (len(story.steps), story.history[1].stability) == (1, None)


def test_a_word_said_of_an_answer_is_told_with_it_and_counts(diary: Diary) -> None:
    diary.write(9, 3)
    said = diary.write(4, 1)
    word, exact = SAID.index("right"), GRADES.index("exact")
    diary.write(4, 3, kind=EventKind.OVERRIDDEN, target=said.id, said=word, grade=exact, ivl=9)
    story = diary.story()
    assert [(told.rating, told.said) for told in story.history] == [(3, ""), (3, "right")]
    assert [told.interval for told in story.history] == [6, 9]
    assert story.item.seen is not None
    assert story.steps[-1].stability == story.item.seen.memory.stability
    learner = diary.learner()
    newest = last_done(learner, story.card)
    assert newest is not None
    assert newest.kind == EventKind.OVERRIDDEN
    learner.log.close()


def test_no_recall_is_told_on_the_day_of_an_answer_and_a_new_card_has_no_curve(diary: Diary) -> None:
    diary.write(0, 3)
    assert diary.story().recall is None
    assert (diary.story("north/two").curve, diary.story("north/two").history) == ((), ())


def test_answers_under_a_former_key_stand_in_the_order_in_which_they_were_written(diary: Diary) -> None:
    diary.write(9, 3, "north/old")
    diary.write(4, 3)
    story = diary.story()
    assert [told.event.card for told in story.history] == ["north/old", "north/one"]
    assert len(story.steps) == 2


def test_a_card_without_its_deck_is_told_from_the_log(diary: Diary) -> None:
    diary.write(9, 3, "south/one")
    story = diary.story("south/one")
    assert (story.question, story.card.kind, len(story.curve)) == (None, "text", 10)
    learner = diary.learner()
    assert story_without_deck(learner, "south/two") is None
    learner.log.close()


def test_what_was_done_last_is_the_newest_thing_that_stands(diary: Diary) -> None:
    diary.write(9, 3)
    second = diary.write(4, 3)
    third = diary.write(2, 1)
    diary.undo(third)
    learner = diary.learner()
    entry, other = learner.entry("north/one"), learner.entry("north/two")
    assert entry is not None
    assert other is not None
    assert last_done(learner, entry) == second
    assert last_done(learner, other) is None
    learner.log.close()

"""Answers of a live lesson in the learner's own log: each once, as the teacher lets it stand, however often told."""

from hashlib import blake2b
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import FixedClock, parse_instant
from quizgeo.memory import Rating
from quizgeo.paths import Places
from quizgeo.progress import EventKind
from quizgeo.study import Learner, open_learner
from quizgeo.study.lessons import LessonAnswer, record_lesson_answer, void_lesson_answers

DECK = """\
quizgeo: 1
deck: rivers
title: Rivers
language: en
questions:
  - {id: volga, question: Where does the Volga end?, answer: Caspian Sea, wrong: [Black Sea, White Sea]}
  - {id: kura, question: Which river flows through Tbilisi?, answer: Kura}
"""


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "rivers.yaml").write_text(DECK, encoding="utf-8")
    return open_learner(Places(tmp_path / "home", (folder,)), FixedClock(parse_instant("2026-03-02T10:00:00+00:00")))


def told(key: str = "rivers/kura", **more: object) -> LessonAnswer:
    id_ = blake2b(key.encode(), digest_size=16).digest()
    answer = LessonAnswer(id_, key, "text", "Kura", "exact", 1.0, 4_000, lesson="l")
    return replace(answer, **more)


def events(learner: Learner) -> list[EventKind]:
    return [EventKind(event.kind) for event in learner.backwards()][::-1]


def test_an_answer_moves_the_schedule_like_one_of_study(learner: Learner) -> None:
    record_lesson_answer(learner, told())
    (event,) = learner.history("rivers/kura")
    seen = learner.item("rivers/kura").seen
    assert (event.origin, event.rating, event.took, event.given) == ("class", Rating.GOOD, 4_000, "Kura")
    assert seen is not None
    assert seen.interval == event.ivl
    assert seen.due_day > learner.today()


def test_the_same_answer_is_written_once(learner: Learner) -> None:
    assert record_lesson_answer(learner, told()) is not None
    assert record_lesson_answer(learner, told(took=9_000)) is None
    assert events(learner) == [EventKind.ANSWERED]


@pytest.mark.parametrize(
    ("grade", "confidence", "rating"),
    [
        ("exact", "", Rating.GOOD),
        ("close", "sure", Rating.GOOD),
        ("exact", "unsure", Rating.GOOD),
        ("exact", "guess", Rating.AGAIN),
        ("wrong", "sure", Rating.AGAIN),
    ],
)
def test_an_honest_guess_counts_as_a_miss_and_sure_is_not_easy(
    grade: str, confidence: str, rating: Rating, learner: Learner
) -> None:
    record_lesson_answer(learner, told(grade=grade, confidence=confidence))
    assert learner.history("rivers/kura")[0].rating == rating


def test_a_verdict_that_the_teacher_changes_is_changed_here_too_as_often_as_it_is(learner: Learner) -> None:
    wrong, right = told(grade="wrong", score=0.0), told()
    for answer in (wrong, wrong, right, right, wrong):
        record_lesson_answer(learner, answer)
    assert events(learner) == [EventKind.ANSWERED, EventKind.OVERRIDDEN, EventKind.OVERRIDDEN]
    seen = learner.item("rivers/kura").seen
    assert seen is not None
    assert not seen.passed
    record_lesson_answer(learner, right)
    seen = learner.item("rivers/kura").seen
    assert seen is not None
    assert seen.passed


def test_a_question_that_counts_for_nothing_is_taken_back(learner: Learner) -> None:
    kept = told("rivers/volga", form="choice", given="Black Sea", grade="wrong", shown=("Black Sea", "Caspian Sea"))
    record_lesson_answer(learner, told())
    record_lesson_answer(learner, kept)
    assert void_lesson_answers(learner, "l", [kept]) is not None
    assert learner.item("rivers/kura").seen is None
    assert learner.item("rivers/volga").seen is not None
    assert void_lesson_answers(learner, "l", [kept]) is None


def test_what_the_learner_took_back_is_not_written_again(learner: Learner) -> None:
    record_lesson_answer(learner, told())
    void_lesson_answers(learner, "l", [])
    assert record_lesson_answer(learner, told()) is None
    assert record_lesson_answer(learner, told(grade="wrong")) is None
    assert learner.item("rivers/kura").seen is None


def test_answers_of_other_lessons_are_left_alone(learner: Learner) -> None:
    record_lesson_answer(learner, told())
    assert void_lesson_answers(learner, "another", []) is None
    assert learner.item("rivers/kura").seen is not None


def test_a_card_of_a_deck_that_the_learner_does_not_have_is_kept_without_a_plan(learner: Learner) -> None:
    record_lesson_answer(learner, told("unknown/card"))
    (event,) = learner.history("unknown/card")
    assert (event.ivl, event.scheduler, event.rating) == (None, None, Rating.GOOD)
    assert "unknown/card" not in learner.items


def test_the_second_answer_of_a_day_is_practice(learner: Learner) -> None:
    record_lesson_answer(learner, told())
    record_lesson_answer(learner, told(id=bytes(16)))
    assert [event.ivl is None for event in learner.history("rivers/kura")] == [False, True]


def test_the_chance_of_a_lucky_guess_is_kept_where_the_options_do_not_tell_it(learner: Learner) -> None:
    record_lesson_answer(learner, told(form="match", given={"a": "b"}, chance=0.25))
    event = learner.history("rivers/kura")[0]
    assert '"chance":0.25' in (event.extra or "")
    seen = learner.item("rivers/kura").seen
    assert seen is not None
    assert seen.chance == 0.25

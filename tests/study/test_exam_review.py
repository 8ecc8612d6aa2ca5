"""The mark and the review: what was right, what the learner marks, what they hold against the judge, what to study."""

from pathlib import Path

import pytest

from quizgeo.paths import Places
from quizgeo.progress import EventKind, ProgressLog, events_of_file, export_lines
from quizgeo.study import (
    Exam,
    Learner,
    Refusal,
    Review,
    Reviewed,
    Session,
    find_paper,
    mark_of,
    open_papers,
    review_exam,
)
from tests.study.bench import RIGHT, Bench, answered, begin, right
from tests.study.sitting import MINUTE, Hand, again, answer, begun, key_at, place_of

POINTS = """
quizgeo: 1
deck: points
title: Points
language: en
questions:
  - {id: heavy, question: Which sea?, answer: Black Sea, points: 3, tags: [sea]}
  - {id: light, question: Which river?, answer: Kura, tags: [river]}
  - {id: list, question: Name two neighbours., list: [Georgia, Iran], need: 2, points: 2, tags: [land, sea]}
  - {id: strict, question: Which town?, answer: Gyumri, strict: true, tags: [town]}
  - {id: card, front: CSTO, back: A treaty, points: 4, tags: [sea]}
"""


def handed(exam: Exam) -> Review:
    exam.hand_in()
    return reviewed(exam.learner, exam)


def reviewed(learner: Learner, exam: Exam) -> Review:
    record = find_paper(learner, exam.paper.id)
    assert record is not None
    return review_exam(learner, record)


def at(found: Reviewed | Refusal) -> Reviewed:
    assert isinstance(found, Reviewed), found
    return found


@pytest.fixture
def pointed(bench: Bench) -> Learner:
    bench.write("points.yaml", POINTS)
    return bench.learner()


@pytest.fixture
def sat(pointed: Learner) -> Exam:
    """Give an exam on five questions of different worth."""
    watch = Hand()
    exam = begun(pointed, watch, limit=99)
    answer(exam, "points/heavy", "Blck Sea")
    answer(exam, "points/light", "Rioni")
    answer(exam, "points/list", ["Iran"])
    answer(exam, "points/card", "a treaty")
    watch.ms += 5 * MINUTE
    return exam


def test_the_mark_is_the_sum_of_score_times_points_by_tag_too(sat: Exam) -> None:
    mark = sat.hand_in()
    assert (mark.whole.score, mark.whole.most, mark.whole.count) == (4.0, 7.0, 4)
    assert mark.whole.percent == 57
    tags = {tag: (part.score, part.most) for tag, part in mark.tags}
    assert tags == {"sea": (4.0, 5.0), "river": (0.0, 1.0), "land": (1.0, 2.0), "town": (0.0, 1.0)}
    assert mark.elapsed == 5 * MINUTE
    outcomes = {slot.key.partition("/")[2]: word for slot, word in zip(sat.paper.slots, mark.outcomes, strict=True)}
    assert outcomes == {"heavy": "right", "light": "wrong", "list": "partial", "strict": "blank", "card": "waiting"}


def test_close_is_full_marks_and_strict_has_no_close(pointed: Learner) -> None:
    exam = begun(pointed, limit=99)
    answer(exam, "points/heavy", "Blak Sea")
    answer(exam, "points/strict", "Gyumry")
    review = handed(exam)
    close, strict = (review.at(place_of(exam, key)) for key in ("points/heavy", "points/strict"))
    assert (close.marking.grade, close.marking.score) == ("close", 1.0)
    assert (strict.marking.grade, strict.marking.score) == ("wrong", 0.0)


def test_the_mark_holds_whatever_becomes_of_the_deck(bench: Bench, sat: Exam) -> None:
    mark = sat.hand_in()
    bench.write("points.yaml", POINTS.replace("Black Sea", "Red Sea").replace("points: 3", "points: 9"))
    learner = bench.learner()
    review = reviewed(learner, sat)
    assert review.mark == mark
    found = review.at(place_of(sat, "points/heavy"))
    assert (found.sat, found.lost, found.verdict) == (None, "changed", None)
    assert found.outcome == "right"


def test_an_open_paper_has_no_mark_and_no_review(sat: Exam) -> None:
    with pytest.raises(ValueError, match="open"):
        mark_of(sat.record)
    with pytest.raises(ValueError, match="open"):
        review_exam(sat.learner, sat.record)


def test_the_review_tells_what_was_given_and_what_is_right(sat: Exam) -> None:
    review = handed(sat)
    found = review.at(place_of(sat, "points/light"))
    assert (found.line.given, found.outcome) == ("Rioni", "wrong")
    assert found.verdict is not None
    assert found.verdict.answer == "Kura"
    blank = review.at(place_of(sat, "points/strict"))
    assert blank.verdict is not None
    assert (blank.line.given, blank.verdict.answer) == (None, "Gyumri")


def test_the_learner_marks_cards_and_the_last_mark_holds(bench: Bench, sat: Exam) -> None:
    review = handed(sat)
    place = place_of(sat, "points/card")
    assert at(review.mark_self(place, 0.5)).outcome == "partial"
    assert (review.mark.whole.score, review.mark.whole.most) == (6.0, 11.0)
    assert at(review.mark_self(place, 1.0)).outcome == "right"
    learner = bench.restarted(sat.learner)
    assert reviewed(learner, sat).mark.whole.score == 8.0
    (event,) = learner.history("points/card")
    assert (event.origin, event.score, event.given) == ("exam", 500, "a treaty"), "the first one is told of the card"
    assert learner.item("points/card").seen is None
    assert isinstance(reviewed(learner, sat).mark_self(place_of(sat, "points/light"), 1.0), Refusal)


def test_a_card_that_was_left_blank_is_nothing_to_mark(pointed: Learner) -> None:
    exam = begun(pointed, limit=99)
    review = handed(exam)
    assert review.mark.count("blank") == 5
    assert isinstance(review.mark_self(place_of(exam, "points/card"), 1.0), Refusal)


def test_i_was_right_is_a_flag_and_moves_nothing(bench: Bench, sat: Exam) -> None:
    review = handed(sat)
    before, place = review.mark, place_of(sat, "points/light")
    assert at(review.flag(place)).line.flagged
    assert review.mark == before
    assert reviewed(bench.learner(), sat).at(place).line.flagged
    assert not at(review.flag(place)).line.flagged
    assert isinstance(review.flag(place_of(sat, "points/heavy")), Refusal)
    assert all(event.kind != EventKind.OVERRIDDEN for _pos, event in sat.learner.log.scan())


def test_what_was_missed_is_studied_without_moving_the_schedule(sat: Exam) -> None:
    review = handed(sat)
    keys = review.missed()
    assert set(keys) == {"points/light", "points/list", "points/strict"}
    session = review.study_missed()
    assert isinstance(session, Session)
    assert [card.key for card in session.queue] == list(keys)
    before = dict(sat.learner.items)
    for _key in keys:
        session.give_up()
        session.next()
    assert dict(sat.learner.items) == before
    assert session.scope.title(sat.learner) == "Points"


def test_nothing_missed_is_nothing_to_study(plain: Learner) -> None:
    exam = begun(plain, limit=1)
    exam.give(RIGHT[key_at(exam)])
    assert isinstance(handed(exam).study_missed(), Refusal)


def test_the_answers_of_an_exam_stand_in_a_cards_history_beside_those_of_study(sat: Exam, pointed: Learner) -> None:
    sat.hand_in()
    assert [event.origin for event in pointed.history("points/heavy")] == ["exam"]


def test_an_answer_of_another_shape_is_void_and_crashes_nothing(pointed: Learner) -> None:
    exam = begun(pointed, limit=99)
    answer(exam, "points/light", {"left": "right"})
    assert handed(exam).at(place_of(exam, "points/light")).lost == "changed"


def test_a_paper_survives_an_export_and_an_import(bench: Bench, sat: Exam, tmp_path: Path) -> None:
    mark = sat.hand_in()
    events = [event for _pos, event in sat.learner.log.scan()]
    file = tmp_path / "out.jsonl"
    file.write_text("".join(export_lines(events, len(events))), encoding="utf-8")
    assert '"kind": "exam"' in file.read_text(encoding="utf-8")
    with ProgressLog.open(Places(tmp_path / "other", ()), now=bench.clock.now()) as log:
        found = [event for event in events_of_file(file) if hasattr(event, "id")]
        list(log.merge(found))  # type: ignore[arg-type]  # faults were left out
        assert len(log.of_exams()) == len(sat.learner.log.of_exams())
        assert log.settings() == ()
    assert mark.whole.percent == 57


def test_open_papers_come_newest_first(bench: Bench, pointed: Learner) -> None:
    first = begun(pointed, limit=1)
    bench.clock.move(ms=1000)
    second = begun(pointed, limit=1)
    assert [record.paper.id for record in open_papers(pointed)] == [second.paper.id, first.paper.id]
    assert again(pointed, first).paper == first.paper


def test_study_after_an_exam_rates_as_if_there_had_been_none(plain: Learner) -> None:
    exam = begun(plain, limit=10)
    for place in range(10):
        exam.go(place)
        exam.give("wrong")
    exam.hand_in()
    session = begin(plain)
    card = answered(session, right)
    seen = plain.item(card).seen
    assert seen is not None
    assert (seen.nth, seen.passed, seen.lapses) == (1, True, 0)

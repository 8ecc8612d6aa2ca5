"""An exam: answers in any order, kept at once, judged at the end, and never felt by the schedule."""

import json
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.memory import true_retention
from quizgeo.progress import Event, EventKind, Place, ProgressError, ProgressLog, Trouble, Writer, Written, new_id
from quizgeo.study import (
    Exam,
    Learner,
    Refusal,
    begin_exam,
    everything,
    find_paper,
    mark_of,
    open_papers,
    past_papers,
    start,
)
from quizgeo.study.exam_papers import papers
from quizgeo.study.undo import last_done
from tests.study.bench import EVERY_KIND, RIGHT, Bench, answered, begin, right, wrong
from tests.study.sitting import MINUTE, Hand, again, answer, begun, key_at, place_of, scope, shown

OWN = {"kinds/flash", "kinds/open"}
"""What the learner marks."""


def answer_all(exam: Exam) -> None:
    for place in range(len(exam.paper.slots)):
        exam.go(place)
        shown(exam.give(RIGHT.get(key_at(exam), "my own words")))


def test_a_question_of_every_kind_is_asked_answered_and_full_marks(kinds: Learner) -> None:
    exam = begun(kinds, self_marked=False, limit=99)
    assert {key_at(exam, place) for place in range(11)} == {key for key in RIGHT if key.startswith("kinds/")}
    answer_all(exam)
    mark = exam.hand_in()
    assert (mark.whole.score, mark.whole.most, mark.whole.percent) == (11.0, 11.0, 100)
    assert set(mark.outcomes) == {"right"}


def test_no_hint_and_no_answer_is_in_what_is_shown(kinds: Learner) -> None:
    exam = begun(kinds, limit=99)
    for place in range(13):
        view = exam.go(place)
        assert view.asked is not None
        assert view.asked.hints == 0
        assert view.asked.kind != "flashcard", "nothing is turned over in an exam"


def test_options_are_shuffled_by_the_seed(kinds: Learner) -> None:
    def orders(seed: int) -> list[tuple[str, ...]]:
        exam = begun(kinds, limit=99, seed=seed)
        views = [exam.go(place) for place in range(13)]
        return sorted(view.asked.options for view in views if view.asked is not None)

    assert orders(1) == orders(1)
    assert orders(1) != orders(2)


def test_an_answer_may_be_changed_taken_back_and_left_blank(plain: Learner) -> None:
    exam = begun(plain, limit=3)
    assert shown(exam.give("first")).line.given == "first"
    assert shown(exam.give("second")).line.given == "second"
    assert shown(exam.clear()).line.state == "open"
    assert shown(exam.dont_know()).line.state == "unknown"
    assert exam.record.answered == 0
    mark = exam.hand_in()
    assert mark.outcomes == ("blank",) * 3
    assert mark.whole.percent == 0, "a blank is nothing, and never less"


def test_marks_are_put_on_and_taken_off(plain: Learner) -> None:
    exam = begun(plain, limit=3)
    assert shown(exam.mark()).line.marked
    assert shown(again(plain, exam).go(0)).line.marked
    assert not shown(exam.mark()).line.marked


def test_moving_stops_at_both_ends_and_finds_what_is_open(plain: Learner) -> None:
    exam = begun(plain, limit=3)
    assert exam.go(-1).place == 0
    assert exam.go(9).place == 2
    assert exam.next_open() == 0
    for place in (0, 1):
        exam.go(place)
        exam.give("x")
    assert exam.next_open() == 2
    exam.go(2)
    exam.dont_know()
    assert exam.next_open() is None


def test_everything_is_there_again_after_a_crash(bench: Bench, kinds: Learner) -> None:
    exam = begun(kinds, limit=99)
    given: dict[str, Given] = {key: value for key, value in RIGHT.items() if key.startswith("kinds/")}
    given["kinds/truth"] = True
    for key, value in given.items():
        answer(exam, key, value)
    other = bench.restarted(kinds)
    (record,) = open_papers(other)
    assert record.paper == exam.paper
    lines = {slot.key: line for slot, line in zip(record.paper.slots, record.lines, strict=True)}
    assert {key: lines[key].given for key in given} == {
        key: tuple(value) if isinstance(value, list) else value for key, value in given.items()
    }
    resumed = again(other, exam)
    assert key_at(resumed) in OWN, "it goes on at what is open"
    assert resumed.hand_in().count("right") == 11


def test_a_place_on_a_map_comes_back_as_a_point(bench: Bench) -> None:
    bench.write("maps.yaml", EVERY_KIND.partition("questions:")[0].replace("kinds", "maps") + (
        "questions:\n  - {id: place, question: Put the cursor on Yerevan., place: [40.18, 44.51], within: 30 km}\n"
        "  - {id: find, question: Where is Armenia?, find: AM}\n"
    ))  # fmt: skip
    learner = bench.learner()
    exam = begun(learner)
    answer(exam, "maps/place", (40.18, 44.51))
    answer(exam, "maps/find", "AM")
    resumed = again(learner, exam)
    assert resumed.go(place_of(exam, "maps/place")).line.given == (40.18, 44.51)
    assert resumed.hand_in().whole.percent == 100


def test_an_exam_moves_no_state_no_due_day_and_no_retention(bench: Bench, plain: Learner) -> None:
    session = begin(plain)
    for number in range(6):
        answered(session, right if number % 2 else wrong)
    bench.clock.move(days=3)
    session = begin(plain)
    answered(session, right)
    queue = [card.key for card in start(plain, everything(plain)).queue]
    before = dict(plain.items)
    retention = true_retention([event for key in plain.entries for event in plain.history(key)])
    exam = begun(plain, limit=10)
    for place in range(10):
        exam.go(place)
        exam.give("word1")
    exam.hand_in()
    for each in (plain, bench.learner()):
        assert dict(each.items) == before
        assert each.rebuild() == ()
        history = [event for key in each.entries for event in each.history(key)]
        assert sum(event.origin == "exam" for event in history) == 10
        assert true_retention(history) == retention
    assert [card.key for card in start(plain, everything(plain)).queue] == queue


def test_undo_in_study_takes_no_answer_of_an_exam_back(plain: Learner) -> None:
    exam = begun(plain, limit=2)
    shown(exam.give("first"))
    exam.hand_in()
    assert last_done(plain) is None


def test_answers_are_logged_for_their_cards_as_the_judge_found_them(plain: Learner) -> None:
    exam = begun(plain, limit=10)
    answer(exam, "plain/q1")
    answer(exam, "plain/q2", "nothing of it")
    exam.hand_in()
    (event,) = plain.history("plain/q1")
    assert (event.kind, event.origin, event.form, event.grade, event.score) == (
        EventKind.ANSWERED, "exam", "text", 3, 1000,
    )  # fmt: skip
    assert (event.rating, event.ivl, event.nth) == (None, None, None)
    assert json.loads(event.extra or "")["exam"] == exam.paper.id
    assert plain.history("plain/q2")[0].grade == 0
    assert plain.history("plain/q3") == (), "a blank is no event"


def test_a_paper_is_handed_in_once(bench: Bench, plain: Learner) -> None:
    exam = begun(plain, limit=2)
    other = again(bench.learner(), exam)
    exam.give("x")
    mark = exam.hand_in()
    events = list(plain.log.scan())
    assert exam.hand_in() == mark
    assert isinstance(other.give("late"), Refusal)
    assert other.hand_in() == mark
    assert list(plain.log.scan()) == events
    assert isinstance(exam.give("late"), Refusal)
    assert open_papers(plain) == ()
    assert [record.paper.id for record in past_papers(plain)] == [exam.paper.id]


def test_of_two_programs_that_hand_in_at_once_the_first_holds(
    bench: Bench, plain: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Writer.write
    exam = begun(plain, limit=2)
    other = again(bench.learner(), exam)
    exam.give(RIGHT[key_at(exam, 0)])
    events: list[Event] = []

    def watched(writer: Writer, made: Sequence[Event]) -> Written:
        events.extend(made)
        return written(writer, made)

    monkeypatch.setattr(Writer, "write", watched)
    first = exam.hand_in()
    monkeypatch.undo()
    late = [replace(event, device="other") for event in events]
    other.learner.writer.write(late)  # as one that looked just before the first one wrote
    assert other.hand_in() == first
    assert mark_of(papers(bench.learner())[0]) == first
    assert len(plain.history(key_at(exam, 0))) == 1


def test_two_programs_on_one_paper_take_each_others_answers_in(bench: Bench, plain: Learner) -> None:
    exam = begun(plain, limit=4)
    other = again(bench.learner(), exam)
    exam.go(0)
    exam.give("one")
    other.go(1)
    other.give("two")
    exam.go(2)
    view = shown(exam.give("three"))
    assert [line.given for line in view.record.lines] == ["one", "two", "three", None]
    other.go(0)
    assert shown(other.give("later")).line.given == "later"
    assert exam.hand_in().count("blank") == 1


def test_the_last_answer_holds_whatever_the_clock_says(bench: Bench, plain: Learner) -> None:
    exam = begun(plain, limit=1)
    exam.give("first")
    bench.clock.move(ms=-3 * MINUTE)
    exam.give("second")
    assert again(plain, exam).go(0).line.given == "second"


# -- time ------------------------------------------------------------------------------------------------------------


def test_a_limit_is_counted_by_the_watch_alone(bench: Bench, plain: Learner) -> None:
    watch = Hand()
    exam = begun(plain, watch, limit=2, minutes=10)
    bench.clock.move(days=3)
    assert exam.left == 10 * MINUTE, "the clock may jump ahead"
    watch.ms += 9 * MINUTE
    bench.clock.move(days=-9)
    assert (exam.left, exam.over) == (MINUTE, False)
    exam.give("x")
    watch.ms += 2 * MINUTE
    assert (exam.left, exam.over) == (0, True)
    mark = exam.hand_in(late=True)
    assert mark.late
    assert mark.elapsed == 11 * MINUTE
    assert not exam.over


def test_the_time_goes_on_where_it_was_after_a_crash(plain: Learner) -> None:
    watch = Hand()
    exam = begun(plain, watch, limit=2, minutes=10)
    watch.ms += 4 * MINUTE
    exam.give("x")
    watch.ms += MINUTE
    other = again(plain, exam, Hand(5))
    assert other.left == 6 * MINUTE
    exam.leave()
    assert again(plain, exam, Hand(5)).left == 5 * MINUTE


def test_time_is_added_step_by_step_until_there_is_no_limit(plain: Learner) -> None:
    exam = begun(plain, limit=2, minutes=20)
    limits = []
    for _turn in range(4):
        shown(exam.extend())
        limits.append(exam.record.limit and exam.record.limit / MINUTE)
    assert limits == [25, 30, 40, None]
    assert exam.left is None
    assert isinstance(exam.extend(), Refusal)
    shown(exam.limit_to(MINUTE))
    assert again(plain, exam).left == MINUTE


def test_an_exam_without_a_limit_is_never_over(plain: Learner) -> None:
    watch = Hand()
    exam = begun(plain, watch, limit=2)
    watch.ms += 999 * MINUTE
    assert (exam.left, exam.over) == (None, False)


def test_the_time_on_each_question_is_told_with_its_answer(plain: Learner) -> None:
    watch = Hand()
    exam = begun(plain, watch, limit=2)
    watch.ms += 4_000
    exam.go(1)
    watch.ms += 3_000
    exam.go(0)
    watch.ms += 2_000
    exam.give("x")
    exam.hand_in()
    assert plain.history(key_at(exam, 0))[0].took == 6_000


# -- what is refused -------------------------------------------------------------------------------------------------


def test_an_exam_needs_a_question(plain: Learner) -> None:
    assert isinstance(begin_exam(plain, scope(plain, tags=("none",)), Hand()), Refusal)


def test_a_seed_is_drawn_where_none_is_wished(plain: Learner) -> None:
    seeds = {begun(plain, seed=None).paper.seed for _turn in range(8)}
    assert len(seeds) > 1
    assert all(1000 <= seed <= 9999 for seed in seeds)


def test_a_paper_is_found_by_the_beginning_of_its_name(plain: Learner) -> None:
    exam = begun(plain)
    found = find_paper(plain, exam.paper.name[:5])
    assert found is not None
    assert found.paper == exam.paper
    assert find_paper(plain, "") is None
    assert find_paper(plain, "zz") is None


def test_notes_that_cannot_be_read_are_left_out(plain: Learner) -> None:
    exam = begun(plain, limit=2)
    exam.give("x")
    stamp = plain.event(EventKind.EXAM, None)
    odd = ("", "[]", "{}", '{"exam": "zz", "what": "given"}', '{"exam": "00", "what": "given", "place": 1}')
    for extra in (*odd, f'{{"exam": "{exam.paper.id}", "what": "given", "place": 99}}'):
        plain.writer.write([replace(stamp, id=new_id(), extra=extra or None)])
    (record,) = open_papers(plain)
    assert record.answered == 1


def test_a_full_disk_keeps_the_answers_beside_the_log(
    bench: Bench, plain: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    exam = begun(plain, limit=3)

    def full(*_args: object, **_more: object) -> None:
        raise ProgressError("the disk is full", trouble=Trouble.FULL)

    monkeypatch.setattr("quizgeo.progress.writer.RETRY_AFTER", ())
    with monkeypatch.context() as patch:
        patch.setattr(ProgressLog, "append", full)
        exam.give("kept")
        assert exam.saved is not None
        assert exam.saved.place is Place.IN_PENDING
        assert "pending.jsonl" in exam.saved.message
        assert again(plain, exam).go(0).line.given == "kept"
    exam.go(1)
    exam.give("after")
    assert exam.saved.message == ""
    assert [line.given for line in again(bench.restarted(plain), exam).record.lines] == ["kept", "after", None]

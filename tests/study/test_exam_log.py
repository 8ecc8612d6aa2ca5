"""How a paper stands follows from its events alone; odd ones are left out."""

from itertools import permutations
from typing import Literal

import pytest
from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.clock import SystemClock
from quizgeo.progress import Event, EventKind, new_id
from quizgeo.study import Learner, watch_of
from quizgeo.study.exam_log import Note, read_given, records, written
from quizgeo.study.exam_papers import exam_events
from quizgeo.study.exam_time import longer
from quizgeo.study.settings import compact
from tests.study.bench import Bench
from tests.study.sitting import MINUTE, begun, key_at, shown


@pytest.mark.parametrize(
    "given", ["text", "", True, False, ("a", "b"), (), {"left": "right"}, (40.18, 44.51), "1", "null", "[1, 2]"]
)
def test_what_was_given_comes_back_as_it_was(given: Given) -> None:
    assert read_given(compact(given)) == given


@pytest.mark.parametrize("text", [None, "", "{", "null", "3", "[" * 99_999])
def test_what_is_no_answer_is_none(text: str | None) -> None:
    assert read_given(text) is None


def test_events_in_any_order_give_the_same_paper(plain: Learner) -> None:
    exam = begun(plain, limit=2, minutes=10)
    exam.give("first")
    exam.give("second")
    shown(exam.mark())
    exam.extend()
    events = exam_events(plain, exam.paper.id)
    found = [records(order) for order in permutations(events)]
    assert all(each == found[0] for each in found)
    assert records([*events, *events]) == found[0], "one event counts once"
    record = found[0][exam.paper.id]
    assert (record.lines[0].given, record.lines[0].marked, record.limit) == ("second", True, 12.5 * MINUTE)


@pytest.mark.parametrize("what", ["given", "unknown", "cleared"])
def test_what_comes_after_the_handing_in_changes_no_answer_that_was_judged(
    what: Literal["given", "unknown", "cleared"], plain: Learner
) -> None:
    exam = begun(plain, limit=1)
    exam.give("first")
    late = Note(exam.paper.id, what, step=exam.record.step + 3, place=0)
    exam.hand_in()
    told = written(plain.event(EventKind.EXAM, None), late, "second" if what == "given" else None)
    record = records([*exam_events(plain, exam.paper.id), told])[exam.paper.id]
    assert (record.lines, record.handed) == (exam.record.lines, exam.record.handed)


def test_a_paper_without_its_beginning_is_not_there_yet(plain: Learner) -> None:
    exam = begun(plain, limit=2)
    exam.give("x")
    events = exam_events(plain, exam.paper.id)
    assert records(events[1:]) == {}
    assert records(events).keys() == {exam.paper.id}


def test_events_of_other_kinds_and_of_other_places_change_nothing(plain: Learner) -> None:
    exam = begun(plain, limit=2)
    events = exam_events(plain, exam.paper.id)
    stamp = plain.event(EventKind.EXAM, None)

    def event(note: Note) -> Event:
        return written(replace(stamp, id=new_id()), note)

    odd = [
        event(Note(exam.paper.id, "given", place=2)),
        event(Note(exam.paper.id, "handed", markings=())),
        event(Note(exam.paper.id, "left", place=0, step=9)),
        replace(events[0], id=new_id(), kind=EventKind.SETTINGS),
    ]
    before, after = records(events)[exam.paper.id], records([*events, *odd])[exam.paper.id]
    assert replace(after, step=0) == replace(before, step=0)


def test_an_exam_is_no_setting_and_touches_no_card(bench: Bench, plain: Learner) -> None:
    before = plain.log.settings()
    exam = begun(plain, limit=2)
    exam.give("doubt")
    other = bench.learner()
    exam.give("doubt")
    assert plain.log.settings() == before
    assert other.log.news() == frozenset()
    assert plain.log.cards_after(0) == frozenset()


def test_a_watch_goes_forward_and_is_the_clock_where_that_stands_still(bench: Bench) -> None:
    real = watch_of(SystemClock())
    assert real() <= real()
    watch = watch_of(bench.clock)
    before = watch()
    bench.clock.move(ms=5)
    assert watch() == before + 5


def test_a_limit_that_is_none_stays_so() -> None:
    assert longer(None, 5) is None
    assert longer(5, None) is None


def test_a_question_is_made_ready_to_be_judged(bench: Bench, plain: Learner) -> None:
    exam = begun(plain, limit=2)
    exam.prepare()
    assert exam.view.count == 2
    bench.write("plain.yaml", "quizgeo: 1\ndeck: plain\ntitle: [\n")
    assert exam.view.lost == "unread", "a deck that is broken while the exam goes on"
    exam.prepare()


def test_the_instruction_of_a_card_stands_before_its_front(bench: Bench) -> None:
    bench.write(
        "cards.yaml",
        "quizgeo: 1\ndeck: cards\ntitle: Cards\nlanguage: en\nquestions:\n"
        "  - {id: a, question: Spell it out., front: CSTO, back: A treaty}\n  - {id: b, front: EU, back: A union}\n",
    )
    exam = begun(bench.learner())
    asked = {key_at(exam, place): exam.go(place).asked for place in range(2)}
    told = {key: (each.kind, each.prompt, each.statement) for key, each in asked.items() if each is not None}
    assert told == {"cards/a": ("text", "Spell it out.", "CSTO"), "cards/b": ("text", "EU", "")}


def test_a_paper_with_many_tags_fits_into_a_line_of_an_export(bench: Bench) -> None:
    tags = ", ".join(f"tag-{number}-{'x' * 30}" for number in range(20))
    rows = "".join(f"  - {{id: q{n}, question: Word {n}?, answer: w{n}, tags: [{tags}]}}\n" for n in range(80))
    bench.write("long.yaml", "quizgeo: 1\ndeck: long\ntitle: Long\nlanguage: en\nquestions:\n" + rows)
    learner = bench.learner()
    exam = begun(learner, limit=80)
    assert len(exam.paper.slots) == 80
    (event,) = exam_events(learner, exam.paper.id)
    assert len((event.extra or "").encode()) < 60_000

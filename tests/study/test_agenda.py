"""What is planned is kept as events, stands until its day, and is never more than what the log says."""

import pytest
from msgspec.structs import replace

from quizgeo.progress import EventKind
from quizgeo.study import Learner
from quizgeo.study.agenda import (
    NO_AGENDA,
    SPREAD_DAYS,
    Agenda,
    Break,
    KeptExam,
    agenda_of,
    forget_exam,
    keep_break,
    keep_exam,
    keep_spread,
)
from quizgeo.study.agenda_words import agenda_lines
from quizgeo.study.settings import compact
from tests.study.bench import Bench


def tell(learner: Learner, told: object) -> Agenda:
    """Write an event of settings as another version may, and give what stands."""
    extra = told if isinstance(told, str) else compact(told)
    learner.writer.write([replace(learner.event(EventKind.SETTINGS, None), extra=extra)])
    return agenda_of(learner)


def test_a_kept_exam_stands_after_a_restart(bench: Bench, plain: Learner) -> None:
    today = plain.today()
    exam = KeptExam(today + 9, {"plain": 3}, 12.5, typed=True, since=today)
    keep_exam(plain, exam)
    assert agenda_of(bench.restarted(plain)) == Agenda((exam,))
    assert plain.settings == bench.learner().settings, "no setting changed"


def test_it_stands_on_its_day_and_ends_by_itself(bench: Bench, plain: Learner) -> None:
    keep_exam(plain, KeptExam(plain.today() + 2, {"plain": 0}))
    bench.clock.move(days=2)
    assert agenda_of(plain).exams
    bench.clock.move(days=1)
    assert agenda_of(plain) == NO_AGENDA


def test_a_deck_is_prepared_for_one_exam(plain: Learner) -> None:
    today = plain.today()
    keep_exam(plain, KeptExam(today + 9, {"plain": 3, "kinds": 1}))
    keep_exam(plain, KeptExam(today + 5, {"plain": 2}))
    found = agenda_of(plain)
    assert [(exam.day - today, dict(exam.decks)) for exam in found.exams] == [(5, {"plain": 2}), (9, {"kinds": 1})]
    assert found.exam_of("plain") == found.exams[0]
    assert found.exam_of("other") is None


def test_forgetting_leaves_the_other_decks(plain: Learner) -> None:
    keep_exam(plain, KeptExam(plain.today() + 9, {"plain": 3, "kinds": 1}))
    forget_exam(plain, ["plain"])
    assert [dict(exam.decks) for exam in agenda_of(plain).exams] == [{"kinds": 1}]
    forget_exam(plain, ["kinds"])
    assert agenda_of(plain) == NO_AGENDA


def test_a_break_stands_until_it_is_over(bench: Bench, plain: Learner) -> None:
    today = plain.today()
    keep_break(plain, Break(today + 2, today + 3))
    assert agenda_of(plain).away == Break(today + 2, today + 3, since=today)
    bench.clock.move(days=3)
    assert agenda_of(plain).away is not None
    bench.clock.move(days=1)
    assert agenda_of(plain).away is None


def test_a_break_can_be_called_off(plain: Learner) -> None:
    keep_break(plain, Break(plain.today() + 2, plain.today() + 3))
    keep_break(plain, None)
    assert agenda_of(plain) == NO_AGENDA


def test_a_spread_lasts_a_week_and_can_be_ended(bench: Bench, plain: Learner) -> None:
    keep_spread(plain, plain.today())
    assert agenda_of(plain).spread == plain.today()
    bench.clock.move(days=SPREAD_DAYS)
    assert agenda_of(plain).spread is None
    keep_spread(plain, plain.today())
    keep_spread(plain, None)
    assert agenda_of(plain) == NO_AGENDA


@pytest.mark.parametrize(
    "told",
    [
        {"exam": None},
        {"exam": {"day": True, "decks": {"plain": 0}}},
        {"exam": {"day": 99999, "decks": ["plain"]}},
        {"exam": {"forget": "plain"}},
        {"away": {"first": 99999, "last": 99998}},
        {"away": {"first": "soon"}},
        {"spread": {"first": 1.5}},
        {"exam": {"day": 10**12, "decks": {"plain": 0}}},
        {"away": {"first": 99999, "last": 10**30}},
        {"spread": {"first": -1}},
        {"later": {"day": 99999}},
        {"set": {"new_per_day": 3}},
        "{",
        "[]",
    ],
)
def test_what_cannot_be_read_as_a_plan_is_none(told: object, plain: Learner) -> None:
    assert tell(plain, told) == NO_AGENDA


def test_odd_values_inside_a_plan_are_the_usual_ones(plain: Learner) -> None:
    found = tell(plain, {"exam": {"day": 99999, "decks": {"plain": -3}, "minutes": 1e9, "typed": "yes"}})
    assert found == Agenda((KeptExam(99999, {"plain": 0}, 0.0, typed=False, since=plain.today()),))


def test_what_is_planned_is_said_in_sentences() -> None:
    exams = (KeptExam(20_270, {"a": 0}), KeptExam(20_271, {"b": 0, "c": 0}))
    titles = {"a": "Alpha", "b": "Beta"}
    assert list(agenda_lines(Agenda(exams, Break(20_272, 20_272), 20_268), 20_270, titles)) == [
        "Exam today: Alpha",
        "Exam on 2 Jul 2025, in 1 day: Beta, c",
        "Away on 3 Jul 2025: what falls due then is asked before",
        "What waits is spread over 5 days, the most endangered cards first",
    ]
    assert list(agenda_lines(Agenda(spread=20_264), 20_270, {})) == [
        "What waits is spread: 1 day is left, the most endangered cards come first"
    ]

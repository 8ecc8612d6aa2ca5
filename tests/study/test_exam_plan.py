"""A plan for an exam is made from the learner's own cards, times and limits, or from a fair sample of many."""

import pytest

from quizgeo.study import Learner
from quizgeo.study.agenda import Break, KeptExam
from quizgeo.study.break_plan import plan_break
from quizgeo.study.exam_plan import ExamPlan, Wish, cards_for, plan_exam
from tests.study.bench import Bench
from tests.study.past import answered_before, deck_of


@pytest.fixture
def forty(bench: Bench) -> Learner:
    bench.write("many.yaml", deck_of(40))
    return bench.learner()


def plan(learner: Learner, ahead: int, **wishes: object) -> ExamPlan:
    prepared = cards_for(learner, (learner.deck("many"),))
    return plan_exam(prepared, Wish(learner.today() + ahead, **wishes))  # type: ignore[arg-type]  # as they are named


def test_all_cards_are_met_before_the_last_days(forty: Learner) -> None:
    found = plan(forty, 30)
    assert (found.cards, found.unseen, found.simulated, found.days_left) == (40, 40, 40, 30)
    assert found.new_per_day == found.preparation.new_per_day == 2
    assert sum(day.new for day in found.preparation.days) == 40
    assert found.preparation.expected > 0.9
    assert found.preparation.idle == pytest.approx(0.35)


def test_the_same_wish_gives_the_same_plan(forty: Learner) -> None:
    assert plan(forty, 30, minutes=2.0) == plan(forty, 30, minutes=2.0)


def test_more_minutes_hold_more_cards_and_a_better_score(forty: Learner) -> None:
    less, more = plan(forty, 30, minutes=0.5), plan(forty, 30, minutes=1.5)
    assert 0 < len(more.left_out) < len(less.left_out) < 40
    assert less.preparation.minutes <= 0.5
    assert less.preparation.expected < more.preparation.expected
    assert [card.key for card in less.left_out] == [f"many/w{n}" for n in range(41 - len(less.left_out), 41)]
    assert less.new_per_day <= more.new_per_day


def test_what_is_kept_of_it_says_what_is_left_out(forty: Learner) -> None:
    found, today = plan(forty, 30, minutes=0.5, typed=True), forty.today()
    assert found.kept == KeptExam(today + 30, {"many": len(found.left_out)}, 0.5, typed=True, since=today)
    assert plan(forty, 30).kept.minutes == 0


def test_a_break_makes_the_other_days_fuller(forty: Learner) -> None:
    today = forty.today()
    found = plan(forty, 23, away=Break(today + 5, today + 14))
    assert found.new_per_day == 4
    assert [day.seconds for day in found.preparation.days[5:15]] == [0.0] * 10
    assert sum(day.new for day in found.preparation.days) == 40


def test_without_cards_there_is_no_plan(bench: Bench) -> None:
    bench.write("many.yaml", "quizgeo: 1\ndeck: many\ntitle: None\nlanguage: en\nquestions: []\n")
    bench.write("plain.yaml", deck_of(1, "plain"))
    learner = bench.learner()
    with pytest.raises(ValueError, match="for cards"):
        plan_exam(cards_for(learner, ()), Wish(learner.today() + 3))


def test_a_sample_stands_for_many(bench: Bench) -> None:
    bench.write("many.yaml", deck_of(2400))
    learner = bench.learner()
    found = plan(learner, 60)
    assert (found.cards, found.simulated) == (2400, 800)
    assert found.new_per_day == 43  # 2400 cards on 57 days
    assert sum(day.new for day in found.preparation.days) == 2400
    short = plan(learner, 60, minutes=5.0)
    assert len(short.left_out) % 3 == 0
    assert 0 < len(short.left_out) < 2400


def test_seen_cards_count_as_they_are_remembered(forty: Learner) -> None:
    before = plan(forty, 9).preparation.idle
    for n in range(1, 41):
        answered_before(forty, f"many/w{n}", 1, 4)
    found = plan(forty, 9)
    assert (found.unseen, found.new_per_day) == (0, 0)
    assert found.preparation.idle > before
    assert found.answers == 40, "own times"


# -- a break ---------------------------------------------------------------------------------------------------------


def test_a_break_is_told_with_and_without_asking_ahead(forty: Learner) -> None:
    for n in range(1, 31):
        answered_before(forty, f"many/w{n}", 5, 12)
    today = forty.today()
    found = plan_break(forty, (forty.deck("many"),), Break(today + 2, today + 20))
    assert (found.length, found.cards, found.simulated, found.answers) == (19, 40, 40, 30)
    assert found.idle.waiting >= 30
    assert found.ready.ahead == 30
    assert found.ready.waiting < found.idle.waiting


def test_a_break_without_cards_comes_to_nothing(bench: Bench) -> None:
    bench.write("many.yaml", deck_of(1))
    learner = bench.learner()
    found = plan_break(learner, (), Break(learner.today() + 2, learner.today() + 3))
    assert (found.cards, found.idle.due, found.idle.waiting, found.idle.days) == (0, 0, 0, 0)


def test_a_break_of_many_cards_is_sampled(bench: Bench) -> None:
    bench.write("many.yaml", deck_of(1500))
    learner = bench.learner()
    found = plan_break(learner, (learner.deck("many"),), Break(learner.today() + 20, learner.today() + 30))
    assert found.simulated == 750
    assert found.idle.due > 50

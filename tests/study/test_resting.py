"""Cards that are set aside: listed with what they ask, and brought back as their schedule says."""

import pytest

from quizgeo.progress import EventKind
from quizgeo.study import Learner, bring_back, resting_cards, set_aside
from tests.study.bench import PLAIN, Bench, asked, begin, right


def test_nothing_rests_at_first(plain: Learner) -> None:
    assert resting_cards(plain) == []


@pytest.mark.parametrize("kind", [EventKind.SUSPENDED, EventKind.BURIED])
def test_a_card_set_aside_is_listed_until_it_is_brought_back(plain: Learner, bench: Bench, kind: EventKind) -> None:
    set_aside(plain, kind, "plain/q3")
    (found,) = resting_cards(plain)
    assert (found.card.key, found.question, found.kind) == ("plain/q3", "Word 3?", kind)
    assert found.until == (plain.today() + 1 if kind is EventKind.BURIED else 0)
    assert len(bring_back(plain, "plain/q3")) == 1
    assert resting_cards(plain) == []
    assert resting_cards(bench.restarted(plain)) == []


def test_a_card_set_aside_twice_is_brought_back_from_both(plain: Learner) -> None:
    set_aside(plain, EventKind.BURIED, "plain/q1")
    set_aside(plain, EventKind.SUSPENDED, "plain/q1")
    assert [card.kind for card in resting_cards(plain)] == [EventKind.SUSPENDED]
    assert len(bring_back(plain, "plain/q1")) == 2
    assert asked(begin(plain).view) == "plain/q1"


def test_what_was_not_set_aside_needs_no_event(plain: Learner) -> None:
    assert bring_back(plain, "plain/q1") == []
    assert plain.history("plain/q1") == ()


def test_a_card_that_is_brought_back_keeps_its_schedule(plain: Learner) -> None:
    session = begin(plain, limit=1)
    due = right(session).due_day
    set_aside(plain, EventKind.SUSPENDED, "plain/q1")
    bring_back(plain, "plain/q1")
    seen = plain.item("plain/q1").seen
    assert seen is not None
    assert seen.due_day == due


def test_undo_of_a_return_leaves_the_card_at_rest(plain: Learner, bench: Bench) -> None:
    set_aside(plain, EventKind.SUSPENDED, "plain/q1")
    bring_back(plain, "plain/q1")
    session = begin(bench.restarted(plain))
    assert asked(session.view) == "plain/q1"
    assert asked(session.undo()) == "plain/q2"
    assert session.notice == "Taken back: “Word 1?”, resumed today"
    assert session.learner.item("plain/q1").suspended
    assert asked(session.undo()) == "plain/q1"
    assert session.notice == "Taken back: “Word 1?”, suspended today"


def test_a_card_whose_deck_is_broken_is_listed_by_its_key(plain: Learner, bench: Bench) -> None:
    set_aside(plain, EventKind.SUSPENDED, "plain/q1")
    bench.write("plain.yaml", PLAIN.replace("title:", "titel:"))
    assert [card.question for card in resting_cards(plain)] == ["plain/q1"]


def test_a_card_is_brought_back_by_a_clock_that_went_back_too(plain: Learner, bench: Bench) -> None:
    set_aside(plain, EventKind.SUSPENDED, "plain/q1")
    bench.clock.move(days=-2)
    bring_back(plain, "plain/q1")
    assert not plain.item("plain/q1").suspended
    set_aside(plain, EventKind.SUSPENDED, "plain/q1")
    bench.clock.move(days=-2)
    learner = bench.restarted(plain)
    assert learner.item("plain/q1").suspended
    assert learner.rebuild() == ()

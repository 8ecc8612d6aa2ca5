"""Several cards at once: one write, one step to take back."""

from quizgeo.progress import EventKind
from quizgeo.study import Learner
from quizgeo.study.several import bring_back_all, last_step, set_aside_all, take_back_step
from tests.study.bench import Bench

KEYS = ("plain/q1", "plain/q2", "plain/q3")


def resting(learner: Learner) -> set[str]:
    return {key for key in learner.entries if learner.item(key).rests(learner.today())}


def test_cards_are_suspended_in_one_write_and_taken_back_as_one_step(bench: Bench, plain: Learner) -> None:
    before = plain.log.last_pos()
    done = set_aside_all(plain, EventKind.SUSPENDED, KEYS)
    assert done is not None
    assert done.keys == KEYS
    assert resting(plain) == set(KEYS)
    assert len({event.seq for event in done.written.events}) == len(KEYS)
    assert plain.log.last_pos() == before + len(KEYS)
    take_back_step(plain, done.step)
    assert resting(plain) == set()
    again = bench.restarted(plain)
    assert resting(again) == set()


def test_what_is_suspended_already_is_left_as_it_is(plain: Learner) -> None:
    assert set_aside_all(plain, EventKind.SUSPENDED, KEYS[:1]) is not None
    done = set_aside_all(plain, EventKind.SUSPENDED, KEYS)
    assert done is not None
    assert done.keys == KEYS[1:]
    assert set_aside_all(plain, EventKind.SUSPENDED, KEYS) is None
    assert set_aside_all(plain, EventKind.BURIED, KEYS) is None
    take_back_step(plain, done.step)
    assert resting(plain) == {KEYS[0]}


def test_a_buried_card_can_be_suspended_and_is_brought_back_from_both(plain: Learner) -> None:
    set_aside_all(plain, EventKind.BURIED, KEYS[:2])
    set_aside_all(plain, EventKind.SUSPENDED, KEYS[:1])
    done = bring_back_all(plain, KEYS)
    assert done is not None
    assert done.keys == KEYS[:2]
    assert resting(plain) == set()
    assert bring_back_all(plain, KEYS) is None
    take_back_step(plain, done.step)
    assert resting(plain) == set(KEYS[:2])
    assert plain.item(KEYS[0]).suspended


def test_taking_back_is_remembered_by_another_program(bench: Bench, plain: Learner) -> None:
    done = set_aside_all(plain, EventKind.BURIED, KEYS)
    assert done is not None
    other = bench.learner()
    assert resting(other) == set(KEYS)
    take_back_step(plain, done.step)
    other.refresh()
    assert resting(other) == set()


def test_the_newest_thing_done_anywhere_can_be_taken_back(plain: Learner) -> None:
    assert last_step(plain) is None
    set_aside_all(plain, EventKind.SUSPENDED, KEYS[:1])
    found = last_step(plain)
    assert found is not None
    step, deed = found
    assert deed.in_words() == "“Word 1?”, suspended today"
    assert deed.earlier
    take_back_step(plain, step)
    assert last_step(plain) is None
    assert resting(plain) == set()

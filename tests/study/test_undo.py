"""Undo: everything can be taken back, without a limit, over restarts, and leaves no trace in the schedule."""

from msgspec.structs import replace

from quizgeo.memory import NEW, Rating
from quizgeo.progress import EventKind
from quizgeo.study import Asking, Learner, Refusal
from tests.study.bench import PLAIN, Bench, answered, asked, begin, right, seen, wrong


def test_undo_gives_the_card_its_former_state(plain: Learner) -> None:
    session = begin(plain)
    answered(session, right)
    view = session.undo()
    assert asked(view) == "plain/q1"
    assert plain.item("plain/q1") == NEW
    assert session.attempts == []


def test_undo_takes_back_what_the_reveal_shows(plain: Learner) -> None:
    session = begin(plain)
    wrong(session)
    assert isinstance(session.undo(), Asking)
    assert plain.history("plain/q1") == ()


def test_undo_has_no_limit_and_survives_a_restart(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    done = [answered(session, right) for _ in range(8)]
    learner = bench.restarted(plain)
    session = begin(learner)
    undone = [asked(session.undo()) for _ in range(8)]
    assert undone == done[::-1]
    assert isinstance(session.undo(), Refusal)
    assert all(learner.item(key) == NEW for key in done)


def test_undo_takes_the_word_said_of_an_answer_with_it(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    wrong(session)
    session.say("right")
    session.undo()
    assert plain.item("plain/q1") == NEW
    assert bench.restarted(plain).item("plain/q1") == NEW


def test_an_answer_after_an_undo_counts(plain: Learner) -> None:
    session = begin(plain)
    wrong(session)
    session.undo()
    right(session)
    assert [event.rating for event in plain.history("plain/q1")] == [Rating.GOOD]


def test_undo_takes_back_both_sides_of_a_question_at_once(kinds: Learner) -> None:
    kinds.settings = replace(kinds.settings, new_per_day=99)
    session = begin(kinds)
    while asked(session.view) != "kinds/flash":
        answered(session, right)
    session.set_aside(EventKind.SUSPENDED, siblings=True)
    assert asked(session.undo()) == "kinds/flash"
    assert not kinds.item("kinds/flash").suspended
    assert not kinds.item("kinds/flash~back").suspended


def test_undo_prefers_what_this_session_did(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    answered(session, right)
    other = begin(bench.learner())
    answered(other, right)
    assert asked(session.undo()) == "plain/q1"
    assert session.undone == "plain/q1"
    assert seen(plain, "plain/q2").nth == 1


def test_undo_names_a_card_that_no_deck_holds(plain: Learner, bench: Bench) -> None:
    answered(begin(plain), right)
    bench.write("plain.yaml", PLAIN.replace("id: q1,", "id: other,"))
    learner = bench.restarted(plain)
    session = begin(learner)
    session.undo()
    assert "plain/q1" in session.notice
    assert learner.history("plain/q1") == ()


def test_undo_takes_back_a_suspension(plain: Learner) -> None:
    session = begin(plain)
    session.set_aside(EventKind.SUSPENDED)
    assert plain.item("plain/q1").suspended
    assert asked(session.undo()) == "plain/q1"
    assert not plain.item("plain/q1").suspended

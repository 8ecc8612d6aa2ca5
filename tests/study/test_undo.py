"""Undo: everything can be taken back, without a limit, over restarts, and leaves no trace in the schedule."""

import pytest
from msgspec.structs import replace

from quizgeo.memory import NEW, Rating
from quizgeo.progress import EventKind, Said
from quizgeo.study import Asking, Learner, Refusal, Revealed, Summary, View
from quizgeo.text import cells
from tests.study.bench import PLAIN, Bench, Step, answered, asked, begin, right, seen, wrong


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


def shown(view: View | Refusal) -> Revealed:
    """Give what a verdict shows but where its answer is."""
    assert isinstance(view, Revealed), view
    return replace(view, saved=None)


class TestWords:
    """A word said of an answer is taken back alone; the answer stands as it did before."""

    @pytest.mark.parametrize("step", [right, wrong])
    @pytest.mark.parametrize("word", ["right", "wrong", "guessed", "hard", "easy"])
    def test_the_answer_stands_as_before(self, plain: Learner, bench: Bench, step: Step, word: Said) -> None:
        session = begin(plain)
        step(session)
        before, state = shown(session.view), plain.item("plain/q1")
        if isinstance(session.say(word), Refusal):
            return
        assert plain.item("plain/q1") != state
        assert shown(session.undo()) == before
        assert plain.item("plain/q1") == state
        assert bench.restarted(plain).item("plain/q1") == state

    def test_the_next_undo_takes_the_answer(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain)
        wrong(session)
        session.say("right")
        session.undo()
        assert isinstance(session.undo(), Asking)
        assert plain.item("plain/q1") == NEW
        assert bench.restarted(plain).item("plain/q1") == NEW

    def test_a_card_that_came_back_for_a_word_does_not_any_more(self, plain: Learner) -> None:
        session = begin(plain)
        right(session)
        session.say("guessed")
        session.next()
        assert session.counts.again == 1
        assert asked(session.undo()) == "plain/q1"
        assert session.counts.again == 0
        assert asked(session.next()) == "plain/q2"

    def test_a_rating_that_was_pressed_is_chosen_anew(self, plain: Learner) -> None:
        session = begin(plain)
        right(session)
        session.rate(Rating.EASY)
        view = session.undo()
        assert isinstance(view, Revealed)
        assert (view.rating, view.said) == (Rating.GOOD, "")
        session.rate(Rating.HARD)
        assert session.attempts[-1].said == "hard"

    def test_one_of_two_words_is_taken_back(self, plain: Learner) -> None:
        session = begin(plain)
        right(session)
        session.say("easy")
        session.say("guessed")
        view = session.undo()
        assert isinstance(view, Revealed)
        assert (view.rating, view.said) == (Rating.EASY, "easy")

    def test_a_card_that_came_back_for_a_word_of_an_earlier_session_goes(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain)
        right(session)
        state = plain.item("plain/q1")
        session.say("guessed")
        learner = bench.restarted(plain)
        session = begin(learner)
        assert (asked(session.view), session.counts.again) == ("plain/q1", 1)
        assert asked(session.undo()) == "plain/q2"
        assert learner.item("plain/q1") == state
        assert session.counts.again == 0
        assert session.notice == "Taken back: “Word 1?”, today: I guessed"

    def test_a_miss_that_was_called_right_in_an_earlier_session_comes_back(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain, limit=1)
        wrong(session)
        session.say("right")
        plain.settings = replace(plain.settings, new_per_day=1)
        learner = bench.restarted(plain)
        learner.settings = replace(learner.settings, new_per_day=1)
        session = begin(learner)
        assert isinstance(session.view, Summary)
        assert asked(session.undo()) == "plain/q1"
        assert session.counts.again == 1

    def test_a_word_of_an_earlier_day_asks_nothing(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain, limit=1)
        right(session)
        session.say("wrong")
        bench.clock.move(days=1)
        learner = bench.restarted(plain)
        session = begin(learner, limit=1)
        before = asked(session.view)
        session.undo()
        assert asked(session.view) == before
        assert seen(learner, "plain/q1").passed

    def test_a_word_goes_with_an_answer_that_another_program_takes_back(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain)
        right(session)
        session.say("guessed")
        other = begin(bench.learner())
        other.undo()
        other.undo()
        assert isinstance(session.undo(), Refusal)
        assert session.attempts == []


class TestNames:
    """What is taken back is named before and after: the question, what was done, and the day."""

    def test_of_this_session(self, plain: Learner) -> None:
        session = begin(plain)
        answered(session, right)
        deed = session.next_undo()
        assert deed is not None
        assert (deed.card, deed.what, deed.earlier) == ("plain/q1", "answered", False)
        session.undo()
        assert session.undone == deed
        assert session.notice == "Taken back: “Word 1?”, answered today"

    def test_of_earlier_days(self, plain: Learner, bench: Bench) -> None:
        answered(begin(plain), right)
        bench.clock.move(days=1)
        session = begin(bench.restarted(plain))
        deed = session.next_undo()
        assert deed is not None
        assert deed.earlier
        asks = "This is not of this session: “Word 1?”, answered yesterday. Take it back?"
        assert deed.doubted() == asks
        bench.clock.move(days=1)
        deed = session.next_undo()
        assert deed is not None
        assert deed.in_words() == "“Word 1?”, answered 2 Mar 2026"

    @pytest.mark.parametrize(("kind", "word"), [(EventKind.SUSPENDED, "suspended"), (EventKind.BURIED, "buried")])
    def test_of_a_card_set_aside(self, plain: Learner, kind: EventKind, word: str) -> None:
        session = begin(plain)
        session.set_aside(kind)
        session.undo()
        assert session.notice == f"Taken back: “Word 1?”, {word} today"

    def test_a_long_question_is_cut_so_that_what_was_done_fits_a_row(self, bench: Bench) -> None:
        bench.write("plain.yaml", PLAIN.replace("Word 1?", f"Which word is meant {'here and ' * 20}now?"))
        session = begin(bench.learner())
        wrong(session)
        session.undo()
        assert cells(session.notice) < 78
        assert session.notice.endswith("…”, answered today")
        assert session.undone is not None
        assert len(session.undone.in_words()) > len(session.notice)

    def test_nothing_is_left_at_the_end(self, plain: Learner) -> None:
        assert begin(plain).next_undo() is None

    def test_asking_what_would_be_taken_back_takes_nothing_back(self, plain: Learner) -> None:
        session = begin(plain)
        right(session)
        session.next_undo()
        assert len(plain.history("plain/q1")) == 1

    def test_a_text_with_gaps_is_named_by_its_words(self, kinds: Learner) -> None:
        kinds.settings = replace(kinds.settings, new_per_day=99)
        session = begin(kinds)
        while asked(session.view) != "kinds/cloze":
            answered(session, right)
        answered(session, right)
        deed = session.next_undo()
        assert deed is not None
        assert deed.question == "____ closed its border with ____."


def test_an_answer_after_an_undo_counts(plain: Learner) -> None:
    session = begin(plain)
    wrong(session)
    session.undo()
    right(session)
    assert [event.rating for event in plain.history("plain/q1")] == [Rating.GOOD]


def test_a_card_that_waits_again_is_counted_so_after_an_undo(plain: Learner) -> None:
    session = begin(plain, limit=1)
    answered(session, wrong)
    answered(session, right)
    session.undo()
    assert (session.counts.again, session.counts.due) == (1, 0)


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
    assert session.undone is not None
    assert session.undone.card == "plain/q1"
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

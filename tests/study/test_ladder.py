"""The ladder: a choice that is well known is typed, and a choice again once the words were missed."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from quizgeo.decks import CardKey, parse_deck
from quizgeo.memory import FSRS6, Memory, Rating, Seen
from quizgeo.progress import GRADES, EventKind
from quizgeo.study import Asked, Asking, Learner, Refusal, Revealed, Session, Summary, ask, redo
from quizgeo.study.ladder import STABLE, is_typed
from tests.study.bench import Bench, asked, begin, seen

DECK = """
quizgeo: 1
deck: rungs
title: Rungs
language: en
questions:
  - id: first
    question: Who recognised the Taliban first?
    options:
      - {text: Russia, correct: true, feedback: In July 2025.}
      - {text: China, feedback: China only took an ambassador.}
      - {text: Kyrgyzstan}
    accept: [Russian Federation]
    ladder: typed
    feedback: {wrong: Think of the north., Soviet Union: It was gone by then.}
  - {id: plain, question: Which city?, answer: Baku, wrong: [Ganja, Shusha]}
"""
KEY = "rungs/first"
WELL = (Rating.GOOD, Rating.GOOD, Rating.GOOD)
"""What three right answers, each on the day it was due, are enough for."""


@pytest.fixture
def learner(bench: Bench) -> Learner:
    bench.write("rungs.yaml", DECK)
    return bench.learner()


def lived(bench: Bench, learner: Learner, ratings: Sequence[Rating], key: str = KEY) -> Learner:
    """Write a history by hand, each answer on the day it was due, and open the learner on the day the next one is."""
    for rating in ratings:
        item = learner.item(key)
        wrong = rating is Rating.AGAIN
        outcome = learner.outcomes(item, key, learner.today(), 1 / 3)[rating]
        event = replace(
            learner.event(EventKind.ANSWERED, key), origin="study", form="choice", shown='["Russia","China","x"]',
            grade=GRADES.index("wrong" if wrong else "exact"), score=0 if wrong else 1000, rating=rating,
            ivl=outcome.interval, nth=1 + (item.seen.nth if item.seen else 0), scheduler=learner.scheduler.version,
        )  # fmt: skip
        learner.record(event)
        bench.clock.move(days=outcome.interval)
    return bench.restarted(learner)


def only(learner: Learner) -> Session:
    """Begin a session on the one card that is due."""
    learner.settings = replace(learner.settings, new_per_day=0)
    return begin(learner)


def form(session: Session) -> str:
    view = session.view
    assert isinstance(view, Asking | Revealed), view
    return view.asked.kind


def typed(session: Session, text: str) -> Revealed:
    view = session.answer(text)
    assert isinstance(view, Revealed), view
    return view


class TestTheRule:
    question = parse_deck(DECK)["first"]
    plain = parse_deck(DECK)["plain"]
    state = Seen(Memory(21.0, 5.0), 1, 50, 90, 3, 0, 40, passed=True, ever_passed=True, open_miss=False, tries=1,
        form="choice", chance=1 / 3)  # fmt: skip

    def test_it_is_the_days_until_recall_falls_to_nine_tenths_that_count(self) -> None:
        scheduler = FSRS6()
        firm = replace(self.state, memory=Memory(STABLE + 0.01, 5.0))
        assert scheduler.interval(firm.memory, 0.9) == pytest.approx(STABLE + 0.01)
        assert is_typed(self.question, firm, scheduler)
        assert not is_typed(self.question, replace(self.state, memory=Memory(STABLE - 0.01, 5.0)), scheduler)

    def test_it_asks_the_scheduler_and_not_stability(self) -> None:
        class Slow(FSRS6):
            def interval(self, memory: Memory, retention: float) -> float:
                return 3 * super().interval(memory, retention)

        assert is_typed(self.question, replace(self.state, memory=Memory(8.0, 5.0)), Slow())
        assert not is_typed(self.question, replace(self.state, memory=Memory(6.0, 5.0)), Slow())

    @pytest.mark.parametrize("changes", [{"passed": False}, {"open_miss": True}], ids=str)
    def test_a_miss_keeps_it_a_choice_however_stable(self, changes: dict[str, bool]) -> None:
        assert not is_typed(self.question, replace(self.state, memory=Memory(900.0, 5.0), **changes), FSRS6())

    def test_only_a_choice_whose_author_wants_it(self) -> None:
        firm = replace(self.state, memory=Memory(900.0, 5.0))
        assert not is_typed(self.plain, firm, FSRS6())
        assert not is_typed(self.question, None, FSRS6())


class TestAsking:
    def test_a_typed_choice_shows_no_option_and_leaves_nothing_to_luck(self) -> None:
        question = parse_deck(DECK)["first"]
        shown = ask(question, question.key, (3, 1), typed=True)
        assert shown == Asked(CardKey(KEY), "typed", question.prompt, hints=2)

    def test_no_other_kind_can_be_asked_so(self) -> None:
        question = parse_deck(DECK.replace("answer: Baku, wrong: [Ganja, Shusha]", "answer: Baku"))["plain"]
        with pytest.raises(TypeError, match="only a choice"):
            ask(question, question.key, (0, 0), typed=True)


def test_a_new_choice_is_a_choice_and_typed_when_it_is_stable(bench: Bench, learner: Learner) -> None:
    assert form(begin(learner)) == "choice"
    forms = []
    for _turn in range(3):
        learner = lived(bench, learner, WELL[:1])
        forms.append((seen(learner, KEY).nth, form(only(learner))))
    assert forms == [(1, "choice"), (2, "choice"), (3, "typed")]


def test_a_typed_answer_is_logged_as_typed_without_options_or_luck(bench: Bench, learner: Learner) -> None:
    learner = lived(bench, learner, WELL)
    view = typed(only(learner), "the russian federation")
    assert (view.verdict.grade, view.asked.options, view.asked.chance) == ("exact", (), 0.0)
    assert [offer.rating for offer in view.offers] == list(Rating), "Hard and Easy may be said where luck is no reason"
    event = learner.history(KEY)[-1]
    assert (event.form, event.shown, event.extra, event.given) == ("typed", None, None, "the russian federation")
    again = bench.restarted(learner)
    assert (seen(again, KEY).form, seen(again, KEY).chance) == ("typed", 0.0)
    assert again.item(KEY) == learner.item(KEY)


def test_typed_words_are_judged_as_those_of_a_text(bench: Bench, learner: Learner) -> None:
    session = only(lived(bench, learner, WELL))
    assert isinstance(session.answer("  "), Refusal)
    view = typed(session, "it was Russia")
    assert (view.verdict.grade, view.verdict.reason) == ("exact", "filler")


def test_no_letter_of_an_option_is_an_answer(bench: Bench, learner: Learner) -> None:
    view = typed(only(lived(bench, learner, WELL)), "a")
    assert view.verdict.grade == "wrong"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Russia", "In July 2025."),
        ("china", "China only took an ambassador."),
        ("Kyrgyzstan", "Think of the north."),
        ("Soviet Union", "It was gone by then."),
        ("nobody", "Think of the north."),
    ],
)
def test_the_authors_words_for_an_option_are_found_for_typed_ones(
    bench: Bench, learner: Learner, given: str, said: str
) -> None:
    assert typed(only(lived(bench, learner, WELL)), given).feedback == said


def test_who_gives_up_is_told_the_general_words(bench: Bench, learner: Learner) -> None:
    view = only(lived(bench, learner, WELL)).give_up()
    assert isinstance(view, Revealed)
    assert (view.feedback, view.verdict.answer) == ("Think of the north.", "Russia")


def test_a_typed_miss_steps_back_at_once_and_the_rung_is_climbed_again(bench: Bench, learner: Learner) -> None:
    session = only(lived(bench, learner, WELL))
    typed(session, "China")
    session.next()
    assert form(session) == "choice", "the retry of the same session"
    session.answer("Russia")
    learner = session.learner
    forms = []
    for _turn in range(5):
        bench.clock.move(days=seen(learner, KEY).due_day - learner.today())
        learner = bench.restarted(learner)
        session = only(learner)
        forms.append(form(session))
        session.answer("Russia")
    assert forms[0] == "choice"
    assert forms[-1] == "typed"
    assert sorted(forms) == forms, "once it is typed again it stays so"


def test_a_card_missed_as_a_choice_is_not_typed_on_the_same_day(bench: Bench, learner: Learner) -> None:
    learner = lived(bench, learner, (*WELL, Rating.AGAIN))
    bench.clock.move(days=-1)
    assert form(only(bench.restarted(learner))) == "choice"


class TestSaying:
    def test_i_was_wrong_steps_back(self, bench: Bench, learner: Learner) -> None:
        session = only(lived(bench, learner, WELL))
        typed(session, "Russia")
        session.say("wrong")
        session.next()
        assert (asked(session.view), form(session)) == (KEY, "choice")
        assert form(only(bench.restarted(learner))) == "choice"

    def test_i_was_right_keeps_the_rung(self, bench: Bench, learner: Learner) -> None:
        session = only(lived(bench, learner, WELL))
        typed(session, "Muscovy")
        session.say("right")
        assert isinstance(session.next(), Summary)
        bench.clock.move(days=seen(session.learner, KEY).due_day - session.learner.today())
        again = only(bench.restarted(session.learner))
        assert form(again) == "typed"
        assert [event.given for event in again.learner.history(KEY)][-2:] == ["Muscovy", "Muscovy"]


class TestUndo:
    def test_undo_asks_typed_again_also_after_a_restart(self, bench: Bench, learner: Learner) -> None:
        learner = lived(bench, learner, WELL)
        session = only(learner)
        before = session.view
        typed(session, "China")
        session.next()
        session.answer("Russia")
        assert form(session) == "choice"
        learner = bench.restarted(learner)
        session = only(learner)
        assert asked(session.undo()) == KEY
        assert form(session) == "choice", "the retry was asked as the choice"
        assert asked(session.undo()) == KEY
        assert session.view.asked == before.asked  # type: ignore[union-attr]  # both ask
        assert form(only(bench.restarted(learner))) == "typed"

    def test_the_choice_comes_back_as_it_was_shuffled(self, bench: Bench, learner: Learner) -> None:
        session = only(lived(bench, learner, WELL[:2]))
        before = session.view
        session.answer("Russia")
        assert session.undo() == before


class TestRedo:
    def test_it_asks_in_the_form_that_was_missed(self, bench: Bench, learner: Learner) -> None:
        session = only(lived(bench, learner, WELL))
        typed(session, "China")
        session.next()
        session.answer("Russia")
        assert isinstance(session.next(), Summary)
        again = redo(session)
        assert form(again) == "typed"
        assert typed(again, "Russia").practice
        assert again.undo().asked.kind == "typed"  # type: ignore[union-attr]  # it asks again
        assert form(again) == "typed"

    def test_taking_back_the_answer_of_the_session_before_asks_as_it_did(self, bench: Bench, learner: Learner) -> None:
        session = only(lived(bench, learner, WELL))
        typed(session, "China")
        session.next()
        session.answer("Russia")
        session.next()
        again = redo(session)
        again.undo()
        assert form(again) == "choice"

    def test_a_choice_that_was_missed_stays_a_choice(self, bench: Bench, learner: Learner) -> None:
        session = only(lived(bench, learner, WELL[:2]))
        session.answer("China")
        again = redo(session)
        assert form(again) == "choice"


def test_the_typed_rung_has_made_hints_and_they_cost_the_rung(bench: Bench, learner: Learner) -> None:
    session = only(lived(bench, learner, WELL))
    session.hint()
    view = session.hint()
    assert isinstance(view, Asking)
    assert view.hints == ("One word of 6 letters.", "It begins with R.")
    revealed = typed(session, "Russia")
    assert (revealed.rating, revealed.why) == (Rating.AGAIN, "Again: it was right after a hint.")
    session.next()
    assert form(session) == "choice"


def test_a_ladder_that_the_author_takes_away_asks_the_choice(bench: Bench, learner: Learner) -> None:
    learner = lived(bench, learner, WELL)
    bench.write("rungs.yaml", DECK.replace("    ladder: typed\n", "").replace("    accept: [Russian Federation]\n", ""))
    assert form(only(bench.restarted(learner))) == "choice"

"""What a session promises: nothing lost, everything can be taken back, missed cards return."""

import pytest
from msgspec.structs import replace

from quizgeo.memory import Rating
from quizgeo.progress import EventKind
from quizgeo.study import Asking, Learner, Refusal, Revealed, Summary, Turned, everything, redo
from tests.study.bench import PLAIN, Bench, answered, asked, begin, right, seen, wrong


def test_new_cards_come_in_file_order_up_to_the_daily_limit(plain: Learner) -> None:
    plain.settings = replace(plain.settings, new_per_day=3)
    session = begin(plain)
    order = [answered(session, right) for _ in range(3)]
    assert order == ["plain/q1", "plain/q2", "plain/q3"]
    assert isinstance(session.view, Summary)
    assert isinstance(begin(plain).view, Summary), "the limit is a day's, not a session's"


def test_a_right_answer_is_due_on_a_later_study_day(plain: Learner, bench: Bench) -> None:
    session = begin(plain, limit=1)
    revealed = right(session)
    assert revealed.verdict.grade == "exact"
    assert revealed.rating is Rating.GOOD
    assert revealed.due_day == plain.today() + 2
    bench.clock.move(days=2)
    assert asked(begin(plain).view) == "plain/q1"


def test_an_answer_at_one_in_the_morning_counts_for_the_evening_before(plain: Learner, bench: Bench) -> None:
    bench.clock.move(ms=16 * 3_600_000)
    right(begin(plain, limit=1))
    event = plain.history("plain/q1")[0]
    assert event.day == plain.today()
    bench.clock.move(ms=3 * 3_600_000)
    assert plain.today() == event.day + 1


def test_a_missed_card_returns_after_four_others(plain: Learner) -> None:
    session = begin(plain)
    missed = answered(session, wrong)
    others = [answered(session, right) for _ in range(4)]
    assert missed not in others
    assert asked(session.view) == missed


def test_a_missed_card_returns_at_most_five_times(plain: Learner) -> None:
    session = begin(plain, limit=1)
    for _ in range(6):
        assert answered(session, wrong) == "plain/q1"
    assert isinstance(session.view, Summary)


def test_a_missed_card_returns_after_a_restart(plain: Learner, bench: Bench) -> None:
    session = begin(plain, limit=2)
    answered(session, wrong)
    again = begin(bench.restarted(plain), limit=1)
    assert asked(again.view) == "plain/q1"
    assert again.counts.again == 1


def test_the_first_answer_of_the_day_feeds_and_the_first_right_retry(plain: Learner) -> None:
    session = begin(plain, limit=1)
    for step in (wrong, wrong, right):
        answered(session, step)
    feeding = [event.nth for event in plain.history("plain/q1")]
    assert feeding == [1, None, 2]


def test_an_answer_is_in_the_log_before_its_verdict_is_shown(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    session.answer("word1")
    other = bench.learner()
    assert [event.given for event in other.history("plain/q1")] == ["word1"]
    assert other.item("plain/q1") == plain.item("plain/q1")


def test_a_blank_answer_is_no_attempt(plain: Learner) -> None:
    session = begin(plain)
    before = session.view
    assert isinstance(session.answer("   "), Refusal)
    assert session.view == before
    assert plain.history("plain/q1") == ()


def test_something_that_is_no_option_is_no_attempt(kinds: Learner) -> None:
    session = begin(kinds)
    assert asked(session.view) == "kinds/choice"
    assert isinstance(session.answer("France"), Refusal)
    assert kinds.history("kinds/choice") == ()


def test_a_true_false_question_wants_true_or_false(kinds: Learner) -> None:
    session = begin(kinds)
    for _ in range(2):
        answered(session, right)
    assert isinstance(session.answer("perhaps"), Refusal)
    assert isinstance(session.answer("t"), Revealed)


class TestSaying:
    def test_i_was_right_makes_a_miss_good(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain)
        wrong(session)
        view = session.say("right")
        assert isinstance(view, Revealed)
        assert view.rating is Rating.GOOD
        assert view.due_day == plain.today() + 2
        session.next()
        assert session.counts.again == 0
        assert bench.restarted(plain).item("plain/q1") == plain.item("plain/q1")

    def test_i_was_right_keeps_the_answer_and_the_old_verdict_in_the_log(self, plain: Learner) -> None:
        session = begin(plain)
        session.answer("verd1")
        session.say("right")
        override = plain.history("plain/q1")[-1]
        assert (override.kind, override.given) == (EventKind.OVERRIDDEN, "verd1")
        assert '"grade":"wrong"' in (override.extra or "")

    def test_i_guessed_makes_a_hit_a_miss_that_returns(self, kinds: Learner) -> None:
        session = begin(kinds)
        right(session)
        view = session.say("guessed")
        assert isinstance(view, Revealed)
        assert (view.rating, view.said) == (Rating.AGAIN, "guessed")
        session.next()
        assert session.counts.again == 1

    def test_it_may_be_said_while_the_next_question_is_asked(self, plain: Learner) -> None:
        session = begin(plain)
        answered(session, right)
        view = session.say("guessed")
        assert asked(view) == "plain/q2"
        assert plain.item("plain/q1").seen is not None
        assert seen(plain, "plain/q1").open_miss

    def test_i_was_right_while_the_same_card_is_asked_again_ends_it(self, plain: Learner) -> None:
        session = begin(plain, limit=1)
        answered(session, wrong)
        assert asked(session.view) == "plain/q1"
        assert isinstance(session.say("right"), Summary)

    def test_only_what_changes_something_may_be_said(self, plain: Learner) -> None:
        session = begin(plain)
        right(session)
        assert isinstance(session.say("right"), Refusal)
        answered(session, lambda s: s.say("wrong"))
        assert isinstance(session.say("guessed"), Refusal)

    @pytest.mark.parametrize(("rating", "said"), [(Rating.HARD, "hard"), (Rating.EASY, "easy")])
    def test_a_typed_answer_may_be_called_hard_or_easy(
        self, plain: Learner, bench: Bench, rating: Rating, said: str
    ) -> None:
        session = begin(plain)
        right(session)
        session.rate(rating)
        assert plain.history("plain/q1")[-1].rating == rating
        assert session.attempts[-1].said == said
        assert bench.restarted(plain).item("plain/q1") == plain.item("plain/q1")

    def test_a_choice_may_not(self, kinds: Learner) -> None:
        session = begin(kinds)
        revealed = right(session)
        assert [offer.rating for offer in revealed.offers] == [Rating.AGAIN, Rating.GOOD]
        assert isinstance(session.rate(Rating.EASY), Refusal)

    def test_accepting_the_suggestion_writes_nothing_more(self, plain: Learner) -> None:
        session = begin(plain)
        right(session)
        session.rate(Rating.GOOD)
        assert len(plain.history("plain/q1")) == 1


class TestSelfGraded:
    def test_a_flashcard_is_logged_when_it_is_rated(self, kinds: Learner) -> None:
        session = begin(kinds)
        while asked(session.view) != "kinds/flash":
            answered(session, right)
            if isinstance(session.view, Summary):
                kinds.settings = replace(kinds.settings, new_per_day=99)
                session = begin(kinds)
        view = session.turn()
        assert isinstance(view, Turned)
        assert view.answer == "Collective Security Treaty Organisation"
        assert kinds.history("kinds/flash") == ()
        session.rate(Rating.HARD)
        assert [event.rating for event in kinds.history("kinds/flash")] == [Rating.HARD]

    def test_the_two_sides_never_come_on_one_day(self, kinds: Learner, bench: Bench) -> None:
        kinds.settings = replace(kinds.settings, new_per_day=99)
        for _day in range(40):
            session = begin(kinds)
            cards = []
            while not isinstance(session.view, Summary):
                cards.append(answered(session, right))
            assert not {"kinds/flash", "kinds/flash~back"} <= set(cards)
            bench.clock.move(days=1)
        assert kinds.item("kinds/flash").seen
        assert kinds.item("kinds/flash~back").seen


class TestSettingAside:
    def test_a_suspended_card_rests_until_it_is_resumed(self, plain: Learner, bench: Bench) -> None:
        begin(plain).set_aside(EventKind.SUSPENDED)
        bench.clock.move(days=400)
        learner = bench.restarted(plain)
        assert asked(begin(learner).view) == "plain/q2"

    def test_a_buried_card_rests_until_the_next_study_day(self, plain: Learner, bench: Bench) -> None:
        session = begin(plain)
        session.set_aside(EventKind.BURIED)
        assert asked(begin(bench.restarted(plain)).view) == "plain/q2"
        bench.clock.move(days=1)
        assert asked(begin(bench.learner()).view) == "plain/q1"

    def test_both_sides_of_a_question_may_be_set_aside(self, kinds: Learner) -> None:
        kinds.settings = replace(kinds.settings, new_per_day=99)
        session = begin(kinds)
        while asked(session.view) != "kinds/flash":
            answered(session, right)
        session.set_aside(EventKind.SUSPENDED, siblings=True)
        assert kinds.item("kinds/flash").suspended
        assert kinds.item("kinds/flash~back").suspended


def test_a_hint_is_logged_and_turns_a_right_answer_into_again(kinds: Learner) -> None:
    session = begin(kinds)
    for _ in range(3):
        answered(session, right)
    view = session.hint()
    assert isinstance(view, Asking)
    assert view.hints == ("It is in Chechnya.",)
    assert isinstance(session.hint(), Refusal)
    revealed = right(session)
    assert revealed.rating is Rating.AGAIN
    assert [offer.rating for offer in revealed.offers] == [Rating.AGAIN, Rating.HARD]
    assert kinds.history("kinds/text")[0].hints == 1


def test_redo_moves_no_schedule(plain: Learner) -> None:
    session = begin(plain, limit=2)
    answered(session, wrong)
    answered(session, right)
    answered(session, right)
    before = plain.item("plain/q1")
    again = redo(session)
    assert asked(again.view) == "plain/q1"
    view = wrong(again)
    assert view.practice
    assert isinstance(again.next(), Summary)
    assert plain.item("plain/q1") == before
    assert plain.history("plain/q1")[-1].origin == "redo"


def test_a_card_answered_in_another_program_is_not_asked_again(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    other = begin(bench.learner())
    answered(other, right)
    answered(other, right)
    right(session)
    assert asked(session.next()) == "plain/q3"


def test_a_session_ends_after_its_minutes(plain: Learner, bench: Bench) -> None:
    session = begin(plain, minutes=5)
    answered(session, right)
    bench.clock.move(ms=5 * 60_000)
    right(session)
    view = session.next()
    assert isinstance(view, Summary)
    assert view.left == 8


def test_time_is_logged_in_milliseconds(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    bench.clock.move(ms=4_200)
    right(session)
    assert plain.history("plain/q1")[0].took == 4_200


def test_tags_narrow_a_session(bench: Bench) -> None:
    bench.write("tags.yaml", PLAIN.replace("answer: word7", "answer: word7, tags: [Dates]"))
    learner = bench.learner()
    session = begin(learner, tags=("dates",))
    assert answered(session, right) == "plain/q7"
    assert isinstance(session.view, Summary)


def test_the_summary_counts_first_answers(plain: Learner, bench: Bench) -> None:
    session = begin(plain, limit=3)
    for step in (wrong, right, right, right):
        answered(session, step)
    summary = session.summary()
    assert (summary.cards, summary.answers, summary.first_right) == (3, 4, 2)
    assert summary.ratings == {Rating.AGAIN: 1, Rating.HARD: 0, Rating.GOOD: 3, Rating.EASY: 0}
    assert [(missed.card, missed.answer, missed.given) for missed in summary.missed] == [("plain/q1", "word1", "–")]
    assert summary.coming_back == {1: 1, 2: 2}
    assert (summary.due_asked, summary.due_recalled) == (0, 0)
    bench.clock.move(days=2)
    later = begin(plain)
    answered(later, right)
    assert (later.summary().due_asked, later.summary().due_recalled) == (1, 1)


def test_a_session_can_be_left_at_any_time_and_gone_on_with(plain: Learner, bench: Bench) -> None:
    session = begin(plain)
    done = [answered(session, right) for _ in range(4)]
    session = begin(bench.restarted(plain))
    rest = [answered(session, right) for _ in range(6)]
    assert sorted(done + rest) == sorted(f"plain/q{n}" for n in range(1, 11))


def test_every_kind_can_be_answered(kinds: Learner) -> None:
    kinds.settings = replace(kinds.settings, new_per_day=99)
    session = begin(kinds)
    verdicts = {}
    while not isinstance(session.view, Summary):
        view = right(session)
        verdicts[view.asked.kind] = (view.verdict.grade, view.rating)
        session.next()
    assert set(verdicts) == {card.kind for card in everything(kinds).cards()}
    assert {rating for _grade, rating in verdicts.values()} == {Rating.GOOD}

"""Cards forgotten again and again: told from four lapses on, set aside at eight, brought back with the answer."""

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, FixedClock, Instant
from quizgeo.memory import Item
from quizgeo.progress import EventKind
from quizgeo.study import (
    Asking,
    Learner,
    Refusal,
    Revealed,
    Scope,
    Session,
    Summary,
    bring_back,
    resting_cards,
    set_aside,
    start,
)
from quizgeo.study.leeches import is_one_too_many
from tests.study.bench import Bench

KEY = "plain/q1"


def tomorrow(learner: Learner, days: int = 400) -> None:
    now = learner.now()
    learner.clock = FixedClock(Instant(now.ms + days * DAY_MS, now.offset))


def session_of(learner: Learner) -> Session:
    """Begin a session on one card."""
    deck = learner.deck("plain")
    learner.settings = replace(learner.settings, due_per_day=9999)
    return start(learner, Scope((replace(deck, cards=deck.cards[:1]),)))


def forget(learner: Learner, times: int, given: str = "other") -> tuple[Session, Revealed]:
    """Answer the card rightly, and then wrongly on so many later days, but rightly in the end of each."""
    if learner.item(KEY).seen is None:
        session_of(learner).answer("word1")
    for _time in range(times):
        tomorrow(learner)
        session = session_of(learner)
        told = session.answer(given)
        if isinstance(session.next(), Asking):
            session.answer("word1")
    assert isinstance(told, Revealed)
    return session, told


def lapses(item: Item) -> int:
    return item.seen.lapses if item.seen else 0


def test_the_fourth_lapse_is_told_with_what_it_is_confused_with(plain: Learner) -> None:
    forget(plain, 1, "Yerevan")
    _session, view = forget(plain, 2, "Baku")
    assert view.remarks == ()
    _session, view = forget(plain, 1, "baku")
    assert view.remarks == ("You forgot this card 4 times.", "Often confused with: baku (3), Yerevan (1).")
    assert not view.set_aside
    tomorrow(plain)
    right = session_of(plain).answer("word1")
    assert isinstance(right, Revealed)
    assert right.remarks == ()


class TestSettingAside:
    def test_the_eighth_lapse_sets_the_card_aside_in_the_same_commit(self, plain: Learner, bench: Bench) -> None:
        forget(plain, 7)
        assert not plain.item(KEY).suspended
        tomorrow(plain)
        session = session_of(plain)
        before = plain.log.last_pos()
        view = session.answer("other")
        assert isinstance(view, Revealed)
        assert (view.set_aside, view.returns, plain.log.last_pos() - before) == (True, False, 2)
        assert view.remarks[-1] == "It is set aside now: rewrite it, resume it, or leave it."
        summary = session.next()
        assert isinstance(summary, Summary)
        assert [(each.card, each.lapses) for each in summary.set_aside] == [(KEY, 8)]
        assert summary.coming_back == {}
        assert (plain.item(KEY).suspended, plain.item(KEY).suspend_reason) == (True, "leech")
        assert [(each.card.key, each.lapses) for each in resting_cards(plain)] == [(KEY, 8)]
        assert plain.rebuild() == ()
        item = plain.item(KEY)
        assert bench.restarted(plain).item(KEY) == item

    @pytest.mark.parametrize("restart", [False, True])
    def test_undo_of_the_answer_takes_it_back_too(self, plain: Learner, bench: Bench, *, restart: bool) -> None:
        forget(plain, 7)
        before = plain.item(KEY)
        session, _view = forget(plain, 1)
        learner = plain
        if restart:
            learner = bench.restarted(plain)
            learner.clock = plain.clock
            session = session_of(learner)
        view = session.undo()
        assert isinstance(view, Asking)
        assert learner.item(KEY) == before
        assert resting_cards(learner) == []
        assert not any(event.kind == EventKind.SUSPENDED for event in learner.history(KEY))

    def test_i_was_right_brings_the_card_back_and_its_undo_sets_it_aside(self, plain: Learner) -> None:
        session, _view = forget(plain, 8)
        session.say("right")
        assert not plain.item(KEY).suspended
        assert not any(event.kind == EventKind.SUSPENDED for event in plain.history(KEY))
        assert plain.rebuild() == ()
        session.undo()
        assert plain.item(KEY).suspended
        assert plain.rebuild() == ()

    def test_i_was_wrong_may_be_the_lapse_too_many(self, plain: Learner, bench: Bench) -> None:
        forget(plain, 7)
        tomorrow(plain)
        session = session_of(plain)
        session.answer("word1")
        view = session.say("wrong")
        assert isinstance(view, Revealed)
        assert view.set_aside
        assert isinstance(session.next(), Summary)
        item = plain.item(KEY)
        learner = bench.restarted(plain)
        assert learner.item(KEY) == item
        learner.clock = plain.clock
        undone = session_of(learner)
        undone.undo()
        assert not learner.item(KEY).suspended
        assert lapses(learner.item(KEY)) == 7

    def test_a_limit_of_none_never_does(self, plain: Learner) -> None:
        plain.change("leech", 0)
        forget(plain, 9)
        assert (lapses(plain.item(KEY)), plain.item(KEY).suspended) == (9, False)

    def test_practice_is_no_lapse(self, plain: Learner) -> None:
        forget(plain, 7)
        tomorrow(plain)
        session = session_of(plain)
        session.answer("word1")
        session = session_of(plain)
        assert isinstance(session.view, Summary)
        assert not isinstance(session.view, Refusal)
        assert not plain.item(KEY).suspended

    def test_a_card_over_a_lower_limit_goes_at_its_next_lapse(self, plain: Learner) -> None:
        forget(plain, 5)
        plain.change("leech", 4)
        assert not plain.item(KEY).suspended
        _session, view = forget(plain, 1)
        assert view.set_aside
        assert lapses(plain.item(KEY)) == 6

    def test_after_it_was_brought_back_four_more_do_it_again(self, plain: Learner, bench: Bench) -> None:
        plain.change("leech", 2)
        forget(plain, 2)
        assert plain.item(KEY).suspended
        bring_back(plain, KEY)
        plain.change("leech", 1)
        forget(plain, 3)
        assert not plain.item(KEY).suspended
        learner = bench.restarted(plain)
        learner.clock = plain.clock
        session, view = forget(learner, 1)
        assert view.set_aside
        assert lapses(learner.item(KEY)) == 6
        session.say("right")
        assert not learner.item(KEY).suspended
        session.undo()
        assert learner.item(KEY).suspended

    def test_what_the_learner_set_aside_is_no_leech_before(self, plain: Learner) -> None:
        plain.change("leech", 2)
        forget(plain, 1)
        set_aside(plain, EventKind.SUSPENDED, KEY)
        bring_back(plain, KEY)
        forget(plain, 1)
        assert plain.item(KEY).suspend_reason == "leech"


def test_a_card_is_set_aside_at_the_limit_or_over_it_and_each_four_lapses_more() -> None:
    assert [lapses for lapses in range(12) if is_one_too_many(lapses, 8)] == [8, 9, 10, 11]
    assert [lapses for lapses in range(15) if is_one_too_many(lapses, 8, 9)] == [13, 14]
    assert not is_one_too_many(13, 20, 9)
    assert not any(is_one_too_many(lapses, 0) for lapses in range(20))

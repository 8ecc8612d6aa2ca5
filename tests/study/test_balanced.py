"""Intervals are balanced over all decks, easy days and siblings; what a button shows is what its key stores."""

from collections import Counter

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, FixedClock, Instant
from quizgeo.insight.knowledge import knowledge
from quizgeo.memory import Kernel, Rating
from quizgeo.progress import EventKind
from quizgeo.study import Learner, Turned, everything, overview, start
from tests.study.bench import Bench, begin, right, seen

MANY = 120
CARDS = """
quizgeo: 1
deck: many
title: Many cards
language: en
questions:
""" + "".join(f"  - {{id: c{n}, front: Front {n}, back: Back {n}, both_ways: true}}\n" for n in range(MANY))


def later(learner: Learner, days: int) -> None:
    now = learner.now()
    learner.clock = FixedClock(Instant(now.ms + days * DAY_MS, now.offset))


@pytest.fixture
def many(bench: Bench) -> Learner:
    """Give a learner with many cards that are asked both ways."""
    bench.write("many.yaml", CARDS)
    learner = bench.learner()
    learner.change("new_per_day", 9999)
    learner.change("due_per_day", 9999)
    return learner


def study_all(learner: Learner, rating: Rating = Rating.EASY) -> None:
    """Rate all that waits."""
    session = start(learner, everything(learner))
    for _card in range(len(session.queue)):
        session.rate(rating)
        session.next()


def weekdays(learner: Learner) -> Counter[int]:
    """Count the cards due by the day of the week, Monday 0."""
    return Counter((item.seen.due_day + 3) % 7 for item in learner.items.values() if item.seen)


def test_cards_learnt_together_spread_evenly(many: Learner) -> None:
    study_all(many)
    due = Counter(item.seen.due_day for item in many.items.values() if item.seen)
    assert sum(due.values()) == MANY
    assert max(due.values()) <= 2 * min(due.values())


def test_a_minimum_day_is_left_free(many: Learner) -> None:
    many.change("week", ["normal"] * 5 + ["reduced", "minimum"])
    later(many, 5)  # a Saturday: what is easy comes back from Friday to Tuesday
    study_all(many)
    counted = weekdays(many)
    assert counted[6] == 0
    assert 0 < counted[5] < max(counted.values())


def test_siblings_do_not_come_due_together(many: Learner) -> None:
    study_all(many)
    later(many, 1)
    study_all(many)
    pairs = [(seen(many, f"many/c{n}").due_day, seen(many, f"many/c{n}~back").due_day) for n in range(MANY)]
    assert not any(one == other for one, other in pairs)


def test_the_load_is_that_of_the_moment(many: Learner, bench: Bench) -> None:
    study_all(many)
    load = many.load().due
    assert {day: count for day, count in load.items() if count} == Counter(
        item.seen.due_day for item in many.items.values() if item.seen
    )
    later(many, 30)
    study_all(many, Rating.GOOD)
    session = begin(many)
    for _step in range(7):
        session.undo()
    kept = {day: count for day, count in many.load().due.items() if count}
    other = bench.learner()
    other.clock = many.clock
    assert {day: count for day, count in other.load().due.items() if count} == kept
    assert other.owned == many.owned


def test_a_suspended_card_is_due_on_no_day(plain: Learner) -> None:
    session = begin(plain)
    card = right(session).asked.card
    day = seen(plain, card).due_day
    assert plain.load().due[day] == 1

    session.set_aside(EventKind.SUSPENDED)
    assert plain.load().due[day] == 0


@pytest.mark.parametrize("rating", Rating)
def test_what_a_button_shows_is_stored_whatever_comes_due_meanwhile(
    many: Learner, bench: Bench, rating: Rating
) -> None:
    study_all(many)
    later(many, 9)
    session = start(many, replace(everything(many), limit=1))
    shown = session.turn()
    assert isinstance(shown, Turned)
    other = bench.learner()
    other.clock = many.clock
    elsewhere = start(other, everything(other))
    while elsewhere.queue.next() is not None and len(elsewhere.attempts) < 40:
        if elsewhere.queue.next() == session.queue.next():
            elsewhere.queue.drop(elsewhere.queue.ahead[0])
        elsewhere.next()
        elsewhere.rate(Rating.GOOD)
        elsewhere.next()
    label = next(offer for offer in shown.offers if offer.rating is rating)
    session.rate(rating)
    assert session.last is not None
    assert session.last.event.ivl == (label.days or session.last.outcomes[rating].interval)
    assert seen(many, shown.asked.card).due_day == label.due_day


def test_an_owned_guess_lowers_what_pays_for_luck(kinds: Learner) -> None:
    assert kinds.owned == 0.0
    item = kinds.item("kinds/choice")
    before = kinds.outcomes(item, "kinds/choice", kinds.today(), 0.25)
    kinds.states.tally.owned_luck = 30.0
    assert kinds.owned == 1.0
    after = kinds.outcomes(item, "kinds/choice", kinds.today(), 0.25)
    assert after[Rating.EASY].interval > before[Rating.EASY].interval


def test_home_and_statistics_know_the_same(kinds: Learner) -> None:
    kinds.change("new_per_day", 99)
    for pause in (0, 3):
        later(kinds, pause)
        session = begin(kinds)
        for _card in range(len(session.queue)):
            right(session)
            if session.last is not None and session.last.answer.chance and pause:
                session.say("guessed")
            session.next()
    later(kinds, 6)
    assert kinds.owned > 0
    cards, items = list(kinds.entries.values()), kinds.states.items(kinds.entries)
    known = knowledge(cards, items, kinds.today(), Kernel(), kinds.owned)
    assert sum(row.known for row in overview(kinds).rows) == pytest.approx(known.all.value)

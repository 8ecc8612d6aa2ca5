"""What plans ask of a day: the pace of an exam, its last days, a break, a backlog; after them all is as before."""

import pytest

from quizgeo.progress import EventKind
from quizgeo.study import Learner, Scope, everything, overview, start
from quizgeo.study.agenda import Break, KeptExam, agenda_of, forget_exam, keep_break, keep_exam, keep_spread
from quizgeo.study.queue import Waiting
from quizgeo.study.resting import set_aside
from quizgeo.study.scope import course_today, waiting_in
from tests.study.bench import Bench
from tests.study.past import answered_before, deck_of


def waits(learner: Learner) -> Waiting:
    return waiting_in(learner, everything(learner))


def keys(cards: object) -> list[str]:
    assert isinstance(cards, tuple)
    return [str(card.key) for card in cards]


def of(deck: str, found: list[str]) -> list[str]:
    return [key for key in found if key.startswith(f"{deck}/")]


@pytest.fixture
def two(bench: Bench) -> Learner:
    """Give a learner with forty cards for an exam, and forty others."""
    bench.write("many.yaml", deck_of(40))
    bench.write("other.yaml", deck_of(40, "other"))
    return bench.learner()


# -- new cards -------------------------------------------------------------------------------------------------------


def test_an_exam_sets_the_pace_of_its_deck_and_the_limit_holds_for_the_others(two: Learner) -> None:
    keep_exam(two, KeptExam(two.today() + 13, {"many": 0}))  # 40 cards on 13 - 3 days
    found = keys(waits(two).new)
    assert (len(of("many", found)), len(of("other", found))) == (4, 6)


def test_a_pace_above_the_limit_is_kept_and_leaves_nothing_for_others(two: Learner) -> None:
    keep_exam(two, KeptExam(two.today() + 5, {"many": 0}))  # 40 cards on 2 days
    found = keys(waits(two).new)
    assert (len(of("many", found)), len(of("other", found))) == (20, 0)


def test_what_was_met_today_counts_for_the_pace(two: Learner) -> None:
    keep_exam(two, KeptExam(two.today() + 13, {"many": 0}))
    for n in (1, 2, 3):
        answered_before(two, f"many/w{n}", 0, 2)
    found = keys(waits(two).new)
    assert (len(of("many", found)), len(of("other", found))) == (1, 6)


def test_a_scope_of_one_deck_holds_what_its_exam_needs(two: Learner) -> None:
    keep_exam(two, KeptExam(two.today() + 13, {"many": 0}))
    assert len(start(two, Scope((two.deck("many"),))).queue) == 4


def test_what_was_left_out_is_not_asked(two: Learner) -> None:
    keep_exam(two, KeptExam(two.today() + 4, {"many": 30}))
    assert of("many", keys(waits(two).new)) == [f"many/w{n}" for n in range(1, 11)]


def test_what_a_kept_card_needs_is_not_left_out(bench: Bench) -> None:
    bench.write("many.yaml", deck_of(4).replace("{id: w1,", "{id: w1, after: [w4],"))
    learner = bench.learner()
    keep_exam(learner, KeptExam(learner.today() + 4, {"many": 1}))
    course = course_today(learner, agenda_of(learner))
    assert course.left_out == {"many/w3"}


def test_no_new_card_comes_in_the_last_days_of_an_exam(bench: Bench, two: Learner) -> None:
    keep_exam(two, KeptExam(two.today() + 4, {"many": 0}))
    bench.clock.move(days=1)
    assert of("many", keys(waits(two).new)) == []


def test_a_plan_of_the_last_minute_brings_all_of_them_today(two: Learner) -> None:
    keep_exam(two, KeptExam(two.today() + 1, {"many": 0}))
    assert len(of("many", keys(waits(two).new))) == 40


def test_a_backlog_holds_back_all_new_cards_but_those_of_an_exam(two: Learner) -> None:
    two.change("due_per_day", 5)
    for n in range(1, 9):
        answered_before(two, f"other/w{n}", 10, 5)
    assert waits(two).new == ()
    keep_exam(two, KeptExam(two.today() + 13, {"many": 0}))
    today = waits(two)
    assert (len(today.due), today.backlog) == (5, 3)
    assert len(today.new) == len(of("many", keys(today.new))) == 4


# -- the last days ---------------------------------------------------------------------------------------------------


def test_in_the_last_week_seen_cards_are_asked_by_what_they_gain(two: Learner) -> None:
    for n, interval in ((1, 20), (2, 30), (3, 40)):
        answered_before(two, f"many/w{n}", 3, interval)
    answered_before(two, "other/w1", 3, 2)
    answered_before(two, "other/w2", 3, 30)
    assert keys(waits(two).due) == ["other/w1"]
    keep_exam(two, KeptExam(two.today() + 6, {"many": 0}))
    assert sorted(keys(waits(two).due)[:3]) == ["many/w1", "many/w2", "many/w3"]
    assert keys(waits(two).due)[3:] == ["other/w1"]


def test_before_the_last_week_they_are_not(two: Learner) -> None:
    answered_before(two, "many/w1", 3, 20)
    keep_exam(two, KeptExam(two.today() + 8, {"many": 0}))
    assert waits(two).due == ()


def test_the_last_days_end_with_the_minutes(two: Learner) -> None:
    for n in range(1, 11):
        answered_before(two, f"many/w{n}", 3, 20)
    keep_exam(two, KeptExam(two.today() + 3, {"many": 30}, minutes=1.0))  # 11 s an answer: 5 of them
    assert len(waits(two).due) == 5
    answered_before(two, "many/w1", 0, 20, nth=2)
    assert len(waits(two).due) == 4


def test_new_cards_of_the_last_days_take_their_part_of_the_minutes(two: Learner) -> None:
    for n in range(1, 11):
        answered_before(two, f"many/w{n}", 3, 20)
    keep_exam(two, KeptExam(two.today() + 3, {"many": 28}, minutes=1.0))  # 11 s an answer: 5 of them, 2 of them new
    found = waits(two)
    assert (len(of("many", keys(found.new))), len(found.due)) == (2, 3)


def test_what_is_due_and_does_not_fit_waits_until_after_the_exam(bench: Bench, two: Learner) -> None:
    for n in range(1, 41):
        answered_before(two, f"many/w{n}", 3, 3)
    answered_before(two, "other/w1", 3, 3)
    before = [two.item(f"many/w{n}") for n in range(1, 41)]
    keep_exam(two, KeptExam(two.today() + 1, {"many": 0}, minutes=1.0))  # 10 s an answer, as before
    found = waits(two)
    assert (len(of("many", keys(found.due))), of("other", keys(found.due))) == (6, ["other/w1"])
    assert (found.withheld, found.backlog) == (34, 0)
    view = overview(two)
    assert (view.due, view.withheld, view.backlog) == (7, 34, 0)
    assert {row.deck.id: row.due for row in view.rows if row.deck.id in ("many", "other")} == {"many": 6, "other": 1}
    assert [two.item(f"many/w{n}") for n in range(1, 41)] == before
    bench.clock.move(days=1)
    found = waits(two)
    assert (len(of("many", keys(found.due))), found.withheld) == (40, 0)


def test_what_is_missed_in_the_last_days_comes_back(two: Learner) -> None:
    for n in range(1, 11):
        answered_before(two, f"many/w{n}", 3, 3)
    keep_exam(two, KeptExam(two.today() + 1, {"many": 30}, minutes=1.0))
    key = keys(waits(two).due)[0]
    answered_before(two, key, 0, 1, nth=2, rating=1)
    found = waits(two)
    assert ([card.key for card in found.again], len(found.due)) == ([key], 4)
    assert overview(two).due == 5


def test_the_last_days_keep_the_limit_of_due_cards(two: Learner) -> None:
    for n in range(1, 11):
        answered_before(two, f"many/w{n}", 3, 20)
    two.change("due_per_day", 6)
    keep_exam(two, KeptExam(two.today() + 3, {"many": 0}))
    assert len(waits(two).due) == 6


def test_nothing_is_asked_twice_on_a_day(bench: Bench, two: Learner) -> None:
    for n in range(1, 11):
        answered_before(two, f"many/w{n}", 3, 20)
    keep_exam(two, KeptExam(two.today() + 3, {"many": 40}))
    session = start(two, Scope((two.deck("many"),)))
    asked: list[str] = []
    while (card := session.queue.next()) is not None:
        asked.append(card.key)
        session.answer(card.key.replace("many/w", "word"))
        session.next()
    assert len(asked) == len(set(asked)) == 10
    assert of("many", keys(waits(two).due)) == []
    states = [two.item(key).seen for key in asked]
    assert all(seen is not None and seen.nth == 2 and seen.last_day == two.today() for seen in states), "they feed"
    assert bench.learner().item(asked[0]) == two.item(asked[0])


def test_what_rests_is_not_asked(two: Learner) -> None:
    answered_before(two, "many/w1", 3, 20)
    answered_before(two, "many/w2", 3, 20)
    set_aside(two, EventKind.SUSPENDED, "many/w1")
    keep_exam(two, KeptExam(two.today() + 3, {"many": 0}))
    assert keys(waits(two).due) == ["many/w2"]


def test_siblings_stay_apart_in_the_last_days(bench: Bench) -> None:
    bench.write("many.yaml", deck_of(1, extra="  - {id: both, front: Up, back: Down, both_ways: true}\n"))
    learner = bench.learner()
    answered_before(learner, "many/both", 4, 20)
    answered_before(learner, "many/both~back", 3, 20)
    keep_exam(learner, KeptExam(learner.today() + 3, {"many": 0}))
    assert len(waits(learner).due) == 1


def test_the_overview_counts_what_the_session_asks(two: Learner) -> None:
    answered_before(two, "many/w1", 3, 20)
    keep_exam(two, KeptExam(two.today() + 3, {"many": 40}))
    view = overview(two)
    rows = {row.deck.id: (row.new, row.due) for row in view.rows if row.deck.id in ("many", "other")}
    assert rows == {"many": (39, 1), "other": (40, 0)}
    assert (view.due, view.agenda.exams[0].day) == (1, two.today() + 3)


def test_after_the_exam_everything_is_as_before(bench: Bench, two: Learner) -> None:
    answered_before(two, "many/w1", 3, 20)
    keep_exam(two, KeptExam(two.today() + 3, {"many": 10}))
    bench.clock.move(days=3)
    planned = waits(two)
    forget_exam(two, ["many"])
    assert waits(two) == planned, "on its day nothing is prepared any more"
    assert len(planned.new) == 10


# -- a break ---------------------------------------------------------------------------------------------------------


def test_before_and_in_a_break_no_new_card_comes(bench: Bench, two: Learner) -> None:
    today = two.today()
    keep_break(two, Break(today + 4, today + 9))
    assert len(waits(two).new) == 10
    bench.clock.move(days=1)
    assert waits(two).new == ()
    bench.clock.move(days=8)
    assert waits(two).new == ()
    bench.clock.move(days=1)
    assert len(waits(two).new) == 10


def test_what_falls_due_in_a_break_is_asked_in_the_days_before_it(bench: Bench, two: Learner) -> None:
    today = two.today()
    for n in range(1, 21):
        answered_before(two, f"many/w{n}", 5, 12)  # due in 7 days, in the break
    answered_before(two, "other/w1", 5, 30)
    keep_break(two, Break(today + 4, today + 12))
    assert waits(two).due == (), "four days before it"
    asked: list[str] = []
    for _day in range(3):
        bench.clock.move(days=1)
        found = keys(waits(two).due)
        asked += found
        for key in found:
            answered_before(two, key, 0, 30, nth=2)
        assert waits(two).due == ()
        assert 0 < len(found) < 20
    assert sorted(asked) == sorted(f"many/w{n}" for n in range(1, 21))


def test_a_break_moves_no_due_day(bench: Bench, two: Learner) -> None:
    answered_before(two, "many/w1", 5, 12)
    before = two.item("many/w1")
    keep_break(two, Break(two.today() + 1, two.today() + 12))
    assert keys(waits(two).due) == ["many/w1"]
    bench.clock.move(days=8)
    assert two.item("many/w1") == before
    assert keys(waits(two).due) == ["many/w1"], "due by itself"


def test_what_is_due_comes_before_what_is_asked_ahead(two: Learner) -> None:
    answered_before(two, "many/w1", 5, 12)
    answered_before(two, "many/w2", 5, 5)
    keep_break(two, Break(two.today() + 1, two.today() + 12))
    assert keys(waits(two).due) == ["many/w2", "many/w1"]
    two.change("due_per_day", 1)
    found = waits(two)
    assert (keys(found.due), found.backlog) == (["many/w2"], 0)


def test_an_exam_after_a_break_is_prepared_on_the_days_there_are(two: Learner) -> None:
    today = two.today()
    keep_exam(two, KeptExam(today + 23, {"many": 0}))
    assert len(of("many", keys(waits(two).new))) == 2
    keep_break(two, Break(today + 5, today + 14))  # 40 cards on 13 - 3 days
    assert len(of("many", keys(waits(two).new))) == 4


def test_in_a_break_nothing_is_asked_for_an_exam(bench: Bench, two: Learner) -> None:
    today = two.today()
    answered_before(two, "many/w1", 3, 20)
    keep_exam(two, KeptExam(today + 5, {"many": 0}))
    keep_break(two, Break(today + 1, today + 2))
    bench.clock.move(days=1)
    found = waits(two)
    assert (found.due, found.new) == ((), ())


# -- a backlog spread ------------------------------------------------------------------------------------------------


@pytest.fixture
def late(two: Learner) -> Learner:
    """Give a learner with seventy cards due, the first ones of each deck the longest overdue."""
    for deck in ("many", "other"):
        for n in range(1, 36):
            answered_before(two, f"{deck}/w{n}", 60 - n, 2)
    return two


def test_a_backlog_is_spread_over_seven_days(bench: Bench, late: Learner) -> None:
    assert len(waits(late).due) == 70
    keep_spread(late, late.today())
    counts = []
    for _day in range(7):
        found = waits(late)
        counts.append((len(found.due), found.backlog))
        for key in keys(found.due):
            answered_before(late, key, 0, 100, nth=2)
        assert waits(late).due == (), "the day is done"
        bench.clock.move(days=1)
    assert counts == [(10, 60), (10, 50), (10, 40), (10, 30), (10, 20), (10, 10), (10, 0)]


def test_a_day_that_was_missed_is_made_up_for(bench: Bench, late: Learner) -> None:
    keep_spread(late, late.today())
    bench.clock.move(days=5)
    assert len(waits(late).due) == 35


def test_the_most_endangered_come_first(late: Learner) -> None:
    answered_before(late, "many/w30", 1, 1, nth=2, rating=1)
    keep_spread(late, late.today())
    found = keys(waits(late).due)
    recalls = []
    for key in found:
        seen = late.item(key).seen
        assert seen is not None
        recalls.append(late.scheduler.recall(seen.memory, late.today() - seen.last_day))
    assert recalls == sorted(recalls)


def test_a_spread_is_never_more_than_the_limit(late: Learner) -> None:
    late.change("due_per_day", 4)
    keep_spread(late, late.today())
    found = waits(late)
    assert (len(found.due), found.backlog) == (4, 66)


def test_a_spread_moves_no_due_day_and_can_be_ended(late: Learner) -> None:
    before = {key: late.item(key) for key in late.entries}
    planned = waits(late)
    keep_spread(late, late.today())
    assert {key: late.item(key) for key in late.entries} == before
    keep_spread(late, None)
    assert waits(late) == planned


# -- the order of new cards ------------------------------------------------------------------------------------------


def test_new_cards_come_mixed_where_that_is_wanted(bench: Bench, two: Learner) -> None:
    in_order = keys(waits(two).new)
    assert in_order == [f"{deck}/w{n}" for n in range(1, 6) for deck in ("many", "other")]
    two.change("new_order", "mixed")
    mixed = keys(waits(two).new)
    assert mixed != in_order
    assert len(of("many", mixed)) == 5
    assert keys(waits(bench.learner()).new) == mixed, "the same on every device"
    bench.clock.move(days=1)
    assert keys(waits(two).new) != mixed

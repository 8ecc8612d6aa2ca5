"""From the events of an item to its state."""

import pytest
from msgspec.structs import replace

from quizgeo.memory import FSRS6, NEW, Feed, Item, Policy, Rating, Seen, advance, fault, feedings, replay, replay_all
from quizgeo.memory.fuzz import bounds, seed, spread
from quizgeo.progress.events import GRADES, SAID, EventKind
from tests.memory.conftest import TODAY, Learner

AGAIN, HARD, GOOD, EASY = Rating
EXACT, WRONG = GRADES.index("exact"), GRADES.index("wrong")
FOUR = '["a","b","c","d"]'


def seen(item: Item) -> Seen:
    assert item.seen is not None
    return item.seen


def test_nothing_is_new(scheduler: FSRS6) -> None:
    assert replay([], scheduler, Policy()) == NEW


def test_a_first_answer(learner: Learner) -> None:
    event = learner.answer(TODAY, GOOD, form="choice", shown=FOUR)
    state = seen(learner.item)
    assert state.memory == learner.scheduler.first(GOOD)
    assert (state.first_day, state.last_day, state.nth, state.tries) == (TODAY, TODAY, 1, 1)
    assert (state.passed, state.ever_passed, state.open_miss, state.lapses) == (True, True, False, 0)
    assert (state.form, state.chance) == ("choice", 0.25)
    assert (state.interval, state.due_day) == (event.ivl, TODAY + (event.ivl or 0))


def test_a_miss_stays_open_until_it_is_right(learner: Learner) -> None:
    learner.answer(TODAY, AGAIN)
    assert (seen(learner.item).open_miss, seen(learner.item).due_day) == (True, TODAY + 1)
    first = seen(learner.item).memory
    learner.answer(TODAY, AGAIN)
    assert (seen(learner.item).open_miss, seen(learner.item).tries, seen(learner.item).memory) == (True, 2, first)
    learner.answer(TODAY, EASY)
    state = seen(learner.item)
    assert state.memory == learner.scheduler.after(first, 0, GOOD)
    assert (state.open_miss, state.tries, state.nth, state.passed, state.ever_passed) == (False, 3, 2, False, True)
    learner.answer(TODAY, GOOD)
    assert learner.item == Item(replace(state, tries=4))


def test_the_next_day_counts_tries_anew(learner: Learner) -> None:
    for _ in range(3):
        learner.answer(TODAY, AGAIN)
    learner.answer(TODAY + 1, GOOD)
    assert (seen(learner.item).tries, seen(learner.item).first_day, seen(learner.item).last_day) == (
        1,
        TODAY,
        TODAY + 1,
    )
    assert seen(learner.item).open_miss is False


def test_a_lapse_is_a_miss_on_a_later_day_after_a_pass(learner: Learner) -> None:
    lapses = []
    for day, rating in ((0, AGAIN), (1, AGAIN), (2, GOOD), (5, AGAIN), (5, GOOD), (6, AGAIN), (7, HARD), (9, AGAIN)):
        learner.answer(TODAY + day, rating)
        lapses.append(seen(learner.item).lapses)
    assert lapses == [0, 0, 0, 1, 1, 2, 2, 3]


def test_misses_in_a_row_are_lapses_once_it_was_known(learner: Learner) -> None:
    for day, rating in ((0, GOOD), (2, AGAIN), (3, AGAIN), (4, AGAIN)):
        learner.answer(TODAY + day, rating)
    assert seen(learner.item).lapses == 3


def test_exam_and_redo_leave_everything_as_it_is(learner: Learner) -> None:
    learner.answer(TODAY, AGAIN)
    before = learner.item
    for origin in ("exam", "redo"):
        learner.answer(TODAY, GOOD, origin=origin)
        learner.answer(TODAY + 9, GOOD, origin=origin)
    learner.answer(TODAY + 9, None, origin="study")
    assert learner.item == before


def test_practice_with_nothing_to_rate_is_a_try(learner: Learner) -> None:
    learner.answer(TODAY, GOOD)
    learner.answer(TODAY, None)
    assert seen(learner.item).tries == 2


def test_a_class_feeds_like_studying(scheduler: FSRS6) -> None:
    states = []
    for origin in ("study", "class"):
        learner = Learner(scheduler)
        for day in (0, 2, 9):
            learner.answer(TODAY + day, GOOD, origin=origin)
        states.append(learner.item)
    assert states[0] == states[1] != NEW


class TestDue:
    """The plan stored in an event holds while its count fits."""

    def test_a_stored_plan_holds(self, learner: Learner) -> None:
        learner.log(EventKind.ANSWERED, rating=3, origin="study", form="text", ivl=17, nth=1)
        assert (seen(learner.item).interval, seen(learner.item).due_day) == (17, TODAY + 17)

    @pytest.mark.parametrize(("ivl", "nth"), [(17, 2), (17, None), (None, 1), (0, 1), (-5, 1), (36_501, 1)])
    def test_else_it_is_planned_anew(self, learner: Learner, ivl: int | None, nth: int | None) -> None:
        learner.log(EventKind.ANSWERED, rating=4, origin="study", form="choice", shown=FOUR, ivl=ivl, nth=nth)
        interval = learner.scheduler.interval(learner.scheduler.first(EASY), 0.925)
        assert seen(learner.item).interval == spread(*bounds(interval, 3650), seed(learner.key, 1))

    def test_two_devices_that_merge_agree(self, scheduler: FSRS6) -> None:
        phone, laptop = Learner(scheduler), Learner(scheduler)
        phone.answer(TODAY)
        laptop.answer(TODAY + 4, EASY)
        merged = [*phone.events, *laptop.events]
        found = seen(replay(merged, scheduler, Policy()))
        assert found.nth == 2
        assert found.memory == scheduler.after(scheduler.first(GOOD), 4, EASY)
        low, high = bounds(scheduler.interval(found.memory, 0.9), 3650)
        assert low <= found.interval <= high


class TestLuck:
    """G and E of the guess model, from graded misses on later days."""

    def answered_true_false(self, learner: Learner, day: int, grade: str, said: str = "") -> None:
        learner.answer(TODAY + day, AGAIN, form="true_false", grade=grade, said=said)

    def test_owned_hits_and_expected_hits_are_summed(self, learner: Learner) -> None:
        learner.answer(TODAY, GOOD, form="true_false")
        self.answered_true_false(learner, 2, "exact", "guessed")
        self.answered_true_false(learner, 3, "close", "guessed")
        self.answered_true_false(learner, 4, "wrong")
        learner.answer(TODAY + 5, AGAIN, form="choice", shown=FOUR, grade="partial")
        assert seen(learner.item).owned_luck == 2
        assert seen(learner.item).expected_luck == pytest.approx(1 + 1 / 3)

    def test_a_choice_answered_typed_owes_nothing_to_luck(self, learner: Learner) -> None:
        learner.answer(TODAY, GOOD, form="choice", shown=FOUR)
        learner.answer(TODAY + 2, GOOD, form="typed")
        assert (seen(learner.item).form, seen(learner.item).chance) == ("typed", 0)
        learner.answer(TODAY + 9, AGAIN, form="typed", grade="wrong")
        assert seen(learner.item).expected_luck == 0
        learner.answer(TODAY + 10, AGAIN, form="choice", shown=FOUR, grade="wrong")
        assert seen(learner.item).expected_luck == pytest.approx(1 / 3)

    def test_what_tells_nothing_of_guessing_is_left_out(self, learner: Learner) -> None:
        self.answered_true_false(learner, 0, "exact", "guessed")
        self.answered_true_false(learner, 0, "wrong")
        learner.answer(TODAY + 1, AGAIN, form="text", grade="wrong")
        learner.answer(TODAY + 2, AGAIN, form="text", grade="exact", said="guessed")
        self.answered_true_false(learner, 3, "exact")
        learner.answer(TODAY + 4, GOOD, form="true_false")
        learner.log(EventKind.ANSWERED, TODAY + 5, rating=1, origin="study", form="true_false")
        assert (seen(learner.item).owned_luck, seen(learner.item).expected_luck) == (0, 0)


class TestOverride:
    def test_i_was_right_makes_a_miss_good(self, learner: Learner) -> None:
        learner.answer(TODAY)
        missed = learner.answer(TODAY + 3, AGAIN)
        learner.override(missed, 3, ivl=9, nth=2, grade=EXACT, said=SAID.index("right"))
        state = seen(learner.item)
        assert state.memory == learner.scheduler.after(learner.scheduler.first(GOOD), 3, GOOD)
        assert (state.due_day, state.lapses, state.passed, state.open_miss) == (TODAY + 12, 0, True, False)

    def test_it_takes_the_place_of_the_answer_and_later_ones_follow(self, learner: Learner) -> None:
        first = learner.answer(TODAY, AGAIN)
        learner.answer(TODAY, GOOD)
        learner.answer(TODAY + 1, GOOD)
        learner.override(first, 3, day=TODAY + 2)
        straight = Learner(learner.scheduler)
        straight.answer(TODAY, GOOD)
        straight.answer(TODAY + 1, GOOD)
        assert seen(learner.item).memory == seen(straight.item).memory
        assert seen(learner.item).nth == 2

    def test_the_old_plan_does_not_outlive_its_rating(self, learner: Learner) -> None:
        easy = learner.answer(TODAY, EASY)
        learner.override(easy, 1)
        assert seen(learner.item).interval == 1
        learner.override(easy, 1, ivl=40)
        assert seen(learner.item).interval == 1

    def test_the_last_one_holds(self, learner: Learner) -> None:
        answer = learner.answer(TODAY)
        learner.override(answer, 1)
        learner.override(answer, 4)
        assert seen(learner.item).memory == learner.scheduler.first(EASY)

    @pytest.mark.parametrize("rating", [None, 0, 5])
    def test_without_a_rating_it_changes_nothing(self, learner: Learner, rating: int | None) -> None:
        answer = learner.answer(TODAY)
        before = learner.item
        learner.override(answer, rating)
        assert learner.item == before

    def test_only_answers_are_overridden(self, learner: Learner) -> None:
        learner.answer(TODAY)
        pause = learner.log(EventKind.SUSPENDED, extra='{"on":true}')
        before = learner.item
        learner.override(pause, 1)
        assert learner.item == before

    def test_an_honest_guess_counts_as_owned(self, learner: Learner) -> None:
        learner.answer(TODAY)
        lucky = learner.answer(TODAY + 3, GOOD, form="true_false")
        learner.override(lucky, 1, said=SAID.index("guessed"))
        assert seen(learner.item).owned_luck == 1
        learner.override(lucky, 1, said=SAID.index("wrong"), grade=WRONG)
        assert (seen(learner.item).owned_luck, seen(learner.item).expected_luck) == (0, 1)

    @pytest.mark.parametrize("kind", [EventKind.OVERRIDDEN, EventKind.UNDONE])
    def test_what_speaks_of_an_earlier_event_cannot_just_be_added(self, learner: Learner, kind: int) -> None:
        with pytest.raises(ValueError, match="replay"):
            advance(NEW, learner.event(kind), learner.scheduler, Policy())


class TestRest:
    def test_suspending_and_resuming(self, learner: Learner) -> None:
        learner.log(EventKind.SUSPENDED, extra='{"on":true,"reason":"leech"}')
        assert learner.item == Item(None, suspended=True, suspend_reason="leech")
        assert learner.item.rests(TODAY + 999)
        learner.log(EventKind.SUSPENDED, extra='{"on":false}')
        assert learner.item == NEW

    @pytest.mark.parametrize("extra", ['{"on":true}', '{"on":true,"reason":"learner"}', '{"on":true,"reason":7}'])
    def test_it_is_the_learner_who_suspends(self, learner: Learner, extra: str) -> None:
        learner.log(EventKind.SUSPENDED, extra=extra)
        assert learner.item.suspend_reason == "learner"

    def test_a_buried_item_rests_until_tomorrow(self, learner: Learner) -> None:
        learner.log(EventKind.BURIED, extra='{"on":true}')
        assert learner.item.rests(TODAY)
        assert not learner.item.rests(TODAY + 1)
        learner.log(EventKind.BURIED, extra='{"on":false}')
        assert learner.item == NEW

    @pytest.mark.parametrize("extra", [None, "", "{", "[]", "{}", '{"on":1}', "[" * 100_000])
    @pytest.mark.parametrize("kind", [EventKind.SUSPENDED, EventKind.BURIED])
    def test_what_cannot_be_read_changes_nothing(self, learner: Learner, kind: int, extra: str | None) -> None:
        learner.answer(TODAY)
        before = learner.item
        learner.log(kind, extra=extra)
        assert learner.item == before

    def test_an_answer_does_not_wake_a_suspended_item(self, learner: Learner) -> None:
        learner.log(EventKind.SUSPENDED, extra='{"on":true}')
        learner.answer(TODAY)
        assert learner.item.suspended
        assert seen(learner.item).nth == 1


class TestFaults:
    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("rating", 0),
            ("rating", 5),
            ("rating", -3),
            ("day", -1),
            ("day", 2_000_001),
            ("origin", "elsewhere"),
            ("origin", None),
        ],
    )
    def test_a_damaged_answer_is_skipped_and_named(self, learner: Learner, field: str, value: int | str | None) -> None:
        learner.answer(TODAY)
        before = learner.item
        day = value if field == "day" and isinstance(value, int) else TODAY + 5
        fields = {"rating": 3, "origin": "study", "form": "text"} | ({} if field == "day" else {field: value})
        event = learner.log(EventKind.ANSWERED, day, **fields)
        assert fault(event) == field
        assert learner.item == before
        assert learner.replayed() == before

    def test_sound_events_have_no_fault(self, learner: Learner) -> None:
        answer = learner.answer(TODAY)
        assert fault(answer) == ""
        assert fault(learner.override(answer, 2)) == ""
        assert fault(learner.answer(TODAY, None, origin="exam")) == ""
        assert fault(learner.event(kind=99)) == ""

    @pytest.mark.parametrize("kind", [EventKind.IMPORTED, EventKind.SETTINGS, 99])
    def test_other_kinds_fold_to_nothing(self, learner: Learner, kind: int) -> None:
        learner.answer(TODAY)
        before = learner.item
        learner.log(kind, TODAY + 3, rating=1, origin="study", extra='{"on":true}')
        assert learner.item == before


def test_many_items_are_replayed_one_by_one(scheduler: FSRS6) -> None:
    learners = [Learner(scheduler, key=f"deck/{n}") for n in range(3)]
    for day in range(0, 12, 3):
        for learner in learners:
            learner.answer(TODAY + day, GOOD if learner.key != "deck/1" else AGAIN)
    events = [event for row in zip(*(learner.events for learner in learners), strict=True) for event in row]
    events.append(replace(learners[0].event(EventKind.SETTINGS), card=None))
    assert dict(replay_all(events, scheduler, Policy())) == {learner.key: learner.item for learner in learners}


def test_feedings_tell_the_memory_before_and_after(learner: Learner) -> None:
    learner.answer(TODAY, GOOD)
    learner.answer(TODAY, GOOD)
    learner.answer(TODAY + 3, AGAIN)
    learner.answer(TODAY + 3, EASY)
    first, second, third = feedings(learner.events, learner.scheduler)
    assert [f.feed for f in (first, second, third)] == [Feed.GRADED, Feed.GRADED, Feed.RETRY]
    assert [(f.day, f.elapsed, f.nth, f.rating, f.lapses_before) for f in (first, second, third)] == [
        (TODAY, 0, 1, GOOD, 0),
        (TODAY + 3, 3, 2, AGAIN, 0),
        (TODAY + 3, 0, 3, GOOD, 1),
    ]
    assert first.before is None
    assert (second.before, third.before) == (first.after, second.after)
    assert third.after == seen(learner.item).memory

"""What holds for any history: live state = replayed state = snapshot, and due days lie ahead."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.memory import FSRS6, Feed, Policy, Rating, decode, encode, feeds, replay
from quizgeo.progress.events import Event, EventKind
from tests.memory.conftest import TODAY, Learner

SCHEDULER = FSRS6()
FORMS = st.sampled_from(
    [("text", None), ("choice", '["a","b","c"]'), ("typed", None), ("true_false", None), ("flashcard", None)]
)
GRADES_SAID = st.sampled_from([(None, ""), ("exact", "guessed"), ("partial", ""), ("close", "hard"), ("wrong", "")])
ANSWER = st.tuples(
    st.just("answer"),
    st.integers(-2, 40),
    st.one_of(st.sampled_from(Rating), st.none()),
    st.sampled_from(["study", "study", "study", "class", "exam", "redo"]),
    FORMS,
    GRADES_SAID,
)
OVERRIDE = st.tuples(st.just("override"), st.integers(0, 30), st.sampled_from(Rating))
SWITCH = st.tuples(
    st.just("switch"),
    st.sampled_from([EventKind.SUSPENDED, EventKind.BURIED]),
    st.booleans(),
    st.sampled_from(["leech", "learner"]),
)
STEPS = st.lists(st.one_of(ANSWER, ANSWER, ANSWER, OVERRIDE, SWITCH), max_size=25)
POLICIES = st.builds(Policy, desired_retention=st.floats(0.7, 0.97), max_interval=st.integers(30, 36_500))


def live(steps: list[tuple[object, ...]], policy: Policy) -> Learner:
    """Let a learner do these steps, each checked to keep the state that a replay gives."""
    learner, day = Learner(SCHEDULER, policy), TODAY
    for step in steps:
        match step:
            case ("answer", int(pause), rating, str(origin), (str(form), shown), (grade, str(said))):
                day += pause
                assert rating is None or isinstance(rating, Rating)
                assert shown is None or isinstance(shown, str)
                assert grade is None or isinstance(grade, str)
                learner.answer(day, rating, origin=origin, form=form, shown=shown, grade=grade, said=said)
            case ("override", int(place), Rating() as rating) if learner.events:
                learner.override(learner.events[place % len(learner.events)], rating, day=day)
            case ("switch", EventKind() as kind, bool(on), str(reason)):
                learner.log(kind, day, extra=f'{{"on":{str(on).lower()},"reason":"{reason}"}}')
            case _:
                pass
        assert learner.item == learner.replayed()
    return learner


@given(STEPS, POLICIES)
def test_live_state_replay_and_snapshot_agree_to_the_bit(steps: list[tuple[object, ...]], policy: Policy) -> None:
    learner = live(steps, policy)
    restored = decode(encode(learner.item))
    assert restored == learner.item
    assert encode(learner.replayed()) == encode(learner.item)


@given(STEPS, POLICIES, st.randoms(use_true_random=False))
def test_state_is_a_function_of_what_stands(steps: list[tuple[object, ...]], policy: Policy, random: Random) -> None:
    """Undo is leaving out, merging is putting in: any part of a history replays the same from a snapshot on the way."""
    events = [event for event in live(steps, policy).events if random.random() < 0.8]
    cut = int(random.random() * (len(events) + 1))
    learner = Learner(SCHEDULER, policy)
    if not any(event.kind == EventKind.OVERRIDDEN for event in events[cut:]):
        learner.item = decode(encode(replay(events[:cut], SCHEDULER, policy))) or learner.item
        for event in events[cut:]:
            learner.log(event.kind, event.day, **_fields(event))
        assert learner.item == replay(events, SCHEDULER, policy)


def _fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__struct_fields__ if name not in ("kind", "day")}


@given(STEPS, POLICIES)
def test_due_lies_after_the_last_answer_and_within_bounds(steps: list[tuple[object, ...]], policy: Policy) -> None:
    learner = live(steps, policy)
    seen = learner.item.seen
    if seen is None:
        return
    assert seen.due_day == seen.last_day + seen.interval
    assert 1 <= seen.interval <= policy.max_interval
    assert seen.first_day <= seen.last_day
    assert 0.001 <= seen.memory.stability <= 36_500
    assert 1 <= seen.memory.difficulty <= 10
    assert seen.open_miss <= (not seen.passed)
    assert seen.tries >= 1


@given(STEPS)
def test_a_study_day_feeds_one_answer_or_a_miss_and_one_pass(steps: list[tuple[object, ...]]) -> None:
    learner = Learner(SCHEDULER)
    fed: list[tuple[int, Feed, Rating]] = []
    for event in live(steps, Policy()).events:
        if event.kind != EventKind.ANSWERED:
            continue
        before = learner.item
        feed = feeds(before, event.day, event.rating, event.origin)
        learner.log(event.kind, event.day, **_fields(event))
        if feed is not Feed.PRACTICE and learner.item.seen is not None:
            fed.append((learner.item.seen.last_day, feed, Rating(event.rating or 0)))
    for (day, feed, rating), (later, next_feed, next_rating) in pairwise(fed):
        if day == later:
            assert (feed, rating, next_feed) == (Feed.GRADED, Rating.AGAIN, Feed.RETRY)
            assert next_rating is not Rating.AGAIN
        else:
            assert day < later
            assert next_feed is Feed.GRADED


@given(STEPS)
def test_the_retention_wanted_moves_due_days_and_no_memory(steps: list[tuple[object, ...]]) -> None:
    events = [replace(event, ivl=None) for event in live(steps, Policy()).events]
    low, high = (replay(events, SCHEDULER, Policy(desired_retention=r)).seen for r in (0.70, 0.97))
    if low is not None and high is not None:
        assert low.memory == high.memory
        assert low.due_day >= high.due_day

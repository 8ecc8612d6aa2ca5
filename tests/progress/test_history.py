"""What stands depends on the set of events alone."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog, doubt_extra, merge_events, new_id, undo_id, undo_of
from quizgeo.progress.history import Times, doubts_of, is_void, standing

from .conftest import NOON, Answer, Home

BASE = Event(id=b"b" * 16, kind=1, card="d/x", device="a", seq=1, at=NOON.ms, offset=0, day=20_486)


@st.composite
def cards(draw: st.DrawFn) -> list[Event]:
    """Give answers to one card from two devices, with chains of undo over some of them."""
    events: list[Event] = []
    for number in range(draw(st.integers(1, 6))):
        at = NOON.ms + draw(st.integers(0, 3))
        event = replace(BASE, id=bytes([number]) * 16, device=draw(st.sampled_from("ab")), seq=number, at=at)
        events.append(event)
        for _link in range(draw(st.integers(0, 3))):
            event = undo_of(event, replace(event, seq=number + 100, at=at + 5))
            events.append(event)
    return events


@given(events=cards(), seed=st.integers(0, 1000))
def test_any_order_of_arrival_gives_the_same_history(events: list[Event], seed: int) -> None:
    shuffled = random.Random(seed).sample(events, len(events))
    assert standing(shuffled) == standing(events)


@given(events=cards())
def test_an_event_is_void_while_its_chain_of_tombstones_is_odd(events: list[Event]) -> None:
    stands = {event.id for event in standing(events)}
    ids = {event.id for event in events}
    for event in events:
        chain = 0
        link = undo_id(event.id)
        while link in ids:
            chain += 1
            link = undo_id(link)
        assert (event.id in stands) == (event.kind != EventKind.UNDONE and chain % 2 == 0)


def test_two_computers_that_undo_the_same_answer_make_one_event() -> None:
    here, there = undo_of(BASE, replace(BASE, device="here")), undo_of(BASE, replace(BASE, device="there", seq=9))
    assert here.id == there.id
    assert (here.target, here.card, here.kind) == (BASE.id, BASE.card, EventKind.UNDONE)
    assert undo_of(here, BASE).id not in (here.id, BASE.id)


def test_a_tombstone_with_an_id_of_its_own_moves_nothing() -> None:
    forged = replace(undo_of(BASE, BASE), id=new_id())
    assert standing([BASE, forged]) == (BASE,)


def test_a_tombstone_waits_for_its_target() -> None:
    tombstone = undo_of(BASE, BASE)
    assert standing([tombstone]) == ()
    assert standing([tombstone, BASE]) == ()
    assert is_void(BASE.id, {tombstone.id})


def test_answers_of_one_millisecond_are_ordered_by_device_count_and_id() -> None:
    one = replace(BASE, id=b"2" * 16)
    two = replace(BASE, id=b"1" * 16, seq=2)
    three = replace(BASE, id=b"0" * 16, device="b", seq=1)
    four = replace(BASE, id=b"3" * 16, device="b", seq=1)
    assert standing([four, three, two, one]) == (one, two, three, four)


def test_kinds_that_a_newer_version_wrote_are_kept(log: ProgressLog, now: Instant) -> None:
    event = replace(log.stamp(now), kind=99, card="deck/one")
    log.append([event])
    assert log.history("deck/one") == (event,)


def test_an_event_of_a_wrong_clock_has_the_time_of_the_event_before(log: ProgressLog, answer: Answer) -> None:
    first = answer(log, "deck/a", NOON)
    log.append([first])
    wrong = answer(log, "deck/b", Instant(946_684_800_000))
    assert wrong.clock == 0
    assert (log.believed(wrong).at, log.believed(wrong).day) == (first.at, first.day), "also before it is written"
    log.append([wrong])
    last = answer(log, "deck/b", NOON.later(days=2))
    log.append([last])
    assert log.history("deck/b") == (replace(wrong, at=first.at, day=first.day), last)
    assert log.find(wrong.id) == wrong, "what was written stays as it was"


def test_a_wrong_clock_before_anything_else_keeps_its_own_time(log: ProgressLog, answer: Answer) -> None:
    wrong = answer(log, now=Instant(946_684_800_000))
    log.append([wrong])
    assert log.history("deck/one") == (wrong,)


def test_events_that_a_settings_event_doubts_are_timed_anew(log: ProgressLog, answer: Answer, now: Instant) -> None:
    events = [answer(log, f"deck/{n}", NOON.later(days=3650 if n in (2, 3) else n)) for n in range(1, 5)]
    events = [replace(event, seq=n) for n, event in enumerate(events, start=1)]
    log.append(events, {f"deck/{n}": b"s" for n in range(1, 5)})
    assert log.news() == frozenset()
    doubt = replace(log.stamp(now), extra=doubt_extra([(2, 3)]))
    log.append([doubt])
    assert {"deck/2", "deck/3"} <= log.news(), "their saved states are no longer right"
    for number in (2, 3):
        (event,) = log.history(f"deck/{number}")
        assert (event.at, event.day) == (events[0].at, events[0].day)
    assert log.history("deck/4") == (events[3],)
    log.append([undo_of(doubt, log.stamp(now))])
    assert log.history("deck/2") == (events[1],)
    assert log.settings() == ()


def test_a_merged_event_retimes_the_doubtful_ones_after_it(log: ProgressLog, answer: Answer) -> None:
    first, middle = replace(answer(log, "deck/a"), seq=1), replace(answer(log, "deck/b", NOON.later(days=1)), seq=2)
    wrong = replace(answer(log, "deck/c", Instant(946_684_800_000)), seq=3)
    log.append([first, wrong], {"deck/a": b"1", "deck/c": b"1"})
    assert log.news() == frozenset()
    assert list(log.merge([middle])) == [True]
    assert log.news() == {"deck/b", "deck/c"}
    assert log.history("deck/c")[0].day == middle.day


@given(
    seqs=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5), st.booleans()), max_size=12),
    seed=st.integers(0, 1000),
)
@settings(max_examples=50, deadline=None)
def test_corrected_times_depend_on_the_set_alone(seqs: list[tuple[int, int, bool]], seed: int) -> None:
    anchors = {"a": sorted((seq, NOON.ms + day * DAY_MS, 20_486 + day) for seq, day, believed in seqs if believed)}
    events = [
        replace(BASE, id=bytes([n]) * 16, seq=seq, at=NOON.ms + day * DAY_MS, clock=int(believed))
        for n, (seq, day, believed) in enumerate(seqs)
    ]
    shuffled = random.Random(seed).sample(events, len(events))
    assert standing(shuffled, Times({}, anchors)) == standing(events, Times({}, anchors))


def test_settings_that_are_no_doubts_are_passed_over() -> None:
    base = replace(BASE, kind=EventKind.SETTINGS, card=None)
    strange = ["[]", '{"doubt"', '{"doubt":5}', '{"doubt":[[1],"x",[1,2,3],["a","b"]]}', '{"x":"\\"doubt\\""}', None]
    assert doubts_of([replace(base, extra=extra) for extra in strange]) == {"a": []}
    assert doubts_of([replace(base, extra='{"doubt":[[1,2],[4,4]]}')]) == {"a": [(1, 2), (4, 4)]}


def test_undoing_survives_a_restart(places: Places, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(places, now=now) as log:
        event = answer(log)
        log.append([event])
        log.append([undo_of(event, log.stamp(now))])
    with ProgressLog.open(places, now=now) as log:
        assert log.history("deck/one") == ()
        assert dict(log.histories()) == {"deck/one": ()}
        assert log.last_link(event)[1]


def test_the_time_of_a_tombstone_is_nobodys_measure(home: Home, answer: Answer, now: Instant) -> None:
    """Two computers make one tombstone with two times: neither may move another event."""
    with ProgressLog.open(home("a")) as a, ProgressLog.open(home("b")) as b:
        first = answer(a, "deck/a")
        a.append([first])
        b.append([undo_of(first, b.stamp(now.later(days=5)))])
        merge_events(b, [first])
        a.append([undo_of(first, a.stamp(now.later(days=9)))])
        wrong = answer(a, "deck/b", Instant(946_684_800_000))
        a.append([wrong])
        merge_events(b, [event for _pos, event in a.scan()])
        assert a.history("deck/b") == b.history("deck/b") == (replace(wrong, at=first.at, day=first.day),)

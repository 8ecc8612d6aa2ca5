"""A clock that is wrong hides no card and doubles none."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.clock import EARLIEST, HOUR_MS, MINUTE_MS, Instant, study_day
from quizgeo.paths import Places
from quizgeo.progress import Ahead, Behind, Believed, Early, EventKind, ProgressLog, doubt_event, doubt_extra, judge

from .conftest import NOON, Answer


def test_a_first_start_has_nothing_against_the_clock(log: ProgressLog) -> None:
    assert judge(log, NOON) == Believed()


def test_a_clock_before_the_first_release_is_not_believed(log: ProgressLog) -> None:
    early = judge(log, Instant(946_684_800_000, 60))
    assert isinstance(early, Early)
    assert early.message == "This computer's clock says 2000-01-01"
    assert isinstance(judge(log, Instant(EARLIEST - 1)), Early)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ({"ms": -5 * MINUTE_MS}, Believed),
        ({"ms": -5 * MINUTE_MS - 1}, Behind),
        ({"days": -60}, Behind),
        ({"days": 400}, Believed),
        ({"days": 401}, Ahead),
    ],
)
def test_the_clock_is_judged_by_the_last_event(
    log: ProgressLog, answer: Answer, later: dict[str, int], expected: type
) -> None:
    (event,) = log.append([answer(log)])
    trust = judge(log, NOON.later(**later))
    assert type(trust) is expected
    if isinstance(trust, Behind | Ahead):
        assert trust.last == event


def test_events_of_other_devices_and_doubtful_ones_judge_nobody(log: ProgressLog, answer: Answer) -> None:
    log.append([answer(log)])
    log.append([answer(log, now=Instant(946_684_800_000))])
    list(log.merge([replace(answer(log, now=NOON.later(days=3000)), device="other")]))
    assert judge(log, NOON) == Believed()


def test_the_last_believed_event_is_found_behind_any_number_of_others(
    log: ProgressLog, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizgeo.progress.reader._CHUNK", 2)
    log.append([answer(log, now=Instant(946_684_800_000))])
    assert log.last_believed() is None
    (event,) = log.append([answer(log)])
    for number in range(7):
        log.append([answer(log, now=NOON.later(days=number + 1))])
    assert judge(log, NOON.later(days=-1)) == Behind(next(log.backwards()))
    log.append([doubt_event(log, NOON)])
    for _number in range(5):
        list(log.merge([replace(log.stamp(NOON.later(days=90)), device="other")]))
    last = log.last_believed()
    assert last is not None
    assert (last.kind, last.at) == (EventKind.SETTINGS, NOON.ms), "the event that doubts is itself believed"
    assert event.id in {e.id for e in log.history("deck/one")}
    (doubting,) = log.append([replace(log.stamp(NOON), extra=doubt_extra([(100, 200)]))])
    for seq in (150, 151, 152):
        log.append([replace(answer(log), seq=seq)])
    assert log.last_believed() == doubting


def test_doubting_what_is_ahead_brings_the_device_back_to_now(log: ProgressLog, answer: Answer) -> None:
    first = answer(log, "deck/a")
    log.append([first])
    for number, days in enumerate((3650, 0, 3651, 3652)):
        log.append([answer(log, f"deck/{number}", NOON.later(days=days, ms=HOUR_MS))])
    now = NOON.later(days=1)
    assert isinstance(judge(log, now), Behind)
    event = doubt_event(log, now)
    assert event.extra == '{"doubt":[[2,2],[4,5]]}'
    log.append([event])
    assert judge(log, now) == Believed()
    assert log.history("deck/0")[0].day == first.day
    assert log.history("deck/2")[0].day == log.history("deck/1")[0].day
    assert doubt_event(log, now).extra == '{"doubt":[]}', "what is doubted already is not named again"


@pytest.mark.parametrize("jump", [3650, -3650])
def test_no_card_is_late_by_over_an_interval_after_a_jump(places: Places, answer: Answer, jump: int) -> None:
    """Ten years off and back: the nights between two answers are those of the believed events around them."""
    with ProgressLog.open(places) as log:
        moments = [NOON, NOON.later(days=jump), NOON.later(days=1)]
        for moment in moments:
            trust = judge(log, moment)
            if isinstance(trust, Behind):
                log.append([doubt_event(log, moment)])
            believed = None if not isinstance(trust, Early) else False
            stamp = log.stamp(moment, believed=believed)
            log.append([replace(answer(log, "deck/a", moment), clock=stamp.clock)])
        days = [event.day for event in log.history("deck/a")]
    assert days == sorted(days)
    assert days[-1] - days[0] <= 1


JUMPS = st.sampled_from((0, 0, 0, 1, 2, -1, -30, 45, 365, -3650, 3650, -9000))
STEPS = st.lists(st.tuples(JUMPS, st.integers(-12, 14), st.integers(0, 23)), min_size=1, max_size=12)


@given(steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_no_jump_of_the_clock_and_no_journey_hides_a_card(steps: list[tuple[int, int, int]]) -> None:
    """After any jumps and zones, once the clock is right again, no answer is dated after today."""
    with TemporaryDirectory() as folder, ProgressLog.open(Places(Path(folder), ()), now=NOON) as log:
        true = NOON
        for jump, zone, hours in [*steps, (0, 0, 1)]:
            true = true.later(ms=hours * HOUR_MS)
            shown = replace(true.later(days=jump), offset=zone * 60)
            trust = judge(log, shown)
            if isinstance(trust, Behind):
                log.append([doubt_event(log, shown)])
            stamp = log.stamp(shown, believed=False if isinstance(trust, Early) else None)
            log.append([replace(stamp, kind=EventKind.ANSWERED, card="deck/a", rating=3)])
        days = [event.day for event in log.history("deck/a")]
    assert len(days) == len(steps) + 1, "no answer is lost or doubled"
    assert max(days) <= study_day(replace(true, offset=14 * 60))

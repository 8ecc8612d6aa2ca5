"""Study days: nights as the learner lives them, whatever the zone, the season and the hour of the turn."""

import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.clock import (
    DAY_MS,
    EARLIEST,
    HOUR_MS,
    MINUTE_MS,
    FixedClock,
    Instant,
    SystemClock,
    day_date,
    local_offset,
    parse_instant,
    study_day,
)

ZONES = (
    "UTC", "Europe/Berlin", "America/New_York", "Asia/Jakarta", "Asia/Kathmandu", "Asia/Kolkata", "America/St_Johns",
    "Australia/Lord_Howe", "America/Havana", "Asia/Beirut", "Pacific/Chatham", "Pacific/Apia",
)  # fmt: skip
"""Whole, half and quarter hours; clocks changed at midnight (Havana, Beirut) and by half an hour (Lord Howe); and Apia,
which left out 30 December 2011."""


def at(moment: datetime) -> Instant:
    """Give the instant of a moment that knows its zone."""
    offset = moment.utcoffset() or timedelta()
    return Instant(round(moment.timestamp() * 1000), offset // timedelta(minutes=1))


def moments(zone: str, start: date, end: date, minutes: int) -> list[datetime]:
    """Give the moments of a zone from one date to another, so many minutes apart in real time."""
    place, step = ZoneInfo(zone), timedelta(minutes=minutes)
    moment, last = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (start, end))
    found = []
    while moment < last:
        found.append(moment.astimezone(place))
        moment += step
    return found


def wall_day(moment: datetime, rollover: int) -> date:
    """Give the date of a study day as a wall clock shows it: yesterday's until the rollover."""
    return moment.date() - timedelta(days=1) if moment.hour < rollover else moment.date()


class TestStudyDay:
    @pytest.mark.parametrize("zone", ZONES)
    def test_it_is_the_date_on_the_wall_clock(self, zone: str) -> None:
        for moment in moments(zone, date(2023, 1, 1), date(2026, 1, 1), 105):
            for rollover in (0, 4, 6):
                assert day_date(study_day(at(moment), rollover)) == wall_day(moment, rollover)

    @pytest.mark.parametrize("zone", ZONES)
    @pytest.mark.parametrize("rollover", range(7))
    def test_around_clock_changes_it_is_so_every_quarter_of_an_hour(self, zone: str, rollover: int) -> None:
        hours = moments(zone, date(2024, 1, 1), date(2025, 1, 1), 60)
        changes = [after for before, after in pairwise(hours) if before.utcoffset() != after.utcoffset()]
        for change in changes or hours[:1]:
            middle = change.astimezone(UTC)
            around = [(middle + timedelta(minutes=15 * n)).astimezone(ZoneInfo(zone)) for n in range(-200, 200)]
            assert [day_date(study_day(at(m), rollover)) for m in around] == [wall_day(m, rollover) for m in around]

    @pytest.mark.parametrize("zone", ZONES)
    @pytest.mark.parametrize("rollover", range(7))
    def test_no_clock_change_moves_it_backwards_but_one(self, zone: str, rollover: int) -> None:
        """On Chatham the clock goes back from 03:45 to 02:45: a day that turns at 3 turns back."""
        days = [study_day(at(moment), rollover) for moment in moments(zone, date(2024, 1, 1), date(2025, 1, 1), 15)]
        steps = {later - before for before, later in pairwise(days)}
        assert steps == ({-1, 0, 1} if (zone, rollover) == ("Pacific/Chatham", 3) else {0, 1})

    def test_a_date_that_was_left_out_is_a_day_that_nobody_lived(self) -> None:
        hours = moments("Pacific/Apia", date(2011, 12, 29), date(2012, 1, 1), 60)
        days = {day_date(study_day(at(moment), 0)).isoformat() for moment in hours}
        assert days == {"2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"}

    def test_it_turns_at_the_rollover_and_not_at_midnight(self) -> None:
        evening = parse_instant("2026-03-01T23:59+07:00")
        assert study_day(evening) == study_day(evening.later(ms=3 * HOUR_MS))
        assert study_day(evening.later(ms=4 * HOUR_MS + MINUTE_MS)) == study_day(evening) + 1
        assert study_day(parse_instant("2026-03-02T03:59:59.999+07:00")) == study_day(evening)
        assert study_day(parse_instant("2026-03-02T04:00+07:00")) == study_day(evening) + 1

    def test_a_flight_over_the_date_line_skips_a_day_or_repeats_one(self) -> None:
        tokyo, honolulu = 9 * 60, -10 * 60
        morning = parse_instant("2026-03-02T10:00+09:00")
        assert study_day(Instant(morning.ms + 7 * HOUR_MS, honolulu)) == study_day(morning) - 1
        noon = parse_instant("2026-03-01T12:00-10:00")
        assert study_day(Instant(noon.ms + 8 * HOUR_MS, tokyo)) == study_day(noon) + 1

    def test_days_before_1970_are_counted_downwards(self) -> None:
        assert study_day(Instant(-1), 0) == -1
        assert study_day(Instant(-DAY_MS), 0) == -1
        assert study_day(Instant(0), 0) == 0
        assert day_date(-1) == date(1969, 12, 31)

    @given(st.integers(-(10**15), 10**15), st.integers(-900, 900), st.integers(0, 6))
    def test_it_lasts_24_hours_where_the_clock_stays(self, ms: int, offset: int, rollover: int) -> None:
        here = Instant(ms, offset)
        assert study_day(here.later(days=1), rollover) == study_day(here, rollover) + 1
        start = study_day(here, rollover) * DAY_MS + rollover * HOUR_MS - offset * MINUTE_MS
        assert start <= ms < start + DAY_MS


class TestInstant:
    def test_the_wall_clock_of_its_place(self) -> None:
        assert parse_instant("2026-03-01T09:30+05:45").local().isoformat() == "2026-03-01T09:30:00"

    def test_later_keeps_the_zone(self) -> None:
        assert Instant(5, 345).later(days=2, ms=7) == Instant(5 + 2 * DAY_MS + 7, 345)

    @pytest.mark.parametrize(
        ("written", "ms", "offset"),
        [
            ("1970-01-01T00:00Z", 0, 0),
            (" 1970-01-02T00:00:00.250+00:00 ", DAY_MS + 250, 0),
            ("2026-03-01T09:00+07:00", 1_772_330_400_000, 420),
            ("2026-03-01T09:00-03:30", 1_772_368_200_000, -210),
            ("1969-12-31T23:00-01:30", 1_800_000, -90),
        ],
    )
    def test_a_written_time_is_read(self, written: str, ms: int, offset: int) -> None:
        assert parse_instant(written) == Instant(ms, offset)

    def test_a_time_without_a_zone_is_meant_here(self) -> None:
        here = parse_instant("2026-01-15T12:00")
        assert here.offset == local_offset(here.ms / 1000)
        assert here.local().isoformat() == "2026-01-15T12:00:00"

    @pytest.mark.parametrize("written", ["", "now", "2026-13-01", "2026-03-01T25:00", "9:00", "2026-03-01T09:00+99:00"])
    def test_what_is_no_time_is_refused(self, written: str) -> None:
        with pytest.raises(ValueError, match=r"."):
            parse_instant(written)

    @given(st.integers(DAY_MS, 10**14), st.integers(-14 * 60, 14 * 60))
    def test_reading_undoes_writing(self, ms: int, offset: int) -> None:
        sign, (hours, minutes) = "-" if offset < 0 else "+", divmod(abs(offset), 60)
        written = f"{Instant(ms, offset).local().isoformat()}{sign}{hours:02}:{minutes:02}"
        assert parse_instant(written) == Instant(ms, offset)


class TestClocks:
    def test_a_fixed_clock_stands_until_it_is_moved(self) -> None:
        clock = FixedClock(Instant(EARLIEST, 60))
        assert clock.now() == clock.now() == Instant(EARLIEST, 60)
        clock.move(days=1, ms=5)
        assert clock.now() == Instant(EARLIEST + DAY_MS + 5, 60)

    def test_the_system_clock_tells_this_moment_and_place(self) -> None:
        before = time.time()
        now = SystemClock().now()
        assert int(before * 1000) <= now.ms <= int(time.time() * 1000)
        assert now.offset == local_offset(before)

    @pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change the zone of a process")
    @pytest.mark.parametrize(
        ("zone", "winter", "summer"),
        [("Europe/Berlin", 60, 120), ("Asia/Kathmandu", 345, 345), ("America/St_Johns", -210, -150)],
    )
    def test_the_local_zone_is_that_of_the_system(self, zone: str, winter: int, summer: int) -> None:
        code = """
import time
from quizgeo.clock import local_offset, parse_instant
print(local_offset(1_768_000_000), local_offset(1_784_000_000), parse_instant("2026-01-15T12:00").offset)
"""
        source = str(Path(__file__).resolve().parents[1] / "src")
        found = subprocess.run(
            [sys.executable, "-c", code],
            env={"TZ": zone, "PYTHONPATH": source},
            check=True,
            capture_output=True,
            text=True,
        )
        assert found.stdout.split() == [str(winter), str(summer), str(winter)]

"""Time: the instant of an answer and the study day it counts for.

This is the only file that reads a clock, but for the watch of an exam (`study.exam_time`). Everything above takes an
`Instant` or a study day as an argument.
"""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

DAY_MS = 86_400_000
MINUTE_MS = 60_000
HOUR_MS = 3_600_000

ROLLOVER_HOUR = 4
"""Hour of the local clock at which a study day begins, unless the learner says otherwise."""

EARLIEST = 1_762_000_000_000
"""Milliseconds since 1970, UTC: an instant before the first release, so a clock that shows less is not believed."""

EPOCH = date(1970, 1, 1)


class Instant(Struct, frozen=True, order=True):
    """A moment and where on earth it was."""

    ms: int
    """Milliseconds since 1970-01-01 UTC."""
    offset: int = 0
    """Minutes that the local clock was ahead of UTC at that moment."""

    def later(self, *, days: int = 0, ms: int = 0) -> "Instant":
        """Give the moment that many 24-hour days and milliseconds later, in the same zone."""
        return replace(self, ms=self.ms + days * DAY_MS + ms)

    def local(self) -> datetime:
        """Give the wall clock of that place, without a zone."""
        return datetime(1970, 1, 1) + timedelta(milliseconds=self.ms + self.offset * MINUTE_MS)  # noqa: DTZ001 - wall clock on purpose


class Clock(Protocol):
    """Where an edge of the program takes the time from."""

    def now(self) -> Instant:
        """Give this moment with the offset of the local zone."""
        ...


class SystemClock:
    """The computer's own clock and zone."""

    def now(self) -> Instant:
        """Give this moment with the offset of the local zone."""
        seconds = time.time()
        return Instant(int(seconds * 1000), local_offset(seconds))


class FixedClock(Struct):
    """A clock that stands still until it is moved: for tests, demonstrations and `QUIZGEO_NOW`."""

    at: Instant

    def now(self) -> Instant:
        """Give the moment at which the clock stands."""
        return self.at

    def move(self, *, days: int = 0, ms: int = 0) -> None:
        """Let that many 24-hour days and milliseconds pass."""
        self.at = self.at.later(days=days, ms=ms)


def local_offset(seconds: float) -> int:
    """Give the minutes that the local zone is ahead of UTC at `seconds` since 1970."""
    return (time.localtime(seconds).tm_gmtoff or 0) // 60


def study_day(at: Instant, rollover: int = ROLLOVER_HOUR) -> int:
    """Give the study day of a moment: whole days since 1970-01-01, turning at `rollover` o'clock local time.

    FSRS counts nights, not periods of 24 hours: an answer at 01:00 belongs to the evening before.
    """
    return (at.ms + at.offset * MINUTE_MS - rollover * HOUR_MS) // DAY_MS


def day_date(day: int) -> date:
    """Give the calendar date of a study day."""
    return EPOCH + timedelta(days=day)


def parse_instant(text: str) -> Instant:
    """Read an ISO 8601 time such as `2026-03-01T09:00` or `2026-03-01T09:00+07:00`.

    Without an offset the local zone is meant. Raises ValueError when the text is no such time.
    """
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        moment = moment.astimezone()
    offset = moment.utcoffset() or timedelta()
    return Instant(round(moment.astimezone(UTC).timestamp() * 1000), offset // timedelta(minutes=1))

"""Whether this computer's clock is to be believed, and what to write down when it is not.

Nothing here reads a clock. A moment that the learner set on purpose is always believed and is not asked about here.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, EARLIEST, MINUTE_MS, Instant
from quizgeo.language import _
from quizgeo.progress.events import Event
from quizgeo.progress.history import doubt_extra
from quizgeo.progress.store import ProgressLog

BEHIND_MS = 5 * MINUTE_MS
AHEAD_MS = 400 * DAY_MS


class Believed(Struct, frozen=True):
    """Nothing speaks against the clock."""


class Early(Struct, frozen=True):
    """The clock shows a time before the first release: events are stamped as not believed."""

    now: Instant

    @property
    def message(self) -> str:
        """The sentence to say once."""
        return _("This computer's clock says {date}").format(date=self.now.local().date().isoformat())


class Behind(Struct, frozen=True):
    """The clock is behind this device's last event: one of the two was wrong, and only the learner knows which.

    If now is right, append `doubt_event`. If the earlier one was, stamp events as not believed until the clock has
    passed `last`. With nobody to ask, now is right.
    """

    last: Event


class Ahead(Struct, frozen=True):
    """The clock is over 400 days ahead of this device's last event; with nobody to ask it is believed."""

    last: Event


Trust = Believed | Early | Behind | Ahead


def judge(log: ProgressLog, now: Instant) -> Trust:
    """Judge the clock at the start of a session by this device's last believed event."""
    if now.ms < EARLIEST:
        return Early(now)
    last = log.last_believed()
    if last is None:
        return Believed()
    if now.ms < last.at - BEHIND_MS:
        return Behind(last)
    if now.ms > last.at + AHEAD_MS:
        return Ahead(last)
    return Believed()


def doubt_event(log: ProgressLog, now: Instant) -> Event:
    """Make the settings event that calls the times of this device's events ahead of `now` doubtful; append it."""
    return replace(log.stamp(now, believed=True), extra=doubt_extra(_ranges(log.counts_after(now.ms))))


def _ranges(counts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Cut sorted counts into ranges without gaps."""
    first = last = None
    for count in counts:
        if first is None or last is None:
            first = last = count
        elif count == last + 1:
            last = count
        else:
            yield first, last
            first = last = count
    if first is not None and last is not None:
        yield first, last

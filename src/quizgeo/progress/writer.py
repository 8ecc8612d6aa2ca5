"""Saving answers when the disk may fail: tried again, then kept in `pending.jsonl`, then in memory, and always said.

Every attempt carries the same ids, for a commit can report an error and still have happened. No function here waits
but through the `sleep` it was given.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import assert_never

from msgspec import Struct

from quizgeo.language import _, ngettext
from quizgeo.progress import pending
from quizgeo.progress.errors import ProgressError, Trouble, in_words
from quizgeo.progress.events import Event
from quizgeo.progress.store import ProgressLog

RETRY_AFTER = (0.1, 0.5, 2.0)
"""Seconds before each new attempt."""


class Place(Enum):
    """Where an answer is after it was written."""

    IN_LOG = "log"
    IN_PENDING = "pending"
    """In `pending.jsonl`; the log takes it in with the next answer or at the next start."""
    IN_MEMORY = "memory"
    """Nowhere on the disk: quitting loses it."""


class Written(Struct, frozen=True):
    """What became of an answer."""

    place: Place
    events: tuple[Event, ...]
    """The events as they are stored, or will be."""
    message: str = ""
    """The banner to show while answers wait; empty when all is well."""


def _say_nothing(_message: str) -> None:
    """Take no notice of what is being waited for."""


class Writer:
    """The one way to save answers. Several threads may call it; they take turns."""

    def __init__(
        self, log: ProgressLog, sleep: Callable[[float], None], waiting: Callable[[str], None] = _say_nothing
    ) -> None:
        self._log = log
        self._sleep = sleep
        self._waiting = waiting
        self._lock = threading.Lock()
        self._memory: list[Event] = []

    @property
    def unsaved(self) -> int:
        """How many events are only in memory: ask before quitting when it is not 0."""
        return len(self._memory)

    def write(
        self, events: Sequence[Event], states: Mapping[str, bytes] | None = None, marks: Mapping[str, str] | None = None
    ) -> Written:
        """Save events with the card states and marks after them; say where they are now.

        Raises ProgressError, with status 1 where nothing may be written, with 3 where the log is damaged: then the
        events are nowhere.
        """
        with self._lock:
            for pause in (*RETRY_AFTER, None):
                try:
                    self._drain()
                    return Written(Place.IN_LOG, self._log.append(events, states, marks))
                except ProgressError as error:
                    if not _passes(error.trouble):
                        raise
                    trouble = error
                if trouble.trouble is Trouble.REPLACED:
                    break
                if pause is not None:
                    self._waiting(_wait_message(trouble))
                    self._sleep(pause)
            return self._keep(events, trouble)

    def flush(self) -> Written:
        """Try once to bring all that waits into the log, as before quitting."""
        with self._lock:
            try:
                self._drain()
            except ProgressError as error:
                if not _passes(error.trouble):
                    raise
                return self._keep((), error)
            return Written(Place.IN_LOG, ())

    def _drain(self) -> None:
        if pending.waits(self._log.places):
            with in_words():
                pending.take_in(self._log.places, self._log.append)
        if self._memory:
            self._log.append(self._memory)
            self._memory.clear()

    def _keep(self, events: Sequence[Event], trouble: ProgressError) -> Written:
        for event in events:
            self._log.reserve(event.seq)
        self._memory.extend(events)
        try:
            if self._memory:
                pending.keep(self._log.places, self._memory)
        except OSError:
            count = len(self._memory)
            message = ngettext(
                "NOT SAVED: {count} answer is only in memory. Free space before you quit",
                "NOT SAVED: {count} answers are only in memory. Free space before you quit",
                count,
            )
            return Written(Place.IN_MEMORY, tuple(events), message.format(count=count))
        self._memory.clear()
        return Written(Place.IN_PENDING, tuple(events), _banner(trouble))


def _passes(trouble: Trouble) -> bool:
    """Tell whether trying again and keeping the answer aside can help."""
    match trouble:
        case Trouble.FULL | Trouble.BUSY | Trouble.REPLACED | Trouble.OTHER:
            return True
        case Trouble.READONLY | Trouble.DAMAGED | Trouble.REFUSED:
            return False
        case _:
            assert_never(trouble)


def _wait_message(error: ProgressError) -> str:
    if error.trouble is Trouble.FULL:
        return _("Not saved yet: the disk is full. It is kept and tried again.")
    return error.message


def _banner(error: ProgressError) -> str:
    if error.trouble is Trouble.FULL:
        return _("Disk full or failing: answers are kept in pending.jsonl")
    return _("{reason} Answers are kept in pending.jsonl").format(reason=f"{error.message}.")

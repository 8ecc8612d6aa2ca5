"""What a command starts from: the learner of these places at this moment, and whether there is a screen to draw on."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quizgeo.cli import output
from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.clock import Clock, FixedClock, SystemClock, parse_instant
from quizgeo.decks import DeckError
from quizgeo.language import _, ngettext
from quizgeo.paths import Places, places
from quizgeo.progress import ProgressError, pending
from quizgeo.study import Learner, Scope, open_learner

OpenApp = Callable[[Learner, Scope | None, str], int]
"""Opens the app on the home screen, or on a session of a scope, with decks in a language; gives the exit status."""


YEARS = range(1971, 9000)
"""Years for which schedules can be made: intervals of a century after them still have dates."""


def clock() -> Clock:
    """Give the computer's clock, or one that stands at `QUIZGEO_NOW`. Raises RefusalError when that is no time."""
    wanted = os.environ.get("QUIZGEO_NOW")
    if not wanted:
        return SystemClock()
    message = _("QUIZGEO_NOW is no ISO time of the years 1971 to 8999: {text}. Write it as in 2026-03-01T09:00")
    refusal = RefusalError(message.format(text=shown(wanted)), MISUSED)
    try:
        at = parse_instant(wanted)
        year = at.local().year
    except (ValueError, OverflowError) as error:
        raise refusal from error
    if year not in YEARS:
        raise refusal
    return FixedClock(at)


def home_places() -> Places:
    """Give the learner's places. Raises RefusalError when a file stands where their folder has to be."""
    where = places()
    there = next((path for path in (where.home, *where.home.parents) if path.exists()), where.home)
    if there.exists() and not there.is_dir():
        message = _("{path} is a file, and your data needs a folder there. Move it away, or set QUIZGEO_HOME")
        raise RefusalError(message.format(path=shown(str(there))), MISUSED)
    return where


def has_screen() -> bool:
    """Tell whether the app can be drawn: both ends are a terminal, and not a dumb one."""
    return output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what the learner's files refuse inside the block into a `RefusalError` with its sentence and status."""
    try:
        yield
    except ProgressError as error:
        raise RefusalError(error.message, error.status) from error
    except DeckError as error:
        raise RefusalError(str(error), PROBLEMS) from error


@contextmanager
def learner(*, readonly: bool = False, later: bool = False) -> Iterator[Learner]:
    """Open the learner of these places, and close the log at the end. Raises RefusalError with what is in the way.

    The options are those of `open_learner`.
    """
    now, where = clock(), home_places()
    with in_words():
        opened = open_learner(where, now, readonly=readonly, later=later)
        try:
            for note in (*opened.log.notes, *(waiting_notes(where) if readonly else ())):
                output.say(note)
            yield opened
        finally:
            opened.log.close()


def waiting_notes(where: Places) -> Iterator[str]:
    """Say that answers wait beside the log, which a program that only reads does not take in."""
    count = len(pending.peek(where)[0]) if pending.waits(where) else 0
    if count:
        sentence = ngettext(
            "{count} answer waits in pending.jsonl and is not counted here; studying takes it in.",
            "{count} answers wait in pending.jsonl and are not counted here; studying takes them in.",
            count,
        )
        yield sentence.format(count=count)


def back_up(studying: Learner) -> None:
    """Copy the log when the last copy is a day old; say why where that is not possible."""
    from quizgeo.progress import backup_if_due

    try:
        backup_if_due(studying.log.places, studying.now())
    except ProgressError as error:
        output.say(error.message)

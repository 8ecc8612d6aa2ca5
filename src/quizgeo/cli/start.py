"""What a command starts from: the learner of these places at this moment, and whether there is a screen to draw on."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quizgeo.cli import output
from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.clock import Clock, FixedClock, SystemClock, parse_instant
from quizgeo.decks import DeckEntry, DeckError, UnknownDeckError
from quizgeo.language import _
from quizgeo.paths import Places, places
from quizgeo.progress import ProgressError
from quizgeo.study import Learner, Scope, open_learner

OpenApp = Callable[[Learner, Scope | None], int]
"""Opens the app on the home screen, or on a session of a scope; gives the exit status."""


def clock() -> Clock:
    """Give the computer's clock, or one that stands at `QUIZGEO_NOW`. Raises RefusalError when that is no time."""
    wanted = os.environ.get("QUIZGEO_NOW")
    if not wanted:
        return SystemClock()
    try:
        return FixedClock(parse_instant(wanted))
    except (ValueError, OverflowError) as error:
        message = _("QUIZGEO_NOW is no ISO time: {text}. Write it as in 2026-03-01T09:00").format(text=shown(wanted))
        raise RefusalError(message, MISUSED) from error


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
def learner(where: Places | None = None, *, readonly: bool = False) -> Iterator[Learner]:
    """Open the learner of these places, and close the log at the end. Raises RefusalError with what is in the way."""
    now = clock()
    with in_words():
        opened = open_learner(where or places(), now, readonly=readonly)
        try:
            for note in opened.log.notes:
                output.say(note)
            yield opened
        finally:
            opened.log.close()


def find_deck(studying: Learner, name: str) -> DeckEntry:
    """Find a deck by its identity or file. Raises RefusalError with the nearest one when there is none."""
    try:
        return studying.deck(name)
    except UnknownDeckError as error:
        raise RefusalError(str(error), MISUSED) from error


def back_up(studying: Learner) -> None:
    """Copy the log when the last copy is a day old; say why where that is not possible."""
    from quizgeo.progress import backup_if_due

    try:
        backup_if_due(studying.log.places, studying.now())
    except ProgressError as error:
        output.say(error.message)

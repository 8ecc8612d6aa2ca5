"""The shelf of sessions for commands: opened with what is too old removed, and its refusals in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.shelf import Shelf, ShelfError, purge
from quizgeo.cli import output
from quizgeo.cli.refusal import DAMAGED, PROBLEMS, RefusalError
from quizgeo.cli.start import clock, home_places, learner
from quizgeo.decks import DeckError
from quizgeo.language import ngettext


@contextmanager
def shelf_in_words() -> Iterator[None]:
    """Turn what a session refuses inside the block into a `RefusalError` with its sentence and status."""
    try:
        yield
    except ShelfError as error:
        raise RefusalError(error.message, error.status) from error
    except LogError as error:
        raise RefusalError(error.message, DAMAGED if error.trouble is LogTrouble.DAMAGED else PROBLEMS) from error
    except DeckError as error:
        raise RefusalError(str(error), PROBLEMS) from error


def open_shelf() -> Shelf:
    """Open the learner's shelf; sessions older than `sessions_days` go, and it is said. Raises RefusalError."""
    shelf = Shelf(home_places().sessions)
    if shelf.folder.is_dir():
        with learner(readonly=True) as reading:
            days = reading.settings.sessions_days
        with shelf_in_words():
            old = shelf.outdated(clock().now().ms, days)
        for session in old:
            purge(session)
        if old:
            sentence = ngettext(
                "{count} session older than {days} days was removed.",
                "{count} sessions older than {days} days were removed.",
                len(old),
            )
            output.say(sentence.format(count=len(old), days=days))
    return shelf

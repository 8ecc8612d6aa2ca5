"""What there is of a learner's progress on this computer: the log, what waits beside it, copies, backups.

Nothing here changes a file.
"""

from pathlib import Path

from msgspec import Struct

from quizgeo.paths import Places
from quizgeo.progress import pending
from quizgeo.progress.backup import Backup, list_backups, look_into
from quizgeo.progress.errors import ProgressError, in_words
from quizgeo.progress.store import ProgressLog
from quizgeo.progress.synced import conflict_copies


class Inventory(Struct, frozen=True):
    """What there is, counted but not checked."""

    path: Path
    """Of the log."""
    events: int
    waiting: int = 0
    """Answers in `pending.jsonl`."""
    newest: Backup | None = None
    """The newest backup."""
    copies: tuple[Path, ...] = ()
    """Files beside the log that a sync client named as copies of it in conflict."""


class Held(Struct, frozen=True):
    """A backup with what it holds."""

    backup: Backup
    answers: int | None
    """None when it cannot be read."""
    size: int
    """In bytes."""


def inventory(log: ProgressLog) -> Inventory:
    """Tell what there is. Raises ProgressError."""
    places = log.places
    with in_words():
        waiting = len(pending.peek(places)[0]) if pending.waits(places) else 0
        newest = next(iter(list_backups(places)), None)
        return Inventory(places.progress, log.last_pos(), waiting, newest, conflict_copies(places.progress))


def held_backups(places: Places) -> tuple[Held, ...]:
    """Give the backups there are, the newest first. Raises ProgressError when their folder cannot be read."""
    with in_words():
        return tuple(Held(each, answers_in(each), each.path.stat().st_size) for each in list_backups(places))


def answers_in(backup: Backup) -> int | None:
    """Count the answers that a backup holds; None when it cannot be read."""
    try:
        return look_into(backup.path).answers
    except ProgressError:
        return None

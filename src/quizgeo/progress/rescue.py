"""What can be saved of a damaged log, before anything is put right: the same rows that a repair would take."""

from msgspec import Struct

from quizgeo.paths import Places
from quizgeo.progress import pending
from quizgeo.progress.backup import check_copy, list_backups
from quizgeo.progress.errors import ProgressError
from quizgeo.progress.ranges import Fault
from quizgeo.progress.sources import events_of_file


class Rescue(Struct, frozen=True):
    """How many events a repair would find, and where."""

    whole: int
    """In the damaged log itself."""
    from_backup: int
    """In the newest backup that is whole, and not in the log any more."""
    waiting: int
    """In `pending.jsonl` alone."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.whole + self.from_backup + self.waiting


def rescue_of(places: Places) -> Rescue:
    """Count what a repair of the log of these places would save. Changes nothing and raises no ProgressError."""
    ids = _readable(places)
    whole = len(ids)
    ids |= _backed_up(places)
    kept = len(ids)
    ids |= {event.id for event in pending.peek(places)[0]}
    return Rescue(whole, kept - whole, len(ids) - kept)


def _readable(places: Places) -> set[bytes]:
    ids: set[bytes] = set()
    try:
        ids.update(one.id for one in events_of_file(places.progress) if not isinstance(one, Fault))
    except ProgressError:
        return ids
    return ids


def _backed_up(places: Places) -> set[bytes]:
    for candidate in list_backups(places):
        try:
            check_copy(candidate.path)
            return {one.id for one in events_of_file(candidate.path) if not isinstance(one, Fault)}
        except ProgressError:
            continue
    return set()

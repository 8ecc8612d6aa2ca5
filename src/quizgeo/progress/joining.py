"""Taking in the files of other computers: logs, backups and exports, all of them or nothing.

The files are not changed. A backup is made first, and everything that is new arrives in one transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import chain
from pathlib import Path

from msgspec import Struct

from quizgeo.clock import Instant
from quizgeo.language import _
from quizgeo.progress.backup import make_backup
from quizgeo.progress.errors import PROBLEM, ProgressError
from quizgeo.progress.events import Event
from quizgeo.progress.merge import Merged, merge_sources
from quizgeo.progress.ranges import Fault
from quizgeo.progress.sources import LARGEST, events_of_file, is_log
from quizgeo.progress.store import ProgressLog
from quizgeo.text import clean


class JoinedFile(Struct, frozen=True):
    """What became of one file."""

    path: Path
    merged: Merged
    is_log: bool
    """Whether it is a log or a backup; else an export, of which each event is a line."""

    @property
    def status(self) -> int:
        """Exit status: 3 for a damaged log, 1 for damaged lines or an id with two contents, else 0."""
        return min(self.merged.status, PROBLEM) if not self.is_log else self.merged.status


class Joined(Struct, frozen=True):
    """What taking in some files did."""

    files: tuple[JoinedFile, ...]
    backup: Path | None
    """The copy that was made before; None where there was nothing to copy."""
    new_device: bool
    """Whether this computer became another device, as its folder had been copied."""

    @property
    def new(self) -> int:
        """How many events are new."""
        return sum(file.merged.new for file in self.files)

    @property
    def status(self) -> int:
        """Exit status: the gravest of the files."""
        return max((file.status for file in self.files), default=0)


def join_files(log: ProgressLog, files: Sequence[Path], now: Instant, *, largest: int = LARGEST) -> Joined:
    """Take in what the log does not have of logs, backups and exports, compressed or not.

    largest: bytes to which a compressed export may unpack. The cards it touches are in the next `log.news()`. Another
    program that studies meanwhile waits, or keeps its answers aside. Raises ProgressError, naming the file, when one
    is none of these, or there is no room for the backup: then nothing was changed.
    """
    with ExitStack() as stack:
        sources = [_begun(stack, path, largest) for path in files]
        backup = make_backup(log.places, now, before="merge") if log.last_pos() else None
        merged = merge_sources(log, [_named(path, found) for path, found in zip(files, sources, strict=True)])
    found = tuple(JoinedFile(path, one, is_log(path)) for path, one in zip(files, merged, strict=True))
    return Joined(found, backup, any(one.new_device for one in merged))


def _begun(stack: ExitStack, path: Path, largest: int) -> Iterable[Event | Fault]:
    """Read the first event of a file, so that one that is none of ours is refused before anything is done."""
    found = stack.enter_context(closing(events_of_file(path, largest)))
    first = list(_named(path, _at_most_one(found)))
    return chain(first, found)


def _at_most_one(found: Iterator[Event | Fault]) -> Iterator[Event | Fault]:
    for one in found:
        yield one
        return


def _named(path: Path, found: Iterable[Event | Fault]) -> Iterator[Event | Fault]:
    """Name the file in what it raises."""
    try:
        yield from found
    except ProgressError as error:
        message = _("{file}: {reason}").format(file=clean(path.name), reason=error.message)
        raise ProgressError(message, error.status, error.trouble) from error

"""Writing an export: every event, also those that wait beside the log, in a file that is there whole or not at all."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from quizgeo.language import _
from quizgeo.paths import Places
from quizgeo.progress import pending
from quizgeo.progress.errors import PROBLEM, ProgressError, in_words
from quizgeo.progress.events import Event
from quizgeo.progress.files import create, fresh_name, put
from quizgeo.progress.lines import export_lines
from quizgeo.progress.store import ProgressLog
from quizgeo.text import clean


def all_lines(log: ProgressLog) -> tuple[int, Iterator[str]]:
    """Give how many events there are, in the log and waiting beside it, and the lines of their export."""
    waiting = _waiting(log)
    count = log.last_pos() + len(waiting)
    return count, export_lines(_events(log, waiting), count)


def export_file(log: ProgressLog, path: Path, *, packed: bool = False) -> int:
    """Write the export of a log to `path`, in place of what is there, and give the number of events.

    packed: compress it with gzip. The file is readable by its owner alone, and on the disk when it has its name. Raises
    ProgressError; then `path` is as it was. The files that the learner's progress is made of are never replaced.
    """
    refuse_own(log.places, path)
    count, lines = all_lines(log)
    temporary = fresh_name(path)
    with in_words():
        try:
            create(temporary)
            with temporary.open("wb") as file:
                if packed:
                    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packing:
                        packing.writelines(line.encode() for line in lines)
                else:
                    file.writelines(line.encode() for line in lines)
            put(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    return count


def refuse_own(places: Places, path: Path) -> None:
    """Raise ProgressError when a file to be written is one of those that the learner's progress is made of."""
    with in_words():
        target = path.resolve()
        own = {each.resolve() for each in (places.progress, places.pending, places.device)}
        if target in own or target.parent == places.backups.resolve():
            message = _("{file} is a part of your progress itself. Take another name")
            raise ProgressError(message.format(file=clean(path.name)), PROBLEM)


def _waiting(log: ProgressLog) -> tuple[Event, ...]:
    """Give the events that wait beside the log and are not in it."""
    found = pending.peek(log.places)[0] if pending.waits(log.places) else ()
    return tuple(event for event in found if log.find(event.id) is None)


def _events(log: ProgressLog, waiting: tuple[Event, ...]) -> Iterator[Event]:
    yield from (event for _place, event in log.scan())
    yield from waiting

"""Answers that the log could not take: export lines in `pending.jsonl`, until the log has them.

Several programs may write and empty the file at once. Whoever empties it first gives it a name of its own, and
whoever writes looks afterwards whether the file still has its name; what was written in between is written again,
which doubles nothing, for an event is known by its id.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

from quizgeo.paths import Places
from quizgeo.progress.events import Event
from quizgeo.progress.files import create, make_folder, sync_folder
from quizgeo.progress.ranges import Fault

_TAKEN = "pending-taken-"
_BAD = "pending-damaged-"


def keep(places: Places, events: Sequence[Event]) -> None:
    """Append events to `pending.jsonl` and wait until they are on the disk. Raises OSError; then none is promised."""
    from quizgeo.progress.lines import event_line  # most programs never keep any

    text = "".join(event_line(event) + "\n" for event in events).encode()
    make_folder(places.home)
    while not _append(places.pending, text):
        pass
    sync_folder(places.home)


def waits(places: Places) -> bool:
    """Tell whether answers wait to be taken into the log."""
    return bool(_files(places))


def peek(places: Places) -> tuple[tuple[Event, ...], int]:
    """Give the events that wait, in the order of their counts, and how many lines could not be read."""
    return _read_all(_files(places))


def take_in(places: Places, append: Callable[[Sequence[Event]], object]) -> int:
    """Hand the events that wait to `append`, remove them from the folder, and give their number.

    What `append` raises comes through: then all of them wait on. Lines that cannot be read stay in a file of their
    own, for a person to look at.
    """
    paths = _claim(places)
    events, _bad = _read_all(paths)
    if events:
        append(events)
    for path in paths:
        with suppress(FileNotFoundError):  # another program was as quick
            if _read(path)[1]:
                path.replace(path.with_name(_BAD + path.name.removeprefix(_TAKEN)))
            else:
                path.unlink()
    if paths:
        sync_folder(places.home)
    return len(events)


def _read_all(paths: Sequence[Path]) -> tuple[tuple[Event, ...], int]:
    events: dict[bytes, Event] = {}
    bad = 0
    for path in paths:
        with suppress(FileNotFoundError):  # another program took it in
            found, faults = _read(path)
            events.update((event.id, event) for event in found)
            bad += len(faults)
    return tuple(sorted(events.values(), key=attrgetter("device", "seq"))), bad


def _files(places: Places) -> list[Path]:
    taken = sorted(places.home.glob(f"{_TAKEN}*.jsonl"))
    own = [places.pending] if places.pending.is_file() and places.pending.stat().st_size else []
    return taken + own


def _claim(places: Places) -> list[Path]:
    """Give the file a name of its own, beside any that a program left when it died."""
    taken = places.home / f"{_TAKEN}{os.urandom(6).hex()}.jsonl"
    with suppress(OSError):  # there is none, or it cannot be renamed now: it waits on
        places.pending.rename(taken)
    return [path for path in _files(places) if path != places.pending]


def _append(path: Path, text: bytes) -> bool:
    """Append to a file, durably; False when the file lost its name meanwhile."""
    create(path)
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND)
    except FileNotFoundError:
        return False
    try:
        size = os.fstat(handle).st_size
        if size and _last_byte(handle, size) != b"\n":  # a line that was cut off must not spoil this one
            text = b"\n" + text
        while text:
            text = text[os.write(handle, text) :]
        os.fsync(handle)
        return _has_name(handle, path)
    finally:
        os.close(handle)


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)


def _has_name(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _read(path: Path) -> tuple[list[Event], list[Fault]]:
    from quizgeo.progress.lines import LONGEST_LINE, read_event

    events: list[Event] = []
    faults: list[Fault] = []
    *lines, _unfinished = path.read_bytes().split(b"\n")  # a line without its end was never promised
    for number, line in enumerate(lines, start=1):
        if line.strip():
            result = read_event(line if len(line) <= LONGEST_LINE else None, number)
            if not isinstance(result, Fault):
                events.append(result)
            elif not any(other.startswith(line) for other in lines[number:]):  # else it was written again, whole
                faults.append(result)
    return events, faults

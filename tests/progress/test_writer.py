"""An answer is in the log, in pending.jsonl, or loudly in memory; never nowhere."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.paths import Places
from quizgeo.progress import Place, ProgressError, ProgressLog, Trouble, Writer, verify_log
from quizgeo.progress import pending as pending_file
from quizgeo.progress.lines import event_line
from quizgeo.progress.opening import open_to_write

from .conftest import NOON, Answer


@dataclass
class Rest:
    """Sleeping that takes no time, remembers itself and may change the world while the writer sleeps."""

    slept: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.meanwhile()


@pytest.fixture
def rest() -> Rest:
    return Rest()


@pytest.fixture
def writer(log: ProgressLog, rest: Rest) -> Writer:
    return Writer(log, rest.sleep, rest.said.append)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait milliseconds for other programs where the product waits seconds."""
    monkeypatch.setattr("quizgeo.progress.connection.BUSY_MS", 5)


@contextmanager
def held(places: Places) -> Iterator[sqlite3.Connection]:
    """Let another program hold the log."""
    with closing(sqlite3.connect(places.progress, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield holder


def test_an_answer_goes_to_the_log(log: ProgressLog, writer: Writer, rest: Rest, answer: Answer) -> None:
    event = answer(log)
    written = writer.write([event], {"deck/one": b"1"}, {"key": "k"})
    assert (written.place, written.events, written.message) == (Place.IN_LOG, (event,), "")
    assert log.snapshot() == ({"key": "k"}, {"deck/one": b"1"})
    assert (rest.slept, rest.said, writer.unsaved) == ([], [], 0)


def test_a_busy_log_is_tried_again(places: Places, log: ProgressLog, rest: Rest, answer: Answer) -> None:
    writer = Writer(log, rest.sleep, rest.said.append)
    with held(places) as holder:
        rest.meanwhile = lambda: holder.execute("ROLLBACK") if holder.in_transaction else None
        written = writer.write([answer(log)])
    assert written.place is Place.IN_LOG
    assert rest.slept == [0.1]
    assert rest.said == ["Another program holds your progress; trying again"]


def test_a_log_that_stays_busy_leaves_the_answer_in_pending(
    places: Places, log: ProgressLog, writer: Writer, rest: Rest, answer: Answer
) -> None:
    event = answer(log)
    with held(places):
        written = writer.write([event])
        assert log.next_seq() == event.seq + 1, "its count is taken"
        later = answer(log)
    assert rest.slept == [0.1, 0.5, 2.0]
    assert (written.place, written.events) == (Place.IN_PENDING, (event,))
    assert written.message == ("Another program holds your progress; trying again. Answers are kept in pending.jsonl")
    assert places.pending.read_text() == event_line(event) + "\n"
    assert writer.write([later]).place is Place.IN_LOG
    assert [found for _pos, found in log.scan()] == [event, later], "what waits is taken in first"
    assert not places.pending.exists()
    assert log.news() == {"deck/one"}


class Disk:
    """A log on a disk that can be full, and that may take writes or not."""

    def __init__(self, places: Places) -> None:
        opened = open_to_write(places, NOON)
        self._connection = opened.connection
        self.log = ProgressLog(opened, places)

    def fill(self, answer: Answer) -> None:
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        self._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ProgressError, match="the disk is full or failing") as caught:
            self._grow(answer)
        assert (caught.value.trouble, caught.value.status) == (Trouble.FULL, 1)

    def _grow(self, answer: Answer) -> None:
        while True:
            self.log.append([replace(answer(self.log), given="x" * 300)])

    def free(self) -> None:
        self._connection.execute("PRAGMA max_page_count = 1000000")

    def forbid(self) -> None:
        self._connection.execute("PRAGMA query_only = ON")


@pytest.fixture
def disk(places: Places) -> Iterator[Disk]:
    disk = Disk(places)
    yield disk
    disk.log.close()


@pytest.fixture
def full(disk: Disk, answer: Answer) -> Disk:
    disk.fill(answer)
    return disk


@pytest.fixture
def disk_writer(disk: Disk, rest: Rest) -> Writer:
    return Writer(disk.log, rest.sleep, rest.said.append)


def test_a_full_disk_keeps_answers_in_pending_until_there_is_room(
    full: Disk, disk_writer: Writer, rest: Rest, answer: Answer
) -> None:
    log, places = full.log, full.log.places
    before = log.last_pos()
    events = []
    for _number in range(3):
        event = replace(answer(log), given="y" * 3000)
        events.append(event)
        written = disk_writer.write([event])
        assert written.place is Place.IN_PENDING
        assert written.message == "Disk full or failing: answers are kept in pending.jsonl"
    assert rest.said[0] == "Not saved yet: the disk is full. It is kept and tried again."
    assert len(set(rest.said)) == 1
    assert log.last_pos() == before
    full.free()
    flushed = disk_writer.flush()
    assert (flushed.place, flushed.message) == (Place.IN_LOG, "")
    assert [event for _pos, event in log.scan(before)] == events
    assert not list(places.home.glob("pending*"))


def test_what_fits_nowhere_is_in_memory_and_says_so(full: Disk, disk_writer: Writer, answer: Answer) -> None:
    log, places = full.log, full.log.places
    places.pending.mkdir()  # no file can be appended to
    first, second = (replace(answer(log), given="y" * 3000) for _number in range(2))
    written = disk_writer.write([first])
    assert written.place is Place.IN_MEMORY
    assert written.message == "NOT SAVED: 1 answer is only in memory. Free space before you quit"
    assert disk_writer.write([second]).message == "NOT SAVED: 2 answers are only in memory. Free space before you quit"
    assert disk_writer.unsaved == 2
    assert disk_writer.flush().place is Place.IN_MEMORY
    places.pending.rmdir()
    assert disk_writer.flush().place is Place.IN_PENDING
    assert disk_writer.unsaved == 0
    full.free()
    assert disk_writer.flush().place is Place.IN_LOG
    assert log.find(first.id) is not None
    assert log.find(second.id) is not None


def test_memory_goes_to_the_log_before_the_next_answer(full: Disk, disk_writer: Writer, answer: Answer) -> None:
    log, places = full.log, full.log.places
    places.pending.mkdir()
    first = replace(answer(log), given="y" * 3000)
    disk_writer.write([first])
    full.free()
    second = answer(log)
    assert disk_writer.write([second]).place is Place.IN_LOG
    assert [event.id for _pos, event in log.scan()][-2:] == [first.id, second.id]
    assert disk_writer.unsaved == 0


def test_a_read_only_log_is_refused_at_once(disk: Disk, disk_writer: Writer, rest: Rest, answer: Answer) -> None:
    event = answer(disk.log)
    disk.forbid()
    with pytest.raises(ProgressError, match=r"^Progress cannot be written here \(read-only\)$") as caught:
        disk_writer.write([event])
    assert (caught.value.status, caught.value.trouble, rest.slept) == (1, Trouble.READONLY, [])
    with pytest.raises(ProgressError, match="read-only"):
        disk_writer.write([event])


def test_a_damaged_log_is_never_written_into(filled: Places, rest: Rest, answer: Answer) -> None:
    with ProgressLog.open(filled) as log:
        event = answer(log)
        with filled.progress.open("r+b") as file:
            file.seek(24)
            file.write(b"\xff\xff\xff\xff")  # the count of changes: what is in memory is old
            file.seek(4096)
            file.write(b"\xff" * (filled.progress.stat().st_size - 4096))
        damaged = filled.progress.read_bytes()
        with pytest.raises(ProgressError, match=r"^Your progress file is damaged\. Run: quizgeo progress verify$") as e:
            Writer(log, rest.sleep).write([event])
        assert (e.value.status, rest.slept) == (3, [])
    assert filled.progress.read_bytes() == damaged
    assert not filled.pending.exists()


def test_a_replaced_log_sends_answers_to_pending_without_waiting(
    places: Places, log: ProgressLog, writer: Writer, rest: Rest, answer: Answer
) -> None:
    event = answer(log)
    shutil.copyfile(places.progress, places.home / "copy")
    (places.home / "copy").replace(places.progress)
    written = writer.write([event])
    assert (written.place, rest.slept) == (Place.IN_PENDING, [])
    with ProgressLog.open(places) as reopened:
        assert reopened.find(event.id) == event


def test_flush_raises_what_waiting_cannot_mend(disk: Disk, disk_writer: Writer, answer: Answer) -> None:
    pending_file.keep(disk.log.places, [answer(disk.log)])
    disk.forbid()
    with pytest.raises(ProgressError, match="read-only"):
        disk_writer.flush()
    assert pending_file.waits(disk.log.places)


# -- pending.jsonl ----------------------------------------------------------------------------------------------------


def test_a_line_that_was_cut_off_spoils_nothing(places: Places, log: ProgressLog, answer: Answer) -> None:
    first, second = answer(log), replace(answer(log), seq=2)
    pending_file.keep(places, [first])
    with places.pending.open("a") as file:
        file.write(event_line(second)[:40])
    pending_file.keep(places, [second])
    assert pending_file.peek(places) == ((first, second), 0)
    assert pending_file.take_in(places, log.append) == 2
    assert not list(places.home.glob("pending*"))


def test_an_unfinished_line_at_the_end_was_never_promised(places: Places, log: ProgressLog, answer: Answer) -> None:
    event = answer(log)
    places.pending.write_text(event_line(event))
    assert pending_file.peek(places) == ((), 0)


def test_lines_that_cannot_be_read_stay_for_a_person(places: Places, log: ProgressLog, answer: Answer) -> None:
    event = answer(log)
    places.pending.write_text(f"nonsense\n{event_line(event)}\n{'x' * 70_000}\n\n")
    assert pending_file.peek(places) == ((event,), 2)
    assert pending_file.take_in(places, log.append) == 1
    assert not pending_file.waits(places)
    (kept,) = places.home.glob("pending-damaged-*.jsonl")
    assert kept.read_text().startswith("nonsense\n")


def test_what_a_dead_program_had_taken_is_taken_in_again(places: Places, log: ProgressLog, answer: Answer) -> None:
    event = answer(log)
    pending_file.keep(places, [event])

    def die(_events: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pending_file.take_in(places, die)
    assert not places.pending.exists()
    assert pending_file.waits(places)
    assert pending_file.take_in(places, log.append) == 1
    assert log.find(event.id) == event


def test_an_answer_written_while_another_program_takes_in_is_not_lost(
    places: Places, log: ProgressLog, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = answer(log), replace(answer(log), seq=2)
    pending_file.keep(places, [first])
    sync = os.fsync
    taken: list[int] = []

    def meanwhile(handle: int) -> None:
        sync(handle)
        if not taken:
            taken.append(0)
            places.pending.rename(places.home / "pending-taken-00.jsonl")
            (places.home / "pending-taken-00.jsonl").unlink()

    monkeypatch.setattr(os, "fsync", meanwhile)
    pending_file.keep(places, [second])
    monkeypatch.undo()
    assert pending_file.peek(places) == ((second,), 0)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_pending_answers_are_private(places: Places, log: ProgressLog, answer: Answer) -> None:
    pending_file.keep(places, [answer(log)])
    assert places.pending.stat().st_mode & 0o777 == 0o600


def test_each_answer_is_one_line(places: Places, log: ProgressLog, answer: Answer) -> None:
    events = [replace(answer(log), seq=number) for number in range(3)]
    for event in events:
        pending_file.keep(places, [event])
    assert places.pending.read_text() == "".join(event_line(event) + "\n" for event in events)


# -- real disks -------------------------------------------------------------------------------------------------------


def fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 1024)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 1 MiB of its own, where the tests may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this user may mount no disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_really_full_disk_loses_nothing(small_disk: Path, rest: Rest, answer: Answer) -> None:
    places = Places(small_disk / "home", ())
    with ProgressLog.open(places) as log:
        writer = Writer(log, rest.sleep, rest.said.append)
        ballast = small_disk / "ballast"
        events = []
        seen = set()
        for number in range(60):
            event = replace(answer(log, f"deck/{number}"), given="z" * 2000)
            events.append(event)
            seen.add(writer.write([event]).place)
            if number == 10:
                fill(ballast)
            if number == 40:
                ballast.unlink()
        assert Place.IN_MEMORY in seen
        assert writer.flush().place is Place.IN_LOG
        assert writer.unsaved == 0
        assert {event.id for event in events} == {event.id for _pos, event in log.scan()}


@pytest.mark.parametrize("kilobytes", range(0, 60, 6))
def test_a_disk_that_fills_at_any_moment_loses_nothing(
    small_disk: Path, rest: Rest, answer: Answer, kilobytes: int
) -> None:
    places = Places(small_disk / "home", ())
    with ProgressLog.open(places) as log:
        log.append([answer(log)])
        writer = Writer(log, rest.sleep)
        ballast = small_disk / "ballast"
        fill(ballast)
        os.truncate(ballast, max(0, ballast.stat().st_size - kilobytes * 1024))
        events = [replace(answer(log, f"deck/{number}"), given="w" * 3000) for number in range(3)]
        for event in events:
            written = writer.write([event])
            assert (written.place is Place.IN_MEMORY) == (writer.unsaved > 0)
        ballast.unlink()
        assert writer.flush().place is Place.IN_LOG
        assert {event.id for event in events} <= {event.id for _pos, event in log.scan()}
        assert log.last_pos() == 4
    assert verify_log(places).damage == ()


def test_a_disk_that_was_made_read_only_is_refused(small_disk: Path, answer: Answer) -> None:
    places = Places(small_disk / "home", ())
    with ProgressLog.open(places) as log:
        log.append([answer(log)])
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ProgressError, match=r"^Progress cannot be written here \(read-only\)$") as caught:
        ProgressLog.open(places)
    assert (caught.value.status, caught.value.trouble) == (1, Trouble.READONLY)
    with ProgressLog.open(places, readonly=True) as log:
        assert log.last_pos() == 1

"""Files of other computers come in whole or not at all, after a backup, and each is told of by itself."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import (
    Event,
    Place,
    ProgressError,
    ProgressLog,
    Trouble,
    Writer,
    events_of_file,
    export_file,
    join_files,
    list_backups,
    make_backup,
    verify_log,
)
from quizgeo.progress.lines import event_line, header_line
from quizgeo.progress.pending import keep

from .conftest import Answer, Home


def events_of(places: Places) -> list[Event]:
    with ProgressLog.open(places, readonly=True) as log:
        return [event for _pos, event in log.scan()]


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


@pytest.fixture
def exported(filled: Places, tmp_path: Path) -> Callable[[str], Path]:
    """Give what writes the export of the filled home to a file."""

    def export(name: str) -> Path:
        path = tmp_path / name
        with ProgressLog.open(filled, readonly=True) as log:
            assert export_file(log, path, packed=path.suffix == ".gz") == 31
        return path

    return export


@pytest.mark.parametrize("kind", ["log", "backup", "export", "packed"])
def test_any_file_of_the_learner_comes_in_and_twice_changes_nothing(
    kind: str, filled: Places, exported: Callable[[str], Path], home: Home, now: Instant
) -> None:
    made = {
        "log": lambda: filled.progress,
        "backup": lambda: make_backup(filled, now),
        "export": lambda: exported("all.jsonl"),
        "packed": lambda: exported("all.jsonl.gz"),
    }
    path = made[kind]()
    before = path.read_bytes()
    with ProgressLog.open(home("other"), now=now) as other:
        joined = join_files(other, [path], now)
        assert (joined.new, joined.status, joined.backup) == (31, 0, None), "an empty log needs no copy"
        assert joined.files[0].merged.summary == "31 new, 0 already here, 0 damaged left out"
        assert other.news() == {f"deck/card-{n}" for n in range(5)}
        again = join_files(other, [path], now)
        assert (again.new, again.files[0].merged.here, again.status) == (0, 31, 0)
    assert events_of(home("other")) == events_of(filled)
    assert path.read_bytes() == before


def test_several_files_come_in_together_and_each_is_told_of(
    filled: Places, home: Home, answer: Answer, exported: Callable[[str], Path], now: Instant
) -> None:
    with ProgressLog.open(home("third"), now=now) as third:
        third.append([answer(third, "deck/third")])
    with ProgressLog.open(home("mine"), now=now) as log:
        log.append([answer(log)])
        joined = join_files(log, [exported("a.jsonl"), filled.progress, home("third").progress], now)
        assert [(one.merged.new, one.merged.here) for one in joined.files] == [(31, 0), (0, 31), (1, 0)]
        assert [one.path.name for one in joined.files] == ["a.jsonl", filled.progress.name, home("third").progress.name]
        assert joined.new == 32
        assert log.last_pos() == 33
    assert joined.backup is not None
    assert "before-merge" in joined.backup.name
    assert len(events_of(Places(joined.backup.parent.parent, ()))) == 33
    assert verify_log(home("mine")).damage == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no export\n", "b.jsonl: This is no export of quizgeo's progress"),
        (b'{"quizgeo": "progress", "format": 9, "events": 0}\n', "b.jsonl: This export was written by a newer quizgeo"),
        (b"SQLite format 3\0" + bytes(84), "b.jsonl: This is not a quizgeo progress file. Nothing was changed"),
        (b"SQLite format 3\0" + bytes(47) + b"\x09" + bytes(4) + b"qgeo" + bytes(28), "newer quizgeo .format 9"),
        (b"\x1f\x8bnot packed at all", "b.jsonl: Nothing in this compressed file can be read"),
    ],
)
def test_one_file_that_is_foreign_keeps_all_out(
    content: bytes, reason: str, exported: Callable[[str], Path], tmp_path: Path, now: Instant
) -> None:
    bad = tmp_path / "b.jsonl"
    bad.write_bytes(content)
    good = exported("a.jsonl")
    with ProgressLog.open(Places(tmp_path / "fresh", ()), now=now) as fresh:
        with pytest.raises(ProgressError, match=reason) as caught:
            join_files(fresh, [good, bad], now)
        assert caught.value.status in (1, 3)
        assert fresh.last_pos() == 0
        assert list_backups(fresh.places) == ()


def test_damage_in_a_log_is_worse_than_in_lines(
    filled: Places, exported: Callable[[str], Path], home: Home, now: Instant
) -> None:
    lines = exported("a.jsonl").read_text().splitlines()
    lines[3] = lines[3].replace("Russia", "Serbia", 1)
    bad = write(filled.home / "bad.jsonl", *lines)
    content = filled.progress.read_bytes().replace(b"Russia", b"Serbia", 1)
    damaged = filled.home / "copy.db"
    damaged.write_bytes(content)
    with ProgressLog.open(home("other"), now=now) as log:
        joined = join_files(log, [bad], now)
        assert (joined.new, joined.status, joined.files[0].merged.left_out) == (30, 1, 1)
        assert joined.files[0].merged.faults[0].place == 4
        again = join_files(log, [damaged, bad], now)
        assert [file.status for file in again.files] == [3, 1]
        assert again.status == 3


def test_a_packed_export_that_is_cut_off_gives_what_it_holds(
    exported: Callable[[str], Path], home: Home, tmp_path: Path, now: Instant
) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(exported("a.gz").read_bytes()[:-60])
    with ProgressLog.open(home("other"), now=now) as log:
        joined = join_files(log, [path], now)
        assert joined.status == 1
        assert 0 < joined.new < 31
        assert "cut off from here" in joined.files[0].merged.faults[-1].reason


def test_an_export_that_unpacks_to_too_much_leaves_nothing(home: Home, answer: Answer, now: Instant) -> None:
    with ProgressLog.open(home("other"), now=now) as log:
        log.append([answer(log)])
        events = [answer(log, f"deck/{n}") for n in range(3)]
        path = home("other").home / "bomb.gz"
        text = "\n".join([header_line(9), *map(event_line, events), " " * 50_000, ""] * 2)
        path.write_bytes(gzip.compress(text.encode()))
        with pytest.raises(ProgressError, match=r"bomb\.gz: This export would unpack to more than 2 GB\. Nothing was"):
            join_files(log, [path], now, largest=20_000)
        assert log.last_pos() == 1
        log.append([answer(log)])


def test_no_room_for_a_backup_keeps_all_out(
    filled: Places, home: Home, answer: Answer, now: Instant, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = shutil.disk_usage(home("other").home.parent)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type(disk)(disk.total, disk.total, 0))
    with ProgressLog.open(home("other"), now=now) as log:
        log.append([answer(log)])
        with pytest.raises(ProgressError, match="No backup was made: the disk is nearly full") as caught:
            join_files(log, [filled.progress], now)
        assert caught.value.trouble is Trouble.FULL
        assert log.last_pos() == 1


def test_one_id_with_two_contents_keeps_ours(log: ProgressLog, answer: Answer, tmp_path: Path, now: Instant) -> None:
    ours = answer(log)
    theirs = replace(ours, given="Armenia")
    log.append([ours])
    joined = join_files(log, [write(tmp_path / "a.jsonl", header_line(1), event_line(theirs))], now)
    assert joined.status == 1
    assert joined.files[0].merged.clashes == ((ours, theirs),)
    assert log.find(ours.id) == ours


def test_the_learners_own_file_brings_nothing_new(filled: Places, now: Instant) -> None:
    with ProgressLog.open(filled, now=now) as log:
        joined = join_files(log, [filled.progress, filled.progress], now)
        assert [(file.merged.new, file.merged.here) for file in joined.files] == [(0, 31), (0, 31)]


def test_a_copied_folder_makes_this_computer_another_device(
    filled: Places, answer: Answer, tmp_path: Path, now: Instant
) -> None:
    shutil.copy(filled.progress, tmp_path / "then.db")
    with ProgressLog.open(filled, now=now) as log:
        device = log.device
        twin = replace(answer(log, "deck/twin"), seq=log.next_seq())
        log.append([answer(log)])
        path = write(tmp_path / "twin.jsonl", header_line(1), event_line(twin))
        assert join_files(log, [path], now).new_device
        assert log.device != device


# -- going out --------------------------------------------------------------------------------------------------------


def test_what_waits_is_exported_too_and_nothing_else_is_left(
    filled: Places, answer: Answer, now: Instant, tmp_path: Path
) -> None:
    with ProgressLog.open(filled, now=now) as log:
        event = answer(log)
        keep(filled, [event])
        path = tmp_path / "all.jsonl"
        assert export_file(log, path) == 32
        assert event in list(events_of_file(path))
        assert path.stat().st_mode & 0o777 == 0o600
        assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["all.jsonl"]
        assert Writer(log, lambda _seconds: None).flush().place is Place.IN_LOG
        assert export_file(log, path) == 32, "it is counted once"


def test_an_export_gives_the_same_bytes_again(exported: Callable[[str], Path]) -> None:
    assert exported("a.gz").read_bytes() == exported("b.gz").read_bytes()
    assert gzip.decompress(exported("a.gz").read_bytes()) == exported("c.jsonl").read_bytes()


@pytest.mark.parametrize("packed", [False, True])
def test_an_export_that_fails_leaves_the_old_file(
    filled: Places, tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with ProgressLog.open(filled, readonly=True) as log, pytest.raises(ProgressError, match="disk is full") as caught:
        export_file(log, path, packed=packed)
    assert caught.value.status == 1
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["mine.jsonl"]

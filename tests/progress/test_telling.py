"""What was done to a log is told in whole sentences, one fact each, with its numbers in their places."""

from datetime import date
from pathlib import Path

import pytest

from quizgeo.progress import Event, Fault, Joined, JoinedFile, Merged, Report, Restored
from quizgeo.progress.rescue import Rescue
from quizgeo.progress.telling import copies_line, export_line, joined_lines, report_lines, restored_lines

OURS = Event(id=b"b" * 16, kind=1, card="d/x", device="a", seq=1, at=1_770_000_000_000, offset=420, day=20_486)
THEIRS = Event(id=b"b" * 16, kind=1, card=None, device="a", seq=1, at=1_770_000_000_000, offset=420, day=20_487)


def joined(faults: int, *, left_out: int = 0, is_log: bool = False, day: int | None = None) -> list[str]:
    found = tuple(Fault(number, "no JSON\x1b", day) for number in range(1, faults + 1))
    file = JoinedFile(Path("there/an\u202eexport.jsonl"), Merged(1, 2, left_out or faults, found, (), False), is_log)
    return list(joined_lines(Joined((file,), None, new_device=False)))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["p (1).db"], "A sync client left a copy in conflict beside your progress file: p (1).db"),
        (["a", "b\x1b"], "A sync client left copies in conflict beside your progress file: a, b"),
    ],
)
def test_copies_in_conflict_are_named(names: list[str], told: str) -> None:
    assert copies_line([Path("folder") / name for name in names]) == told


def test_an_export_says_how_many_and_where() -> None:
    assert export_line(1, Path("a/b\x1b.jsonl")) == "1 event is in a/b.jsonl"
    assert export_line(2, Path("b.jsonl")) == "2 events are in b.jsonl"


def test_what_came_of_a_file_is_told() -> None:
    assert joined(0) == ["anexport.jsonl: 1 new, 2 already here, 0 damaged left out."]
    assert joined(1)[1:] == ["Left out: line 1: no JSON"]
    assert joined(1, is_log=True)[1:] == ["Left out: event 1: no JSON"]


def test_a_fault_says_its_study_day_where_there_is_such_a_day() -> None:
    assert joined(1, day=20_486)[1] == "Left out: line 1: no JSON (2026-02-02)"
    for impossible in (10**7, 10**30, -(10**7)):
        assert joined(1, day=impossible)[1] == "Left out: line 1: no JSON"


@pytest.mark.parametrize(
    ("faults", "left_out", "named", "last"),
    [(20, 20, 20, "Left out: line 20: no JSON"), (20, 21, 20, "and 1 more"), (25, 30, 20, "and 10 more"),
     (3, 9, 3, "and 6 more")],
)  # fmt: skip
def test_the_first_faults_are_named_and_the_others_counted(faults: int, left_out: int, named: int, last: str) -> None:
    lines = joined(faults, left_out=left_out)
    assert sum(line.startswith("Left out: ") for line in lines) == named
    assert lines[-1] == last


def test_two_events_with_one_id_a_backup_and_a_new_name_are_told() -> None:
    file = JoinedFile(Path("other.db"), Merged(0, 0, 0, (), ((OURS, THEIRS),), True), True)
    assert list(joined_lines(Joined((file,), Path("backups/day.db"), new_device=True)))[1:] == [
        f"Two events have one id, {'62' * 16}. Kept: d/x, 2026-02-02. Left in other.db: no card, 2026-02-03.",
        "As it was before: backups/day.db",
        "This folder had been copied: this computer counts its answers under a name of its own from now on.",
    ]


def test_a_whole_log_is_well() -> None:
    assert report_lines(Report(1, (), (), ()), 0) == ["1 event is whole.", "All is well."]
    assert report_lines(Report(31, (), (), ("one",)), 1) == [
        "31 events are whole.", "1 cached card state was rebuilt.", "Note: one", "All is well.",
    ]  # fmt: skip


def test_a_damaged_log_says_what_can_be_saved_and_what_not() -> None:
    days = (date(2026, 2, 2), date(2026, 2, 3))
    report = Report(30, ("here", "there"), days, ("one",), Rescue(30, 2, 1), lost=2)
    damage = ["Damaged: here", "Damaged: there"]
    rest = [
        "Study days it touches: 2026-02-02, 2026-02-03",
        "33 events can be saved: 30 of this file, 2 of a backup, 1 waiting beside it.",
        "2 events cannot be saved: they are in no file here. Another computer of yours may have them.",
        "3 cached card states were rebuilt.",
        "Note: one",
    ]
    assert report_lines(report, 3) == ["30 events are whole.", *damage, *rest]
    assert report_lines(report, 3, damage_last=True) == ["30 events are whole.", *rest, *damage]


def test_one_event_is_spoken_of_as_one() -> None:
    assert report_lines(Report(0, ("here",), (), (), Rescue(1, 0, 0), lost=1), 0)[2:] == [
        "1 event can be saved: 1 of this file, 0 of a backup, 0 waiting beside it.",
        "1 event cannot be saved: it is in no file here. Another computer of yours may have it.",
    ]
    assert len(report_lines(Report(0, ("here",), (), (), Rescue(1, 0, 0)), 0)) == 3


def test_what_was_put_back_is_told() -> None:
    assert restored_lines(None) == []
    assert restored_lines(Restored(1, 0, None)) == ["1 event is in your progress now."]
    assert restored_lines(Restored(30, 1, Path("old\x1b.db"))) == [
        "30 events are in your progress now.", "1 row could not be read.", "What was there before is kept: old.db",
    ]  # fmt: skip
    assert restored_lines(Restored(0, 2, None))[1:] == ["2 rows could not be read."]

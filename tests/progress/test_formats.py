"""What a released version wrote stays readable: its logs, its exports, the numbers in both."""

import shutil
from pathlib import Path

import pytest

from quizgeo.clock import Instant
from quizgeo.paths import Places
from quizgeo.progress import (
    GRADES,
    SAID,
    EventKind,
    Fault,
    ProgressLog,
    events_of_file,
    export_lines,
    merge_events,
    verify_log,
)
from quizgeo.progress.schema import SCHEMA, expected_objects

LOGS = Path(__file__).parent / "logs"
FORMATS = range(1, SCHEMA + 1)


@pytest.fixture
def old(request: pytest.FixtureRequest, places: Places) -> Places:
    """Give a home with a log as a former version wrote it."""
    places.home.mkdir()
    shutil.copyfile(LOGS / f"format-{request.param}.db", places.progress)
    return places


@pytest.mark.parametrize("old", FORMATS, indirect=True)
def test_a_log_of_every_format_opens_with_all_it_held(old: Places, now: Instant) -> None:
    with ProgressLog.open(old, now=now) as log:
        events = [event for _pos, event in log.scan()]
        assert list(events_of_file(LOGS / "format-1.jsonl")) == events
        assert log.snapshot()[0] == {"state.key": "old"}
        assert log.news() == {f"karabakh/q-{n}" for n in (1, 2, 3)}
        assert [len(log.history(f"karabakh/q-{n}")) for n in range(4)] == [6, 6, 7, 7]
        assert [event.extra for event in log.settings()] == ['{"retention":0.9}']
    assert verify_log(old).status == 0


@pytest.mark.parametrize("old", FORMATS, indirect=True)
def test_a_log_of_every_format_has_the_tables_of_today_afterwards(old: Places, now: Instant) -> None:
    import sqlite3
    from contextlib import closing

    ProgressLog.open(old, now=now).close()
    with closing(sqlite3.connect(old.progress)) as connection:
        objects = set(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    assert objects == expected_objects()


@pytest.mark.parametrize("number", FORMATS)
def test_a_log_of_every_format_merges(log: ProgressLog, number: int) -> None:
    merged = merge_events(log, events_of_file(LOGS / f"format-{number}.db"))
    assert (merged.new, merged.left_out) == (31, 0)


def test_an_export_is_written_as_it_always_was() -> None:
    path = LOGS / "format-1.jsonl"
    events = [event for event in events_of_file(path) if not isinstance(event, Fault)]
    assert "".join(export_lines(events, len(events))) == path.read_text(encoding="utf-8")


def test_the_numbers_of_words_never_change() -> None:
    assert {kind.name.lower(): kind.value for kind in EventKind} == {
        "answered": 1, "undone": 2, "suspended": 3, "buried": 4, "overridden": 5, "imported": 6, "settings": 7,
        "exam": 8,
    }  # fmt: skip
    assert GRADES == ("wrong", "partial", "close", "exact")
    assert SAID == ("", "hard", "easy", "guessed", "right", "wrong")

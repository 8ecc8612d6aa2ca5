"""Another program holds the log and does not let go: a screen that looks into it leaves with a sentence, no fault."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from quizgeo.progress import ProgressError

from .conftest import Drive, MakeLearner
from .seats import Stage


@pytest.mark.parametrize("keys", [", d", "x", "p"], ids=["forecast", "papers", "plans"])
def test_a_screen_that_cannot_read_the_log_leaves_with_its_sentence(
    keys: str, drive: Drive, make_learner: MakeLearner, capfd: pytest.CaptureFixture[str]
) -> None:
    learner = make_learner("retook")
    learner.log._connection.execute("PRAGMA busy_timeout = 0")  # noqa: SLF001 - five seconds a try are too long for a test
    *before, last = keys.split()

    async def script(stage: Stage) -> None:
        await stage.press(*before)
        with closing(sqlite3.connect(learner.log.places.progress, isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            await stage.pilot.press(last)
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()

    with pytest.raises((ProgressError, WorkerFailed)):  # as whoever drives an app in a test is told of what ended it
        drive(script, learner=learner, home=True)
    assert "Another program holds your progress" in capfd.readouterr().err
    assert not list(Path(learner.log.places.home).glob("fault*"))

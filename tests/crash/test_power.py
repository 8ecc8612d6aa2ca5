"""What was shown as saved survives a power cut at any step, on a disk that keeps what was waited for."""

import ctypes
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from quizgeo.paths import Places
from quizgeo.progress import ProgressError, ProgressLog, merge_events
from quizgeo.progress.backup import check_copy

from .conftest import NOON, an_answer
from .disk import Disk, Step, after_power_loss, library, tapped

SQLITE = library()
pytestmark = pytest.mark.skipif(SQLITE is None, reason="the SQLite of this Python cannot be reached")
MEMORY = Path("/dev/shm")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder in memory where there is one: thousands of images are written."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as path:
        yield Path(path)


def recorded(places: Places, answers: int) -> list[Step]:
    """Study, save states, merge and start again; give all that was done to the disk and told to the learner."""
    assert isinstance(SQLITE, ctypes.CDLL)
    with tapped(SQLITE, Disk()) as disk:
        for start in range(0, answers, 10):
            with ProgressLog.open(places, now=NOON) as log:
                for number in range(start, min(answers, start + 10)):
                    event = an_answer(log, number)
                    log.append([event], {f"deck/{number % 20}": b"state" * 10})
                    disk.told(event.id.hex())
                others = [an_answer(log, 10_000 + start + number) for number in range(3)]
                merge_events(log, others)
                for event in others:
                    disk.told(event.id.hex())
                log.save_states(dict.fromkeys(log.news(), b"fresh"))
    return disk.steps


def survivors(files: dict[str, bytes], places: Places, folder: Path) -> set[str]:
    """Open what a power cut left, and give the ids of its events; all of the file must be whole."""
    home = folder / "after"
    home.mkdir(exist_ok=True)
    for path in home.iterdir():
        path.unlink()
    for name, content in files.items():
        (home / Path(name).relative_to(places.home.resolve())).write_bytes(content)
    image = Places(home, ())
    with ProgressLog.open(image, now=NOON) as log:
        found = [event.id.hex() for _pos, event in log.scan()]
        log.append([an_answer(log, 99)])
    assert check_copy(image.progress).events == len(found) + 1
    assert len(set(found)) == len(found)
    return set(found)


def lost(steps: Sequence[Step], places: Places, folder: Path, points: Sequence[int], seeds: int) -> tuple[int, int]:
    """Cut the power after each of these steps; give how many images there were, and how many had lost something."""
    images = losses = 0
    for point in points:
        told = {step.name for step in steps[:point] if step.kind == "told"}
        for seed in range(seeds):
            files = dict(after_power_loss(steps[:point], Random(point * 31 + seed)))
            images += 1
            try:
                losses += not told <= survivors(files, places, folder)
            except (ProgressError, AssertionError):
                losses += 1
    return images, losses


def test_a_power_cut_loses_nothing_that_was_told(folder: Path) -> None:
    places = Places(folder / "home", ())
    steps = recorded(places, answers=12)
    assert lost(steps, places, folder, range(3, len(steps), 5), seeds=1)[1] == 0


def test_a_power_cut_in_the_first_start_leaves_a_log_that_opens(folder: Path) -> None:
    places = Places(folder / "home", ())
    steps = recorded(places, answers=1)
    assert lost(steps, places, folder, range(1, 20), seeds=8)[1] == 0


@pytest.mark.crash
@pytest.mark.slow
def test_ten_thousand_power_cuts_lose_nothing_that_was_told(folder: Path) -> None:
    places = Places(folder / "home", ())
    steps = recorded(places, answers=80)
    images, losses = lost(steps, places, folder, range(1, len(steps) + 1), seeds=4)
    print(f"{images} images of power cuts, {losses} with a loss")  # noqa: T201 - the figure of the promise
    assert images >= 10_000
    assert losses == 0


@pytest.mark.parametrize("mode", ["OFF", "NORMAL"])
def test_a_log_that_waits_less_is_seen_to_lose(mode: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of these tests can lose answers: it does as soon as the log waits for less than it does."""
    from quizgeo.progress import connection

    pragmas = [pragma for pragma in connection._PRAGMAS if not pragma.startswith("synchronous")]  # noqa: SLF001 - planted
    monkeypatch.setattr(connection, "_PRAGMAS", (f"synchronous = {mode}", *pragmas))
    places = Places(folder / "home", ())
    steps = recorded(places, answers=8)
    monkeypatch.undo()
    assert lost(steps, places, folder, range(len(steps) // 2, len(steps), 3), seeds=2)[1] > 0

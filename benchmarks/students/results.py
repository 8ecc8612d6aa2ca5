"""What one run comes to, and all runs of a report: lived through by many processes, and kept in a file if wished.

A file of results may be carried on with: what stands in it is not lived through again, as long as the code is the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from msgspec import json

from benchmarks.students.runs import Run
from benchmarks.students.study import Study
from quizgeo.memory import DEFAULT_PARAMETERS, OptimiseError, fit_parameters

ROOT = Path(__file__).resolve().parents[2]
STUDENTS = ("baselines.py", "minds.py", "runs.py", "study.py")
ENGINE = ("memory", "study")
"""Files of this folder and packages of quizgeo where a change makes results stale."""


@dataclass(frozen=True)
class Result:
    """The figures of one run."""

    run: Run
    truth: float
    """Mean true recall at review."""
    shown: float
    """Retention as the learner is shown it."""
    minutes: float
    answers: int
    """How many were given, those after a miss included."""
    known: float
    """Mean chance to know a question seen, at the end."""
    unevenness: float


@dataclass(frozen=True)
class Row:
    """A line of a file of results."""

    code: str
    """Digest of the sources that it came from."""
    result: Result


def live(run: Run) -> Result:
    """Live through one run and sum it up."""
    found = Study(run).live()
    shown = found.shown(corrected="naive" not in run.policy)
    return Result(
        run, found.truth, shown, found.seconds / 60, found.answers, found.known / found.seen, found.unevenness
    )


def refit(run: Run) -> tuple[float, float, str]:
    """Give true recall at review before and after a fit to the learner's own answers, and what the fit came to."""
    before = Study(run).live()
    try:
        fit = fit_parameters(list(before.histories.values()), DEFAULT_PARAMETERS)
    except OptimiseError as error:
        return before.truth, before.truth, error.message
    return before.truth, Study(replace(run, parameters=fit.parameters)).live().truth, fit.decision


def live_all(runs: Iterable[Run], pool: ProcessPoolExecutor, kept: Path | None) -> Mapping[Run, Result]:
    """Live through all runs; take from a file those that stand in it, and add the others to it as they are done."""
    code = digest()
    found = {result.run: result for result in read(kept, code)}
    missing = [run for run in runs if run not in found]
    for done, result in enumerate(pool.map(live, missing, chunksize=1), start=1):
        found[result.run] = result
        if kept is not None:
            with kept.open("ab") as file:
                file.write(json.encode(Row(code, result)) + b"\n")
        if done % 50 == 0:
            print(f"  {done} of {len(missing)} done", flush=True)
    return found


def read(kept: Path | None, code: str) -> Iterator[Result]:
    """Give the results of a file that came from the present code; a last line that was cut off is left out."""
    lines = kept.read_bytes().split(b"\n")[:-1] if kept is not None and kept.exists() else []
    for row in (json.decode(line, type=Row) for line in lines):
        if row.code == code:
            yield row.result


def digest() -> str:
    """Give a digest of the sources that decide what comes out."""
    code = blake2b(digest_size=8)
    engine = (path for name in ENGINE for path in (ROOT / "src" / "quizgeo" / name).rglob("*.py"))
    for path in (*(Path(__file__).with_name(name) for name in STUDENTS), *sorted(engine)):
        code.update(path.read_bytes())
    return code.hexdigest()

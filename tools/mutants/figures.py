"""What a sample says of the whole."""

from collections import Counter
from collections.abc import Mapping

from quizgeo.memory import wilson

KILLED = "killed"
TIMEOUT = "timeout"
SURVIVED = "survived"
UNSEEN = "no test"


def told(code: int | None) -> str:
    """Name what became of a mutant: `code` is the exit status of its tests as mutmut 3 keeps it.

    Without a test that calls its function it counts as one that lived. Raises KeyError for a status that says nothing
    of the mutant. Source: boxed/mutmut stats.py.
    """
    crashed = dict.fromkeys((1, 3, -11), KILLED)
    endless = dict.fromkeys((24, -24, 36, 152, 255, -9), TIMEOUT)
    return {**crashed, **endless, 0: SURVIVED, 5: UNSEEN, 33: UNSEEN}[-1000 if code is None else code]


def row(name: str, population: int, fates: Mapping[str, str]) -> str:
    """Say in one line how many mutants of a package died, as a share with its 95 % interval; `fates` is not empty."""
    counts = Counter(fates.values())
    dead = counts[KILLED] + counts[TIMEOUT]
    low, high = wilson(dead, len(fates))
    alive = f"survived {counts[SURVIVED]:4}  no test {counts[UNSEEN]:3}"
    score = f"score {dead / len(fates):6.1%}  95 % {low:.1%} to {high:.1%}"
    tried = f"{name:9} {len(fates):5} of {population:6}"
    return f"{tried}  killed {counts[KILLED]:5}  timeout {counts[TIMEOUT]:3}  {alive}  {score}"

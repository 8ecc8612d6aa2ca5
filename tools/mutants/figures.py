"""What a sample says of the whole."""

from collections import Counter
from collections.abc import Mapping
from math import sqrt

NINETY_FIVE = 1.959964
"""Standard deviations either side of the mean that hold 95 % of a normal distribution."""

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


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """Give the 95 % interval of a share of which `hits` of `tries` were seen; 0..1 where nothing was tried.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
    """
    if not tries:
        return 0.0, 1.0
    share, squared = hits / tries, NINETY_FIVE**2
    middle = share + squared / (2 * tries)
    reach = NINETY_FIVE * sqrt(share * (1 - share) / tries + squared / (4 * tries**2))
    return max(0.0, (middle - reach) / (1 + squared / tries)), min(1.0, (middle + reach) / (1 + squared / tries))


def row(name: str, population: int, fates: Mapping[str, str]) -> str:
    """Say in one line how many mutants of a package died, as a share with its interval."""
    counts = Counter(fates.values())
    dead = counts[KILLED] + counts[TIMEOUT]
    low, high = wilson(dead, len(fates))
    share = dead / len(fates) if fates else 0.0
    return (
        f"{name:9} {len(fates):5} of {population:6}  killed {counts[KILLED]:5}  timeout {counts[TIMEOUT]:3}  "
        f"survived {counts[SURVIVED]:4}  no test {counts[UNSEEN]:3}  score {share:6.1%}  95 % {low:.1%} to {high:.1%}"
    )

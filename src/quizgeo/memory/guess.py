"""What a lucky guess is worth: its chance by kind of question, and the retention that pays for it.

Kinds come by name and number, for memory knows no decks.
"""

from math import comb, factorial

from msgspec import DecodeError
from msgspec.json import decode

CHANCE_MAX = 0.9
"""A question that can hardly be missed still tells a little."""

RETENTION_MAX = 0.97
"""Desired retention is raised no further, or the reviews would never end."""

_PRIOR_LUCK = 3.0
"""Expected lucky hits a learner is taken to have kept silent about before there is evidence."""


def chance(form: str, *, options: int = 0, right: int = 0, items: int = 0, extra: int = 0, groups: int = 0) -> float:
    """Give the chance, 0..0.9, to be right by guessing in a form of question, such as `choice`.

    options: shown (choice, multiple) or countries to pick from (find). right: how many of them are right, where that is
    told (multiple), else 0. items: to put in order, lefts of a match, members of all groups. extra: rights of a match
    without a left. groups: to sort into. A form that is typed or self-graded has none, nor has one without its number.
    """
    ways = _ways(form, options=options, right=right, items=items, extra=extra, groups=groups)
    return min(1 / ways, CHANCE_MAX) if ways else 0.0


def _ways(form: str, *, options: int, right: int, items: int, extra: int, groups: int) -> int:
    """Count the answers a guesser can give; 0 where there is nothing to guess."""
    ways = 0
    match form:
        case "true_false":
            ways = 2
        case "choice" | "find":
            ways = options
        case "multiple":
            ways = comb(options, right) if right else 2**options - 1
        case "order" if items:
            ways = factorial(items)
        case "match" if items:
            ways = factorial(items + extra) // factorial(extra)
        case "groups" if groups:
            ways = groups**items
    return ways


def implied_chance(form: str, shown: str | None) -> float:
    """Give the chance that a logged answer tells by its form and the options shown, a compact JSON list or None.

    Right for choice, multiple, order and true_false; a logged `chance` goes before it (`logged_chance`).
    """
    listed = _read(shown)
    count = len(listed) if isinstance(listed, list) else 0
    match form:
        case "choice" | "multiple" | "order" | "true_false":
            return chance(form, options=count, items=count)
        case _:
            return 0.0


def logged_chance(form: str | None, shown: str | None, extra: str | None) -> float:
    """Give the chance of a lucky guess of a logged answer, 0..0.9: `chance` in its `extra`, else the implied one.

    What cannot be read counts as no chance: the answer is then scheduled like a typed one.
    """
    if extra is not None and '"chance"' in extra:
        written = _read(extra)
        value = written.get("chance") if isinstance(written, dict) else None
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            return min(float(value), CHANCE_MAX)
    return implied_chance(form, shown) if form else 0.0


def _read(written: str | None) -> object:
    """Read JSON of the log; None where there is none or it is damaged."""
    try:
        return decode(written) if written else None
    except (DecodeError, ValueError, RecursionError):
        return None


def owned_share(owned_luck: float, expected_luck: float) -> float:
    """Give h, the share 0..1 of lucky hits that the learner calls guesses.

    owned_luck: G, right answers called guesses. expected_luck: E, the sum of c/(1-c) over wrong ones.
    """
    return min(1.0, owned_luck / (expected_luck + _PRIOR_LUCK))


def raised_retention(retention: float, chance: float, owned: float = 0.0) -> float:
    """Give the chance to pass at which knowing has fallen to `retention`, at most 0.97.

    chance: of a lucky guess. owned: share of lucky hits the learner calls guesses, 0..1; those are fed as misses.
    """
    lucky = chance * (1.0 - owned)
    return min(RETENTION_MAX, lucky + (1.0 - lucky) * retention)


def true_recall(recall: float, chance: float, owned: float = 0.0) -> float:
    """Give the chance to know, 0..1, from the chance to pass; arguments as in `raised_retention`."""
    lucky = chance * (1.0 - owned)
    return max(0.0, (recall - lucky) / (1.0 - lucky))

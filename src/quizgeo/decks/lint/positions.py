"""Rules about where the right option stands: in the list, and among numbers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgeo.decks.kinds import Choice
from quizgeo.decks.lint.rule import OPTIONS, DeckRule, Finding, Near, QuestionRule
from quizgeo.decks.lint.subject import QUESTIONS, Asked, Whole
from quizgeo.decks.lint.values import common
from quizgeo.decks.problems import Severity
from quizgeo.language import _

LEAST_CHOICES = 10
MOST_MIDDLE = 0.6
"""Share of numeric choices in which the right number may be the middle one."""
CRITICAL = {2: 3.841, 3: 5.991, 4: 7.815, 5: 9.488}
"""By the number of options, what χ² of the places passes by chance once in twenty: its 0.95 quantile for k - 1 degrees.

χ² is the sum over the places of (seen - expected)² / expected (Pearson 1900).
"""
EXPECTED = 5
"""Right options that each place should have by chance before χ² is asked; below, it tells nothing (Cochran 1954)."""
RUNNING = 4
"""Times that the right option may not stand in the same place one after the other."""


def unsorted_values(asked: Asked) -> Iterator[Finding]:
    """MC014: numbers stand in no order though they are not shuffled, or stretches run into each other."""
    if not asked.values:
        return
    values = common(asked.values)
    lows = [value.low for value in values or ()]
    if not asked.question.shuffle and lows not in (sorted(lows), sorted(lows, reverse=True)):
        message = _("the numbers stand in no order, and are not shuffled")
        yield Finding(message, _("sort them"), ("options", "wrong"))
    yield from _meeting(asked)


def _meeting(asked: Asked) -> Iterator[Finding]:
    """Find the first two stretches in one unit that have a number in common."""
    valued = zip(asked.values, asked.options, strict=True)
    stretches = sorted(
        ((value, said) for value, said in valued if value is not None and value.is_stretch),
        key=lambda pair: (pair[0].unit, pair[0].low, pair[0].high),
    )
    for (before, one), (after, other) in pairwise(stretches):
        if after.unit == before.unit and after.low <= before.high:
            touch = after.low == before.high
            message = _('"{text}" and "{other}" overlap')
            if touch:
                message = _('"{text}" and "{other}" have an end in common')
            yield Finding(
                message.format(text=one.shown, other=other.shown),
                _("begin each one after the end of the one before"),
                asked.option_at(other),
                None if touch else Severity.ERROR,
                related=(Near(asked.question, _("the other one"), asked.option_at(one)),),
            )
            return


def middle_values(whole: Whole) -> Iterator[Finding]:
    """MC015: among numbers the right one is the middle one, or never at an end, again and again."""
    ranks = []
    for asked in whole.choices:
        values = common(asked.values) if len(asked.options) > 2 else None  # noqa: PLR2004 - two have no middle
        if values is not None:
            key = values[asked.options.index(asked.keys[0])].low
            ranks.append((sum(value.low < key for value in values), len(values)))
    if len(ranks) < LEAST_CHOICES:
        return
    middle = sum(rank in ((size - 1) // 2, size // 2) for rank, size in ranks)
    ends = sum(rank in (0, size - 1) for rank, size in ranks)
    fix = _("let wrong numbers stand on either side of the right one, and all on one side")
    if middle > MOST_MIDDLE * len(ranks):
        message = _("in {hits} of {count} choices among numbers the right one is in the middle")
        yield Finding(message.format(hits=middle, count=len(ranks)), fix, QUESTIONS)
    elif ends == 0:
        message = _("in {count} choices among numbers the right one is never the smallest or the largest")
        yield Finding(message.format(count=len(ranks)), fix, QUESTIONS)


def places(whole: Whole) -> Iterator[Finding]:
    """MC017: where options keep their order, the right one stands in some places far more often than in others."""
    written = [(asked, asked.options.index(asked.keys[0])) for asked in whole.choices if _keeps_order(asked)]
    counts = defaultdict[int, list[int]](list)
    for asked, place in written:
        counts[len(asked.options)].append(place)
    for size, taken in sorted(counts.items()):
        if size in CRITICAL and len(taken) / size >= EXPECTED:
            expected = len(taken) / size
            seen = [taken.count(place) for place in range(size)]
            if sum((each - expected) ** 2 / expected for each in seen) > CRITICAL[size]:
                message = _("the right option of {count} choices stands in the places {places} times")
                numbers = ", ".join(map(str, seen))
                yield Finding(
                    message.format(count=len(taken), places=numbers),
                    _("have them shuffled, or spread it over the places"),
                    QUESTIONS,
                )
    yield from _runs(written)


def _keeps_order(asked: Asked) -> bool:
    """Tell whether all options are shown as they are written."""
    body = asked.question.body
    return not asked.question.shuffle and isinstance(body, Choice) and body.show is None


def _runs(written: Sequence[tuple[Asked, int]]) -> Iterator[Finding]:
    """Find questions one after the other with the right option in the same place, once for each run."""
    length, before = 0, -1
    for asked, place in written:
        length = length + 1 if place == before else 1
        before = place
        if length == RUNNING:
            message = _("the right option stands in place {place} for the fourth time running")
            yield Finding(
                message.format(place=place + 1),
                _("have the options shuffled, or write them in another order"),
                ("shuffle", "options", "answer"),
                question=asked.question,
            )


RULES = (
    QuestionRule("MC014", unsorted_values, kinds=OPTIONS, translated=False),
    DeckRule("MC015", middle_values, least=LEAST_CHOICES, translated=False),
    DeckRule("MC017", places, least=RUNNING, translated=False),
)

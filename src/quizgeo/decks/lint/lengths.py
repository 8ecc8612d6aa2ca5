"""Rules about how long options are: length is what test-wise learners look at first."""

from collections.abc import Iterator, Sequence
from math import exp, lgamma, log

from quizgeo.decks.lint.rule import OPTIONS, DeckRule, Finding, Near, QuestionRule
from quizgeo.decks.lint.subject import QUESTIONS, Asked, Whole
from quizgeo.decks.lint.words import Said
from quizgeo.decks.problems import Severity
from quizgeo.language import _

KEY_WORDS = 4
"""Words of a right option from which its length is a sign."""
KEY_LONGER, KEY_MUCH_LONGER = 1.25, 1.5
"""Times the longest wrong option."""
MEDIANS = 2
LONGER_BY = 20
"""Characters by which the longest option may pass the shortest, whatever the median."""
LEAST_CHOICES = 10
BY_CHANCE = 0.05
"""Probability below which a count is not put down to chance."""
_NAMED = 5
"""Questions that are named as examples."""


def long_key(asked: Asked) -> Iterator[Finding]:
    """MC005: every right option is longer than all wrong ones."""
    key, longest = too_long(asked), asked.lengths[2]
    if key is not None:
        message = _("the right option has {length} characters, the longest wrong one {longest}")
        yield Finding(
            message.format(length=len(key), longest=longest),
            _("shorten it, and let the rest stand in explain; or give the wrong ones as much detail"),
            asked.option_at(key),
            Severity.ERROR if len(key) >= KEY_MUCH_LONGER * longest else None,
        )


def too_long(asked: Asked) -> Said | None:
    """Give the shortest right option where even that is too long beside the wrong ones; else None."""
    shortest, _least, longest = asked.lengths
    if shortest < KEY_LONGER * longest:
        return None
    key = min(asked.keys, key=len)
    return key if len(key.raw) >= KEY_WORDS else None


def often_longest(whole: Whole) -> Iterator[Finding]:
    """MC006: the right option is the longest more often than chance would have it."""
    longest = [asked for asked in whole.choices if asked.lengths[0] > asked.lengths[2]]
    count = len(whole.choices)
    if count < LEAST_CHOICES:
        return
    chance = sum(1 / len(asked.options) for asked in whole.choices) / count
    if tail(len(longest), count, chance) <= BY_CHANCE:
        message = _("the right option is the longest in {hits} of {count} choices, by chance it would be in {expected}")
        yield Finding(
            message.format(hits=len(longest), count=count, expected=round(count * chance)),
            _("lengthen wrong options or shorten right ones"),
            QUESTIONS,
            related=tuple(Near(asked.question, _("here")) for asked in longest[:_NAMED]),
        )


def tail(hits: int, count: int, chance: float) -> float:
    """Give the probability of at least `hits` in `count` trials of one `chance`, 0 < chance < 1.

    The binomial sum, each term by logarithms of factorials. Where trials have unlike chances their mean gives a
    probability that is no smaller than the true one, for more hits than expected (Hoeffding 1956).
    """
    if hits <= count * chance:
        return 1.0
    total = 0.0
    for each in range(hits, count + 1):
        ways = lgamma(count + 1) - lgamma(each + 1) - lgamma(count - each + 1)
        total += exp(ways + each * log(chance) + (count - each) * log(1 - chance))
    return total


def uneven(asked: Asked) -> Iterator[Finding]:
    """MC007: one option is far longer than the others; of a right one that is, MC005 tells."""
    key, least, longest = asked.lengths
    if max(key, longest) <= min(key, least) + LONGER_BY and len(asked.keys) == 1:
        return
    lengths = [len(said.text) for said in asked.options]
    most = max(lengths)
    if most > min(lengths) + LONGER_BY and most > MEDIANS * _median(lengths) and too_long(asked) is None:
        message = _("this option has {length} characters, the shortest {shortest}")
        yield Finding(
            message.format(length=most, shortest=min(lengths)),
            _("make the options about as long as each other"),
            asked.option_at(asked.options[lengths.index(most)]),
        )


def _median(lengths: Sequence[int]) -> float:
    """Give the middle of some lengths; `statistics`, which knows it too, takes 10 ms to import."""
    ordered, half = sorted(lengths), len(lengths) // 2
    return (ordered[half] + ordered[-1 - half]) / 2


RULES = (
    QuestionRule("MC005", long_key, kinds=OPTIONS),
    DeckRule("MC006", often_longest, least=LEAST_CHOICES),
    QuestionRule("MC007", uneven, kinds=OPTIONS),
)

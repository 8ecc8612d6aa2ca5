"""Rules about how long options are: length is what test-wise learners look at first."""

from collections.abc import Iterator
from statistics import median

from quizgeo.decks.lint.rule import OPTIONS, Finding, QuestionRule
from quizgeo.decks.lint.subject import Asked
from quizgeo.decks.problems import Severity
from quizgeo.language import _

KEY_WORDS = 4
"""Words of a right option from which its length is a sign."""
KEY_LONGER, KEY_MUCH_LONGER = 1.25, 1.5
"""Times the longest wrong option."""
MEDIANS = 2
LONGER_BY = 20
"""Characters by which the longest option may pass the shortest, whatever the median."""


def long_key(asked: Asked) -> Iterator[Finding]:
    """MC005: every right option is longer than all wrong ones."""
    key = min(asked.keys, key=len)
    longest = max(len(said) for said in asked.distractors)
    if len(key) >= KEY_LONGER * longest and len(key.raw) >= KEY_WORDS:
        much = len(key) >= KEY_MUCH_LONGER * longest
        message = _("the right option has {length} characters, the longest wrong one {longest}")
        yield Finding(
            message.format(length=len(key), longest=longest),
            _("shorten it, and let the rest stand in explain; or give the wrong ones as much detail"),
            asked.option_at(key),
            Severity.ERROR if much else None,
        )


def uneven(asked: Asked) -> Iterator[Finding]:
    """MC007: one option is far longer than the others."""
    lengths = [len(said) for said in asked.options]
    most = max(lengths)
    if most > min(lengths) + LONGER_BY and most > MEDIANS * median(lengths):
        message = _("this option has {length} characters, the shortest {shortest}")
        yield Finding(
            message.format(length=most, shortest=min(lengths)),
            _("make the options about as long as each other"),
            asked.option_at(asked.options[lengths.index(most)]),
        )


RULES = (
    QuestionRule("MC005", long_key, kinds=OPTIONS),
    QuestionRule("MC007", uneven, kinds=OPTIONS),
)

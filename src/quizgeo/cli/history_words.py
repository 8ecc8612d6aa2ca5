"""The words of the log in people's language: what happened to a card, how it was judged, and what was said of it.

The log and `--json` keep their own words, which never change.
"""

from collections.abc import Mapping

from quizgeo.language import N_
from quizgeo.progress import EventKind

EVENTS: Mapping[int, str] = {
    EventKind.SUSPENDED: N_("suspended"),
    EventKind.BURIED: N_("buried"),
    EventKind.IMPORTED: N_("imported"),
}
"""What happens to a card besides being answered."""
RESUMED = N_("resumed")
"""A card that was set aside is asked again."""

GRADES_IN_WORDS: Mapping[str, str] = {
    "exact": N_("right"),
    "close": N_("nearly right"),
    "partial": N_("partly right"),
    "wrong": N_("wrong"),
}
"""How an answer was judged."""

SAID_IN_WORDS: Mapping[str, str] = {
    "right": N_("you said: I was right"),
    "wrong": N_("you said: I was wrong"),
    "guessed": N_("you said: I guessed"),
    "hard": N_("you said: hard"),
    "easy": N_("you said: easy"),
}
"""What the learner said of the judgement."""

REASONS_IN_WORDS: Mapping[str, str] = {
    "typo": N_("a slip of the fingers"),
    "variant": N_("another transliteration"),
    "word-order": N_("words in another order"),
    "other-name": N_("another name"),
    "other-separator": N_("another decimal sign"),
    "day-month": N_("day and month exchanged"),
    "near": N_("near enough"),
    "less-precise": N_("less exact than asked"),
    "gave-up": N_("given up"),
    "timeout": N_("time was up"),
    "rejected": N_("not accepted"),
    "strict": N_("the spelling counts"),
    "other-entity": N_("something else"),
    "nearer-other": N_("nearer to something else"),
    "in-question": N_("the question says it"),
    "extra-words": N_("too many words"),
    "missing-words": N_("too few words"),
    "other-unit": N_("another unit"),
    "too-far": N_("too far away"),
}
"""Why it was judged so, where that says more than the grade."""

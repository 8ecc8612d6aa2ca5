"""The words of the log in people's language: what happened to a card, how it was judged, and what was said of it.

The log and `--json` keep their own words, which never change.
"""

import json
from collections.abc import Mapping

from quizgeo.answers import Given
from quizgeo.decks import Question
from quizgeo.language import N_, _
from quizgeo.progress import GRADES, Event, EventKind
from quizgeo.study import in_one_line
from quizgeo.study.deeds import sets_aside

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


def given_of(event: Event) -> Given | None:
    """Give what was answered in the shape it had; the log keeps lists and pairs as JSON."""
    given = event.given
    if given is None or given[:1] not in ("[", "{"):
        return given
    try:
        value = json.loads(given)
    except ValueError:
        return given
    if isinstance(value, dict):
        return {str(left): str(right) for left, right in value.items()}
    return [str(part) for part in value]


def given_words(event: Event, question: Question | None) -> str:
    """Say on one line what was answered; a dash where it was given up."""
    return in_one_line(given_of(event), question)


def resumes(event: Event) -> bool:
    """Tell whether an event brings a card back that was set aside."""
    return event.kind in (EventKind.SUSPENDED, EventKind.BURIED) and not sets_aside(event)


def happened_words(event: Event) -> str:
    """Say what happened to a card that was not answered."""
    return _(RESUMED if resumes(event) else EVENTS[event.kind])


def grade_words(event: Event) -> str:
    """Say how an answer was judged; nothing where it was not."""
    return "" if event.grade is None else _(GRADES_IN_WORDS[GRADES[event.grade]])


def judged_words(event: Event) -> str:
    """Say how an answer was judged, and why where that says more."""
    grade, reason = grade_words(event), event.reason or ""
    if not grade or reason not in REASONS_IN_WORDS:
        return grade
    return _("{grade} ({reason})").format(grade=grade, reason=_(REASONS_IN_WORDS[reason]))

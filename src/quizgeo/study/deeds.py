"""What a learner did and can take back, as a value and in words: which question, what, and on which day."""

import json
from collections.abc import Mapping

from msgspec import Struct

from quizgeo.decks import CardKey
from quizgeo.language import N_, _
from quizgeo.progress import SAID, Event, EventKind
from quizgeo.study.dates import past_day_in_words
from quizgeo.text import shorten

SHORT, LONG = 30, 80
"""Cells of a question that a sentence repeats: in one row of a terminal, and where there is more room."""
_WORDS: Mapping[str, str] = {
    "answered": N_("“{question}”, answered {day}"),
    "suspended": N_("“{question}”, suspended {day}"),
    "resumed": N_("“{question}”, resumed {day}"),
    "buried": N_("“{question}”, buried {day}"),
    "said": N_("“{question}”, {day}: {said}"),
}
"""By what was done."""
_SAID: Mapping[str, str] = {
    "right": N_("I was right"),
    "wrong": N_("I was wrong"),
    "guessed": N_("I guessed"),
    "hard": N_("Hard"),
    "easy": N_("Easy"),
}
"""By what the learner said of an answer."""
_KINDS = {EventKind.ANSWERED: "answered", EventKind.OVERRIDDEN: "said", EventKind.BURIED: "buried"}


class Deed(Struct, frozen=True):
    """One thing that was done, and that an undo takes back."""

    card: CardKey
    what: str
    """A stable word: `answered`, `said`, `suspended`, `resumed` or `buried`."""
    said: str
    """What was said of an answer, such as `right`; empty for anything else."""
    question: str
    """What the card asks, on one line; its key where no deck holds it now."""
    day: int
    """Study day on which it was done."""
    today: int
    """The present study day."""
    earlier: bool = False
    """Whether it was not done in this session."""

    def in_words(self, cells: int = LONG) -> str:
        """Name the question, in so many cells, what was done, and when: `“Which city?”, answered 12 Feb 2026`."""
        day, question = past_day_in_words(self.day, self.today), shorten(self.question, cells)
        said = _(_SAID[self.said]) if self.said else ""
        return _(_WORDS[self.what]).format(question=question, day=day, said=said)

    def taken_back(self, cells: int = LONG) -> str:
        """Say that it is taken back."""
        return _("Taken back: {deed}").format(deed=self.in_words(cells))

    def doubted(self) -> str:
        """Ask whether it is meant, where it was not done in this session."""
        return _("This is not of this session: {deed}. Take it back?").format(deed=self.in_words())


def deed_of(event: Event, question: str, today: int, *, earlier: bool) -> Deed:
    """Give the deed that an event tells of. question: what its card asks, empty where that is not known."""
    key = CardKey(event.card or "")
    word = (event.said or 0) if event.kind == EventKind.OVERRIDDEN else 0
    said = SAID[word] if word < len(SAID) else ""
    what = _KINDS.get(EventKind(event.kind)) or ("suspended" if sets_aside(event) else "resumed")
    return Deed(key, what, said, question or key, event.day, today, earlier)


def sets_aside(event: Event) -> bool:
    """Tell whether an event of setting aside does so, and does not bring a card back."""
    try:
        written: object = json.loads(event.extra or "{}")
    except (ValueError, RecursionError):
        return True
    return not (isinstance(written, dict) and written.get("on") is False)

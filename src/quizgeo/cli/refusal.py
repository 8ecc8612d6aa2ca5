"""The one exception of the commands: a sentence for a person, and the status that the program ends with."""

from collections.abc import Sequence

from quizgeo.language import _
from quizgeo.text import clean, shorten

DONE, PROBLEMS, MISUSED, DAMAGED = 0, 1, 2, 3
"""Exit status: done, problems found, the call's words are off, the learner's data is damaged."""

_SHOWN = 40
"""Terminal cells of a wrong word that are repeated."""


class RefusalError(Exception):
    """A command cannot do what was asked. `message` says what, where and how to mend it."""

    def __init__(self, message: str, status: int = MISUSED) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def shown(word: str) -> str:
    """Make a word of the call fit for a message: cleaned and not long."""
    return shorten(clean(word), _SHOWN)


def unknown(sentence: str, word: str, known: Sequence[str]) -> str:
    """Fill the sentence that there is no such word, and add the known one that looks most like it, if any does."""
    from difflib import get_close_matches

    first = sentence.format(word=shown(word))
    by_folded = {each.casefold(): each for each in known}
    near = get_close_matches(word.casefold(), by_folded, 1)
    return f"{first} {_('Did you mean {near}?').format(near=by_folded[near[0]])}" if near else first

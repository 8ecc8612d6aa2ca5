"""The one exception of the commands: a sentence for a person, and the status that the program ends with."""

from collections.abc import Iterable, Sequence

from quizgeo.language import _
from quizgeo.text import clean, shorten

DONE, PROBLEMS, MISUSED, DAMAGED = 0, 1, 2, 3
"""Exit status: done, problems found, the call's words are off, the learner's data is damaged."""

_SHOWN = 40
"""Terminal cells of a wrong word that are repeated."""

_TELLING = 3
"""Letters from which on a part of a word tells which is meant."""


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
    """Fill the sentence that there is no such word, and add a known one that holds it or looks much like it."""
    from difflib import get_close_matches

    first = sentence.format(word=shown(word))
    by_folded = {each.casefold(): each for each in known}
    folded = word.casefold()
    near = _holding(folded, by_folded) or get_close_matches(folded, by_folded, 1)
    return f"{first} {_('Did you mean {near}?').format(near=by_folded[near[0]])}" if near else first


def _holding(word: str, known: Iterable[str]) -> list[str]:
    """List what holds a word, the shortest first: of keys with a deck, those of that deck whose id holds its id."""
    deck, _slash, part = word.rpartition("/")
    if len(part) < _TELLING:
        return []
    ends = ((each, *each.rpartition("/")[::2]) for each in known)
    return sorted((each for each, of, end in ends if of == deck and part in end), key=len)

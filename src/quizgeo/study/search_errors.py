"""What is wrong with a search, in a sentence that names the place and what was probably meant."""

from collections.abc import Iterable

from quizgeo.language import _
from quizgeo.text import clean, shorten

_SHOWN = 30
"""Cells of a word in a sentence."""
_NAMED = 7
"""Known words that are named where none is like the one that was written."""


class QueryError(ValueError):
    """A search that cannot be understood. `message` is one sentence; nothing is looked for."""

    def __init__(self, message: str, start: int, near: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        """Place in the query where it goes wrong, from 0."""
        self.near = near
        """What was probably meant; empty where nothing is like it."""


def unknown(written: str, start: int, known: Iterable[str], before: str = "") -> QueryError:
    """Make the error of a word that is none of the known ones, or of what stands after the colon of one.

    before: the word and its colon, as in `is:`, which stands before each of the known ones.
    """
    from difflib import get_close_matches  # 1 ms, and only for a slip

    names = {name.casefold(): name for name in known}
    close = get_close_matches(written.casefold(), names, 1, 0.5)
    near = f"{before}{names[close[0]]}" if close else ""
    said = {"word": shown(f"{before}{written}"), "place": start + 1}
    if near:
        message = _("“{word}” at place {place} is not known; did you mean “{near}”?").format(near=shown(near), **said)
    else:
        some = ", ".join([f"{before}{name}" for name in names.values()][:_NAMED])
        some += ", …" if len(names) > _NAMED else ""
        message = _("“{word}” at place {place} is not known. There are: {known}").format(known=clean(some), **said)
    return QueryError(message, start, near)


def wrong(sentence: str, written: str, start: int) -> QueryError:
    """Make the error of something else; the sentence may name `word` and `place`."""
    return QueryError(sentence.format(word=shown(written), place=start + 1), start)


def shown(written: str) -> str:
    """Make a piece of a query fit for a sentence."""
    return shorten(clean(written), _SHOWN)

"""Where to go on reading after a syntax error: the next line that begins a question, at its true line and column."""

import re

from msgspec import Struct

from quizgeo.decks.lines import BREAK, line_start
from quizgeo.patterns import regex

_LINE = r"(?:\A|(?<=[\r\n]))"
_END = r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n])"
_QUESTIONS = regex(rf"{_LINE}questions:{_END}(?:{_END})*+( *)-[ \t\r\n]")


class Restart(Struct, frozen=True):
    """A text to parse from the start that keeps the lines and columns of the whole file."""

    text: str
    shift: int
    """What to add to a mark's index to find its character in the whole file."""
    question: int
    """Place in the list, from 0, of the question that comes first."""
    line: int = -1
    """Line, from 0, at which it begins; -1 for the whole text."""


def restart_after(text: str, line: int, dash: int | None) -> Restart | None:
    """Find the first question that begins below `line`, from 0, and blank everything before it.

    dash: column of the questions' dashes, from 0; None when none was read yet. Gives None when no question follows.
    """
    listed = _QUESTIONS.search(text)
    if listed is None:
        return None
    column = len(listed.group(1)) if dash is None else dash
    starts = re.compile(rf"{_LINE} {{{column}}}-(?=[ \t\r\n])")
    first = line_start(text, line + 1)
    for count, found in enumerate(starts.finditer(text, listed.start(1))):
        if found.start() >= first:
            lines = len(BREAK.findall(text, 0, found.start()))
            return Restart("\n" * lines + text[found.start() :], found.start() - lines, count, lines)
    return None

"""An error of PyYAML's parsers as it is told: code, place, words and cure, and where reading may go on."""

import re

from msgspec import Struct

from quizgeo.decks.lines import BREAK, position
from quizgeo.decks.nodes import Mark, Scalar
from quizgeo.decks.problems import Place
from quizgeo.decks.report import shown
from quizgeo.patterns import regex

KEY_LINE = regex(r"[ \t]*(?:- +)*[\w-]+:(?:[ \t]|$)", re.MULTILINE)
"""A line that begins with a key."""
WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters, as they stand in a class of an expression."""
_WORD = regex(r"\S+")
_INDENTED = regex(rf"(?:\A|(?<=[\r\n]))[ \t]*([{WIDE}])\s*(?:-[ \t]|[\w-]+:)")
_BACK = 2_000
"""Characters before an error among which its cause is looked for."""


class Fault(Struct, frozen=True):
    """A syntax error in our words."""

    code: str
    line: int
    """Line, from 0."""
    column: int
    width: int
    message: str
    fix: str
    resume_line: int
    """Reading may go on below this line, from 0."""

    def place(self, file: str) -> Place:
        """Give its place in the terms of a problem."""
        line, col = self.line + 1, self.column + 1
        return Place(file, line, col, line, col + self.width)


class Before(Struct, frozen=True):
    """What was read before an error."""

    last: Scalar | None = None
    """The scalar right before it."""
    opened: Mark | None = None
    """The innermost bracket that is open."""
    dash: int | None = None
    """Column of the questions' dashes, from 0."""


class Point(Struct, frozen=True):
    """A mark of our own."""

    index: int
    line: int
    column: int


class ParserError(Struct, frozen=True):
    """What a parser said, and the text it spoke of."""

    words: str
    context: str
    at: Mark
    began: Mark
    """Where the construct began that could not be finished."""
    text: str
    index: int
    """Index of `at` in the whole text."""
    before: Before

    def sign(self, mark: Mark | None = None) -> str:
        """Give the character at the error, or at another mark; empty at the end of the text."""
        place = self.index if mark is None else self.place_of(mark)
        return self.text[place : place + 1]

    def place_of(self, mark: Mark) -> int:
        """Give the index of a mark in the whole text."""
        return self.index - self.at.index + mark.index

    def line_before(self) -> str:
        """Give what stands before the error in its line."""
        return self.text[self.index - self.at.column : self.index]

    def line_after(self) -> str:
        """Give what stands behind the character at the error in its line."""
        return re.split(r"[\r\n]", self.text[self.index + 1 : self.index + 1000], maxsplit=1)[0]

    def word(self, mark: Mark) -> str:
        """Give the word that begins at a mark."""
        found = _WORD.match(self.text, self.place_of(mark))
        return shown(found.group().rstrip(",]}")) if found else ""

    def wide_space(self) -> Point | None:
        """Find the last space in the construct, up to the line of the error, with which a line cannot be indented."""
        end = BREAK.search(self.text, self.index)
        start, stop = max(0, self.index - _BACK), end.start() if end else len(self.text)
        *_others, last = [None, *_INDENTED.finditer(self.text, start, stop)]
        if last is None:
            return None
        index = last.start(1)
        line = self.at.line - len(BREAK.findall(self.text, index, self.index))
        mark = Point(index - self.index + self.at.index, line, index - last.start())
        return mark if line >= self.began.line else None

    def fault(self, code: str, message: str, fix: str, mark: Mark | None = None, width: int = 1) -> Fault:
        """Make the fault, at the error unless another mark is given."""
        at = mark or self.at
        if self.place_of(at) >= len(self.text):  # parsers count one line more than there is
            line, column = position(self.text, len(self.text))
            return Fault(code, line - 1, column - 1, 0, message, fix, at.line)
        inside = self.began.column > (self.before.dash or 0)
        resume = min(at.line, self.began.line) if inside else max(at.line, self.at.line)
        return Fault(code, at.line, at.column, width, message, fix, resume)

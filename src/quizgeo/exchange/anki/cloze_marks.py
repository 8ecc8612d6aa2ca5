"""Anki's gaps, `{{c1::answer::hint}}`, as the parts of a cloze question.

Marks are found in the markup, where those that are only shown stand as entities, and told apart in the text that it
says: three signs that do not occur in it stand for them meanwhile.
"""

from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from quizgeo.decks import Gap
from quizgeo.exchange.html_text import Text, text_of
from quizgeo.language import _
from quizgeo.patterns import regex

_MARK = regex(r"\{\{c([\d,]{1,20})::|::|\}\}")
_SIGNS = range(0x2A00, 0x2A40)
"""Rare signs of mathematics that cleaning leaves as they are."""


class Gapped(Struct, frozen=True):
    """A text with gaps."""

    parts: tuple[str | Gap, ...]
    numbers: frozenset[str]
    """The numbers of its gaps; those of one number are asked together."""
    said: Text
    """The text as a whole, for its pictures and what was lost."""


class MarkError(Exception):
    """The gaps of a text cannot be read; `reason` is a clause in the language in use."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def gapped(markup: str) -> Gapped:
    """Read a text with gaps. Raises MarkError when it has none, or one that is not closed or holds nothing."""
    signs = _free_signs(markup)
    numbers: set[str] = set()
    said = text_of("".join(_replaced(markup, signs, numbers)))
    parts = tuple(_parts(said.text, signs))
    if not any(isinstance(part, Gap) for part in parts):
        raise MarkError(_("it has no gap"))
    return Gapped(parts, frozenset(numbers), said)


def _free_signs(markup: str) -> tuple[str, str, str]:
    """Give signs for the begin of a gap, its hint and its end."""
    held = set(unescape(markup))
    free = [chr(code) for code in _SIGNS if chr(code) not in held]
    if len(free) < 3:  # noqa: PLR2004 - begin, hint and end
        raise MarkError(_("it has too many rare signs"))
    return free[0], free[1], free[2]


def _replaced(markup: str, signs: tuple[str, str, str], numbers: set[str]) -> Iterator[str]:
    """Put signs in place of marks; a gap inside another is only text, and its hint is dropped."""
    depth = place = 0
    dropped = 0
    """Depth of the inner gap whose hint is passed over; 0 for none."""
    for found in _MARK.finditer(markup):
        yield "" if dropped else markup[place : found.start()]
        place, mark = found.end(), found[0]
        if found[1]:
            numbers.add(found[1])
            depth += 1
        if depth <= 1:
            yield _sign(mark, signs) if depth else mark
        elif mark == "::":
            dropped = dropped or depth
        if mark == "}}" and depth:
            dropped = 0 if dropped == depth else dropped
            depth -= 1
    if depth:
        raise MarkError(_("a gap is not closed"))
    yield markup[place:]


def _sign(mark: str, signs: tuple[str, str, str]) -> str:
    """Give the sign for a mark of an outer gap."""
    begin, hint, end = signs
    return {"::": hint, "}}": end}.get(mark, begin)


def _parts(text: str, signs: tuple[str, str, str]) -> Iterator[str | Gap]:
    """Take a text apart at the signs."""
    begin, hint, end = signs
    for piece in text.split(begin):
        inside, found, after = piece.partition(end)
        if found:
            answer, _sign, told = inside.partition(hint)
            yield _gap(answer, told.replace(hint, "::"))
        else:
            after = inside
        if after := after.replace(hint, "").replace(end, ""):
            yield after


def _gap(answer: str, hint: str) -> Gap:
    words = _one_line(answer)
    if not words:
        raise MarkError(_("a gap holds nothing"))
    return Gap(words, hint=_one_line(hint))


def _one_line(text: str) -> str:
    return " ".join(text.split())

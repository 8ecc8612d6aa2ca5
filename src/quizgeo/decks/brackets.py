"""What stands where a comma or a closing bracket is expected, and what that tells.

It is a sign that a text without quotes holds, or a comment hides the rest; else the bracket was left open.
"""

import re

from quizgeo.decks.faults import Fault, ParserError, Point
from quizgeo.decks.nodes import Mark
from quizgeo.decks.report import shown
from quizgeo.language import _
from quizgeo.patterns import regex

_KEY = regex(r"[ \t]*(?:- +)*[\w-]+[ \t]*")
"""A line up to a colon that makes a key of it."""
_DASH = regex(r"[ \t]*(?:-[ \t]*)?")
"""A line up to a bracket with which an item begins."""
_PAIR = regex(r"[\[,][ \t]*([^\s\[\]{},:][^\[\]{},:]*)(?=:[ \t][^\[\]{},]*\Z)")
"""The key of a pair that stands in a list."""
_COMMENTS = regex(
    r"""(?<=[\s\[{,:])(?:'(?:[^']|'')*+'|"(?:[^"\\]|\\.)*+")|(?<=\s)(#([^\s#!]\S*)?[^\r\n]*)""", re.DOTALL
)
"""Quoted texts, and comments, with the word that begins one by mistake."""


def unclosed(at: ParserError, mark: Mark) -> Fault:
    """Say that a bracket is never closed."""
    message = _("this {sign} is never closed").format(sign=at.sign(mark))
    return at.fault("YA015", message, _('write "{other}" at its end').format(other=_closing(at, mark)), mark)


def _closing(at: ParserError, mark: Mark) -> str:
    return "]" if at.sign(mark) == "[" else "}"


def misplaced(at: ParserError) -> Fault | None:
    """Describe the sign that stands where a comma or the end of a list or mapping is expected."""
    hidden = _hidden(at)
    if hidden is not None:
        return hidden
    sign, same_line = at.sign(), at.began.line == at.at.line
    if sign == ":" and (same_line or not _KEY.fullmatch(at.line_before())):
        return _colon(at)
    if sign in ("[", "{") and not _DASH.fullmatch(at.line_before()):
        return at.fault("YA017", _('"{sign}" in unquoted text').format(sign=sign), _("put the text in quotes"))
    other = _closing(at, at.began)
    if sign in ("]", "}") and other in at.line_after():
        message = _('"{sign}" stands where a comma or "{other}" is expected').format(sign=sign, other=other)
        return at.fault("YA017", message, _('put the text in quotes, or write "{other}"').format(other=other))
    return None


def _colon(at: ParserError) -> Fault:
    """Describe a second colon: within a list it is the first one that was not meant."""
    quote = _("put the text in quotes")
    line = at.line_before()
    pair = _PAIR.search(line) if at.sign(at.began) == "[" else None
    if pair is None:
        return at.fault("YA011", _('": " in unquoted text'), quote)
    back = len(line) - pair.start(1)
    mark = Point(at.at.index - back, at.at.line, at.at.column - back)
    message = _('"{pair}" in [ ] is read as a pair').format(pair=shown(f"{pair[1]}: …"))
    return at.fault("YA033", message, quote, mark, len(pair[1]))


def _hidden(at: ParserError) -> Fault | None:
    """Describe a comment that holds what would close the bracket, if there is one."""
    start = at.place_of(at.began)
    other = _closing(at, at.began)
    for found in _COMMENTS.finditer(at.text, start, at.index):
        if found[1] and other in found[1]:
            lines = re.split(r"\r\n|[\r\n]", at.text[start : found.start()])
            column = len(lines[-1]) + (at.began.column if len(lines) == 1 else 0)
            mark = Point(at.began.index + found.start() - start, at.began.line + len(lines) - 1, column)
            return _lost(at, mark, f"#{found[2]}" if found[2] else "", other)
    return None


def _lost(at: ParserError, mark: Mark, word: str, other: str) -> Fault:
    """Say that a comment begins inside a text, or that it hides the end of a list or mapping."""
    if word:
        message = _('" {word}" starts a comment, text is lost').format(word=shown(word))
        return at.fault(
            "YA030",
            message,
            _("put the whole text in quotes; if it is meant as a comment, write a space after #"),
            mark,
            len(word),
        )
    message = _('the comment hides the "{other}" that is to close {sign}')
    fix = _('write "{other}" before the comment').format(other=other)
    return at.fault("YA015", message.format(other=other, sign=at.sign(at.began)), fix, mark)

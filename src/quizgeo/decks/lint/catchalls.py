"""Rules about options that speak of other options instead of the matter."""

import re
from collections.abc import Iterator

from quizgeo.decks.lint.rule import OPTIONS, Finding, QuestionRule
from quizgeo.decks.lint.subject import Asked
from quizgeo.decks.problems import Severity
from quizgeo.language import _
from quizgeo.patterns import regex

_LETTER = r"\(?[A-H]\b\)?"
_JOINED = r"(?:\s*,\s*|\s+(?i:and|or|nor|dan|atau)\s+|\s*&\s*|\s*,\s+(?i:and|or|dan|atau)\s+)"
_LETTERS = regex(
    rf"(?i:both|only|neither|either|keduanya|hanya)?\s*{_LETTER}(?:{_JOINED}{_LETTER})+"
    rf"(?:\s+(?i:only|(?:are|is)\s+(?:both\s+)?(?:correct|right|true)|saja|benar))?\W*"
)
_NAMED = regex(rf"\b(?i:options?|answers?|choices?|pilihan|jawaban|opsi)\s+{_LETTER}(?:$|[\s,.;])")
_NUMERAL = r"\(?(?:i{1,3}|iv|vi{0,3}|[1-9])\)?"
_COMBINED = regex(rf"(?:only|hanya)?\s*{_NUMERAL}(?:{_JOINED}{_NUMERAL})*(?:\s+(?:only|saja))?\W*", re.IGNORECASE)
_ANY_LETTER = regex(r"\b[A-H]\b")
_BEGINNINGS = frozenset("iIvV123456789(oOhH")
"""Signs that a combination may begin with: a numeral, a bracket, only, hanya."""
_ALONE = 2
"""Combinations that make a pattern of it."""


def all_of_them(asked: Asked) -> Iterator[Finding]:
    """MC003: an option says that all others are right."""
    for said, option in zip(asked.options, asked.written, strict=True):
        if asked.speech.all_of.opens_or_ends(said):
            message = _('"{text}" is right for whoever knows two of the others').format(text=said.shown)
            yield Finding(message, _instead(asked, option.pin), asked.option_at(said))


def none_of_them(asked: Asked) -> Iterator[Finding]:
    """MC004: an option says that no other is right."""
    for said, option in zip(asked.options, asked.written, strict=True):
        if asked.speech.none_of.opens_or_ends(said):
            message = _('"{text}" tells what is wrong, not that what is right is known').format(text=said.shown)
            severity = Severity.INFO if option.correct else None
            yield Finding(message, _instead(asked, option.pin), asked.option_at(said), severity)


def _instead(asked: Asked, pin: str) -> str:
    """Say what to do with an option that speaks of the others."""
    if asked.question.shuffle and pin != "last":
        return _("leave it out; if it has to be, write it under options with pin: last")
    return _("leave it out, or make it an option of its own kind")


def letters(asked: Asked) -> Iterator[Finding]:
    """MC019: an option names other options by their letters, which are dealt anew each time."""
    if _ANY_LETTER.search(asked.together) is None:
        return
    for said in asked.options:
        if _LETTERS.fullmatch(said.text) or _NAMED.search(said.text):
            message = _('"{text}" names options by letters')
            yield Finding(
                message.format(text=said.shown),
                _("ask for several answers, or write out what is meant"),
                asked.option_at(said),
                None if asked.question.shuffle else Severity.WARNING,
            )


def combinations(asked: Asked) -> Iterator[Finding]:
    """MC020: options are combinations of numbered statements."""
    if sum([option.text[0] in _BEGINNINGS for option in asked.written]) < _ALONE:
        return
    found = [said for said in asked.options if _COMBINED.fullmatch(said.text)]
    joined = [said for said in found if len(said.words) > 1]
    if len(joined) >= _ALONE:
        message = _('"{text}" is a combination of statements')
        yield Finding(
            message.format(text=joined[0].shown),
            _("ask for several answers, or one statement at a time"),
            asked.option_at(joined[0]),
        )


RULES = (
    QuestionRule("MC003", all_of_them, kinds=OPTIONS, lists=("all_of",)),
    QuestionRule("MC004", none_of_them, kinds=OPTIONS, lists=("none_of",)),
    QuestionRule("MC019", letters, kinds=OPTIONS),
    QuestionRule("MC020", combinations, kinds=OPTIONS),
)

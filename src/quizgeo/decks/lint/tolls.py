"""CT004: numbers of victims, troops and money, which parties to a conflict give as it suits them."""

from collections.abc import Iterator
from decimal import Decimal

from quizgeo.decks.kinds import Number
from quizgeo.decks.lint.rule import Finding, QuestionRule
from quizgeo.decks.lint.subject import STEM, Asked
from quizgeo.decks.lint.texts import in_name, key_parts
from quizgeo.decks.lint.times import as_of, says_when
from quizgeo.decks.lint.words import Said, attributed
from quizgeo.language import _
from quizgeo.patterns import regex

_NEAR = 3
"""Words between a number and what is counted."""
_YEAR = regex(r"1\d{3}|20\d{2}|2100")
_ROUND = 100
"""A number of whole hundreds is a rounded one."""


def toll(asked: Asked) -> Iterator[Finding]:
    """CT004: such a number has no speaker, no date, or is rounded and must be met exactly."""
    if not counts(asked):
        return
    if not asked.attributed and not attributed(asked.explain, asked.speech):
        message = _("nobody is named who gives this number")
        yield Finding(message, _("say in the question or in explain who gives it, as in: according to the UN"), STEM)
    if not says_when(asked.stem) and not as_of(asked):
        message = _("nothing says of what time this number is")
        yield Finding(message, _('write the year in the question, or an "as_of"'), STEM)
    body = asked.question.body
    if isinstance(body, Number) and body.within is None and body.low == body.high and _is_round(body.low):
        message = _("{number} is a rounded number that must be met exactly").format(number=body.written)
        yield Finding(message, _("write within: 10%, or a range"), ("number",))


def counts(asked: Asked) -> bool:
    """Tell whether a question asks for or tells a number of victims, troops or money."""
    hits = _counted(asked, asked.stem)
    body = asked.question.body
    if isinstance(body, Number):
        return bool(hits) or any(_counted(asked, Said(unit, asked.speech)) for unit in body.units)
    if not hits:
        return False
    return any(_numbers(asked, part.said) for part in key_parts(asked)) or any(
        hit.start - _NEAR <= number < hit.stop + _NEAR for hit in hits for number in _numbers(asked, asked.stem)
    )


def _counted(asked: Asked, said: Said) -> list[range]:
    """Give where a text names what is counted."""
    return [hit for hit in asked.speech.toll.hits(said) if not in_name(said, hit.start)]


def _numbers(asked: Asked, said: Said) -> list[int]:
    """Give where numbers stand among the words of a text, but for years and days of a month."""
    months, words = asked.speech.months, said.words
    return [
        place
        for place, word in enumerate(words)
        if word.isdecimal()
        and not _YEAR.fullmatch(word)
        and months.keys().isdisjoint(words[max(place - 1, 0) : place + 2])
    ]


def _is_round(number: Decimal) -> bool:
    return number >= _ROUND and number == int(number) and int(number) % _ROUND == 0


RULES = (QuestionRule("CT004", toll, lists=("toll",), accountable=True),)

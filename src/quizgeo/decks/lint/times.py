"""Rules about time: a deck is studied for years, and what it says must still be true or say when it was."""

import re
from collections.abc import Iterator, Sequence

from quizgeo.decks.lint.rule import EVERY, Finding, QuestionRule
from quizgeo.decks.lint.subject import STEM, Asked
from quizgeo.decks.lint.texts import key_parts, outside_names, stem
from quizgeo.decks.lint.words import Said
from quizgeo.decks.report import shown
from quizgeo.decks.stale import last_day
from quizgeo.language import _
from quizgeo.patterns import regex

_YEAR = regex(r"(?<!\d)(?:1\d{3}|20\d{2}|2100)s?(?!\d)|\b(?:century|centuries|abad)\b", re.IGNORECASE)
"""A year, a decade or a century."""


def now(asked: Asked) -> Iterator[Finding]:
    """CT002: a word means another day each time it is read."""
    speech, dated = asked.speech, as_of(asked)
    for part in (stem(asked), *key_parts(asked)):
        ago = outside_names(speech.ago, part)
        if ago:
            message = _('"{word}" means another day each time it is read').format(word=shown(ago))
            yield Finding(message, _("write the date or the year"), part.at)
        elif not dated and (word := outside_names(speech.now, part)):
            message = _('"{word}", and the deck does not say when that is').format(word=shown(word))
            yield Finding(message, _('write the year, or give the deck an "as_of"'), part.at)


def office(asked: Asked) -> Iterator[Finding]:
    """CT010: who holds an office changes, and nothing says when to look again; what has a date has happened."""
    if asked.question.review_by is not None or says_when(asked.stem):
        return
    word = asked.speech.office.first(asked.stem)
    if word:
        message = _('"{word}" can be another one soon, and nothing says of what time this is').format(word=shown(word))
        yield Finding(message, _("write the year in the question, or a review_by"), STEM)


def past(asked: Asked) -> Sequence[Finding]:
    """CT010: the day is past on which a fact must be looked at again."""
    due, today = asked.question.review_by, asked.known.today
    if due is None or today is None or last_day(due) >= today:
        return ()
    message = _("this was to be looked at again by {date}").format(date=due)
    return [Finding(message, _("see whether it still holds, and write another date"), ("review_by",))]


def prediction(asked: Asked) -> Iterator[Finding]:
    """CT011: a statement about what is to come is neither true nor false."""
    said = Said(asked.question.body.wording, asked.speech)
    word = asked.speech.will.first(said.unquoted)
    if word and (word.islower() or said.words[0] == word.lower()):
        message = _('"{word}": what is to come is neither true nor false').format(word=word)
        yield Finding(message, _("ask who expects it, or what was agreed"), ("statement",))


def says_when(said: Said) -> bool:
    """Tell whether a text names a year, a decade or a century."""
    return _YEAR.search(said.text) is not None


def as_of(asked: Asked) -> bool:
    """Tell whether a question says of what time it is, or its deck does for it."""
    return (asked.question.as_of or asked.known.deck.as_of) is not None


RULES = (
    QuestionRule("CT002", now, lists=("now", "ago")),
    QuestionRule("CT010", office, kinds=EVERY - {"date"}, lists=("office",), accountable=True),
    QuestionRule("CT010", past, translated=False, trait="standing", dated=True),
    QuestionRule("CT011", prediction, kinds=frozenset(("true_false",)), lists=("will",)),
)

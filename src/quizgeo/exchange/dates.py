"""Dates as texts, for formats that know none: each spelling that a learner may type, in the deck's own language."""

from collections.abc import Iterator
from contextlib import contextmanager

from quizgeo import language
from quizgeo.answers.shown import date_text
from quizgeo.decks import PartialDate


def spellings(date: PartialDate, tag: str) -> tuple[str, ...]:
    """Give a date as the deck format writes it and in words, such as `2023-09` and `September 2023`; each once.

    tag: language of the words; those of one that is not spoken here are English.
    """
    with _speaking(tag):
        return tuple(dict.fromkeys((str(date), date_text(date))))


@contextmanager
def _speaking(tag: str) -> Iterator[None]:
    """Speak another language for a while."""
    before = language.in_use()
    language.use(tag)
    try:
        yield
    finally:
        language.use(before)

"""Dates as texts, for formats that know none: each spelling that a learner may type, in the deck's own language."""

from quizgeo.answers.shown import date_text
from quizgeo.decks import PartialDate
from quizgeo.language import speaking


def spellings(date: PartialDate, tag: str) -> tuple[str, ...]:
    """Give a date as the deck format writes it and in words, such as `2023-09` and `September 2023`; each once.

    tag: language of the words; those of one that is not spoken here are English.
    """
    with speaking(tag):
        return tuple(dict.fromkeys((str(date), date_text(date))))

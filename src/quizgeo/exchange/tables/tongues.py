"""The language of a table, as its heads tell it; and numbers and dates as they are written in a language."""

import re
from collections.abc import Sequence

from quizgeo.decks.dates import dates_meant
from quizgeo.decks.decimals import has_decimal_comma, respelt
from quizgeo.exchange.tables.columns import NAMES
from quizgeo.exchange.tables.heads import Head, word
from quizgeo.patterns import regex

_OWN = 6
"""Columns by which a table of our own is known."""
_BEGINNINGS = {
    "id": frozenset((
        "soal", "pertanyaan", "jawaban", "kunci", "pilihan", "opsi", "pengecoh", "pembahasan", "penjelasan", "teks",
        "butir", "istilah", "depan", "belakang", "pernyataan", "salah", "benar", "arti",
    )),
    "de": frozenset((
        "frage", "fragen", "fragetext", "aufgabe", "antwort", "antworten", "richtig", "richtige", "falsch", "falsche",
        "lösung", "erklärung", "erläuterung", "vorderseite", "rückseite", "begriff", "aussage", "punkte",
    )),
}  # fmt: skip
"""How heads of columns begin that are in a language and not in English."""
_LEAST = 2
"""Heads in a language from which on the table is in it."""
_COMMA_NUMBER = regex(r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?!\d|[.,]\d)", re.ASCII)
_POINT_NUMBER = regex(r"(?<!\d)(?<!\d[.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|[.,]\d)", re.ASCII)
_GERMAN = (("märz", "march"), ("dezember", "december"))
_DOTTED = regex(r"\d{1,2}\. ?\d{1,2}\. ?\d{4}")
_FIGURES = regex(r"\d+")


def tongue_of(heads: Sequence[Head]) -> str:
    """Give the tag of the language that heads are in, `id` or `de`; empty where they may be in any."""
    words = [word(head.name).partition(" ")[0] for head in heads]
    return next((tag for tag, begin in _BEGINNINGS.items() if sum(each in begin for each in words) >= _LEAST), "")


def comma_in(heads: Sequence[Head], language: str, *, told: bool) -> bool | None:
    """Tell whether a comma parts fractions in a table, a point being for thousands; None where nobody knows.

    A table of our own has numbers as decks have them, in any language.
    """
    if not told or tuple(head.name for head in heads[:_OWN]) == NAMES[:_OWN]:
        return None
    return has_decimal_comma(language)


def digits(text: str, comma: bool | None) -> str:
    """Give a number in the deck's spelling: `1.234,5` is `1234.5` where a comma parts fractions.

    Where nobody knows, only what can mean but one thing is written anew: `2,5` is `2.5`.
    """
    if comma is None:
        ways = respelt(text)
        return ways[0] if len(ways) == 1 else text
    if comma:
        return _COMMA_NUMBER.sub(lambda found: found[0].replace(".", "").replace(",", "."), text)
    return _POINT_NUMBER.sub(lambda found: found[0].replace(",", ""), text)


def day(text: str, comma: bool | None) -> str:
    """Give a date in the deck's spelling; the text itself where it means several, or none.

    The day stands before the month where points part them, and where a comma parts fractions.
    """
    if _FIGURES.fullmatch(text):
        return text
    written = text.lower()
    for word_there, word_here in _GERMAN:
        written = written.replace(word_there, word_here)
    meant = dates_meant(written)
    if len(meant) == 1 or (meant and (comma or _DOTTED.fullmatch(written))):
        return meant[0]
    return text

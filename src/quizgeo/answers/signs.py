"""Words as a reader counts them: by letters with their marks, whatever the script. Every function is pure."""

import unicodedata

from quizgeo.patterns import regex

_QUOTES = frozenset("'’‘ʼʻʿʾ`´")
_UNSPACED = regex(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana and Chinese characters."""
_LEANING = frozenset("\u200c\u200d\u0e33\u0eb3")
"""Signs that are no marks and yet part of the one before."""
_VOWELS = regex("[\u1160-\u11ff\ud7b0-\ud7fb]")
"""Vowels and finals of a Hangul block that is written in parts."""
_CONJOINING = regex("[\u0900-\u09ff\u0a80-\u0aff\u0b00-\u0b7f\u0c00-\u0c7f\u0d00-\u0d7f]")
"""Scripts in which a virama binds two consonants into one sign."""
_VIRAMA = 9
"""Combining class of a virama."""


def is_unspaced(text: str) -> bool:
    """Tell whether a text is written in a script that puts no spaces between words."""
    return _UNSPACED.search(text) is not None


def words_of(text: str) -> list[list[str]]:
    """Give the letters and digits of each word, as a reader counts them; words without any are left out."""
    words = ([sign for sign in _graphemes(word) if _counts(sign)] for word in text.split())
    return [word for word in words if word]


def _counts(sign: str) -> bool:
    return unicodedata.category(sign[0])[0] in "LN" and sign[0] not in _QUOTES


def is_digit(sign: str) -> bool:
    """Tell whether a sign is a digit, or another sign for a number."""
    return unicodedata.category(sign[0])[0] == "N"


def _graphemes(text: str) -> list[str]:
    """Part a text into signs: a letter with its marks, a Hangul block, a conjunct of an Indic script.

    Source: Unicode Standard Annex 29, rules GB6 to GB9c, as far as they touch letters.
    """
    signs: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if signs and _leans(signs[-1], char):
            signs[-1] += char
        else:
            signs.append(char)
    return signs


def _leans(before: str, char: str) -> bool:
    """Tell whether a character is part of the sign before it."""
    if unicodedata.category(char)[0] == "M" or char in _LEANING or _VOWELS.match(char):
        return True
    bound = before.rstrip("\u200d")[-1:]
    return unicodedata.combining(bound or " ") == _VIRAMA and bool(_CONJOINING.match(bound) and _CONJOINING.match(char))

"""The transliteration key of a folded text: the same for spellings that differ only in how they were transliterated.

It brings Cyrillic to Latin letters and the usual ways to write one sound to one; it is for comparing and never shown.
"""

import re
from functools import lru_cache

from quizgeo.patterns import regex

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
        "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
"""Russian and Ukrainian letters, as folding leaves them."""

_STEPS = tuple(
    map(
        regex,
        (
            r"(?:iy|ij|yi|yj|yy|ii|y)\b",
            "dzh|dj",
            "shch|tsch|sch|tch",
            "kh|gh|ph|zh|ck|tz|ou|oo|oe|ee|tj|nj",
            "c(?![heiy])",
        ),
    )
)
"""What is replaced, step after step; the first is the end of a word."""
_INSTEAD = {
    "dzh": "j", "dj": "j", "shch": "sh", "tsch": "ch", "sch": "sh", "tch": "ch",
    "kh": "h", "gh": "g", "ph": "f", "zh": "j", "ck": "k", "tz": "ts", "ou": "u", "oo": "u", "oe": "u", "ee": "i",
    "tj": "c", "nj": "ni",
    "c": "k",
}  # fmt: skip
"""What takes its place; an end of a word becomes `i`."""
_LETTERS = str.maketrans({"x": "ks", "q": "k", "w": "v", "y": "i"})
_RUN = regex(r"(.)\1+")


@lru_cache(maxsize=16384)
def key(folded: str) -> str:
    """Give the transliteration key of a text folded at level 4; words stay words."""
    text = folded if folded.isascii() else folded.translate(_CYRILLIC)
    for pattern in _STEPS:
        text = pattern.sub(_instead, text)
    return _RUN.sub(r"\1", text.translate(_LETTERS))


def _instead(found: re.Match[str]) -> str:
    return _INSTEAD.get(found.group(), "i")

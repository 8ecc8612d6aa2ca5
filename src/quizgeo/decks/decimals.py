"""How else a number may be meant that is written with points, commas and words. All of it is pure.

A deck holds digits, and a point before a fraction, whatever its language. Yet who writes 11.000 for eleven thousand in
texts will do so in a deck.
"""

import re
from decimal import Decimal

from quizgeo.patterns import regex

_COMMA_LANGUAGES = frozenset((
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "hy",
    "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq",
    "sr", "sv", "tr", "uk", "uz", "vi",
))  # fmt: skip
"""Languages that part a fraction with a comma and group digits with a point."""
_SIZES = {
    **dict.fromkeys(("thousand", "ribu"), 1_000),
    **dict.fromkeys(("million", "juta"), 1_000_000),
    **dict.fromkeys(("billion", "miliar"), 1_000_000_000),
    **dict.fromkeys(("trillion", "triliun"), 1_000_000_000_000),
}
_DOUBTFUL = regex(r"(?<!\d)(?<!\d\.)([1-9]\d{0,2})\.(\d{3})(?!\d|\.\d)", re.ASCII)
_COMMA_DOUBTFUL = regex(r"(-?[1-9]\d{0,2}),(\d{3})", re.ASCII)
_COMMA = regex(r"(-?\d+),(\d+)", re.ASCII)
_GROUPED = regex(r"-?[1-9]\d{0,2}(?:[ ,'’_\u00a0\u202f]\d{3})+(?:\.\d+)?", re.ASCII)
_POINTED = regex(r"(-?\d{1,3}(?:\.\d{3})+),(\d+)|-?\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_WITH_WORDS = regex(r"(-?[0-9][0-9.,'’_\u00a0\u202f]*) ?([^\W\d_]\D*)")
_AMONG = regex(r"(?<!\d)-?\d[\d.,'’_\u00a0\u202f]*\d(?!\d)", re.ASCII)


def has_decimal_comma(language: str) -> bool:
    """Tell whether a language, a tag such as `id`, parts a fraction with a comma."""
    return language.partition("-")[0].lower() in _COMMA_LANGUAGES


def two_readings(written: str, *, comma: bool) -> tuple[str, str] | None:
    """Give what a text with numbers such as `11.000` is read as and what it may mean: `11` and `11000`.

    None where nobody doubts. comma: whether the language has a decimal comma; where it has a point, only a fraction
    that ends in 0 is in doubt, for nobody writes one so.
    """
    found = _DOUBTFUL.findall(written) if "." in written else ()
    if not any(comma or fraction.endswith("0") for _whole, fraction in found):
        return None
    return _DOUBTFUL.sub(lambda each: _fraction(each[1], each[2]), written), _DOUBTFUL.sub(r"\1\2", written)


def _fraction(whole: str, digits: str) -> str:
    """Write a fraction of three digits with more or fewer of them, so that it is taken for nothing else."""
    if not digits.endswith("0"):
        return f"{whole}.{digits}0"
    digits = digits.rstrip("0")
    return f"{whole}.{digits}" if digits else whole


def readings(written: str) -> tuple[str, ...]:
    """Give the ways in which a deck may hold a number that is written otherwise, the likelier first; () for no number.

    `11,000` is `11000` or `11`; `1.000,5` is `1000.5`; `11,5` is `11.5`.
    """
    if found := _COMMA_DOUBTFUL.fullmatch(written):
        return found[1] + found[2], _fraction(found[1], found[2])
    if _GROUPED.fullmatch(written):
        return (re.sub(r"[^-\d.]", "", written),)
    if found := _POINTED.fullmatch(written):
        return (f"{found[1].replace('.', '')}.{found[2]}" if found[1] else written.replace(".", ""),)
    if found := _COMMA.fullmatch(written):
        return (f"{found[1]}.{found[2]}",)
    return ()


def respelt(written: str) -> tuple[str, ...]:
    """Give the ways in which a deck may hold a text with one number, such as `2,5%`; () where it has none to mend."""
    found = _AMONG.search(written)
    return (
        tuple(f"{written[: found.start()]}{each}{written[found.end() :]}" for each in readings(found[0]))
        if found
        else ()
    )


def with_words(written: str) -> tuple[str, str]:
    """Give the digits of a text such as `1.5 million people`, and the words behind that say no size; or empty."""
    found = _WITH_WORDS.fullmatch(written)
    if found is None:
        return "", ""
    amount, words = found[1], found[2].split()
    digits = next(iter(readings(amount)), amount)
    size = _SIZES.get(words[0].lower(), 1)
    try:
        value = Decimal(digits) * size
    except ArithmeticError:
        return "", ""
    return f"{value.normalize():f}" if size > 1 else digits, " ".join(words[size > 1 :])

"""Reading a number as people write it: signs, separators, fractions, magnitudes, words, units. Exact, never a float."""

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers.numerals import is_numeral, read_numeral
from quizgeo.answers.vocabulary import (
    CURRENCIES,
    FILLERS,
    FRACTIONS,
    MAGNITUDE_M,
    MAGNITUDES,
    NEGATIVE,
    NUMBER_NOISE,
    NUMBER_PHRASES,
    RANGE_JOINERS,
    RANGE_MARKS,
    RANGE_OPENERS,
    SAME_UNITS,
)
from quizgeo.patterns import regex
from quizgeo.text import distance, fold

_SHORT_MAGNITUDE = 3
"""Letters of abbreviated magnitudes, which no misspelt word is taken for."""
MOST_DIGITS = 40
"""Digits beyond which something is no number."""


def _any_of(words: Sequence[str] | frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NOISE = regex(rf"(?:[~±≈\s(]|(?:{_any_of(NUMBER_PHRASES)}|{_any_of(NUMBER_NOISE)})(?![a-z])\.?)+")
_OPENER = regex(rf"(?:{_any_of(RANGE_OPENERS)})\s")
_SIGN = regex(rf"\s*([+-]|(?:{_any_of(NEGATIVE)})(?![a-z])|(?:{_any_of(tuple(CURRENCIES))})(?![a-z])\.?)\s*")
_LITERAL = regex(r"(?:\d+(?:[.,']\d+| \d{3}(?!\d))*|[.,]\d+)(?:e[+-]?\d{1,2}(?![a-z\d]))?")
_TOO_BIG = regex(r"e[+-]?\d")
_GROUPS = regex(r"\d+|\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*")
_DIVISOR = regex(r"\s*/\s*(\d{1,9})(?![\d/])")
_MIXED = regex(r" (\d{1,9})\s*/\s*(\d{1,9})(?![\d/])")
_ORDINAL = regex(r"(?:st|nd|rd|th)(?![a-z])")
_ORDINAL_BEFORE = regex(r"ke[- ]?(?=\d)")
_MAGNITUDE = regex(r"[\s-]*([a-z]+)(?![a-z])\.?")
_LONE_DIGIT = regex(r"(?<![a-z\d])\d")
_WORD = regex(r"[a-z]+")
_VULGAR = regex("(?=[¼-¾⅐-⅞])")
_POWER = regex("\\d[²³¹⁰⁴-⁹]")
_ALIKE = str.maketrans("−–—‒⁄’", "----/'")


class Amount(Struct, frozen=True):
    """A number, or a range of numbers, as it was read."""

    low: Fraction
    high: Fraction
    rest: str = ""
    """What stands behind it, in small letters: a unit or other words."""
    currency: str = ""
    """Name of the currency whose sign stood before it."""
    scale: int = 1
    """The magnitude in words that it was multiplied with."""

    @property
    def more(self) -> bool:
        """Whether another number stands behind it."""
        words = _WORD.findall(self.rest)
        return _LONE_DIGIT.search(self.rest) is not None or any(map(is_numeral, words))


class Convention(Struct, frozen=True):
    """How numbers are written: the sign before a fraction, the language of magnitudes, the units of the question."""

    point: str
    language: str
    units: tuple[str, ...] = ()

    def groups(self, text: str) -> bool:
        """Tell whether a text has digits grouped in threes by this convention: `38,000` is then not taken for 38."""
        mark = "," if self.point == "." else r"\."
        return re.search(rf"(?<![\d.,])\d{{1,3}}(?:{mark}\d{{3}})+(?![\d.,]*\d)", text) is not None

    def other(self) -> "Convention":
        """Give the convention with point and comma exchanged."""
        return replace(self, point="," if self.point == "." else ".")


def read_amount(text: str, convention: Convention) -> Amount | None:
    """Read a number or a range off the front of a text; None where there is none."""
    if _POWER.search(text):
        return None
    s = fold(_VULGAR.sub(" ", text), 1).translate(_ALIKE)
    s = "".join(char if char.isascii() or not char.isdecimal() else str(unicodedata.decimal(char)) for char in s)
    s = _without_noise(s)
    opener = _OPENER.match(s)
    first = _single(s[opener.end() :] if opener else s, convention)
    if first is None:
        return None
    amount = _range(first, convention, opened=opener is not None) or first
    fits = bool(convention.units) and unit_fits(amount, convention.units)
    return None if not fits and _goes_on(amount.rest) else amount


def _goes_on(rest: str) -> bool:
    """Tell whether what follows makes another number of it: a fraction, or a magnitude that could not be read."""
    words = [word for word in _WORD.findall(rest[:60]) if word not in ("a", "and", "dan", "of")][:2]
    if not words:
        return False
    first = words[0]
    return any(word in FRACTIONS for word in words) or any(
        distance(first, magnitude, 1) <= 1 for magnitude in MAGNITUDES if len(magnitude) > _SHORT_MAGNITUDE
    )


def _without_noise(s: str) -> str:
    noise = _NOISE.match(s)
    return s[noise.end() :] if noise else s


def _range(first: Amount, convention: Convention, *, opened: bool) -> Amount | None:
    """Read the second end of a range from what follows the first; None where there is none."""
    rest = first.rest.lstrip()
    marks = RANGE_MARKS if opened else tuple(mark for mark in RANGE_MARKS if mark not in RANGE_JOINERS)
    mark = next((mark for mark in marks if rest.startswith(mark)), None)
    second = _single(rest[len(mark) :], convention) if mark else None
    if second is None:
        return None
    scale = second.scale if first.scale == 1 else 1
    return replace(second, low=first.low * scale, currency=first.currency or second.currency)


def _single(s: str, convention: Convention) -> Amount | None:
    """Read one number with its sign, currency and magnitude."""
    negative, currency = False, ""
    while found := _SIGN.match(s):
        sign = found.group(1).rstrip(".")
        negative = negative or sign == "-" or sign in NEGATIVE
        currency = CURRENCIES.get(sign, currency)
        s = s[found.end() :]
    body = _body(s.lstrip(), convention.point)
    if body is None:
        return None
    value, rest = body
    amount = _scaled(Amount(value, value, rest, currency), convention)
    return replace(amount, low=-amount.low, high=-amount.high) if negative else amount


def _body(s: str, point: str) -> tuple[Fraction, str] | None:
    """Read the digits or words of a number; gives it with what follows."""
    before = _ORDINAL_BEFORE.match(s)
    s = s[before.end() :] if before else s
    literal = _LITERAL.match(s)
    if literal is None:
        number, end = read_numeral(s)
        return None if number is None else (Fraction(number), s[end:])
    value, rest = _value(literal.group(), point), s[literal.end() :]
    return None if value is None or _TOO_BIG.match(rest) else _fraction(value, rest)


def _value(literal: str, point: str) -> Fraction | None:
    """Give the value of digits with separators under a convention; None where they break it."""
    mantissa, _, power = literal.partition("e")
    whole, _, part = mantissa.partition(point)
    if (whole and not _GROUPS.fullmatch(whole)) or (part and not part.isdecimal()):
        return None
    digits = re.sub(r"\D", "", whole) + part
    if len(digits) > MOST_DIGITS:
        return None
    return Fraction(int(digits), 10 ** len(part)) * Fraction(10) ** int(power or 0)


def _fraction(value: Fraction, rest: str) -> tuple[Fraction, str]:
    """Take in what makes a fraction of a number: `3/4`, `1 1/2`; or an ending such as `5th`."""
    if mixed := _MIXED.match(rest):
        over, under = int(mixed.group(1)), int(mixed.group(2))
        return (value + Fraction(over, under), rest[mixed.end() :]) if under else (value, rest)
    if divisor := _DIVISOR.match(rest):
        under = int(divisor.group(1))
        return (value / under, rest[divisor.end() :]) if under else (value, rest)
    ordinal = _ORDINAL.match(rest)
    return value, rest[ordinal.end() :] if ordinal else rest


def _scaled(amount: Amount, convention: Convention) -> Amount:
    """Multiply with the magnitudes that follow, at most two, unless they name the question's unit."""
    for _ in range(2):
        found = _MAGNITUDE.match(amount.rest)
        if found is None or (convention.units and unit_fits(amount, convention.units)):
            break
        factor = MAGNITUDES.get(found.group(1), 1)
        if found.group(1) == "m":
            factor = MAGNITUDE_M.get(convention.language, 10**6)
        if factor == 1:
            break
        value = amount.low * factor
        amount = replace(amount, low=value, high=value, rest=amount.rest[found.end() :], scale=amount.scale * factor)
    return amount


def unit_fits(amount: Amount, units: Sequence[str]) -> bool:
    """Tell whether what stands around a number is nothing but its units: `38 people killed` has two of one thing."""
    allowed = _allowed(units)
    if amount.currency and amount.currency not in allowed:
        return False
    words = _unit(amount.rest).split()
    while words:
        end = next((end for end in range(len(words), 0, -1) if " ".join(words[:end]) in allowed), 0)
        if not end:
            return False
        words = words[end:]
    return True


def unit_begins(amount: Amount, units: Sequence[str]) -> bool:
    """Tell whether the words behind a number begin with one of the units."""
    words = _unit(amount.rest).split()
    return any(" ".join(words[:end]) in _allowed(units) for end in range(1, len(words)))


def _allowed(units: Sequence[str]) -> set[str]:
    allowed = {_unit(unit) for unit in units}
    for names in SAME_UNITS:
        if not allowed.isdisjoint(names):
            allowed |= names
    return allowed


def _unit(text: str) -> str:
    """Give a unit without case, currency signs, plural `s` and fillers."""
    text = text.casefold()
    for sign, name in CURRENCIES.items():
        if not sign.isalpha():
            text = text.replace(sign, f" {name} ")
    fillers = FILLERS["en"] | FILLERS["id"]
    words = [word for word in fold(text, 3).split() if word not in fillers]
    return " ".join(word.removesuffix("s") if len(word) > 2 else word for word in words)  # noqa: PLR2004 - `as` is a word

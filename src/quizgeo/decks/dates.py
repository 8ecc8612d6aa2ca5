"""How a deck writes a date that is written as in texts: `19 September 2023` is `2023-09-19`. All of it is pure."""

from collections.abc import Sequence
from datetime import date

from quizgeo.patterns import regex

_NUMBERS = regex(r"([0-9]{1,4}) ?[-./ ] ?([0-9]{1,4})(?: ?[-./ ] ?([0-9]{1,4}))?")
_GLUED = regex(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_WORDS = regex(r"[0-9]+|[^\W\d_]+")
_MONTHS = tuple(
    regex(begins)
    for begins in (
        "jan",
        "[fp]eb",
        "mar",
        "apr",
        "m[ae][iy]",
        "jun",
        "jul",
        "a(?:ug|g[stu])",
        "sep",
        "o[ck]t",
        "no[vp]",
        "de[cs]",
    )
)
"""How the names of the months begin, in English and Indonesian."""
_BETWEEN = frozenset(("st", "nd", "rd", "th", "the", "of", "tanggal"))
_YEAR = 4
"""Digits of a year."""


def dates_meant(written: str) -> tuple[str, ...]:
    """Give the dates that a text may mean, as a deck writes them, the likelier first; () where it means none."""
    found = _NUMBERS.fullmatch(written) or _GLUED.fullmatch(written)
    if found:
        ways = _of_numbers([part for part in found.groups() if part])
    else:
        ways = _of_words(_WORDS.findall(written.lower()))
    return tuple(dict.fromkeys(way for way in ways if way))


def _of_numbers(parts: Sequence[str]) -> list[str]:
    """Read two or three numbers: the year stands first or last, and the day is likelier to come before the month."""
    if len(parts[0]) == _YEAR:
        return [_date(*parts)]
    year, *rest = parts[::-1]
    if len(year) != _YEAR:
        return []
    return [_date(year, *rest), _date(year, *rest[::-1])]


def _of_words(words: Sequence[str]) -> list[str]:
    """Read a month by its name, a year, and perhaps a day, in any order."""
    years = [word for word in words if word.isdecimal() and len(word) == _YEAR]
    days = [word for word in words if word.isdecimal() and len(word) != _YEAR]
    months = [_month(word) for word in words if not word.isdecimal() and word not in _BETWEEN]
    if len(months) != 1 or len(years) != 1 or len(days) > 1:
        return []
    return [_date(years[0], months[0], *days)]


def _month(word: str) -> str:
    """Give the number of a month by its name; 0 for another word."""
    return str(next((number for number, begins in enumerate(_MONTHS, 1) if begins.match(word)), 0))


def _date(year: str, month: str, day: str = "") -> str:
    """Write a date in the deck's way; empty when there is no such day."""
    try:
        whole = date(int(year), int(month), int(day or 1)).isoformat()
    except (ValueError, OverflowError):  # the second for numbers of more than nine digits
        return ""
    return whole if day else whole[:7]

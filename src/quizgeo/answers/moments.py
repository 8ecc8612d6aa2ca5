"""Reading a date as people write it, whole or in part, and measuring between dates of different precision."""

from datetime import date
from typing import Literal

from msgspec import Struct

from quizgeo.answers.vocabulary import DATE_NOISE, MONTHS
from quizgeo.decks.kinds import PartialDate, Span
from quizgeo.patterns import regex
from quizgeo.text import distance, fold

_TOKEN = regex(r"'?\d+|[^\W\d_]+")
_QUOTES = str.maketrans("’‘ʼ´`", "'''''")
_MOST_TOKENS = 16
_LONG_NAME = 5
"""Letters from which on a month's name may hold one slip."""
_LONG_MONTHS = {name: month for name, month in MONTHS.items() if len(name) >= _LONG_NAME}
_CENTURY_TURN = 70
"""Two-digit years below it are 20xx."""
YEAR_DIGITS, _DAY_DIGITS = 4, 2
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2

_ORDERS = {
    "y": ("y",), "m": ("m",),
    "yn": ("ym",), "ny": ("my",), "nn": ("my", "dm"), "my": ("my",), "ym": ("ym",), "nm": ("dm",),
    "mn": ("my", "md"), "ynn": ("ymd",), "nny": ("dmy", "mdy"), "nnn": ("dmy", "mdy"),
    "nmy": ("dmy",), "nmn": ("dmy",), "mny": ("mdy",), "mnn": ("mdy",), "ymn": ("ymd",), "ynm": ("ydm",),
}  # fmt: skip
"""What the tokens of a date may be, by their shape: y a written-out year, m a month's name, n another number."""
_SWAPPED = frozenset(("nny", "nnn"))
"""Shapes in which day and month look alike."""
_MONTH_FIRST = {"nn": ("my", "md")}
"""What two numbers may be where the month is written before the day; a year that is left out may be anyone's."""

Unit = Literal["day", "week", "month", "year"]
_RANK: dict[Unit, int] = {"year": 1, "month": 2, "week": 3, "day": 3}
"""How many parts a date needs for a length in that unit to be measured."""


class Reading(Struct, frozen=True):
    """One way to read a text as a date; 0 for a part that was not given, the year too."""

    year: int = 0
    month: int = 0
    day: int = 0
    swapped: bool = False
    """Read with day and month in the order that is not usual here."""

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year, month and day."""
        return self.year, self.month, self.day


def read_date(text: str, *, month_first: bool = False, year: int = 0) -> tuple[Reading, ...] | None:
    """Read a date in all ways that make sense, the usual one first. year: of a date that has none, 0 for no year.

    None if it is no date at all, an empty tuple if there is no such day.
    """
    tokens = _tokens(text)
    if tokens is None:
        return None
    shape = "".join(shape for shape, _ in tokens)
    orders = _ORDERS.get(shape)
    if orders is None:
        return None
    if month_first:
        orders = orders[::-1] if shape in _SWAPPED else _MONTH_FIRST.get(shape, orders)
    swapped = shape in _SWAPPED
    found = (_reading(order, tokens, year, swapped=swapped and bool(place)) for place, order in enumerate(orders))
    return tuple(reading for reading in found if reading)


def _tokens(text: str) -> list[tuple[str, int]] | None:
    """Give the shape and value of each token of a date; None where one is neither a number nor a month."""
    tokens: list[tuple[str, int]] = []
    found = _TOKEN.findall(fold(text.translate(_QUOTES), 1))
    if len(found) > _MOST_TOKENS:
        return None
    for token in found:
        digits = token.removeprefix("'")
        if digits.isdecimal():
            if len(digits) > YEAR_DIGITS:
                return None
            tokens.append(_number(digits, quoted=digits != token))
        elif fold(token, 3) not in DATE_NOISE:
            month = _month(fold(token, 3))
            if month is None:
                return None
            tokens.append(("m", month))
    return tokens


def _number(digits: str, *, quoted: bool) -> tuple[str, int]:
    short = len(digits) <= _DAY_DIGITS
    if quoted and short:
        return "y", _full_year(int(digits))
    return "n" if short else "y", int(digits)


def _full_year(year: int) -> int:
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _month(name: str) -> int | None:
    """Give the month that a name means, with one slip in names of five letters or more."""
    if name in MONTHS:
        return MONTHS[name]
    near = {
        month
        for known, month in _LONG_MONTHS.items()
        if abs(len(known) - len(name)) <= 1 and distance(known, name) == 1
    }
    return near.pop() if len(near) == 1 else None


def _reading(order: str, tokens: list[tuple[str, int]], year: int, *, swapped: bool) -> Reading | None:
    """Give tokens their places, and a date without one its year; None where there is no such day or month."""
    parts = {"y": 0, "m": 0, "d": 0}
    for part, (shape, value) in zip(order, tokens, strict=True):
        parts[part] = _full_year(value) if part == "y" and shape == "n" else value
        if not parts[part]:
            return None
    year, month, day = parts["y"] or year, parts["m"], parts["d"]
    return Reading(year, month, day, swapped) if _exists(year, month, day) else None


def _exists(year: int, month: int, day: int) -> bool:
    if month > len(_MONTH_DAYS):
        return False
    if (month, day) == (_FEBRUARY, 29) and year:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return not day or day <= _MONTH_DAYS[month - 1]


def is_within(asked: PartialDate, given: Reading, span: Span, times: int = 1) -> bool | None:
    """Tell whether a date lies within `times` a span of the one asked; None where it is too coarse to tell.

    Both are compared at the coarser precision of the two.
    """
    precision = min(_precision((asked.year, asked.month, asked.day)), _precision(given.parts))
    if precision < _RANK[span.unit]:
        return None
    count = span.count * times
    if span.unit in ("day", "week"):
        days = count * 7 if span.unit == "week" else count
        ordinal = date(asked.year, asked.month, asked.day).toordinal()
        return abs(date(*given.parts).toordinal() - ordinal) <= days
    months = count * 12 if span.unit == "year" else count
    low, high = (_moved(asked, sign * months)[:precision] for sign in (-1, 1))
    return low <= given.parts[:precision] <= high


def _precision(parts: tuple[int, int, int]) -> int:
    """Count the parts from the year on that are given."""
    return parts.index(0) if 0 in parts else 3


def _moved(asked: PartialDate, months: int) -> tuple[int, int, int]:
    """Give the date that many months later, the last of the month where it has no such day; years have no limits."""
    year, month = divmod(asked.year * 12 + max(asked.month, 1) - 1 + months, 12)
    last = next(day for day in (31, 30, 29, 28) if _exists(year, month + 1, day))
    return year, month + 1, min(asked.day, last)

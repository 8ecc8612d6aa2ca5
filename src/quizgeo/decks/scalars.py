"""Texts into numbers, dates and other values, each by the rule of its type; YAML's own guesses play no part.

Every function takes a cleaned text and raises `MisreadError` with the sentence and the cure.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, cast

from quizgeo.decks import limits
from quizgeo.decks.dates import dates_meant
from quizgeo.decks.decimals import readings, respelt, with_words
from quizgeo.decks.kinds import PartialDate, Span, Tolerance
from quizgeo.decks.report import shown
from quizgeo.language import _
from quizgeo.patterns import regex

_SLUG = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECIMAL = regex(r"-?\d+(?:\.\d+)?", re.ASCII)
_DATE = regex(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_SPAN = regex(r"(\d{1,6}) ?(day|week|month|year)s?", re.ASCII)
_DISTANCE = regex(r"(\d+(?:\.\d+)?) ?(km|mi|m)", re.ASCII)
_SECONDS = regex(r"(?:(\d{1,4})s?|(\d{1,2})m|(\d{1,2}):(\d\d))", re.ASCII)
_LANGUAGE = regex(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?", re.ASCII)
_ADDRESS = regex(r"https?://[^\s/?#@\\]+(?:[/?#]\S*)?")
_NOT_IN_PATHS = regex(r"[\\:*?\"<>|~%\x00-\x1f]")
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))))
_TRUE = frozenset(("true", "yes", "on"))
_FALSE = frozenset(("false", "no", "off"))
_KM = {"km": 1.0, "m": 0.001, "mi": 1.609344}
_LEAST_SECONDS, _MOST_SECONDS = 5, 3600
_MONTHS = 12
_DIGITS = 40
"""Digits of a number; more carry no meaning and cost time."""

PATTERNS = {
    "slug": _SLUG.pattern,
    "decimal": _DECIMAL.pattern,
    "date": _DATE.pattern,
    "span": _SPAN.pattern,
    "distance": _DISTANCE.pattern,
    "seconds": _SECONDS.pattern,
    "language": _LANGUAGE.pattern,
    "address": _ADDRESS.pattern,
}
"""How the texts of some types are built, as regular expressions of the part that Python and JavaScript share."""


class MisreadError(Exception):
    """A text that is not what its field asks for, and how to write it."""

    def __init__(self, message: str, fix: str) -> None:
        self.message = message
        self.fix = fix
        super().__init__(message)


def is_slug(text: str) -> bool:
    """Tell whether a text can be an identity."""
    return len(text) <= limits.SLUG and _SLUG.fullmatch(text) is not None


def slug_of(text: str) -> str:
    """Make an identity out of the letters and digits of a text; empty when it has none."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[: limits.SLUG].strip("-")


def nearest(written: str, words: Iterable[str]) -> str:
    """Give the word that is spelt most like what is written; empty when none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(written.lower(), tuple(words), 1, 0.6)), "")


def read_bool(text: str) -> bool:
    """Read `true`, `yes`, `on` or `false`, `no`, `off` in any case."""
    word = text.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise MisreadError(_('"{text}" is not yes or no').format(text=shown(text)), _("write yes or no"))


def read_whole(text: str, low: int, high: int) -> int:
    """Read a whole number from `low` to `high`."""
    value = read_decimal(text)
    if value != value.to_integral_value() or not low <= value <= high or "." in text:
        message = _('"{text}" is not a whole number from {low} to {high}')
        raise MisreadError(
            message.format(text=shown(text), low=low, high=high), _("write a number such as {low}").format(low=low)
        )
    return int(value)


def read_decimal(text: str) -> Decimal:
    """Read digits, with a point for a fraction and nothing between groups."""
    if _DECIMAL.fullmatch(text) and len(text) <= _DIGITS:
        return Decimal(text)
    fix = _("write digits, such as 11 or 2.5")
    raise MisreadError(_('"{text}" is no number').format(text=shown(text)), _one_of(readings(text), fix))


def _one_of(ways: Sequence[str], otherwise: str) -> str:
    """Say to write one of the ways in which a text may be meant."""
    if len(ways) > 1:
        return _("write {one} or {other}").format(one=shown(ways[0]), other=shown(ways[1]))
    return _("write {digits}").format(digits=shown(ways[0])) if ways else otherwise


def read_range(text: str) -> tuple[Decimal, Decimal]:
    """Read a number, or a range such as `60..70`, as its two ends. Does not compare the ends."""
    low, dots, high = text.partition("..")
    if not dots:
        value = _read_counted(text)
        return value, value
    return read_decimal(low.strip()), read_decimal(high.strip())


def _read_counted(text: str) -> Decimal:
    """Read a number; of one with words behind it say where these belong."""
    try:
        return read_decimal(text)
    except MisreadError as error:
        digits, words = with_words(text)
        if not digits:
            raise
        fix = _("write {digits}, and {words} under unit") if words else _("write {digits}")
        raise MisreadError(error.message, fix.format(digits=digits, words=shown(words))) from None


def read_tolerance(text: str) -> Tolerance:
    """Read an amount such as `5`, or a share such as `5%`."""
    body = text.removesuffix("%")
    try:
        amount = read_decimal(body.strip())
    except MisreadError:
        amount = Decimal(-1)
    if amount < 0:
        message = _('"{text}" is no tolerance').format(text=shown(text))
        raise MisreadError(message, _one_of(respelt(text), _("write an amount such as 5, or a share such as 5%")))
    return Tolerance(amount, percent=body != text)


def read_date(text: str) -> PartialDate:
    """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and only what the calendar has."""
    fix = _("write 2023, 2023-09 or 2023-09-19")
    found = _DATE.fullmatch(text)
    if found is None or text[:4] == "0000":
        raise MisreadError(_('"{text}" is no date').format(text=shown(text)), _one_of(dates_meant(text), fix))
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[2] and not 1 <= month <= _MONTHS:
        raise MisreadError(_("there is no month {month}").format(month=found[2]), fix)
    if found[3] and not _is_day(year, month, day):
        message = _("there is no day {day} in {year}-{month}").format(day=found[3], year=found[1], month=found[2])
        raise MisreadError(message, fix)
    return PartialDate(year, month, day)


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether a month has a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def read_span(text: str) -> Span:
    """Read a length of calendar time such as `10 days` or `1 month`."""
    found = _SPAN.fullmatch(text)
    if found is None:
        message = _('"{text}" is no length of time').format(text=shown(text))
        raise MisreadError(message, _("write 10 days, 2 weeks, 1 month or 3 years"))
    return Span(int(found[1]), cast("Literal['day', 'week', 'month', 'year']", found[2]))


def read_distance(text: str) -> float:
    """Read a distance such as `30 km`, `500 m` or `20 mi`, in kilometres."""
    found = _DISTANCE.fullmatch(text)
    if found is None or len(found[1]) > _DIGITS or not float(found[1]):
        message = _('"{text}" is no distance').format(text=shown(text))
        raise MisreadError(message, _one_of(respelt(text), _("write 30 km, 500 m or 20 mi")))
    return float(found[1]) * _KM[found[2]]


def read_seconds(text: str) -> int:
    """Read a time limit such as `30`, `90s`, `2m` or `1:30`, from 5 seconds to an hour."""
    found = _SECONDS.fullmatch(text)
    seconds = 0
    if found:
        seconds = int(found[1] or 0) + 60 * int(found[2] or found[3] or 0) + int(found[4] or 0)
    if not _LEAST_SECONDS <= seconds <= _MOST_SECONDS:
        message = _('"{text}" is no time from 5 seconds to an hour').format(text=shown(text))
        raise MisreadError(message, _("write 30, 90s, 2m or 1:30"))
    return seconds


def read_language(text: str) -> str:
    """Read a language tag such as `en` or `zh-Hant`."""
    if _LANGUAGE.fullmatch(text):
        return text
    raise MisreadError(_('"{text}" is no language tag').format(text=shown(text)), _("write en, id, az or zh-Hant"))


def read_address(text: str) -> str:
    """Read an address of the web. It is text: nothing is ever fetched from it."""
    if _ADDRESS.fullmatch(text):
        return text
    message = _('"{text}" is no address of the web').format(text=shown(text))
    raise MisreadError(message, _("write https://host/path, without a name before the host"))


def read_path(text: str) -> str:
    """Read a relative path with `/` that stays below the deck's folder."""
    parts = text.split("/")
    for part in parts:
        if (
            not part
            or part.endswith((".", " "))
            or part.partition(".")[0].lower() in _DEVICES
            or _NOT_IN_PATHS.search(part)
        ):
            message = _('"{path}" is not a path in the deck\'s folder').format(path=shown(text))
            raise MisreadError(message, _("put the file beside the deck and write its name"))
    return text

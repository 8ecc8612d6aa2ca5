"""Days as people write them: `2026-12-05`, `12-05`, `5 Dec`, `tomorrow`, `+30`, and `12-20..12-28` for several.

A date without a year is the next one from today on. What is no day is refused with a sentence.
"""

import re
from collections.abc import Iterator
from datetime import date

from quizgeo.clock import EPOCH, day_date
from quizgeo.language import N_, _
from quizgeo.study.agenda import Break
from quizgeo.study.dates import MONTHS
from quizgeo.text import clean, shorten

FARTHEST = 730
"""Days ahead beyond which a plan would tell nothing."""

_WORDS = ((N_("today"), 0), (N_("tomorrow"), 1))
_ISO = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(?:(\d{1,2})\.? +([^\W\d]{3,})|([^\W\d]{3,})\.? +(\d{1,2}))\.?(?:,? +(\d{4}))?")
_AHEAD = re.compile(r"\+ ?(\d{1,6})")
_LEAP_YEARS = 9
"""Years within which every date comes, 29 February too."""
_HALF_A_YEAR = 182
_SHOWN = 40


class DayError(ValueError):
    """A day that cannot be planned for; the sentence says why."""


def read_day(text: str, today: int, since: int | None = None) -> int:
    """Give the study day that a text names. since: from when a date without a year is looked for. Raises DayError."""
    written = clean(text).strip().casefold()
    for word, days in _WORDS:
        if written in (word, _(word).casefold()):
            return today + days
    if ahead := _AHEAD.fullmatch(written):
        return _far(text, today + int(ahead[1]))
    found = next((each for each in _readings(written, today if since is None else since) if each is not None), None)
    if found is None:
        sentence = _("{text} is no day: write it as in 2026-12-05, 12-05, 5 Dec, +30 or tomorrow")
        raise DayError(sentence.format(text=shorten(clean(text), _SHOWN)))
    return found


def read_exam(text: str, today: int) -> int:
    """Give the study day of an exam, today or later. Raises DayError."""
    day = read_day(text, today)
    if day < today:
        sentence = _("exam: {date} is past (today is {today})")
        raise DayError(sentence.format(date=_iso(day), today=_iso(today)))
    if day > today + FARTHEST:
        raise DayError(_("exam: {date} is more than two years off, too far for a plan").format(date=_iso(day)))
    return day


def read_break(text: str, today: int) -> Break:
    """Give the days of a break, `FROM..TO` or one day; it begins after today. Raises DayError."""
    written, dots, end = text.partition("..")
    first = read_day(written, today)
    last = read_day(end, today, first) if dots else first
    if first <= today:
        sentence = _("away: {date} is not after today ({today})")
        raise DayError(sentence.format(date=_iso(first), today=_iso(today)))
    if dots and last > first:
        _in_order(end, first, today)
    if last < first:
        raise DayError(_("away: {last} is before {first}").format(last=_iso(last), first=_iso(first)))
    if last > today + FARTHEST:
        raise DayError(_("away: {date} is more than two years off, too far for a plan").format(date=_iso(last)))
    return Break(first, last)


def _in_order(end: str, first: int, today: int) -> None:
    """Refuse `03-25..03-20`: without a year its end would be one of the year after. `12-20..01-04` is meant so.

    Raises DayError.
    """
    before = read_day(end, today, first - _HALF_A_YEAR)
    if before < first and day_date(before).year == day_date(first).year:
        sentence = _("away: {last} is before {first}; if the year after is meant, write it too")
        raise DayError(sentence.format(last=_iso(before), first=_iso(first)))


def _readings(written: str, since: int) -> Iterator[int | None]:
    if iso := _ISO.fullmatch(written):
        yield _dated(iso[1], int(iso[2]), int(iso[3]), since)
    if named := _NAMED.fullmatch(written):
        month = _month(named[2] or named[3])
        yield _dated(named[5], month, int(named[1] or named[4]), since) if month else None


def _month(name: str) -> int:
    """Give the number of a month by its name, short or whole, in English or the language in use; 0 for no month."""
    for number, short in enumerate(MONTHS, 1):
        if any(name.startswith(each.casefold()) for each in (short, _(short))):
            return number
    return 0


def _dated(year: str | None, month: int, day: int, since: int) -> int | None:
    """Give a date as a study day; without a year the next one. None where there is no such date."""
    if year:
        return _day_of(int(year), month, day)
    this = day_date(since).year
    days = (_day_of(each, month, day) for each in range(this, this + _LEAP_YEARS))
    return next((found for found in days if found is not None and found >= since), None)


def _day_of(year: int, month: int, day: int) -> int | None:
    try:
        return (date(year, month, day) - EPOCH).days
    except ValueError:
        return None


def _far(text: str, day: int) -> int:
    """Give a day that has a date. Raises DayError."""
    if day > (date.max - EPOCH).days:
        raise DayError(_("{text} is too far off").format(text=shorten(clean(text), _SHOWN)))
    return day


def _iso(day: int) -> str:
    return day_date(day).isoformat()

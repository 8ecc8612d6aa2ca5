"""Lengths of time as people say them, and in a few cells where room is short: the owner of "3 months" and "3 mo"."""

from quizgeo.language import _, ngettext, number

_MONTH = 30.44
_YEAR = 365.25
_DAYS_UP_TO = 60
"""Days up to which every one of them is counted; more are months."""
_MONTHS_UP_TO = 24
"""Months before a length is told in years."""


def days_in_words(days: int) -> str:
    """Say a number of days, >= 0, as people do: `today`, `3 days`, `5 months`, `2.5 years`."""
    if days <= 0:
        return _("today")
    if days <= _DAYS_UP_TO:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    months = round(days / _MONTH)
    if months < _MONTHS_UP_TO:
        return ngettext("{n} month", "{n} months", months).format(n=months)
    return ngettext("{n} year", "{n} years", round(days / _YEAR)).format(n=_short(days / _YEAR))


def wait_in_words(days: int) -> str:
    """Say when something comes, in days from now: `today`, `tomorrow`, `in 3 days`, `in 5 months`."""
    if days <= 0:
        return _("today")
    return _("tomorrow") if days == 1 else _("in {length}").format(length=days_in_words(days))


def days_in_short(days: int) -> str:
    """Say a number of days, >= 0, in at most eight cells: `today`, `3 d`, `5 mo`, `2.5 y`."""
    if days <= 0:
        return _("today")
    if days <= _DAYS_UP_TO:
        return _("{count} d").format(count=days)
    months = round(days / _MONTH)
    if months < _MONTHS_UP_TO:
        return _("{count} mo").format(count=months)
    return _("{count} y").format(count=_short(days / _YEAR))


def milliseconds_in_words(ms: int) -> str:
    """Say a length of time in milliseconds, >= 0: `9 s`, `11 min 20 s`, `1 h 5 min`."""
    seconds = round(ms / 1000)
    if seconds < 60:  # noqa: PLR2004 - seconds in a minute
        return _("{count} s").format(count=seconds)
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:  # noqa: PLR2004 - minutes in an hour
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds)
    hours, minutes = divmod(minutes, 60)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def _short(amount: float) -> str:
    return number(f"{amount:.1f}".removesuffix(".0"))

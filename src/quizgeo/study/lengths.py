"""Lengths of time in a few cells: the one owner of "3 d" and "2 mo"."""

from quizgeo.language import _, number

_MONTH = 30.44
_YEAR = 365.25


def days_in_words(days: int) -> str:
    """Say a number of days, >= 0, in at most six cells: `today`, `3 d`, `2.5 mo`, `1.2 y`."""
    if days <= 0:
        return _("today")
    if days < 2 * _MONTH:
        return _("{count} d").format(count=days)
    if days < _YEAR:
        return _("{count} mo").format(count=_short(days / _MONTH))
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

"""Days and dates as people read them: the one owner of "12 Feb 2026". Programs get ISO dates and need none of this.

It is read before the first paint, so it imports nothing but the clock and the language.
"""

from quizgeo.clock import day_date
from quizgeo.language import N_, _

MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def date_in_words(year: int, month: int = 0, day: int = 0) -> str:
    """Give a date at its own precision, 0 for what is not known: `2026`, `Feb 2026`, `12 Feb 2026`."""
    if not month:
        return str(year)
    name = _(MONTHS[month - 1])
    if not day:
        return _("{month} {year}").format(month=name, year=year)
    return _("{day} {month} {year}").format(day=day, month=name, year=year)


def day_in_words(day: int) -> str:
    """Give a study day as its date: `12 Feb 2026`."""
    date = day_date(day)
    return date_in_words(date.year, date.month, date.day)


def past_day_in_words(day: int, today: int) -> str:
    """Give a study day that is over, or today: `today`, `yesterday`, `12 Feb 2026`."""
    if day >= today:
        return _("today")
    return _("yesterday") if day == today - 1 else day_in_words(day)

"""What is planned, in sentences: the same on every screen and in every command."""

from collections.abc import Iterator, Mapping

from quizgeo.clock import day_date
from quizgeo.language import N_, _, ngettext
from quizgeo.study.agenda import Agenda, Break, KeptExam, spread_days
from quizgeo.study.dates import MONTHS, day_in_words

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def agenda_lines(agenda: Agenda, today: int, titles: Mapping[str, str]) -> Iterator[str]:
    """Say what is planned, a sentence for each thing. titles: of decks by identity, which stands for one without."""
    for exam in agenda.exams:
        yield exam_line(exam, today, titles)
    if agenda.away is not None:
        yield break_line(agenda.away, today)
    if agenda.spread is not None:
        yield spread_line(agenda.spread, today)


def exam_line(exam: KeptExam, today: int, titles: Mapping[str, str]) -> str:
    """Say for which day and decks an exam is planned, and how many days are left."""
    decks = ", ".join(titles.get(deck, deck) for deck in exam.decks)
    return f"{exam_day(exam.day, today)}: {decks}"


def exam_day(day: int, today: int) -> str:
    """Say when an exam is: `Exam on 5 Dec 2026, in 12 days`."""
    if day <= today:
        return _("Exam today")
    sentence = ngettext("Exam on {date}, in {count} day", "Exam on {date}, in {count} days", day - today)
    return sentence.format(date=day_in_words(day), count=day - today)


def break_line(away: Break, today: int) -> str:
    """Say from when to when there is a break."""
    dates = {"first": day_in_words(away.first), "last": day_in_words(away.last)}
    if away.first <= today:
        return _("Away until {last}: no new cards come").format(**dates)
    if away.first == away.last:
        return _("Away on {first}: what falls due then is asked before").format(**dates)
    return _("Away from {first} to {last}: what falls due then is asked before").format(**dates)


def spread_line(first: int, today: int) -> str:
    """Say for how long a backlog is spread."""
    left = spread_days(first).stop - today
    sentence = ngettext(
        "What waits is spread: {count} day is left, the most endangered cards come first",
        "What waits is spread over {count} days, the most endangered cards first",
        left,
    )
    return sentence.format(count=left)


def day_named(day: int) -> str:
    """Give a study day as `Sat 22 Nov`."""
    date = day_date(day)
    return _("{weekday} {day} {month}").format(
        weekday=_(WEEKDAYS[date.weekday()]), day=date.day, month=_(MONTHS[date.month - 1])
    )

"""The judgement of a typed date, at the precision the deck asks for."""

from quizgeo.answers.context import Context
from quizgeo.answers.moments import YEAR_DIGITS, Reading, is_within, read_date
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.shown import date_text, span_text
from quizgeo.answers.verdict import Verdict
from quizgeo.answers.words import LONGEST
from quizgeo.decks.kinds import Date, PartialDate
from quizgeo.text import fold

_RIGHT = ("same", "more-precise", "within")


def check_date(body: Date, given: str, context: Context) -> Verdict:
    """Judge a typed date. Day comes before month unless the deck's language is `en-US`."""
    answer = date_text(body.date)
    if not fold(given, 2):
        return verdict("blank", answer)
    readings = _readings(body, given, context)
    if readings is None:
        return verdict("not-a-date", answer)
    if not readings:
        return verdict("no-such-date", answer, given=excerpt(given))
    reason, reading = _best(body, readings)
    score = _share(body.date, reading) if reason == "less-precise" else None
    return verdict(reason, answer, score=score, tolerance=span_text(body.within) if body.within else "")


def lacks_year(body: Date, given: str, context: Context) -> bool:
    """Tell whether a date stops before its year, so that nobody can say yet whether it is meant rightly.

    Only the form of what was given and the words of the question decide: the answer tells nothing of what is right.
    Two numbers may be month and year, or day and month: where a day is asked for, they are the latter.
    """
    readings = _readings(body, given, context) or ()
    yearless = [not reading.year for reading in readings]
    return any(yearless) if body.date.day else bool(yearless) and all(yearless)


def _readings(body: Date, given: str, context: Context) -> tuple[Reading, ...] | None:
    """Read a date; what has no year is of the year that the question itself names, if that is the one asked for."""
    if len(given) > LONGEST:
        return None
    year = body.date.year if _years_in(context.prompt) == {body.date.year} else 0
    return read_date(given, month_first=context.language.lower() == "en-us", year=year)


def _years_in(text: str) -> set[int]:
    """Give the numbers of a text that are written like years."""
    numbers = "".join(char if char.isdecimal() else " " for char in text).split()
    return {int(number) for number in numbers if len(number) == YEAR_DIGITS}


def _best(body: Date, readings: tuple[Reading, ...]) -> tuple[str, Reading]:
    """Give the reason of the first reading that is right, else that has some truth, else of the usual one."""
    judged = [(_compare(body, reading), reading) for reading in readings]
    for reason, reading in judged:
        if reason in _RIGHT:
            return ("day-month" if reading.swapped else reason), reading
    return next((found for found in judged if found[0] != "different"), judged[0])


def _compare(body: Date, given: Reading) -> str:
    """Give the reason's word for one reading."""
    plain = _agree(body.date, given)
    inside = is_within(body.date, given, body.within) if body.within else None
    if body.within is None or inside is None or plain in _RIGHT:
        return plain
    near = is_within(body.date, given, body.within, times=2)
    return "within" if inside else "near" if near else "different"


def _agree(date: PartialDate, given: Reading) -> str:
    """Compare part by part, as far as both go."""
    asked = _asked(date)
    if any(part and part != right for part, right in zip(given.parts, asked, strict=False)):
        return "different"
    if not all(given.parts[: len(asked)]):
        return "less-precise"
    return "more-precise" if any(given.parts[len(asked) :]) else "same"


def _asked(date: PartialDate) -> tuple[int, ...]:
    """Give the parts that the deck asks for."""
    return tuple(part for part in (date.year, date.month, date.day) if part)


def _share(date: PartialDate, given: Reading) -> float:
    """Give the share of the asked parts that were given."""
    asked = len(_asked(date))
    return sum(map(bool, given.parts[:asked])) / asked

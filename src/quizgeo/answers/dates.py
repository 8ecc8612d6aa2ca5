"""The judgement of a typed date, at the precision the deck asks for."""

from quizgeo.answers.context import Context
from quizgeo.answers.moments import Reading, is_within, read_date
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
    readings = read_date(given, month_first=context.language.lower() == "en-us") if len(given) <= LONGEST else None
    if readings is None:
        return verdict("not-a-date", answer)
    if not readings:
        return verdict("no-such-date", answer, given=excerpt(given))
    reason, reading = _best(body, readings)
    score = _share(body.date, reading) if reason == "less-precise" else None
    return verdict(reason, answer, score=score, tolerance=span_text(body.within) if body.within else "")


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

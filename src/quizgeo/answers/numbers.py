"""The judgement of a typed number: exact comparison, both ways to write separators, tolerance, units."""

from fractions import Fraction

from quizgeo.answers.amounts import Amount, Convention, read_amount, unit_begins, unit_fits
from quizgeo.answers.context import Context
from quizgeo.answers.reasons import verdict
from quizgeo.answers.shown import decimal_text, number_text
from quizgeo.answers.verdict import Verdict
from quizgeo.answers.vocabulary import decimal_point
from quizgeo.answers.words import LONGEST
from quizgeo.decks.kinds import Number, Tolerance
from quizgeo.patterns import regex
from quizgeo.text import fold

_RIGHT = ("same", "within")
_ROUND = regex(r"\d[.,]000(?!\d)")


def check_number(body: Number, given: str, context: Context) -> Verdict:
    """Judge a typed number, first as the deck's language writes numbers, then with point and comma exchanged."""
    answer = number_text(body, context.language)
    if not fold(given, 2):
        return verdict("blank", answer)
    reason = _reason(body, given, context) if len(given) <= LONGEST else "not-a-number"
    return verdict(
        reason,
        answer,
        tolerance=_tolerance_text(body.within, context.language) if body.within else "",
        unit=body.units[0] if body.units else "",
    )


def _reason(body: Number, given: str, context: Context) -> str:
    own = Convention(decimal_point(context.language), context.base_language, body.units)
    if own.other().groups(given) and _ROUND.search(given):  # nobody writes 38 as 38.000, but many 38 thousand
        return "other-separator" if _compare(body, read_amount(given, own.other())) in _RIGHT else "different"
    first = _compare(body, read_amount(given, own))
    if first in _RIGHT or own.groups(given):
        return first
    second = _compare(body, read_amount(given, own.other()))
    if second in _RIGHT:
        return "other-separator"
    return second if first == "not-a-number" else first


def _compare(body: Number, amount: Amount | None) -> str:
    """Give the reason's word for an amount as it was read under one convention."""
    if amount is None:
        return "not-a-number"
    place = _place(body, amount)
    if place == "different":
        return place
    if body.units and not unit_fits(amount, body.units):
        return "extra-words" if amount.more or unit_begins(amount, body.units) else "other-unit"
    return "extra-words" if not body.units and amount.more else place


def _place(body: Number, amount: Amount) -> str:
    """Say where an amount lies: on the answer, within the tolerance, near it, or elsewhere."""
    low, high = Fraction(body.low), Fraction(body.high)
    if low != high or amount.low != amount.high:
        ends = sorted((amount.low, amount.high))
        return "same" if low != high and low <= ends[0] and ends[1] <= high else "different"
    off = abs(amount.low - low)
    if not off:
        return "same"
    allowed = _allowed(body.within, low) if body.within else Fraction(0)
    if off <= allowed:
        return "within"
    return "near" if off <= 2 * allowed else "different"


def _allowed(within: Tolerance, answer: Fraction) -> Fraction:
    amount = Fraction(within.amount)
    return abs(answer) * amount / 100 if within.percent else amount


def _tolerance_text(within: Tolerance, language: str) -> str:
    amount = decimal_text(f"{within.amount:f}", language)
    return f"{amount}%" if within.percent else amount

"""Hints: the author's own, else some made from the answer, from the coarse to the fine.

None gives the answer away: what a hint names is always less than what is asked. Only what is recalled has such hints;
what is recognised among things shown, found on a map or said freely has none.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import assert_never

from msgspec import Struct

from quizgeo.answers.shown import date_text
from quizgeo.answers.signs import is_digit, is_unspaced, words_of
from quizgeo.decks.keys import BACK
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Gap,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    PartialDate,
    Place,
    Span,
    Text,
    TrueFalse,
)
from quizgeo.decks.model import Question
from quizgeo.language import _, ngettext
from quizgeo.text import fold

_Typed = Text | Number | Date | ListOf | Cloze

MOST_WORDS = 6
"""Words of an answer that are counted one by one."""
SHORT_SIDE = 4
"""Words of a side of a card beyond which counting letters helps nobody."""
_LONG = 4
"""Signs from which an answer is looked for inside words too: `letter` stands in `letters`."""
_RUN = 12
"""Words of a hint that are joined to be compared with an answer."""
_MONTH, _YEAR = 31, 12 * 31
_DAYS = {"day": 1, "week": 7, "month": _MONTH, "year": _YEAR}
"""Days in a calendar whose months all have 31, which is enough to compare spans."""


class _Right(Struct, frozen=True):
    """The spellings that no hint may hold."""

    whole: frozenset[str]
    """Folded, without spaces."""
    bare: frozenset[str]
    """Signs that folding leaves nothing of, as they are."""
    longest: int
    """Words of a hint that may make up one of them."""


def _right(*spellings: str) -> _Right:
    whole = frozenset(fold(spelling, 4).replace(" ", "") for spelling in spellings) - {""}
    bare = frozenset(fold(spelling, 0) for spelling in spellings if not fold(spelling, 4))
    return _Right(whole, bare, min(_RUN, max(map(len, whole), default=0)))


def hints(question: Question, card: str = "") -> tuple[str, ...]:
    """Give the hints of a question in the order in which they are shown: the author's alone if there are any.

    card: key of the card that is asked, which tells the way back of a flashcard from the way there.
    """
    if question.hints:
        return question.hints
    match question.body:
        case Flashcard() as body:
            side = body.front if card.endswith(BACK) else body.back
            made = _ofwords_of(side, _right(side)) if len(words_of(side)) <= SHORT_SIDE else iter(())
        case Text() | Number() | Date() | ListOf() | Cloze() as body:
            made = _of_typed(body)
        case Choice() | Multiple() | TrueFalse() | Order() | Match() | Groups() | Open() | Find() | Place():
            made = iter(())
        case _ as unreachable:
            assert_never(unreachable)
    return tuple(made)


def _of_typed(body: _Typed) -> Iterator[str]:
    match body:
        case Text(answer=answer, accept=accept):
            return _ofwords_of(answer, _right(answer, *accept))
        case Number():
            return _of_number(body)
        case Date():
            return _of_date(body)
        case ListOf():
            return _of_items(body)
        case Cloze(gaps=gaps):
            return _of_gaps(gaps)
        case _ as unreachable:
            assert_never(unreachable)


# -- words -----------------------------------------------------------------------------------------------------------


def _ofwords_of(answer: str, right: _Right) -> Iterator[str]:
    """Tell how long an answer is, then how its words begin. right: every spelling that a hint must not hold."""
    words = words_of(answer)
    if words:
        yield from _first_safe(_lengths(answer, words), right)
        yield from _first_safe(_beginnings(words), right)


def _lengths(answer: str, words: Sequence[Sequence[str]]) -> Iterator[str]:
    signs = _signs([sign for word in words for sign in word])
    if len(words) > MOST_WORDS:
        yield ngettext("{count} word, {signs} in all.", "{count} words, {signs} in all.", len(words)).format(
            count=len(words), signs=signs
        )
    elif len(words) > 1:
        each = ", ".join(map(_signs, words))
        yield ngettext("{count} word: {lengths}.", "{count} words: {lengths}.", len(words)).format(
            count=len(words), lengths=each
        )
    elif not (is_unspaced(answer) or all(map(is_digit, words[0]))):
        yield _("One word of {signs}.").format(signs=signs)
    yield _("It has {signs}.").format(signs=signs)


def _beginnings(words: Sequence[Sequence[str]]) -> Iterator[str]:
    """Tell the first letters; those of words of one letter would tell the whole word."""
    if 1 < len(words) <= MOST_WORDS and any(len(word) > 1 for word in words):
        firsts = ", ".join(word[0] if len(word) > 1 else "…" for word in words)
        yield _("The words begin with {letters}.").format(letters=firsts)
    if len(words[0]) > 1:
        yield _("It begins with {letter}.").format(letter=words[0][0])


def _signs(letters: Sequence[str]) -> str:
    """Say how many letters, or letters and digits, there are."""
    count, digits = len(letters), sum(map(is_digit, letters))
    if digits == count:
        words = ngettext("one digit", "{count} digits", count)
    elif digits:
        words = ngettext("one letter or digit", "{count} letters and digits", count)
    else:
        words = ngettext("one letter", "{count} letters", count)
    return words.format(count=count)


def _of_gaps(gaps: Sequence[Gap]) -> Iterator[str]:
    """Give the hints of the gaps that have none of the author's: of all the lengths first, then the first letters."""
    right = _right(*(spelling for gap in gaps for spelling in (gap.answer, *gap.accept)))
    bare = [(number, words_of(gap.answer), gap) for number, gap in enumerate(gaps, 1) if not gap.hint]
    lengths = [(number, _first_safe(_lengths(gap.answer, words), right)) for number, words, gap in bare if words]
    letters = [(number, _first_safe(_beginnings(words), right)) for number, words, _gap in bare if words]
    for number, found in (*lengths, *letters):
        for hint in found:
            numbered = _("Gap {number}: {hint}").format(number=number, hint=hint) if len(gaps) > 1 else hint
            yield from _first_safe([numbered], right)


def _of_items(body: ListOf) -> Iterator[str]:
    """Give the lengths of the items, then their first letters, in an order that follows from what is shown alone."""
    right = _right(*(spelling for item in body.items for spelling in item))
    items = [letters for item in body.items if (letters := [sign for word in words_of(item[0]) for sign in word])]
    if not items:
        return
    lengths = ", ".join(_signs(item) for item in sorted(items, key=len))
    said = ngettext("The item has {lengths}.", "The items have {lengths}.", len(items))
    yield from _first_safe([said.format(lengths=lengths)], right)
    if all(len(item) == 1 for item in items):
        return
    firsts = sorted((item[0] if len(item) > 1 else "…", _signs(item), len(item)) for item in items)
    ordered = sorted(firsts, key=lambda first: (fold(first[0], 3), first[2]))
    each = ", ".join(_("{letter} ({signs})").format(letter=letter, signs=signs) for letter, signs, _length in ordered)
    said = ngettext("The item begins with {items}.", "The items begin with {items}.", len(items))
    yield from _first_safe([said.format(items=each)], right)


# -- numbers ---------------------------------------------------------------------------------------------------------


def _of_number(body: Number) -> Iterator[str]:
    """Tell how many digits a number has, then the first; not where all such numbers would be right."""
    (low, decimals), (high, _decimals) = _figures(body.low), _figures(body.high)
    right = _right(body.written, f"{low}.{decimals}" if decimals else low)
    if len(low) != len(high):
        shortest, longest = sorted((len(low), len(high)))
        yield _("In figures it has {low} to {high} digits.").format(low=shortest, high=longest)
        return
    least = Decimal(10) ** (len(low) - 1) if low != "0" else Decimal(0)
    if not _covers(body, least, Decimal(10) ** len(low)):
        yield from _first_safe([_magnitude(low, decimals if body.low == body.high else "")], right)
    yield from _first_safe(_first_digit(body, low, high, decimals), right)


def _figures(number: Decimal) -> tuple[str, str]:
    """Give the digits of a number before and after the decimal sign."""
    whole, _point, decimals = f"{abs(number).normalize():f}".partition(".")
    return whole, decimals


def _magnitude(whole: str, decimals: str) -> str:
    before = ngettext("one digit", "{count} digits", len(whole)).format(count=len(whole))
    after = ngettext("one digit", "{count} digits", len(decimals)).format(count=len(decimals))
    if not decimals:
        return _("In figures it has {digits}.").format(digits=before)
    if whole == "0":
        return _("It is less than 1, with {digits} after the decimal sign.").format(digits=after)
    return _("It has {before} before the decimal sign and {after} after it.").format(before=before, after=after)


def _first_digit(body: Number, low: str, high: str, decimals: str) -> Iterator[str]:
    figures = (low + decimals).lstrip("0")
    if len(figures) < 2 or low[0] != high[0]:  # noqa: PLR2004 - the first of two
        return
    step = Decimal(10) ** (len(low) - 1)
    if low == "0":
        yield _("Its first digit that is no 0 is {digit}.").format(digit=figures[0])
    elif not _covers(body, int(low[0]) * step, (int(low[0]) + 1) * step):
        yield _("It begins with {letter}.").format(letter=low[0])


def _covers(body: Number, start: Decimal, end: Decimal) -> bool:
    """Tell whether each whole number from `start` up to `end`, which is not one of them, would be right."""
    low, high = sorted((abs(body.low), abs(body.high)))
    slack = Decimal(0)
    if body.within is not None:
        slack = high * body.within.amount / 100 if body.within.percent else body.within.amount
    return low - slack <= start and end - 1 <= high + slack


# -- dates -----------------------------------------------------------------------------------------------------------


def _of_date(body: Date) -> Iterator[str]:
    """Tell the decade, the year or the month of a date, always less than is asked."""
    date, right = body.date, _right(str(body.date), date_text(body.date))
    year = str(date.year)
    if not date.day and len(year) > 1 and not _spans(body, PartialDate(date.year // 10 * 10), 10 * _YEAR):
        yield from _first_safe([_("The year begins with {digits}.").format(digits=year[:-1])], right)
    if date.month and not _spans(body, PartialDate(date.year), _YEAR):
        yield from _first_safe([_("The year is {year}.").format(year=year)], right)
    if date.day and not _spans(body, PartialDate(date.year, date.month), _MONTH):
        month = date_text(PartialDate(date.year, date.month))
        yield from _first_safe([_("The month is {month}.").format(month=month)], right)


def _spans(body: Date, start: PartialDate, days: int) -> bool:
    """Tell whether every day of a stretch of the calendar lies inside the tolerance."""
    if body.within is None:
        return False
    before = _day_number(body.date) - _day_number(start)
    slack = _slack(body.within)
    return before <= slack and days - 1 - before <= slack


def _day_number(date: PartialDate) -> int:
    return date.year * _YEAR + max(0, date.month - 1) * _MONTH + max(0, date.day - 1)


def _slack(span: Span) -> int:
    return span.count * _DAYS[span.unit]


# -- what no hint may hold -------------------------------------------------------------------------------------------


def _first_safe(candidates: Iterable[str], right: _Right) -> Iterator[str]:
    """Give the first of these hints that holds no right spelling, as words or as the initials of words; or none."""
    yield from islice((hint for hint in candidates if not _holds(hint, right)), 1)


def _holds(hint: str, right: _Right) -> bool:
    if right.bare and any(sign in fold(hint, 0) for sign in right.bare):
        return True
    tokens = fold(hint, 3).split()
    ends = range(1, right.longest + 1)
    runs = {"".join(tokens[start : start + end]) for start in range(len(tokens)) for end in ends}
    text = "".join(tokens)
    return not runs.isdisjoint(right.whole) or any(len(each) >= _LONG and each in text for each in right.whole)

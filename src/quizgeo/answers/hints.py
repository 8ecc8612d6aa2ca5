"""Hints: the author's own, else some made from the answer, from the coarse to the fine.

None gives the answer away: what a hint names is always less than what is asked. Only what is recalled has such hints;
what is recognised among things shown, found on a map or said freely has none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import assert_never

from quizgeo.answers.shown import date_text
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
_Recognised = Choice | Multiple | TrueFalse | Order | Match | Groups | Open | Find | Place

MOST_WORDS = 6
"""Words of an answer that are counted one by one."""
SHORT_SIDE = 4
"""Words of a side of a card beyond which counting letters helps nobody."""
_LONG = 4
"""Signs from which an answer is looked for inside words too: `letter` stands in `letters`."""
_DOZEN = 10
_MONTH, _YEAR = 31, 12 * 31
_DAYS = {"day": 1, "week": 7, "month": _MONTH, "year": _YEAR}
"""Days in a calendar whose months all have 31, which is enough to compare spans."""


def hints(question: Question, card: str = "") -> tuple[str, ...]:
    """Give the hints of a question in the order in which they are shown: the author's alone if there are any.

    card: key of the card that is asked, which tells the way back of a flashcard from the way there.
    """
    if question.hints:
        return question.hints
    match question.body:
        case Flashcard() as body:
            side = body.front if card.endswith(BACK) else body.back
            made = _of_words(side, (side,)) if len(_words(side)) <= SHORT_SIDE else iter(())
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
            return _of_words(answer, (answer, *accept))
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


def _of_words(answer: str, right: Sequence[str]) -> Iterator[str]:
    """Tell how long an answer is, then how its words begin. right: every spelling that a hint must not hold."""
    words = _words(answer)
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
    elif not (_UNSPACED.search(answer) or all(map(_is_digit, words[0]))):
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
    count, digits = len(letters), sum(map(_is_digit, letters))
    if digits == count:
        words = ngettext("one digit", "{count} digits", count)
    elif digits:
        words = ngettext("one letter or digit", "{count} letters and digits", count)
    else:
        words = ngettext("one letter", "{count} letters", count)
    return words.format(count=count)


def _of_gaps(gaps: Sequence[Gap]) -> Iterator[str]:
    """Give the hints of the gaps that have none of the author's: of all the lengths first, then the first letters."""
    right = [spelling for gap in gaps for spelling in (gap.answer, *gap.accept)]
    bare = [(number, _words(gap.answer), gap) for number, gap in enumerate(gaps, 1) if not gap.hint]
    lengths = [(number, _first_safe(_lengths(gap.answer, words), right)) for number, words, gap in bare if words]
    letters = [(number, _first_safe(_beginnings(words), right)) for number, words, _gap in bare if words]
    for number, found in (*lengths, *letters):
        for hint in found:
            numbered = _("Gap {number}: {hint}").format(number=number, hint=hint) if len(gaps) > 1 else hint
            yield from _first_safe([numbered], right)


def _of_items(body: ListOf) -> Iterator[str]:
    """Give the lengths of the items, then their first letters, in an order that follows from what is shown alone."""
    right = [spelling for item in body.items for spelling in item]
    items = [letters for item in body.items if (letters := [sign for word in _words(item[0]) for sign in word])]
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
    right = (body.written, f"{low}.{decimals}" if decimals else low)
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
    date, right = body.date, (str(body.date), date_text(body.date))
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


# -- letters ---------------------------------------------------------------------------------------------------------

_QUOTES = frozenset("'’‘ʼʻʿʾ`´")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana and Chinese characters."""
_LEANING = frozenset("\u200c\u200d\u0e33\u0eb3")
"""Signs that are no marks and yet part of the one before."""
_VOWELS = re.compile("[\u1160-\u11ff\ud7b0-\ud7fb]")
"""Vowels and finals of a Hangul block that is written in parts."""
_CONJOINING = re.compile("[\u0900-\u09ff\u0a80-\u0aff\u0b00-\u0b7f\u0c00-\u0c7f\u0d00-\u0d7f]")
"""Scripts in which a virama binds two consonants into one sign."""
_VIRAMA = 9
"""Combining class of a virama."""


def _words(text: str) -> list[list[str]]:
    """Give the letters and digits of each word, as a reader counts them; words without any are left out."""
    words = ([sign for sign in _graphemes(word) if _counts(sign)] for word in text.split())
    return [word for word in words if word]


def _counts(sign: str) -> bool:
    return unicodedata.category(sign[0])[0] in "LN" and sign[0] not in _QUOTES


def _is_digit(sign: str) -> bool:
    return unicodedata.category(sign[0])[0] == "N"


def _graphemes(text: str) -> list[str]:
    """Part a text into signs: a letter with its marks, a Hangul block, a conjunct of an Indic script.

    Source: Unicode Standard Annex 29, rules GB6 to GB9c, as far as they touch letters.
    """
    signs: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if signs and _leans(signs[-1], char):
            signs[-1] += char
        else:
            signs.append(char)
    return signs


def _leans(before: str, char: str) -> bool:
    """Tell whether a character is part of the sign before it."""
    if unicodedata.category(char)[0] == "M" or char in _LEANING or _VOWELS.match(char):
        return True
    bound = before.rstrip("\u200d")[-1:]
    return unicodedata.combining(bound or " ") == _VIRAMA and bool(_CONJOINING.match(bound) and _CONJOINING.match(char))


def _first_safe(candidates: Iterable[str], right: Sequence[str]) -> Iterator[str]:
    """Give the first of these hints that holds no right spelling, as words or as the initials of words; or none."""
    safe = (hint for hint in candidates if not _holds(hint, right))
    yield from islice(safe, 1)


def _holds(hint: str, right: Sequence[str]) -> bool:
    """Tell whether a right spelling stands in a hint; one that folding leaves nothing of is looked for as it is."""
    if any(not fold(spelling, 4) and fold(spelling, 0) in fold(hint, 0) for spelling in right):
        return True
    whole = {fold(spelling, 4).replace(" ", "") for spelling in right} - {""}
    tokens, longest = fold(hint, 3).split(), max(map(len, whole), default=0)
    runs = {"".join(tokens[start:end]) for start in range(len(tokens)) for end in range(start + 1, start + longest + 1)}
    return not runs.isdisjoint(whole) or any(len(each) >= _LONG and each in "".join(tokens) for each in whole)

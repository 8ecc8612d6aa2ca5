"""Options that are numbers, dates or stretches of them, as values that can be compared."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from quizgeo.decks.lint.speech import Speech
from quizgeo.decks.lint.words import Said
from quizgeo.patterns import regex

_NUMBER = r"-?\d+(?:\.\d+)?"
_AMOUNT = regex(rf"({_NUMBER}) ?(%|[^\W\d]+(?: [^\W\d]+)?)?")
_STRETCH = regex(
    r"(?:between |from |antara |dari )?(\d[\d.,]*)\s*(?:-|–|—|\bto\b|\band\b|\buntil\b|\bsampai\b|\bhingga\b|\bdan\b)"
    r"\s*(\d[\d.,]*)\s*(%|[^\W\d]+(?: [^\W\d]+)?)?",
    re.IGNORECASE,
)
_DIGIT = regex(r"\d")
_BEFORE = frozenset(("between", "from", "antara", "dari", "-", "−"))
"""What a value may begin with, beside a digit or the name of a month."""
_ISO = regex(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_TIMES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12,
}  # fmt: skip
_PERCENT = frozenset(("percent", "persen"))
_MINUS = ("-", "−")
DATE = "date"
"""The unit of dates, whose numbers are year, month and day in a row."""


class Value(Struct, frozen=True):
    """A number, or a stretch from one to another, in a unit."""

    low: Decimal
    high: Decimal
    unit: str

    @property
    def is_stretch(self) -> bool:
        """Whether it has a beginning and an end."""
        return self.low < self.high


def has_digits(text: str) -> bool:
    """Tell whether a text may hold a value."""
    return _DIGIT.search(text) is not None


def value_of(said: Said, speech: Speech) -> Value | None:
    """Give the value of a text that is nothing else than a date, a number or a stretch, with at most two words of unit.

    Of texts without any digit there is none.
    """
    if _DIGIT.search(said.text) is None:
        return None
    first = said.text.split(maxsplit=1)[0].lower()
    if not (_DIGIT.search(first) or first in _BEFORE or first in speech.months):
        return None
    return _date(said, speech) or _stretch(said) or _amount(said)


def _date(said: Said, speech: Speech) -> Value | None:
    """Read a date written with the name of its month, or as in a deck."""
    if iso := _ISO.fullmatch(said.text):
        return _on(*(int(part or 0) for part in iso.groups()))
    month = [speech.months[word] for word in said.words if word in speech.months]
    numbers = [int(word) for word in said.words if word.isdecimal() and len(word) in (1, 2, 4)]
    years = [number for number in numbers if number > 31]  # noqa: PLR2004 - no month has more days
    if len(month) != 1 or len(month) + len(numbers) != len(said.words) or len(years) > 1:
        return None
    days = [number for number in numbers if number not in years]
    return _on(years[0] if years else 0, month[0], days[0] if days else 0) if len(days) <= 1 else None


def _on(year: int, month: int, day: int) -> Value:
    number = Decimal(year * 10_000 + month * 100 + day)
    return Value(number, number, DATE)


def _stretch(said: Said) -> Value | None:
    found = _STRETCH.fullmatch(said.text)
    if found is None:
        return None
    low, high = (_plain(end) for end in found.group(1, 2))
    if low is None or high is None or low >= high:
        return None
    return Value(low, high, (found[3] or "").casefold())


def _plain(digits: str) -> Decimal | None:
    """Read digits, in which three after a comma or point are a group."""
    ungrouped = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits.rstrip(".,")).replace(",", ".")
    return Decimal(ungrouped) if re.fullmatch(_NUMBER, ungrouped) else None


def _amount(said: Said) -> Value | None:
    found = _AMOUNT.fullmatch(said.folded)
    if found is None:
        return None
    number = Decimal(found[1])
    if said.text.startswith(_MINUS):
        number = -number
    words = [word for word in (found[2] or "").split() if word not in _PERCENT]
    times = [word for word in words if word in _TIMES]
    for word in times:
        number *= _TIMES[word]
    percent = len(words) < len((found[2] or "").split())
    unit = "%" if percent else " ".join(word for word in words if word not in times)
    return Value(number, number, unit)


def common(values: Sequence[Value | None]) -> list[Value] | None:
    """Give values that can all be compared: there are some, and all in one unit."""
    known = [value for value in values if value is not None]
    return known if known and len(known) == len(values) and len({value.unit for value in known}) == 1 else None

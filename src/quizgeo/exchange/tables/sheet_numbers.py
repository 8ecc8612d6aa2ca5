"""Numbers of spreadsheets as a person wrote them: a date is kept there as a count of days, 5% as 0.05.

Source: ECMA-376, part 1, 18.8.30 (formats of numbers) and 18.17.4.1 (dates as numbers).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.exchange.trees import local_name
from quizgeo.patterns import regex

Form = Literal["day", "month", "year", "clock", "minutes", "percent", ""]
"""How a number is shown: as a date of this precision, hours and minutes, minutes and seconds, percent, or itself."""

_BUILT_IN: Mapping[int, Form] = {
    **dict.fromkeys((9, 10), "percent"),
    **dict.fromkeys((14, 15, 16, 22, *range(27, 32), 36, 50, *range(51, 55), 57, 58), "day"),
    17: "month",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 55, 56), "clock"),
    **dict.fromkeys((45, 46, 47), "minutes"),
}
_SILENT = regex(r'"[^"]*"|\\.|\[[^\]hms][^\]]*\]|_.|\*.')
"""Parts of a format that stand for themselves, colours and conditions."""
_WHOLE = regex(r"-?\d{1,40}")
_NUMBER = regex(r"-?\d{1,40}(?:\.\d{1,40})?(?:[Ee][+-]?\d{1,3})?")
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_NEVER = 60
"""29 February 1900, which spreadsheets count and the calendar does not have."""
_LAST = 2_958_465
"""31 December 9999."""
_MOST_STYLES = 70_000


class Numbers(Struct, frozen=True):
    """How numbers of a spreadsheet are shown."""

    forms: Sequence[Form]
    """By the style of a cell."""
    since_1904: bool
    """Whether days are counted from 1904 on."""

    def shown(self, value: str, style: str) -> str:
        """Give a number as a person sees it in a cell of a style."""
        if not _NUMBER.fullmatch(value):
            return value
        place = int(style) if style.isdecimal() and len(style) < len(str(_MOST_STYLES)) else 0
        form: Form = self.forms[place] if place < len(self.forms) else ""
        if not form:
            return value if _WHOLE.fullmatch(value) else _plain(Decimal(repr(float(value))))
        if form == "percent":
            return f"{_plain(Decimal(repr(float(value))) * 100)}%"
        return self._moment(float(value), form) or value

    def _moment(self, value: float, form: Form) -> str:
        """Give a date or a time of day; empty where there is none."""
        if not 0 <= value <= _LAST:
            return ""
        if form in ("clock", "minutes"):
            return _clock(round(value * 86_400), form)
        return self._date(int(value), form)

    def _date(self, days: int, form: Form) -> str:
        start = _DAY_ZERO_1904 if self.since_1904 else _DAY_ZERO
        if not self.since_1904 and days <= _NEVER:
            days += 1
        try:
            written = (start + timedelta(days=days)).isoformat()
        except OverflowError:
            return ""
        return written[: {"year": 4, "month": 7}.get(form, 10)]


def numbers_of(styles: Element | None, book: Element) -> Numbers:
    """Read how numbers are shown. styles: the part that says so, None without one."""
    formats: dict[str, Form] = {str(number): form for number, form in _BUILT_IN.items()}
    places: list[Form] = []
    for part in styles if styles is not None else ():
        name = local_name(part)
        if name == "numFmts":
            formats |= {each.get("numFmtId", ""): form_of(each.get("formatCode", "")) for each in part}
        elif name == "cellXfs":
            places += [formats.get(each.get("numFmtId", ""), "") for each in part]
    told = (each.get("date1904", "") for each in book if local_name(each) == "workbookPr")
    return Numbers(places, next(told, "") in ("1", "true"))


def form_of(code: str) -> Form:
    """Tell what a format such as `d/m/yyyy`, `mmm-yy`, `h:mm` or `0.0%` makes of a number."""
    signs = _SILENT.sub("", code.partition(";")[0]).lower()
    form: Form = ""
    if "d" in signs and signs != "general":
        form = "day"
    elif "y" in signs:
        form = "month" if "m" in signs else "year"
    elif "h" in signs:
        form = "clock"
    elif "s" in signs and "m" in signs:
        form = "minutes"
    elif "%" in signs:
        form = "percent"
    return form


def _clock(seconds: int, form: Form) -> str:
    if form == "minutes":
        return f"{seconds // 60}:{seconds % 60:02d}"
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}" + (f":{rest % 60:02d}" if rest % 60 else "")


def _plain(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    whole = f"{value:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole

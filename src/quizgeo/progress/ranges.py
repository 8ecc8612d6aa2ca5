"""What an event from outside must keep to before it may enter a log: types, ranges and keys."""

from collections.abc import Callable
from operator import attrgetter

from msgspec import Struct

from quizgeo.clock import DAY_MS
from quizgeo.language import N_, _
from quizgeo.progress.events import Event

_LARGEST = 2**53
"""Above it JSON readers of other languages round."""
_FIRST_MS = -62_135_596_800_000
_LAST_MS = 253_402_300_799_999
"""The years 1 to 9999, so that every time can be shown as a date."""
_OFFSET = 24 * 60
_KEY = 200
_WORD = 1_000
_ID = 16


class Fault(Struct, frozen=True):
    """Something that was left out because it is not what was once written."""

    place: int
    """Line of a text, or position in a log."""
    reason: str
    """A sentence part for a person."""
    day: int | None = None
    """Study day, where it can still be told."""


_TEXTS = {
    "card": _KEY, "device": _KEY, "origin": _WORD, "form": _WORD, "reason": _WORD, "scheduler": _WORD,
    "shown": None, "given": None, "extra": None,
}  # fmt: skip
_BYTES = ("id", "target")
_REQUIRED = frozenset({"id", "kind", "device", "seq", "at", "offset", "day", "clock"})
_NUMBERS = {
    "kind": (1, _LARGEST), "seq": (0, _LARGEST), "at": (_FIRST_MS, _LAST_MS), "offset": (-_OFFSET, _OFFSET),
    "clock": (0, 1), "rating": (1, 4), "said": (0, _LARGEST), "grade": (0, _LARGEST), "score": (0, 1000),
}  # fmt: skip
_FIELDS = Event.__struct_fields__
_LIMITS = {
    name: _NUMBERS.get(name, (-_LARGEST, _LARGEST)) for name in _FIELDS if name not in _TEXTS and name not in _BYTES
}
_values: Callable[[Event], tuple[object, ...]] = attrgetter(*_FIELDS)
_WRONG_TYPE = N_("{field} is no {type}")


def fault_of(event: Event) -> str | None:
    """Say what is wrong with an event from outside, None when it may enter a log. Its fields may have any type."""
    for name, value in zip(_FIELDS, _values(event), strict=True):
        if value is None:
            if name in _REQUIRED:
                return _("{field} is missing").format(field=name)
            continue
        limits = _LIMITS.get(name)
        if limits is not None and type(value) is int and limits[0] <= value <= limits[1]:
            continue  # most fields are whole numbers and right
        reason = _fault_of_value(name, value)
        if reason is not None:
            return reason
    if abs(event.day - event.at // DAY_MS) > 2:  # noqa: PLR2004 - zone and rollover move a day by less
        return _("day does not fit the time")
    return None


def _fault_of_value(name: str, value: object) -> str | None:
    if name in _TEXTS:
        return _fault_of_text(name, value)
    if name in _BYTES:
        if type(value) is bytes and len(value) == _ID:
            return None
        return _("{field} is not 16 bytes in hexadecimal").format(field=name)
    if not isinstance(value, int) or isinstance(value, bool):
        return _(_WRONG_TYPE).format(field=name, type=_("whole number"))
    low, high = _LIMITS[name]
    if not low <= value <= high:
        return _("{field} is {value}, outside {low} to {high}").format(field=name, value=value, low=low, high=high)
    return None


def _fault_of_text(name: str, value: object) -> str | None:
    if type(value) is not str:
        return _(_WRONG_TYPE).format(field=name, type=_("text"))
    limit = _TEXTS[name]
    if limit is not None and len(value) > limit:
        return _("{field} is longer than {limit} characters").format(field=name, limit=limit)
    if limit == _KEY and not (value and value.isascii() and value.isprintable()):
        return _("{field} is not printable ASCII").format(field=name)
    try:
        value.encode()
    except UnicodeEncodeError:
        return _("{field} is not Unicode text").format(field=name)
    return None

"""Numbers as foreign files write them, bounded: what no deck would hold is no number."""

from decimal import Decimal, InvalidOperation

_LONGEST = 40
_LARGEST = 30
"""Powers of ten, up and down, that a number of a deck has at the most."""


def decimal(written: str) -> Decimal | None:
    """Read a number; None for what is none, is not finite, or is beyond all bounds."""
    text = written.strip()
    if not 0 < len(text) <= _LONGEST or "_" in text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return None
    return value


def plain(value: Decimal) -> str:
    """Write a number as decks do: digits and at most a point, no zeros at the end of a fraction."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text

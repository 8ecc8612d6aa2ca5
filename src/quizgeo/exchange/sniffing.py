"""Whether text is of a format, where the suffix of its file does not tell; only the beginning is looked at."""

from quizgeo.exchange import aiken
from quizgeo.exchange.decoding import decoded
from quizgeo.exchange.errors import ExchangeError
from quizgeo.exchange.gift.scanning import Entry, Lines, entries
from quizgeo.exchange.shape import ReadOptions

_BEGINNING = 60_000
"""Bytes that are looked at."""


def looks_like(data: bytes, format_name: str) -> bool:
    """Tell whether a file looks like `gift` or `aiken`: a question of it can be told apart in its beginning.

    False for the name of any other format. No text is both: what has Aiken's lines is not taken for GIFT.
    """
    if format_name == "aiken":
        return _is_aiken(data)
    return format_name == "gift" and _is_gift(data) and not _is_aiken(data)


def _beginning(data: bytes) -> bytes:
    """Give the beginning of a file, up to the end of a line."""
    if len(data) <= _BEGINNING:
        return data
    end = data.rfind(b"\n", 0, _BEGINNING)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data[: _BEGINNING if wide or end < 0 else end]


def _is_aiken(data: bytes) -> bool:
    try:
        return bool(aiken.read(_beginning(data), ReadOptions("")).questions)
    except ExchangeError:
        return False


def _is_gift(data: bytes) -> bool:
    try:
        text = decoded(_beginning(data), "").text
    except ExchangeError:
        return False
    found = entries(Lines(text))
    return any(isinstance(entry, Entry) and entry.answers is not None for entry in found)

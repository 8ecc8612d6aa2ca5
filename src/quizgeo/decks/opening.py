"""A file into its text: opened without waiting, bounded, decoded strictly, free of characters that no text needs."""

import re
import sys
from itertools import islice
from pathlib import Path

from quizgeo.decks import limits
from quizgeo.decks.disk import read_bounded
from quizgeo.decks.lines import position
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report, shown
from quizgeo.language import _
from quizgeo.patterns import regex

STDIN = "-"
"""The name of the standard input."""

_HEADS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"), (b"SQLite format 3\x00", "SQLite"),
    (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"%PDF", "PDF"), (b"\x28\xb5\x2f\xfd", "zstd"),
)  # fmt: skip
_ARCHIVES = frozenset(("zip", "gzip", "SQLite", "zstd"))
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_FORBIDDEN_ASCII = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_MERGE = r"(?:\A|(?<=[\r\n]))<{7} [^\r\n]*"
_MERGE_END = r"(?:\A|(?<=[\r\n]))>{7} "
_CONTENT = regex(r"(?:\A|(?<=[\r\n]))[ \t]*[^\s#]")
_MOST_PLACES = 20
"""Forbidden characters, or marks of a merge, that are told of one file."""
_CYRILLIC = rb"[\xc0-\xff]{4}"


def read_bytes(path: Path | str, report: Report) -> bytes | None:
    """Read a file, or the standard input for `-`; None after writing down why not. Never waits for a pipe."""
    if str(path) == STDIN:
        return bounded(sys.stdin.buffer.read(limits.BYTES + 1), report)
    try:
        return bounded(read_bounded(path, limits.BYTES + 1), report)
    except (OSError, ValueError) as error:
        _cannot_read(report, getattr(error, "strerror", None) or str(error))
        return None


def _cannot_read(report: Report, reason: str) -> None:
    message = _("cannot read {file}: {reason}").format(file=shown(Path(report.file).name), reason=shown(reason))
    report.add_at("YA001", Place(report.file), message, _("check the name and the permissions"))


def bounded(data: bytes, report: Report) -> bytes | None:
    """Give data that is within the limit."""
    if len(data) <= limits.BYTES:
        return data
    message = _("more than {count} bytes").format(count=limits.BYTES)
    report.add_at("YA007", Place(report.file), message, _("split the deck with include"))
    return None


def decode(data: bytes, report: Report) -> str | None:
    """Decode a file strictly as UTF-8, without its byte order mark; None after writing down what else it is."""
    for head, name in _HEADS:
        if data.startswith(head):
            fix = _("use quizgeo import") if name in _ARCHIVES else _("a deck is a text file")
            report.add_at("YA002", Place(report.file), _("this is a {format} file").format(format=name), fix)
            return None
    for head, name in _WIDE:
        if data.startswith(head):
            report.add_at(
                "YA003",
                Place(report.file),
                _("this is {encoding}, not UTF-8").format(encoding=name),
                _("save it as UTF-8"),
            )
            return None
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        _not_utf8(data, error, report)
        return None


def _not_utf8(data: bytes, error: UnicodeDecodeError, report: Report) -> None:
    """Report the first byte that is not UTF-8, and what the file may be."""
    before = data[: error.start].decode(errors="replace")
    line, column = position(before, len(before))
    byte = f"0x{data[error.start]:02X}"
    if error.end == len(data) and "unexpected end" in error.reason:
        message = _("not UTF-8: the file ends within a character (byte {byte})").format(byte=byte)
    else:
        message = _("not UTF-8 (byte {byte}, maybe {encoding})").format(byte=byte, encoding=_likely(data))
    report.add_at("YA003", Place(report.file, line, column, line, column + 1), message, _("save it as UTF-8"))


def _likely(data: bytes) -> str:
    """Guess the code page of a text that is not UTF-8."""
    if b"\x00" in data[:100]:
        return "UTF-16"
    if re.search(_CYRILLIC, data):
        return "Windows-1251"
    return "Windows-1252" if re.search(rb"[\x80-\x9f]", data) else "Latin-1"


def is_readable(text: str, report: Report) -> bool:
    """Tell whether a text may be parsed at all; why not is written down."""
    errors = report.errors
    forbidden = _FORBIDDEN_ASCII if text.isascii() else _FORBIDDEN
    for found in islice(forbidden.finditer(text), _MOST_PLACES):
        line, column = position(text, found.start())
        message = _("character {code} is not allowed").format(code=f"U+{ord(found.group()):04X}")
        report.add_at("YA004", Place(report.file, line, column, line, column + 1), message, _("delete it"))
    if _CONTENT.search(text) is None and report.errors == errors:
        report.add_at("YA006", Place(report.file), _("the file is empty"), _('begin with "quizgeo: 1"'))
    if "<<<<<<< " in text and re.search(_MERGE_END, text):
        for found in islice(re.finditer(_MERGE, text), _MOST_PLACES):
            line, column = position(text, found.start())
            place = Place(report.file, line, column, line, column + len(found.group()))
            report.add_at("YA008", place, _("unfinished git merge"), _("choose one side and delete the marks"))
    return report.errors == errors

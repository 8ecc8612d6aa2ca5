"""A file into its text: opened without waiting, bounded, decoded strictly, free of characters that no text needs."""

import re
import sys
from itertools import islice
from typing import TYPE_CHECKING

from quizgeo.decks import limits
from quizgeo.decks.disk import NoFileError, read_bounded
from quizgeo.decks.lines import position
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report, shown
from quizgeo.decks.sniffing import foreign, likely_encoding
from quizgeo.language import _
from quizgeo.patterns import regex

if TYPE_CHECKING:
    from pathlib import Path

STDIN = "-"
"""The name of the standard input."""

_FORBIDDEN_ASCII = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_MERGE = r"(?:\A|(?<=[\r\n]))<{7} [^\r\n]*"
_MERGE_END = r"(?:\A|(?<=[\r\n]))>{7} "
_CONTENT = regex(r"(?:\A|(?<=[\r\n]))[ \t]*[^\s#]")
_MOST_PLACES = 20
"""Forbidden characters, or marks of a merge, that are told of one file."""


def read_bytes(path: "Path | str", report: Report) -> bytes | None:
    """Read a file, or the standard input for `-`; None after writing down why not. Never waits for a pipe."""
    try:
        return bounded(_read(path), report)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fix = error.fix if isinstance(error, NoFileError) else _("check the name and the permissions")
        from pathlib import Path

        message = _("cannot read {file}: {reason}").format(file=shown(Path(report.file).name), reason=shown(reason))
        report.add_at("YA001", Place(report.file), message, fix)
        return None


def _read(path: "Path | str") -> bytes:
    """Read a little more than may be. Raises OSError or ValueError when there is nothing to read."""
    if str(path) != STDIN:
        return read_bounded(path, limits.BYTES + 1)
    if sys.stdin is None:
        raise OSError(0, _("the standard input is closed"))
    return sys.stdin.buffer.read(limits.BYTES + 1)


def bounded(data: bytes, report: Report) -> bytes | None:
    """Give data that is within the limit; of more say so, unless it is no text at all."""
    if len(data) <= limits.BYTES or foreign(data):
        return data
    message = _("more than {count} bytes").format(count=limits.BYTES)
    report.add_at("YA007", Place(report.file), message, _("split the deck with include"))
    return None


def decode(data: bytes, report: Report) -> str | None:
    """Decode a file strictly as UTF-8, without its byte order mark; None after writing down what else it is."""
    other = foreign(data)
    if other is not None:
        report.add_at(other.code, Place(report.file), other.message, other.fix)
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
        message = _("not UTF-8 (byte {byte}, maybe {encoding})").format(byte=byte, encoding=likely_encoding(data))
    report.add_at("YA003", Place(report.file, line, column, line, column + 1), message, _("save it as UTF-8"))


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

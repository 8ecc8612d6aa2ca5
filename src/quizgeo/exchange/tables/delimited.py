"""Bytes of CSV and TSV into rows of cells and back; which sign parts the cells is told by the first row, never guessed.

What is written is quoted as in RFC 4180, and a cell that a spreadsheet would run is made inert.
"""

import codecs
import re
from collections.abc import Iterator, Sequence

from quizgeo.exchange.errors import refused
from quizgeo.exchange.tables.columns import WIDEST
from quizgeo.exchange.tables.heads import heads_of
from quizgeo.exchange.tables.table_in import Record
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.spreadsheets import inert_cell

LARGEST = 8_000_000
"""Bytes of a table, as of a deck."""
_SIGNS = (",", ";", "\t")
_BREAK = regex(r"\r\n|\n|\r")
_QUOTED = regex(r'"((?:[^"]++|"")*+)"')
_NEEDS_QUOTES = regex(r'[",\r\n]|\A\s|\s\Z')
_SEP = regex(r"sep=([,;\t|])(?:\r\n|\n|\r)")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"%PDF", b"\x1f\x8b")
"""How files begin that are no texts."""
_LOOKED = 400
"""Bytes at which UTF-16 without a mark is told."""
_PAIR = 2
_SAMPLE = 20
"""Rows at which the sign is looked for where there are no heads."""


def text_of(data: bytes, name: str) -> str:
    """Decode UTF-8 or UTF-16. Raises ExchangeError EX002 for any other encoding, EX003 for too much of it."""
    if len(data) > LARGEST:
        message = _("the table is larger than {count} MB").format(count=LARGEST // 1_000_000)
        raise refused("EX003", name, message, _("split it"))
    if data.startswith(_HEADS):
        fix = _("save the first sheet as CSV UTF-8, or name the format of the file")
        raise refused("EX002", name, _("{file} is no text").format(file=name), fix)
    encoding, start = next(((each, len(mark)) for mark, each in _MARKS if data.startswith(mark)), (_unmarked(data), 0))
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        message = _("{file} is not {encoding} (byte {byte})")
        byte = f"0x{data[start + error.start]:02X}"
        told = message.format(file=name, encoding=encoding.upper().removesuffix("-LE").removesuffix("-BE"), byte=byte)
        raise refused("EX002", name, told, _("save it as CSV UTF-8")) from None


def _unmarked(data: bytes) -> str:
    """Tell the encoding of a text without a mark at its start: every second byte of Latin UTF-16 is 0."""
    first, second = data[:_LOOKED:2].count(0), data[1:_LOOKED:2].count(0)
    if max(first, second) * 4 < len(data[:_LOOKED]):
        return "utf-8"
    return "utf-16-be" if first > second else "utf-16-le"


def records(text: str, usual: str = ",") -> Iterator[Record]:
    """Give the rows of a text. usual: the sign that parts cells where the first row leaves it open."""
    said = _SEP.match(text)
    start, sign = (said.end(), said[1]) if said else (0, _sign(text, usual))
    return _records(text, sign, start, 1 + bool(said))


def _sign(text: str, usual: str) -> str:
    """Choose the sign with which the first rows name the most columns, or else make two cells the most often.

    A sign that does not part the first row parts no other: a comma further down may be one of a number.
    """
    signs = (usual, *(sign for sign in _SIGNS if sign != usual))
    samples = {sign: _sample(text, sign) for sign in signs}
    named = {sign: max((_known(row) for row in rows), default=0) for sign, rows in samples.items()}
    best = max(signs, key=lambda sign: named[sign])
    if named[best]:
        return best
    parting = [sign for sign in signs if len(next(iter(samples[sign]), ())) > 1] or signs
    return max(parting, key=lambda sign: sum(len(row) == _PAIR for row in samples[sign]))


def _sample(text: str, sign: str) -> list[Sequence[str]]:
    rows = []
    for record, _number in zip(_records(text, sign, 0, 1), range(_SAMPLE), strict=False):
        rows.append(record.cells)
    return rows


def _known(cells: Sequence[str]) -> int:
    """Count the columns that a row names, if it is one of heads."""
    return sum(bool(head.column) and not head.column.startswith("x-") for head in heads_of(cells))


def _records(text: str, sign: str, start: int, line: int) -> Iterator[Record]:
    """Take rows out of a text from a place on, which is the start of a line."""
    bare = regex(rf"[^{sign}\r\n]*+")
    while start < len(text):
        cells: list[str] = []
        first, fault, place, more = line, "", 1, True
        while more and len(cells) <= WIDEST:
            cell, start, lines = _cell(text, start, bare)
            if lines is None and not fault:
                fault, place = _("a quote is never closed"), len(cells) + 1
            line += lines or 0
            cells.append(cell)
            more = text[start : start + 1] == sign
            start += more
        if len(cells) > WIDEST:
            fault = fault or _("there are more than {count} cells").format(count=WIDEST)
        yield Record(first, cells[:WIDEST], fault, place)
        broken = _BREAK.search(text, start)
        start, line = broken.end() if broken else len(text), line + 1


def _cell(text: str, start: int, bare: re.Pattern[str]) -> tuple[str, int, int | None]:
    """Take a cell out of a text; give where it ends, and the line breaks in it, None where its quote is not closed."""
    quoted = _QUOTED.match(text, start)
    inside = quoted[1].replace('""', '"') if quoted else ""
    rest = bare.match(text, quoted.end() if quoted else start)
    behind, end = (rest[0], rest.end()) if rest else ("", start)
    lines = None if quoted is None and behind.startswith('"') else len(_BREAK.findall(inside))
    return inside + behind, end, lines


def written(rows: Sequence[Sequence[str]], sign: str, *, guarded: bool = True) -> str:
    """Write rows, parted by CR LF. guarded: cells that a spreadsheet would run are made inert."""
    lines = (sign.join(_quoted(inert_cell(cell) if guarded else cell, sign) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines)


def _quoted(cell: str, sign: str) -> str:
    if sign in cell or _NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell

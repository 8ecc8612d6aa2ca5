"""The first sheet of a spreadsheet, `.xlsx`, as rows of texts: what a person sees in the cells.

Source: ECMA-376, part 1, chapter 18 (SpreadsheetML).
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.exchange.archive import members
from quizgeo.exchange.errors import refused
from quizgeo.exchange.shape import Loss
from quizgeo.exchange.tables.columns import WIDEST
from quizgeo.exchange.tables.sheet_numbers import Numbers, numbers_of
from quizgeo.exchange.tables.table_in import Record
from quizgeo.exchange.trees import local_name, tree_of
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_REFERENCE = regex(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_ALPHABET = 26


class Sheet(Struct, frozen=True):
    """The rows of a sheet, and what was passed over."""

    records: Iterator[Record]
    losses: tuple[Loss, ...]


def first_sheet(data: bytes, name: str) -> Sheet:
    """Read the first sheet that is not hidden; name: the file's, for messages. Raises ExchangeError."""
    head = members(data, (_BOOK, _LINKS).__contains__, name)
    if _BOOK not in head:
        raise refused(
            "EX002", name, _("{file} is no spreadsheet").format(file=name), _("save it as .xlsx or CSV UTF-8")
        )
    book = tree_of(head[_BOOK], name)
    sheets = [each for each in _inside(book, "sheets", "sheet") if each.get("state", "visible") == "visible"]
    if not sheets:
        raise refused("EX006", name, _("no question found in {file}").format(file=name))
    path = _path(sheets[0], tree_of(head[_LINKS], name) if _LINKS in head else None)
    parts = members(data, (path, _STRINGS, _STYLES).__contains__, name)
    if path not in parts:
        raise refused("EX002", name, _("{file} is damaged: {reason}").format(file=name, reason=_("a sheet is missing")))
    strings = _strings(tree_of(parts[_STRINGS], name)) if _STRINGS in parts else ()
    numbers = numbers_of(tree_of(parts[_STYLES], name) if _STYLES in parts else None, book)
    return Sheet(_records(tree_of(parts[path], name), strings, numbers), tuple(_others(sheets[1:])))


def _others(sheets: Sequence[Element]) -> Iterator[Loss]:
    """Say which sheets were not read."""
    for sheet in sheets:
        title = clean(sheet.get("name", ""))
        yield Loss("", "", "left out", _('the sheet "{name}": the first one alone is read').format(name=title))


def _path(sheet: Element, links: Element | None) -> str:
    """Give the member that holds a sheet."""
    link = next((value for name, value in sheet.items() if name.endswith("}id")), "")
    targets = {each.get("Id", ""): each.get("Target", "") for each in links} if links is not None else {}
    return posixpath.normpath(posixpath.join("/xl", targets.get(link, "worksheets/sheet1.xml"))).lstrip("/")


def _inside(root: Element, outer: str, inner: str) -> list[Element]:
    """Give the children of one name in a child of another."""
    return [each for child in root if local_name(child) == outer for each in child if local_name(each) == inner]


def _strings(root: Element) -> tuple[str, ...]:
    return tuple(_text(each) for each in root if local_name(each) == "si")


def _text(element: Element) -> str:
    """Put the runs of a text together, without the signs of how it is spoken."""
    texts = []
    for child in element:
        name = local_name(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += [each.text or "" for each in child if local_name(each) == "t"]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(texts))


def _records(root: Element, strings: Sequence[str], numbers: Numbers) -> Iterator[Record]:
    line = 0
    for row in _inside(root, "sheetData", "row"):
        written = row.get("r", "")
        line = int(written) if written.isdecimal() and len(written) < 8 else line + 1  # noqa: PLR2004 - 1,048,576 rows
        cells: dict[int, str] = {}
        place = 0
        for cell in row:
            place = _place(cell.get("r", "")) or place + 1
            if place <= WIDEST:
                cells[place] = _shown(cell, strings, numbers)
        yield Record(line, [cells.get(each, "") for each in range(1, max(cells, default=0) + 1)])


def _place(reference: str) -> int:
    """Give the number of the column that a reference such as `AB12` names, from 1; 0 without one."""
    found, place = _REFERENCE.fullmatch(reference), 0
    for letter in found[1] if found else "":
        place = place * _ALPHABET + ord(letter) - ord("A") + 1
    return place


def _shared(number: str, strings: Sequence[str]) -> str:
    """Give the text with a number; empty where there is none, as for a number of more digits than texts fit a file."""
    is_number = number.isascii() and number.isdecimal() and len(number) < 10  # noqa: PLR2004 - a thousand million texts
    return strings[int(number)] if is_number and int(number) < len(strings) else ""


def _shown(cell: Element, strings: Sequence[str], numbers: Numbers) -> str:
    """Give the text of a cell."""
    kind = cell.get("t", "n")
    parts: Mapping[str, Element] = {local_name(child): child for child in cell}
    if kind == "inlineStr":
        return _text(parts["is"]) if "is" in parts else ""
    value = (parts["v"].text or "") if "v" in parts else ""
    match kind:
        case "s":
            text = _shared(value, strings)
        case "b":
            text = "TRUE" if value == "1" else "FALSE"
        case "e":
            text = ""
        case "n":
            text = numbers.shown(value, cell.get("s", ""))
        case _:
            text = value
    return text

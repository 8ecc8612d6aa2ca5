"""Rows as a spreadsheet, `.xlsx`, of one sheet: texts stand in its cells as texts, which nothing runs.

The same rows give the same bytes. Source: ECMA-376, part 1, chapter 18 (SpreadsheetML) and part 2 (packages).
"""

from collections.abc import Sequence
from itertools import starmap
from xml.etree.ElementTree import Element, SubElement

from quizgeo.exchange.archive import packed
from quizgeo.exchange.trees import document
from quizgeo.patterns import regex

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ESCAPE = regex(r"_(?=x[0-9A-Fa-f]{4}_)")
"""An underline that would begin the sign for a character by its number."""
_ALPHABET = 26

Cell = str | int


def workbook(rows: Sequence[Sequence[Cell]], title: str) -> bytes:
    """Write a spreadsheet of one sheet. title: its name, at most 31 letters and spaces."""
    return packed(
        [
            ("[Content_Types].xml", document(_types())),
            ("_rels/.rels", document(_links(("officeDocument", "xl/workbook.xml")))),
            ("xl/workbook.xml", document(_book(title))),
            ("xl/_rels/workbook.xml.rels", document(_links(("worksheet", "worksheets/sheet1.xml")))),
            ("xl/worksheets/sheet1.xml", document(_sheet(rows))),
        ]
    )


def column_name(place: int) -> str:
    """Give the letters of a column by its number, from 1: `A`, `Z`, `AA`."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters


def _types() -> Element:
    root = Element("Types", xmlns=f"{_PARTS}/content-types")
    SubElement(
        root, "Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"
    )
    SubElement(root, "Default", Extension="xml", ContentType="application/xml")
    for part, kind in (("xl/workbook", "sheet.main"), ("xl/worksheets/sheet1", "worksheet")):
        SubElement(root, "Override", PartName=f"/{part}.xml", ContentType=f"{_KINDS}.{kind}+xml")
    return root


def _links(target: tuple[str, str]) -> Element:
    root = Element("Relationships", xmlns=f"{_PARTS}/relationships")
    SubElement(root, "Relationship", Id="rId1", Type=f"{_LINKS}/{target[0]}", Target=target[1])
    return root


def _book(title: str) -> Element:
    root = Element("workbook", {"xmlns": _MAIN, "xmlns:r": _LINKS})
    SubElement(SubElement(root, "sheets"), "sheet", {"name": title, "sheetId": "1", "r:id": "rId1"})
    return root


def _sheet(rows: Sequence[Sequence[Cell]]) -> Element:
    root = Element("worksheet", xmlns=_MAIN)
    data = SubElement(root, "sheetData")
    data.extend(starmap(_row, enumerate(rows, start=1)))
    return root


def _row(number: int, cells: Sequence[Cell]) -> Element:
    row = Element("row", r=str(number))
    for place, cell in enumerate(cells, start=1):
        reference = f"{column_name(place)}{number}"
        if isinstance(cell, int):
            SubElement(SubElement(row, "c", r=reference), "v").text = str(cell)
        elif cell:
            inside = SubElement(SubElement(row, "c", r=reference, t="inlineStr"), "is")
            SubElement(inside, "t", {"xml:space": "preserve"}).text = _ESCAPE.sub("_x005F_", cell)
    return row

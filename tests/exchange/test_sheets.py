"""Spreadsheets: what we write is well formed and opens again; what others write is read as a person sees it."""

from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Choice, Number, Question
from quizgeo.exchange import FORMATS, ExchangeError, ReadIn, ReadOptions
from quizgeo.exchange.archive import packed
from quizgeo.exchange.tables.sheet_numbers import Form, Numbers, form_of
from quizgeo.exchange.tables.sheets_in import first_sheet
from quizgeo.exchange.tables.sheets_out import Cell, column_name, workbook
from tests.exchange.decks import TRICKY

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def rows_of(data: bytes) -> list[list[str]]:
    return [list(record.cells) for record in first_sheet(data, "x.xlsx").records]


def made(
    rows: str, *, strings: str = "", styles: str = "", sheets: str = '<sheet name="S" sheetId="1" r:id="rId1"/>',
    main: str = _MAIN, target: str = "worksheets/sheet1.xml", book: str = "",
) -> bytes:  # fmt: skip
    """Put a spreadsheet together as other programs do."""
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_LINKS}">{book}<sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="rId1" Target="{target}"/>'
        '<Relationship Id="rId2" Target="worksheets/other.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/worksheets/other.xml": f'<worksheet xmlns="{main}"><sheetData><row><c t="str"><v>other</v></c></row>'
        "</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>' if strings else "",
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>' if styles else "",
    }
    return packed([(name, text.encode()) for name, text in parts.items() if text])


def read(data: bytes) -> ReadIn:
    return FORMATS["csv"].read(data, ReadOptions("x.xlsx"))


def inline(*texts: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"


def test_texts_and_numbers_come_back_from_our_own_sheet() -> None:
    rows: list[list[Cell]] = [[*TRICKY], ["two\nlines", 38, "", " ", "_x000D_ _x", "=SUM(A1)"], [], ["end"]]
    assert rows_of(workbook(rows, "Sheet")) == [
        [*TRICKY], ["two\nlines", "38", "", " ", "_x000D_ _x", "=SUM(A1)"], [], ["end"]
    ]  # fmt: skip


def test_the_parts_of_our_own_sheet_are_those_that_spreadsheets_open() -> None:
    data = workbook([["a", 1], ["=1+1"]], "Sheet")
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: fromstring(archive.read(name)) for name in names}
    assert names == ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                     "xl/worksheets/sheet1.xml"]  # fmt: skip
    types = {each.get("PartName"): each.get("ContentType", "") for each in parts["[Content_Types].xml"]}
    assert types["/xl/workbook.xml"].endswith("spreadsheetml.sheet.main+xml")
    assert types["/xl/worksheets/sheet1.xml"].endswith("spreadsheetml.worksheet+xml")
    root = next(iter(parts["_rels/.rels"]))
    assert (root.get("Target"), root.get("Type")) == ("xl/workbook.xml", f"{_LINKS}/officeDocument")
    sheet = parts["xl/workbook.xml"].find(f"{{{_MAIN}}}sheets/{{{_MAIN}}}sheet")
    link = next(iter(parts["xl/_rels/workbook.xml.rels"]))
    assert sheet is not None
    assert sheet.get(f"{{{_LINKS}}}id") == link.get("Id")
    assert (sheet.get("name"), link.get("Target")) == ("Sheet", "worksheets/sheet1.xml")
    cells = list(parts["xl/worksheets/sheet1.xml"].iter(f"{{{_MAIN}}}c"))
    assert [(cell.get("r"), cell.get("t")) for cell in cells] == [
        ("A1", "inlineStr"),
        ("B1", None),
        ("A2", "inlineStr"),
    ]
    assert not list(parts["xl/worksheets/sheet1.xml"].iter(f"{{{_MAIN}}}f"))


def test_equal_rows_give_equal_bytes() -> None:
    assert workbook([["a"]], "S") == workbook([["a"]], "S")


def test_columns_are_named_as_in_spreadsheets() -> None:
    assert [column_name(place) for place in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_shared_strings_runs_and_booleans_are_read_as_seen() -> None:
    rich = "<si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si>"
    strings = f"<si><t>plain</t></si>{rich}<si><t>a_x000A_b</t></si>"
    cells = "".join(f'<c t="s"><v>{place}</v></c>' for place in (0, 1, 2, 9))
    more = '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>is</v></c><c/>'
    assert rows_of(made(f"<row>{cells}{more}</row>", strings=strings)) == [
        ["plain", "rich text", "a\nb", "", "TRUE", "FALSE", "", "is", ""]
    ]


@pytest.mark.parametrize("number", ["0000000009999", "0" * 5000, "-1", "1.0", "\u0661", "x", ""])
def test_a_number_that_no_shared_string_has_is_an_empty_cell(number: str) -> None:
    cells = f'<c t="s"><v>{number}</v></c><c t="s"><v>1</v></c>'
    assert rows_of(made(f"<row>{cells}</row>", strings="<si><t>a</t></si><si><t>b</t></si>")) == [["", "b"]]


def test_cells_stand_where_their_references_say() -> None:
    rows = (
        '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c><c><v>3</v></c></row><row><c r="x"><v>4</v></c></row>'
    )
    records = list(first_sheet(made(rows), "x").records)
    assert [(each.line, list(each.cells)) for each in records] == [(3, ["", "1", "", "2", "3"]), (4, ["4"])]


def test_a_reference_far_out_costs_nothing() -> None:
    assert rows_of(made('<row r="99999999999"><c r="XFD1"><v>1</v></c><c r="A1"><v>2</v></c></row>')) == [["2"]]


@pytest.mark.parametrize(("code", "value", "seen"), [
    ("General", "0.10000000000000001", "0.1"), ("General", "38.0", "38"), ("General", "1E+3", "1000"),
    ("General", "12345678901234567", "12345678901234567"), ("0.00", "2.5", "2.5"), ("General", "words", "words"),
    ("yyyy-mm-dd", "45188", "2023-09-19"), ("d/m/yyyy h:mm", "45188.75", "2023-09-19"), ("mmm-yy", "45170", "2023-09"),
    ("yyyy", "45188", "2023"), ("[$-421]dd mmmm yyyy;@", "45188", "2023-09-19"), ("d-mmm", "1", "1900-01-01"),
    ("h:mm", "0.0625", "1:30"), ("h:mm:ss", "0.0625115741", "1:30:01"), ("mm:ss", "0.0010416667", "1:30"),
    ("0%", "0.05", "5%"), ("0.0%", "0.025", "2.5%"), ('0" d"', "5", "5"), ("[Red]0", "5", "5"),
    ("yyyy", "-1", "-1"), ("yyyy", "99999999", "99999999"), ("General", "1E+999", "Infinity"),
])  # fmt: skip
def test_numbers_are_read_as_they_are_shown(code: str, value: str, seen: str) -> None:
    formats = f'<numFmts><numFmt numFmtId="164" formatCode="{code.replace(chr(34), "&quot;")}"/></numFmts>'
    styles = f'{formats}<fonts/><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    assert rows_of(made(f'<row><c s="1"><v>{value}</v></c></row>', styles=styles)) == [[seen]]


@pytest.mark.parametrize(("number", "value", "seen"), [
    ("14", "45188", "2023-09-19"), ("17", "45170", "2023-09"), ("9", "0.05", "5%"), ("20", "0.0625", "1:30"),
    ("0", "7", "7"),
])  # fmt: skip
def test_built_in_formats_are_known(number: str, value: str, seen: str) -> None:
    styles = f'<cellXfs><xf numFmtId="{number}"/></cellXfs>'
    assert rows_of(made(f'<row><c s="0"><v>{value}</v></c><c s="77"><v>7</v></c></row>', styles=styles)) == [
        [seen, "7"]
    ]


def test_days_may_be_counted_from_1904() -> None:
    book, styles = '<workbookPr date1904="1"/>', '<cellXfs><xf numFmtId="14"/></cellXfs>'
    assert rows_of(made('<row><c s="0"><v>0</v></c></row>', styles=styles, book=book)) == [["1904-01-01"]]


def test_a_day_beyond_the_calendar_stays_a_number() -> None:
    assert Numbers(["day"], since_1904=True).shown("2958465", "0") == "2958465"


@given(code=st.text('dmyhs;"%[]\\_*-/ 0#', max_size=12), value=st.text("0123456789.-E", max_size=12))
def test_any_format_and_number_give_a_text(code: str, value: str) -> None:
    form: Form = form_of(code)
    assert isinstance(Numbers([form], since_1904=False).shown(value, "0"), str)


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml"])
@pytest.mark.parametrize("main", [_MAIN, _STRICT])
def test_sheets_of_any_program_are_found(main: str, target: str) -> None:
    assert rows_of(made(inline("a"), main=main, target=target)) == [["a"]]


def test_the_first_sheet_that_is_seen_is_read_and_the_others_are_told() -> None:
    sheets = '<sheet name="H" r:id="rId2" state="hidden"/><sheet name="A" r:id="rId1"/><sheet name="More" r:id="rId2"/>'
    found = read(made(inline("question", "answer") + inline("Q", "a"), sheets=sheets))
    assert len(found.questions) == 1
    assert [(loss.what, loss.how) for loss in found.losses] == [
        ("left out", 'the sheet "More": the first one alone is read')
    ]


def test_a_teachers_own_spreadsheet_is_read_with_its_dates_and_shares() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>'
    head = inline("question", "answer", "within")
    row = '<row><c t="str"><v>Q</v></c><c s="{}"><v>{}</v></c><c s="2"><v>{}</v></c></row>'
    found = read(made(head + row.format(1, 45188, "") + row.format(0, 11000, 0.05), styles=styles))
    assert [each.question.kind for each in found.questions] == ["date", "number"]
    body = found.questions[1].question.body
    assert isinstance(body, Number)
    assert body.within is not None
    assert body.within.percent


def test_a_row_that_cannot_be_read_is_named_by_its_row_in_the_sheet() -> None:
    rows = (
        inline("Title") + inline("question", "kind", "answer") + inline("Q", "text", "a") + inline("R", "number", "b")
    )
    found = read(made(rows))
    assert [(each.code, each.place.line, each.place.col) for each in found.problems] == [("EX005", 4, 3)]


def test_a_choice_in_a_sheet_is_told_by_number() -> None:
    rows = (
        inline("Question", "Option 1", "Option 2", "Correct")
        + "<row>"
        + inline("Q", "x", "y")[5:-6]
        + "<c><v>2.0</v></c></row>"
    )
    question: Question = read(made(rows)).questions[0].question
    assert isinstance(question.body, Choice)
    assert question.body.answer == "y"


@pytest.mark.parametrize("data", [
    packed([("a.txt", b"x")]), packed([("xl/workbook.xml", b"<workbook/>")]), packed([("xl/workbook.xml", b"<")]),
    packed([("xl/workbook.xml", b"<w><sheets><sheet name='a'/></sheets></w>")]), b"PK\x03\x04broken",
    packed([("xl/workbook.xml", b"<!DOCTYPE w [<!ENTITY a 'b'>]><w>&a;</w>")]), made(""), made("<row/>" * 1000),
])  # fmt: skip
def test_what_is_no_spreadsheet_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(data)
    assert caught.value.problem.code in ("EX002", "EX006", "EX007")


GOOD = made(inline("question", "answer") + inline("Q", "a"), strings="<si><t>a</t></si>", styles="<cellXfs/>")


@settings(max_examples=100)
@given(place=st.integers(0, len(GOOD) - 1), piece=st.binary(min_size=1, max_size=4))
def test_a_damaged_spreadsheet_is_read_or_refused(place: int, piece: bytes) -> None:
    assert_told(GOOD[:place] + piece + GOOD[place + len(piece) :])


@settings(max_examples=100)
@given(rows=st.text("<row>c/ s='1tnbv2", max_size=60), at=st.sampled_from(("row", "c", "v")))
def test_any_cells_are_read_or_refused(rows: str, at: str) -> None:
    assert_told(made(f"<row><{at}>{rows}</{at}></row>"))
    assert_told(made(f'<row r="{rows[:4].replace("<", "")}"><c t="{at}" s="-1"><v>99</v></c></row>'))


def assert_told(data: bytes) -> None:
    """See that there is a question, or a refusal with its code."""
    try:
        count = len(read(data).questions)
    except ExchangeError as error:
        count = error.problem.code.startswith("EX")
    assert count

"""The format of a file is told by its suffix, and by what it holds where the suffix tells several or nothing."""

import pytest

from quizgeo.exchange import FORMATS, ExchangeError
from quizgeo.exchange.archive import packed
from quizgeo.exchange.recognising import format_of

GIFT = b"::T:: Who? {=a ~b}\n"
AIKEN = b"Who?\nA. a\nB. b\nANSWER: B\n"
ANKI = b"#separator:tab\n#html:false\nfront\tback\n"
TABBED = b"front\tback\nCSTO\tA treaty\n"
MOODLE = b"<?xml version='1.0'?>\n<quiz><question type='essay'/></quiz>"
TABLE = b"kind,question,answer\n,Who?,a\n"
WAYGROUND = b"Question Text,Question Type,Option 1,Option 2\nWho?,Multiple Choice,a,b\n"
BLOOKET = b"\xef\xbb\xbfBlooket\nQuestion #,Question Text,Answer 1,Answer 2\n1,Who?,a,b\n"


def sheet(head: bytes) -> bytes:
    return packed(
        (("xl/sharedStrings.xml", b"<sst>" + head + b"</sst>"), ("xl/worksheets/sheet1.xml", b"<worksheet/>"))
    )


def qti(version: bytes) -> bytes:
    return packed((("imsmanifest.xml", b"<manifest>imsqti_test_xml" + version + b"</manifest>"),))


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.gift", b"", "gift"), ("a.APKG", b"", "anki"), ("a.colpkg", b"", "anki"), ("a.xml", b"", "moodle"),
        ("a.aiken", b"", "aiken"), ("a.tsv", b"", "tsv"),
        ("a.txt", GIFT, "gift"), ("a.txt", AIKEN, "aiken"), ("a.txt", ANKI, "anki-tsv"), ("a.txt", TABBED, "anki-tsv"),
        ("a.csv", TABLE, "csv"), ("a.csv", b"CSTO,A treaty\n", "csv"), ("a.csv", WAYGROUND, "wayground"),
        ("a.csv", BLOOKET, "blooket"), ("a.csv", WAYGROUND.decode().encode("utf-16"), "wayground"),
        ("a.xlsx", sheet(b"Question Answer 1 Answer 2"), "kahoot"),
        ("a.xlsx", sheet(b"Question Text Question Type"), "wayground"),
        ("a.xlsx", sheet(b"Question Answer"), "xlsx"), ("stdin", sheet(b"Front Back"), "xlsx"),
        ("a.zip", qti(b"v2p1"), "qti21"), ("a.zip", qti(b"v3p0"), "qti30"),
        ("stdin", GIFT, "gift"), ("stdin", AIKEN, "aiken"), ("stdin", MOODLE, "moodle"), ("stdin", TABLE, "csv"),
        ("stdin", TABBED, "tsv"), ("stdin", ANKI, "anki-tsv"),
        ("stdin", packed((("collection.anki2", b"x"),)), "anki"), ("a.dat", qti(b"v3p0"), "qti30"),
    ],
)  # fmt: skip
def test_a_format_is_told(name: str, data: bytes, form: str) -> None:
    assert format_of(name, data).name == form


@pytest.mark.parametrize("form", [each.name for each in FORMATS.values() if each.reads])
def test_a_format_that_is_named_is_taken(form: str) -> None:
    assert format_of("a.bin", b"", form).name == form


@pytest.mark.parametrize(
    ("name", "data", "names"),
    [
        ("a.txt", b"Just words.\n", "anki-tsv, gift, aiken"),
        ("a.xlsx", packed((("a", b""),)), "xlsx, kahoot, wayground"),
        ("a.xlsx", GIFT, "xlsx, kahoot, wayground"),
        ("a.zip", packed((("a", b""),)), "qti21, qti30"),
        ("stdin", b"", "anki, anki-tsv, csv"),
        ("a.md", b"# Title\n", "anki, anki-tsv, csv"),
        ("a.json", b"{}", "anki, anki-tsv, csv"),
    ],
)
def test_what_may_be_several_or_none_is_asked_for(name: str, data: bytes, names: str) -> None:
    with pytest.raises(ExchangeError, match="cannot tell the format") as caught:
        format_of(name, data)
    assert caught.value.problem.code == "EX001"
    assert f"--from, one of {names}" in caught.value.problem.fix


@pytest.mark.parametrize("wanted", ["markdown", "json", "word"])
def test_a_format_that_cannot_be_read_is_refused(wanted: str) -> None:
    with pytest.raises(ExchangeError, match=f"there is no format {wanted} to read"):
        format_of("a.gift", GIFT, wanted)


def test_an_archive_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ExchangeError, match="EX002"):
        format_of("a.zip", b"PK\x03\x04 and nothing else")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.yaml", b"# a deck\nquizgeo: 1\nsources: {a: {title: =T}}\n", "a deck of quizgeo: it needs no import"),
        ("a.jpg", b"\xff\xd8\xff\xe0 and more", "a picture, a sound or a PDF"),
        ("a.ods", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a document of LibreOffice"),
    ],
)
def test_what_holds_no_questions_is_said_to_hold_none(name: str, data: bytes, words: str) -> None:
    with pytest.raises(ExchangeError, match=words) as caught:
        format_of(name, data)
    assert "--from" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "form"), [("a.csv", GIFT, "gift"), ("a.tsv", AIKEN, "aiken"), ("a.gift", AIKEN, "aiken")]
)
def test_a_suffix_that_the_text_contradicts_is_said(name: str, data: bytes, form: str) -> None:
    with pytest.raises(ExchangeError, match="looks like") as caught:
        format_of(name, data)
    assert caught.value.problem.fix == f"say it with --from {form}"


def test_a_table_with_braces_in_its_cells_is_a_table() -> None:
    assert format_of("a.csv", b"question,answer,wrong\nWho? {hm},=a,~b\n").name == "csv"


@pytest.mark.parametrize("data", [b"Armenia;Yerevan\nGeorgia;Tbilisi\n", b"question,answer,wrong\nWho?,a,b\n"])
def test_tables_that_are_saved_as_text_are_tables(data: bytes) -> None:
    assert format_of("a.txt", data).name == "csv"


def test_the_name_of_a_format_may_have_capitals() -> None:
    assert format_of("a.txt", GIFT, "GIFT").name == "gift"

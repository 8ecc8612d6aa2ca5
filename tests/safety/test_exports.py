"""What is exported or printed is inert: no formula, no active HTML, no ill-formed XML, no control character."""

import csv
import io
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from quizgeo.cli.main import run
from quizgeo.exchange import FORMATS

from .hostile import write_all

ACTIVE = (
    '=HYPERLINK("http://x.test")', "+1+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", '"><svg/onload=alert(1)>', "</textarea></style></title>", "{{c1::gap}}",
    "{{Question}}", "[sound:x.mp3]", "[$]x[/$]", "\\(x\\)", "]]> <!ENTITY x SYSTEM 'file:///etc/passwd'> &x;",
    "javascript:alert(1)", "${x} $(x) `x` #import", "~%100%right {=x}", "![x](http://x.test)", "[x](javascript:x)",
)  # fmt: skip
"""Texts that act somewhere."""
LAID_OUT = frozenset({
    "article", "bdi", "body", "br", "circle", "col", "dd", "desc", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "footer", "g", "h1", "h2", "h3", "head", "header", "hr", "html", "li", "main", "meta", "ol", "p", "path",
    "rect", "section", "small", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th",
    "thead", "title", "tr", "ul", "b", "i", "aside", "caption", "line", "polyline", "polygon", "sub", "sup", "colgroup",
    "tspan",
})  # fmt: skip
"""Elements that only lay out."""
NO_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufff9-\uffff]")


class Tags(HTMLParser):
    """Collects what could act in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that does more than lay out, and an attribute that runs or loads."""
        if tag not in LAID_OUT:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "href", "srcdoc", "action", "style"):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture
def decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a hostile deck and one of active texts into a home; give their files."""
    home = tmp_path / "home"
    write_all(home / "decks")
    texts = [f'"{each}"' if '"' not in each and "\\" not in each else f"'{_twice(each)}'" for each in ACTIVE]
    rows = [
        f"  - {{id: c{at}, question: {text}, answer: {text}, wrong: [{after}, plain], explain: {text}, hint: {text}}}\n"
        f"  - {{id: f{at}, front: {text}, back: {text}}}\n  - {{id: t{at}, question: {text}, answer: {text}}}\n"
        for at, (text, after) in enumerate(zip(texts, texts[1:] + texts[:1], strict=True))
    ]
    head = f"quizgeo: 1\ndeck: active\ntitle: {texts[5]}\nlanguage: en\nquestions:\n"
    (home / "decks" / "active.yaml").write_text(head + "".join(rows), encoding="utf-8")
    for name, value in {"QUIZGEO_HOME": str(home), "QUIZGEO_NOW": "2026-03-02T12:00+00:00"}.items():
        monkeypatch.setenv(name, value)
    return [str(home / "decks" / f"{name}.yaml") for name in ("hostile", "active")]


def _twice(text: str) -> str:
    return text.replace("'", "''")


def written(words: list[str], target: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Call the program and give the file that it wrote."""
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, io.StringIO())
    assert run([*words, "-o", str(target), "--force"]) == 0, words
    return target.read_bytes()


@pytest.mark.parametrize("name", ["csv", "tsv", "blooket"])
def test_no_cell_is_a_formula(name: str, decks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for deck in decks:
        data = written(["export", deck, "--to", name], tmp_path / "x", monkeypatch)
        text = data.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text), dialect=_dialect(name)) for cell in row]
        assert len(cells) > 20
        assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r＝＋－＠") and not _number(cell)] == []
        assert NO_SIGNS.findall(text) == []


def _dialect(name: str) -> str:
    return "excel-tab" if name == "tsv" else "excel"


def _number(cell: str) -> bool:
    return re.fullmatch(r"[-+]?\d+(\.\d+)?", cell) is not None


@pytest.mark.parametrize("name", ["xlsx", "kahoot", "wayground"])
def test_no_cell_of_a_sheet_is_computed(
    name: str, decks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for deck in decks[1:]:  # of the other one no question is short enough
        data = written(["export", deck, "--to", name], tmp_path / "x", monkeypatch)
        for tag, _text in _elements(data):
            assert tag != "f"


@pytest.mark.parametrize("name", ["moodle", "qti21", "qti30"])
def test_xml_is_well_formed_and_holds_no_foreign_element(
    name: str, decks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for deck in decks:
        data = written(["export", deck, "--to", name], tmp_path / "x", monkeypatch)
        elements = list(_elements(data))
        assert len(elements) > 50
        assert {tag for tag, _text in elements} & {"script", "img", "svg", "textarea", "object", "iframe"} == set()
        assert [text for _tag, text in elements if NO_SIGNS.findall(text)] == []
        if name == "moodle":
            pages = [text.text or "" for each in ET.fromstring(data).iterfind(".//*[@format='html']") for text in each]
            assert len(pages) > 20
            assert [found for page in pages if (found := Tags(page).found)] == []


def _elements(data: bytes) -> Iterator[tuple[str, str]]:
    """Give the elements of a file of XML, or of all in an archive, with their texts."""
    parts = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            parts = [whole.read(each) for each in whole.namelist()]
    for part in parts:
        assert b"<!DOCTYPE" not in part
        for element in ET.fromstring(part).iter():
            yield element.tag.rpartition("}")[2], element.text or ""


def test_fields_of_anki_are_text(decks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for deck in decks:
        data = written(["export", deck, "--to", "anki"], tmp_path / "x.apkg", monkeypatch)
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            (tmp_path / "collection").write_bytes(whole.read("collection.anki2"))
        connection = sqlite3.connect(tmp_path / "collection")
        rows = connection.execute("SELECT flds FROM notes").fetchall()
        connection.close()
        fields = [field for (row,) in rows for field in row.split("\x1f")]
        assert len(fields) > 50
        assert [found for field in fields if (found := Tags(field).found)] == []
        assert [field for field in fields if re.search(r"\[sound:|\[\$|\\\(|\{\{(?!c\d+::)", field)] == []


@pytest.mark.parametrize("name", ["markdown"])
def test_markdown_holds_no_html_and_no_link_of_others(
    name: str, decks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for deck in decks:
        text = written(["export", deck, "--to", name], tmp_path / "x", monkeypatch).decode()
        assert Tags(text).found == []
        assert re.findall(r"(?<!\\)\]\((?:javascript|http)", text) == []
        assert NO_SIGNS.findall(text) == []


@pytest.mark.parametrize("name", [each.name for each in FORMATS.values()])
def test_no_file_holds_a_control_character(
    name: str, decks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for deck in decks if name != "kahoot" else decks[1:]:
        data = written(["export", deck, "--to", name], tmp_path / "x", monkeypatch)
        if not data.startswith(b"PK"):
            assert NO_SIGNS.findall(data.decode("utf-8-sig")) == []


def test_a_printed_page_holds_nothing_that_runs_or_loads(
    decks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for deck in decks:
        words = ["print", deck, "--explain", "--variants", "2"]
        text = written(words, tmp_path / "x.html", monkeypatch).decode()
        assert Tags(text).found == []
        assert "default-src 'none'" in unescape(text)
        assert NO_SIGNS.findall(text) == []
        assert "=HYPERLINK" in text or deck == decks[0]

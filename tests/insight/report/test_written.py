"""A report as words, page, cells and document: the same facts in each, and foreign text is only ever text."""

import csv
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from typing import Any

import fastjsonschema
import pytest

from quizgeo import language
from quizgeo.insight.report import Asked, Option, Report, Row, Taker, report_of
from quizgeo.insight.report.cells import BOM, COLUMNS, MARKS, marks, table
from quizgeo.insight.report.lines import Drawing, lines
from quizgeo.insight.report.page import page
from quizgeo.insight.report.record import record
from quizgeo.insight.report.sentences import amount, figure
from quizgeo.insight.report.style import DARK, LIGHT
from quizgeo.text import cells

HOSTILE = "<script>alert(1)</script> & \"'=1+1"
TOWNS = (Option("Tbilisi", True), Option("Baku"), Option("Gori"))
VOID = {"meta", "br"}


@pytest.fixture
def told(given: Callable[..., Any]) -> Report:
    """Give a report with all that a report may hold, and hostile names and texts."""
    n = 40
    asked = [
        Asked("d/lure", "choice", HOSTILE, "Tbilisi", TOWNS, luck=1 / 3),
        *(Asked(f"d/q{place}", text=f"Question {place}", luck=0.0) for place in range(4)),
        Asked("d/void", text="A voided one", voided=True),
        Asked("d/never", text="Never asked"),
        Asked("d/self", text="Judged by oneself", self_graded=True),
    ]  # fmt: skip
    better = [[float((place < n * part // 5) ^ (place % 7 == part)) for place in range(n)] for part in range(1, 5)]
    base = given([[None] * n, *better, [0.0] * n, [None] * n, [1.0] * n], asked=asked)
    rows = [
        Row(f"p{place}", "d/lure", float(place >= 20), given=text, chosen=(text,), seconds=4.5, confidence=sure)
        for place in range(n)
        for text, sure in [("Tbilisi" if place >= 20 else "Baku", "sure" if place % 2 else "guess")]
    ]
    again = [Row(f"p{place}", "d/q1", 1.0, round=2) for place in range(n)]
    changed = [Row(row.person, row.question, row.score, grade="exact", given=row.given, regraded=True)
               if row.question == "d/q0" and row.score else row for row in base.rows]  # fmt: skip
    takers = [Taker("p0", HOSTILE, "=team", "kicked"), *base.takers[1:]]
    source = type(base.source)(HOSTILE, "d", "2026-03-01-d-1a2b", "2026-03-01", "ka", running=True, deck_changed=True)
    return report_of(type(base)(source, asked, takers, [*rows, *changed, *again]))


# -- on the terminal ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("drawing", [Drawing(), Drawing(signs=False), Drawing(bars=False)])
def test_no_line_is_wider_than_a_terminal(drawing: Drawing, told: Report) -> None:
    assert max(map(cells, lines(told, drawing))) <= 80


def test_the_terminal_tells_every_part(told: Report) -> None:
    text = " ".join(" ".join(lines(told, Drawing())).split())
    for part in (
        "40 persons took part. Everybody was asked everything. 5 questions; the highest score is 5.",
        "It still goes on",
        "The deck was changed since",
        "20 of 40 gave “Baku”, and they scored above the rest: check the key.",
        "Nobody took “Gori”: it is no lure.",
        "check the key!",
        "round 1: .45 [.31–.60], 40 asked; round 2: 1.00 [.91–1.00], 40 asked",
        "Baku: 10 of 20 were sure",
        "Judged otherwise by the host",
        "knew it: 0 of 0; shown to 40",
        "Counted for nothing: A voided one",
        "Not asked: Never asked",
        "sent out",
        "Rasch difficulties b",
        "A slope for each question: too few persons (from 200 on).",
    ):
        assert part in text


def test_plain_lines_draw_nothing(told: Report) -> None:
    text = "\n".join(lines(told, Drawing(bars=False)))
    assert not re.search("[▏▎▍▌▋▊▉█]|##", text)
    assert ".50 [.35–.65]" in text


def test_a_small_class_is_told_in_counts(report: Callable[..., Report]) -> None:
    text = "\n".join(lines(report([[1, 0, 1], [0, 0, 1]]), Drawing(bars=False)))
    assert "Too few for statistics" in text
    assert "2 of 3" in text
    assert "[" not in text.split("Notes")[0]
    assert "wrong: wrong 1" in text


def test_a_class_of_ten_is_told_that_it_bears_no_judgement(report: Callable[..., Report]) -> None:
    assert any(
        "Too few for a judgement" in line for line in lines(report([[1, 0] * 5, [1, 1, 0, 0, 1] * 2]), Drawing())
    )


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [
        (0.62, ".62", "0,62"),
        (-0.1, "-.10", "-0,10"),
        (1.0, "1.00", "1,00"),
        (0.0, ".00", "0,00"),
        (0.999, "1.00", "1,00"),
    ],
)
def test_a_figure_is_written_as_tables_of_testing_do(value: float, english: str, indonesian: str) -> None:
    assert figure(value) == english
    language.use("id")
    try:
        assert figure(value) == indonesian
    finally:
        language.use("en")


def test_an_amount_has_a_place_only_where_it_needs_one() -> None:
    assert [amount(3.0), amount(3.25), amount(9000.0)] == ["3", "3.2", "9,000"]


# -- as a page ---------------------------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Reads a page strictly: everything that begins ends, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def read(told: Report) -> Reader:
    reader = Reader()
    reader.feed(page(told))
    assert reader.open == []
    return reader


def attributes(read: Reader, tag: str) -> Iterator[dict[str, str | None]]:
    return (attrs for name, attrs in read.seen if name == tag)


def test_a_page_has_no_script_and_asks_for_nothing(told: Report, read: Reader) -> None:
    assert {tag for tag, _attrs in read.seen}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    links = [value for _tag, attrs in read.seen for name, value in attrs.items() if name in ("href", "src")]
    assert all(link and link.startswith("#") for link in links)
    assert not any(name.startswith("on") or name == "style" for _tag, attrs in read.seen for name in attrs)
    assert "url(" not in page(told)
    assert "@import" not in page(told)


def test_the_policy_of_a_page_lets_its_own_style_in_and_nothing_else(told: Report) -> None:
    text = page(told)
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(attrs["content"] for attrs in _metas(text) if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"


def _metas(text: str) -> list[dict[str, str | None]]:
    reader = Reader()
    reader.feed(text)
    return list(attributes(reader, "meta"))


def test_foreign_text_stays_text(read: Reader) -> None:
    assert "".join(read.text).count(HOSTILE) >= 4
    (html,) = attributes(read, "html")
    assert html["lang"] == "en"
    assert {attrs.get("dir") for attrs in attributes(read, "bdi")} == {"auto"}
    assert "ka" in {attrs.get("lang") for attrs in attributes(read, "bdi")}


def test_every_picture_is_told_in_words_and_has_a_table(read: Reader) -> None:
    ids = [attrs["id"] for _tag, attrs in read.seen if "id" in attrs]
    assert len(ids) == len(set(ids))
    pictures = list(attributes(read, "svg"))
    assert len(pictures) >= 3
    for picture in pictures:
        assert set((picture["aria-labelledby"] or "").split()) <= set(ids)
        assert picture["role"] == "img"
    tags = [tag for tag, _attrs in read.seen]
    after = [tags[place:].index("table") for place, tag in enumerate(tags) if tag == "svg"]
    assert len(after) == len(pictures)


def test_every_head_of_a_table_has_its_scope(read: Reader) -> None:
    assert {attrs.get("scope") for attrs in attributes(read, "th")} == {"col", "row"}
    tables = len(list(attributes(read, "table")))
    assert len(list(attributes(read, "caption"))) == tables


def test_every_link_leads_to_a_part_of_the_page(read: Reader) -> None:
    ids = {attrs["id"] for _tag, attrs in read.seen if "id" in attrs}
    assert all((attrs["href"] or "").lstrip("#") in ids for attrs in attributes(read, "a"))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("role", "least"), [("ink", 7), ("quiet", 4.5), ("mark", 4.5), ("warn", 4.5), ("line", 3)])
def test_colours_can_be_read(role: str, least: float, colours: dict[str, str]) -> None:
    one, other = sorted((luminance(colours[role]), luminance(colours["paper"])))
    assert (other + 0.05) / (one + 0.05) >= least


def test_a_page_of_a_small_class_shows_what_was_answered(report: Callable[..., Report]) -> None:
    text = page(report([[1, 0, 1], [0, 0, 1]]))
    assert "<h2>Answers</h2>" in text
    assert "2 of 3" in text


def test_a_page_of_a_small_class_has_no_statistics(report: Callable[..., Report]) -> None:
    read = Reader()
    read.feed(page(report([[1, 0, 1, 0], [0, 0, 1, 1]])))
    heads = {text for place, text in enumerate(read.text) if text and place}
    assert not heads & {"r with the rest", "efficiency", "weight", "D27", "alpha without it", "share", "finding", "–"}
    ids = [attrs.get("id") or "" for attrs in attributes(read, "title")]
    assert "scores-title" in ids
    assert "questions-title" not in ids
    assert "too few persons" not in read.text
    assert not any("interval" in text for text in read.text)


def test_a_column_stands_only_where_a_class_has_something_in_it(report: Callable[..., Report]) -> None:
    text = page(report([[1, 0] * 5, [1, 1, 0, 0, 1] * 2]))
    assert "r with the rest" in text
    assert not {"D27", "by luck", "median time"} & set(re.findall(r'<th scope="col">(.*?)</th>', text))


def test_score_and_points_of_the_lesson_are_two_things(given: Callable[..., Any]) -> None:
    base = given([[1, 0], [1, 1]])
    told = report_of(
        type(base)(base.source, base.asked, [Taker("p0", "Ann", points=4000.0), base.takers[1]], base.rows)
    )
    for text in (page(told), "\n".join(lines(told, Drawing()))):
        assert "points in the lesson" in text
        assert "4,000" in text
        assert "2 of 2" in text
        assert not re.search(r"\b[Pp]oints\b(?! in the lesson| that)", re.sub("<style>.*?</style>", "", text))
    assert "points in the lesson" not in page(report_of(base))


def test_of_one_it_is_said_in_the_singular(report: Callable[..., Report]) -> None:
    text = "\n".join(lines(report([[1]]), Drawing()))
    assert "1 person took part.\n1 question; the highest score is 1." in text


def test_bins_say_where_their_ends_belong(report: Callable[..., Report]) -> None:
    text = page(report([[0.5, 1, 0.25], [0, 1, 1]]))
    assert "0 – &lt;1" in text
    assert "1–2" in text


def test_a_page_of_a_large_class_has_difficulties_on_one_scale(lsat_report: Any) -> None:
    text = page(lsat_report(6))
    assert "-3.62" in text
    assert "own slope" in text


# -- as cells ----------------------------------------------------------------------------------------------------------


def test_a_row_for_each_question_can_be_read_back(told: Report) -> None:
    text = table(told)
    assert text.startswith(BOM)
    rows = list(csv.DictReader(StringIO(text.removeprefix(BOM))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["key"] for row in rows] == [item.asked.key for item in told.items]
    assert rows[0]["finding"] == "check-key idle-option"
    assert float(rows[0]["r"]) == told.items[0].r.value
    assert rows[1]["median_s"] == ""


def test_a_mark_list_has_a_row_for_each_person_and_a_column_for_each_question(given: Callable[..., Any]) -> None:
    base = given([[1, 0.5, 0], [1, 0, None]])
    takers = [Taker("p0", "Zoe", points=900.0), Taker("p1", "=ann", "Red"), Taker("p2", "Bo", standing="left")]
    text = marks(report_of(type(base)(base.source, base.asked, takers, base.rows)))
    assert text.startswith(BOM)
    first, *rows = list(csv.reader(StringIO(text.removeprefix(BOM))))
    assert first == [*MARKS, "d/q0", "d/q1"]
    assert rows == [
        ["'=ann", "Red", "in", "0.5", "2", "25", "0.5", "2", "2", "0.5", "0"],
        ["Bo", "", "left", "0", "1", "0", "0", "1", "1", "0", ""],
        ["Zoe", "", "in", "2", "2", "100", "900", "2", "2", "1", "1"],
    ]


# -- as a document -----------------------------------------------------------------------------------------------------

STATISTIC = {
    "type": "object",
    "required": ["value", "n", "lo", "hi", "why"],
    "properties": {
        "value": {"type": ["number", "null"]},
        "n": {"type": "integer", "minimum": 0},
        "lo": {"type": ["number", "null"]},
        "hi": {"type": ["number", "null"]},
        "why": {"enum": [None, "few", "no-variance", "negative-covariance", "zero-denominator", "draw", "extreme",
                         "no-convergence"]},
    },
}  # fmt: skip


def objects(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def listed(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


TEXT, TEXT_OR_NONE = {"type": "string"}, {"type": ["string", "null"]}
COUNT, TRUTH = {"type": "integer"}, {"type": "boolean"}
NUMBER = {"type": "number"}
NUMBER_OR_NONE = {"type": ["number", "null"]}
ASKED = {"key": TEXT, "kind": TEXT, "text": TEXT, "points": NUMBER, "right": TEXT}
LEVELS = listed(objects(level={"enum": ["guess", "unsure", "sure"]}, right=COUNT, n=COUNT))
CURVE = objects(a=NUMBER_OR_NONE, d=NUMBER_OR_NONE, b=NUMBER_OR_NONE, why=TEXT_OR_NONE)
FIT = objects(n=COUNT, log_likelihood=NUMBER_OR_NONE, rounds=COUNT, why=TEXT_OR_NONE,
              items={"type": "object", "additionalProperties": CURVE})  # fmt: skip
SCHEMA = objects(
    report={"const": 1},
    quizgeo=TEXT,
    deck=objects(id=TEXT, title=TEXT, language=TEXT),
    session=objects(room=TEXT_OR_NONE, day=TEXT_OR_NONE, running=TRUTH, deck_changed=TRUTH),
    rest={"enum": ["sum", "mean"]},
    test=objects(
        persons=COUNT, complete=COUNT, questions=COUNT, points=NUMBER, mean=STATISTIC, sd=STATISTIC, skewness=STATISTIC,
        kurtosis=STATISTIC, alpha=STATISTIC, error_ratio=STATISTIC, sem=STATISTIC,
        distribution=listed(objects(low=NUMBER, high=NUMBER, n=COUNT)),
    ),
    items=listed(objects(
        number=COUNT, **ASKED, shown=COUNT, answered=COUNT, right_in_full=COUNT, facility=STATISTIC, sd=STATISTIC,
        r=STATISTIC, word={"enum": [None, "very-good", "good", "fair", "weak"]}, efficiency=STATISTIC, weight=STATISTIC,
        alpha_if_dropped=STATISTIC, d27=STATISTIC, random_guess=NUMBER_OR_NONE, median_seconds=STATISTIC,
        answers=listed(objects(
            text=TEXT, right=TRUTH, count=COUNT, share=STATISTIC, r=STATISTIC,
            lure={"enum": [None, "works", "idle", "backwards"]}, sure=COUNT, regraded=TRUTH,
        )),
        rounds=listed(objects(round=COUNT, answered=COUNT, facility=STATISTIC)),
        confidence=LEVELS,
        findings=listed(objects(
            finding={"enum": ["check-key", "too-hard", "idle-option", "everybody-knew"]}, firm=TRUTH,
            option=TEXT_OR_NONE, count=COUNT, of=COUNT,
        )),
    )),
    voided=listed(objects(**ASKED)),
    not_asked=listed(objects(**ASKED)),
    self_graded=listed(objects(**ASKED, knew=COUNT, judged=COUNT, shown=COUNT)),
    people=listed(objects(
        name=TEXT, team=TEXT_OR_NONE, standing={"enum": ["in", "left", "kicked"]}, points=NUMBER, score=NUMBER,
        answered=COUNT, shown=COUNT, missed=listed(TEXT),
    )),
    rasch=objects(one_slope=FIT, own_slopes=FIT),
    confidence=objects(
        levels=LEVELS, sure_and_wrong=listed(objects(key=TEXT, given=TEXT, sure=COUNT, count=COUNT)),
    ),
)  # fmt: skip


def checked(found: Report) -> Any:
    document = json.loads(json.dumps(record(found), allow_nan=False))
    fastjsonschema.compile(SCHEMA)(document)
    return document


def test_the_document_keeps_its_shape(told: Report, lsat_report: Any, report: Callable[..., Report]) -> None:
    assert checked(told)["items"][0]["findings"][0]["firm"] is True
    assert checked(lsat_report(6))["rasch"]["own_slopes"]["items"]["d/q0"]["a"] > 0
    assert checked(report([[None]]))["items"] == []
    assert checked(report([[1, 0, None], [None, None, 1]]))["rest"] == "mean"

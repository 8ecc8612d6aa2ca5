"""The schema for editors: it takes every deck that reads, refuses what it can see is wrong, and follows the table."""

import ast
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import language
from quizgeo.decks import FIELDS, KINDS, check_file, check_text, schema_text
from quizgeo.decks.events import read_tree
from quizgeo.decks.examples import EXAMPLES
from quizgeo.decks.fields import BOOL, DATE, SLUG, Field, Type, whole
from quizgeo.decks.generic import generic, read_generic
from quizgeo.decks.nodes import Scalar
from quizgeo.decks.readers import reader
from quizgeo.decks.report import Report
from quizgeo.decks.schema_types import shape
from quizgeo.paths import shipped_decks
from tests.decks.written import Written, decks

ROOT = Path(__file__).resolve().parents[2]
HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"


def checker(schema: object) -> Callable[[object], bool]:
    """Give what tells whether a value is as a schema wants it."""
    assert isinstance(schema, dict)
    check = fastjsonschema.compile(schema, use_default=False)

    def allows(value: object) -> bool:
        try:
            check(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return allows


_ALLOWS = checker(json.loads(schema_text()))


def allowed(text: str) -> bool:
    """Tell whether the schema takes a file."""
    return _ALLOWS(read_generic(text.removeprefix("\ufeff")))


def asked(*fields: str) -> str:
    """Write a deck of one question."""
    return f"{HEAD}questions:\n  - {{id: a, {', '.join(fields)}}}\n"


@pytest.mark.parametrize("path", sorted(shipped_decks().glob("*.yaml")), ids=lambda path: path.name)
def test_every_shipped_deck_and_translation_is_allowed(path: Path) -> None:
    assert allowed(path.read_text(encoding="utf-8"))


def decks_in_tests() -> list[str]:
    """Give every text in the tests that reads as a deck."""
    texts = {
        node.value
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("quizgeo: 1\n")
    }
    return sorted(text for text in texts if check_text(text)[0] is not None)


def decks_in_docs() -> list[str]:
    """Give every block of YAML in the documentation that is a whole deck."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    blocks = [block for page in pages for block in re.findall(r"```yaml\n(.*?)```", page.read_text(), re.DOTALL)]
    return [block for block in blocks if block.startswith("quizgeo: 1\n") and check_text(block)[0] is not None]


def test_every_good_deck_in_the_tests_and_the_docs_is_allowed() -> None:
    texts = decks_in_tests() + decks_in_docs()
    assert len(texts) > 10
    assert [text for text in texts if not allowed(text)] == []


@given(decks())
def test_every_deck_that_reads_is_allowed(written: Written) -> None:
    deck, problems = check_text(written.text.removeprefix("\ufeff"))
    if deck is not None:
        assert allowed(written.text), problems


@pytest.mark.parametrize("language_of_deck", EXAMPLES)
@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.name)
def test_the_example_of_a_kind_is_of_that_kind_and_without_a_problem(language_of_deck: str, row: object) -> None:
    name = getattr(row, "name", "")
    lines = EXAMPLES[language_of_deck][name].replace("\n", "\n    ").rstrip()
    text = f"{HEAD.replace('en', language_of_deck)}questions:\n  - {lines}\n"
    deck, problems = check_text(text)
    assert problems == ()
    assert deck is not None
    assert deck.questions[0].kind == ("choice" if name == "options" else name)
    assert allowed(text)


GOOD = [
    asked("question: Q?", "answer: 1993", "wrong: [true, 2.5]"),
    asked("question: Q?", "answer: x", "wrong: y"),
    asked("question: Q?", "answer: x", "source: {title: A book, at: 3}"),
    asked("statement: S.", "answer: YES"),
    asked("statement: S.", "answer: true"),
    asked("question: Q?", "place: '40, 44'", "within: 500m"),
    asked("question: Q?", "find: AM", "map: {region: [40, 38, 51, 44], show: [AM, AZ]}"),
    asked("question: Q?", "options: [{text: x, correct: yes}, y, {text: z, x-own: 1}]", "show: 1"),
    asked("question: Q?", "answer: x", "after: [b]", "was: [old, other/older]"),
    asked("question: Q?", "answer: x", "time: '90s'", "difficulty: '3'", "points: '0.5'"),
    f"{HEAD}defaults: {{question: Where is it?}}\nquestions: [{{id: a, find: AM}}]\n",
    f"{HEAD}include: [dates.part.yaml]\n",
    f"{HEAD}x-own: {{any: [thing]}}\nsources: {{a: {{title: T, x-own: 1}}}}\nquestions: [{{front: F, back: B}}]\n",
    "part_of: d\nquestions: [{id: a, question: Q?, answer: x}]\n",
    "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {a: {wrong: [x], of: 12345678}, b: {options: [x]}}\n",
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_a_file_that_is_right_is_allowed(text: str) -> None:
    assert allowed(text)


BAD = [
    "[]",
    "quizgeo: 1\n",
    HEAD,
    f"{HEAD}questions: []\n",
    f"{HEAD}questions: {{a: {{question: Q?, answer: x}}}}\n",
    asked("question: Q?", "answer: x").replace("quizgeo: 1", "quizgeo: 2"),
    asked("question: Q?", "answer: x").replace("deck: d", "deck: My Deck"),
    asked("question: Q?", "answer: x").replace("title: T", "titel: T"),
    asked("question: Q?", "answer: x").replace("language: en", "language: english"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\nas_of: 2025-13"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\nlevel: hard"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\ndefaults: {id: a}"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\ndefaults: {x-own: a}"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\ntranslates: d"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\nsources: {A b: {title: T}}"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\nsources: {a: {publisher: P}}"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\ndraw: {t: 0}"),
    asked("question: Q?", "answer: x").replace("title: T", "title: T\ninclude: ../other.yaml"),
    asked("question: Q?"),
    asked("answer: x"),
    asked("answer: x", "wrong: [y]"),
    asked("question: Q?", "wrong: [y]"),
    asked("question: ''", "answer: x"),
    asked("question: Q?", "answer:"),
    asked("question: Q?", "answer: [x]", "wrong: [y]"),
    asked("question: Q?", "answer: x", "wrong: []"),
    asked("question: Q?", "anser: x"),
    asked("question: Q?", "answer: x", "number: 5"),
    asked("question: Q?", "answer: x", "unit: km"),
    asked("question: Q?", "number: 5", "wrong: [6]"),
    asked("question: Q?", "number: eleven"),
    asked("question: Q?", "number: 5", "within: 1 month"),
    asked("question: Q?", "number: 5", "within: -1"),
    asked("question: Q?", "date: 2023-00"),
    asked("question: Q?", "date: 2023-09-32"),
    asked("question: Q?", "date: 2023", "within: 5%"),
    asked("question: Q?", "place: here", "within: 5 km"),
    asked("question: Q?", "place: [91, 0]", "within: 5 km"),
    asked("question: Q?", "place: [40, 44, 3]", "within: 5 km"),
    asked("question: Q?", "place: [40, 44]", "within: 5"),
    asked("question: Q?", "place: [40, 44]").replace("id: a", "id: b"),
    asked("statement: S.", "answer: maybe"),
    asked("front: F"),
    asked("cloze: no gap"),
    asked("question: Q?", "list: [x]"),
    asked("question: Q?", "order: [x, y]"),
    asked("question: Q?", "match: {x: y}"),
    asked("question: Q?", "match: [[x, y, z], [u, v]]"),
    asked("question: Q?", "groups: {x: [y]}"),
    asked("question: Q?", "options: [{text: x, correct: yes}]"),
    asked("question: Q?", "options: [{correct: yes}, y]"),
    asked("question: Q?", "options: [{text: x, correct: yes, pin: middle}, y]"),
    asked("question: Q?", "options: [{text: x, credit: 2}, y]"),
    asked("question: Q?", "answer: x", "ladder: typed"),
    asked("question: Q?", "answer: x", "status: maybe"),
    asked("question: Q?", "answer: x", "tags: [two words]"),
    asked("question: Q?", "answer: x", "difficulty: 6"),
    asked("question: Q?", "answer: x", "points: -1"),
    asked("question: Q?", "answer: x", "time: 2"),
    asked("question: Q?", "answer: x", "time: soon"),
    asked("question: Q?", "answer: x", "shuffle: maybe"),
    asked("question: Q?", "answer: x", "source: {}"),
    asked("question: Q?", "answer: x", "source: {ref: a, title: b}"),
    asked("question: Q?", "answer: x", "source: {title: a, url: ftp://x}"),
    asked("question: Q?", "answer: x", "after: [other/b]"),
    asked("question: Q?", "answer: x", "map: {zoom: 3}"),
    asked("question: Q?", "answer: x", "feedback: yes"),
    asked("question: Q?", "answer: x").replace("id: a", "id: A b"),
    "part_of: d\nsources: {}\nquestions: [{id: a, question: Q?, answer: x}]\n",
    "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: [{question: S?}]\n",
    "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {a: {date: 2023}}\n",
    "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {a: {options: [{text: x}]}}\n",
    "quizgeo: 1\ntranslates: d\nquestions: {a: {question: S?}}\n",
]


@pytest.mark.parametrize("text", BAD)
def test_a_file_that_is_wrong_is_refused(text: str) -> None:
    assert not allowed(text)


TYPES = [
    Type(name)
    for name in ("text", "line", "slug", "tag", "bool", "decimal", "date", "span", "distance", "seconds", "language",
                 "address", "path", "number", "tolerance", "credit", "pin", "cloze", "point")
] + [whole(1, 5), Type("word", words=("a", "b"))]  # fmt: skip
LOOKS = st.one_of(
    st.from_regex(r"[0-9a-z.:%~ -]{1,12}", fullmatch=True),
    st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True),
    st.from_regex(r"[0-9]{1,3} ?(days?|months|km|mi|m|s|%)", fullmatch=True),
    st.sampled_from(
        ["yes", "Off", "TRUE", "en", "zh-Hant", "https://a.b/c", "a/b.yaml", "60..70", "first", "((x))", "1e3", "0x1f"]
    ),
)


@cache
def taken(kind: Type) -> Callable[[object], bool]:
    """Give what tells whether a value is of a type."""
    return checker(shape(kind))


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
@given(text=LOOKS, quoted=st.booleans())
def test_what_the_reader_takes_the_schema_takes(kind: Type, text: str, *, quoted: bool) -> None:
    root = read_tree(json.dumps(text) if quoted else text, report := Report("d.yaml"))[0].root
    if not isinstance(root, Scalar) or (not quoted and root.value in ("null", "~")):
        return
    value = reader(Field("x", ("question",), kind, "X."))(root, report)
    if value is not None and not report.problems:
        assert taken(kind)(generic(root))


@pytest.mark.parametrize(
    ("kind", "text"),
    [(DATE, "2023-13"), (DATE, "0000"), (SLUG, "A"), (SLUG, "-5"), (BOOL, "maybe"), (whole(1, 5), "6")],
)
def test_what_no_reader_takes_no_schema_takes(kind: Type, text: str) -> None:
    assert not taken(kind)(read_generic(text))


def entry(*path: str) -> object:
    """Give a part of the schema."""
    part: object = json.loads(schema_text())
    for name in path:
        assert isinstance(part, dict)
        part = part[name]
    return part


def test_every_field_is_in_the_schema_with_its_help_and_its_example() -> None:
    text = schema_text()
    for field in FIELDS:
        if field.where == ("overlay",) and field.name == "title":  # told with the title of decks
            continue
        assert json.dumps(field.doc, ensure_ascii=False)[1:-1] in text, field.name
    assert entry("properties", "questions", "items", "properties", "time") == {
        "description": "Time limit in exams and lessons.",
        "type": ["integer", "string"],
        "pattern": r"^\s*(?:(?:(\d{1,4})s?|(\d{1,2})m|(\d{1,2}):(\d\d)))\s*$",
        "patternErrorMessage": "write 30, 90s, 2m or 1:30",
        "minimum": 5,
        "maximum": 3600,
        "examples": ["90s"],
    }


def test_allowed_words_and_what_holds_without_them_are_told() -> None:
    assert entry("properties", "questions", "items", "properties", "status") == {
        "description": "How sure the answer is. Without it: fact.",
        "type": "string",
        "enum": ["fact", "claim", "contested", "forecast", "quote", "analysis"],
        "default": "fact",
        "examples": ["claim"],
    }
    as_of = entry("properties", "questions", "items", "properties", "as_of", "description")
    assert as_of == "The state of the world that the answer describes. Without it: the deck's."


def test_each_kind_is_offered_as_a_whole_question() -> None:
    snippets = entry("properties", "questions", "items", "defaultSnippets")
    assert isinstance(snippets, list)
    assert [snippet["label"] for snippet in snippets] == [row.name for row in KINDS]
    assert snippets[0] == {
        "label": "choice",
        "description": "One of several options is right.",
        "body": {
            "id": "country-of-baku",
            "question": "Which country has Baku as its capital?",
            "answer": "Azerbaijan",
            "wrong": ["Armenia", "Georgia", "Iran"],
        },
    }


def test_the_schema_is_the_same_text_every_time_and_speaks_the_language_in_use() -> None:
    first = schema_text()
    assert first == schema_text()
    assert first.endswith("}\n")
    language.use("id")
    try:
        assert schema_text() != first
        assert json.loads(schema_text()).keys() == json.loads(first).keys()
    finally:
        language.use("en")


def test_a_shipped_deck_is_checked_by_the_reader_as_well() -> None:
    for path in shipped_decks().glob("*.yaml"):
        assert check_file(path)[0] is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("TRUE", True), ("~", None), ("", None), ("Null", None), ("'1'", "1"), ("-12", -12), ("+1", 1),
        ("014", 14), ("0o17", 15), ("0x1F", 31), ("1.50", 1.5), (".5", 0.5), ("1e3", 1000.0), ("1_000", "1_000"),
        ("2023-09", "2023-09"), ("12:30", "12:30"), ("[a, 1]", ["a", 1]), ("{1: {b: ~}}", {"1": {"b": None}}),
        ("[a: b]", [None]),
    ],
)  # fmt: skip
def test_other_readers_of_yaml_guess(text: str, value: object) -> None:
    assert read_generic(text) == value

"""The schema in an editor: the language server that editors run for YAML completes, explains and checks a deck."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgeo.decks import KINDS, schema_text
from quizgeo.decks.fields import fields
from quizgeo.paths import shipped_decks
from tests.decks.language_server import LanguageServer, language_server
from tools import editor

NODE = editor.node()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NODE is None, reason="node is not on the PATH, so no language server can run"),
]

LINE = "# yaml-language-server: $schema=quizgeo.schema.json\n"
HEAD = f"{LINE}quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
QUESTION = f"{HEAD}questions:\n  - id: a\n    question: Q?\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """Run the language server in a folder that holds the schema."""
    assert NODE is not None
    assert editor.server().exists(), "the language server is not installed: run `make editor`"
    folder = tmp_path_factory.mktemp("editor")
    (folder / "quizgeo.schema.json").write_text(schema_text(), encoding="utf-8")
    with language_server(NODE, editor.server(), folder) as running:
        yield running


def faults(server: LanguageServer, text: str) -> list[tuple[int, str]]:
    return server.faults(server.open(text))


def place(text: str) -> tuple[str, int, int]:
    """Take the mark `|` out of a text, and give its line and column, from 0."""
    before, _mark, after = text.partition("|")
    return before + after, before.count("\n"), len(before.rpartition("\n")[2])


def offers(server: LanguageServer, marked: str) -> dict[str, str]:
    text, line, column = place(marked)
    return server.offers(server.open(text), line, column)


def hover(server: LanguageServer, marked: str) -> str:
    text, line, column = place(marked)
    return server.hover(server.open(text), line, column)


@pytest.mark.parametrize("path", sorted(shipped_decks().glob("*.yaml")), ids=lambda path: path.name)
def test_a_shipped_deck_has_no_fault(server: LanguageServer, path: Path) -> None:
    assert faults(server, LINE + path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("    anser: x\n", "Property anser is not allowed."),
        ("    answer: x\n    number: 5\n", "Property number is not allowed."),
        ("    number: many\n", "write a number such as 38, or a range such as 60..70"),
        ("    date: 2023-13\n", "write 2023, 2023-09 or 2023-09-19"),
        ("    answer: x\n    unit: km\n", "Object is missing property number required by property unit."),
        ("    date: 2023\n    within: 5%\n", "write 10 days, 2 weeks, 1 month or 3 years"),
        ("    place: 40, 44\n", 'Missing property "within".'),
        (
            "    answer: x\n    status: maybe\n",
            'Value is not accepted. Valid values: "fact", "claim", "contested", "forecast", "quote", "analysis".',
        ),
    ],
)
def test_a_mistake_is_told_where_it_stands(server: LanguageServer, body: str, message: str) -> None:
    assert message in [told for line, told in faults(server, QUESTION + body) if line >= 7]


def test_the_fields_of_a_question_are_offered(server: LanguageServer) -> None:
    offered = offers(server, f"{QUESTION}    answer: x\n    |")
    assert fields("question").keys() - {"id", "question"} <= offered.keys()
    assert {"wrong", "accept", "strict"} <= offered.keys()


def test_a_question_of_every_kind_is_offered_whole(server: LanguageServer) -> None:
    offered = offers(server, f"{HEAD}questions:\n  - |")
    assert {row.name for row in KINDS} <= offered.keys()
    assert offered["choice"].splitlines()[0] == "id: country-of-baku"


def test_the_fields_of_the_head_are_offered(server: LanguageServer) -> None:
    offered = offers(server, f"{LINE}quizgeo: 1\n|")
    assert {"deck", "title", "language", "sources", "defaults", "questions", "translates", "part_of"} <= offered.keys()


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("status", {"fact", "claim", "contested", "forecast", "quote", "analysis"}),
        ("shuffle", {"true", "false"}),
        ("difficulty", {"3"}),
    ],
)
def test_the_words_of_a_field_are_offered(server: LanguageServer, field: str, words: set[str]) -> None:
    assert words <= offers(server, f"{QUESTION}    answer: x\n    {field}: |").keys()


def test_a_field_is_explained_under_the_pointer(server: LanguageServer) -> None:
    told = hover(server, f"{QUESTION}    number: 5\n    wit|hin: 5%\n")
    assert "How far off is still right." in told
    assert "5%" in told
    assert "Without it: fact." in hover(server, f"{QUESTION}    answer: x\n    sta|tus: fact\n")
    assert "never changes" in hover(
        server, HEAD.replace("deck:", "de|ck:") + "questions: [{id: a, find: AM, question: Q}]"
    )


def test_a_translation_and_a_part_are_files_too(server: LanguageServer) -> None:
    translation = (
        f"{LINE}quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n  a:\n    question: S?\n    of: 1a2b3c4d\n"
    )
    assert faults(server, translation) == []
    assert faults(server, f"{translation}    date: 2023\n") == [(9, "Property date is not allowed.")]
    assert faults(server, f"{LINE}part_of: d\nquestions:\n  - {{id: a, question: Q?, answer: x}}\n") == []

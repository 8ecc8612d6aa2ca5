"""What the checker says of decks that are wrong in a thousand ways: message and cure are never English."""

import re
from collections.abc import Iterator

import pytest

from quizgeo import language
from quizgeo.answers import problems
from quizgeo.answers.geography import geography
from quizgeo.cli.code_pages import code_pages
from quizgeo.decks import Problem
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.lint import as_deck
from tests.language.english import english
from tests.language.written import FLAWED, KINDS

VALUES = (
    *("", "''", "[]", "{}", "x", "[a, a]", "{a: b}", "[[a]]", "| x", "@x", "~", "null", "en", "first", "true"),
    *("* a", "&a b", "!t c", "a: b: c", "a #b", '"x', "[a", "{a, b}", "\\q", '"\\q"', "a\tb", "\u200b", "x" * 5000),
    *("2023-02-31", "-1", "99999", "1,500", "1.500", "0..", "9..1", "5 km", "1 week", "1:30"),
    *("http://x", "../x.txt", "Semua di atas"),
)
"""What may stand where something else should."""
LINES = (
    *("<<: {a: b}", "- a", "? a", "---", "%YAML 1.1", "\tid: a", "<<<<<<< HEAD", "x", "tags:[a]"),
    *("quizgeo: 9", "deck: KAUKASUS", "include: [x.yaml]", "draw: {apa: 9}", "sources: {k: {}}", "defaults: {id: a}"),
    *("language: xx yy", "language: fr"),
    *("# lint: ignore", "# lint: ignore XX001", "# lint: ignore MC005", "# lint: ignore DK001"),
)
"""Lines that may be put between others."""
FIELD = re.compile(r"(?P<key>\b[a-z_]+): (?P<value>\[[^]]*\]|\{[^}]*\}|\"[^\"]*\"|[^,}\n]+)")
THE_READER_SAYS = "ini bukan YAML: "
"""What the reader of YAML finds wrong in words of its own."""
SHARE = 3
"""Every field and line is spoilt in a third of these ways, the next one in another third."""
SEEN_AT_LEAST = 65
"""Codes that the faults below bring out."""


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    """Speak Indonesian."""
    language.use("id")
    yield
    language.use("en")


def spoilt() -> Iterator[str]:
    """Give decks, each with one fault or more."""
    for text in (KINDS, FLAWED):
        for number, found in enumerate(FIELD.finditer(text)):
            before, after = text[: found.start()], text[found.end() :]
            yield from (f"{before}{found['key']}: {value}{after}" for value in VALUES[number % SHARE :: SHARE])
            yield f"{before}{found['key']}x: {found['value']}{after}"
            yield f"{before}{found[0]}, {found[0]}{after}"
            yield f"{before}{after.removeprefix(', ')}"
        for number, found in enumerate(re.finditer(r"(?m)^", text)):
            yield from (
                f"{text[: found.start()]}{line}\n{text[found.start() :]}" for line in LINES[number % SHARE :: SHARE]
            )
    yield from (
        "",
        "x",
        "- a",
        "a: [",
        "\x00",
        "quizgeo: 1\n",
        "\ufeff" + KINDS,
        KINDS + KINDS,
        f"{KINDS}\n---\na: b\n",
    )
    yield KINDS.replace("  - {", "  -{").replace("id: ", "id:")


def told(text: str) -> tuple[Problem, ...]:
    """Give all problems of a deck, those of its answers as well."""
    checking = inspect_text(text, geography=geography)
    return (*checking.problems, *(problems(checking.deck) if checking.deck is not None else ()))


def words_of(problem: Problem) -> str:
    """Give what a problem says, one thing a line, without what others say."""
    lines = (problem.message, problem.fix or "", *(note.message for note in getattr(problem, "notes", ())))
    return "\n".join(line for line in lines if not line.startswith(THE_READER_SAYS))


def test_no_problem_of_any_deck_is_told_in_english() -> None:
    found = {(each.code, words_of(each)) for text in spoilt() for each in told(text)}
    assert {(code, words): left for code, words in sorted(found) if (left := english(words))} == {}
    assert len({code for code, _words in found}) >= SEEN_AT_LEAST


def test_no_finding_in_the_examples_of_the_rules_is_told_in_english() -> None:
    snippets = {each.text for page in code_pages().values() if page.is_rule for each in page.bad}
    found = {(each.code, words_of(each)) for snippet in snippets for each in told(as_deck(snippet))}
    assert {code for code, page in code_pages().items() if page.is_rule} - {code for code, _words in found} == set()
    assert {words: left for words in sorted(found) if (left := english(words[1]))} == {}


def test_what_every_code_means_is_told_in_the_language() -> None:
    assert {code: left for code, page in code_pages().items() if (left := english(language._(page.meaning)))} == {}

"""Whatever a file holds, reading it gives a deck or problems: no exception, no hang."""

import json
import random
import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgeo.decks import Problem, Severity, check_text, limits
from quizgeo.decks.events import read_tree
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar
from quizgeo.decks.report import Report
from tests.decks.damage import mutated, mutation

Write = Callable[..., str]

DECK = """\
quizgeo: 1
deck: d
title: T
language: en
as_of: 2025-07
sources:
  news: {title: News, published: 2025-07}
defaults: {tags: [t]}
draw: {t: 2}
questions:
  - {id: a, question: Who recognised it first?, answer: Russia, wrong: [China, "Pakistan"], source: {ref: news, at: 3}}
  - id: b
    question: >-
      Which states became
      closer to Moscow?
    answers: [Iran, 'North Korea']
    wrong: [Armenia]
  - id: c
    statement: It was "opened" in 1993.   # a comment
    answer: no
    feedback: {right: Yes.}
  - {id: e, question: How many?, number: 60..70, unit: troops}
  - {id: f, question: When?, date: 2023-09, within: 1 month, after: [a, b]}
  - {id: g, question: Name two., list: [Georgia, [Turkey, Türkiye]], need: 2}
  - {id: i, question: Match., match: {Georgia: Tbilisi, Armenia: Yerevan}, extra: [Baku]}
  - {id: k, cloze: "((Turkey|Türkiye::a neighbour)) closed it in ((1993))."}
  - {id: l, front: CSTO, back: "Treaty \\u00e9", both_ways: true, was: [old]}
  - id: o
    question: Put the cursor on Yerevan.
    place: 40.18, 44.51
    within: 30 km
    x-note: {any: [thing, {deep: ~}]}
  - id: p
    question: Long form?
    options:
      - {text: CSTO, correct: true}
      - {text: NATO, feedback: No.}
      - None of these
"""
LINES = DECK.splitlines(keepends=True)


def holds(text: str) -> tuple[Problem, ...]:
    """Check that a text gives a deck or errors, and that every problem is complete."""
    deck, problems = check_text(text)
    assert (deck is None) is any(problem.severity is Severity.ERROR for problem in problems)
    lines = len(re.findall(r"\r\n|[\r\n]", text)) + 1
    for problem in problems:
        assert problem.message
        assert "\n" not in problem.message + problem.fix
        assert 1 <= problem.place.line <= lines
        assert (problem.place.end_line, problem.place.end_col) >= (problem.place.line, problem.place.col) >= (1, 1)
    return problems


@settings(max_examples=300, deadline=None)
@given(st.lists(mutation, min_size=1, max_size=4))
def test_a_deck_that_was_damaged_anywhere_gives_problems_or_a_deck(changes: list[tuple[str, int, int, str]]) -> None:
    text = DECK
    for change in changes:
        text = mutated(text, change)
    holds(text)


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 5))
def test_lines_that_were_shuffled_dropped_or_doubled_give_problems_or_a_deck(chance: random.Random, times: int) -> None:
    lines = list(LINES)
    for _ in range(times):
        first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
        change = chance.choice(("drop", "double", "swap", "indent"))
        if change == "drop" and len(lines) > 1:
            del lines[first]
        elif change == "double":
            lines.insert(second, lines[first])
        elif change == "swap":
            lines[first], lines[second] = lines[second], lines[first]
        else:
            lines[first] = " " * chance.randrange(4) + lines[first].lstrip(" ")
    holds("".join(lines))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_gives_problems(text: str) -> None:
    assert holds(text)


names = st.sampled_from(
    [
        "question",
        "answer",
        "wrong",
        "options",
        "match",
        "list",
        "within",
        "place",
        "source",
        "was",
        "map",
        "cloze",
        "tags",
        "x-y",
    ]
)
shapes = st.recursive(
    st.text(max_size=12) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(names, shapes))
def test_fields_of_any_shape_give_problems_or_a_deck(fields: dict[str, object]) -> None:
    deck = {"quizgeo": 1, "deck": "d", "title": "T", "language": "en", "questions": [{"id": "a", **fields}]}
    holds(json.dumps(deck, ensure_ascii=False))


@pytest.mark.parametrize("field", ["was", "after", "question", "answer", "feedback"])
def test_a_field_is_known_even_if_something_invisible_is_in_its_name(questions: Write, field: str) -> None:
    values = {"question": "Q?", "answer": "x", field: "b"}
    hidden = f"{field[0]}\u200b{field[1:]}"
    lines = "".join(f'    "{hidden if name == field else name}": {value}\n' for name, value in values.items())
    _deck, problems = check_text(questions(f"  - id: a\n{lines}"))
    assert problems[0].code == "YA005"
    assert not [problem for problem in problems if problem.code == "QN004"]


UNASKED = DECK.replace("?", ".")
"""The deck without question marks, which the parser in Python takes for the sign of a key inside braces."""


def flat(node: Node | None) -> object:
    """Give a tree as plain values with the places of its scalars."""
    if isinstance(node, Scalar):
        return (node.value, bool(node.style), node.start_mark.line, node.start_mark.column)
    if isinstance(node, ListNode):
        return [flat(item) for item in node.items]
    if isinstance(node, MapNode):
        return [(name, flat(value)) for name, value in zip(node.names, node.values, strict=True)]
    return None


def both_parsers(text: str) -> tuple[tuple[object, list[Problem]], ...]:
    results = []
    for pure in (False, True):
        report = Report("deck.yaml")
        tree, complete = read_tree(text, report, pure=pure)
        results.append((flat(tree.root) if complete else None, [each for each in report.problems if complete]))
    return tuple(results)


def test_the_parser_in_python_reads_the_same_nodes() -> None:
    in_c, in_python = both_parsers(UNASKED)
    assert in_c == in_python
    assert in_c[0] is not None


@settings(max_examples=60, deadline=None)
@given(mutation)
@example(("replace", 162, 162, " "))
@example(("insert", 364, 364, "!"))
def test_the_parser_in_python_finds_the_same_files_whole(change: tuple[str, int, int, str]) -> None:
    """The two disagree only on where a tag ends, which is refused by either."""
    text = mutated(UNASKED, change).replace("\t", " ")
    in_c, in_python = both_parsers(text)
    if in_c[0] is not None and in_python[0] is not None:
        tagged, tagged_too = (any(each.code == "YA022" for each in problems) for _tree, problems in (in_c, in_python))
        assert tagged is tagged_too
        assert tagged or in_c == in_python


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("{a:   , b: c}", 6),
        ("{a: }", 4),
        ("{a}", 2),
        ("{a , b: c}", 3),
        ("{a:\n    , b: c}", 4),
        ("a:\nb: c", 2),
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_a_value_that_is_missing_stands_before_the_sign_that_follows(text: str, column: int, *, pure: bool) -> None:
    tree, _complete = read_tree(text, Report("deck.yaml"), pure=pure)
    assert isinstance(tree.root, MapNode)
    missing = tree.root.values[0]
    assert isinstance(missing, Scalar)
    assert (missing.value, missing.start_mark.column, missing.end_mark.column) == ("", column, column)


def test_without_the_parser_in_c_the_one_in_python_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report("deck.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert flat(read_tree("a: b\n", report)[0].root) == [("a", ("b", False, 0, 3))]
    read_tree(f"%YAML 1.{'9' * 5000}\n---\na: b\n", report)
    assert [problem.code for problem in report.problems] == ["YA019"]


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        ("\\ud800", "YA004"),
        ("\\ud83d\\ude00", "YA004"),
        ("\\UFFFFFFFF", "YA004"),
        ("\\U00110000", "YA004"),
        ("\\q", "YA019"),
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_escapes_for_no_character_are_refused_where_they_stand(escape: str, code: str, *, pure: bool) -> None:
    report = Report("deck.yaml")
    read_tree(f'a: b\nc: "x{escape}"\n', report, pure=pure)
    assert [(each.code, each.place.line) for each in report.problems] == [(code, 2)]


@pytest.mark.parametrize("pure", [False, True])
def test_both_parsers_words_become_the_same_codes(*, pure: bool) -> None:
    slips = {
        "a: b: c\n": "YA011",
        'a: "b\n': "YA012",
        "a: @b\n": "YA013",
        "a: , b\n": "YA013",
        "a: |b\n": "YA013",
        "a:\n  - b\n   c: d\n": "YA014",
        "a: [b\nc: d\n": "YA015",
        "a: 'b' c\n": "YA016",
        "a: *b* c\n": "YA021",
        "a: & c\n": "YA020",
        "a: !<b c\n": "YA022",
        "a:\n\t- b\n": "YA010",
        "a: b\n...\nc\n": "YA025",
        "  a: b\n c: d\n": "YA014",
        "a: b\nc\nd: e\n": "YA019",
    }
    found = {}
    for text in slips:
        report = Report("deck.yaml")
        read_tree(text, report, pure=pure)
        found[text] = report.problems[0].code
    assert found == slips


HUGE = {
    "brackets": "a: " + "[" * 100_000,
    "braces": "a: " + "{" * 100_000,
    "a merge bomb": "a: &a [x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)),
    "values": "a: [" + "x," * 500_000 + "x]",
    "keys": "".join(f"k{n}: x\n" for n in range(450_000)),
    "dashes": "- " * 100_000,
    "blank lines": "quizgeo: 1\n" + "\n" * 2_000_000,
    "comments": "quizgeo: 1\n" + "# x\n" * 500_000,
    "commented texts": "a:\n" + "  - b #x\n" * 100_000,
    "quotes": '"' * 1_000_000,
    "one text": "a: " + "x" * 3_000_000,
    "one key": "x" * 3_000_000 + ": a",
    "lines without an end": "a: b\n" + "c\n" * 500_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_files_are_stopped_at_a_limit(name: str) -> None:
    assert len(holds(HUGE[name])) <= limits.PROBLEMS


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("brackets", "more than 8 lists and mappings inside one another"),
        ("values", "more than 30000 values outside the questions, or in one of them"),
        ("keys", "more than 30000 values outside the questions, or in one of them"),
    ],
)
def test_a_limit_is_named_where_it_is_passed(name: str, message: str) -> None:
    (problem,) = (each for each in holds(HUGE[name]) if each.code == "YA007")
    assert (problem.message, problem.fix) == (message, "split the deck with include")


def test_values_of_all_questions_together_have_a_limit(questions: Write) -> None:
    body = "".join(f"- {{id: q{n}, question: Q, answer: x, hint: [{'h, ' * 40}h]}}\n" for n in range(9_200))
    assert [(each.code, each.message) for each in holds(questions(body))] == [("YA007", "more than 400000 values")]


def test_a_question_cannot_hold_a_library(questions: Write) -> None:
    (problem,) = holds(questions(f"- {{id: a, question: Q, answer: x, x-all: [{'h, ' * 40_000}]}}\n"))
    assert (problem.code, problem.message) == (
        "YA007",
        "more than 30000 values outside the questions, or in one of them",
    )


def test_marks_of_a_merge_are_told_twenty_times() -> None:
    assert [each.code for each in holds("<<<<<<< \n" * 100_000 + ">>>>>>> x\n")] == ["YA008"] * 20


def test_the_values_of_a_full_deck_are_within_the_limit(questions: Write) -> None:
    fields = "answer: x, wrong: [a, b, c], tags: [t, u], source: {ref: n, at: 3}, explain: E."
    body = "".join(f"  - {{id: q{n}, question: Q{n}?, {fields}}}\n" for n in range(20_000))
    deck, problems = check_text(questions(body, "sources: {n: {title: N}}\n"))
    assert problems == ()
    assert deck is not None


def test_problems_are_kept_up_to_a_limit(questions: Write) -> None:
    line = "- {{question: Q{n}?, anser: x, tagz: y, time: 1s, source: nope}}\n"
    for count, kept in ((1_000, 5_000), (5_000, limits.PROBLEMS)):
        assert len(holds(questions("".join(line.format(n=n) for n in range(count))))) == kept

"""A head that is read without PyYAML says what PyYAML reads in it; and its fields stand where PyYAML finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks.checking import inspect_text
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, is_empty
from quizgeo.decks.parsing import read_tree
from quizgeo.decks.plain import plain_head
from quizgeo.decks.report import Report

END = "questions:\n"
PLAIN = [
    "quizgeo: 1\ndeck: d\ntitle: A title\n",
    "# a comment\n\nquizgeo: 1\n\n# another\n   \ndeck: d # behind\n\n",
    "title: 'In quotes: yes'\nscope: \"more: of it\"\n",
    "authors: [A, B c]\ndefaults: {tags: [x, y], status: fact}\n",
    "sources:\n  article:\n    title: T\n    published: 2025-07\n  other: {title: U}\nlanguage: en\n",
    "authors:\n  - A\n  - B\n",
    "description: |\n  One line.\n  # no comment\n  Another.\ntitle: T\n",
    "description: >\n  One line\n  and the same.\ntitle: T\n",
    "x-more: a b\nas_of: 2025-07\n",
    "description: |-\n  Text,\n  # and more of it\n\n# a comment\n",
]
NOT_PLAIN = [
    "",
    "title: over\n  two lines\n",
    "title: &anchor T\n",
    "? a\n: b\n",
    "---\ntitle: T\n",
    "title: T\ntitle: U\n",
    "title:\n",
    "description: |+\n  kept\n\ntitle: T\n",
    "title: T\nquestions: []\n",
    "title: 'open\n",
]
LINES = st.lists(
    st.sampled_from([
        "quizgeo: 1", "title: T", "deck: 'd'", "", "# c", "  # c", "  more", "  - a", "  a: b", "list:", "text: |",
        "text: >", "tags: [a, b]", "open: [a,", "  b]", 'q: "x"', "a b", "a: b: c", "k: ~", "k: null", "k: - a", "---",
        "x: y # z",
    ]),
    max_size=8,
)  # fmt: skip


def flat(node: Node) -> object:
    """Give a tree as plain values."""
    if isinstance(node, Scalar):
        return node.value, is_empty(node)
    if isinstance(node, ListNode):
        return [flat(item) for item in node.items]
    assert isinstance(node, MapNode)
    return [(name, flat(value)) for name, value in zip(node.names, node.values, strict=True)]


def same(head: str) -> bool:
    """Tell whether a head is plain, and require that PyYAML reads the same."""
    root = plain_head(head + END)
    if root is None:
        return False
    report = Report("")
    tree, complete = read_tree(head + END, report)
    assert complete
    assert report.problems == []
    assert isinstance(tree.root, MapNode)
    assert root.names == tree.root.names
    assert root.names[-1] == "questions"
    assert [flat(value) for value in root.values[:-1]] == [flat(value) for value in tree.root.values[:-1]]
    return True


@pytest.mark.parametrize("head", PLAIN)
def test_a_plain_head_is_read_as_pyyaml_reads_it(head: str) -> None:
    assert same(head)


@pytest.mark.parametrize("head", NOT_PLAIN)
def test_anything_else_is_left_to_pyyaml(head: str) -> None:
    assert not same(head)


@given(LINES)
def test_no_head_is_read_otherwise(lines: list[str]) -> None:
    same("".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("above", ["", "# a comment\n\n", "description: |\n  questions: no\n"])
@pytest.mark.parametrize("marked", ["", "x: &y z\n"], ids=["plain", "not plain"])
def test_a_finding_about_the_head_stands_at_its_field(above: str, marked: str) -> None:
    text = (
        f"quizgeo: 1\n{above}deck: d\ntitle: T\nlanguage: en\n{marked}"
        "questions:\n  - {id: a, question: Which river is long?, answer: the Kura}\n"
    )
    places = [problem.place for problem in inspect_text(text).problems if problem.code == "ST007"]
    line = text[: text.index("\nquestions:") + 1].count("\n") + 1
    assert [(place.line, place.col, place.end_line, place.end_col) for place in places] == (
        [] if marked else [(line, 1, line, 10)]
    )

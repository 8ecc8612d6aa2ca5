"""What is read without PyYAML is what PyYAML reads, and whatever it would read otherwise is left to it."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgeo.decks import check_text, limits
from quizgeo.decks.nodes import ListNode, Lost, MapNode, Mark, Node, Scalar, is_empty
from quizgeo.decks.opening import is_readable
from quizgeo.decks.plain import PlainList, part
from quizgeo.decks.quick import read_text
from quizgeo.decks.report import Report
from quizgeo.decks.unplaced import KEPT, NOWHERE, NotPlainError, PlainScalar
from tests.decks.damage import mutated, mutation
from tests.decks.test_hostile import DECK
from tests.decks.written import Written, decks

BUNDLED = [
    text
    for path in sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))
    if "\nquestions:\n  - " in (text := path.read_text(encoding="utf-8"))
]
FIRST = "quizgeo: 1\n"
HEAD = f"{FIRST}deck: d\ntitle: T\nlanguage: en\n"


class Taken:
    """The head and the questions of a text, as plain values."""

    def __init__(self) -> None:
        self.head: object = None
        self.questions: list[tuple[object, int, int]] = []

    def begin(self, head: MapNode | None, *, cut: bool) -> None:
        assert not cut
        self.head = flat(head)

    def question(self, node: MapNode, place: int) -> None:
        self.questions.append((flat(node), place, node.start_mark.line))


def flat(node: Node | None) -> object:
    """Give a tree as plain values."""
    if isinstance(node, Scalar):
        return node.value, is_empty(node)
    if isinstance(node, ListNode):
        return [flat(item) for item in node.items]
    if isinstance(node, MapNode):
        return [(name, flat(value)) for name, value in zip(node.names, node.values, strict=True)]
    return None


def agree(text: str) -> bool:
    """Tell whether a text is read without PyYAML but for some questions, and require that PyYAML reads the same."""
    if not is_readable(text, Report("deck.yaml")):
        return False
    quick, slow = Taken(), Taken()
    try:
        root, _complete = read_text(text, Report("deck.yaml", placed=False), quick)
    except NotPlainError:
        return False
    slow_root, complete = read_text(text, report := Report("deck.yaml"), slow)
    assert complete
    assert report.problems == []
    assert (quick.head, quick.questions) == (slow.head, slow.questions)
    for document in (root, slow_root):
        assert isinstance(document, MapNode)
        assert document.names[-1] == "questions"
        assert isinstance(document.values[-1], ListNode)
        assert all(isinstance(item, Lost) for item in document.values[-1].items)
    return True


def is_plain(text: str) -> bool:
    """Tell whether the questions of a text are plain, all of them."""
    try:
        head, body = part(text)
        return None not in list(PlainList(body, head.count("\n")))
    except NotPlainError:
        return False


def tell_the_same(text: str) -> None:
    """Require the same deck and the same problems as of the same text with more in its head than is read quickly."""
    longer = text.replace(FIRST, f"{FIRST[:-1]} # {'.' * limits.HELD}\n", 1)
    assert len(longer) > limits.HELD
    assert check_text(text) == check_text(longer)


PLAIN = {
    "block": "  - id: a\n    question: Who?\n    answer: x\n",
    "no_indent": "- id: a\n  question: Who?\n",
    "wide_dash": "    -   id: a\n        question: Who?\n",
    "flow": "  - {id: a, question: Who?, wrong: [x, [y, z]]}\n",
    "flow_spaces": "  - { id: a , x: [ y,z , -1 ] }\n",
    "flow_lines": "  - {id: a,\n     wrong: [\n       x,\n\n       y\n     ]\n     }\n",
    "flow_below_key": "  - id: a\n    wrong: [x,\n      y]\n    # both\n",
    "flow_signs": "  - id: a\n    x: [12:30, C#, a - b, http://x/y?z#q, it's, 'it', \"it's, really\"]\n",
    "quotes": "  - id: 'a'\n    x: \"a: b\"\n    y: 'b, c'   # why\n",
    "signs": "  - id: a\n    x: a [b], {c}, 'd' %e | f > g?\n    y: -1\n    z: (x:y)\n",
    "folded": "  - id: a\n    x: >-\n      one \n      # two\n      three: 3\n\n    y: |\n        - one\n        two\n",
    "folded_last": "  - id: a\n    x: >\n      one\n\n\n",
    "list_below": "  - id: a\n    wrong:\n      - x\n      - [y]\n      - text: z\n        pin: last\n      # c\n",
    "list_at_key": "  - id: a\n    wrong:   # two\n    - x\n    - y\n    more: z\n",
    "mapping_below": "  - id: a\n    feedback:\n\n      One, two: x\n      it's: y\n",
    "comments": "\n# a\n      # b\n  - id: a # c\n    # d\n    x: y    \n# e\n\n  # f\n  - id: b\n",
    "other_letters": "  - id: a\n    x: Кто это?\n    Ünï: [é, 日本]\n",
    "line_ends": "  - id: a\r\n    x: y\r\n\r\n  - id: b\r\n",
    "null": "  - id: a\n    x: null\n    y: ~\n",
}


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_what_most_decks_keep_to_is_read_without_pyyaml(body: str) -> None:
    text = f"{HEAD}questions:\n{body}"
    assert is_plain(text)
    assert agree(text)
    tell_the_same(text)


NOT_PLAIN = {
    "a text over two lines": "  - id: a\n    x: one\n      two\n",
    "a quote over two lines": "  - id: a\n    x: 'one\n      two'\n",
    "a text over two lines in brackets": "  - id: a\n    x: [one\n      two]\n",
    "a key over two lines in braces": "  - id: a\n    x: {one\n      two: three}\n",
    "an escape": '  - id: a\n    x: "\\u00e9"\n',
    "a doubled quote": "  - id: a\n    x: 'it''s'\n",
    "a quoted word for nothing": "  - id: a\n    x: 'null'\n",
    "a folded word for nothing": "  - id: a\n    x: >-\n      null\n",
    "a key for nothing": "  - id: a\n    x: {~: a}\n",
    "a quoted key": "  - id: a\n    'x': y\n",
    "a key twice": "  - id: a\n    id: b\n",
    "a key twice in braces": "  - {id: a, id: b}\n",
    "no value": "  - id: a\n    x:\n",
    "no value at all": "  - id: a\n    x",
    "no value below": "  - id: a\n    x:\n    # nothing\n",
    "a comment in place of a value": "  - id: a\n    x:\n      # nothing\n    y: z\n",
    "a value less indented": "  - id: a\n    x:\n   - y\n",
    "a mapping at its key": "  - id: a\n    x:\n    y: z\n",
    "a colon in a text": "  - id: a\n    x: y: z\n",
    "a colon behind a text": "  - id: a\n    x: y:\n",
    "an anchor": "  - id: a\n    x: &y z\n",
    "a dash": "  - id: a\n    x: - y\n",
    "two dashes": "  - - id\n",
    "a dash alone": "  - id: a\n    x:\n      -\n",
    "dashes unlike each other": "  - id: a\n  -  id: b\n",
    "a list deeper than its keys": "  - id: a\n    x: [y]\n      - z\n",
    "no question": "  - a\n",
    "no list": "  id: a\n",
    "nothing": "",
    "a tab": "  - id: a\n    x: y\t\n",
    "a line end of its own": "  - id: a\n    x: y\r    z: a\n",
    "a second document": "  - id: a\n---\n",
    "a field behind": "  - id: a\ntitle: T\n",
    "an open bracket": "  - id: a\n    x: [y\n",
    "an empty quote": "  - id: a\n    x: ''\n",
    "an empty list": "  - id: a\n    x: []\n",
    "a comma at the end": "  - id: a\n    x: [y,]\n",
    "brackets that cross": "  - id: a\n    x: [{y: z]}\n",
    "text behind a bracket": "  - id: a\n    x: [y] z\n",
    "a mapping in brackets": "  - id: a\n    x: [y: z]\n",
    "text behind a quote": "  - id: a\n    x: 'y' z\n",
    "a comment in brackets": "  - id: a\n    x: [y,\n      # no\n      z]\n",
    "a kept line end": "  - id: a\n    x: |+\n      y\n\n",
    "an indentation in numbers": "  - id: a\n    x: |2\n      y\n",
    "a deeper line": "  - id: a\n    x: |\n      y\n        z\n",
    "an empty line in a text": "  - id: a\n    x: |\n      y\n\n      z\n",
    "a text that is not below": "  - id: a\n    x: |\n    y\n",
    "a line of spaces below a text": "  - id: a\n    x: |-\n      y\n        \n",
    "no last line end": "  - id: a\n    x: y",
    "the end of a text with its line": "  - id: a\n    x: |+\n      y",
    "brackets in brackets": "  - id: a\n    x: [[[[y]]]]\n",
    "blocks in blocks": "  - id: a\n    x:\n      y:\n        z:\n          a: b\n",
    "lists in lists": "  - id: a\n    x:\n      - y:\n          - z\n",
    "an invisible sign in a key": "  - id: a\n    x\u200b: y\n",
    "a long key": f"  - id: a\n    {'x' * (limits.KEY + 1)}: y\n",
    "an alias that is hardly seen": '  - {id: a, "x":*y}\n',
}


@pytest.mark.parametrize("body", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_everything_else_is_left_to_pyyaml(body: str) -> None:
    text = f"{HEAD}questions:\n{body}"
    assert not is_plain(text)
    agree(text)
    tell_the_same(text)


@pytest.mark.parametrize(
    "head",
    [
        "",
        f"{HEAD}questions: []\n",
        f"{HEAD}more: &x y\nquestions:\n",
        f"{HEAD}deck: e\nquestions:\n",
        f"{HEAD}open: [\nquestions:\n",
        "--- >\nquestions:\n",
        "- a\n---\nquestions:\n",
        f"{HEAD}more: {'x' * limits.HELD}\nquestions:\n",
    ],
)
def test_a_head_that_is_not_read_whole_leaves_all_to_pyyaml(head: str) -> None:
    assert not agree(f"{head}  - id: a\n    x: y\n")


@pytest.mark.parametrize("word", ["~", "null", "NULL # nothing", "''"])
def test_no_question_follows_a_word_for_nothing(word: str) -> None:
    text = f"{HEAD}questions: {word}\n- id: a\n  question: Who?\n  answer: x\n"
    assert not agree(text)
    tell_the_same(text)


def test_a_text_that_may_hold_too_many_values_is_left_to_pyyaml() -> None:
    many = "    x: [a]\n" * (limits.VALUES // 2)
    assert not agree(f"{HEAD}questions:\n  - id: a\n{many}")


@pytest.mark.parametrize("text", BUNDLED)
def test_the_shipped_decks_are_read_without_pyyaml(text: str) -> None:
    assert is_plain(text)
    assert agree(text)
    tell_the_same(text)


ODD = '  - {id: q-%d, question: "Caf\\u00e9?", answer: x}\n'
"""A question with an escape."""
EVEN = "  - {id: p-%d, question: Who?, answer: x}\n"


@pytest.mark.parametrize(("odd", "even", "quickly"), [(1, 0, True), (20, 0, True), (30, 1, False), (24, 100, True)])
def test_a_few_questions_that_are_not_plain_do_not_slow_down_the_others(odd: int, even: int, *, quickly: bool) -> None:
    questions = "".join([*(EVEN % number for number in range(even)), *(ODD % number for number in range(odd))])
    assert agree(f"{HEAD}questions:\n{questions}") is quickly
    tell_the_same(f"{HEAD}questions:\n{questions}")


@pytest.mark.parametrize("sign", ["A & B", "so !", "2 * 3", "C #", '"\\u00e9"'])
def test_a_sign_that_is_harmless_where_it_stands_slows_no_other_question_down(sign: str) -> None:
    text = (
        f"{HEAD}questions:\n  - {{id: a, question: Who?, answer: x}}\n  - id: b\n    question: {sign}\n    answer: x\n"
    )
    assert agree(text)
    tell_the_same(text)


@pytest.mark.parametrize("sign", ["&a b", "!a b", "*a", "C #a", '"\\ud800"', "a\n      - b", "why ?"])
def test_a_sign_that_is_not_what_was_meant_is_told_as_ever(sign: str) -> None:
    tell_the_same(f"{HEAD}questions:\n  - {{id: a, question: Who?, answer: x}}\n  - id: b\n    question: {sign}\n")


def test_a_question_too_large_to_be_read_again_is_left_to_pyyaml_with_all() -> None:
    assert not agree(f'{HEAD}questions:\n  - id: a\n    x: "\\u00e9{"y" * limits.HELD}"\n')


def test_hundreds_of_problems_in_few_questions_are_told_as_ever() -> None:
    fields = "".join(f"    field-{number}: x\n" for number in range(limits.PROBLEMS // 20))
    tell_the_same(HEAD + "questions:\n" + "".join(f"  - id: q-{number}\n{fields}" for number in range(5)))


def test_an_id_of_a_question_that_is_read_again_is_no_second_one() -> None:
    deck, problems = check_text(
        f"{HEAD}questions:\n  - {{id: a, question: Who?, answer: 1993}}\n  - {{question: Who?, answer: x}}\n"
    )
    assert deck is not None
    assert [each.code for each in problems] == ["QN017", "QN009"]


def test_more_than_is_kept_in_mind_is_read_as_well() -> None:
    questions = "".join(f"  - id: q-{n}\n    match: {{a{n}: b, c: d}}\n    tags: [t{n}]\n" for n in range(KEPT + 2))
    assert is_plain(f"{HEAD}questions:\n{questions}")
    assert agree(f"{HEAD}questions:\n{questions}")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([DECK, *BUNDLED]), st.integers(0, 100), st.lists(mutation, min_size=1, max_size=3))
def test_damage_is_read_as_pyyaml_reads_it(text: str, place: int, changes: list[tuple[str, int, int, str]]) -> None:
    """Of the shipped decks one question is damaged, as what stands around it matters little."""
    head, *questions = text.split("\n  - ")
    text = f"  - {questions[place % len(questions)]}\n  - id: next\n"
    for change in changes:
        text = mutated(text, change)
    agree(f"{HEAD}questions:\n{text}")
    tell_the_same(f"{head}\n{text}")


@settings(max_examples=200, deadline=None)
@given(decks())
def test_decks_as_people_write_them_are_read_as_pyyaml_reads_them(written: Written) -> None:
    agree(written.text)


VALUES = st.sampled_from(
    [
        *("a", "b c", "é", "-1", "x, y", "12:30", "(x)", "v # c", "'a'", '"a, b"', "~", "null", "", "a:b", "x?"),
        *("[a, b]", "[a,b]", "[ a , 'b' ]", "{a: b}", "{ a: b, c: [d, e] }", "[[a], {b: c}]", "[a, # c", "[a", "]"),
        *("a: b", "a:", "- a", "-", "? a", "#c", "|", ">-", "'a", "'it''s'", "[a]: b", "{a: b}: c", "a #b", "a ", "%x"),
    ]
)
COLUMNS = st.sampled_from((4, 4, 4, 4, 6, 6, 8, 2, 0, 5))
LINES = st.one_of(
    st.builds("{}{}: {}".format, COLUMNS.map(" ".__mul__), st.sampled_from("pqrstuvwxyz"), VALUES),
    st.builds("{}{}:".format, COLUMNS.map(" ".__mul__), st.sampled_from("pqrstuvwxyz")),
    st.builds("{}- {}".format, COLUMNS.map(" ".__mul__), VALUES),
    st.builds("{}{}".format, COLUMNS.map(" ".__mul__), VALUES),
    st.sampled_from(
        ["", "  ", "# c", "      # c", "    x: >-", "    y: |", "    z:", "    u: [a,", "      b]", "  - id: b"]
    ),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(LINES, max_size=6), st.sampled_from(("", "\n", "\n\n")))
@example(["    p:", "      - ", "      a", "      - b"], "\n")
@example(["    p: |", "      a"], "")
@example(["    p: [a] # c", "      , b]"], "\n")
@example(["    p:", "      "], "\n")
def test_lines_in_any_order_are_read_as_pyyaml_reads_them(lines: list[str], end: str) -> None:
    text = "\n".join([f"{HEAD}questions:", "  - id: a", *lines]) + end
    agree(text)
    tell_the_same(text)


def test_a_problem_stands_where_it_is_though_places_are_not_known_at_first() -> None:
    _deck, problems = check_text(f"{HEAD}questions:\n  - id: a\n    question: Who?\n    answr: x\n")
    assert [(each.code, each.place.line, each.place.col) for each in problems] == [("QN004", 8, 5)]


@pytest.mark.parametrize("mark", [NOWHERE, PlainScalar("x").start_mark, PlainScalar("x").end_mark])
@pytest.mark.parametrize("part", ["index", "line", "column"])
def test_what_has_no_place_says_so(mark: Mark, part: str) -> None:
    with pytest.raises(NotPlainError):
        getattr(mark, part)

"""Places of parts of questions: those that the lines alone tell are where the parser puts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import Deck, check_text
from quizgeo.decks.items import items_below_questions, items_of
from quizgeo.decks.lint.excerpts import Excerpts
from quizgeo.decks.lint.places import InDeck

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
VALUES = (
    "Who did it?", "Who: no", "'Who: no'", '"Who did it?"', "Who # once", "Who#once", "Who did\n    it, and when?",
    "|\n    Who\n    did it?", '"Who\n   did it?"', "'It''s so?'", '"A \\"b\\"?"', "(Who)?", "Ünï?  ", "x:y?",
    "Who?   # asked",
)  # fmt: skip
BODIES = (
    "answer: x",
    "answer: 'x'\n  wrong: [y, z]",
    "answer: x\n  # a comment\n  wrong:\n  - y\n  - z",
    "list: [x, y]",
)


def places(text: str) -> tuple[Deck, InDeck]:
    deck, _problems = check_text(text)
    assert deck is not None
    return deck, InDeck(deck, lambda _file: text)


@pytest.mark.parametrize("value", [value for value in VALUES if value != "Who: no"])
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("first", ["id", "question"])
def test_what_the_lines_tell_the_parser_tells_too(value: str, body: str, first: str) -> None:
    fields = ["id: a", f"question: {value}"]
    question = "\n  ".join(fields if first == "id" else fields[::-1])
    deck, quick = places(f"{HEAD}questions:\n- {question}\n  {body}\n- {{id: b, question: Who?, answer: z}}\n")
    _deck, slow = deck, places(f"{HEAD}questions:\n- {question}\n  {body}\n- {{id: b, question: Who?, answer: z}}\n")[1]
    for each in deck:
        for at in (("statement", "question"), ("answer",), ("options[0].text", "wrong[1]", "wrong"), ("explain",)):
            quick.expect([(each, at)])
            assert quick.part(each, at) == slow.part(each, at)


def test_a_text_on_one_line_needs_no_parser() -> None:
    text = f"{HEAD}questions:\n  - id: a\n    question: Who did it?\n    answer: x\n"
    deck, _problems = check_text(text)
    assert deck is not None
    excerpts = Excerpts(deck, lambda _file: text)
    excerpts.expect([(deck["a"], ("statement", "question"))])
    assert not excerpts.holds(deck["a"])
    found = excerpts.seen(deck["a"], ("statement", "question"))
    assert found is not None
    assert (found[0], found[1].line, found[1].col, found[1].end_col) == ("question", 7, 15, 26)


@pytest.mark.parametrize(
    ("text", "known", "starts", "end"),
    [
        ("questions:\n- id: a\n- id: b\n", [2], [2, 3], 5),
        ("questions:\n  - id: a\n    x: y\n  - id: b\nlicense: MIT\n", [4], [2, 4], 5),
        ("questions:\n- id: a\n- id: b\n# c\nlicense: MIT\n", [2, 3], [2, 3], 5),
        ("questions:\n-\n  id: a\n- id: b\n", [3], [2, 4], 6),
        ("title: T\nquestions:\n# one\n\n- id: a\n\tx: y\n", [5], [5], 8),
    ],
)
def test_items_are_found_by_their_dashes(text: str, known: list[int], starts: list[int], end: int) -> None:
    for written in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        items = items_of(written, known)
        assert items is not None
        assert (list(items.starts), items.end) == (starts, end)
        assert [items.number(line) for line in known] == [starts.index(max(x for x in starts if x <= k)) for k in known]


@pytest.mark.parametrize("text", ["questions: [{id: a}, {id: b}]\n", "questions: []\n", ""])
def test_items_without_lines_of_their_own_are_none(text: str) -> None:
    assert items_of(text, [1]) is None
    assert items_below_questions(text) is None


def test_items_are_found_below_the_word_questions() -> None:
    assert items_below_questions("title: T\nquestions:\n\n- id: a\n") is not None
    found = items_below_questions("title: T\r\nquestions:  # all\r\n  - id: a\r\n  - x\r\n")
    assert found is not None
    assert (found[0], list(found[1].starts)) == (2, [3, 4])


@given(st.lists(st.sampled_from(VALUES), min_size=1, max_size=4), st.sampled_from(["", "  "]))
def test_any_mixture_of_texts_has_its_places(values: list[str], indent: str) -> None:
    rows = [f"- id: q{n}\n  question: {value}\n  answer: x\n" for n, value in enumerate(values)]
    body = "".join(f"{indent}{line}\n" for row in rows for line in row.splitlines())
    text = f"{HEAD}questions:\n{body}"
    if check_text(text)[0] is None:
        return
    deck, quick = places(text)
    slow = places(text)[1]
    quick.expect([(each, ("question",)) for each in deck])
    for each in deck:
        assert quick.part(each, ("question",)) == slow.part(each, ("question",))

"""Decks as Moodle's XML: what its importer asks of a file holds for every deck, and what is lost is named.

The rules checked here are those of Moodle's `qformat_xml` and of the question types that it hands each question to.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.decks import Choice, Cloze, Deck, Gap, Match, Open, Option, Text
from quizgeo.exchange import FORMATS, Loss, WriteOptions
from quizgeo.exchange.losses import FATES
from quizgeo.exchange.moodle import write
from quizgeo.exchange.weights import FRACTIONS
from tests.exchange.decks import NOW, OPTIONS, TRICKY, deck_of, decks

_TYPES = {
    "choice": "multichoice", "multiple": "multichoice", "true_false": "truefalse", "text": "shortanswer",
    "number": "numerical", "date": "shortanswer", "list": "essay", "order": "matching", "match": "matching",
    "groups": "matching", "cloze": "cloze", "flashcard": "essay", "open": "essay",
}  # fmt: skip
_GAP = re.compile(
    r"\{([0-9]*):(NUMERICAL|SHORTANSWER):((?:=|%-?[0-9]+%)?.+?(?<!\\|&)(?=[~#}]|$).*?)(?<!\\)\}", re.DOTALL
)
_NUMBER = re.compile(r"-?(([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][-+]?[0-9]+)?)")


def _tree(deck: Deck) -> Element:
    return ET.fromstring(write(deck, OPTIONS).data)


def _questions(deck: Deck) -> list[Element]:
    return [node for node in _tree(deck).iterfind("question") if node.get("type") != "category"]


def _one(**fields: Any) -> Element:
    (node,) = _questions(deck_of([{"id": "q", **fields}]))
    return node


def _losses(**fields: Any) -> list[tuple[str, str, str]]:
    return [(each.field, each.what, each.how) for each in write(deck_of([{"id": "q", **fields}]), OPTIONS).losses]


def _texts(node: Element, path: str) -> list[str]:
    return [each.findtext("text") or "" for each in node.iterfind(path)]


def _answers(node: Element) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (each.get("fraction"), each.findtext("text"), each.findtext("feedback/text"))
        for each in node.iterfind("answer")
    ]


def test_a_choice_has_one_answer_worth_everything() -> None:
    node = _one(question="Who?", answer="Russia", wrong=["Iran", "China"], hint="Big.", explain="A & B")
    assert node.get("type") == "multichoice"
    assert _answers(node) == [("100", "Russia", ""), ("0", "Iran", ""), ("0", "China", "")]
    assert [node.findtext(tag) for tag in ("single", "shuffleanswers", "answernumbering")] == ["true", "true", "abc"]
    assert node.findtext("generalfeedback/text") == "A &amp; B"
    assert _texts(node, "hint") == ["Big."]
    assert node.findtext("idnumber") == "d/q"
    assert node.findtext("name/text") == "Who?"


def test_options_keep_credit_and_feedback() -> None:
    options = [
        {"text": "A", "correct": "yes"},
        {"text": "B", "credit": "0.5", "feedback": "Nearly."},
        {"text": "C", "credit": "0.47"},
    ]
    fields = {"question": "Q?", "options": options, "shuffle": "no", "feedback": {"right": "Yes.", "C": "No."}}
    node = _one(**fields)
    assert _answers(node) == [("100", "A", ""), ("50", "B", "Nearly."), ("50", "C", "No.")]
    assert node.findtext("shuffleanswers") == "false"
    assert node.findtext("correctfeedback/text") == "Yes."
    assert _losses(**fields) == [("credit", "changed", '"credit" 47% to 50%')]


@pytest.mark.parametrize("right", [2, 3, 7, 9, 10, 11, 15, 20, 25])
@pytest.mark.parametrize("wrong", [1, 3, 10, 12])
def test_several_right_answers_are_worth_everything_together(right: int, wrong: int) -> None:
    options = [{"text": f"r{n}", "correct": "yes"} for n in range(right)] + [{"text": f"w{n}"} for n in range(wrong)]
    deck = deck_of([{"id": "q", "question": "Which?", "options": options}])
    (node,) = _questions(deck)
    weights = [float(str(weight)) for weight, _text, _said in _answers(node)]
    assert node.findtext("single") == "false"
    assert round(sum(weight for weight in weights if weight > 0), 2) == 100
    assert all(weight < 0 for weight in weights[right:])
    _check_weights(node)
    changed = [loss for loss in write(deck, OPTIONS).losses if loss.field == "answers"]
    assert bool(changed) == (right > 10)


def test_credit_for_a_wrong_one_of_several_is_named() -> None:
    options = [
        {"text": "A", "correct": "yes"},
        {"text": "B", "correct": "yes"},
        {"text": "C", "credit": "0.5"},
        {"text": "D"},
    ]
    fields = {"question": "Q?", "options": options}
    assert [weight for weight, *_rest in _answers(_one(**fields))] == ["50", "50", "0", "-50"]
    assert [(field, what) for field, what, _how in _losses(**fields)] == [("credit", "changed")]


def test_a_statement_says_true_and_false_in_words() -> None:
    node = _one(statement="It is so.", answer="false", feedback={"right": "Well.", "wrong": "No."})
    assert node.get("type") == "truefalse"
    assert _answers(node) == [("0", "true", "No."), ("100", "false", "Well.")]
    told = {"question": "Think.", "statement": "It is so.", "answer": "false"}
    assert _one(**told).findtext("questiontext/text") == "Think.<br><br>It is so."
    assert _losses(**told) == [("question", "changed", "it stands before the statement")]


def test_short_answers_mean_their_stars() -> None:
    node = _one(
        question="Who?", answer="A*B", accept=["C"], reject=["D"], strict="yes",
        feedback={"right": "Yes.", "wrong": "No.", "D": "Never.", "E": "Nor."},
    )  # fmt: skip
    assert node.findtext("usecase") == "1"
    assert _answers(node) == [
        ("100", "A\\*B", "Yes."), ("100", "C", "Yes."), ("0", "D", "Never."), ("0", "E", "Nor."), ("0", "*", "No."),
    ]  # fmt: skip


def test_a_share_becomes_an_amount() -> None:
    fields = {"question": "Far?", "number": "11000", "within": "5%", "unit": ["km", "kilometres"]}
    node = _one(**fields, feedback={"right": "Yes.", "wrong": "No."})
    assert _answers(node) == [("100", "11000", "Yes."), ("0", "*", "No.")]
    assert [each.findtext("tolerance") for each in node.iterfind("answer")] == ["550", "0"]
    assert [each.findtext("unit_name") for each in node.iterfind("units/unit")] == ["km", "kilometres"]
    assert _losses(**fields) == [("within", "changed", '"within" 5% to ±550')]


def test_a_range_becomes_its_middle() -> None:
    fields = {"question": "How many?", "number": "60..71"}
    node = _one(**fields)
    assert _answers(node) == [("100", "65.5", "")]
    assert node.findtext("answer/tolerance") == "5.5"
    assert node.find("units") is None
    assert _losses(**fields) == [("number", "changed", '"number" 60..71 to 65.5 ± 5.5')]


def test_a_date_is_each_of_its_spellings() -> None:
    deck = deck_of([{"id": "q", "question": "Kapan?", "date": "2023-09", "within": "1 month"}], language="id")
    (node,) = _questions(deck)
    assert [text for _weight, text, _said in _answers(node)] == ["2023-09", "September 2023"]
    assert [(loss.field, loss.what) for loss in write(deck, OPTIONS).losses] == [("", "changed"), ("within", "dropped")]


def test_rights_that_belong_to_nothing_have_an_empty_left() -> None:
    node = _one(question="Pair.", match={"Georgia": "Tbilisi", "Armenia": "Yerevan"}, extra=["Baku"], shuffle="no")
    pairs = [(each.findtext("text"), each.findtext("answer/text")) for each in node.iterfind("subquestion")]
    assert pairs == [("Georgia", "Tbilisi"), ("Armenia", "Yerevan"), ("", "Baku")]
    assert node.findtext("shuffleanswers") == "false"


def test_order_and_groups_are_matches() -> None:
    order = _one(question="Order.", order=["a", "b", "c"])
    assert _texts(order, "subquestion") == ["1", "2", "3"]
    groups = _one(question="Sort.", groups={"CSTO": ["Armenia"], "NATO": ["Turkey", "Norway"]})
    assert _texts(groups, "subquestion") == ["Armenia", "Turkey", "Norway"]
    assert _texts(groups, "subquestion/answer") == ["CSTO", "NATO", "NATO"]
    assert _losses(question="Order.", order=["a", "b", "c"]) == [("", "changed", "a match of places and items")]


def test_what_is_graded_by_people_is_an_essay_with_notes() -> None:
    node = _one(question="Why?", model="Goods.\nRoads.", rubric=["goods", "a < b"])
    assert node.findtext("graderinfo/text") == "Goods.<br>Roads.<ul><li>goods</li><li>a &lt; b</li></ul>"
    card = _one(front="Georgia", back="Tbilisi")
    assert (card.findtext("questiontext/text"), card.findtext("graderinfo/text")) == ("Georgia", "Tbilisi")
    listed = _one(question="Name two.", list=[["a", "A."], "b", "c"], need="2")
    assert listed.findtext("graderinfo/text") == "<ul><li>a / A.</li><li>b</li><li>c</li></ul>"


def test_what_an_essay_lacks_is_named() -> None:
    told = _losses(question="Why?", model="M", hint="H", feedback={"right": "R"}, time="30")
    assert [(field, what) for field, what, _how in told] == [
        ("feedback", "dropped"), ("hint", "dropped"), ("time", "dropped"),
    ]  # fmt: skip


def test_points_of_gaps_are_whole() -> None:
    fields = {"cloze": "((a)) and ((b))", "points": "2.5", "question": "Fill.", "feedback": {"right": "R"}}
    assert _one(**fields).findtext("questiontext/text") == "Fill.<br><br>{2:SHORTANSWER:=a} and {2:SHORTANSWER:=b}"
    assert [(field, what) for field, what, _how in _losses(**fields)] == [
        ("points", "changed"), ("question", "changed"), ("feedback", "dropped"),
    ]  # fmt: skip


def test_backslashes_that_moodle_takes_out_are_named() -> None:
    assert _losses(cloze="((a\\\\#b))") == [("cloze", "changed", "Moodle takes a backslash out of an answer")]


def test_fields_that_belong_to_no_answer_are_named() -> None:
    fields = {"question": "Q?", "answer": "A", "wrong": ["B", "C"], "feedback": {"Z": "?"}}
    assert [field for field, _what, _how in _losses(**fields)] == ["feedback"]
    options = {"question": "Q?", "options": [{"text": "A", "correct": "yes"}, "B", "C"], "show": "1"}
    assert _losses(**options) == [("show", "dropped", "Moodle shows all options")]


def test_maps_are_left_out() -> None:
    written = write(deck_of([{"id": "a", "question": "Find.", "find": "AM"}, {"id": "b", "front": "f", "back": "b"}]),
                    OPTIONS)  # fmt: skip
    assert written.count == 1
    assert written.losses[0] == Loss("d/a", "", "left out", "Moodle has no map questions")


def test_an_identity_longer_than_moodle_takes_is_dropped() -> None:
    (node,) = _questions(deck_of([{"id": "q" * 60, "front": "f", "back": "b"}], deck="d" * 50))
    assert node.findtext("idnumber") == ""
    losses = write(deck_of([{"id": "q" * 60, "front": "f", "back": "b"}], deck="d" * 50), OPTIONS).losses
    assert [(each.field, each.what) for each in losses] == [("", "changed"), ("id", "dropped")]
    assert _questions(deck_of([{"front": "f", "back": "b"}]))[0].findtext("idnumber") == ""


def test_the_deck_is_a_category_below_the_course() -> None:
    root = _tree(deck_of([{"front": "f", "back": "b"}], title="East/West", description="About <it>"))
    category = root.find("question")
    assert category is not None
    assert category.get("type") == "category"
    assert category.findtext("category/text") == "$course$/top/East//West"
    assert category.findtext("info/text") == "About &lt;it&gt;"


def test_tags_points_and_names() -> None:
    node = _one(question="w" * 300, answer="A", tags=["x", "y"], points="2.5")
    assert _texts(node, "tags/tag") == ["x", "y"]
    assert float(node.findtext("defaultgrade") or 0) == 2.5
    assert 0 < len(node.findtext("name/text") or "") <= 80


@given(decks(), st.integers(0, 9))
@settings(max_examples=40)
def test_equal_decks_give_equal_bytes(deck: Deck, seed: int) -> None:
    assert write(deck, OPTIONS) == FORMATS["moodle"].write(deck, WriteOptions(NOW.replace(year=2031), seed))


@given(decks())
@settings(max_examples=60)
def test_every_question_keeps_the_importers_rules(deck: Deck) -> None:
    written = write(deck, OPTIONS)
    nodes = _questions(deck)
    kept = [each for each in deck.questions if FATES["moodle"][each.kind] != "left out"]
    assert written.count == len(nodes) == len(kept)
    for question, node in zip(kept, nodes, strict=True):
        assert node.get("type") == _TYPES[question.kind]
        assert (node.findtext("name/text") or "").strip()
        assert node.findtext("questiontext/text")
        _check_weights(node)
        _check_type(node)


@given(decks(beside=False))
@settings(max_examples=40)
def test_a_kind_is_reported_as_its_fate_says(deck: Deck) -> None:
    losses = write(deck, OPTIONS).losses
    for question in deck.questions:
        told = [each.what for each in losses if each.key == question.key and not each.field]
        fate = FATES["moodle"][question.kind]
        assert told == ([] if fate == "whole" else [fate])


@pytest.mark.parametrize("text", [*TRICKY, "a\u0001b", "a\ufffe", "\u202ex", "]]>", "<![CDATA[", "a\u00a0b", "\ud800x"])
def test_any_text_is_well_formed_wherever_it_stands(text: str) -> None:
    deck = deck_of([{"id": "a", "front": "f", "back": "b"}])
    body = Choice((Option(text, correct=True, feedback=text), Option(f"x{text}")))
    gaps = Cloze((text, Gap(text, (), text)))
    told = [replace(deck["a"], body=each, prompt=text, explain=text, hints=(text,), tags=(text,)) for each in
            (body, gaps, Match(((text, text), (f"x{text}", text))), Text(text), Open(text, (text,)))]  # fmt: skip
    assert len(_questions(replace(deck, title=text, description=text, questions=tuple(told)))) == 5


def _check_weights(node: Element) -> None:
    """Only weights that Moodle offers; others stop the import."""
    for weight, _text, _said in _answers(node):
        assert abs(float(str(weight))) in FRACTIONS


def _check_type(node: Element) -> None:
    match node.get("type"):
        case "multichoice" | "shortanswer" | "numerical":
            _check_answers(node)
        case "truefalse":
            assert sorted(str(weight) for weight, *_rest in _answers(node)) == ["0", "100"]
            assert [text for _weight, text, _said in _answers(node)] == ["true", "false"]
        case "matching":
            assert all(_texts(node, "subquestion/answer"))
            assert sum(bool(left) for left in _texts(node, "subquestion")) >= 2
        case "cloze":
            _check_gaps(node.findtext("questiontext/text") or "")
        case kind:
            assert kind == "essay"


def _check_answers(node: Element) -> None:
    """One answer is worth everything, or all right ones together are; none is empty; numbers are numbers."""
    weights = [float(str(weight)) for weight, *_rest in _answers(node)]
    assert all((text or "").strip() for _weight, text, _said in _answers(node))
    if node.findtext("single") == "false":
        assert round(sum(weight for weight in weights if weight > 0), 2) == 100
    else:
        assert max(weights) == 100
    if node.get("type") == "multichoice":
        assert len(weights) >= 2
    if node.get("type") == "numerical":
        assert all(text == "*" or _NUMBER.fullmatch(text or "") for _weight, text, _said in _answers(node))
        assert all(_NUMBER.fullmatch(each.findtext("tolerance") or "") for each in node.iterfind("answer"))


def _check_gaps(text: str) -> None:
    """At least one gap, each with an answer worth everything; whatever opens one is one."""
    gaps = list(_gaps(text))
    assert gaps
    assert text.count("{") == len(gaps)
    for weight, kind, answers in gaps:
        assert weight.isdigit()
        assert answers.startswith("=")
        if kind == "NUMERICAL":
            assert all(_NUMBER.fullmatch(each.partition("#")[0]) for each in answers[1:].split("~=")[:1])


def _gaps(text: str) -> Iterator[tuple[str, str, str]]:
    for found in _GAP.finditer(text):
        yield found[1], found[2], found[3]

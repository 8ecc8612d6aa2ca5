"""The tables: every field is read, every code can be told, and the public face is what it says."""

import re
from pathlib import Path

import pytest

import quizgeo.decks as public
from quizgeo.decks import CODES, FIELDS, KINDS, Field, Source, check_text, parse_deck
from quizgeo.decks.citations import Citations
from quizgeo.decks.composite import option
from quizgeo.decks.events import read_tree
from quizgeo.decks.fields import ANSWER_KEYS, LINE, Type, default_fields, fields, list_of, translated
from quizgeo.decks.nodes import ListNode
from quizgeo.decks.readers import reader, record
from quizgeo.decks.report import Report

SOURCE = Path(public.__file__).parent


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_told_somewhere(code: str) -> None:
    assert any(f'"{code}"' in path.read_text() for path in SOURCE.rglob("*.py") if path.name != "codes.py")


def test_every_code_that_is_told_is_in_the_table() -> None:
    told = {
        code for path in SOURCE.rglob("*.py") for code in re.findall(r'"((?:YA|DK|QN|TR|MC)\d{3})"', path.read_text())
    }
    assert told <= CODES.keys()


def test_a_code_means_one_sentence() -> None:
    for code, entry in CODES.items():
        assert re.fullmatch(r"[A-Z][^.]*\.", entry.meaning), code
    assert len({entry.meaning for entry in CODES.values()}) == len(CODES)


def test_a_field_stands_once_in_its_place() -> None:
    places = [(where, field.name) for field in FIELDS for where in field.where]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.where[0]}-{field.name}")
def test_a_field_explains_itself_in_a_sentence(field: Field) -> None:
    assert re.fullmatch(r"[A-Z].*\.", field.doc)
    assert field.since == 1
    assert field.many is (field.type.name in ("list", "items", "options", "pairs", "questions", "former"))


def test_the_keys_of_a_kind_are_its_required_fields() -> None:
    for row in KINDS:
        required = {name for name, field in fields(row.name).items() if field.required}
        assert row.keys <= required <= row.keys | {"within"}
    assert {"answer", "front", "place", "options"} <= ANSWER_KEYS


def test_what_changes_the_answer_is_told_by_the_fields() -> None:
    assert {field.name for field in FIELDS if field.fingerprint} == {
        "answer", "answers", "options", "number", "unit", "date", "list", "need", "order", "match", "groups", "cloze",
        "back", "model", "find", "place",
    }  # fmt: skip


def test_texts_and_nothing_else_can_be_translated() -> None:
    translatable = {field.name for field in FIELDS if field.translatable and "deck" not in field.where}
    assert translatable == {
        "question", "statement", "answer", "answers", "wrong", "accept", "reject", "options", "list", "order", "match",
        "groups", "extra", "cloze", "unit", "front", "back", "model", "rubric", "hint", "explain", "feedback",
    }  # fmt: skip


READ = [field for field in FIELDS if field.example and field.type.name not in ("sources", "defaults", "draw")]


@pytest.mark.parametrize("field", READ, ids=lambda field: f"{field.where[0]}-{field.name}")
def test_an_example_is_a_value_of_its_field(field: Field) -> None:
    root = read_tree(f"- {field.example}", report := Report("d.yaml"))[0].root
    assert isinstance(root, ListNode)
    cited = Citations({"article": Source("article", "A")}, record("citation"))
    assert reader(field, cited)(root.items[0], report) is not None
    assert report.problems == []


def test_the_examples_of_a_head_go_together() -> None:
    examples = {field.name: field.example for field in FIELDS if "deck" in field.where and field.example}
    head = "\n".join(f"{name}: {example}" for name, example in examples.items() if name not in ("include", "draw"))
    deck = parse_deck(f"{head}\ndraw: {{dates: 1}}\nquestions: [{{id: a, question: Q?, answer: x}}]\n")
    assert deck["a"].tags == ("dates",)
    assert deck["a"].source is not None


def test_what_holds_without_a_field_is_a_value_of_it_or_told_in_words() -> None:
    for field in FIELDS:
        assert not (field.default and field.otherwise)
        assert not (field.required and (field.default or field.otherwise))
        if field.default:
            root = read_tree(field.default, report := Report("d.yaml"))[0].root
            assert root is not None
            assert reader(field)(root, report) is not None


def test_a_translation_gives_options_as_texts_and_lists_of_any_length() -> None:
    assert translated(fields("options")["options"]).type == list_of(LINE)
    assert translated(fields("order")["order"]).type == list_of(LINE)
    assert translated(fields("text")["answer"]) == fields("text")["answer"]


def test_fields_with_a_default_of_the_deck_are_those_of_any_question() -> None:
    assert default_fields().keys() == (fields("question").keys() - {"id", "was", "after"}) | {"ladder"}


def test_a_list_without_a_type_of_its_items_is_a_fault_of_the_table() -> None:
    with pytest.raises(LookupError):
        reader(Field("x", ("question",), Type("mapping"), "X."))


def test_a_record_reads_the_fields_of_its_place() -> None:
    assert option("x", record("option")) is not None


def test_the_public_face_is_sorted_and_there() -> None:
    upper = [name for name in public.__all__ if name.isupper()]
    assert public.__all__ == [*upper, *(name for name in public.__all__ if not name.isupper())]
    for name in public.__all__:
        assert getattr(public, name) is not None
    assert set(public.__all__) <= set(dir(public))
    assert not [name for name in public.__all__ if (SOURCE / f"{name}.py").exists()], "a module would take its place"
    with pytest.raises(AttributeError, match="nothing"):
        public.nothing  # noqa: B018 - the look-up itself is tested


def test_ideas_of_other_formats_are_understood() -> None:
    head = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\nquestions:\n"
    told = {}
    for name in (
        "q",
        "prompt",
        "text",
        "choices",
        "distractors",
        "correct",
        "explanation",
        "tag",
        "hints",
        "kind",
        "pattern",
    ):
        _deck, problems = check_text(f"{head}- {{id: a, question: Q?, answer: x, {name}: y}}\n")
        told[name] = problems[0].fix
    assert told == {
        "q": 'did you mean "question"?',
        "prompt": 'did you mean "question"?',
        "text": 'did you mean "question"?',
        "choices": 'did you mean "options"?',
        "distractors": 'did you mean "wrong"?',
        "correct": 'did you mean "answer"?',
        "explanation": 'did you mean "explain"?',
        "tag": 'did you mean "tags"?',
        "hints": 'did you mean "hint"?',
        "kind": "remove it, the answer key names the kind",
        "pattern": "list the forms under accept",
    }

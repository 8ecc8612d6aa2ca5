"""Moodle's XML as other sites write it becomes questions of ours; what is lost is named, and no file does harm."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.decks import (
    Choice,
    Cloze,
    Deck,
    Number,
    Open,
    Option,
    Question,
    Tolerance,
)
from quizgeo.exchange import FORMATS, ExchangeError, Foreign, Loss, ReadOptions
from quizgeo.exchange.losses import FATES
from quizgeo.exchange.moodle import read, write
from tests.exchange.decks import BODIES, OPTIONS, deck_of, decks
from tests.exchange.moodle_files import READING, answers, losses_of, of_type, one_of, read_of

EXPORTED = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category">
    <category>
      <text>$course$/top/Default for GEO/Caucasus &amp; more//less</text>
    </category>
    <info format="moodle_auto_format"><text></text></info>
    <idnumber></idnumber>
  </question>

<!-- question: 1841  -->
  <question type="multichoice">
    <name><text>Capital of Georgia</text></name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr">What is the capital of <b>Georgia</b>?<br></p>
<p><img src="@@PLUGINFILE@@/map%20of.png" alt="Map of the Caucasus" width="300"></p>]]></text>
<file name="map of.png" path="/" encoding="base64">iVBORw0KGgo=</file>
    </questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>It lies on the Kura.</p>]]></text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>GEO-17</idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <showstandardinstruction>0</showstandardinstruction>
    <correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
    <partiallycorrectfeedback format="html"><text>Your answer is partially correct.</text></partiallycorrectfeedback>
    <incorrectfeedback format="html"><text>&lt;p&gt;Look at the map.&lt;/p&gt;</text></incorrectfeedback>
    <shownumcorrect/>
    <answer fraction="100" format="html">
      <text><![CDATA[<p>Tbilisi</p>]]></text>
      <feedback format="html"><text></text></feedback>
    </answer>
    <answer fraction="33.33333" format="html">
      <text><![CDATA[<p>Kutaisi</p>]]></text>
      <feedback format="html"><text><![CDATA[<p>Once.</p>]]></text></feedback>
    </answer>
    <answer fraction="-50" format="html"><text>Baku</text><feedback format="html"><text></text></feedback></answer>
    <hint format="html"><text><![CDATA[<p>It begins with T.</p>]]></text><shownumcorrect/></hint>
    <hint format="html"><text></text></hint>
    <tags><tag><text>capitals</text></tag><tag><text></text></tag><tag><text>south caucasus</text></tag></tags>
  </question>
</quiz>
"""


def test_a_question_as_moodle_exports_it() -> None:
    read_in = read(EXPORTED.encode(), READING)
    (foreign,) = read_in.questions
    assert read_in.title == "Caucasus & more/less"
    assert (foreign.origin, foreign.place) == ("GEO-17", "13")
    question = foreign.question
    assert question.prompt == "What is the capital of Georgia?\n[image: Map of the Caucasus]"
    assert question.body == Choice(
        (Option("Tbilisi", correct=True), Option("Kutaisi", credit=0.33333, feedback="Once."), Option("Baku"))
    )
    assert question.explain == "It lies on the Kura."
    assert question.feedback == {"wrong": "Look at the map."}
    assert question.hints == ("It begins with T.",)
    assert question.tags == ("capitals", "south caucasus")
    assert (question.points, question.key, question.language) == (2.0, "", "id")
    assert read_in.losses == (
        Loss("13", "credit", "changed", "an option that costs points earns none instead"),
        Loss("13", "question", "changed", "1 picture is only named"),
    )


def test_an_identity_of_ours_is_known_again() -> None:
    (foreign,) = read_of(
        of_type("essay", "<graderinfo><text>m</text></graderinfo><idnumber>d/q-1</idnumber>")
    ).questions
    assert (foreign.question.key, foreign.origin) == ("d/q-1", "")
    (foreign,) = read_of(of_type("essay", "<graderinfo><text>m</text></graderinfo><idnumber>A/b</idnumber>")).questions
    assert (foreign.question.key, foreign.origin) == ("", "A/b")


@pytest.mark.parametrize(
    ("form", "written", "text"),
    [
        ("html", "<![CDATA[<p>a &lt; b</p> c]]>", "a < b\nc"),
        ("plain_text", "a &lt;b&gt; &amp;amp;\n  c", "a <b> &amp;\n  c"),
        ("markdown", "**a** &lt;b\n\nc", "**a** <b\n\nc"),
        ("moodle_auto_format", "a &lt;b&gt;c&lt;/b&gt;\nd", "a c\nd"),
        ("of nobody", "&lt;p&gt;a&lt;/p&gt;b", "a\nb"),
    ],
)
def test_each_format_of_text_is_read_as_what_it_is(form: str, written: str, text: str) -> None:
    stem = f'<questiontext format="{form}"><text>{written}</text></questiontext>'
    inside = "<graderinfo><text>m</text></graderinfo>"
    (foreign,) = read_of(f'<question type="essay">{stem}{inside}</question>').questions
    assert foreign.question.prompt == text


def test_a_question_without_words_is_asked_by_its_name() -> None:
    assert one_of("shortanswer", answers((100, "a")), "<p></p>").prompt == "N"
    told = read_of(of_type("shortanswer", answers((100, "a"))), of_type("shortanswer", answers((100, "a")), "", ""))
    assert [each.message for each in told.problems] == ['Moodle: question 2 "": it asks nothing; skipped']


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("description", "a description asks nothing"),
        ("calculated", "calculated questions draw their numbers anew"),
        ("ddmarker", "it is answered on a picture"),
        ("stack", "quizgeo has no kind for the type stack"),
        ("", "quizgeo has no kind for the type "),
    ],
)
def test_types_that_we_lack_are_left_out_by_name(kind: str, how: str) -> None:
    read_in = read_of(of_type("truefalse", answers((100, "true"))), "\n" + of_type(kind, ""))
    assert len(read_in.questions) == 1
    assert read_in.losses == (Loss("2", "", "left out", how),)
    assert not read_in.problems


def test_a_problem_names_line_and_column() -> None:
    read_in = read_of("\n  " + of_type("essay", ""), "\n\n " + of_type("truefalse", answers((100, "true"))))
    (told,) = read_in.problems
    assert (told.place.file, told.place.line, told.place.col) == ("bank.xml", 2, 3)
    assert read_in.questions[0].place == "4"


def test_feedback_to_partly_right_answers_and_players_are_named() -> None:
    inside = (
        answers((100, "a"), (0, "b"))
        + "<partiallycorrectfeedback><text>Half.</text></partiallycorrectfeedback>"
        + "<correctfeedback><text>&lt;audio&gt;x&lt;/audio&gt;Yes.</text></correctfeedback>"
    )
    assert losses_of("multichoice", inside) == [
        ("feedback", "dropped", "what is said to answers that are right in part"),
        ("feedback", "dropped", "audio in the text"),
    ]


@pytest.mark.parametrize("points", ["0", "-1", "1e9", "many", ""])
def test_points_that_no_question_has_are_one(points: str) -> None:
    assert one_of("shortanswer", answers((100, "a")) + f"<defaultgrade>{points}</defaultgrade>").points == 1


def test_the_format_reads_and_writes_again_and_again() -> None:
    moodle = FORMATS["moodle"]
    once = moodle.read(EXPORTED.encode(), READING)
    assert moodle.read(EXPORTED.encode(), READING) == once
    deck = deck_of([{"front": "f", "back": "b"}])
    assert moodle.write(deck, OPTIONS) == moodle.write(deck, OPTIONS)


def test_pictures_of_old_files_are_named() -> None:
    inside = answers((100, "a")) + "<image>moodle.png</image><image_base64>iVBOR</image_base64>"
    assert losses_of("shortanswer", inside) == [("question", "dropped", "the picture moodle.png")]


def test_old_hints() -> None:
    inside = answers((100, "a")) + "<hint><hintcontent><text>Think.</text></hintcontent></hint>"
    assert one_of("shortanswer", inside).hints == ("Think.",)


def _category(path: str) -> str:
    return f'<question type="category"><category><text>{path}</text></category></question>'


def test_several_categories_are_tags_below_the_one_that_all_share() -> None:
    question = of_type("shortanswer", answers((100, "a")))
    tagged = of_type("shortanswer", answers((100, "a")) + "<tags><tag><text>Rivers</text></tag></tags>")
    read_in = read_of(
        _category("$course$/top"), _category("$course$/top/GEO/Rivers"), question, tagged,
        _category("$course$/top/GEO"), question,
    )  # fmt: skip
    assert read_in.title == "GEO"
    assert [each.question.tags for each in read_in.questions] == [("Rivers",), ("Rivers",), ()]
    assert read_in.losses == (Loss("", "tags", "changed", "categories became tags"),)
    assert read_of(_category("$course$/top"), question).title == ""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EX002"),
        (b"<quiz><question></quiz>", "EX002"),
        (b"<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz>&a;</quiz>", "EX007"),
        (b"<quiz></quiz>", "EX006"),
        (b"<quiz><question xmlns='x' type='essay'/></quiz>", "EX006"),
        (b"<quiz><question type='category'/><question type='description'/></quiz>", "EX006"),
        (b"<html><question type='essay'/></html>", "EX006"),
        (b"<quiz><question type='essay'/></quiz>", "EX006"),
        (b"<quiz>" + b"<a>" * 100 + b"</a>" * 100 + b"</quiz>", "EX003"),
    ],
)
def test_a_file_without_questions_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ExchangeError) as told:
        read(data, READING)
    assert told.value.problem.code == code


def test_questions_of_another_namespace_are_none() -> None:
    mixed = "<question xmlns='x' type='essay'/>" + of_type("truefalse", answers((100, "true")))
    assert len(read_of(mixed).questions) == 1


@given(st.binary(max_size=60))
def test_no_bytes_do_harm(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        read(data, READING)


_GOOD = write(
    deck_of([
        {"id": "a", "question": "Q", "answer": "a", "wrong": ["b", "c"], "hint": "h", "tags": ["t"]},
        {"id": "b", "question": "Q", "answers": ["a", "b"], "wrong": ["c"]},
        {"id": "c", "statement": "S", "answer": "true"},
        {"id": "d", "question": "Q", "number": "5", "within": "1", "unit": "km"},
        {"id": "e", "cloze": "((a|b::h)) and ((5))."},
        {"id": "f", "question": "Q", "match": {"a": "1", "b": "2"}, "extra": ["3"]},
        {"id": "g", "question": "Q", "model": "m", "rubric": ["r"]},
        {"id": "h", "question": "Q", "answer": "a", "accept": ["b"]},
    ]),
    OPTIONS,
).data.decode()  # fmt: skip


@given(st.integers(0, len(_GOOD)), st.integers(0, 40), st.text("<>/&;{}~=#%\\0a\"'", max_size=6))
@settings(max_examples=200)
def test_a_damaged_file_is_read_or_refused(start: int, length: int, instead: str) -> None:
    damaged = _GOOD[:start] + instead + _GOOD[start + length :]
    try:
        read_in = read(damaged.encode(), READING)
    except ExchangeError:
        return
    assert all(each.question.prompt or each.question.body.wording for each in read_in.questions)


_WHOLE = [kind for kind, fate in FATES["moodle"].items() if fate == "whole" and kind in BODIES]


def _plain(question: Question) -> Question:
    """Give what Moodle keeps of a question."""
    body = question.body
    if isinstance(body, Number) and (body.low != body.high or (body.within and body.within.percent)):
        off = (body.high - body.low) / 2 + (abs(body.low) * body.within.amount / 100 if body.within else Decimal(0))
        middle = (body.low + body.high) / 2
        body = Number(middle, middle, f"{middle:f}", body.units, Tolerance(off))
    return replace(
        question, id="", body=body, seconds=None, difficulty=None, status="fact", as_of=None, source=None, line=0,
        path="", hints=() if isinstance(body, Open) else question.hints,
        points=max(1.0, round(question.points)) if isinstance(body, Cloze) else question.points,
    )  # fmt: skip


@given(decks(*_WHOLE))
@settings(max_examples=80)
def test_whole_kinds_come_back_in_what_moodle_keeps(deck: Deck) -> None:
    read_in = read(write(deck, OPTIONS).data, ReadOptions("x.xml", language=deck.language))
    assert read_in.title == deck.title
    assert (read_in.problems, read_in.losses) == ((), ())
    assert [each.question for each in read_in.questions] == [_plain(each) for each in deck.questions]


@given(decks(*[kind for kind, fate in FATES["moodle"].items() if fate == "changed"]))
@settings(max_examples=40)
def test_changed_kinds_come_back_as_what_they_became(deck: Deck) -> None:
    read_in = read(write(deck, OPTIONS).data, READING)
    kinds = {"date": "text", "list": "open", "order": "match", "groups": "match", "flashcard": "open"}
    assert [_kind(each) for each in read_in.questions] == [kinds[each.kind] for each in deck.questions]
    assert [each.question.key for each in read_in.questions] == [each.key for each in deck.questions]


def _kind(foreign: Foreign) -> str:
    return foreign.question.kind

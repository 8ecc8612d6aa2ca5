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
    Gap,
    Kind,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    Question,
    Text,
    Tolerance,
    TrueFalse,
)
from quizgeo.exchange import ExchangeError, Foreign, Loss, ReadIn, ReadOptions
from quizgeo.exchange.losses import FATES
from quizgeo.exchange.moodle import read, write
from tests.exchange.decks import BODIES, OPTIONS, deck_of, decks

_OPTIONS = ReadOptions("bank.xml", language="id")

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


def _read(*questions: str, options: ReadOptions = _OPTIONS) -> ReadIn:
    return read(f"<quiz>{''.join(questions)}</quiz>".encode(), options)


def _question(kind: str, inside: str, text: str = "Q?", name: str = "N") -> str:
    stem = f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>'
    return f'<question type="{kind}"><name><text>{name}</text></name>{stem}{inside}</question>'


def _answers(*answers: tuple[float | str, str] | tuple[float | str, str, str]) -> str:
    return "".join(
        f'<answer fraction="{answer[0]}"><text><![CDATA[{answer[1]}]]></text>'
        f"<feedback><text>{''.join(answer[2:])}</text></feedback></answer>"
        for answer in answers
    )


def _one(kind: str, inside: str, text: str = "Q?") -> Question:
    (foreign,) = _read(_question(kind, inside, text)).questions
    return foreign.question


def _body(kind: str, inside: str, text: str = "Q?") -> Kind:
    return _one(kind, inside, text).body


def _losses(kind: str, inside: str, text: str = "Q?") -> list[tuple[str, str, str]]:
    read_in = _read(_question(kind, inside, text))
    return [(loss.field, loss.what, loss.how) for loss in read_in.losses]


def _reason(kind: str, inside: str, text: str = "Q?") -> str:
    """Give why a question is skipped that stands beside a good one."""
    read_in = _read(_question("essay", "<graderinfo><text>m</text></graderinfo>"), _question(kind, inside, text))
    assert len(read_in.questions) == 1
    (told,) = read_in.problems
    assert told.code == "EX005"
    assert told.message.startswith('Moodle: question 2 "N": ')
    return told.message.removeprefix('Moodle: question 2 "N": ').removesuffix("; skipped")


def test_a_question_as_moodle_exports_it() -> None:
    read_in = read(EXPORTED.encode(), _OPTIONS)
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
    (foreign,) = _read(
        _question("essay", "<graderinfo><text>m</text></graderinfo><idnumber>d/q-1</idnumber>")
    ).questions
    assert (foreign.question.key, foreign.origin) == ("d/q-1", "")
    (foreign,) = _read(_question("essay", "<graderinfo><text>m</text></graderinfo><idnumber>A/b</idnumber>")).questions
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
    (foreign,) = _read(f'<question type="essay">{stem}{inside}</question>').questions
    assert foreign.question.prompt == text


def test_a_question_without_words_is_asked_by_its_name() -> None:
    assert _one("shortanswer", _answers((100, "a")), "<p></p>").prompt == "N"
    told = _read(_question("shortanswer", _answers((100, "a"))), _question("shortanswer", _answers((100, "a")), "", ""))
    assert [each.message for each in told.problems] == ['Moodle: question 2 "": it asks nothing; skipped']


def test_several_right_options_are_all_that_earn_anything() -> None:
    inside = "<single>false</single>" + _answers((50, "a"), (50, "b"), (-100, "c"))
    question = _one("multichoice", inside)
    assert question.body == Multiple((Option("a", correct=True), Option("b", correct=True), Option("c")))
    assert not question.shuffle
    assert _losses("multichoice", inside) == []
    uneven = "<single>0</single>" + _answers((70, "a"), (30, "b"), (0, "c"))
    assert _losses("multichoice", uneven) == [
        ("answers", "changed", "right options were worth different parts, now all are worth the same")
    ]


def test_a_choice_with_other_best_options_is_named() -> None:
    two = _answers((100, "a"), (100, "b"), (0, "c"))
    assert _body("multichoice", two) == Choice((Option("a", correct=True), Option("b", credit=1.0), Option("c")))
    assert [field for field, _what, _how in _losses("multichoice", two)] == ["answer"]
    weak = _answers((90, "a"), (50, "b"))
    assert _body("multichoice", weak) == Choice((Option("a", correct=True), Option("b", credit=0.5)))
    assert [field for field, _what, _how in _losses("multichoice", weak)] == ["answer"]


def test_options_that_say_the_same_are_one() -> None:
    inside = _answers((0, "a"), (100, "<b>A</b>", "yes"), (0, "b"), (0, "<p> </p>"), (0, "B"))
    assert _body("multichoice", inside) == Choice((Option("A", correct=True, feedback="yes"), Option("b")))


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("", "it has fewer than two options"),
        (_answers((100, "a"), (0, "A")), "it has fewer than two options"),
        (_answers((0, "a"), (-50, "b")), "none of its options is right"),
        ("<single>false</single>" + _answers((50, "a"), (50, "b")), "all of its options are right"),
    ],
)
def test_a_choice_without_a_way_to_be_right_is_skipped(inside: str, reason: str) -> None:
    assert _reason("multichoice", inside) == reason


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        (_answers((100, "true"), (0, "false")), True),
        (_answers((100, "false", "yes"), (0, "true", "no")), False),
        (_answers((0, "Benar"), (100, "Salah")), False),
        (_answers((100, "true")), True),
    ],
)
def test_statements_are_true_or_false_in_any_order_and_language(answers: str, right: bool) -> None:
    assert _body("truefalse", answers, "<p>It is so.</p>") == TrueFalse("It is so.", right)


def test_feedback_of_statements_is_by_right_and_wrong() -> None:
    assert _one("truefalse", _answers((100, "false", "yes"), (0, "true", "no"))).feedback == {
        "right": "yes",
        "wrong": "no",
    }
    assert _reason("truefalse", _answers((0, "true"), (0, "false"))) == "it does not say whether it is true"


def test_short_answers() -> None:
    inside = "<usecase>1</usecase>" + _answers(
        (100, "Tbilisi", "Yes."), (100, "Tiflis", "Yes."), (0, "Batumi", "A port."), (0, "*", "No."), (50, "Tb", "")
    )
    question = _one("shortanswer", inside)
    assert question.body == Text("Tbilisi", ("Tiflis",), ("Batumi",), strict=True)
    assert question.feedback == {"right": "Yes.", "Batumi": "A port.", "wrong": "No."}
    assert _losses("shortanswer", inside) == [("accept", "dropped", "answers that earn a part")]


def test_stars_in_short_answers_are_named() -> None:
    inside = _answers((100, "*Tbilisi*"), (100, "2\\*3"), (0, "B*"))
    assert _body("shortanswer", inside) == Text("Tbilisi", ("2*3",))
    assert _losses("shortanswer", inside) == [("answer", "changed", '"*" in an answer no longer stands for any text')]
    assert _reason("shortanswer", _answers((100, "*"))) == "it has no right answer"
    assert _reason("shortanswer", _answers((0, "a"))) == "it has no right answer"
    assert _reason("shortanswer", _answers((100, "**"), (50, "* *"))) == "it has no right answer"


def test_feedback_to_right_short_answers_stays_with_each_where_it_differs() -> None:
    assert _one("shortanswer", _answers((100, "a", "A!"), (100, "b"))).feedback == {"a": "A!"}


def _numeric(answer: str, tolerance: str = "0") -> str:
    return f'<answer fraction="100"><text>{answer}</text><tolerance>{tolerance}</tolerance></answer>'


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        (_numeric("38"), Number(Decimal(38), Decimal(38), "38")),
        (_numeric("1,5", "0.25"), Number(Decimal("1.5"), Decimal("1.5"), "1.5", (), Tolerance(Decimal("0.25")))),
        (_numeric("1.1e3", "-5"), Number(Decimal(1100), Decimal(1100), "1100", (), Tolerance(Decimal(5)))),
        ('<answer fraction="100">7<tolerance>0</tolerance></answer>', Number(Decimal(7), Decimal(7), "7")),
        (_numeric(".5") + _answers((0, "*", "no"), (0, "")), Number(Decimal("0.5"), Decimal("0.5"), "0.5")),
    ],
)
def test_numbers(inside: str, body: Number) -> None:
    assert _body("numerical", inside) == body


def test_units_that_are_the_same_come_along() -> None:
    units = "".join(
        f"<unit><multiplier>{times}</multiplier><unit_name>{name}</unit_name></unit>"
        for name, times in (("km", "1"), ("kilometres", "1.0"), ("m", "1000"), ("", "1"))
    )
    inside = _numeric("5") + f"<units>{units}</units>"
    body = _body("numerical", inside)
    assert isinstance(body, Number)
    assert body.units == ("km", "kilometres")
    assert _losses("numerical", inside) == [("unit", "dropped", "another unit: m")]


def test_other_numbers_and_their_feedback() -> None:
    inside = _answers((50, "6", "Near."), (100, "5", "Yes."), (0, "4", "No!"), (0, "*", "No."))
    question = _one("numerical", inside)
    assert isinstance(question.body, Number)
    assert question.body.written == "5"
    assert question.feedback == {"wrong": "No.", "right": "Yes."}
    assert _losses("numerical", inside)[0] == ("number", "dropped", "other numbers that earn something")


@pytest.mark.parametrize("answer", ["five", "1e999", "1" * 50, "--3", "NaN", "Infinity", "1_000"])
def test_what_is_no_number_is_skipped(answer: str) -> None:
    assert _reason("numerical", _numeric(answer)).endswith("is no number")
    assert _reason("numerical", _numeric("5", answer)).endswith("is no number")
    assert _reason("numerical", _answers((0, "5"))) == "it has no right answer"


def _pair(left: str, right: str) -> str:
    return (
        f'<subquestion format="html"><text><![CDATA[{left}]]></text><answer><text>{right}</text></answer></subquestion>'
    )


def test_an_empty_left_belongs_to_nothing() -> None:
    inside = _pair("<p>Georgia</p>", "Tbilisi") + _pair("Armenia", "Yerevan") + _pair("<p></p>", "Baku")
    question = _one("matching", inside + _pair("", "Tbilisi"))
    assert question.body == Match((("Georgia", "Tbilisi"), ("Armenia", "Yerevan")), ("Baku",))
    assert question.shuffle
    assert not _one("matching", inside + "<shuffleanswers>false</shuffleanswers>").shuffle


def test_pairs_that_lack_a_side_are_named() -> None:
    inside = (
        _pair("a", "1")
        + _pair("b", "2")
        + _pair("c", "")
        + _pair("A", "3")
        + "<subquestion><text>d</text></subquestion>"
    )
    assert _body("matching", inside) == Match((("a", "1"), ("b", "2")))
    assert _losses("matching", inside) == [("match", "dropped", "a pair that lacks a side or stands twice")]
    assert _reason("matching", _pair("a", "1") + _pair("", "2")) == "it has fewer than two pairs"


def test_ordering_is_order() -> None:
    inside = _answers(("1.0000000", "first"), ("2.0000000", "second"), ("3.0000000", "<p>third</p>"))
    assert _body("ordering", inside) == Order(("first", "second", "third"))
    assert _reason("ordering", _answers((1, "a"), (2, "b"), (3, "a"))) == "it has fewer than three items"


@pytest.mark.parametrize(
    ("notes", "body"),
    [
        ("<p>Goods.</p><p>Roads.</p>", Open("Goods.\nRoads.")),
        (
            "<p>Goods.</p><ul><li>goods</li>\n<li>the <b>way</b> round</li></ul>\n",
            Open("Goods.", ("goods", "the way round")),
        ),
        ("<ol><li>a</li><li>b</li></ol>", Open("a\nb", ("a", "b"))),
        ("<ul><li>a</li></ul>and then", Open("a\nand then")),
    ],
)
def test_notes_for_graders_are_model_and_rubric(notes: str, body: Open) -> None:
    assert _body("essay", f"<graderinfo format='html'><text><![CDATA[{notes}]]></text></graderinfo>") == body


def test_an_essay_without_notes_takes_its_explanation() -> None:
    assert _body("essay", "<generalfeedback><text>Roads.</text></generalfeedback>") == Open("Roads.")
    assert _reason("essay", "") == "it is an essay without a model answer"


def test_gaps_stand_where_they_stood() -> None:
    text = "<p>In {1:NM:=1993:0} the <b>capital {1:SHORTANSWER:=Tbilisi~*#T&hellip;}</b> {fell}.</p><p>{1:SA:=a}</p>"
    assert _body("cloze", "", text) == Cloze(
        ("In ", Gap("1993"), " the capital ", Gap("Tbilisi", (), "T…"), " {fell}.\n", Gap("a"))
    )
    assert _losses("cloze", "", text) == []


def test_gaps_of_other_weights_and_choices_are_named() -> None:
    text = "{1:MC:=a~b} {2:SA:=c}␟"
    assert _body("multianswer", "", text) == Cloze((Gap("a", (), "a / b"), " ", Gap("c"), "␟"))
    assert [field for field, _what, _how in _losses("cloze", "", text)] == ["cloze", "points"]
    assert _one("cloze", "", "{3:SA:=a} {3:SA:=b}").points == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no gap", "its text has no gap"),
        ("{1:SA:wrong}", "a gap has no right answer"),
        ("<script>{1:SA:=a}</script>{1:SA:=b}", "a gap stands where nothing is shown"),
    ],
)
def test_texts_without_gaps_are_skipped(text: str, reason: str) -> None:
    assert _reason("cloze", "", text) == reason


def test_words_to_drag_or_select_are_gaps() -> None:
    boxes = "".join(
        f"<dragbox><text>{word}</text><group>{group}</group></dragbox>"
        for word, group in (("cat", 1), ("dog", 1), ("mat", 2))
    )
    body = Cloze(("The ", Gap("cat", (), "cat / dog"), " sat on the ", Gap("mat", (), "mat"), "."))
    assert _body("ddwtos", boxes, "<p>The [[1]] sat on the [[3]].</p>") == body
    selected = boxes.replace("dragbox", "selectoption")
    assert _body("gapselect", selected, "<p>The [[1]] sat on the [[3]].</p>") == body
    assert len(_losses("ddwtos", boxes, "[[1]]")) == 1
    assert _reason("ddwtos", boxes, "[[4]]") == "there is nothing to fill gap 4 with"
    assert _reason("ddwtos", boxes, "none") == "its text has no gap"


def test_a_long_offer_is_no_hint() -> None:
    boxes = "".join(f"<dragbox><text>word number {number}</text></dragbox>" for number in range(90))
    assert _body("ddwtos", boxes, "[[2]]") == Cloze((Gap("word number 1"),))


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
    read_in = _read(_question("truefalse", _answers((100, "true"))), "\n" + _question(kind, ""))
    assert len(read_in.questions) == 1
    assert read_in.losses == (Loss("2", "", "left out", how),)
    assert not read_in.problems


def test_a_problem_names_line_and_column() -> None:
    read_in = _read("\n  " + _question("essay", ""), "\n\n " + _question("truefalse", _answers((100, "true"))))
    (told,) = read_in.problems
    assert (told.place.file, told.place.line, told.place.col) == ("bank.xml", 2, 3)
    assert read_in.questions[0].place == "4"


def test_feedback_to_partly_right_answers_and_players_are_named() -> None:
    inside = (
        _answers((100, "a"), (0, "b"))
        + "<partiallycorrectfeedback><text>Half.</text></partiallycorrectfeedback>"
        + "<correctfeedback><text>&lt;audio&gt;x&lt;/audio&gt;Yes.</text></correctfeedback>"
    )
    assert _losses("multichoice", inside) == [
        ("feedback", "dropped", "what is said to answers that are right in part"),
        ("feedback", "dropped", "audio in the text"),
    ]


@pytest.mark.parametrize("points", ["0", "-1", "1e9", "many", ""])
def test_points_that_no_question_has_are_one(points: str) -> None:
    assert _one("shortanswer", _answers((100, "a")) + f"<defaultgrade>{points}</defaultgrade>").points == 1


def test_old_hints() -> None:
    inside = _answers((100, "a")) + "<hint><hintcontent><text>Think.</text></hintcontent></hint>"
    assert _one("shortanswer", inside).hints == ("Think.",)


def _category(path: str) -> str:
    return f'<question type="category"><category><text>{path}</text></category></question>'


def test_several_categories_are_tags_below_the_one_that_all_share() -> None:
    question = _question("shortanswer", _answers((100, "a")))
    tagged = _question("shortanswer", _answers((100, "a")) + "<tags><tag><text>Rivers</text></tag></tags>")
    read_in = _read(
        _category("$course$/top"), _category("$course$/top/GEO/Rivers"), question, tagged,
        _category("$course$/top/GEO"), question,
    )  # fmt: skip
    assert read_in.title == "GEO"
    assert [each.question.tags for each in read_in.questions] == [("Rivers",), ("Rivers",), ()]
    assert read_in.losses == (Loss("", "tags", "changed", "categories became tags"),)
    assert _read(_category("$course$/top"), question).title == ""


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
        read(data, _OPTIONS)
    assert told.value.problem.code == code


def test_questions_of_another_namespace_are_none() -> None:
    mixed = "<question xmlns='x' type='essay'/>" + _question("truefalse", _answers((100, "true")))
    assert len(_read(mixed).questions) == 1


@given(st.binary(max_size=60))
def test_no_bytes_do_harm(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        read(data, _OPTIONS)


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
        read_in = read(damaged.encode(), _OPTIONS)
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
    read_in = read(write(deck, OPTIONS).data, _OPTIONS)
    kinds = {"date": "text", "list": "open", "order": "match", "groups": "match", "flashcard": "open"}
    assert [_kind(each) for each in read_in.questions] == [kinds[each.kind] for each in deck.questions]
    assert [each.question.key for each in read_in.questions] == [each.key for each in deck.questions]


def _kind(foreign: Foreign) -> str:
    return foreign.question.kind

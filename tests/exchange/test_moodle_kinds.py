"""Each of Moodle's types of question becomes the kind that it is; what is lost is named, and why one is skipped."""

from decimal import Decimal

import pytest

from quizgeo.decks import Choice, Cloze, Gap, Match, Multiple, Number, Open, Option, Order, Text, Tolerance, TrueFalse
from tests.exchange.moodle_files import answers, body_of, losses_of, one_of, reason_of


def test_several_right_options_are_all_that_earn_anything() -> None:
    inside = "<single>false</single>" + answers((50, "a"), (50, "b"), (-100, "c"))
    question = one_of("multichoice", inside)
    assert question.body == Multiple((Option("a", correct=True), Option("b", correct=True), Option("c")))
    assert not question.shuffle
    assert losses_of("multichoice", inside) == []
    uneven = "<single>0</single>" + answers((70, "a"), (30, "b"), (0, "c"))
    assert losses_of("multichoice", uneven) == [
        ("answers", "changed", "right options were worth different parts, now all are worth the same")
    ]


def test_a_choice_with_other_best_options_is_named() -> None:
    two = answers((100, "a"), (100, "b"), (0, "c"))
    assert body_of("multichoice", two) == Choice((Option("a", correct=True), Option("b", credit=1.0), Option("c")))
    assert [field for field, _what, _how in losses_of("multichoice", two)] == ["answer"]
    weak = answers((90, "a"), (50, "b"))
    assert body_of("multichoice", weak) == Choice((Option("a", correct=True), Option("b", credit=0.5)))
    assert [field for field, _what, _how in losses_of("multichoice", weak)] == ["answer"]


def test_options_that_say_the_same_are_one() -> None:
    inside = answers((0, "a"), (100, "<b>A</b>", "yes"), (0, "b"), (0, "<p> </p>"), (0, "B"))
    assert body_of("multichoice", inside) == Choice((Option("A", correct=True, feedback="yes"), Option("b")))


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("", "it has fewer than two options"),
        (answers((100, "a"), (0, "A")), "it has fewer than two options"),
        (answers((0, "a"), (-50, "b")), "none of its options is right"),
        ("<single>false</single>" + answers((50, "a"), (50, "b")), "all of its options are right"),
    ],
)
def test_a_choice_without_a_way_to_be_right_is_skipped(inside: str, reason: str) -> None:
    assert reason_of("multichoice", inside) == reason


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        (answers((100, "true"), (0, "false")), True),
        (answers((100, "false", "yes"), (0, "true", "no")), False),
        (answers((0, "Benar"), (100, "Salah")), False),
        (answers((100, "true")), True),
    ],
)
def test_statements_are_true_or_false_in_any_order_and_language(answers: str, right: bool) -> None:
    assert body_of("truefalse", answers, "<p>It is so.</p>") == TrueFalse("It is so.", right)


def test_feedback_of_statements_is_by_right_and_wrong() -> None:
    assert one_of("truefalse", answers((100, "false", "yes"), (0, "true", "no"))).feedback == {
        "right": "yes",
        "wrong": "no",
    }
    assert reason_of("truefalse", answers((0, "true"), (0, "false"))) == "it does not say whether it is true"


def test_short_answers() -> None:
    inside = "<usecase>1</usecase>" + answers(
        (100, "Tbilisi", "Yes."), (100, "Tiflis", "Yes."), (0, "Batumi", "A port."), (0, "*", "No."), (50, "Tb", "")
    )
    question = one_of("shortanswer", inside)
    assert question.body == Text("Tbilisi", ("Tiflis",), ("Batumi",), strict=True)
    assert question.feedback == {"right": "Yes.", "Batumi": "A port.", "wrong": "No."}
    assert losses_of("shortanswer", inside) == [("accept", "dropped", "answers that earn a part")]


def test_stars_in_short_answers_are_named() -> None:
    inside = answers((100, "*Tbilisi*"), (100, "2\\*3"), (0, "B*"))
    assert body_of("shortanswer", inside) == Text("Tbilisi", ("2*3",))
    assert losses_of("shortanswer", inside) == [("answer", "changed", '"*" in an answer no longer stands for any text')]
    assert reason_of("shortanswer", answers((100, "*"))) == "it has no right answer"
    assert reason_of("shortanswer", answers((0, "a"))) == "it has no right answer"
    assert reason_of("shortanswer", answers((100, "**"), (50, "* *"))) == "it has no right answer"


def test_feedback_to_right_short_answers_stays_with_each_where_it_differs() -> None:
    assert one_of("shortanswer", answers((100, "a", "A!"), (100, "b"))).feedback == {"a": "A!"}


def _numeric(answer: str, tolerance: str = "0") -> str:
    return f'<answer fraction="100"><text>{answer}</text><tolerance>{tolerance}</tolerance></answer>'


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        (_numeric("38"), Number(Decimal(38), Decimal(38), "38")),
        (_numeric("1,5", "0.25"), Number(Decimal("1.5"), Decimal("1.5"), "1.5", (), Tolerance(Decimal("0.25")))),
        (_numeric("1.1e3", "-5"), Number(Decimal(1100), Decimal(1100), "1100", (), Tolerance(Decimal(5)))),
        ('<answer fraction="100">7<tolerance>0</tolerance></answer>', Number(Decimal(7), Decimal(7), "7")),
        (_numeric(".5") + answers((0, "*", "no"), (0, "")), Number(Decimal("0.5"), Decimal("0.5"), "0.5")),
    ],
)
def test_numbers(inside: str, body: Number) -> None:
    assert body_of("numerical", inside) == body


def test_units_that_are_the_same_come_along() -> None:
    units = "".join(
        f"<unit><multiplier>{times}</multiplier><unit_name>{name}</unit_name></unit>"
        for name, times in (("km", "1"), ("kilometres", "1.0"), ("m", "1000"), ("", "1"))
    )
    inside = _numeric("5") + f"<units>{units}</units>"
    body = body_of("numerical", inside)
    assert isinstance(body, Number)
    assert body.units == ("km", "kilometres")
    assert losses_of("numerical", inside) == [("unit", "dropped", "another unit: m")]


def test_other_numbers_and_their_feedback() -> None:
    inside = answers((50, "6", "Near."), (100, "5", "Yes."), (0, "4", "No!"), (0, "*", "No."))
    question = one_of("numerical", inside)
    assert isinstance(question.body, Number)
    assert question.body.written == "5"
    assert question.feedback == {"wrong": "No.", "right": "Yes."}
    assert losses_of("numerical", inside)[0] == ("number", "dropped", "other numbers that earn something")


@pytest.mark.parametrize("answer", ["five", "1e999", "1" * 50, "--3", "NaN", "Infinity", "1_000"])
def test_what_is_no_number_is_skipped(answer: str) -> None:
    assert reason_of("numerical", _numeric(answer)).endswith("is no number")
    assert reason_of("numerical", _numeric("5", answer)).endswith("is no number")
    assert reason_of("numerical", answers((0, "5"))) == "it has no right answer"


def _pair(left: str, right: str) -> str:
    return (
        f'<subquestion format="html"><text><![CDATA[{left}]]></text><answer><text>{right}</text></answer></subquestion>'
    )


def test_an_empty_left_belongs_to_nothing() -> None:
    inside = _pair("<p>Georgia</p>", "Tbilisi") + _pair("Armenia", "Yerevan") + _pair("<p></p>", "Baku")
    question = one_of("matching", inside + _pair("", "Tbilisi"))
    assert question.body == Match((("Georgia", "Tbilisi"), ("Armenia", "Yerevan")), ("Baku",))
    assert question.shuffle
    assert not one_of("matching", inside + "<shuffleanswers>false</shuffleanswers>").shuffle


def test_pairs_that_lack_a_side_are_named() -> None:
    inside = (
        _pair("a", "1")
        + _pair("b", "2")
        + _pair("c", "")
        + _pair("A", "3")
        + "<subquestion><text>d</text></subquestion>"
    )
    assert body_of("matching", inside) == Match((("a", "1"), ("b", "2")))
    assert losses_of("matching", inside) == [("match", "dropped", "a pair that lacks a side or stands twice")]
    assert reason_of("matching", _pair("a", "1") + _pair("", "2")) == "it has fewer than two pairs"


def test_ordering_is_order() -> None:
    inside = answers(("1.0000000", "first"), ("2.0000000", "second"), ("3.0000000", "<p>third</p>"))
    assert body_of("ordering", inside) == Order(("first", "second", "third"))
    assert reason_of("ordering", answers((1, "a"), (2, "b"), (3, "a"))) == "it has fewer than three items"


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
    assert body_of("essay", f"<graderinfo format='html'><text><![CDATA[{notes}]]></text></graderinfo>") == body


def test_an_essay_without_notes_takes_its_explanation() -> None:
    assert body_of("essay", "<generalfeedback><text>Roads.</text></generalfeedback>") == Open("Roads.")
    assert reason_of("essay", "") == "it is an essay without a model answer"


def test_gaps_stand_where_they_stood() -> None:
    text = "<p>In {1:NM:=1993:0} the <b>capital {1:SHORTANSWER:=Tbilisi~*#T&hellip;}</b> {fell}.</p><p>{1:SA:=a}</p>"
    assert body_of("cloze", "", text) == Cloze(
        ("In ", Gap("1993"), " the capital ", Gap("Tbilisi", (), "T…"), " {fell}.\n", Gap("a"))
    )
    assert losses_of("cloze", "", text) == []


def test_gaps_of_other_weights_and_choices_are_named() -> None:
    text = "{1:MC:=a~b} {2:SA:=c}␟"
    assert body_of("multianswer", "", text) == Cloze((Gap("a", (), "a / b"), " ", Gap("c"), "␟"))
    assert [field for field, _what, _how in losses_of("cloze", "", text)] == ["cloze", "points"]
    assert one_of("cloze", "", "{3:SA:=a} {3:SA:=b}").points == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no gap", "its text has no gap"),
        ("{1:SA:wrong}", "a gap has no right answer"),
        ("<script>{1:SA:=a}</script>{1:SA:=b}", "a gap stands where nothing is shown"),
    ],
)
def test_texts_without_gaps_are_skipped(text: str, reason: str) -> None:
    assert reason_of("cloze", "", text) == reason


def test_words_to_drag_or_select_are_gaps() -> None:
    boxes = "".join(
        f"<dragbox><text>{word}</text><group>{group}</group></dragbox>"
        for word, group in (("cat", 1), ("dog", 1), ("mat", 2))
    )
    body = Cloze(("The ", Gap("cat", (), "cat / dog"), " sat on the ", Gap("mat", (), "mat"), "."))
    assert body_of("ddwtos", boxes, "<p>The [[1]] sat on the [[3]].</p>") == body
    selected = boxes.replace("dragbox", "selectoption")
    assert body_of("gapselect", selected, "<p>The [[1]] sat on the [[3]].</p>") == body
    assert len(losses_of("ddwtos", boxes, "[[1]]")) == 1
    assert reason_of("ddwtos", boxes, "[[4]]") == "there is nothing to fill gap 4 with"
    assert reason_of("ddwtos", boxes, "none") == "its text has no gap"


def test_a_long_offer_is_no_hint() -> None:
    boxes = "".join(f"<dragbox><text>word number {number}</text></dragbox>" for number in range(90))
    assert body_of("ddwtos", boxes, "[[2]]") == Cloze((Gap("word number 1"),))

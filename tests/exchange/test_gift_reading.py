"""What is read of GIFT: what its documentation names, an example of it, and its meaning."""

from decimal import Decimal

import pytest

from quizgeo.decks import Choice, Cloze, Gap, Kind, Match, Multiple, Number, Open, Option, Text, Tolerance, TrueFalse
from quizgeo.exchange import Foreign, ReadIn, ReadOptions
from quizgeo.exchange.gift import read

OPTIONS = ReadOptions("quiz.gift", language="en")


def read_text(text: str) -> ReadIn:
    return read(text.encode(), OPTIONS)


def only(text: str) -> Foreign:
    (found,) = read_text(text).questions
    return found


def choice(right: str, *wrong: str) -> Choice:
    return Choice((Option(right, correct=True), *map(Option, wrong)))


def number(written: str, within: str = "") -> Number:
    low, _dots, high = written.partition("..")
    return Number(
        Decimal(low), Decimal(high or low), written, within=Tolerance(Decimal(within)) if within else None
    )  # fmt: skip


CONSTRUCTS: list[tuple[str, str, str, Kind]] = [
    (
        "one right option",
        "Which city is the capital of Georgia? {~Batumi =Tbilisi ~Kutaisi}",
        "Which city is the capital of Georgia?",
        Choice((Option("Batumi"), Option("Tbilisi", correct=True), Option("Kutaisi"))),
    ),
    (
        "options on lines of their own, with comments among them",
        "Which sea is east of Baku?\n{\n  // a lake, some say\n  =the Caspian Sea\n  ~the Black Sea\n}",
        "Which sea is east of Baku?",
        choice("the Caspian Sea", "the Black Sea"),
    ),
    (
        "what is said to an answer",
        "Largest by area? {=Azerbaijan#Right, by far. ~Armenia#It is the smallest.\n~Georgia}",
        "Largest by area?",
        Choice(
            (
                Option("Azerbaijan", correct=True, feedback="Right, by far."),
                Option("Armenia", feedback="It is the smallest."),
                Option("Georgia"),
            )
        ),
    ),
    (
        "a wrong option that earns a part",
        "Whose currency is the lari? {=Georgia ~%50%the Georgian state#Nearly. ~Armenia}",
        "Whose currency is the lari?",
        Choice(
            (
                Option("Georgia", correct=True),
                Option("the Georgian state", credit=0.5, feedback="Nearly."),
                Option("Armenia"),
            )
        ),
    ),
    (
        "several right options with weights",
        "Which two border Armenia? {~%50%Iran ~%50%Georgia ~%-100%Russia ~%-100%Syria}",
        "Which two border Armenia?",
        Multiple((Option("Iran", correct=True), Option("Georgia", correct=True), Option("Russia"), Option("Syria"))),
    ),
    (
        "no equals sign makes several of one",
        "Which of these is a sea? {~%100%the Caspian ~the Kura}",
        "Which of these is a sea?",
        Multiple((Option("the Caspian", correct=True), Option("the Kura"))),
    ),
    (
        "true or false, a letter",
        "Baku lies below sea level.{T}",
        "",
        TrueFalse("Baku lies below sea level.", answer=True),
    ),
    ("true or false, a word", "Yerevan is on a coast. {FALSE}", "", TrueFalse("Yerevan is on a coast.", answer=False)),
    ("true or false, small letters", "Rivers flow.{true}", "", TrueFalse("Rivers flow.", answer=True)),
    ("short answers", "Capital of Armenia?{=Yerevan =Erevan}", "Capital of Armenia?", Text("Yerevan", ("Erevan",))),
    ("a short answer without a sign", "Capital of Armenia?{Yerevan}", "Capital of Armenia?", Text("Yerevan")),
    (
        "short answers with weights, and one that is never right",
        "Capital of Armenia?{=%100%Yerevan =%0%Gyumri}",
        "Capital of Armenia?",
        Text("Yerevan", (), ("Gyumri",)),
    ),
    (
        "pairs",
        "Match the capitals. { =Armenia -> Yerevan =Georgia->Tbilisi\n=Iran -> Tehran }",
        "Match the capitals.",
        Match((("Armenia", "Yerevan"), ("Georgia", "Tbilisi"), ("Iran", "Tehran"))),
    ),
    (
        "a right side that belongs to nothing",
        "Match. {=Armenia -> Yerevan =Georgia -> Tbilisi = -> Baku}",
        "Match.",
        Match((("Armenia", "Yerevan"), ("Georgia", "Tbilisi")), ("Baku",)),
    ),
    ("a number", "How many states border Georgia?{#4}", "How many states border Georgia?", number("4")),
    ("a number with a tolerance", "Height of Ararat in m?{#5137:10}", "Height of Ararat in m?", number("5137", "10")),
    ("a range", "Pi, roughly?{#3.141..3.142}", "Pi, roughly?", number("3.141..3.142")),
    (
        "a number below nothing",
        "Shore of the Caspian, in m?{#-28:1}",
        "Shore of the Caspian, in m?",
        number("-28", "1"),
    ),
    ("numbers in other dress", "Far?{#+1.5e3:.5}", "Far?", number("1500", "0.5")),
    ("numbers with weights", "When?{#=1993:0 =%0%1992:0#Too early.}", "When?", number("1993")),
    (
        "a word that is missing",
        "The border was closed in {=1993 =93} by Turkey.",
        "",
        Cloze(("The border was closed in ", Gap("1993", ("93",)), " by Turkey.")),
    ),
    (
        "a gap at the beginning",
        "{=Baku} lies on the Caspian Sea.",
        "",
        Cloze((Gap("Baku"), " lies on the Caspian Sea.")),
    ),
    (
        "a missing word to choose",
        "The Kura flows into {~the Black Sea =the Caspian Sea}, not far from Baku.",
        "The Kura flows into _____, not far from Baku.",
        Choice((Option("the Black Sea"), Option("the Caspian Sea", correct=True))),
    ),
    ("a full stop behind the answers", "Two and two are {#4}.", "Two and two are _____.", number("4")),
    ("an essay with its feedback", "Why?{####Trade.}", "Why?", Open("Trade.")),
    (
        "an essay with points",
        "Why?{####Two reasons.\\n\\n- trade\\n- transit}",
        "Why?",
        Open("Two reasons.", ("trade", "transit")),
    ),
    (
        "signs made plain",
        r"What does 1 \+ 1 \= \{2\} \# \~ C\:\\x say? {=\=2 ~\~2}",
        "What does 1 \\+ 1 = {2} # ~ C:\\x say?",
        choice("=2", "~2"),
    ),
    (
        "a backslash before a letter of a formula",
        r"[html]Is $ 1 \\neq 0 $ so? {=yes ~no}",
        "Is $ 1 \\neq 0 $ so?",
        choice("yes", "no"),
    ),
    (
        "a long word on an answer, over several lines, with signs",
        "Which is no sign? {~ \\#  # \\# begins feedback. = \\\\   # Right\\: \\\\ only\n   makes others plain. }",
        "Which is no sign?",
        Choice(
            (
                Option("#", feedback="# begins feedback."),
                Option("\\", correct=True, feedback="Right: \\ only\nmakes others plain."),
            )
        ),
    ),
    (
        "pairs in several forms",
        "[html]<b>Match.</b> {\n =[html]<i>a</i> -> <1>\n =[plain]<i> -> 2\n =[markdown]*c* -> 3\n}",
        "Match.",
        Match((("a", "<1>"), ("<i>", "2"), ("*c*", "3"))),
    ),
    ("line ends made of n", r"One\ntwo\n\nthree {=a ~b}", "One\ntwo\n\nthree", choice("a", "b")),
    ("a question over several lines", "One\n  two\nthree {=a ~b}", "One\ntwo\nthree", choice("a", "b")),
    ("HTML", "[html]<p>H<sub>2</sub>O &amp; <b>ice</b></p> {=a ~b}", "H₂O & ice", choice("a", "b")),
    ("Moodle's own form", "One<br>two &lt;3\nfour {=a ~b}", "One\ntwo <3\nfour", choice("a", "b")),
    ("plain text", "[plain]<p>One & two</p> {=a ~b}", "<p>One & two</p>", choice("a", "b")),
    ("Markdown", "[markdown]*One* & two {=a ~b}", "*One* & two", choice("a", "b")),
    ("a form of an answer alone", "[html]<i>Who?</i> {=[plain]<i> ~<u>b</u>}", "Who?", choice("<i>", "b")),
    ("brackets that name no form", "[see map] Who? {=[a] ~b}", "[see map] Who?", choice("[a]", "b")),
    ("a title alone", "::Who?::{=a ~b}", "Who?", choice("a", "b")),
    ("two colons without an end", "::Who? {=a ~b}", "Who?", choice("a", "b")),
]


@pytest.mark.parametrize(
    ("text", "prompt", "body"), [row[1:] for row in CONSTRUCTS], ids=[row[0] for row in CONSTRUCTS]
)
def test_what_the_documentation_names_is_read(text: str, prompt: str, body: Kind) -> None:
    found = read_text(text)
    (question,) = (each.question for each in found.questions)
    assert (question.prompt, question.body) == (prompt, body)
    assert not found.losses
    assert not found.problems


FEEDBACK = [
    ("S {TRUE#No, look again.#Yes.}", {"wrong": "No, look again.", "right": "Yes."}),
    ("S {F##Yes.}", {"right": "Yes."}),
    ("S {F#No.}", {"wrong": "No."}),
    ("W {=a#Good. =b#Good. =%0%*#Not that.}", {"right": "Good.", "wrong": "Not that."}),
    ("W {=a#One. =b#Two.}", {"a": "One.", "b": "Two."}),
    ("W {=a =%0%c#Never.}", {"c": "Never."}),
    ("N {#=5:1#Good. =%0%7:0#Too much. ~#No.}", {"right": "Good.", "7": "Too much.", "wrong": "No."}),
    ("N {#=1822:0#Good. =%50%1822:2#Nearly. =%20%1800:1#Early.}", {"right": "Good.", "1800": "Early."}),
    ("G {=a#Good. =%0%*#No.} here", {"right": "Good.", "wrong": "No."}),
]


@pytest.mark.parametrize(("text", "feedback"), FEEDBACK)
def test_what_is_said_to_typed_answers_is_read(text: str, feedback: dict[str, str]) -> None:
    assert only(text).question.feedback == feedback


@pytest.mark.parametrize("answers", ["=a ~b", "T", "=a", "#5", "=a->b =c->d", "=a#x", "T#x#y", "#=5#x", "~%100%a#x ~b"])
def test_the_general_feedback_is_the_explanation(answers: str) -> None:
    assert only(f"Q {{{answers} #### Because\\nof it. }}").question.explain == "Because\nof it."


def test_an_essay_keeps_its_explanation_behind_a_divider() -> None:
    question = only(r"Why?{####Trade.\n---\nIt was so.}").question
    assert (question.body, question.explain) == (Open("Trade."), "It was so.")


def test_an_essay_without_a_model_answer_says_so() -> None:
    found = read_text("Why? {}")
    assert found.questions[0].question.body == Open("No model answer is given.")
    assert [(loss.key, loss.field, loss.what) for loss in found.losses] == [("1", "model", "changed")]


def test_comments_bring_identity_and_tags() -> None:
    found = only(
        "// question: 31\n// [id:karabakh/border] [tag:dates] [tag:South Caucasus] [tag:Dates]\n::border:: Q {=a ~b}"
    )
    assert (found.question.key, found.question.id) == ("karabakh/border", "border")
    assert found.question.tags == ("dates", "South-Caucasus")
    assert (found.origin, found.place) == ("karabakh/border", "3")


def test_a_foreign_identity_is_no_key() -> None:
    found = only("// [id:A [1\\]]\nQ {=a ~b}")
    assert (found.question.key, found.question.id, found.origin) == ("", "", "A [1]")


def test_a_question_without_an_id_of_ours_gets_one_like_any_other() -> None:
    found = only("// [id:karabakh/~0123456789]\nQ {=a ~b}")
    assert (found.question.key, found.question.id, found.origin) == ("", "", "karabakh/~0123456789")


def test_titles_tell_questions_apart_where_each_has_its_own() -> None:
    found = read_text("::One:: Q {=a ~b}\n\n::Two:: R {=a ~b}\n\n::Two:: S {=a ~b}\n\nT {=a ~b}")
    assert [each.origin for each in found.questions] == ["One", "", "", ""]


def test_the_category_is_the_title() -> None:
    found = read_text("$CATEGORY: $course$/top/Geography/Either//or: a\\\\b\n\nQ {=a ~b}")
    assert found.title == "Either/or: a\\b"
    assert not found.losses
    assert not found.questions[0].question.tags


def test_several_categories_become_tags_below_what_they_share() -> None:
    text = "$CATEGORY: $course$/Geo\n\nP {=a ~b}\n\n$CATEGORY: $course$/Geo/Old Rivers, lakes\nQ {=a ~b}\n\nR {T}"
    found = read_text(text)
    assert found.title == "Geo"
    assert [each.question.tags for each in found.questions] == [(), ("Old-Rivers-lakes",), ("Old-Rivers-lakes",)]
    assert [(loss.field, loss.what) for loss in found.losses] == [("tags", "changed")]


def test_a_category_called_top_is_kept_where_it_is_no_root() -> None:
    assert read_text("$CATEGORY: top\n\nQ {T}").title == "top"


def test_categories_without_anything_in_common_give_no_title() -> None:
    found = read_text("$CATEGORY: A\n\n// [tag:a]\nQ {T}\n\n$CATEGORY: B\n\nR {T}")
    assert found.title == ""
    assert [each.question.tags for each in found.questions] == [("a",), ("B",)]


def test_a_description_is_left_out_with_a_word() -> None:
    found = read_text("Now some questions on rivers.\n\nQ {=a ~b}")
    assert len(found.questions) == 1
    assert [(loss.key, loss.what) for loss in found.losses] == [("1", "left out")]


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffWo ist Köln? {=a ~b}\r\n\r\nQ {T}\r\n".encode(),
        "Wo ist Köln? {=a ~b}\r\rQ {T}".encode(),
        "Wo ist Köln? {=a ~b}\n \t\nQ {T}".encode("utf-16"),
        b"\xfe\xff" + "Wo ist Köln? {=a ~b}\n\nQ {T}".encode("utf-16-be"),
    ],
)
def test_marks_of_encodings_and_any_line_ends_are_read(data: bytes) -> None:
    found = read(data, OPTIONS)
    assert [each.question.prompt for each in found.questions] == ["Wo ist Köln?", ""]
    assert not found.losses


def test_an_encoding_that_is_guessed_is_told() -> None:
    found = read("Wo ist Köln? {=a ~b}".encode("cp1252"), OPTIONS)
    assert found.questions[0].question.prompt == "Wo ist Köln?"
    assert [(loss.key, loss.what) for loss in found.losses] == [("", "changed")]


LOSSES = [
    ("Q {=a ~%33%b}", "credit", Choice((Option("a", correct=True), Option("b", credit=0.3333333)))),
    (
        "Q {=a ~%33,33333%b ~%-50%c}",
        "credit",
        Choice((Option("a", correct=True), Option("b", credit=0.3333333), Option("c"))),
    ),
    ("Q {=a =b ~c}", "answer", Choice((Option("a", correct=True), Option("b", credit=1.0), Option("c")))),
    ("Q {=a ~b ~B ~a ~}", "answer", choice("a", "b")),
    (
        "Q {~a ~%50%a ~%50%c ~d}",
        "answer",
        Multiple((Option("a", correct=True), Option("c", correct=True), Option("d"))),
    ),
    ("Q {~%80%a ~%20%b ~c}", "credit", Multiple((Option("a", correct=True), Option("b", correct=True), Option("c")))),
    ("Q {=a =%50%b}", "accept", Text("a")),
    ("Q {=%50%a =%25%b}", "answer", Text("a")),
    ("Q {=a =%0%A =%50%b =*}", "accept", Text("a")),
    ("Q {=*Baku*}", "answer", Text("Baku")),
    ("Q {#=5 =6}", "number", number("5")),
    ("Q {#=1822:0 =%50%1822:2#Nearly.}", "accept", number("1822")),
    ("Q {=a->1 =A->2 =b->3}", "match", Match((("a", "1"), ("b", "3")))),
    ("[html]<img src='map.png' alt='a map'> Q {T}", "question", TrueFalse("[image: a map] Q", answer=True)),
    ("[html]Q<script>x</script> {T}", "question", TrueFalse("Q", answer=True)),
]


@pytest.mark.parametrize(("text", "field", "body"), LOSSES)
def test_what_a_deck_cannot_say_is_told(text: str, field: str, body: Kind) -> None:
    found = read_text(text)
    assert found.questions[0].question.body == body
    assert (field, "changed") in {(loss.field, loss.what) for loss in found.losses}
    assert {loss.key for loss in found.losses} == {"1"}


def test_answers_never_right_have_no_place_in_a_gap() -> None:
    found = read_text("G {=a =%0%b} here")
    assert [(loss.field, loss.what) for loss in found.losses] == [("reject", "dropped")]

"""What is promised of foreign items of QTI in which one chooses, whatever system they are from."""

import pytest

from quizgeo.decks import Choice, Multiple, Option, TrueFalse
from quizgeo.exchange import Loss
from tests.exchange.qti_made import (
    OLD_TEMPLATE,
    RULES,
    as_a,
    choices,
    declared,
    item,
    losses,
    mapped,
    one,
    package,
    read,
    refusal,
)

UNATTENDED = item(
    """
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>ChoiceA</value></correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="integer">
    <defaultValue><value>0</value></defaultValue>
  </outcomeDeclaration>
  <itemBody>
    <p>Look at the text in the picture.</p>
    <p><img src="images/sign.png" alt="NEVER LEAVE LUGGAGE"/></p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">
      <prompt>What does it say?</prompt>
      <simpleChoice identifier="ChoiceA">You must <em>stay</em> with your luggage at all times.</simpleChoice>
      <simpleChoice identifier="ChoiceB">Do not let someone else look after your luggage.
        <feedbackInline outcomeIdentifier="F" identifier="ChoiceB" showHide="show">No, not that.</feedbackInline>
      </simpleChoice>
      <simpleChoice identifier="ChoiceC" fixed="true">Remember H<sub>2</sub>O &amp; more.</simpleChoice>
    </choiceInteraction>
  </itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
""",
    head='xml:lang="en-GB" label="somebody/else"',
)


def test_a_choice_is_read_with_all_that_stands_around_it() -> None:
    data = package(UNATTENDED, more=(("items/images/sign.png", b"\x89PNG"),))
    found = read(data)
    question = found.questions[0].question
    assert question.prompt == "Look at the text in the picture.\n[image: NEVER LEAVE LUGGAGE]\nWhat does it say?"
    assert question.body == Choice(
        (
            Option("You must stay with your luggage at all times.", correct=True),
            Option("Do not let someone else look after your luggage.", feedback="No, not that."),
            Option("Remember H₂O & more.", pin="last"),
        )
    )
    assert (question.shuffle, question.language, question.key) == (False, "en-GB", "")
    assert (found.questions[0].origin, found.questions[0].place) == ("I1", "items/0.xml")
    assert found.losses == (Loss("items/0.xml", "", "changed", "a picture is only named in the text"),)
    assert found.media == {"sign.png": "items/images/sign.png"}


@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.imsglobal.org/xsd/imsqti_v2p0",
        "http://www.imsglobal.org/xsd/imsqti_item_v2p0",
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        "http://www.imsglobal.org/xsd/imsqti_v2p2",
        "",
    ],
)
def test_every_version_two_is_read(namespace: str) -> None:
    question = one(
        item(declared("B") + f"<itemBody>{choices('x', 'y')}</itemBody>", namespace=namespace, title="Which?")
    )
    assert question.body == Choice((Option("x"), Option("y", correct=True)))
    assert question.prompt == "Which?"
    assert question.language == "de"


def test_version_three_is_read() -> None:
    data = b"""<?xml version="1.0" encoding="utf-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="q1" title="T" adaptive="false"
    time-dependent="false" xml:lang="en-US">
  <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier">
    <qti-correct-response><qti-value>H</qti-value><qti-value>O</qti-value></qti-correct-response>
    <qti-mapping lower-bound="0" upper-bound="2" default-value="-2">
      <qti-map-entry map-key="H" mapped-value="1"/><qti-map-entry map-key="O" mapped-value="1"/>
      <qti-map-entry map-key="Cl" mapped-value="-1"/>
    </qti-mapping>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float">
    <qti-default-value><qti-value>2</qti-value></qti-default-value>
  </qti-outcome-declaration>
  <qti-item-body>
    <qti-rubric-block use="instructions" view="candidate">
      <qti-content-body><p>Read well.</p></qti-content-body>
    </qti-rubric-block>
    <qti-rubric-block use="scoring" view="tutor author">
      <qti-content-body><p>Easy one.</p></qti-content-body>
    </qti-rubric-block>
    <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="0">
      <qti-prompt>Which elements form water?</qti-prompt>
      <qti-simple-choice identifier="H" fixed="true">Hydrogen</qti-simple-choice>
      <qti-simple-choice identifier="O">Oxygen</qti-simple-choice>
      <qti-simple-choice identifier="Cl">Chlorine</qti-simple-choice>
    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
  <qti-modal-feedback outcome-identifier="F" show-hide="show" identifier="info">
    <qti-content-body><p>H<sub>2</sub>O</p></qti-content-body>
  </qti-modal-feedback>
</qti-assessment-item>"""
    question = one(data)
    assert question.prompt == "Read well.\nWhich elements form water?"
    assert question.body == Multiple(
        (Option("Hydrogen", correct=True, pin="first"), Option("Oxygen", correct=True), Option("Chlorine"))
    )
    assert (question.points, question.explain, question.notes) == (2.0, "H₂O", "Easy one.")
    assert question.language == "en-US"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response",
        "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response.xml",
        "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml",
        "/rptemplates/MAP_RESPONSE.XML/",
    ],
)
def test_templates_are_told_by_the_end_of_their_address(address: str) -> None:
    inside = (
        declared("A", mapping=mapped(A=2, B=1, C=-1)) + f"<itemBody><p>Which?</p>{choices('x', 'y', 'z')}</itemBody>"
    )
    data = item(inside + f'<responseProcessing template="{address}"/>')
    assert as_a(Choice, one(data)).options == (Option("x", correct=True), Option("y", credit=0.5), Option("z"))
    assert losses(data) == [("credit", "changed", '"-0.5" to 0')]


def test_what_is_mapped_does_not_count_where_only_the_right_answer_does() -> None:
    inside = declared("A", mapping=mapped(A=2, B=1)) + f"<itemBody><p>Which?</p>{choices('x', 'y')}</itemBody>"
    data = item(inside + f'<responseProcessing template="{OLD_TEMPLATE}"/>')
    assert as_a(Choice, one(data)).options == (Option("x", correct=True), Option("y"))


def test_the_right_answer_may_stand_in_the_mapping_alone() -> None:
    body = f"<itemBody><p>Which?</p>{choices('x', 'y', 'z')}</itemBody>"
    single = item(declared(mapping=mapped(A=0, B=2, C=1)) + body)
    assert as_a(Choice, one(single)).options == (Option("x"), Option("y", correct=True), Option("z", credit=0.5))
    several = item(declared(cardinality="multiple", mapping=mapped(A=1, B=2, C=-1)) + body)
    assert as_a(Multiple, one(several)).answers == ("x", "y")
    assert ("credit", "changed", "right answers of different weights count alike") in losses(several)


def test_the_right_answer_may_stand_in_the_rules_alone() -> None:
    body = f"<itemBody><p>Which?</p>{choices('x', 'y', 'z')}</itemBody>"
    modal = '<modalFeedback outcomeIdentifier="SAY" identifier="tell" showHide="show">Not x!</modalFeedback>'
    question = one(item(declared() + body + RULES.format(right="B", wrong="A") + modal))
    assert as_a(Choice, question).options == (Option("x", feedback="Not x!"), Option("y", correct=True), Option("z"))


def test_rules_that_deny_tell_nothing() -> None:
    rules = RULES.format(right="B", wrong="A").replace("<match>", "<not><match>").replace("</match>", "</match></not>")
    data = item(declared() + f"<itemBody><p>Which?</p>{choices('x', 'y', 'z')}</itemBody>" + rules)
    assert "no answer is right" in refusal(data).problem.message


def test_several_right_answers_where_one_is_chosen() -> None:
    data = item(declared("A", "B") + f"<itemBody><p>Which?</p>{choices('x', 'y', 'z')}</itemBody>")
    assert as_a(Multiple, one(data)).answers == ("x", "y")
    weighed = item(
        declared("A", "B", mapping=mapped(A=1, B=1)) + f"<itemBody><p>Which?</p>{choices('x', 'y', 'z')}</itemBody>"
    )
    assert as_a(Choice, one(weighed)).options == (Option("x", correct=True), Option("y", credit=1.0), Option("z"))
    assert ("answer", "changed", "several are right: the first is the answer, the others earn as much") in losses(
        weighed
    )


def test_true_and_false_become_what_they_are() -> None:
    said = '<feedbackInline outcomeIdentifier="X" identifier="F" showHide="show">Look out.</feedbackInline>'
    interaction = (
        '<choiceInteraction responseIdentifier="RESPONSE" shuffle="false"><prompt>Snow is white.</prompt>'
        '<simpleChoice identifier="T">True</simpleChoice>'
        f'<simpleChoice identifier="F">False{said}</simpleChoice></choiceInteraction>'
    )
    question = one(item(declared("T") + f"<itemBody>{interaction}</itemBody>"))
    assert (question.body, question.prompt) == (TrueFalse("Snow is white.", answer=True), "")
    assert question.feedback == {"wrong": "Look out."}


def test_options_that_say_the_same_or_nothing_stand_once() -> None:
    data = item(declared("C") + f"<itemBody><p>Which?</p>{choices('x', 'Y', 'y', '', 'z')}</itemBody>")
    assert as_a(Choice, one(data)).options == (Option("x"), Option("y", correct=True), Option("z"))
    assert losses(data) == [("answer", "changed", "an answer that is empty or stands there twice is left out")]


@pytest.mark.parametrize(
    ("values", "reason"),
    [((), "no answer is right"), (("Z",), "no answer is right"), (("A", "B"), "there is no wrong answer")],
)
def test_a_choice_needs_a_right_and_a_wrong_option(values: tuple[str, ...], reason: str) -> None:
    data = item(declared(*values) + f"<itemBody><p>Which?</p>{choices('x', 'y')}</itemBody>")
    assert reason in refusal(data).problem.message


def test_fixed_options_keep_their_place_at_the_ends_alone() -> None:
    def fixed(*places: int) -> bytes:
        inner = choices("a", "b", "c", "d")
        for place in places:
            inner = inner.replace(f'identifier="{"ABCD"[place]}"', f'identifier="{"ABCD"[place]}" fixed="true"')
        return item(declared("A") + f"<itemBody><p>Which?</p>{inner}</itemBody>")

    assert [option.pin for option in as_a(Choice, one(fixed(0, 1, 3))).options] == ["first", "first", "", "last"]
    assert [option.pin for option in as_a(Choice, one(fixed(1))).options] == ["", "", "", ""]
    assert losses(fixed(1)) == [("pin", "dropped", "an option keeps a place in the middle")]
    assert one(fixed(0, 1, 2, 3)).shuffle is False
    assert [option.pin for option in as_a(Choice, one(fixed(0, 1, 2, 3))).options] == ["", "", "", ""]


def test_words_of_a_text_become_options() -> None:
    text = """<hottextInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Find the slip.</prompt>
        <p>Sponsors of <hottext identifier="A">the Olympics</hottext> <hottext identifier="B">who's</hottext> money.</p>
        </hottextInteraction>"""
    question = one(item(declared("B") + f"<itemBody>{text}</itemBody>"))
    assert question.prompt == "Find the slip.\nSponsors of the Olympics who's money."
    assert as_a(Choice, question).options == (Option("the Olympics"), Option("who's", correct=True))


def test_a_lone_menu_becomes_a_choice() -> None:
    menu = (
        '<inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="false"><inlineChoice identifier="G">Gloucester'
        '</inlineChoice><inlineChoice identifier="Y">York</inlineChoice></inlineChoiceInteraction>'
    )
    question = one(item(declared("Y") + f"<itemBody><p>Now is the winter by this sun of {menu}!</p></itemBody>"))
    assert question.prompt == "Now is the winter by this sun of …!"
    assert as_a(Choice, question).answer == "York"

"""What is promised of foreign items of QTI in which one arranges or types."""

from decimal import Decimal

import pytest

from quizgeo.decks import Cloze, Gap, Groups, Match, Number, Open, Order, Text, Tolerance
from quizgeo.exchange.qti.decimals import decimal, plain
from tests.exchange.qti_made import ENTRY, RIGHT, VARIABLE, as_a, choices, declared, item, losses, mapped, one, refusal

# -- arranging ---------------------------------------------------------------------------------------------------------


def associable(*texts: str, start: str = "A") -> str:
    first = ord(start)
    return "".join(
        f'<simpleAssociableChoice identifier="{chr(first + place)}" matchMax="4">{text}</simpleAssociableChoice>'
        for place, text in enumerate(texts)
    )


def matching(lefts: str, rights: str, *pairs: str, head: str = 'shuffle="true"') -> bytes:
    inner = f"<simpleMatchSet>{lefts}</simpleMatchSet><simpleMatchSet>{rights}</simpleMatchSet>"
    interaction = (
        f'<matchInteraction responseIdentifier="RESPONSE" {head}><prompt>Pair.</prompt>{inner}</matchInteraction>'
    )
    return item(declared(*pairs, cardinality="multiple", base="directedPair") + f"<itemBody>{interaction}</itemBody>")


def test_an_order_is_read() -> None:
    inner = choices("Second", "Third", "First").replace("choiceInteraction", "orderInteraction")
    data = item(declared("C", "A", "B", cardinality="ordered") + f"<itemBody><p>Order!</p>{inner}</itemBody>")
    assert one(data).body == Order(("First", "Second", "Third"))
    partly = item(declared("C", "A", cardinality="ordered") + f"<itemBody><p>Order!</p>{inner}</itemBody>")
    assert losses(partly) == [("order", "changed", "what has no place in the order is left out")]
    nothing = item(declared(cardinality="ordered") + f"<itemBody><p>Order!</p>{inner}</itemBody>")
    assert "it does not tell an order" in refusal(nothing).problem.message


def test_pairs_are_read_either_way_round() -> None:
    data = matching(associable("Georgia", "Armenia"), associable("Yerevan", "Tbilisi", "Baku", start="P"), "A Q", "P B")
    question = one(data)
    assert question.body == Match((("Georgia", "Tbilisi"), ("Armenia", "Yerevan")), ("Baku",))
    assert (question.prompt, question.shuffle) == ("Pair.", True)
    assert (
        one(
            matching(associable("a", "b"), associable("c", "d", start="P"), "A P", "B Q", head='shuffle="false"')
        ).shuffle
        is False
    )


def test_sides_are_exchanged_where_one_left_has_several_rights() -> None:
    data = matching(associable("EU", "NATO"), associable("a", "b", "c", start="P"), "A P", "A Q", "B R")
    assert one(data).body == Groups((("EU", ("a", "b")), ("NATO", ("c",))))


def test_fewer_rights_than_lefts_are_groups() -> None:
    data = matching(associable("a", "b", "c"), associable("EU", "NATO", start="P"), "A P", "B Q", "C P")
    assert one(data).body == Groups((("EU", ("a", "c")), ("NATO", ("b",))))
    unused = matching(associable("a", "b", "c"), associable("EU", "NATO", "AU", start="P"), "A P", "B Q", "C P")
    assert one(unused).body == Match((("a", "EU"), ("b", "NATO"), ("c", "EU")), ("AU",))


def test_what_belongs_to_nothing_is_left_out() -> None:
    data = matching(associable("a", "b", "c"), associable("x", "y", "z", start="P"), "A P", "B Q", "Z Z", "A")
    assert one(data).body == Match((("a", "x"), ("b", "y")), ("z",))
    assert losses(data) == [("match", "changed", "what belongs to nothing is left out")]
    assert (
        "it does not tell two pairs"
        in refusal(matching(associable("a"), associable("x", start="P"), "A P")).problem.message
    )
    single_side = item(declared("A B", base="directedPair") + "<itemBody><matchInteraction/></itemBody>")
    assert "it does not have two sides" in refusal(single_side).problem.message


def test_a_left_that_stands_twice_is_paired_once() -> None:
    data = matching(associable("a", "A", "b"), associable("x", "y", "z", start="P"), "A P", "B Q", "C R")
    assert as_a(Match, one(data)).pairs == (("a", "x"), ("b", "z"))
    assert ("match", "changed", "a left side that stands there twice is left out") in losses(data)


def test_pairs_among_equals_become_a_match() -> None:
    five = associable("a", "b", "c", "d", "e")
    inner = f'<associateInteraction responseIdentifier="RESPONSE"><prompt>Rivals?</prompt>{five}</associateInteraction>'
    data = item(declared("A D", "C B", cardinality="multiple", base="pair") + f"<itemBody>{inner}</itemBody>")
    assert one(data).body == Match((("a", "d"), ("c", "b")), ("e",))


def test_words_put_into_gaps_become_a_cloze() -> None:
    inner = """<gapMatchInteraction responseIdentifier="RESPONSE" shuffle="false"><prompt>Fill in.</prompt>
        <gapText identifier="W" matchMax="1">winter</gapText><gapText identifier="Su" matchMax="1">summer</gapText>
        <gapText identifier="Sp" matchMax="1">spring</gapText>
        <blockquote><p>Now is the <gap identifier="G1"/> of our discontent<br/>
        Made glorious <gap identifier="G2"/> by <gap identifier="G3"/>.</p></blockquote></gapMatchInteraction>"""
    data = item(
        declared("W G1", "Su G2", cardinality="multiple", base="directedPair") + f"<itemBody>{inner}</itemBody>"
    )
    question = one(data)
    assert question.body == Cloze(
        ("Now is the ", Gap("winter"), " of our discontent\nMade glorious ", Gap("summer"), " by ….")
    )
    assert question.prompt == "Fill in.\nwinter / summer / spring"
    assert losses(data) == [("cloze", "changed", "the words to choose from stand in the question")]
    assert "no answer is right" in refusal(item(declared() + f"<itemBody>{inner}</itemBody>")).problem.message


# -- typing ------------------------------------------------------------------------------------------------------------


def test_a_field_behind_a_question_is_a_text() -> None:
    earns = mapped(York=1, Jorvik=1, Leeds=0, Yorc=0.5).replace(
        "</mapping>", '<mapEntry mapKey="york " mappedValue="1"/></mapping>'
    )
    data = item(
        declared("York", base="string", mapping=earns) + f"<itemBody><p>Which town?</p><p>{ENTRY}</p></itemBody>"
    )
    question = one(data)
    assert (question.prompt, question.body) == ("Which town?", Text("York", ("Jorvik",), ("Leeds",)))
    assert losses(data) == [("accept", "changed", "answers that earn a part count as wrong")]


def test_case_counts_where_that_is_said() -> None:
    earns = '<mapping><mapEntry mapKey="pH" mappedValue="1" caseSensitive="true"/></mapping>'
    data = item(declared("pH", base="string", mapping=earns) + f"<itemBody><p>Acid? {ENTRY}</p></itemBody>")
    assert as_a(Text, one(data)).strict is True


def test_several_right_texts_are_accepted() -> None:
    data = item(
        declared("York", "Jorvik", base="string", cardinality="multiple") + f"<itemBody><p>Town? {ENTRY}</p></itemBody>"
    )
    assert one(data).body == Text("York", ("Jorvik",))
    assert (
        "no answer is right" in refusal(item(declared(base="string") + f"<itemBody>{ENTRY}</itemBody>")).problem.message
    )


def test_a_field_inside_a_text_is_a_gap() -> None:
    data = item(
        declared("York", base="string") + f"<itemBody><p>This sun of {ENTRY};</p><p>And all (the) clouds</p></itemBody>"
    )
    assert one(data).body == Cloze(("This sun of ", Gap("York"), ";\nAnd all (the) clouds"))


def test_several_fields_are_gaps() -> None:
    menu = (
        '<inlineChoiceInteraction responseIdentifier="R2"><inlineChoice identifier="a">sun</inlineChoice>'
        '<inlineChoice identifier="b">son</inlineChoice></inlineChoiceInteraction>'
    )
    entry = '<textEntryInteraction responseIdentifier="R1" placeholderText="a town"/>'
    declarations = declared("York", base="string", name="R1") + declared("b", name="R2")
    data = item(f"{declarations}<itemBody><p>This {menu} of {entry}.</p></itemBody>")
    assert one(data).body == Cloze(("This ", Gap("son", (), "sun / son"), " of ", Gap("York", (), "a town"), "."))
    assert losses(data) == [("cloze", "changed", "what could be chosen from becomes a hint")]
    missing = item(declared("York", base="string", name="R1") + f"<itemBody><p>This {menu} of {entry}.</p></itemBody>")
    assert "no answer is right" in refusal(missing).problem.message


def test_gaps_do_not_keep_what_they_cannot() -> None:
    earns = mapped(a=1, b=0).replace('mappedValue="1"', 'mappedValue="1" caseSensitive="true"')
    data = item(declared("a", base="string", mapping=earns) + f"<itemBody><p>x {ENTRY} _gap0_ y</p></itemBody>")
    assert one(data).body == Cloze(("x ", Gap("a"), " _gap0_ y"))
    assert losses(data) == [("cloze", "changed", "a gap takes any case and refuses nothing by name")]


def numeric(rules: str, *values: str, text: str = f"<p>How many? {ENTRY}</p>") -> bytes:
    scores = '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>'
    condition = f"<responseCondition><responseIf>{rules}{scores}</responseIf></responseCondition>"
    processing = f"<responseProcessing>{condition}</responseProcessing>"
    return item(declared(*values, base="float") + f"<itemBody>{text}</itemBody>" + processing)


def equal(mode: str, tolerance: str) -> str:
    return f'<equal toleranceMode="{mode}" tolerance="{tolerance}">{VARIABLE}{RIGHT}</equal>'


def constant(value: int) -> str:
    return f'<baseValue baseType="float">{value}</baseValue>'


@pytest.mark.parametrize(
    ("rules", "values", "expected"),
    [
        (f"<match>{VARIABLE}{RIGHT}</match>", ("38.0",), ("38", None)),
        (f'<equal toleranceMode="exact">{VARIABLE}{RIGHT}</equal>', ("1.5E3",), ("1500", None)),
        (equal("relative", "5 5"), ("40",), ("40", Tolerance(Decimal(5), percent=True))),
        (equal("absolute", "0.5"), ("40",), ("40", Tolerance(Decimal("0.5")))),
        (equal("absolute", "1 2"), ("40",), ("39..42", None)),
        (equal("absolute", "0 0"), ("40",), ("40", None)),
        (equal("relative", "10 20"), ("-40",), ("-44..-32", None)),
        (f'<equal toleranceMode="exact">{VARIABLE}{constant(7)}</equal>', (), ("7", None)),
        (f"<and><gte>{VARIABLE}{constant(60)}</gte><lte>{VARIABLE}{constant(70)}</lte></and>", ("65",),
         ("60..70", None)),
        (f"<and><gte>{VARIABLE}{constant(8)}</gte><lte>{VARIABLE}{constant(8)}</lte></and>", (), ("8", None)),
        (f"<and><gte>{VARIABLE}{constant(9)}</gte><lte>{VARIABLE}{constant(8)}</lte></and>", ("5",), ("5", None)),
    ],
)  # fmt: skip
def test_numbers_are_read_with_what_is_near_enough(
    rules: str, values: tuple[str, ...], expected: tuple[str, Tolerance | None]
) -> None:
    question = one(numeric(rules, *values))
    body = as_a(Number, question)
    assert (body.written, body.within) == expected
    assert question.prompt == "How many?"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999999", "9" * 50, "many", "1_000"])
def test_what_is_no_number_is_no_answer(value: str) -> None:
    data = numeric(f"<match>{VARIABLE}{RIGHT}</match>", value)
    assert "no number is right" in refusal(data).problem.message
    assert decimal(value) is None


def test_decimals_are_written_as_decks_do() -> None:
    written = {"1.50": "1.5", "-0.0": "0", "1E3": "1000", "-2": "-2", "100": "100"}
    assert {text: plain(value) for text in written if (value := decimal(text)) is not None} == written


def test_a_number_inside_a_text_leaves_its_place() -> None:
    text = f"<p>It has {ENTRY} legs.</p>"
    assert one(numeric(f"<match>{VARIABLE}{RIGHT}</match>", "8", text=text)).prompt == "It has … legs."


def test_a_slider_becomes_a_number() -> None:
    slider = (
        '<sliderInteraction responseIdentifier="RESPONSE" lowerBound="0"><prompt>How far?</prompt></sliderInteraction>'
    )
    data = item(declared("16", base="integer") + f"<itemBody>{slider}</itemBody>")
    assert one(data).body == Number(Decimal(16), Decimal(16), "16")
    assert losses(data) == [("", "changed", "a slider becomes a number to type")]


def test_an_essay_has_its_model_where_scorers_are_told() -> None:
    essay = '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt></extendedTextInteraction>'
    rubric = (
        '<rubricBlock view="scorer"><p>Because of this.</p><ul><li>names it</li><li>says why</li></ul></rubricBlock>'
    )
    data = item(declared(base="string") + f"<itemBody>{essay}{rubric}</itemBody>")
    assert one(data).body == Open("Because of this.", ("names it", "says why"))
    told = item(declared("A good text.", base="string") + f"<itemBody>{essay}</itemBody>")
    assert one(told).body == Open("A good text.")
    untold = item(declared(base="string") + f"<itemBody>{essay}</itemBody>")
    assert one(untold).body == Open("No model answer is given.")
    assert losses(untold) == [("model", "changed", "an essay without a model answer")]


@pytest.mark.parametrize("pairs", [("W G1",), ("G1 W",), ("W G1", "W", "X Y", "W G1 G2"), ("W G1", "Su G1")])
def test_words_and_gaps_are_paired_either_way_round(pairs: tuple[str, ...]) -> None:
    inner = (
        '<gapMatchInteraction responseIdentifier="RESPONSE"><gapText identifier="W">winter</gapText>'
        '<gapText identifier="Su">summer</gapText><p>Now is the <gap identifier="G1"/>.</p></gapMatchInteraction>'
    )
    data = item(declared(*pairs, cardinality="multiple", base="directedPair") + f"<itemBody>{inner}</itemBody>")
    assert one(data).body == Cloze(("Now is the ", Gap("winter"), "."))


def test_a_range_without_an_end_is_none() -> None:
    half = f"<and><gte>{VARIABLE}{constant(8)}</gte><isNull>{VARIABLE}</isNull></and>"
    assert as_a(Number, one(numeric(half, "9"))).written == "9"

"""What is promised of foreign packages of QTI: what stands beside questions is kept, and nothing they hold harms."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Choice
from quizgeo.exchange import FORMATS, ExchangeError, Loss
from quizgeo.exchange.archive import packed
from tests.exchange.decks import OPTIONS, deck_of
from tests.exchange.qti_made import (
    GOOD,
    NAMESPACE_21,
    RULES,
    VARIABLE,
    as_a,
    asking,
    choices,
    declared,
    item,
    losses,
    modal,
    one,
    package,
    read,
    refusal,
)

# -- what stands beside ------------------------------------------------------------------------------------------------


def with_modal(*feedbacks: str, rules: str = "") -> bytes:
    return item(declared("A") + f"<itemBody><p>Which?</p>{choices('x', 'y')}</itemBody>" + rules + "".join(feedbacks))


def test_feedback_is_sorted_by_what_it_is_called() -> None:
    question = one(with_modal(modal("correct", "Yes."), modal("INCORRECT", "No."), modal("solution", "It is x.")))
    assert question.feedback == {"right": "Yes.", "wrong": "No."}
    assert question.explain == "It is x."
    assert one(with_modal(modal("correct", "No.", show="hide"))).feedback == {"wrong": "No."}
    assert one(with_modal(modal("other", "Said.", show="hide"))).explain == "Said."


def test_feedback_that_follows_the_answer_stands_beside_its_option() -> None:
    rules = (
        f'<responseProcessing><setOutcomeValue identifier="FEEDBACK">{VARIABLE}</setOutcomeValue></responseProcessing>'
    )
    question = one(with_modal(modal("B", "Not y."), rules=rules))
    assert [option.feedback for option in as_a(Choice, question).options] == ["", "Not y."]
    assert question.explain == ""


def test_several_explanations_become_one() -> None:
    data = with_modal(modal("one", "First."), modal("two", "Second."), modal("three", "First."), modal("four", ""))
    assert one(data).explain == "First.\nSecond."
    assert losses(data) == [("explain", "changed", "several feedbacks become one")]


def test_hidden_parts_are_not_part_of_the_question() -> None:
    block = '<feedbackBlock outcomeIdentifier="E" identifier="e" showHide="show"><p>It was x.</p></feedbackBlock>'
    hint = '<infoControl title="Show Hint"><p>Think.</p></infoControl>'
    data = item(declared("A") + f"<itemBody><p>Which?</p>{choices('x', 'y')}{block}{hint}</itemBody>")
    question = one(data)
    assert (question.prompt, question.explain, question.hints) == ("Which?", "It was x.", ("Think.",))


def test_points_are_what_the_item_and_the_test_say() -> None:
    scored = item(
        declared("A")
        + '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="3"/>'
        f"<itemBody><p>Which?</p>{choices('x', 'y')}</itemBody>"
    )
    assert one(scored).points == 3.0
    other = scored.replace(b'identifier="I1"', b'identifier="I2"').replace(b"Which?", b"Who?")
    test = f"""<assessmentTest xmlns="{NAMESPACE_21}" identifier="t" title="The &lt;bank&gt;" xml:lang="fr">
        <timeLimits maxTime="900"/><testPart identifier="p" navigationMode="linear" submissionMode="individual">
        <assessmentSection identifier="s" title="Part" visible="true"><selection select="1"/>
        <assessmentItemRef identifier="b" href="../items/1.xml"><timeLimits maxTime="45"/>
        <weight identifier="W" value="0.5"/></assessmentItemRef><assessmentSectionRef identifier="r" href="more.xml"/>
        </assessmentSection></testPart></assessmentTest>"""
    section = f"""<assessmentSection xmlns="{NAMESPACE_21}" identifier="s2" title="More" visible="true">
        <assessmentItemRef identifier="a" href="../items/0.xml"/><assessmentSectionRef identifier="x" href="more.xml"/>
        </assessmentSection>"""
    found = read(package(scored, other, test=test, more=(("tests/more.xml", section.encode()),)))
    assert [(each.question.prompt, each.question.points, each.question.seconds) for each in found.questions] == [
        ("Who?", 1.5, 45),
        ("Which?", 3.0, None),
    ]
    assert (found.title, found.language, found.questions[0].question.language) == ("The <bank>", "fr", "fr")
    assert found.losses == (
        Loss("", "time", "dropped", "the time for the whole test"),
        Loss("", "draw", "dropped", "1 are drawn out of Part"),
    )


def test_formulas_and_films_are_named() -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mo>+</mo><mn>1</mn></math>'
    film = (
        '<object type="video/mp4" data="film.mp4">a film</object><object type="image/png" data="p.png">a map</object>'
    )
    data = asking(f"{math} {film}")
    assert one(data).prompt == "x+1 [image: a map]"
    assert {how for _field, _what, how in losses(data)} == {
        "a formula is only its signs", "what stands in <object> is left out", "a picture is only named in the text",
    }  # fmt: skip


def test_markup_in_texts_stays_text() -> None:
    question = one(asking("&lt;script&gt;alert(1)&lt;/script&gt; [b]bold[/b] \u202e<script>no</script>"))
    assert question.prompt == "<script>alert(1)</script> [b]bold[/b]"


# -- what is left out, and what is refused -----------------------------------------------------------------------------


def interacting(tag: str) -> bytes:
    return item(declared("A") + f'<itemBody><p>Do.</p><{tag} responseIdentifier="RESPONSE"/></itemBody>')


@pytest.mark.parametrize(
    ("strange", "how"),
    [
        (interacting("uploadInteraction"), "a file is to be handed in"),
        (interacting("drawingInteraction"), "something is to be drawn"),
        (interacting("mediaInteraction"), "a sound or film is to be played"),
        (interacting("customInteraction"), "it needs a program of its own"),
        (interacting("portableCustomInteraction"), "it needs a program of its own"),
        (interacting("hotspotInteraction"), "it is answered on a picture"),
        (interacting("graphicGapMatchInteraction"), "it is answered on a picture"),
        (interacting("selectPointInteraction"), "it is answered on a picture"),
        (interacting("positionObjectStage"), "it is answered on a picture"),
        (interacting("newInteraction"), "decks have nothing like newInteraction"),
        (GOOD.replace(b'adaptive="false"', b'adaptive="true"'), "it goes on asking after an answer"),
        (item('<templateDeclaration identifier="N"/><itemBody/>'), "parts of it are drawn anew each time"),
        (asking('Is it <printedVariable identifier="N"/>?'), "parts of it are drawn anew each time"),
        (item("<itemBody><p>Read this.</p></itemBody>"), "it asks nothing"),
        (item(""), "it asks nothing"),
        (item(f"<itemBody>{choices('x', 'y')}{choices('u', 'v')}</itemBody>"), "it asks several things at once"),
        (item("<itemBody>" + "<p/>" * 5_000 + choices("x", "y") + "</itemBody>"), "it has more than 5000 elements"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_decks_do_not_have_is_left_out_with_a_word(strange: bytes, how: str) -> None:
    found = read(package(GOOD, strange))
    assert len(found.questions) == 1
    assert found.losses == (Loss("items/1.xml", "", "left out", how),)


def test_an_item_that_cannot_be_read_is_one_problem() -> None:
    broken = package(
        GOOD,
        b"<assessmentItem><oops></assessmentItem>",
        item(declared() + f"<itemBody><p>?</p>{choices('x')}</itemBody>"),
    )
    found = read(broken)
    assert len(found.questions) == 1
    assert [(each.code, each.place.file, each.place.line, each.place.col) for each in found.problems] == [
        ("EX005", "bank.zip", 1, 25),
        ("EX005", "bank.zip", 1, 1),
    ]
    assert found.problems[0].message == "items/1.xml: this file is damaged: mismatched tag; skipped"
    assert found.problems[1].message == "items/2.xml: no answer is right; skipped"
    assert found.problems[1].fix == "mark the right one in the system it comes from"


def test_an_item_without_words_is_a_problem() -> None:
    data = item(declared("A") + f"<itemBody>{choices('x', 'y')}</itemBody>")
    assert refusal(data).problem.message == "no question found in bank.zip (bank.zip: it asks nothing; skipped)"


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "y">]>' + GOOD.partition(b"?>")[2]
    assert refusal(bomb).problem.code == "EX007"
    found = read(package(GOOD, bomb))
    assert len(found.questions) == 1
    assert "declares a document type" in found.problems[0].message


def test_files_that_are_missing_or_no_items_are_problems() -> None:
    manifest = b"""<manifest><resources><resource identifier="a" type="imsqti_item_xmlv2p1" href="a%20b.xml"/>
        <resource identifier="t" type="imsqti_test_xmlv2p1" href="t.xml"/>
        <resource identifier="m" type="imsqti_item_xmlv2p1" href="gone.xml"/>
        <resource identifier="w" type="webcontent" href="c.xml"/></resources></manifest>"""
    test = b"""<assessmentTest title="t"><testPart><assessmentItemRef href="lost.xml"/><assessmentItemRef href="c.xml"/>
        </testPart></assessmentTest>"""
    found = read(packed([("imsmanifest.xml", manifest), ("a b.xml", GOOD), ("t.xml", test), ("c.xml", b"<html/>")]))
    assert [each.place for each in found.questions] == ["a b.xml"]
    assert [each.message for each in found.problems] == [
        "lost.xml: the package does not hold it; skipped", "c.xml: it is no item; skipped",
    ]  # fmt: skip


def test_a_package_without_manifest_is_searched() -> None:
    test = b'<assessmentTest title="The test"><assessmentItemRef href="deep/b.xml"/></assessmentTest>'
    found = read(packed([("a.xml", GOOD), ("deep/b.xml", GOOD), ("t.xml", test), ("c.xml", b"<x/>")]))
    assert ([each.place for each in found.questions], found.title) == (["deep/b.xml", "a.xml"], "The test")


def test_a_damaged_manifest_is_a_problem_and_the_items_are_found() -> None:
    found = read(packed([("imsmanifest.xml", b"<manifest>"), ("a.xml", GOOD)]))
    assert len(found.questions) == 1
    assert [(each.code, each.place.file) for each in found.problems] == [("EX002", "bank.zip/imsmanifest.xml")]


def test_a_manifest_in_a_folder_is_found() -> None:
    manifest = b'<manifest><resources><resource type="imsqti_item_xmlv2p1" href="a.xml"/></resources></manifest>'
    found = read(packed([("pack/imsmanifest.xml", manifest), ("pack/a.xml", GOOD)]))
    assert [each.place for each in found.questions] == ["pack/a.xml"]


def test_a_resource_may_name_its_file_alone() -> None:
    manifest = b"""<manifest><resources><resource identifier="a" type="imsqti_item_xmlv2p1"><file href="b.xml"/>
        <file href="picture.png"/></resource></resources></manifest>"""
    found = read(packed([("imsmanifest.xml", manifest), ("a.xml", GOOD), ("b.xml", GOOD)]))
    assert [each.place for each in found.questions] == ["b.xml"]


def test_version_one_is_named() -> None:
    old = b'<?xml version="1.0"?><questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"/>'
    for data in (old, packed([("imsmanifest.xml", b"<manifest/>"), ("quiz.xml", old)])):
        problem = refusal(data).problem
        assert (problem.code, problem.message) == ("EX006", "bank.zip holds QTI 1.2, which is not read")
        assert problem.fix == "export it as QTI 2.1 or 3.0"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EX002"),
        (b"PK\x03\x04", "EX002"),
        (b"hello", "EX002"),
        (b"<html/>", "EX006"),
        (packed([("a.txt", b"x")]), "EX006"),
    ],
)
def test_what_is_no_package_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).problem.code == code


def test_our_key_is_believed_of_our_items_alone() -> None:
    head = 'toolName="quizgeo" label="{}"'

    def key(label: str) -> str:
        return one(GOOD.replace(b'adaptive="false"', f'adaptive="false" {head.format(label)}'.encode())).key

    assert key("karabakh/who") == "karabakh/who"
    assert key("karabakh/~0123456789") == key("../etc/passwd") == key("") == ""


def test_bombs_are_not_unpacked() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("imsmanifest.xml", b" " * 30_000_000)
    assert refusal(file.getvalue()).problem.code == "EX003"


def everything() -> bytes:
    deck = deck_of(
        [
            {"question": "Who?", "answer": "x", "wrong": ["y"], "feedback": {"y": "no"}, "hint": "h", "explain": "e"},
            {"question": "Name", "answer": "x", "accept": ["y"], "feedback": {"z": "no"}},
            {"question": "Pair", "match": {"a": "b", "c": "d"}},
            {"cloze": "((a)) b ((c))"},
            {"question": "Many?", "number": "4", "within": "5%"},
            {"question": "Why?", "model": "a", "rubric": ["b"]},
        ]
    )
    return FORMATS["qti21"].write(deck, OPTIONS).data


with zipfile.ZipFile(BytesIO(everything())) as _archive:
    MEMBERS = [(name, _archive.read(name)) for name in _archive.namelist()]


@given(st.binary(max_size=120), st.sampled_from((b"", b"PK\x03\x04", b"<assessmentItem>", b"<?xml version='1.0'?>")))
def test_no_bytes_bring_the_reader_down(data: bytes, start: bytes) -> None:
    try:
        read(start + data)
    except ExchangeError as error:
        assert error.problem.message  # noqa: PT017 - reading may also go well


@given(st.data())
@settings(max_examples=150)
def test_damaged_packages_do_not_bring_the_reader_down(data: st.DataObject) -> None:
    """Pieces of a good package are cut out, doubled or exchanged, so that most of it still is XML."""
    place = data.draw(st.integers(0, len(MEMBERS) - 1))
    name, content = MEMBERS[place]
    pieces = content.split(b"<")
    start, stop = sorted(data.draw(st.tuples(*[st.integers(1, len(pieces))] * 2)))
    other = data.draw(st.sampled_from((b"", b"<" + b"<".join(pieces[start:stop]) * 2, b"<br/>", b"<value>", b"&amp;")))
    changed = b"<".join(pieces[:start]) + other + (b"<" + b"<".join(pieces[stop:]) if pieces[stop:] else b"")
    try:
        found = read(packed([*MEMBERS[:place], (name, changed), *MEMBERS[place + 1 :]]))
    except ExchangeError as error:
        assert error.problem.code in {"EX002", "EX003", "EX006"}  # noqa: PT017 - reading may also go well
    else:
        assert len(found.questions) <= 2 * len(MEMBERS)


@given(st.data())
@settings(max_examples=100)
def test_values_that_nobody_expects_do_not_bring_the_reader_down(data: st.DataObject) -> None:
    place = data.draw(st.integers(2, len(MEMBERS) - 1))
    name, content = MEMBERS[place]
    pieces = content.decode().split('"')
    at = data.draw(st.integers(0, (len(pieces) - 2) // 2)) * 2 + 1
    pieces[at] = data.draw(
        st.sampled_from(("", " ", "-1", "1e99999", "NaN", "RESPONSE", "x y", "false", "\u202e", "0" * 500))
    )
    try:
        read(packed([*MEMBERS[:place], (name, '"'.join(pieces).encode()), *MEMBERS[place + 1 :]]))
    except ExchangeError as error:
        assert error.problem.code in {"EX002", "EX006"}  # noqa: PT017 - reading may also go well


def test_many_feedbacks_and_rules_take_no_longer_than_their_number() -> None:
    rules = (
        RULES.format(right="B", wrong="A").replace("<responseProcessing>", "").replace("</responseProcessing>", "")
        * 150
    )
    many = "".join(modal(f"f{place}", f"text {place}", "SAY") for place in range(1_500))
    data = item(
        declared("A")
        + f"<itemBody><p>?</p>{choices('x', 'y')}</itemBody><responseProcessing>{rules}</responseProcessing>{many}"
    )
    assert len(one(data).explain.split("\n")) == 1_500


def test_sections_that_name_each_other_end() -> None:
    def section(place: int) -> bytes:
        following = f'<assessmentSectionRef href="s{place + 1}.xml"/><assessmentSectionRef href="s0.xml"/>'
        return f'<assessmentSection><assessmentItemRef href="i.xml"/>{following}</assessmentSection>'.encode()

    test = b'<assessmentTest title="t"><testPart><assessmentSectionRef href="s0.xml"/></testPart></assessmentTest>'
    sections = [(f"s{place}.xml", section(place)) for place in range(2_000)]
    manifest = b'<manifest><resources><resource type="imsqti_test_xmlv2p1" href="t.xml"/></resources></manifest>'
    found = read(packed([("imsmanifest.xml", manifest), ("t.xml", test), ("i.xml", GOOD), *sections]))
    assert [each.place for each in found.questions] == ["i.xml"]


@pytest.mark.parametrize(("weight", "limit", "points", "seconds"), [
    ("2", "30.5", 2.0, 30), ("-1", "0", 1.0, None), ("x", "-5", 1.0, None), ("0", "1e9", 0.0, None),
    ("1e20", "", 1.0, None), ("0.3333333333", "60", 0.333333, 60),
])  # fmt: skip
def test_weights_and_times_that_cannot_be_are_not_believed(
    weight: str, limit: str, points: float, seconds: int | None
) -> None:
    test = (
        f'<assessmentTest title="t"><assessmentItemRef href="../items/0.xml"><timeLimits maxTime="{limit}"/>'
        f'<weight value="{weight}"/></assessmentItemRef></assessmentTest>'
    )
    question = read(package(GOOD, test=test)).questions[0].question
    assert (question.points, question.seconds) == (points, seconds)


def test_languages_that_are_none_are_not_believed() -> None:
    data = GOOD.replace(b'adaptive="false"', b'adaptive="false" xml:lang="no such language!"')
    assert one(data).language == "de"
    test = '<assessmentTest title="t" xml:lang="?"><assessmentItemRef href="../items/0.xml"/></assessmentTest>'
    assert read(package(GOOD, test=test)).language == "de"


def test_a_package_gives_the_same_in_any_order_of_its_members() -> None:
    again = read(packed(list(reversed(MEMBERS))))
    assert again == read(packed(MEMBERS))
    assert len(again.questions) == 6

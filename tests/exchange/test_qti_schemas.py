"""Every document of a package is built as the specifications of QTI 2.1 and 3.0 want it: names, order, attributes."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from quizgeo.decks import Deck
from quizgeo.exchange import FORMATS
from tests.exchange.decks import OPTIONS, deck_of, decks

FORMAT_NAMES = ("qti21", "qti30")
NAMESPACES = {
    "qti21": ("http://www.imsglobal.org/xsd/imsqti_v2p1", "http://www.imsglobal.org/xsd/imscp_v1p1"),
    "qti30": ("http://www.imsglobal.org/xsd/imsqtiasi_v3p0", "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"),
}
HTML = {"p", "div", "span", "br", "ul", "li"}
COMMON = {"id", "class", "label", "lang"}
NCNAME = re.compile(r"[A-Za-z_][\w.-]*")
BLOCKS = (
    "(p|div|ul|choiceInteraction|orderInteraction|matchInteraction|extendedTextInteraction|rubricBlock|infoControl)"
)
INLINE = "(br|span|textEntryInteraction|feedbackInline)"
SINGLE = "(match|isNull|gte|lte|and|equal|stringMatch|variable|correct|baseValue|mapResponse|sum|divide|testVariables)"


class Rule(NamedTuple):
    """What an element may hold, as an expression over names each followed by a space, and its attributes."""

    children: str
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    mixed: bool = False


def rule(children: str = "", required: str = "", optional: str = "", *, mixed: bool = False) -> Rule:
    spaced = re.sub(r"[A-Za-z]+", lambda found: f"(?:{found[0]}_)", children)
    return Rule(
        spaced.replace(" ", "").replace("_", " "), frozenset(required.split()), frozenset(optional.split()), mixed
    )


VALUE = "identifier cardinality baseType"
RULES: Mapping[str, Rule] = {
    "assessmentItem": rule(
        "responseDeclaration*outcomeDeclaration*itemBody?responseProcessing?modalFeedback*",
        "identifier title adaptive timeDependent", "label lang toolName toolVersion",
    ),
    "responseDeclaration": rule("defaultValue?correctResponse?mapping?", "identifier cardinality", "baseType"),
    "outcomeDeclaration": rule("defaultValue?", "identifier cardinality", "baseType normalMaximum"),
    "defaultValue": rule("value+"),
    "correctResponse": rule("value+"),
    "value": rule(mixed=True),
    "mapping": rule("mapEntry+", "", "lowerBound upperBound defaultValue"),
    "mapEntry": rule("", "mapKey mappedValue", "caseSensitive"),
    "itemBody": rule(f"{BLOCKS}+"),
    "p": rule(f"{INLINE}*", mixed=True),
    "div": rule(f"({BLOCKS}|{INLINE})*", mixed=True),
    "span": rule(f"{INLINE}*", mixed=True),
    "br": rule(),
    "ul": rule("li*"),
    "li": rule(f"({BLOCKS}|{INLINE})*", mixed=True),
    "prompt": rule("(br|span)*", mixed=True),
    "choiceInteraction": rule("prompt?simpleChoice+", "responseIdentifier shuffle maxChoices", "minChoices"),
    "simpleChoice": rule("(br|span|feedbackInline)*", "identifier", "fixed", mixed=True),
    "orderInteraction": rule("prompt?simpleChoice+", "responseIdentifier shuffle", "minChoices maxChoices orientation"),
    "matchInteraction": rule(
        "prompt?simpleMatchSet simpleMatchSet", "responseIdentifier shuffle maxAssociations", "minAssociations"
    ),
    "simpleMatchSet": rule("simpleAssociableChoice*"),
    "simpleAssociableChoice": rule("(br|span|feedbackInline)*", "identifier matchMax", "fixed matchMin", mixed=True),
    "textEntryInteraction": rule("", "responseIdentifier", "placeholderText expectedLength"),
    "extendedTextInteraction": rule("prompt?", "responseIdentifier", "expectedLines"),
    "feedbackInline": rule("(br|span)*", "outcomeIdentifier identifier showHide", mixed=True),
    "infoControl": rule("(p|ul|div)*", "title", mixed=True),
    "rubricBlock": rule("(p|ul|div)*", "view"),
    "modalFeedback": rule("(p|ul|div|br)*", "outcomeIdentifier identifier showHide", "title", mixed=True),
    "responseProcessing": rule("(responseCondition|setOutcomeValue)*", "", "template"),
    "responseCondition": rule("responseIf responseElseIf*responseElse?"),
    "responseIf": rule(f"{SINGLE}(responseCondition|setOutcomeValue)*"),
    "responseElseIf": rule(f"{SINGLE}(responseCondition|setOutcomeValue)*"),
    "responseElse": rule("(responseCondition|setOutcomeValue)*"),
    "setOutcomeValue": rule(SINGLE, "identifier"),
    "match": rule(f"{SINGLE}{SINGLE}"),
    "equal": rule(f"{SINGLE}{SINGLE}", "toleranceMode", "tolerance"),
    "stringMatch": rule(f"{SINGLE}{SINGLE}", "caseSensitive"),
    "gte": rule(f"{SINGLE}{SINGLE}"),
    "lte": rule(f"{SINGLE}{SINGLE}"),
    "divide": rule(f"{SINGLE}{SINGLE}"),
    "and": rule(f"{SINGLE}+"),
    "sum": rule(f"{SINGLE}+"),
    "isNull": rule(SINGLE),
    "variable": rule("", "identifier"),
    "correct": rule("", "identifier"),
    "mapResponse": rule("", "identifier"),
    "baseValue": rule("", "baseType", mixed=True),
    "testVariables": rule("", "variableIdentifier", "weightIdentifier"),
    "assessmentTest": rule(
        "outcomeDeclaration*timeLimits?testPart+outcomeProcessing?", "identifier title", "toolName toolVersion"
    ),
    "outcomeProcessing": rule("setOutcomeValue*"),
    "testPart": rule("timeLimits?assessmentSection+", "identifier navigationMode submissionMode"),
    "assessmentSection": rule(
        "timeLimits?selection?ordering?rubricBlock*(assessmentItemRef|assessmentSection)*", "identifier title visible"
    ),
    "selection": rule("", "select"),
    "ordering": rule("", "", "shuffle"),
    "assessmentItemRef": rule("timeLimits?weight*", "identifier href"),
    "timeLimits": rule("", "", "minTime maxTime"),
    "weight": rule("", "identifier value"),
    "manifest": rule("metadata organizations resources", "identifier"),
    "metadata": rule("schema schemaversion"),
    "schema": rule(mixed=True),
    "schemaversion": rule(mixed=True),
    "organizations": rule(),
    "resources": rule("resource*"),
    "resource": rule("file*dependency*", "identifier type", "href"),
    "file": rule("", "href"),
    "dependency": rule("", "identifierref"),
}  # fmt: skip
"""Source: 1EdTech QTI 2.1 XSD binding, as far as we use it."""
NEW_RULES: Mapping[str, Rule] = {
    **RULES,
    "rubricBlock": rule("contentBody", "view use"),
    "modalFeedback": rule("contentBody", "outcomeIdentifier identifier showHide", "title"),
    "contentBody": rule("(p|ul|div)*", mixed=True),
    "infoControl": rule("nothing"),
}
"""What 3.0 has otherwise, in the words of 2.1. Source: 1EdTech QTI 3.0 ASI XSD binding."""
BODY_ELEMENTS = {name for name in RULES if name.endswith(("Interaction", "Block", "Choice", "Inline", "Set", "Body"))}
BODY_ELEMENTS |= HTML | {"prompt"}


def faults(root: Element, name: str) -> Iterator[str]:
    """Name what is not as the specification wants it."""
    rules = RULES if name == "qti21" else NEW_RULES
    for element in root.iter():
        tag = plain(element, name)
        if tag not in rules:
            yield f"<{element.tag}> is not known"
            continue
        wanted = rules[tag]
        children = "".join(f"{plain(child, name)} " for child in element)
        if not re.fullmatch(wanted.children, children):
            yield f"<{tag}> holds {children}"
        own = {attribute(each, element.tag) for each in element.attrib if not each.endswith("}schemaLocation")}
        allowed = wanted.required | wanted.optional | (COMMON if tag in BODY_ELEMENTS else set())
        if not wanted.required <= own <= allowed:
            yield f"<{tag}> has {sorted(own)}"
        texts = [element.text, *(child.tail for child in element)]
        if not wanted.mixed and any(text and text.strip() for text in texts):
            yield f"<{tag}> holds text"


def plain(element: Element, name: str) -> str:
    """Give the name of an element in the words of 2.1; HTML has no prefix, all else of 3.0 has one."""
    tag = element.tag.rpartition("}")[2]
    if name == "qti21" or tag in HTML or "imscp" in element.tag:
        return tag
    return camel(tag.removeprefix("qti-")) if tag.startswith("qti-") and tag.islower() else f"wrong {tag}"


def attribute(written: str, tag: str) -> str:
    own = written.rpartition("}")[2]
    return camel(own) if "qti-" in tag else own


def camel(name: str) -> str:
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)


def documents(data: bytes) -> dict[str, Element]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize("name", FORMAT_NAMES)
@given(deck=decks())
@settings(max_examples=25)
def test_every_document_is_built_as_specified(name: str, deck: Deck) -> None:
    for member, root in documents(FORMATS[name].write(deck, OPTIONS).data).items():
        assert not list(faults(root, name)), member


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_what_generated_decks_lack_is_built_as_specified_too(name: str) -> None:
    deck = deck_of(
        [
            {"question": "a", "hint": ["h", "i"], "feedback": {"right": "r"}, "options": [
                {"text": "a", "correct": "yes", "feedback": "f\ng"}, {"text": "b", "credit": "0.5"},
                {"text": "c", "pin": "last"}]},
            {"question": "b", "answer": "c", "reject": ["d"], "feedback": {"e": "f", "wrong": "w"}, "strict": "yes"},
            {"question": "n", "number": "5..6", "unit": ["km", "m"], "feedback": {"7": "too far"}},
            {"question": "s", "answers": ["a", "b"], "wrong": ["c", "d"], "tags": ["t"], "feedback": {"c": "no"}},
            {"question": "u", "answer": "c", "wrong": ["e"], "tags": ["t"], "time": 30, "points": 2},
        ],
        draw={"t": "1", "*": "2"},
    )  # fmt: skip
    for member, root in documents(FORMATS[name].write(deck, OPTIONS).data).items():
        assert not list(faults(root, name)), member


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_documents_stand_in_the_namespace_of_their_version(name: str) -> None:
    deck = deck_of([{"question": "Who?", "answer": "x", "wrong": ["y"]}])
    for member, root in documents(FORMATS[name].write(deck, OPTIONS).data).items():
        assert root.tag.startswith("{" + NAMESPACES[name][member == "imsmanifest.xml"] + "}")


@pytest.mark.parametrize("name", FORMAT_NAMES)
@given(deck=decks(beside=False))
@settings(max_examples=10)
def test_identifiers_are_names_and_stand_once(name: str, deck: Deck) -> None:
    found = documents(FORMATS[name].write(deck, OPTIONS).data)
    listed = [each.get("identifier", "") for each in found["imsmanifest.xml"].iter() if each.tag.endswith("}resource")]
    assert len(set(listed)) == len(listed)
    assert all(NCNAME.fullmatch(each) for each in listed)
    for member, root in found.items():
        if member.startswith("items/"):
            assert root.get("identifier") in listed
            choices = [each.get("identifier") for each in root.iter() if each.tag.lower().endswith("choice")]
            assert len(set(choices)) == len(choices)


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_what_refers_to_anything_finds_it(name: str) -> None:
    deck = deck_of(
        [
            {
                "question": "Who?",
                "answer": "x",
                "wrong": ["y"],
                "feedback": {"y": "no", "right": "yes"},
                "explain": "e",
            },
            {"cloze": "((a)) b ((c))"},
            {"question": "Pair", "match": {"a": "b", "c": "d"}},
            {"question": "Order", "order": ["a", "b", "c"]},
        ]
    )
    found = documents(FORMATS[name].write(deck, OPTIONS).data)
    for member, root in found.items():
        if member.startswith("items/"):
            assert not list(dangling(root))
    hrefs = {each.get("href") for each in found["imsmanifest.xml"].iter() if each.get("href")}
    assert hrefs == found.keys() - {"imsmanifest.xml"}


def dangling(root: Element) -> Iterator[str]:
    """Name the identifiers that an item uses and nobody declares."""
    declared = {each.get("identifier", "") for each in root if each.tag.lower().endswith("declaration")}
    choices = {each.get("identifier", "") for each in root.iter() if each.tag.lower().endswith("choice")}
    for element in root.iter():
        own = {attribute(key, element.tag): value for key, value in element.attrib.items()}
        tag = camel(element.tag.rpartition("}")[2].removeprefix("qti-"))
        uses = [own.get("responseIdentifier"), own.get("outcomeIdentifier")]
        if tag in ("variable", "correct", "mapResponse", "setOutcomeValue"):
            uses.append(own.get("identifier"))
        yield from (each for each in uses if each and each not in declared)
    base = next(each for each in root if "esponse" in each.tag)
    if "irected" in base.get("base-type", base.get("baseType", "")) or "dentifier" in base.get("base-type", ""):
        values = [name for each in base.iter() if each.tag.endswith("value") for name in (each.text or "").split()]
        yield from (name for name in values if name not in choices)


GOOD = """<assessmentItem xmlns="x" identifier="i" title="t" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="R" cardinality="single" baseType="identifier"/>
  <itemBody><choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="1"><prompt>a</prompt>
  <simpleChoice identifier="a">b</simpleChoice></choiceInteraction></itemBody>
  <modalFeedback outcomeIdentifier="F" identifier="f" showHide="show"><p>x</p></modalFeedback>
</assessmentItem>"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("prompt>", "prompts>"),
        (' shuffle="true"', ""),
        (' shuffle="true"', ' shuffle="true" shuffled="true"'),
        ("<prompt>a</prompt>", "a"),
        ("<prompt>a</prompt>", "<prompt>a</prompt><prompt>a</prompt>"),
        ("<itemBody>", "<itemBody><br/>"),
        ('<responseDeclaration identifier="R" cardinality="single" baseType="identifier"/>', "<modalFeedback/>"),
        ("<p>x</p>", "<itemBody/>"),
        (' showHide="show"', ""),
    ],
)
def test_the_rules_notice_what_is_wrong(old: str, new: str) -> None:
    assert not list(faults(fromstring(GOOD), "qti21"))
    assert old in GOOD
    assert list(faults(fromstring(GOOD.replace(old, new)), "qti21"))


def test_words_of_one_version_are_wrong_in_the_other() -> None:
    assert list(faults(fromstring(GOOD), "qti30"))
    deck = deck_of([{"question": "Who?", "answer": "x", "wrong": ["y"], "explain": "e", "hint": "h"}])
    for name, other in (FORMAT_NAMES, reversed(FORMAT_NAMES)):
        found = documents(FORMATS[name].write(deck, OPTIONS).data)
        wrong = [member for member, root in found.items() if list(faults(root, other))]
        assert set(wrong) == found.keys() - {"imsmanifest.xml"}

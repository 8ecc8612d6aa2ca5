"""Items and packages of QTI as other systems write them, and what is read of them."""

from typing import TypeVar

import pytest

from quizgeo.decks import Question
from quizgeo.exchange import FORMATS, ExchangeError, ReadIn, ReadOptions
from quizgeo.exchange.archive import packed

READ = ReadOptions("bank.zip", language="de")
NAMESPACE_21 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
OLD_TEMPLATE = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"


def item(inside: str, *, head: str = "", namespace: str = NAMESPACE_21, title: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><assessmentItem xmlns="{namespace}" identifier="I1" title="{title}" '
        f'adaptive="false" timeDependent="false" {head}>{inside}</assessmentItem>'
    ).encode()


def declared(
    *values: str, cardinality: str = "single", base: str = "identifier", mapping: str = "", name: str = "RESPONSE"
) -> str:
    right = "".join(f"<value>{value}</value>" for value in values)
    correct = f"<correctResponse>{right}</correctResponse>" if values else ""
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{base}">'
        f"{correct}{mapping}</responseDeclaration>"
    )


def mapped(**values: object) -> str:
    entries = "".join(f'<mapEntry mapKey="{key}" mappedValue="{value}"/>' for key, value in values.items())
    return f'<mapping defaultValue="0">{entries}</mapping>'


def choices(*texts: str, **attributes: str) -> str:
    rest = "".join(f' {name}="{value}"' for name, value in {"shuffle": "true", "maxChoices": "1", **attributes}.items())
    inner = "".join(
        f'<simpleChoice identifier="{letter}">{text}</simpleChoice>'
        for letter, text in zip("ABCDEF", texts, strict=False)
    )
    return f'<choiceInteraction responseIdentifier="RESPONSE"{rest}>{inner}</choiceInteraction>'


def read(data: bytes, options: ReadOptions = READ) -> ReadIn:
    found = FORMATS["qti21"].read(data, options)
    assert FORMATS["qti30"].read(data, options) == found
    return found


def one(data: bytes) -> Question:
    found = read(data)
    assert len(found.questions) == 1
    assert not found.problems
    return found.questions[0].question


def losses(data: bytes) -> list[tuple[str, str, str]]:
    return [(loss.field, loss.what, loss.how) for loss in read(data).losses]


def refusal(data: bytes) -> ExchangeError:
    with pytest.raises(ExchangeError) as caught:
        read(data)
    return caught.value


def package(*items: bytes, test: str = "", more: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    names = [f"items/{place}.xml" for place in range(len(items))]
    resources = [(f"r{place}", "imsqti_item_xmlv2p1", name) for place, name in enumerate(names)]
    if test:
        resources.append(("t", "imsqti_test_xmlv2p1", "tests/test.xml"))
    listed = "".join(f'<resource identifier="{key}" type="{kind}" href="{href}"/>' for key, kind, href in resources)
    manifest = f'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>{listed}</resources></manifest>'
    members = [("imsmanifest.xml", manifest.encode()), *zip(names, items, strict=True), *more]
    return packed([*members, ("tests/test.xml", test.encode())] if test else members)


def asking(inside: str) -> bytes:
    return item(declared("A") + f"<itemBody><p>{inside}</p>{choices('x', 'y')}</itemBody>")


Body = TypeVar("Body")


def as_a(kind: type[Body], question: Question) -> Body:
    assert isinstance(question.body, kind)
    return question.body


RULES = """<responseProcessing><responseCondition><responseIf>
  <match><variable identifier="RESPONSE"/><baseValue baseType="identifier">{right}</baseValue></match>
  <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
</responseIf><responseElseIf>
  <match><variable identifier="RESPONSE"/><baseValue baseType="identifier">{wrong}</baseValue></match>
  <setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue>
  <setOutcomeValue identifier="SAY"><baseValue baseType="identifier">tell</baseValue></setOutcomeValue>
</responseElseIf></responseCondition></responseProcessing>"""

ENTRY = '<textEntryInteraction responseIdentifier="RESPONSE" expectedLength="15"/>'
VARIABLE, RIGHT = '<variable identifier="RESPONSE"/>', '<correct identifier="RESPONSE"/>'
GOOD = item(declared("A") + f"<itemBody><p>Which?</p>{choices('x', 'y')}</itemBody>")


def modal(identifier: str, text: str, outcome: str = "FEEDBACK", show: str = "show") -> str:
    shown = f'outcomeIdentifier="{outcome}" identifier="{identifier}" showHide="{show}"'
    return f"<modalFeedback {shown}>{text}</modalFeedback>"

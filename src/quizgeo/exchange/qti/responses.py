"""What an item says is right, in the words of QTI 2.1: declarations of responses and outcomes, and their processing.

A score is from 0 to 1; what the question counts for stands in the test, as a weight.
"""

from collections.abc import Collection, Sequence
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.exchange.qti.names import node

RESPONSE = "RESPONSE"
SCORE = "SCORE"
FEEDBACK = "FEEDBACK"
"""The outcome that shows what stands beside options: what was chosen."""
VERDICT = "VERDICT"
"""The outcome that shows what is said to right and to wrong answers."""
SAID = "SAID"
"""The outcome that shows what is said to one typed answer."""
EXPLANATION = "EXPLANATION"
"""The outcome that shows the explanation, whatever the answer was."""
EXPLAINED = "explained"
RIGHT, WRONG = "right", "wrong"

_ALL_BUT_ROUNDING = "0.999"
"""What the shares of all parts add up to, at the least."""


class Scoring(Struct, frozen=True):
    """How the score of an item is worked out."""

    rules: tuple[Element, ...]
    """Rules that set the score; none: a person gives it."""
    template: Literal["", "match_correct", "map_response"] = ""
    """The published template that says the same, where there is one; most programs know no other way."""


BY_HAND = Scoring(())
"""A person gives the score."""


def response(
    identifier: str,
    cardinality: str,
    base: str,
    correct: Sequence[str],
    mapping: Element | None = None,
) -> Element:
    """Declare a response. correct: the values of the right answer; none where there is no one answer."""
    values = [node("value", value) for value in correct]
    right = node("correctResponse", *values) if values else None
    return node("responseDeclaration", right, mapping, identifier=identifier, cardinality=cardinality, baseType=base)


def mapping(entries: Sequence[tuple[str, float]], *, strict: bool | None = None, bounded: bool = False) -> Element:
    """Give what each value earns. strict: whether letters' case counts, for texts; bounded: at least 0, at most 1."""
    cased = {} if strict is None else {"caseSensitive": written(strict)}
    rows = [node("mapEntry", mapKey=key, mappedValue=number(value), **cased) for key, value in entries]
    bounds = {"lowerBound": "0", "upperBound": "1"} if bounded else {}
    return node("mapping", *rows, **bounds, defaultValue="0")


def written(value: bool) -> str:
    """Write what is true or false."""
    return "true" if value else "false"


def number(value: float) -> str:
    """Write a share or a weight with up to six digits."""
    return f"{value:.6g}"


def match_correct() -> Scoring:
    """Score by whether the response is the right one."""
    return Scoring((_scored(node("match", variable(), node("correct", identifier=RESPONSE))),), "match_correct")


def map_response() -> Scoring:
    """Score by what the response earns."""
    earned = node("setOutcomeValue", node("mapResponse", identifier=RESPONSE), identifier=SCORE)
    nothing = node("responseIf", node("isNull", variable()), _set_score("0"))
    return Scoring((node("responseCondition", nothing, node("responseElse", earned)),), "map_response")


def mean_of_maps(identifiers: Sequence[str]) -> Scoring:
    """Score by the mean of what several responses earn."""
    total = node("sum", *(node("mapResponse", identifier=each) for each in identifiers))
    mean = node("divide", total, base_value("float", str(len(identifiers))))
    return Scoring((node("setOutcomeValue", mean, identifier=SCORE),))


def when(condition: Element) -> Scoring:
    """Score by whether a condition holds."""
    return Scoring((_scored(condition),))


def variable(identifier: str = RESPONSE) -> Element:
    """Give the value of a response or an outcome."""
    return node("variable", identifier=identifier)


def base_value(base: str, value: str) -> Element:
    """Give a constant."""
    return node("baseValue", value, baseType=base)


def _set_score(value: str) -> Element:
    return node("setOutcomeValue", base_value("float", value), identifier=SCORE)


def _scored(condition: Element) -> Element:
    """Give the rule that a condition earns all."""
    return node(
        "responseCondition", node("responseIf", condition, _set_score("1")), node("responseElse", _set_score("0"))
    )


def processing(scoring: Scoring, shown: Collection[str], said: Sequence[Element]) -> Element | None:
    """Give what happens to a response; None where nothing does.

    shown: outcomes that show feedback. said: conditions under which something is said to a typed answer.
    """
    rules = [*scoring.rules]
    if FEEDBACK in shown:
        rules.append(node("setOutcomeValue", variable(), identifier=FEEDBACK))
    if VERDICT in shown:
        all_right = node("gte", variable(SCORE), base_value("float", _ALL_BUT_ROUNDING))
        right = node("responseIf", all_right, _shows(VERDICT, RIGHT))
        rules.append(node("responseCondition", right, node("responseElse", _shows(VERDICT, WRONG))))
    if said:
        first, *others = (
            node("responseIf" if not place else "responseElseIf", condition, _shows(SAID, said_name(place)))
            for place, condition in enumerate(said)
        )
        rules.append(node("responseCondition", first, *others))
    if scoring.template and len(rules) == len(scoring.rules):
        return node("responseProcessing", template=scoring.template)
    return node("responseProcessing", *rules) if rules else None


def _shows(outcome: str, identifier: str) -> Element:
    return node("setOutcomeValue", base_value("identifier", identifier), identifier=outcome)


def said_name(place: int) -> str:
    """Name what is said to one typed answer. place: from 0."""
    return f"said-{place + 1}"

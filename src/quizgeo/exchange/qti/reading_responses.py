"""What a foreign item says is right: declared responses, what values earn, and what its processing compares with."""

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.exchange.qti.decimals import decimal
from quizgeo.exchange.qti.names import template_name

_COMPARING = frozenset(("match", "equal", "equalRounded", "stringMatch", "member", "contains"))
_IFS = ("responseIf", "responseElseIf")


class Earning(Struct, frozen=True):
    """What a value earns."""

    value: str
    earns: Decimal
    strict: bool
    """Whether the case of letters counts, said in so many words."""


class Response(Struct, frozen=True):
    """A declared response."""

    name: str
    cardinality: str = "single"
    base: str = "identifier"
    correct: tuple[str, ...] = ()
    earnings: tuple[Earning, ...] = ()

    @property
    def several(self) -> bool:
        """Whether several values may be given."""
        return self.cardinality in ("multiple", "ordered")

    @property
    def most(self) -> Decimal:
        """What a single value earns at the most."""
        return max((each.earns for each in self.earnings), default=Decimal(0))


class Branch(Struct, frozen=True):
    """A branch of the processing: with what it compares responses, and what it sets outcomes to."""

    compared: tuple[tuple[str, str], ...]
    """Names of responses with values."""
    sets: tuple[tuple[str, str], ...]
    """Names of outcomes with constants."""
    scores: bool
    """Whether it gives points."""


class Key(Struct, frozen=True):
    """What is right in an item."""

    responses: Mapping[str, Response]
    mapped: Container[str] | None = None
    """Responses for whose values something is earned; None: all of them."""
    branches: tuple[Branch, ...] = ()
    followed: frozenset[str] = frozenset()
    """Outcomes that are set to what was answered."""

    def response(self, interaction: Element) -> Response:
        """Give the response that an interaction sets; one without values where it was not declared."""
        name = interaction.get("responseIdentifier", "")
        return self.responses.get(name, Response(name))

    def earns(self, response: Response) -> bool:
        """Tell whether what single values earn counts, rather than only which are right."""
        return bool(response.earnings) and (self.mapped is None or response.name in self.mapped)

    def right(self, response: Response) -> tuple[str, ...]:
        """Give the right values: those declared, else those that earn most, else those compared with."""
        if response.correct:
            return response.correct
        earning = [each for each in response.earnings if each.earns > 0]
        if earning:
            best = [each.value for each in earning if response.several or each.earns == response.most]
            return tuple(dict.fromkeys(best))
        compared = (pair for branch in self.branches if branch.scores for pair in branch.compared)
        return tuple(dict.fromkeys(value for name, value in compared if name == response.name))

    def said_to(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Give the values that were answered where an outcome, by its name, is set to a constant."""
        told: dict[tuple[str, str], tuple[str, ...]] = {}
        for branch in self.branches:
            values = tuple(value for _name, value in branch.compared)
            told |= {each: values for each in branch.sets if values and each not in told}
        return told


def key_of(item: Element) -> Key:
    """Read what is right in an item."""
    declared = [_response(element) for element in item.findall("responseDeclaration")]
    responses = {each.name: each for each in declared}
    rules = item.find("responseProcessing")
    if rules is None:
        return Key(responses)
    if template := rules.get("template"):
        return Key(responses, None if template_name(template).startswith("map_response") else ())
    mapped = frozenset(element.get("identifier", "") for element in rules.iter("mapResponse"))
    setting = [rule for rule in rules.iter("setOutcomeValue") if _variables(rule) & responses.keys()]
    followed = frozenset(rule.get("identifier", "") for rule in setting)
    branches = (_branch(element) for element in rules.iter() if element.tag in _IFS and len(element))
    return Key(responses, mapped, tuple(branches), followed)


def _branch(element: Element) -> Branch:
    rules = element.findall("setOutcomeValue")
    sets = tuple((rule.get("identifier", ""), (rule.findtext("baseValue") or "").strip()) for rule in rules)
    values = (decimal(value) for _name, value in sets)
    scores = any(value is not None and value > 0 for value in values)
    return Branch(tuple(_compared(element[0])), sets, scores)


def _compared(condition: Element) -> Iterator[tuple[str, str]]:
    """Give the responses and values that a condition compares; a condition that denies anything tells nothing."""
    if condition.tag == "not" or condition.find(".//not") is not None:
        return
    for element in condition.iter():
        if element.tag in _COMPARING:
            for name in _variables(element):
                yield from ((name, (value.text or "").strip()) for value in element.iter("baseValue"))


def _variables(element: Element) -> frozenset[str]:
    """Name what an expression takes the value of, as it is."""
    return frozenset(each.get("identifier", "") for each in element.findall("variable"))


def _response(element: Element) -> Response:
    values = [(value.text or "").strip() for value in element.findall("correctResponse/value")]
    return Response(
        element.get("identifier", ""),
        element.get("cardinality", "single"),
        element.get("baseType", "identifier"),
        tuple(value for value in values if value),
        tuple(_earning(entry) for entry in element.findall("mapping/mapEntry")),
    )


def _earning(entry: Element) -> Earning:
    earns = decimal(entry.get("mappedValue", "")) or Decimal(0)
    return Earning(entry.get("mapKey", "").strip(), earns, entry.get("caseSensitive", "").strip() == "true")


def points_of(item: Element) -> Decimal:
    """Give what an item counts for by itself: the most that its score can be, 1 where it does not say."""
    outcomes = {element.get("identifier", "").upper(): element for element in item.findall("outcomeDeclaration")}
    most, score = outcomes.get("MAXSCORE"), outcomes.get("SCORE")
    said = [
        "" if most is None else most.findtext("defaultValue/value") or "",
        "" if score is None else score.get("normalMaximum", ""),
    ]
    return next((value for each in said if (value := decimal(each)) is not None and value > 0), Decimal(1))

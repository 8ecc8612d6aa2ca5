"""Questions that are answered by typing, as interactions: text, number, date, gaps in a text, free answers."""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from quizgeo.answers.shown import body_text
from quizgeo.decks import Cloze, Date, Flashcard, Gap, ListOf, Number, Open, Question, Text
from quizgeo.exchange.dates import spellings
from quizgeo.exchange.qti.asked import Asked, Lost
from quizgeo.exchange.qti.content import inline, model, paragraph, prompt, rubric
from quizgeo.exchange.qti.decimals import decimal
from quizgeo.exchange.qti.names import node
from quizgeo.exchange.qti.responses import (
    BY_HAND,
    RESPONSE,
    base_value,
    map_response,
    mapping,
    mean_of_maps,
    response,
    variable,
    when,
    written,
)
from quizgeo.language import _, speaking

UNIT, CLOZE = "unit", "cloze"
"""Classes of the unit behind a number, and of a text with gaps."""


def text(question: Question, body: Text) -> Asked:
    """Ask for a text: each accepted spelling earns all, each refused one nothing."""
    entries = [(answer, 1.0) for answer in dict.fromkeys((body.answer, *body.accept))]
    entries += [(answer, 0.0) for answer in body.reject]
    table = mapping(entries, strict=body.strict)
    return Asked(
        (paragraph(question.prompt), node("p", _entry(RESPONSE))),
        (response(RESPONSE, "single", "string", [body.answer], table),),
        map_response(),
        saying=_typed(strict=body.strict),
    )


def date(question: Question, body: Date) -> Asked:
    """Ask for a date as a text, in the spellings of its language."""
    answers = spellings(body.date, question.language)
    lost = [Lost("date", "changed", _("it becomes a text: {spellings}").format(spellings=", ".join(answers)))]
    if body.within is not None:
        lost.append(Lost("within", "dropped", _("the format has no place for it")))
    return Asked(
        (paragraph(question.prompt), node("p", _entry(RESPONSE))),
        (
            response(
                RESPONSE, "single", "string", answers[:1], mapping([(each, 1.0) for each in answers], strict=False)
            ),
        ),
        map_response(),
        tuple(lost),
        saying=_typed(strict=False),
    )


def number(question: Question, body: Number) -> Asked:
    """Ask for a number: one of a range, or one that is as near as the deck allows."""
    unit = body.units[0] if body.units else ""
    entry: list[Element | str] = [_entry(RESPONSE)]
    if unit:
        entry += [" ", node("span", unit, class_=UNIT)]
    lost = Lost("unit", "changed", _("only {unit} is shown").format(unit=unit))
    middle = (body.low + body.high) / 2
    return Asked(
        (paragraph(question.prompt), node("p", *entry)),
        (response(RESPONSE, "single", "float", [f"{middle:f}"]),),
        when(_near_enough(body)),
        (lost,) if len(body.units) > 1 else (),
        saying=_equal,
    )


def _near_enough(body: Number) -> Element:
    """Give the condition that a number is right."""
    if body.low != body.high:
        low, high = (base_value("float", f"{end:f}") for end in (body.low, body.high))
        return node("and", node("gte", variable(), low), node("lte", variable(), high))
    right = node("correct", identifier=RESPONSE)
    if body.within is None:
        return node("equal", variable(), right, toleranceMode="exact")
    mode = "relative" if body.within.percent else "absolute"
    amount = f"{body.within.amount:f}"
    # the first one is what the tolerance is around; a share of the answer is not a share of what is right
    return node("equal", right, variable(), toleranceMode=mode, tolerance=f"{amount} {amount}")


def cloze(question: Question, body: Cloze) -> Asked:
    """Ask for the gaps of a text; each earns its part."""
    single = len(body.gaps) == 1
    names = [RESPONSE] if single else [f"{RESPONSE}_{place + 1}" for place in range(len(body.gaps))]
    parts: list[Element | str] = []
    left = iter(names)
    for part in body.parts:
        parts += inline(part) if isinstance(part, str) else [_entry(next(left), part.hint)]
    before = (paragraph(question.prompt),) if question.prompt else ()
    return Asked(
        (*before, node("div", node("p", *parts), class_=CLOZE)),
        tuple(_gap(name, gap) for name, gap in zip(names, body.gaps, strict=True)),
        map_response() if single else mean_of_maps(names),
        saying=_typed(strict=False) if single else None,
    )


def _gap(name: str, gap: Gap) -> Element:
    entries = [(answer, 1.0) for answer in dict.fromkeys((gap.answer, *gap.accept))]
    return response(name, "single", "string", [gap.answer], mapping(entries, strict=False))


def free(question: Question, body: Open) -> Asked:
    """Ask for a free answer, scored by a person along the model and the points it should make."""
    return _by_hand(question.prompt, body.model, body.rubric)


def several(question: Question, body: ListOf) -> Asked:
    """Ask for several answers in one text, scored by a person: what is right are the points."""
    points = [" / ".join(item) for item in body.items]
    with speaking(question.language):
        right = body_text(body, question.language)
    return replace(_by_hand(question.prompt, right, points), lost=(Lost("", "changed", _free_text()),))


def flashcard(question: Question, body: Flashcard) -> Asked:
    """Ask for the back of a card as a free answer."""
    asked = _by_hand("\n".join(filter(None, (question.prompt, body.front))), body.back, ())
    lost = [Lost("", "changed", _free_text())]
    if body.both_ways:
        lost.append(Lost("both_ways", "dropped", _("it is asked one way")))
    return replace(asked, lost=tuple(lost))


def _free_text() -> str:
    return _("it becomes a free answer, marked by hand")


def _by_hand(asked: str, right: str, points: Sequence[str]) -> Asked:
    interaction = node("extendedTextInteraction", prompt(asked), responseIdentifier=RESPONSE)
    told = (model(right), rubric(points)) if points else (model(right),)
    return Asked((interaction, *told), (response(RESPONSE, "single", "string", ()),), BY_HAND)


def _entry(name: str, hint: str = "") -> Element:
    """Give a field to type into; its hint stands in it."""
    shown = {"placeholderText": hint} if hint else {}
    return node("textEntryInteraction", responseIdentifier=name, **shown)


def _typed(*, strict: bool) -> Callable[[str], Element | None]:
    """Give what makes the condition that a text was typed."""

    def condition(answer: str) -> Element:
        return node("stringMatch", variable(), base_value("string", answer), caseSensitive=written(strict))

    return condition


def _equal(answer: str) -> Element | None:
    """Give the condition that a number was typed; None where the text is none."""
    value = decimal(answer)
    return (
        None if value is None else node("equal", variable(), base_value("float", f"{value:f}"), toleranceMode="exact")
    )

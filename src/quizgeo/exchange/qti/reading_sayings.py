"""What a foreign item says beside what it asks: hints, feedback, explanation, and what is meant for teachers."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from quizgeo.exchange.qti.notes import Notes
from quizgeo.exchange.qti.reading_responses import Key
from quizgeo.exchange.qti.responses import RIGHT, WRONG
from quizgeo.language import _

_WRONG_WORDS = ("incorrect", "wrong", "false", "negative", "fail")
_RIGHT_WORDS = ("correct", "right", "true", "positive", "success", "pass")
_OPPOSITE = {RIGHT: WRONG, WRONG: RIGHT}


class Sayings(Struct, frozen=True):
    """What is said beside the question."""

    explain: str = ""
    feedback: Mapping[str, str] = field(default_factory=dict)
    """What is said to right and to wrong answers."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What is said to single values of the response."""
    hints: tuple[str, ...] = ()
    model: str = ""
    rubric: tuple[str, ...] = ()
    notes: str = ""


def sayings_of(item: Element, key: Key, notes: Notes) -> Sayings:
    """Read what an item says."""
    general: dict[str, str] = {}
    answers: dict[str, str] = {}
    always: dict[str, None] = {}
    said_to = key.said_to()
    for element in (*item.findall("modalFeedback"), *item.findall("itemBody//feedbackBlock")):
        text = notes.lines(element)
        if not text:
            continue
        values = _answers(element, key, said_to)
        word = "" if values else _general(element)
        if values:
            answers |= {value: text for value in values if value not in answers}
        elif word:
            general[word] = "\n".join(filter(None, (general.get(word, ""), text)))
        else:
            always[text] = None
    if len(always) > 1:
        notes.lose("explain", "changed", _("several feedbacks become one"))
    hints = [notes.lines(element) for element in item.findall("itemBody//infoControl")]
    return _with_rubrics(Sayings("\n".join(always), general, answers, tuple(filter(None, hints))), item, notes)


def _answers(element: Element, key: Key, said_to: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[str, ...]:
    """Give the values of the response to which a feedback is said."""
    outcome, name = element.get("outcomeIdentifier", ""), element.get("identifier", "")
    if element.get("showHide") == "hide":
        return ()
    return (name,) if outcome in key.followed else said_to.get((outcome, name), ())


def _general(element: Element) -> str:
    """Tell whether a feedback is for right or for wrong answers, by what it is called; empty where it is for all."""
    name = element.get("identifier", "").lower()
    word = ""
    if any(each in name for each in _WRONG_WORDS):
        word = WRONG
    elif any(each in name for each in _RIGHT_WORDS):
        word = RIGHT
    return _OPPOSITE.get(word, "") if element.get("showHide") == "hide" else word


def _with_rubrics(said: Sayings, item: Element, notes: Notes) -> Sayings:
    """Add what is meant for those who score, teach or write the item."""
    hints, points = [*said.hints], list[str]()
    model, rest = list[str](), list[str]()
    for block in item.findall("itemBody//rubricBlock"):
        views = block.get("view", "").split()
        if "hint" in block.get("class", "").split():
            hints.append(notes.lines(block))
        elif "scorer" in views:
            points += [notes.line(point) for point in block.iter("li")]
            model.append(notes.lines(block, lambda element: "" if element.tag in ("ul", "ol") else None))
        elif "candidate" not in views:
            rest.append(notes.lines(block))
    return Sayings(
        said.explain,
        said.feedback,
        said.answers,
        tuple(dict.fromkeys(filter(None, hints))),
        "\n".join(filter(None, model)),
        tuple(dict.fromkeys(filter(None, points))),
        "\n".join(filter(None, rest)),
    )

"""One foreign item as a question: what it asks, and everything beside it."""

from decimal import Decimal
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.decks import CardKey, Question
from quizgeo.decks.scalars import MisreadError, is_slug, read_language
from quizgeo.exchange.qti.names import TOOL
from quizgeo.exchange.qti.reading_asked import Body, Source, asked_in, source_of
from quizgeo.exchange.qti.reading_responses import points_of
from quizgeo.exchange.shape import Foreign, Loss
from quizgeo.text import clean

_MOST_POINTS = 100_000


class Reference(Struct, frozen=True):
    """What a test says of an item."""

    weight: Decimal = Decimal(1)
    seconds: int | None = None


class Item(Struct, frozen=True):
    """A question that was read, what it lost, and the pictures it names."""

    foreign: Foreign
    losses: tuple[Loss, ...]
    pictures: tuple[str, ...]


def item_of(root: Element, place: str, language: str, reference: Reference) -> Item:
    """Read an item in the words of 2.1. place: of its file. language: of one that does not say its own.

    Raises LeftOutError for what decks do not have, MisreadError for what is not told or cannot be right.
    """
    source = source_of(root)
    asked, sayings, notes = asked_in(source), source.sayings, source.notes
    own = _own_key(root)
    question = Question(
        key=CardKey(own),
        id="",
        body=asked.kind,
        prompt=asked.prompt,
        hints=sayings.hints,
        explain=sayings.explain,
        feedback=_feedback(asked, source),
        points=_points(points_of(root) * reference.weight),
        seconds=reference.seconds,
        shuffle=asked.shuffle,
        notes=sayings.notes,
        language=language_of(root, language),
    )
    foreign = Foreign(question, clean(root.get("identifier", "")), place)
    losses = tuple(Loss(own or place, lost.field, lost.what, lost.how) for lost in notes.lost)
    return Item(foreign, losses, tuple(dict.fromkeys(notes.pictures)))


def _feedback(asked: Body, source: Source) -> dict[str, str]:
    """Put together what is said to answers: to right and wrong ones, and to single ones that are typed."""
    said = {**asked.feedback, **source.sayings.feedback}
    if [element.tag for element in source.interactions] == ["textEntryInteraction"]:
        said |= {answer: text for value, text in source.sayings.answers.items() if (answer := clean(value))}
    return said


def _own_key(root: Element) -> str:
    """Give the key of a question that was ours; empty for any other."""
    deck, _slash, name = root.get("label", "").strip().partition("/")
    return f"{deck}/{name}" if root.get("toolName") == TOOL and is_slug(deck) and is_slug(name) else ""


def _points(value: Decimal) -> float:
    return float(round(value, 6)) if 0 <= value <= _MOST_POINTS else 1.0


def language_of(root: Element, otherwise: str) -> str:
    """Give the language that an item or a test says it is in."""
    try:
        return read_language(root.get("lang", "").strip())
    except MisreadError:
        return otherwise

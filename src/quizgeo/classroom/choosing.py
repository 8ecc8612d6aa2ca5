"""Which questions of a deck a lesson plays, and which of them a phone cannot answer. Pure."""

from collections.abc import Sequence

from msgspec import Struct, json

from quizgeo.classroom.faces import MOST_PARTS, face
from quizgeo.decks import CardEntry, Cloze, Deck, ListOf, Question
from quizgeo.language import _
from quizgeo.study.exam_paper import ExamScope, draw

REST = "*"
"""In `draw`: questions of any tag that was not named."""


LARGEST = 15 * 1024
"""Bytes of a question as it is sent: a message has at most 16 KiB."""


class Unfit(Struct, frozen=True):
    """A question that participants cannot answer, or not well, on a phone."""

    key: str
    kind: str
    why: str
    """A sentence."""


def choose(deck: Deck, *, count: int | None = None, tags: Sequence[str] = (), seed: int = 0) -> tuple[Question, ...]:
    """Give the questions of a lesson in the order of the deck.

    count: so many of them, every tag in its part. tags: only questions with one of these. Without a count the deck's
    own `draw` holds, and without one all are played. seed: what the lot falls by.
    """
    wanted = {tag.casefold() for tag in tags}
    asked = [each for each in deck if not wanted or wanted & {tag.casefold() for tag in each.tags}]
    if count is None and not deck.draw:
        return tuple(asked)
    cards = [CardEntry(each.key, each.kind, tags=_tags(each, deck)) for each in asked]
    scope = ExamScope((), limit=count)
    drawn = set(draw(cards, scope, {str(deck.id): deck.draw}, seed))
    return tuple(each for each in asked if each.key in drawn)


def _tags(question: Question, deck: Deck) -> tuple[str, ...]:
    """Give the tags by which a question is drawn: those that `draw` names, as it writes them, or the rest."""
    own = {tag.casefold() for tag in question.tags}
    named = tuple(tag for tag in deck.draw if tag.casefold() in own)
    return named or (REST,) if deck.draw else question.tags


def unfit(questions: Sequence[Question]) -> tuple[Unfit, ...]:
    """Name the questions that cannot be answered on a phone, with the reason."""
    found = []
    for each in questions:
        why = _why_not(each)
        if why:
            found.append(Unfit(each.key, each.kind, why))
    return tuple(found)


def _why_not(question: Question) -> str:
    body = question.body
    parts = len(body.gaps) if isinstance(body, Cloze) else body.need if isinstance(body, ListOf) else 0
    if parts > MOST_PARTS:
        return _("it wants {count} answers at once, and {most} can be sent").format(count=parts, most=MOST_PARTS)
    size = len(json.encode(face(question, "", "", 0).shown))
    if size > LARGEST:
        return _("it is {size} bytes long, and {most} can be shown").format(size=size, most=LARGEST)
    return ""

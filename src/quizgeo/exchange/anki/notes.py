"""A deck's questions as notes: fields, tags and the cards they make. Nothing here knows of databases.

Words of ours on a card are in the deck's language, whoever writes the package: else its notes would change with that.
"""

from collections.abc import Iterator

from msgspec import Struct

from quizgeo.answers.shown import date_text
from quizgeo.decks import BACK, Choice, Citation, Deck, Multiple, Question
from quizgeo.exchange.anki.faces import Face, face_of, how_changed
from quizgeo.exchange.anki.guids import guids_of
from quizgeo.exchange.anki.markup import inert
from quizgeo.exchange.anki.note_types import BOTH_WAYS, CLOZE, NoteType
from quizgeo.exchange.losses import dropped_fields
from quizgeo.exchange.shape import Loss
from quizgeo.language import _, speaking


class Note(Struct, frozen=True):
    """A note as a package holds it."""

    guid: str
    type: NoteType
    fields: tuple[str, ...]
    """HTML, in the order of the type's fields."""
    tags: tuple[str, ...]
    """Without spaces."""
    cards: tuple[str, ...]
    """Key of the card of ours behind each of the note's cards, in order."""


def notes_of(deck: Deck, seed: int, losses: list[Loss]) -> Iterator[Note]:
    """Give the notes of a deck in its order, and add what they cannot hold to `losses`."""
    for question, guid in guids_of(deck):
        face = face_of(question, seed)
        how = how_changed(question.body)
        if face is None:
            losses.append(Loss(question.key, "", "left out", how))
            continue
        if how:
            losses.append(Loss(question.key, "", "changed", how))
        losses.extend((*face.losses, *dropped_fields(question, "anki")))
        fields = (face.question, face.answer, _hints(question), extra_of(question, face), source_of(question))
        yield Note(guid, face.type, (*fields, inert(question.key)), tags_of(question), _cards(question, face))


def extra_of(question: Question, face: Face) -> str:
    """Give what is told beside the answer, as HTML."""
    with speaking(question.language):
        told = [_("Also right: {answers}").format(answers=", ".join(face.also))] if face.also else []
    if question.explain:
        told.append(question.explain)
    told += [f"{given}: {feedback}" for given, feedback in question.feedback.items()]
    if isinstance(question.body, Choice | Multiple):
        told += [f"{option.text}: {option.feedback}" for option in question.body.options if option.feedback]
    return inert("\n".join(told)) if told else ""


def source_of(question: Question) -> str:
    """Give what a question rests on and the day that it speaks of, as HTML; empty where neither is told."""
    with speaking(question.language):
        parts = [_cited(question.source)] if question.source is not None else []
        if (date := question.as_of) is not None:
            parts.append(_("As of {date}").format(date=date_text(date)))
    return inert(" · ".join(parts)) if parts else ""


def tags_of(question: Question) -> tuple[str, ...]:
    """Give a question's tags as Anki takes them: a space would part one."""
    return tuple(dict.fromkeys("_".join(tag.split()) for tag in question.tags))


def _cited(citation: Citation) -> str:
    source = citation.source
    date = source.published
    published = date_text(date) if date else ""
    paragraph = _("paragraph {number}").format(number=citation.at) if citation.at else ""
    parts = (source.title, source.author, source.publisher, published, paragraph)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _hints(question: Question) -> str:
    return inert("\n".join(question.hints)) if question.hints else ""


def _cards(question: Question, face: Face) -> tuple[str, ...]:
    """Give a card for each way of a flashcard, and one for each gap: those share what is known of their question."""
    if face.type is BOTH_WAYS:
        return question.key, question.key + BACK
    return (question.key,) * (face.question.count("{{c") if face.type is CLOZE else 1)

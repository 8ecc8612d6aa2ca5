"""Notes of our own types: they come back as what they show, under the key that they carry.

A card that the learner judges does not tell the options, pairs or orders of the question that it was made of, so a
flashcard, a typed answer or a text with gaps is what comes back.
"""

from msgspec.structs import replace

from quizgeo.decks import Cloze, Flashcard
from quizgeo.decks import Text as Typed
from quizgeo.exchange.anki.cloze_marks import gapped
from quizgeo.exchange.anki.foreign import ForeignType, Note
from quizgeo.exchange.anki.note_kinds import Left, Shown
from quizgeo.exchange.anki.note_types import BOTH_WAYS, CARD, CLOZE, FIELDS, TYPED, NoteType
from quizgeo.exchange.anki.sides import Sides
from quizgeo.exchange.html_text import text_of
from quizgeo.language import _
from quizgeo.patterns import regex

_INSTRUCTION = regex(r'<div class="note">((?:[^<]++|<(?!/div>))*+)</div>')
"""The stem of a card of ours that shows more than it."""
_NOTHING = Flashcard("", "")
_KEY = regex(r"(?=.{3,200}\Z)[!-.0-~]+/[!-.0-~]+")
_BY_LENGTH = (BOTH_WAYS, TYPED, CLOZE, CARD)
"""Longer names first: Anki lengthens the name of a type that it has in another form."""


def own_type(kind: ForeignType) -> NoteType | None:
    """Give the type of ours that a note is of; None for all others."""
    if kind.fields != FIELDS:
        return None
    return next((each for each in _BY_LENGTH if kind.name.startswith(each.name)), None)


def own_key(note: Note) -> str:
    """Give the key of the question of ours that a note was made of; empty where it carries none."""
    if own_type(note.type) is None:
        return ""
    key = text_of(note.fields[-1]).text
    return key if _KEY.fullmatch(key) else ""


def shown_own(note: Note, kind: NoteType, sides: Sides) -> Shown | Left:
    """Give what a note of ours asks. Raises MarkError for gaps that cannot be read."""
    question, answer, hints, extra, source, _id = note.fields
    asked = _INSTRUCTION.match(question) if kind is not TYPED else None
    prompt = sides.text(asked[1]) if asked else ""
    front = question[asked.end() :] if asked else question
    told = Shown(
        _NOTHING,
        prompt,
        tuple(line for line in sides.text(hints).split("\n") if line.strip()),
        sides.text(extra),
        sides.line(source),
    )
    if kind is CLOZE:
        text = gapped(front)
        sides.seen(text.said)
        return replace(told, body=Cloze(text.parts))
    first, second = sides.text(front), sides.text(answer)
    if not first or not second:
        return Left(_("one of its sides is empty"))
    if kind is TYPED:
        return replace(told, body=Typed(" ".join(second.split())), prompt=first)
    return replace(told, body=Flashcard(first, second, both_ways=kind is BOTH_WAYS))

"""Text for Anki's own import: a line a note, cells parted by tabs, of the note types that every Anki has.

Cells are HTML in which a deck's text can be nothing but text; so what Anki would act on stays what it is. What a card
tells beside its answer stands below it under a class, and a hint is folded on its front; both are read back.
"""

from msgspec import Struct

from quizgeo.decks import Deck, Question
from quizgeo.exchange.anki.faces import Face, face_of, how_changed
from quizgeo.exchange.anki.guids import deck_name, guids_of
from quizgeo.exchange.anki.markup import block, inert
from quizgeo.exchange.anki.note_types import BOTH_WAYS, CLOZE, TYPED
from quizgeo.exchange.anki.notes import extra_of, source_of, tags_of
from quizgeo.exchange.losses import dropped_fields, dropped_from_head
from quizgeo.exchange.shape import Loss, ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.tables.anki_layout import BASIC, EXTRA, GAPS, HEAD, HINT, REVERSED, SOURCE, UNTOUCHED
from quizgeo.language import _, speaking
from quizgeo.patterns import regex

_BACKSLASH = "&#92;"
_NEEDS_QUOTES = regex(r'[\t\r\n"]|\A[#\s]|\s\Z')


class _Cells(Struct, frozen=True):
    """The two sides of a note, as HTML."""

    type: str
    front: str
    back: str


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write a deck as text. Equal arguments give equal bytes."""
    losses = list(dropped_from_head(deck))
    lines = list(HEAD)
    name = deck_name(deck)
    for question, guid in guids_of(deck):
        face = face_of(question, options.seed)
        if face is None:
            losses.append(Loss(question.key, "", "left out", how_changed(question.body)))
            continue
        losses += _lost(question, face)
        cells = _cells(question, face)
        row = (guid, cells.type, name, _guarded(cells.front), _guarded(cells.back), " ".join(tags_of(question)))
        lines.append("\t".join(map(_quoted, row)))
    data = "".join(f"{line}\n" for line in lines).encode()
    return Written(data, len(lines) - len(HEAD), tuple(losses))


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read text that Anki or we wrote, or a plain list of fronts and backs. Raises ExchangeError for nothing in it."""
    from quizgeo.exchange.tables.anki_tsv_in import read_notes  # writing does without

    return read_notes(data, options)


def _cells(question: Question, face: Face) -> _Cells:
    """Put a note's fields into the two of Anki's own types."""
    hint = _folded(question) if question.hints else ""
    if face.type is BOTH_WAYS:
        return _Cells(REVERSED, face.question + hint, face.answer)
    told = face.answer
    if extra := extra_of(question, face):
        told += block(EXTRA, extra)
    if source := source_of(question):
        told += block(SOURCE, source)
    return _Cells(GAPS if face.type is CLOZE else BASIC, face.question + hint, told)


def _lost(question: Question, face: Face) -> list[Loss]:
    """Name what these note types cannot hold."""
    how = _("becomes a card that the learner judges") if face.type is TYPED else how_changed(question.body)
    losses = [Loss(question.key, "", "changed", how)] if how else []
    losses += (*face.losses, *dropped_fields(question, "anki-tsv"))
    if face.type is BOTH_WAYS:
        told: dict[str, object] = {"explain": question.explain, "feedback": question.feedback}
        told |= {"source": question.source, "as_of": question.as_of}
        reason = _("it would stand in front on the way back")
        losses += [Loss(question.key, name, "dropped", reason) for name, value in told.items() if value]
    return losses


def _folded(question: Question) -> str:
    """Give the hints, which open when they are asked for."""
    with speaking(question.language):
        name = inert(_("Hint"))
    hints = inert("\n".join(question.hints))
    return f'<details class="{HINT}"><summary>{name}</summary>{hints}</details>'


def _guarded(markup: str) -> str:
    """Keep MathJax out of a cell that holds what it acts on: these note types are not ours, so they do not."""
    return f"{UNTOUCHED}{markup}</div>" if _BACKSLASH in markup else markup


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell

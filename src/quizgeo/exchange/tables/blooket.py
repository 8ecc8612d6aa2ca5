"""Tables for Blooket: one question a row, two to four options, as its template lays them out."""

from quizgeo.decks import Deck, Question
from quizgeo.exchange.losses import dropped_from_head
from quizgeo.exchange.shape import Loss, ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.tables.delimited import written
from quizgeo.exchange.tables.grid import read_grid
from quizgeo.exchange.tables.live import Limits, allowed_time, dropped, offered
from quizgeo.language import _
from quizgeo.spreadsheets import inert_cell

LIMITS = Limits("blooket", "Blooket", options=4, longest=300)
USUAL = 20
"""Seconds of a question whose deck gives none: the cell may not be empty."""
HEADS = (
    "Question #", "Question Text", "Answer 1", "Answer 2", "Answer 3 (Optional)", "Answer 4 (Optional)",
    "Time Limit (sec) (Max: 300 seconds)", "Correct Answer(s) (Only include Answer #)",
)  # fmt: skip
_TITLE = ("Blooket Import Template", *[""] * (len(HEADS) - 1))


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write the choices of a deck: UTF-8 with a mark at its start. Equal decks and seeds give equal bytes."""
    rows: list[list[str]] = []
    losses = list(dropped_from_head(deck))
    for question in deck.questions:
        row, lost = _row(question, options)
        losses += lost
        if row:
            rows.append([str(len(rows) + 1), *row])
    return Written(written([_TITLE, HEADS, *rows], ",").encode("utf-8-sig"), len(rows), tuple(losses))


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read a table, also one of other columns. Raises ExchangeError when there is no question in it."""
    return read_grid(data, options, indexed=True)


def _row(question: Question, options: WriteOptions) -> tuple[list[str], tuple[Loss, ...]]:
    """Give the cells of a question, none where it is left out, and the losses."""
    offer = offered(question, LIMITS, options)
    if isinstance(offer, Loss):
        return [], (offer,)
    seconds, changed = allowed_time(question, LIMITS)
    texts = [*offer.texts, *[""] * (LIMITS.options - len(offer.texts))]
    row = [offer.stem, *texts, str(seconds or USUAL), ",".join(map(str, offer.right))]
    return row, (*offer.losses, *changed, *_guarded(question, row), *dropped(question, LIMITS))


def _guarded(question: Question, row: list[str]) -> tuple[Loss, ...]:
    """Say that players will see a sign before a text that spreadsheets would run."""
    cell = next((cell for cell in row if inert_cell(cell) != cell), "")
    if not cell:
        return ()
    how = _("a ' stands before {sign}, for spreadsheets would run the text").format(sign=cell[0])
    return (Loss(question.key, "", "changed", how),)

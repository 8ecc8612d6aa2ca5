"""Spreadsheets for Kahoot: one question a row, two to four options, as its template lays them out."""

from collections.abc import Sequence

from quizgeo.decks import Deck, Question
from quizgeo.exchange.losses import dropped_from_head
from quizgeo.exchange.shape import Loss, ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.tables.grid import read_grid
from quizgeo.exchange.tables.live import Limits, allowed_time, dropped, offered, too_long
from quizgeo.exchange.tables.live_book import sheet
from quizgeo.exchange.tables.sheets_out import Cell

LIMITS = Limits("kahoot", "Kahoot", options=4, question=120, option=75, times=(5, 10, 20, 30, 60, 90, 120, 240))
USUAL = 20
"""Seconds of a question whose deck gives none: the cell may not be empty."""
HEADS = (
    "", "Question - max 120 characters", *(f"Answer {place} - max 75 characters" for place in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs", "Correct answer(s) - choose at least one",
)  # fmt: skip
_ABOVE = 7
"""Rows above the names of the columns: the second holds a title, the others nothing."""


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write the choices of a deck. Equal decks and seeds give equal bytes."""
    rows: list[Sequence[Cell]] = []
    losses = list(dropped_from_head(deck))
    for question in deck.questions:
        row, lost = _row(question, options)
        losses += lost
        if row:
            rows.append([len(rows) + 1, *row])
    above: list[Sequence[Cell]] = [(), ("", deck.title), *[()] * (_ABOVE - 2), HEADS]
    return Written(sheet([*above, *rows]), len(rows), tuple(losses))


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read a sheet, also one of other columns. Raises ExchangeError when there is no question in it."""
    return read_grid(data, options, indexed=True)


def _row(question: Question, options: WriteOptions) -> tuple[Sequence[Cell], tuple[Loss, ...]]:
    """Give the cells of a question, none where it is left out, and the losses."""
    offer = offered(question, LIMITS, options)
    if isinstance(offer, Loss):
        return (), (offer,)
    if long := too_long(question, offer, LIMITS):
        return (), (long,)
    seconds, changed = allowed_time(question, LIMITS)
    texts = [*offer.texts, *[""] * (LIMITS.options - len(offer.texts))]
    row: list[Cell] = [offer.stem, *texts, seconds or USUAL, ",".join(map(str, offer.right))]
    return row, (*offer.losses, *changed, *dropped(question, LIMITS))

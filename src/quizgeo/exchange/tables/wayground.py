"""Spreadsheets for Wayground, once Quizizz: choices, typed answers and free ones, up to five options a row."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct

from quizgeo.answers.shown import decimal_text
from quizgeo.decks import (
    Choice,
    Cloze,
    Date,
    Deck,
    Find,
    Flashcard,
    Gap,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    PlaceOnMap,
    Question,
    Text,
    TrueFalse,
)
from quizgeo.exchange.dates import spellings
from quizgeo.exchange.losses import dropped_from_head
from quizgeo.exchange.shape import Loss, ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.exchange.tables.delimited import written
from quizgeo.exchange.tables.grid import read_grid
from quizgeo.exchange.tables.live import Limits, Offer, allowed_time, dropped, left_out, no_such_kind, offered
from quizgeo.exchange.tables.live_book import sheet
from quizgeo.exchange.tables.sheets_out import Cell
from quizgeo.language import _

LIMITS = Limits("wayground", "Wayground", options=5, longest=900)
HEADS = (
    "Question Text", "Question Type", *(f"Option {place}" for place in range(1, 6)), "Correct Answer",
    "Time in seconds", "Image Link", "Answer explanation",
)  # fmt: skip
ABOUT = (
    "What is asked", "Kind of the question", *["An option, or an answer that is right when typed"] * 5,
    "Number of the right option; several parted by commas; empty where answers are typed",
    "Seconds; 30 where nothing is written", "Address of a picture", "Shown after the answer",
)  # fmt: skip
"""What belongs into the columns: the site takes no question from the second row."""
_GAP = "_____"


class _Asked(Struct, frozen=True):
    """A question as it goes into the cells."""

    kind: str
    offer: Offer
    explain: str


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write what of a deck the site can ask. Equal decks and seeds give equal bytes."""
    rows: list[Sequence[Cell]] = []
    losses = list(dropped_from_head(deck))
    for question in deck.questions:
        asked = _asked(question, options)
        if isinstance(asked, Loss):
            losses.append(asked)
            continue
        seconds, changed = allowed_time(question, LIMITS)
        texts = [*asked.offer.texts, *[""] * (LIMITS.options - len(asked.offer.texts))]
        right = ",".join(map(str, asked.offer.right))
        rows.append(
            [asked.offer.stem, asked.kind, *texts, right, "" if seconds is None else seconds, "", asked.explain]
        )
        losses += [*asked.offer.losses, *changed, *dropped(question, LIMITS)]
    table: list[Sequence[Cell]] = [HEADS, ABOUT, *rows]
    data = _as_csv(table) if options.suffix == ".csv" else sheet(table)
    return Written(data, len(rows), tuple(losses))


def _as_csv(table: Sequence[Sequence[Cell]]) -> bytes:
    """Write the same table as text, in which cells that a spreadsheet would run are inert."""
    return written([[str(cell) for cell in row] for row in table], ",").encode("utf-8-sig")


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read a sheet, also one of other columns. Raises ExchangeError when there is no question in it."""
    return read_grid(data, options, indexed=True)


def _asked(question: Question, options: WriteOptions) -> _Asked | Loss:
    """Put a question as the site asks it; a loss where it cannot."""
    body = question.body
    match body:
        case Choice() | Multiple() | TrueFalse():
            return _chosen(question, options)
        case Text() | Number() | Date() | Cloze():
            return _typed(question, body)
        case ListOf() | Flashcard() | Open():
            return _free(question, body)
        case Order() | Match() | Groups() | Find() | PlaceOnMap():
            return left_out(question, no_such_kind(LIMITS.title))
        case _:
            assert_never(body)


def _chosen(question: Question, options: WriteOptions) -> _Asked | Loss:
    offer = offered(question, LIMITS, options)
    if isinstance(offer, Loss):
        return offer
    several = isinstance(question.body, Multiple)
    return _Asked("Checkbox" if several else "Multiple Choice", offer, question.explain)


def _typed(question: Question, body: Text | Number | Date | Cloze) -> _Asked | Loss:
    """Ask for a text; what else is right stands under the other options."""
    stem = question.prompt
    match body:
        case Text(answer=answer, accept=accept):
            forms, how = (answer, *accept), _("every answer is compared as text")
        case Number(low=low, high=high) if low != high:
            return left_out(question, _("a range has no single answer"))
        case Number(written=answer, units=units):
            spelt = dict.fromkeys((answer, decimal_text(answer, question.language)))
            forms = (*spelt, *(f"{each} {unit}" for unit in units for each in spelt))
            how = _("the number is compared as text") if not body.within else _("the number must be exact, as text")
        case Date(date=date):
            forms, how = spellings(date, question.language), _("the date is compared as text")
        case Cloze():
            gaps = body.gaps
            if len(gaps) > 1:
                return left_out(question, _("one gap fits, here are {count}").format(count=len(gaps)))
            forms, how = (gaps[0].answer, *gaps[0].accept), _("the gap is filled by a text")
            text = "".join(_GAP if isinstance(part, Gap) else part for part in body.parts)
            stem = "\n".join(filter(None, (stem, text)))
        case _:
            assert_never(body)
    losses = [Loss(question.key, "", "changed", how)]
    if len(forms) > LIMITS.options:
        most = _("{count} of {all} right answers").format(count=LIMITS.options, all=len(forms))
        losses.append(Loss(question.key, "accept", "changed", most))
    return _Asked("Fill-in-the-Blank", Offer(stem, forms[: LIMITS.options], (), tuple(losses)), question.explain)


def _free(question: Question, body: ListOf | Flashcard | Open) -> _Asked:
    """Ask for a free answer; what is right stands in the explanation."""
    stem = question.prompt
    match body:
        case ListOf(items=items):
            lines = [" / ".join(item) for item in items]
        case Flashcard(front=front, back=back):
            stem, lines = "\n".join(filter(None, (stem, front))), [back]
        case Open(model=model, rubric=rubric):
            lines = [model, *(f"- {point}" for point in rubric)]
        case _:
            assert_never(body)
    how = _("a free answer; what is right stands in the explanation")
    offer = Offer(stem, (), (), (Loss(question.key, "", "changed", how),))
    return _Asked("Open-Ended", offer, "\n".join(filter(None, (*lines, question.explain))))

"""A deck written as GIFT: a category, and each question with the comment that it is known by again."""

from typing import assert_never

from quizgeo.decks import (
    Choice,
    Cloze,
    Date,
    Deck,
    Find,
    Flashcard,
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
from quizgeo.exchange.categories import category_of
from quizgeo.exchange.gift import written_choices as choices
from quizgeo.exchange.gift import written_essays as essays
from quizgeo.exchange.gift import written_words as words
from quizgeo.exchange.gift.draft import Draft, Written
from quizgeo.exchange.gift.marks import marked
from quizgeo.exchange.gift.syntax import GENERAL, escaped, formed, part
from quizgeo.exchange.losses import dropped_fields, dropped_from_head
from quizgeo.exchange.shape import Loss, WriteOptions
from quizgeo.exchange.shape import Written as File
from quizgeo.language import _
from quizgeo.text import shorten

_TITLE = 60
"""Cells of the title of a question without an id."""
_READ_AS_HTML = ("<", "&", "  ")
"""What a text that does not say its form would lose."""


def write(deck: Deck, _options: WriteOptions) -> File:
    """Write a deck; equal decks give equal bytes."""
    category = category_of(deck.title).replace("\\", "\\\\")  # no other sign means anything in this line
    blocks, losses = [f"$CATEGORY: {category}"], list(dropped_from_head(deck))
    for question in deck:
        draft = Draft(question)
        written = _written(question, draft)
        if written is None:
            losses.append(Loss(question.key, "", "left out", _("GIFT has no map questions")))
            continue
        blocks.append(_block(question, written))
        losses += [*draft.losses, *dropped_fields(question, "gift")]
    data = "\n\n".join(blocks) + "\n"
    return File(data.encode("utf-8", "replace"), len(blocks) - 1, tuple(losses))


def _block(question: Question, written: Written) -> str:
    """Put a question together; its form is named where a reader would take its signs for HTML."""
    title = question.id or shorten((question.prompt or question.body.wording).replace("\n", " "), _TITLE)
    general = f"{GENERAL}{part(written.general)}" if written.general else ""
    general = f"\t{general}\n" if written.answers.endswith("\n") and general else general
    asked = f"{escaped(written.before)}{{{written.answers}{general}}}{escaped(written.after)}"
    named = any(sign in asked for sign in _READ_AS_HTML) or formed(written.before, "moodle")[1] != written.before
    return f"{marked(question.key, question.tags)}\n::{escaped(title)}::{'[plain]' if named else ''}{asked}"


def _written(question: Question, draft: Draft) -> Written | None:
    """Write a question by its kind; None for one that needs a map."""
    match question.body:
        case Choice() | Multiple() | TrueFalse() | Match() | Order() | Groups() as body:
            return _chosen(body, draft)
        case Text() | Number() | Date() | Cloze() as body:
            return _typed(body, draft)
        case ListOf() | Flashcard() | Open() as body:
            return _told(body, draft)
        case Find() | PlaceOnMap():
            return None
        case _ as unreachable:
            assert_never(unreachable)


def _chosen(body: Choice | Multiple | TrueFalse | Match | Order | Groups, draft: Draft) -> Written:
    match body:
        case Choice():
            return choices.choice(body, draft)
        case Multiple():
            return choices.multiple(body, draft)
        case TrueFalse():
            return choices.true_false(body, draft)
        case Match():
            return choices.match(body, draft)
        case Order():
            return choices.order(body, draft)
        case Groups():
            return choices.groups(body, draft)
        case _ as unreachable:
            assert_never(unreachable)


def _typed(body: Text | Number | Date | Cloze, draft: Draft) -> Written:
    match body:
        case Text():
            return words.text(body, draft)
        case Number():
            return words.number(body, draft)
        case Date():
            return words.date(body, draft)
        case Cloze():
            return words.cloze(body, draft)
        case _ as unreachable:
            assert_never(unreachable)


def _told(body: ListOf | Flashcard | Open, draft: Draft) -> Written:
    match body:
        case ListOf():
            return essays.list_of(body, draft)
        case Flashcard():
            return essays.flashcard(body, draft)
        case Open():
            return essays.open_answer(body, draft)
        case _ as unreachable:
            assert_never(unreachable)

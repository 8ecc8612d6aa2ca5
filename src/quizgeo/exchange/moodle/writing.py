"""A deck as Moodle's XML: one category, its questions in the deck's order. Nothing here reads a clock or a file."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent

from quizgeo.decks import Deck, Question
from quizgeo.exchange.categories import category_of
from quizgeo.exchange.losses import FATES, dropped_fields, dropped_from_head
from quizgeo.exchange.moodle.kinds_out import CHANGED, WRITERS
from quizgeo.exchange.moodle.nodes import add, add_html, add_plain
from quizgeo.exchange.moodle.sheet import Sheet
from quizgeo.exchange.shape import Loss, WriteOptions, Written
from quizgeo.exchange.trees import document
from quizgeo.language import _
from quizgeo.text import shorten

_LONGEST_NAME = 80
"""Cells of a question's name; teachers see it in a column."""


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write a deck. Equal decks give equal bytes, whatever the time."""
    del options  # there is neither a time nor chance in such a file
    root = Element("quiz")
    _add_category(root, deck)
    losses = list(dropped_from_head(deck))
    count = 0
    for question in deck.questions:
        if FATES["moodle"][question.kind] == "left out":
            losses.append(Loss(question.key, "", "left out", _("Moodle has no map questions")))
            continue
        losses += _add_question(root, question)
        count += 1
    indent(root)
    return Written(document(root), count, tuple(losses))


def _add_category(root: Element, deck: Deck) -> None:
    """Say in which category the questions after it stand."""
    category = SubElement(root, "question", type="category")
    add_plain(category, "category", f"$course$/top/{category_of(deck.title)}")
    add_html(category, "info", deck.description)
    add(category, "idnumber")


def _add_question(root: Element, question: Question) -> Iterator[Loss]:
    """Add a question, and give what it lost."""
    sheet = Sheet(SubElement(root, "question"), question)
    add_plain(sheet.node, "name", _name(question))
    WRITERS[type(question.body)](sheet)
    _add_tags(sheet.node, question)
    if sheet.changed:
        yield Loss(question.key, "", "changed", _(CHANGED[question.kind]))
    yield from sheet.losses
    yield from dropped_fields(question, "moodle")


def _name(question: Question) -> str:
    """Give the first words of a question, by which teachers find it."""
    words = " ".join(f"{question.prompt} {question.body.wording}".split())
    return shorten(words, _LONGEST_NAME) or question.id or question.kind


def _add_tags(node: Element, question: Question) -> None:
    if question.tags:
        tags = SubElement(node, "tags")
        for tag in question.tags:
            add_plain(tags, "tag", tag)

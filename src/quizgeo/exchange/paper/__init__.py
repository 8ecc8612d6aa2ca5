"""Decks on paper: a test in several variants with its keys, or cards to cut out; as one page of HTML, or as PDF.

A paper is a value (`compose`); beside it goes a manifest, by which filled sheets are marked (`marked`). No file of a
deck or of a person is opened here, and typst is imported for a PDF alone.
"""

from quizgeo.exchange.paper.cards import CutOut, card_sheets
from quizgeo.exchange.paper.grading import Mark, Marked, Marking, marked
from quizgeo.exchange.paper.html import page
from quizgeo.exchange.paper.manifest import Manifest, manifest_bytes, manifest_of, read_manifest
from quizgeo.exchange.paper.paper import Paper, Wish, compose
from quizgeo.exchange.paper.rows import COLUMNS, answer_rows
from quizgeo.exchange.paper.sheets import Printed
from quizgeo.exchange.paper.typeset import MissingTypstError, Typeset, pdf
from quizgeo.exchange.paper.variants import MOST_VARIANTS

__all__ = [
    "COLUMNS",
    "MOST_VARIANTS",
    "CutOut",
    "Manifest",
    "Mark",
    "Marked",
    "Marking",
    "MissingTypstError",
    "Paper",
    "Printed",
    "Typeset",
    "Wish",
    "answer_rows",
    "card_sheets",
    "compose",
    "manifest_bytes",
    "manifest_of",
    "marked",
    "page",
    "pdf",
    "read_manifest",
]

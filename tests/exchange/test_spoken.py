"""What is written is in the deck's language, whoever writes it: another person's export is the same file."""

import pytest

from quizgeo import language
from quizgeo.exchange import FORMATS

from .decks import OPTIONS, deck_of

EVERY = deck_of([
    {"id": "a", "question": "Which?", "answer": "Russia", "wrong": ["China", "Iran"], "hint": ["Large.", "Cold."]},
    {"id": "b", "statement": "So it is.", "answer": "true", "explain": "It is."},
    {"id": "c", "question": "When?", "date": "2023-09", "within": "1 month"},
    {"id": "d", "question": "Name two.", "list": ["Georgia", "Iran", "Turkey"], "need": 2},
    {"id": "e", "question": "Far?", "number": "1200.5", "unit": "km", "within": "5%"},
    {"id": "f", "question": "Order.", "order": ["one", "two", "three"], "source": {"ref": "article", "at": 21}},
    {"id": "g", "question": "Sort.", "groups": {"NATO": ["Turkey"], "CSTO": ["Russia"]}, "as_of": "2025-07"},
    {"id": "h", "cloze": "((Russia::who)) in ((1993))."},
    {"id": "i", "front": "CSTO", "back": "A treaty", "both_ways": "yes", "status": "claim"},
    {"id": "j", "question": "Why?", "model": "Because.", "rubric": ["it names it"]},
])  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_the_language_of_whoever_exports_changes_no_byte(name: str) -> None:
    written = []
    for tag in ("en", "id"):
        language.use(tag)
        written.append(FORMATS[name].write(EVERY, OPTIONS).data)
    assert written[0] == written[1]

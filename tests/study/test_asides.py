"""What an author wrote beside a question is told to the author: all of it, each thing with a word for what it is."""

import pytest

from quizgeo.decks import parse_deck
from quizgeo.study import asides

DECK = """
quizgeo: 1
deck: d
title: T
language: en
sources:
  book: {title: A book, author: A. Writer, publisher: The press, license: CC0, accessed: 2025-07,
    url: "https://example.org/book"}
  paper: {title: A paper, author: The press, publisher: The press}
questions:
"""


def told(fields: str) -> list[tuple[str, str]]:
    return list(asides(parse_deck(f"{DECK}  - {{id: q, {fields}}}\n")["q"]))


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("question: Who?, answer: Russia, hint: [One., Two.]", [("Hint", "One."), ("Hint", "Two.")]),
        (
            "question: Who?, answer: Russia, accept: [RF, Rossiya], reject: [USSR], hint: H",
            [("Hint", "H"), ("Accepted", "RF, Rossiya"), ("Refused", "USSR")],
        ),
        (
            "question: Who?, options: [{text: A, correct: true, feedback: Yes.}, {text: B, feedback: No.}]",
            [("Feedback", "A: Yes."), ("Feedback", "B: No.")],
        ),
        (
            "question: Who?, answer: A, wrong: [B], feedback: {wrong: Look again., right: Well.}",
            [("Feedback", "any wrong answer: Look again."), ("Feedback", "any right answer: Well.")],
        ),
        ("question: Who?, list: [[Armenia, Hayastan], Georgia], hint: H", [("Hint", "H"), ("Accepted", "Hayastan")]),
        ("cloze: The ((Kura|Mtkvari::a river)) is long.", [("Hint", "a river"), ("Accepted", "Mtkvari")]),
        ("statement: So it is., answer: true", []),
        (
            "statement: So it is., answer: true, source: {ref: book, quote: It is so.}",
            [
                ("Quotation", "It is so."), ("By", "A. Writer, The press"), ("Licence", "CC0"),
                ("Address", "https://example.org/book"), ("Accessed", "2025-07"),
            ],
        ),
        ("statement: So it is., answer: true, source: paper", [("By", "The press")]),
        (
            "statement: So it is., answer: true, review_by: 2026-01, time: 20, tags: [one, two], notes: Ask slowly.",
            [("Review by", "2026-01"), ("Time limit", "20 s"), ("Tags", "one, two"), ("Notes", "Ask slowly.")],
        ),
    ],
)  # fmt: skip
def test_everything_is_told(fields: str, wanted: list[tuple[str, str]]) -> None:
    assert told(fields) == wanted


def test_the_way_back_of_a_card_has_its_own_hints() -> None:
    card = parse_deck(f"{DECK}  - {{id: q, front: CSTO, back: Collective Treaty, both_ways: true}}\n")["q"]
    assert ("Hint", "One word of 4 letters.") in asides(card, f"{card.key}~back")
    assert ("Hint", "2 words: 10 letters, 6 letters.") in asides(card, card.key)

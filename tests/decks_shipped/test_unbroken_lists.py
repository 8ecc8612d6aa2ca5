"""No item of a list, in any language, was cut in two by a comma that nobody quoted."""

import re
from collections.abc import Iterator, Mapping

import pytest

from quizgeo import parse_deck
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    Text,
)
from quizgeo.decks.model import Question

SECOND_HALF = {
    "en": re.compile(r"(?:and|but|or)\b"),
    "id": re.compile(r"(?:dan|tetapi|tapi|melainkan|atau|serta|sedangkan|sehingga)\b"),
}
"""How the second half of a sentence begins, and no item of its own."""
AT_WORK = {
    "en": re.compile(r"(?:with|without|in|of|which|who|not)\b"),
    "id": re.compile(r"(?:dengan|tanpa|di|dari|pada|oleh|yang|bukan|tidak)\b"),
}
"""How it may begin too, unless it is what learners type: to “With whom?” they answer “with Zelenskyy”."""
DECK = """\
quizgeo: 1
deck: probe
title: Probe
language: en
questions:
  - {{id: one, question: What was said?, answer: It was hit by chance, wrong: [{wrong}]}}
"""


def typed(body: Kind) -> Iterator[str]:
    """Give every text of a question that a learner may type."""
    match body:
        case Choice(accept=accept, reject=reject) | Text(accept=accept, reject=reject):
            yield from (*accept, *reject)
        case Cloze(gaps=gaps):
            yield from (text for gap in gaps for text in gap.accept)
        case _:
            return


def items(body: Kind) -> Iterator[str]:
    """Give every other text of a question that stands in a list."""
    match body:
        case Choice(options=options) | Multiple(options=options):
            yield from (option.text for option in options)
        case ListOf(items=listed):
            yield from (spelling for spellings in listed for spelling in spellings)
        case Order(items=texts) | Open(rubric=texts):
            yield from texts
        case _:
            yield from parts(body)


def parts(body: Kind) -> Iterator[str]:
    match body:
        case Match(pairs=pairs, extra=extra):
            yield from (text for pair in pairs for text in pair)
            yield from extra
        case Groups(groups=groups):
            yield from (member for _, members in groups for member in members)
        case _:
            return


def broken(question: Question) -> list[str]:
    never, seldom = SECOND_HALF[question.language], AT_WORK[question.language]
    cut = [text for text in (*items(question.body), *typed(question.body)) if never.match(text)]
    return [*cut, *(text for text in items(question.body) if seldom.match(text))]


def test_no_item_begins_in_the_middle_of_a_sentence(versions: Mapping[str, Question]) -> None:
    found = {key: broken(question) for key, question in versions.items()}
    assert {key: texts for key, texts in found.items() if texts} == {}


def test_every_unit_follows_a_number(versions: Mapping[str, Question]) -> None:
    units = {key: q.body.units for key, q in versions.items() if isinstance(q.body, Number)}
    assert [key for key, names in units.items() if not names] == []


@pytest.mark.parametrize(
    ("wrong", "cut"),
    [
        ("It was hit, and with full intent, It fell", ["and with full intent"]),
        ('"It was hit, and with full intent", It fell', []),
    ],
)
def test_a_comma_without_quotes_is_noticed(wrong: str, cut: list[str]) -> None:
    (question,) = parse_deck(DECK.format(wrong=wrong))
    assert broken(question) == cut

"""A deck of every kind, and what becomes of it on paper."""

from collections.abc import Mapping
from typing import Any

from quizgeo.answers.right import right_given
from quizgeo.decks import Choice, Deck, Find, Flashcard, Match, Multiple, Open, Order, PlaceOnMap, Question
from quizgeo.decks.kinds import Groups, TrueFalse
from quizgeo.exchange.paper import Paper, Wish, compose
from quizgeo.exchange.paper.sheets import Posed, Right
from tests.exchange.decks import deck_of

KINDS: Mapping[str, Mapping[str, Any]] = {
    "choice": {"question": "Who?", "answer": "right-choice", "wrong": ["w1", "w2", "w3"], "explain": "because-choice"},
    "multiple": {"question": "Which?", "answers": ["right-m1", "right-m2"], "wrong": ["w4", "w5"], "points": 2},
    "true_false": {"statement": "It is so.", "answer": "false"},
    "text": {"question": "Name?", "answer": "key-text", "accept": ["also-text"], "reject": ["never-text"]},
    "number": {"question": "How far?", "number": "4711", "within": "5%", "unit": "km"},
    "date": {"question": "When?", "date": "1987-06", "within": "1 month"},
    "list": {"question": "Name two.", "list": [["key-l1", "also-l1"], "key-l2", "key-l3"], "need": 2},
    "order": {"question": "Order.", "order": ["o-first", "o-second", "o-third"]},
    "match": {"question": "Pair.", "match": {"left1": "r1", "left2": "r2"}, "extra": ["r3"]},
    "groups": {"question": "Sort.", "groups": {"g1": ["i1", "i2"], "g2": ["i3"]}},
    "cloze": {"cloze": "The ((key-gap1|also-gap1::hinted)) and ((key-gap2))."},
    "flashcard": {"front": "Front", "back": "key-back"},
    "open": {"question": "Why?", "model": "key-model", "rubric": ["key-rubric"], "points": 3},
    "find": {"question": "Mark it.", "find": "AM", "map": {"region": "south-caucasus"}},
    "place": {"question": "Put it.", "place": [40.18, 44.51], "within": "30 km", "map": {"region": "south-caucasus"}},
}
SECRETS = ("because-choice", "key-", "also-", "never-", "4711", "1987", "40.18", "ARM")
"""What no sheet without its key may hold."""


def every_kind(**head: Any) -> Deck:
    """Give a deck with a question of each kind, named like it."""
    return deck_of([{"id": kind.replace("_", "-"), **fields} for kind, fields in KINDS.items()], **head)


def paper_of(deck: Deck, tongue: str = "en", **wish: Any) -> Paper:
    """Make a paper."""
    return compose(deck, Wish(**wish), tongue)


def posed(paper: Paper, key: str, variant: int = 0) -> Posed:
    """Give a question as it is asked, by its id."""
    return next(each.posed for each in paper.variants[variant].placed if each.question.id == key)


def right(paper: Paper, key: str, variant: int = 0) -> Right:
    """Give the key of a question, by its id."""
    return next(each.right for each in paper.variants[variant].placed if each.question.id == key)


def orders(paper: Paper) -> list[list[str]]:
    """Give the ids of the questions of each variant."""
    return [[each.question.id for each in variant.placed] for variant in paper.variants]


def perfect(question: Question, letters: str) -> str:
    """Give the cell of somebody who knows everything."""
    match question.body:
        case Choice() | Multiple() | TrueFalse() | Order() | Match() | Groups():
            return letters
        case Open() | Flashcard() | Find() | PlaceOnMap():
            return f"{question.points:g}"
        case body:
            given = right_given(body, question.language)
            return "; ".join(map(str, given)) if isinstance(given, tuple | list) else str(given)

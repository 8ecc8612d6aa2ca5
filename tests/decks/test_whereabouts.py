"""Places of what was read before: a question, its fields and their items, the head."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import Deck, Place, parse_deck
from quizgeo.decks.whereabouts import Whereabouts

TEXT = """\
quizgeo: 1
deck: d
title: T
language: en
sources:
  news: {title: N}
questions:
  - id: a
    question: Q?
    answer: x
    wrong: [y, z]
  - {id: b, question: R?, options: [{text: x, correct: yes}, y], source: {ref: news, at: 3}}
"""


@pytest.fixture
def deck() -> Deck:
    return parse_deck(TEXT)


@pytest.mark.parametrize(
    ("name", "inner", "key", "place"),
    [
        ("a", "", False, (8, 5, 12, 3)),
        ("a", "wrong", False, (11, 12, 11, 18)),
        ("a", "wrong", True, (11, 5, 11, 10)),
        ("a", "wrong[1]", False, (11, 16, 11, 17)),
        ("a", "wrong[7]", False, (8, 5, 12, 3)),
        ("a", "hint", False, (8, 5, 12, 3)),
        ("b", "options[0].text", False, (12, 44, 12, 45)),
        ("b", "source.at", False, (12, 90, 12, 91)),
    ],
)
def test_a_path_has_a_place(deck: Deck, name: str, inner: str, key: bool, place: tuple[int, ...]) -> None:
    where = Whereabouts(deck, lambda _file: TEXT)
    assert where.place(deck[name], inner, key=key) == Place("deck.yaml", *place)


def test_a_path_is_told_with_the_number_of_the_question(deck: Deck) -> None:
    where = Whereabouts(deck, lambda _file: TEXT)
    assert where.path(deck["b"]) == "questions[1]"
    assert where.path(deck["b"], "options[0]") == "questions[1].options[0]"


def test_the_head_has_places_too(folder: Callable[..., Path]) -> None:
    from quizgeo.decks import load_deck

    path = folder(deck__yaml=TEXT) / "deck.yaml"
    where = Whereabouts(load_deck(path), lambda file: Path(file).read_text())
    assert where.head("sources.news.title") == Place(str(path), 6, 17, 6, 18)
    assert where.head("sources.news", key=True) == Place(str(path), 6, 3, 6, 7)
    assert where.head("nothing") == Place(str(path))


def test_a_file_that_is_gone_leaves_the_line(deck: Deck) -> None:
    where = Whereabouts(deck, lambda _file: None)
    assert where.place(deck["b"], "options") == Place("deck.yaml", 12)

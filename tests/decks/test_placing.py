"""Problems that name a path are put where that stands: in the deck, in its parts, in a translation."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgeo.decks import Deck, Place, Problem, Severity, check_file
from quizgeo.decks.placing import placed

Folder = Callable[..., Path]

DECK = """\
quizgeo: 1
deck: d
title: T
language: en
include: [part.yaml]
questions:
  - {id: word, question: Who?, answer: Turkey, accept: Türkiye}
  - {id: several, question: Which?, list: [Georgia, [Turkey, Türkiye]]}
  - {id: gaps, cloze: "((Turkey|Türkiye)) closed it in ((1993|93))."}
"""
PART = """\
part_of: d
questions:
  - id: later
    question: Who?
    answer: Iran
    accept:
      - Persia
      - Islamic Republic
"""
TRANSLATION = """\
quizgeo: 1
translates: d
language: id
questions:
  word: {question: Siapa?, answer: Turki, accept: [turki, Negeri Turki]}
  later: {question: Siapa?}
"""


@pytest.fixture
def spot(folder: Folder) -> Callable[..., tuple[str, str, str]]:
    """Put a problem of a question into its place; give the file, the text that stands there, and the path."""

    def put(question: str, path: str, file: str = "d.yaml") -> tuple[str, str, str]:
        where = folder(**{"d.yaml": DECK, "part.yaml": PART, "d.id.yaml": TRANSLATION})
        deck, _problems = check_file(where / file)
        assert deck is not None
        problem = Problem("AN004", Severity.ERROR, Place("nowhere"), "M.", "", f"d/{question}", path)
        (found,) = placed([problem], deck, str(where / file), lambda name: Path(name).read_text(encoding="utf-8"))
        at = found.place
        line = Path(at.file).read_text(encoding="utf-8").splitlines()[at.line - 1]
        return Path(at.file).name, line[at.col - 1 : at.end_col - 1], found.path

    return put


Spot = Callable[..., tuple[str, str, str]]


@pytest.mark.parametrize(
    ("question", "path", "text", "told"),
    [
        ("several", "questions[1].list[1][1]", "Türkiye", "questions[1].list[1][1]"),
        ("several", "questions[1].list[0]", "Georgia", "questions[1].list[0]"),
        ("word", "questions[0].accept[0]", "Türkiye", "questions[0].accept[0]"),
        ("gaps", "questions[2].cloze[1]", '"((Turkey|Türkiye)) closed it in ((1993|93))."', "questions[2].cloze[1]"),
        ("word", "questions[0]", "Turkey", "questions[0].answer"),
        ("word", "questions[0].reject[2]", "id", "questions[0]"),
    ],
)
def test_a_problem_stands_at_the_item_the_field_or_the_question(
    spot: Spot, question: str, path: str, text: str, told: str
) -> None:
    assert spot(question, path) == ("d.yaml", text, told)


def test_a_problem_of_a_part_stands_in_its_file_by_its_place_there(spot: Spot) -> None:
    assert spot("later", "questions[3].accept[1]") == ("part.yaml", "Islamic Republic", "questions[0].accept[1]")


@pytest.mark.parametrize(
    ("question", "path", "text", "told"),
    [
        ("word", "questions.word.accept[1]", "Negeri Turki", "questions.word.accept[1]"),
        ("word", "questions.word", "Turki", "questions.word.answer"),
        ("later", "questions.later", "later", "questions.later"),
    ],
)
def test_a_problem_of_a_translation_stands_in_its_entry(
    spot: Spot, question: str, path: str, text: str, told: str
) -> None:
    assert spot(question, path, "d.id.yaml") == ("d.id.yaml", text, told)


def test_problems_are_told_in_their_order(folder: Folder) -> None:
    where = folder(**{"d.yaml": DECK, "part.yaml": PART})
    deck, _problems = check_file(where / "d.yaml")
    assert isinstance(deck, Deck)
    problems = [Problem("AN004", Severity.ERROR, Place(""), "M.", "", f"d/{name}") for name in ("gaps", "word")]
    found = placed(problems, deck, str(where / "d.yaml"), lambda name: Path(name).read_text(encoding="utf-8"))
    assert [each.place.line for each in found] == [9, 7]

"""Where a shipped deck asks for a number, one of another size is wrong, however it is written."""

from collections.abc import Iterator, Mapping

import pytest

from quizgeo import check_answer
from quizgeo.decks.kinds import Number
from quizgeo.decks.model import Question

TENFOLD = (10, 100, 1000, 1_000_000)
GROUPS = {"en": ",", "id": "."}
THOUSAND = {"en": ("k", " k", " thousand", " million"), "id": (" rb", " ribu", " juta", " miliar")}


def other_sizes(number: int, language: str) -> Iterator[str]:
    """Write numbers that are ten to a million times a number, or a tenth of it, as people of a language would."""
    for size in TENFOLD:
        plain = f"{number * size:,}"
        yield from (plain.replace(",", mark) for mark in ("", GROUPS[language], " "))
    yield from (f"{number}{thousand}" for thousand in THOUSAND[language])
    yield from (f"{number / 10:g}", f"-{number}", f"{number}%", f"1{number}", f"{number}1")


@pytest.fixture
def numbers(versions: Mapping[str, Question]) -> Mapping[str, tuple[Question, int]]:
    return {
        key: (question, int(question.body.low))
        for key, question in versions.items()
        if isinstance(question.body, Number)
    }


def test_a_number_of_another_size_is_wrong(numbers: Mapping[str, tuple[Question, int]]) -> None:
    passed = [
        (key, given)
        for key, (question, number) in numbers.items()
        for given in other_sizes(number, question.language)
        if check_answer(question, given).passed
    ]
    assert numbers
    assert passed == []


def test_a_number_is_right_as_people_write_it(numbers: Mapping[str, tuple[Question, int]]) -> None:
    failed = [
        (key, given)
        for key, (question, number) in numbers.items()
        for grouped in [f"{number:,}".replace(",", GROUPS[question.language])]
        for unit in (question.body.units if isinstance(question.body, Number) else ())
        for given in (str(number), grouped, f"{number} {unit}", f"{grouped} {unit}")
        if check_answer(question, given).grade != "exact"
    ]
    assert failed == []


def test_another_number_of_the_same_deck_is_wrong(numbers: Mapping[str, tuple[Question, int]]) -> None:
    passed = [
        (key, number)
        for key, (question, _own) in numbers.items()
        for other, (_question, number) in numbers.items()
        if other.partition(" ")[0] != key.partition(" ")[0] and check_answer(question, str(number)).passed
    ]
    assert passed == []

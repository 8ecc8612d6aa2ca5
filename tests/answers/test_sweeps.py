"""Sweeps over the whole table of names: no name passes for another, and most slips of the pen do pass."""

from itertools import chain
from random import Random
from string import ascii_lowercase

import pytest

from quizgeo.answers import check_answer
from quizgeo.answers.names import names
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Text
from quizgeo.text import fold

TYPOS_PER_NAME = 20
ACCEPTED_TYPOS = 0.87
"""The least share of single random edits that has to pass."""


def countries(language: str) -> list[tuple[str, str]]:
    """Give the code and the first name of every country and territory."""
    table = names()
    return [(code, table.display(code, language)) for code in table.shown if len(code) == 2]


def asked(name: str, language: str) -> Question:
    return Question(CardKey("deck/q"), "q", Text(name), "Which country is it?", language=language)


def edited(name: str, chance: Random) -> str:
    """Make one random edit: a letter more, less, or another, or two neighbours exchanged."""
    place, letter = chance.randrange(len(name) - 1), chance.choice(ascii_lowercase)
    match chance.choice(("insert", "drop", "replace", "swap")):
        case "insert":
            return name[:place] + letter + name[place:]
        case "drop":
            return name[:place] + name[place + 1 :]
        case "replace":
            return name[:place] + letter + name[place + 1 :]
        case _:
            return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_name_of_a_country_passes_for_another(language: str) -> None:
    every = countries(language)
    assert len(every) >= 249
    passed = [
        (name, other)
        for code, name in every
        for other_code, other in every
        if other_code != code and check_answer(asked(name, language), other).passed
    ]
    assert passed == []


def test_no_name_of_a_country_passes_for_another_in_the_other_language() -> None:
    indonesian = countries("id")
    passed = [
        (name, other)
        for code, name in countries("en")
        for other_code, other in indonesian
        if other_code != code and check_answer(asked(name, "en"), other).passed
    ]
    assert passed == []


@pytest.mark.parametrize("language", ["en", "id"])
def test_most_slips_of_the_pen_pass(language: str) -> None:
    chance = Random(20250710)
    tried = [(name, edited(name, chance)) for _code, name in countries(language) for _ in range(TYPOS_PER_NAME)]
    passed = sum(check_answer(asked(name, language), given).passed for name, given in tried)
    assert passed / len(tried) >= ACCEPTED_TYPOS


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_slip_of_the_pen_in_one_country_is_never_another(language: str) -> None:
    chance = Random(8243)
    every = countries(language)
    slips = [(code, edited(name, chance)) for code, name in every]
    passed = [
        (name, given)
        for code, name in every
        for other_code, given in chance.sample(slips, 60)
        if other_code != code and check_answer(asked(name, language), given).passed
    ]
    assert passed == []


@pytest.mark.slow
def test_no_name_of_the_table_passes_for_another() -> None:
    table = dict(names().items())
    passed = [
        (name, other)
        for name, codes in table.items()
        for other in table
        if codes.isdisjoint(table[other]) and check_answer(asked(name, "en"), other).passed
    ]
    assert passed == []


def test_every_name_of_the_table_passes_for_itself_in_any_case() -> None:
    table = names()
    written = chain.from_iterable(cell.split("|") for cells in table.shown.values() for cell in cells if cell)
    assert all(check_answer(asked(name, "en"), f" {name.upper()} ").grade == "exact" for name in written)


def test_all_names_of_a_country_are_names_of_one_thing() -> None:
    table = names()
    for code, cells in table.shown.items():
        for name in "|".join(filter(None, cells)).split("|"):
            assert code in table.entities(fold(name, 4)), name

"""The shipped decks, read once, in each of their languages, and the table of facts that they have to ask."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from quizgeo import load_deck
from quizgeo.decks import check_file
from quizgeo.decks.model import Deck, Question

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "decks"


@pytest.fixture(scope="session")
def paths() -> Sequence[Path]:
    """The deck files themselves; translations lie beside them as `karabakh.id.yaml`."""
    return sorted(path for path in FOLDER.glob("*.yaml") if "." not in path.stem)


@pytest.fixture(scope="session")
def decks(paths: Sequence[Path]) -> Sequence[Deck]:
    return [load_deck(path) for path in paths]


@pytest.fixture(scope="session")
def questions(decks: Sequence[Deck]) -> Mapping[str, Question]:
    return {question.key: question for deck in decks for question in deck}


@pytest.fixture(scope="session")
def translations() -> Sequence[Path]:
    """The files that lie beside the decks and give their texts in another language."""
    return sorted(path for path in FOLDER.glob("*.yaml") if "." in path.stem)


@pytest.fixture(scope="session")
def translated(translations: Sequence[Path]) -> Sequence[Deck]:
    """Each deck in each language that it is translated into."""
    return [deck for path in translations if (deck := check_file(path)[0])]


@pytest.fixture(scope="session")
def versions(decks: Sequence[Deck], translated: Sequence[Deck]) -> Mapping[str, Question]:
    """Every question in every language, such as `karabakh/capital` and `karabakh/capital in id`."""
    spoken = {f"{question.key} in {question.language}": question for deck in translated for question in deck}
    return {question.key: question for deck in decks for question in deck} | spoken


@pytest.fixture(scope="session")
def facts() -> Sequence[tuple[str, int, tuple[str, ...]]]:
    """Rows of a fact's name, its paragraph in the article, and the keys of the questions that ask it."""
    with (HERE / "facts.tsv").open(encoding="utf-8", newline="") as table:
        return [
            (row["fact"], int(row["paragraph"]), tuple(row["questions"].split()))
            for row in csv.DictReader(table, delimiter="\t")
        ]

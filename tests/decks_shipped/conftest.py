"""The shipped decks, read once, in each of their languages, and the table of facts that they have to ask."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from quizgeo import check_answer, load_deck
from quizgeo.answers import Verdict, as_typed
from quizgeo.decks import check_file
from quizgeo.decks.kinds import Choice, Cloze, Gap, ListOf, Text
from quizgeo.decks.model import Deck, Question

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "decks"

Typed = tuple[tuple[str, ...], Callable[[str], Verdict]]
"""What is listed as right where something is typed, and the judge of what is typed there."""


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
def typed(versions: Mapping[str, Question]) -> Mapping[str, Typed]:
    """Everything where names or words are typed, such as `karabakh/nakhchivan in id`, of gaps each: `… gap 2`."""
    return {f"{key}{part}": place for key, question in versions.items() for part, place in typed_places(question)}


def typed_places(question: Question) -> Iterator[tuple[str, Typed]]:
    match question.body:
        case Choice() if question.typed_ladder:
            yield from typed_places(as_typed(question))
        case Text(answer=answer, accept=accept):
            yield "", ((answer, *accept), lambda given: check_answer(question, given))
        case ListOf(items=items):
            spellings = tuple(spelling for item in items for spelling in item)
            yield "", (spellings, lambda given: check_answer(question, [given]).parts[0])
        case Cloze(gaps=gaps):
            for place, gap in enumerate(gaps):
                yield f" gap {place + 1}", ((gap.answer, *gap.accept), judge_of_gap(question, gaps, place))
        case _:
            return


def judge_of_gap(question: Question, gaps: Sequence[Gap], place: int) -> Callable[[str], Verdict]:
    """Judge one gap alone; the others are filled as the deck says."""
    before, after = [gap.answer for gap in gaps[:place]], [gap.answer for gap in gaps[place + 1 :]]

    def judge(given: str) -> Verdict:
        found = check_answer(question, [*before, given, *after])
        return found.parts[place] if found.parts else found

    return judge


@pytest.fixture(scope="session")
def facts() -> Sequence[tuple[str, int, tuple[str, ...]]]:
    """Rows of a fact's name, its paragraph in the article, and the keys of the questions that ask it."""
    with (HERE / "facts.tsv").open(encoding="utf-8", newline="") as table:
        return [
            (row["fact"], int(row["paragraph"]), tuple(row["questions"].split()))
            for row in csv.DictReader(table, delimiter="\t")
        ]

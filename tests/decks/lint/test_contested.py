"""CT009: what has a status in dispute is asked for on a map only by a question that says so."""

from pathlib import Path

import pytest

from quizgeo.decks import Severity
from quizgeo.decks.checking import inspect_file, inspect_text
from quizgeo.decks.geography import Geography
from quizgeo.decks.lint import as_deck

GEOGRAPHY = Geography(
    ("world",), {"TW": "TWN", "TWN": "TWN", "AZ": "AZE"}, {"taiwan": "TWN", "kosovo": "XKX"}, frozenset({"TWN", "XKX"})
)
FIX = "write status: contested, and say in the question who sees it how"


def geography() -> Geography:
    """Give a little of the maps."""
    return GEOGRAPHY


def found(deck: str) -> list[str]:
    problems = inspect_text(as_deck(deck), geography=geography).problems
    return [f"{each.place.line}:{each.place.col} {each.message}" for each in problems if each.code == "CT009"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("question: Where?, find: TW", ['6:35 the status of "TW" is in dispute']),
        ("question: Where?, find: Taiwan, status: claim", ['6:35 the status of "Taiwan" is in dispute']),
        ("question: Which?, answer: x, map: {show: Kosovo}", ['6:52 the status of "Kosovo" is in dispute']),
        (
            "question: Which?, answer: x, map: {show: [AZ, Kosovo, twn]}",
            ['6:57 the status of "Kosovo" is in dispute', '6:65 the status of "twn" is in dispute'],
        ),
        ("question: Where?, find: TW, status: contested", []),
        ("question: Where?, find: AZ", []),
        ("question: Where?, find: Atlantis", []),
        ("question: Which?, answer: Taiwan", []),
        ("question: Which?, answer: Taiwan, map: {region: world}", []),
        ("question: Where?, place: '25, 121', within: 90 km", []),
    ],
)
def test_a_contested_target_without_its_status_is_told(question: str, told: list[str]) -> None:
    assert found(f"questions:\n- {{id: a, {question}}}\n") == told


def test_it_is_a_warning_with_what_to_write() -> None:
    deck = as_deck("- {id: a, question: Where?, find: TW}\n")
    (problem,) = (each for each in inspect_text(deck, geography=geography).problems if each.code == "CT009")
    assert (problem.severity, problem.fix, problem.path) == (Severity.WARNING, FIX, "questions[0].find")


def test_a_default_status_counts() -> None:
    deck = "defaults: {status: contested}\nquestions:\n- {id: a, question: Where?, find: TW}\n"
    assert found(deck) == []


def test_without_geography_it_is_not_known() -> None:
    deck = as_deck("- {id: a, question: Where?, find: TW}\n")
    assert not [each for each in inspect_text(deck).problems if each.code == "CT009"]


def test_a_comment_silences_it() -> None:
    deck = as_deck("questions:\n- {id: a, question: Where?, find: TW}  # lint: ignore CT009\n")
    checking = inspect_text(deck, geography=geography)
    assert [each.code for each in checking.silenced] == ["CT009"]
    assert not {"CT009", "DK016"} & {each.code for each in checking.problems}


def test_a_comment_is_called_idle_only_where_the_maps_are_known() -> None:
    deck = as_deck("questions:\n- {id: a, question: Where?, find: AZ}  # lint: ignore CT009\n")
    assert "DK016" in {each.code for each in inspect_text(deck, geography=geography).problems}
    assert "DK016" not in {each.code for each in inspect_text(deck).problems}


def test_a_translation_is_not_told_again(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(as_deck("deck: d\nquestions:\n- {id: a, question: Where?, find: TW}\n"))
    path = tmp_path / "deck.id.yaml"
    path.write_text("quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {a: {question: Di mana?}}\n")
    assert "CT009" not in {each.code for each in inspect_file(path, geography=geography).problems}

"""Faults that only the map of a question shows, each at its field and with what to write instead."""

from pathlib import Path

import pytest

from quizgeo import maps
from quizgeo.answers import problems
from quizgeo.answers.map_codes import MAP_CODES
from quizgeo.answers.map_problems import map_problems
from quizgeo.decks import parse_deck
from quizgeo.maps import MapError, shipped

HEAD = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n- "


def found(question: str) -> list[str]:
    """Give code, path, message and fix of each problem."""
    deck = parse_deck(f"{HEAD}{{id: q, question: Where?, {question}}}\n")
    return [f"{each.code} {each.path}: {each.message}; {each.fix}" for each in problems(deck) if each.code[:2] == "MP"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "find: KE, map: {region: europe}",
            'MP001 questions[0].find: Kenya is not on "europe"; it is on: africa, world',
        ),
        (
            "find: Kenya, map: {region: [4, 48, 8, 51]}",
            'MP001 questions[0].find: Kenya is not on "4, 48, 8, 51"; it is on: africa, world',
        ),
        (
            "answer: x, map: {region: europe, show: [FR, KE]}",
            'MP001 questions[0].map.show[1]: Kenya is not on "europe"; it is on: africa, world',
        ),
        (
            "find: LU, map: {region: europe}",
            (
                'MP002 questions[0].find: Luxembourg is a dot on "europe" at 80×22; '
                "write a box around it: map: {region: [-2, 45, 15, 54]}"
            ),
        ),
        (
            "find: AM, map: {region: central-asia}",
            'MP002 questions[0].find: Armenia is a dot on "central-asia" at 80×22; LARGER',
        ),
        (
            "answer: x, map: {region: world, show: [AM]}",
            'MP002 questions[0].map.show[0]: Armenia is a dot on "world" at 80×22; LARGER',
        ),
        ("find: VA", 'MP002 questions[0].find: Vatican City is a dot on "europe" at 80×22; '),
        (
            "place: '12.5, 41.9', within: 130 km, map: {region: europe}",
            'MP003 questions[0].place: 12.5, 41.9 is not on "europe"; it is on: africa',
        ),
        (
            "place: '40.18, 44.51', within: 130 km, map: {region: europe}",
            'MP003 questions[0].place: 40.18, 44.51 is not on "europe"; it is on: south-caucasus',
        ),
        (
            "place: '2.35, 48.85', within: 130 km, map: {region: europe}",
            'MP003 questions[0].place: 2.35, 48.85 is not on "europe"; latitude comes first: 48.85, 2.35',
        ),
        (
            "place: '44.51, 40.18', within: 130 km, map: {region: south-caucasus}",
            'MP003 questions[0].place: 44.51, 40.18 is not on "south-caucasus"; latitude comes first: 40.18, 44.51',
        ),
        (
            "place: '-1.3, 30', within: 130 km, map: {region: europe}",
            'MP003 questions[0].place: -1.3, 30 is not on "europe"; it is on: africa',
        ),
        (
            "place: '40.2, 44.5', within: 5 km, map: {region: [4, 48, 8, 51]}",
            'MP003 questions[0].place: 40.2, 44.5 is not on "4, 48, 8, 51"; it is on: south-caucasus',
        ),
        ("place: '89, 5', within: 700 km", 'MP003 questions[0].place: 89, 5 is not on "world"; '),
        (
            "place: '89, 5', within: 700 km, map: {region: europe}",
            'MP003 questions[0].place: 89, 5 is not on "europe"; ',
        ),
        (
            "place: '40.2, 44.5', within: 24 km, map: {region: south-caucasus}",
            "MP004 questions[0].within: a cell is 18×35 km here; use 25 km or more",
        ),
        (
            "place: '40.2, 44.5', within: 24 km",
            "MP004 questions[0].within: a cell is 18×35 km here; use 25 km or more",
        ),
        (
            "place: '50, 6', within: 1 km, map: {region: [4, 48, 8, 51]}",
            "MP004 questions[0].within: a cell is 8×15 km here; use 11 km or more",
        ),
        (
            "place: '50, 6', within: 50 km, map: {region: [-20, 30, 40, 60]}",
            "MP004 questions[0].within: a cell is 77×152 km here; use 110 km or more",
        ),
    ],
)
def test_a_fault_is_told(question: str, told: str) -> None:
    assert found(question) == [told.replace("LARGER", "it is larger on: south-caucasus, middle-east")]


@pytest.mark.parametrize(
    "question",
    [
        "find: KE, map: {region: africa}",
        "find: KE",
        "find: Kenya, map: {region: nowhere}",
        "find: LU, map: {region: [4, 48, 8, 51]}",
        "find: Atlantis, map: {region: europe}",
        "answer: x, map: {region: europe, show: [FR, Jerman, Atlantis]}",
        "answer: x, map: {region: europe}",
        "answer: x",
        "place: '40.2, 44.5', within: 25 km",
        "place: '40.2, 44.5', within: 25 km, map: {region: nowhere}",
        "place: '41.9, 12.5', within: 130 km, map: {region: europe}",
    ],
)
def test_what_is_in_order_is_not_told(question: str) -> None:
    assert found(question) == []


@pytest.mark.parametrize("region", list(maps.regions()))
def test_the_least_distance_of_a_region_is_enough(region: str) -> None:
    entry = maps.regions()[region]
    west, south, east, north = entry.box
    place = f"place: '{(south + north) / 2}, {(west + east) / 2}', map: {{region: {region}}}"
    assert found(f"{place}, within: {entry.within} km") == []
    (told,) = found(f"{place}, within: {entry.within - 1} km")
    assert told.endswith(f"use {entry.within} km or more")


def test_the_table_has_every_code_with_its_severity() -> None:
    deck = parse_deck(f"{HEAD}{{id: q, question: Where?, find: KE, map: {{region: europe}}}}\n")
    (problem,) = map_problems(deck["q"], "questions[0]")
    assert problem.severity is MAP_CODES["MP001"].severity
    assert (problem.question, problem.place.file, problem.place.line) == ("d/q", "deck.yaml", 6)
    assert list(MAP_CODES) == ["MP001", "MP002", "MP003", "MP004"]


def test_data_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shipped, "_ATLAS", maps.Atlas(tmp_path))
    with pytest.raises(MapError, match="map data 'index' cannot be read"):
        found("find: KE, map: {region: africa}")
    assert found("answer: x") == []


def test_the_box_that_is_offered_makes_the_country_larger() -> None:
    (told,) = found("find: SG")
    box = told.partition("map: {region: ")[2].rstrip("}")
    assert found(f"find: SG, map: {{region: {box}}}") == []

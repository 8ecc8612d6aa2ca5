"""Regions, boxes and countries that there are not, judged by what the caller knows of the maps."""

from pathlib import Path

import pytest

from quizgeo.decks import Problem, Severity, load_deck, parse_deck
from quizgeo.decks.checking import inspect_file, inspect_text
from quizgeo.decks.geography import Geography, geography_problems, has_map, targets

GEOGRAPHY = Geography(
    ("south-caucasus", "balkans", "europe", "world"),
    {"AZ": "AZE", "AZE": "AZE", "AM": "ARM", "ARM": "ARM", "TW": "TWN", "TWN": "TWN", "SOL": "SOL"},
    {"azerbaijan": "AZE", "armenia": "ARM", "taiwan": "TWN", "somaliland": "SOL", "netherlands": "NLD"},
    frozenset({"TWN", "SOL"}),
    frozenset({"yerevan", "asmera"}),
)
HEAD = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n"


def never() -> Geography:
    """Refuse to tell: nobody is to ask."""
    raise AssertionError("a deck without maps needs no geography")


def found(question: str) -> list[Problem]:
    checking = inspect_text(f"{HEAD}- {{id: q, {question}}}\n", rules=False, geography=lambda: GEOGRAPHY)
    assert checking.deck is not None
    return [problem for problem in checking.problems if problem.code == "QN032"]


class TestGeography:
    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("AZ", "AZE"),
            ("az", "AZE"),
            (" aze ", "AZE"),
            ("Azerbaijan", "AZE"),
            ("the Netherlands", "NLD"),
            ("SOL", "SOL"),
            ("Somaliland", "SOL"),
            ("Georgia", None),
            ("", None),
        ],
    )
    def test_countries_go_by_codes_and_names(self, written: str, code: str | None) -> None:
        assert GEOGRAPHY.code_of(written) == code

    def test_articles_are_those_of_the_language(self) -> None:
        assert GEOGRAPHY.code_of("Sang Armenia", "id") == "ARM"
        assert GEOGRAPHY.code_of("Sang Armenia") is None

    def test_the_contested_go_by_codes_and_names(self) -> None:
        assert GEOGRAPHY.is_contested("TW")
        assert GEOGRAPHY.is_contested("taiwan")
        assert not GEOGRAPHY.is_contested("AZ")
        assert not GEOGRAPHY.is_contested("Atlantis")


@pytest.mark.parametrize(
    ("question", "path", "column", "message", "fix"),
    [
        ("question: Q?, find: AX1", "find", 31, 'no map has a country "AX1"',
         "write its code, such as AZ or AZE, or its name"),
        ("question: Q?, find: Azerbaidjan", "find", 31, 'no map has a country "Azerbaidjan"', "write AZ or AZE"),
        ("question: Q?, find: Yerevan", "find", 31, 'no map has a country "Yerevan"',
         "Yerevan is a city: write the country, by its code or name"),
        ("question: Q?, find: Atwan", "find", 31, 'no map has a country "Atwan"',
         "write its code, such as AZ or AZE, or its name"),
        ("question: Q?, find: Amenai", "find", 31, 'no map has a country "Amenai"', "write AM or ARM"),
        ("question: Q?, find: Somalilnad", "find", 31, 'no map has a country "Somalilnad"', "write SOL"),
        ("question: Q?, find: AZ, map: {region: kaukasus}", "map.region", 49, 'no region "kaukasus"',
         'did you mean "south-caucasus"?'),
        ("question: Q?, find: AZ, map: {region: South Caucasus}", "map.region", 49, 'no region "South Caucasus"',
         'did you mean "south-caucasus"?'),
        ("question: Q?, find: AZ, map: {region: mars}", "map.region", 49, 'no region "mars"',
         "there are: south-caucasus, balkans, europe, world"),
        ("question: Q?, answer: x, map: {show: [AZ, XX]}", "map.show[1]", 53, 'no map has a country "XX"',
         "write its code, such as AZ or AZE, or its name"),
        ("question: Q?, answer: x, map: {show: XX}", "map.show[0]", 48, 'no map has a country "XX"',
         "write its code, such as AZ or AZE, or its name"),
        ("question: Q?, answer: x, map: {region: [51, 38, 43, 42]}", "map.region", 50,
         "51, 38, 43, 42 is no box on the globe",
         "write west, south, east, north in degrees, such as [43, 38, 51, 42]"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_told_at_its_place(question: str, path: str, column: int, message: str, fix: str) -> None:
    (problem,) = found(question)
    assert (problem.message, problem.fix) == (message, fix)
    assert (problem.path.partition(".")[2], problem.place.line, problem.place.col) == (path, 6, column)
    assert (problem.severity, problem.question) == (Severity.ERROR, "d/q")


@pytest.mark.parametrize("box", ["[5, 49, 5.1, 51]", "[10, 0, 10.1, 80]", "[5, 49.9, 7, 50]"])
def test_the_least_box_is_one_whatever_its_decimals_are_as_floats(box: str) -> None:
    assert not list(found(f"question: Q?, answer: x, map: {{region: {box}}}"))


@pytest.mark.parametrize(
    "question",
    [
        "question: Q?, find: AZ, map: {region: south-caucasus}",
        "question: Q?, find: Azerbaijan",
        "question: Q?, place: '40, 44', within: 3 km, map: {region: [43, 38, 51, 42]}",
        "question: Q?, place: '40, 44', within: 3 km, map: {region: '-180, -90, 180, 90'}",
        "question: Q?, answer: x, map: {region: world, show: [AZ, armenia]}",
        "question: Q?, answer: x",
    ],
)
def test_what_there_is_goes_unsaid(question: str) -> None:
    assert found(question) == []


@pytest.mark.parametrize(
    "box",
    ["43, 38, 51", "43, 38, 51, 42, 5", "43, 38, x, 42", "-181, 38, 51, 42", "43, -91, 51, 42", "43, 38, 181, 42",
     "43, 38, 51, 91", "43, 38, 43.05, 42", "43, 38, 51, 38", "nan, 38, 51, 42", ","],
)  # fmt: skip
def test_a_box_has_four_sides_on_the_globe(box: str) -> None:
    (problem,) = found(f"question: Q?, answer: x, map: {{region: '{box}'}}")
    assert problem.fix == "write west, south, east, north in degrees, such as [43, 38, 51, 42]"


def test_a_deck_without_maps_asks_nobody() -> None:
    text = f"{HEAD}- {{id: q, question: Q?, answer: x}}\n"
    assert inspect_text(text, geography=never).deck is not None


def test_without_geography_nothing_is_said() -> None:
    text = f"{HEAD}- {{id: q, question: Q?, find: AX1, map: {{region: kaukasus}}}}\n"
    assert inspect_text(text, rules=False).problems == ()
    assert parse_deck(text)["q"].kind == "find"


def test_files_are_judged_like_texts(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"{HEAD}- id: q\n  question: Q?\n  find: AX1\n")
    (problem,) = inspect_file(path, rules=False, geography=lambda: GEOGRAPHY).problems
    assert str(problem) == (
        f'{path}:8:9: error QN032: no map has a country "AX1"; write its code, such as AZ or AZE, or its name'
    )
    assert inspect_file(path, rules=False).problems == ()
    assert load_deck(path)["q"].kind == "find"


def test_a_part_is_judged_with_its_deck(tmp_path: Path) -> None:
    part = tmp_path / "part.yaml"
    part.write_text("part_of: d\nquestions:\n- id: r\n  question: Q?\n  find: AX1\n")
    path = tmp_path / "deck.yaml"
    path.write_text(
        f"quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\ninclude: [{part.name}]\nquestions:\n"
        "- {id: q, question: Q?, answer: x}\n"
    )
    (problem,) = inspect_file(path, rules=False, geography=lambda: GEOGRAPHY).problems
    assert (problem.code, problem.place.file, problem.place.line) == ("QN032", str(part), 5)


def test_a_translation_is_not_judged_by_what_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(f"{HEAD}- {{id: q, question: Q?, find: AX1}}\n")
    path = tmp_path / "deck.id.yaml"
    path.write_text("quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {q: {question: Mana?}}\n")
    codes = {problem.code for problem in inspect_file(path, geography=never).problems}
    assert "QN032" not in codes


def test_maps_are_known_by_kind_and_field() -> None:
    deck = parse_deck(
        f"{HEAD}- {{id: a, question: Q?, find: AZ, map: {{show: [AM, TW]}}}}\n"
        "- {id: b, question: Q?, place: '40, 44', within: 3 km}\n"
        "- {id: c, question: Q?, answer: x, map: {region: world}}\n"
        "- {id: d, question: Q?, answer: x}\n"
    )
    assert [has_map(question) for question in deck] == [True, True, True, False]
    assert list(targets(deck["a"])) == [("AZ", "find"), ("AM", "map.show[0]"), ("TW", "map.show[1]")]
    assert [list(targets(deck[id])) for id in "bcd"] == [[], [], []]  # noqa: A001 - the deck format's own word
    assert list(geography_problems(deck, GEOGRAPHY)) == []

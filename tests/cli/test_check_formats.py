"""`check --format`: annotations as GitHub reads them, JSON with all that was found, text for people."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.cli.check_record import check_record
from quizgeo.cli.checkout import ROOT
from quizgeo.cli.github import annotations
from quizgeo.decks import Place, Problem, Related, Severity


def problem(**fields: Any) -> Problem:
    place = fields.pop("place", Place("deck.yaml", 3, 5, 3, 10))
    given = {"code": "QN004", "severity": Severity.ERROR, "message": "unknown field", "fix": "remove it", **fields}
    return Problem(place=place, **given)


# -- GitHub ----------------------------------------------------------------------------------------------------------

COMMAND = re.compile(
    r"::(error|warning|notice) file=([^,:]*),line=(\d+),col=(\d+),endLine=(\d+),endColumn=(\d+),title=([A-Z0-9]+)::(.*)"
)


def told(line: str) -> str:
    """Read a message as the runner of workflows does."""
    return line.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_annotations_stand_on_stdout_and_the_sum_beside_them(
    home: Any, call: Any, flawed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.deck(flawed)
    monkeypatch.chdir(home.path)
    done = call("check", "--format=github", "decks/flawed.yaml")
    assert done.status == 1
    found = [COMMAND.fullmatch(line) for line in done.out.splitlines()]
    assert all(found)
    first = found[0]
    assert first is not None
    assert first.groups()[:7] == ("error", "decks/flawed.yaml", "7", "53", "7", "86", "MC005")
    assert {each[1] for each in found if each} == {"error", "warning", "notice"}
    assert done.err.startswith("1 file: ")


def test_the_root_is_the_checkout_of_the_workflow_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT, str(Path.cwd().parent))
    (line,) = annotations([problem(place=Place("a b:c%.yaml"))])
    assert f" file={Path.cwd().name}/a b%3Ac%25.yaml," in line


def test_an_annotation_is_exactly_this() -> None:
    line = next(annotations([problem(message="50 % off,\r\nnow: new", place=Place("a,b:c%d.yaml", 1, 2, 3, 4))]))
    expected = (
        "::error file=a%2Cb%3Ac%25d.yaml,line=1,col=2,endLine=3,endColumn=4,title=QN004"
        "::50 %25 off,%0D%0Anow: new; remove it"
    )
    assert line == expected


def test_related_places_are_further_lines_of_an_annotation() -> None:
    (line,) = annotations([problem(fix="", related=(Related(Place("b.yaml", 2), "first here"),))])
    assert line.endswith("::unknown field%0Ab.yaml:2: first here")


@given(st.text(max_size=60), st.text(min_size=1, max_size=20).filter(lambda name: "\0" not in name))
def test_any_text_comes_through_on_one_line(message: str, name: str) -> None:
    (line,) = annotations([problem(message=message, fix="", place=Place(name))])
    assert not {"\r", "\n"} & set(line)
    found = COMMAND.fullmatch(line)
    assert found is not None
    assert told(found[8]) == message


# -- JSON ------------------------------------------------------------------------------------------------------------


def test_json_tells_apart_what_is_silenced(home: Any, call: Any, flawed: str) -> None:
    found = call("check", "--json", str(home.deck(flawed))).json
    assert {each["code"] for each in found["silenced"]} == {"MC005"}
    assert found["summary"]["infos"] == 1
    assert all(each["question"] != "flawed/calm" for each in found["problems"])
    assert set(found["silenced"][0]) == set(found["problems"][0])


def test_a_record_of_nothing_has_every_field() -> None:
    assert check_record([], [], [], [], 0) == {
        "format": 1,
        "problems": [],
        "silenced": [],
        "summary": {"files": 0, "questions": 0, "errors": 0, "warnings": 0, "infos": 0},
        "coverage": {},
        "translations": {},
    }


def test_the_language_of_the_interface_does_not_change_what_programs_read(home: Any, call: Any, flawed: str) -> None:
    path = str(home.deck(flawed))
    for form in ("json", "sarif"):
        assert (
            call("--lang", "id", "check", f"--format={form}", path).out == call("check", f"--format={form}", path).out
        )
    assert "kesalahan" in call("--lang", "id", "check", "--format=github", path).err


# -- text ------------------------------------------------------------------------------------------------------------


def test_a_rule_names_where_its_reason_is_told(home: Any, call: Any, flawed: str) -> None:
    done = call("check", str(home.deck(flawed)))
    assert "error MC005: " in done.out
    assert done.err.splitlines()[-1] == "Why, with examples: quizgeo check --explain MC005"
    assert re.fullmatch(r"1 file: \d errors?, \d warnings?, 1 info", done.err.splitlines()[0])


def test_problems_of_a_file_stand_in_the_order_of_their_places(home: Any, call: Any, flawed: str) -> None:
    done = call("check", "--json", str(home.deck(flawed)))
    places = [(each["place"]["line"], each["place"]["col"]) for each in done.json["problems"]]
    assert places == sorted(places)


def test_strict_never_fails_for_an_info(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(texts["sound"].replace("answer: Madrid", "answer: Madrid, accept: [madrid]"))
    done = call("check", "--strict", str(path))
    assert (done.status, done.err) == (0, "1 file: 0 errors, 0 warnings, 1 info\n")

"""`check --format=sarif`: a log as its standard has it, with places from the root of the repository."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.cli.checkout import ROOT
from quizgeo.cli.sarif import fingerprint, sarif_log
from quizgeo.decks import Place, Problem, Related, Severity


def problem(**fields: Any) -> Problem:
    place = fields.pop("place", Place("deck.yaml", 3, 5, 3, 10))
    given = {"code": "QN004", "severity": Severity.ERROR, "message": "unknown field", "fix": "remove it", **fields}
    return Problem(place=place, **given)


def closed(required: str = "", **properties: Any) -> dict[str, Any]:
    """Describe an object that has these properties and no others."""
    return {
        "type": "object", "properties": properties, "required": required.split(), "additionalProperties": False,
    }  # fmt: skip


def several(items: Mapping[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


TEXT = {"type": "string", "minLength": 1}
WHOLE = {"type": "integer", "minimum": 0}
FROM_ONE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = closed("text", text=TEXT)
BOTH = closed("text", text=TEXT, markdown=TEXT)
PHYSICAL = closed(
    "artifactLocation region",
    artifactLocation=closed("uri", uri={"type": "string", "pattern": r"^[\w.!~*'()%/:=&@+,;-]+$"}, uriBaseId=TEXT),
    region=closed("startLine", startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE),
)
LOCATION = closed(
    "physicalLocation",
    id=WHOLE,
    physicalLocation=PHYSICAL,
    message=MESSAGE,
    logicalLocations=several(closed(fullyQualifiedName=TEXT), 1),
)
RULE = closed(
    "id",
    id={"type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$"},
    shortDescription=BOTH,
    fullDescription=BOTH,
    help=BOTH,
    defaultConfiguration=closed(level=LEVEL),
)
RESULT = closed(
    "message ruleId",
    ruleId=TEXT,
    ruleIndex=WHOLE,
    level=LEVEL,
    message=MESSAGE,
    locations=several(LOCATION, 1),
    relatedLocations=several(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    suppressions=several(closed("kind", kind={"enum": ["inSource", "external"]})),
)
RUN = closed(
    "tool",
    tool=closed("driver", driver=closed("name", name=TEXT, version=TEXT, rules=several(RULE))),
    invocations=several(closed("executionSuccessful", executionSuccessful={"type": "boolean"})),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=several(RESULT),
)
SARIF = closed(
    "version runs", **{"$schema": TEXT, "version": {"enum": ["2.1.0"]}, "runs": {**several(RUN, 1), "maxItems": 1}}
)
"""What the standard says of the objects that are written, in its own names: OASIS, SARIF Version 2.1.0, section 3."""
valid = fastjsonschema.compile(SARIF)


@pytest.fixture
def log(home: Any, call: Any, flawed: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give what a flawed deck gives as SARIF, with the home as the root of the repository."""
    home.deck(flawed)
    monkeypatch.chdir(home.path)
    done = call("check", "--format=sarif", "decks/flawed.yaml")
    assert (done.status, done.err) == (1, "")
    return done.json


def test_a_log_is_what_the_standard_says(log: Any) -> None:
    valid(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["name"] == "quizgeo"


def test_an_empty_log_is_valid_too(home: Any, call: Any, texts: dict[str, str]) -> None:
    done = call("check", "--format", "sarif", str(home.deck(texts["sound"])))
    valid(done.json)
    assert (done.status, done.json["runs"][0]["results"]) == (0, [])


def test_each_result_points_to_its_rule(log: Any) -> None:
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({result["ruleId"] for result in run["results"]})
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    helped = {rule["id"]: rule["help"] for rule in rules}
    assert "test items" in helped["MC005"]["text"]
    assert "```yaml\n- {id: a" in helped["MC005"]["markdown"]
    assert helped["QN009"]["text"].startswith("The question has no identity of its own.\n\nProgress hangs on")


def test_places_are_relative_and_count_from_one(log: Any, flawed: str) -> None:
    first = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"] == {"uri": "decks/flawed.yaml", "uriBaseId": "%SRCROOT%"}
    assert first["region"]["startLine"] == 7
    line = flawed.splitlines()[6]
    assert line[first["region"]["startColumn"] - 1 : first["region"]["endColumn"] - 1].startswith("A military")


def test_levels_are_those_of_the_standard(log: Any) -> None:
    results = log["runs"][0]["results"]
    levels = {result["ruleId"]: result["level"] for result in results}
    assert (levels["MC005"], levels["QN009"], levels["AN003"]) == ("error", "warning", "note")


def test_what_a_comment_silences_is_told_as_suppressed_in_the_source(log: Any) -> None:
    results = log["runs"][0]["results"]
    silent = [result for result in results if "suppressions" in result]
    assert {result["ruleId"] for result in silent} == {"MC005"}
    assert all(result["suppressions"] == [{"kind": "inSource"}] for result in silent)
    assert {result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in silent} == {9}


def test_a_file_outside_the_repository_has_its_whole_address(
    home: Any, call: Any, flawed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    path = home.deck(flawed)
    monkeypatch.chdir(tmp_path / "elsewhere")
    log = call("check", "--format=sarif", str(path)).json
    valid(log)
    (artifact,) = {
        json.dumps(result["locations"][0]["physicalLocation"]["artifactLocation"])
        for result in log["runs"][0]["results"]
    }
    assert json.loads(artifact) == {"uri": path.resolve().as_uri()}


def test_a_link_to_itself_has_an_address(home: Any, call: Any) -> None:
    (home.decks / "loop.yaml").symlink_to("loop.yaml")
    for form in ("sarif", "github"):
        done = call("check", f"--format={form}", str(home.decks / "loop.yaml"))
        assert done.status == 1
        assert "Too many levels of symbolic links" in done.out


def test_the_root_is_the_checkout_of_the_workflow_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT, str(Path.cwd().parent))
    place = Place("a b:c%.yaml", 1, 1, 1, 2)
    assert f'"uri": "{Path.cwd().name}/a%20b%3Ac%25.yaml"' in json.dumps(sarif_log([problem(place=place)]))


def test_a_message_holds_no_place_to_fill_and_no_link() -> None:
    log = sarif_log([problem(message='"{0}" and [click](https://example.org)', fix="")])
    valid(log)
    assert '"{{0}}" and [click] (https://example.org)' in json.dumps(log).replace('\\"', '"')


def test_other_places_are_related_ones() -> None:
    log = sarif_log([problem(related=(Related(Place("other.yaml", 2, 1, 2, 3), "first here"),))])
    valid(log)
    assert '"relatedLocations": [{"id": 0' in json.dumps(log)
    assert '"other.yaml"' in json.dumps(log)


def test_a_fingerprint_stays_where_a_problem_moves() -> None:
    first = problem(question="d/q", path="questions[3].anser")
    moved = problem(question="d/q", path="questions[7].anser", place=Place("deck.yaml", 90, 1, 90, 4), message="more")
    others = (
        problem(question="d/q", path="questions[3].wrng"),
        problem(question="d/r", path="questions[3].anser"),
        problem(question="d/q", path="questions[3].anser", code="QN005"),
        problem(path="title"),
        problem(path="license"),
    )
    assert fingerprint(first) == fingerprint(moved)
    assert len({fingerprint(each) for each in (first, *others)}) == 6
    assert re.fullmatch("[0-9a-f]{16}", fingerprint(first))


@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.text(max_size=20))
def test_any_text_gives_a_valid_log(message: str, fix: str, path: str) -> None:
    log = sarif_log([problem(message=message, fix=fix, path=path, question="d/q")], [problem(message=message)])
    valid(json.loads(json.dumps(log)))

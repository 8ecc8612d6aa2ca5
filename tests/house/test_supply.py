"""What quizgeo is made of is told in full, and what could not be asked is never said to be well."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tools.audit import main as audit
from tools.audit import verdict
from tools.house.source import ROOT
from tools.sbom import bill, main, pins

TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
REF = re.compile(r"pkg:pypi/[a-z0-9-]+@[0-9][^ ]*|data:[a-z-]+")


@pytest.fixture(scope="module")
def made() -> Any:
    return json.loads(json.dumps(bill(pins(TEXT), "0.1.0", 1_700_000_000)))


def test_the_bill_has_every_pin_with_its_hashes(made: Any) -> None:
    listed = {part["purl"]: part for part in made["components"] if part["type"] == "library"}
    assert set(listed) == {pin.ref for pin in pins(TEXT)}
    assert len(listed) == len(re.findall("^[a-z]", TEXT, re.MULTILINE)) > 40
    for pin in pins(TEXT):
        (reference,) = listed[pin.ref]["externalReferences"]
        assert [each["content"] for each in reference["hashes"]] == list(pin.hashes) != []
        assert all(re.fullmatch("[0-9a-f]{64}", each["content"]) for each in reference["hashes"])


def test_the_bill_is_what_cyclonedx_asks_for(made: Any) -> None:
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made["metadata"]["timestamp"])
    refs = [part["bom-ref"] for part in (*made["components"], made["metadata"]["component"])]
    assert len(refs) == len(set(refs))
    assert all(map(REF.fullmatch, refs))
    for part in made["components"]:
        assert part["type"] in ("library", "data")
        assert part["name"]
        assert part.get("scope", "required") in ("required", "optional", "excluded")
        assert all(set(each) in ({"expression"}, {"license"}) for each in part.get("licenses", ()))
    assert {row["ref"] for row in made["dependencies"]} <= set(refs)
    assert {ref for row in made["dependencies"] for ref in row["dependsOn"]} <= set(refs)


def test_the_bill_says_what_is_needed_to_run(made: Any) -> None:
    scopes = {part["name"]: part.get("scope") for part in made["components"]}
    assert {scopes[name] for name in ("textual", "pyyaml", "fsrs", "click", "msgspec", "rich")} == {"required"}
    assert {scopes[name] for name in ("typst", "redis")} == {"optional"}
    assert {scopes[name] for name in ("pytest", "ruff", "hatchling")} == {"excluded"}
    (root, *_rest) = made["dependencies"]
    assert any("textual" in ref for ref in root["dependsOn"])


def test_the_same_commit_gives_the_same_bill(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        assert main([str(tmp_path / name)]) == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize(
    ("rows", "lines", "status"),
    [
        ([], "skipped", 0),
        ([{"name": "a", "skip_reason": "not found"}], "skipped", 0),
        ([{"name": "a", "version": "1", "vulns": []}], "1 packages asked for, 0 advisories", 0),
        ([{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}], "audit: a 1: PYSEC-1", 1),
        (
            [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}],
            "1 skipped, not passed: b",
            0,
        ),
    ],
)
def test_what_was_not_asked_is_not_passed(rows: list[dict[str, object]], lines: str, status: int) -> None:
    told, given = verdict({"dependencies": rows})
    assert lines in "\n".join(told)
    assert given == status


@pytest.mark.parametrize(
    ("says", "why"), [("echo no JSON >&2", "skipped, no JSON"), ("echo '{}'", "skipped, the list")]
)
def test_an_audit_that_cannot_ask_is_skipped(
    says: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    auditor = tmp_path / "auditor"
    auditor.write_text(f"#!/bin/sh\n{says}\n")
    auditor.chmod(0o755)
    assert audit([str(auditor)]) == 0
    assert why in capsys.readouterr().out

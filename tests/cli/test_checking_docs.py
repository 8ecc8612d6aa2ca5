"""docs/checking.md tells the truth: its options, formats, fields and patterns are those of the program."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgeo.cli.author import check
from quizgeo.cli.quick import FORMATS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "checking.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """Give the texts of the page's blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def names(value: object) -> set[str]:
    """Give every name of a field in a document, but those that decks, sources and languages give."""
    if isinstance(value, list):
        return set().union(*map(names, value)) if value else set()
    return {*value, *set().union(*map(names, value.values()))} if isinstance(value, dict) else set()


def test_every_option_and_format_is_named() -> None:
    options = [option for each in check.params for option in each.opts if option.startswith("--")]
    assert [option for option in options if f"{option}" not in PAGE] == []
    assert [form for form in FORMATS if f"| `{form}` |" not in PAGE] == []


def test_every_exit_status_is_told() -> None:
    assert re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("words", [(), ("--stale", "--as-of", "2030-01-01"), ("--explain", "MC005"), ("--answers",)])
def test_every_field_of_a_document_is_named(home: Any, call: Any, flawed: str, words: tuple[str, ...]) -> None:
    deck = flawed.replace("{id: calm,", "{id: calm, review_by: 2029,")
    path = () if "--explain" in words else (str(home.deck(deck)),)
    document = call("check", "--json", *path, *words).json
    assert [name for name in names(document) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_editors_read_what_is_printed(home: Any, call: Any, flawed: str, severity: str) -> None:
    path = home.deck(flawed)
    task = json.loads(blocks("json")[0])["tasks"][0]["problemMatcher"]["pattern"]
    lines = [line for line in call("check", str(path)).out.splitlines() if f" {severity} " in line]
    found = re.fullmatch(task["regexp"].removeprefix("^").removesuffix("$"), lines[0])
    assert found is not None
    assert (found[task["file"]], found[task["severity"]]) == (str(path), severity)
    assert int(found[task["line"]]) > 1
    assert int(found[task["column"]]) > 1
    assert re.fullmatch("[A-Z]{2}[0-9]{3}", found[task["code"]])


def test_workflows_are_yaml_and_call_the_program_as_it_is(call: Any, home: Any, flawed: str) -> None:
    home.deck(flawed)
    calls = re.findall(r"quizgeo (check --[^>|\n]*?) decks/", "\n".join(blocks("yaml")))
    assert [yaml.safe_load(block) for block in blocks("yaml")]
    assert len(calls) == 2
    for words in calls:
        assert call(*words.split(), str(home.decks)).status == 1

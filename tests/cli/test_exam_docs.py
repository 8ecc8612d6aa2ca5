"""docs/exams.md names every line, event and field of an exam."""

import re
from pathlib import Path
from typing import Any

from quizgeo.cli.exam_words import Wish
from quizgeo.study.exam_paper import MOST, USUAL

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "exams.md").read_text(encoding="utf-8")
LINE_MODE = (Path(__file__).resolve().parents[2] / "docs" / "line-mode.md").read_text(encoding="utf-8")


def test_every_line_that_may_be_typed_is_named() -> None:
    assert [word for wish in Wish for word in wish.value if word and f"`{word}`" not in PAGE] == []


def test_the_figures_of_the_page_are_those_of_the_program() -> None:
    assert f"{USUAL} questions if nothing else is said" in PAGE
    assert f"{MOST} at most" in PAGE


def test_every_event_and_field_is_named(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["kinds"])
    lines = [*["x", ":blank"] * 15, ":o", ":time", "?", ":x", ":hand-in", ":hand-in", "2", "2"]
    done = call("exam", "kinds", "--plain", "--json", "--seed", "7", lines=lines)
    assert {"exam", "question", "kept", "overview", "time", "help", "error", "result"} <= {
        each["event"] for each in done.events
    }
    known = re.compile(r"`([a-z_]+)`")
    names = {*known.findall(PAGE), *known.findall(LINE_MODE)}
    fields = {name for each in done.events for name in (*each, each["event"])}
    result = done.of("result")[-1]
    fields |= {name for row in (*result["questions"], *result["tags"]) for name in row}
    (listed,) = call("exam", "--list", "--json").json
    assert sorted({*fields, *listed} - names) == []

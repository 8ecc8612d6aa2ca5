"""The page of a report in a browser: no rule of axe is broken, nothing is loaded, and paper cuts nothing off."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizgeo.cli.main import run
from tests.browser.conftest import AXE
from tools.browser import FOLDER

pytestmark = pytest.mark.slow

LSAT = Path(__file__).parents[1] / "insight" / "report" / "lsat6.txt"
SHEETS = {"letter": 816 - 91, "a4": 793 - 91}
"""Pixels of CSS between the margins of a sheet."""
TOO_WIDE = """(width) => [...document.querySelectorAll("table, svg, p, h1, h2, h3, li")]
  .filter((each) => each.getBoundingClientRect().right > width + 1)
  .map((each) => each.outerHTML.slice(0, 80))"""


def lsat() -> str:
    """Give the published answers of a thousand persons."""
    lines = [line.split() for line in LSAT.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    patterns = [pattern for pattern, count in lines for _ in range(int(count))]
    rows = [f"P{place},{','.join(pattern)}" for place, pattern in enumerate(patterns)]
    return "\n".join(["person,one,two,three,four,five", *rows])


def lesson(people: int) -> str:
    """Give the answers of a class to nine questions with long texts, as a session's table has them."""
    lot = random.Random(people)
    text = "Which town is the capital of the country that lies between the two seas and the mountains?"
    rows = ["person,question,score,given,seconds,confidence,text,right"]
    for place in range(people):
        for question in range(9):
            right = lot.random() < (place + 1) / (people + 1)
            given = "Tbilisi" if right else lot.choice(["Baku", "Yerevan"])
            rows.append(
                f"Person {place},q{question},{int(right)},{given},7.5,{lot.choice(['sure', 'guess'])},{text},Tbilisi"
            )
    return "\n".join(rows)


@pytest.fixture
def look(browser: tuple[Any, Any], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Give what opens the report of a table; at the end nothing may have been loaded, and nothing gone wrong."""
    contexts, complaints = [], []
    axe = (FOLDER / "axe_playwright_python" / "axe.min.js").read_text(encoding="utf-8")

    def open_report(table: str, language: str = "en", **more: Any) -> Any:
        answers, target = tmp_path / "answers.csv", tmp_path / "report.html"
        answers.write_text(table, encoding="utf-8")
        assert run(["--lang", language, "report", str(answers), "-o", str(target), "--force"]) == 0
        context = browser[1].new_context(**more)
        contexts.append(context)
        context.add_init_script(axe)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("request", lambda asked: complaints.append(asked.url) if asked.url != target.as_uri() else None)
        page.goto(target.as_uri())
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "id")])
@pytest.mark.parametrize("table", [lsat(), lesson(3), lesson(8), lesson(32)], ids=["lsat", "three", "eight", "class"])
def test_a_report_breaks_no_rule(table: str, scheme: str, language: str, look: Callable[..., Any]) -> None:
    page = look(table, language, color_scheme=scheme, viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate(AXE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(("sheet", "language"), [("letter", "en"), ("a4", "id")])
@pytest.mark.parametrize("table", [lsat(), lesson(3), lesson(32)], ids=["lsat", "three", "class"])
def test_paper_cuts_nothing_off(table: str, sheet: str, language: str, look: Callable[..., Any]) -> None:
    page = look(table, language, viewport={"width": SHEETS[sheet], "height": 900}, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate(TOO_WIDE, SHEETS[sheet]) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

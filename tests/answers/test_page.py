"""The examples of the page on judging come out as it says."""

import re
from pathlib import Path

import pytest

from quizgeo.answers import check_answer
from quizgeo.decks import parse_deck

PAGE = Path(__file__).parents[2] / "docs" / "judging.md"
ROW = re.compile(r"\| `(?P<says>[^`|]+)` \| (?P<typed>[^|`]+) \| (?P<grade>\w+) \| `(?P<reason>[\w-]+)` \|")
ROWS = [tuple(row.groups()) for row in ROW.finditer(PAGE.read_text(encoding="utf-8"))]
DECK = "quizgeo: 1\ndeck: page\ntitle: Page\nlanguage: en\nquestions:\n- id: q\n  question: Which?\n"


def test_the_page_has_examples() -> None:
    assert len(ROWS) > 25


@pytest.mark.parametrize(("says", "typed", "grade", "reason"), ROWS)
def test_an_example_comes_out_as_the_page_says(says: str, typed: str, grade: str, reason: str) -> None:
    key = says if ": " in says else f"answer: {says}"
    found = check_answer(parse_deck(f"{DECK}  {key}\n")["q"], typed)
    assert (found.grade, found.reason) == (grade, reason)

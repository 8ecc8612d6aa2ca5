"""The generated pages say what the program says, and everything in its tables stands in them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools import docs
from tools.house import checkout, example
from tools.house.faces import public_names


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    """Make all pages in a process of its own: click keeps its own words in the language that it first spoke."""
    program = (
        "import json; from tools import docs; print(json.dumps({name: make() for name, make in docs.PAGES.items()}))"
    )
    made = subprocess.run([sys.executable, "-c", program], cwd=docs.DOCS.parent, capture_output=True, check=True)
    pages: dict[str, str] = json.loads(made.stdout)
    return pages


@pytest.mark.parametrize("name", docs.PAGES)
def test_a_generated_page_is_up_to_date(name: str, fresh: dict[str, str]) -> None:
    assert (docs.DOCS / name).read_text() == fresh[name]


def test_a_page_that_differs_or_is_missing_is_named(tmp_path: Path) -> None:
    pages = {tmp_path / name: make() for name, make in docs.PAGES.items()}
    first, second, *others = pages
    for path in (second, *others):
        path.write_text(pages[path])
    second.write_text("old")
    assert docs.stale(tmp_path) == {first: pages[first], second: pages[second]}


def test_every_public_name_stands_in_the_docs() -> None:
    text = docs.faces()
    names = [name for module in checkout("src") if module.is_package for name in public_names(module) or ()]
    assert [name for name in names if not re.search(rf"\| `{name}[`(]", text)] == []


def test_the_index_names_every_page() -> None:
    index = (docs.DOCS / "README.md").read_text()
    assert [
        path.name for path in docs.DOCS.glob("*.md") if path.name != "README.md" and f"]({path.name})" not in index
    ] == []


def test_a_bar_in_a_cell_does_not_begin_another() -> None:
    assert docs.table(["a"], [["x | y"]]) == "| a |\n| --- |\n| x \\| y |"


def test_a_name_is_explained_where_it_comes_from() -> None:
    face = "from quizgeo.decks.model import LIMIT, Deck, load"
    text = '''
class Deck:
    """A deck, once read.

    More.
    """

LIMIT = 3
"""How many."""

def load(path: str, *, strict: bool = False) -> Deck:
    """Read a deck."""
'''
    package, model = example(face, "src/quizgeo/decks/__init__.py"), example(text, "src/quizgeo/decks/model.py")
    modules = {module.name: module for module in (package, model)}
    found = [docs.entry(modules, package, name) for name in ("Deck", "LIMIT", "load", "other")]
    assert found == [
        ["`Deck`", "A deck, once read."],
        ["`LIMIT`", "How many."],
        ["`load(path, *, strict)`", "Read a deck."],
        ["`other`", ""],
    ]

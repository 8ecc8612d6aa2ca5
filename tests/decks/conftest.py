"""What the tests of decks share: short ways to write a deck, and to say where in it a problem must stand."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizgeo.decks import Deck, Place, Problem, check_text

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks `«` and `»`, and the stretch that stood between them."""

    text: str
    place: Place


def unmark(marked: str, name: str = "deck.yaml") -> Marked:
    """Take the marks out of a text: `«x»` says that the problem is at x, `«»` that it is at a point."""
    before, _mark, rest = marked.partition("«")
    inside, _mark, after = rest.partition("»")

    def position(text: str) -> tuple[int, int]:
        lines = text.split("\n")
        return len(lines), len(lines[-1]) + 1

    return Marked(before + inside + after, Place(name, *position(before), *position(before + inside)))


@pytest.fixture
def checked() -> Callable[..., Problem]:
    """Check a marked text, and give the one problem of a code, which must stand at the marks."""

    def check(marked: str, code: str) -> Problem:
        text = unmark(marked)
        _deck, problems = check_text(text.text)
        found = [problem for problem in problems if problem.code == code and problem.place == text.place]
        assert found, f"no {code} at {text.place}, but\n" + "\n".join(f"{each} {each.place}" for each in problems)
        return found[0]

    return check


@pytest.fixture
def questions() -> Callable[..., str]:
    """Write a deck around the lines of its questions, with more lines for the head."""

    def write(body: str, head: str = "") -> str:
        return f"{HEAD}{head}questions:\n{body}"

    return write


@pytest.fixture
def load(questions: Callable[..., str]) -> Callable[..., Deck]:
    """Read questions that must be without any problem."""

    def read(body: str, head: str = "") -> Deck:
        deck, problems = check_text(questions(body, head))
        assert problems == ()
        assert deck is not None
        return deck

    return read


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write files by name into a folder of their own, and give the folder."""

    def write(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name.replace("__", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write

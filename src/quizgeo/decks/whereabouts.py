"""Where in its files a deck's questions and their parts stand, for problems that are found after reading."""

import re
from collections.abc import Callable

from quizgeo.decks.calm import calm
from quizgeo.decks.events import read_tree
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries, place_of
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report

_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[]+)")


class Whereabouts:
    """Finds the place of a question, of one of its fields, or of an item of one.

    A file is parsed once more when the first place in it is asked for.
    """

    def __init__(self, deck: Deck, text_of: Callable[[str], str | None]) -> None:
        """Take a deck that was read without errors, and what gives the text of a file by its name."""
        self._text_of = text_of
        self._deck = deck
        self._roots: dict[str, Node | None] = {}
        self._numbers: dict[str, tuple[str, int]] = {}
        counts: dict[str, int] = {}
        for question in deck:
            number = counts[question.path] = counts.get(question.path, -1) + 1
            self._numbers[question.key] = question.path, number

    def path(self, question: Question, inner: str = "") -> str:
        """Give the path of a question in its file, such as `questions[3].wrong[0]` for `wrong[0]`."""
        number = f"questions[{self._numbers[question.key][1]}]"
        return f"{number}.{inner}" if inner else number

    def place(self, question: Question, inner: str = "", *, key: bool = False) -> Place:
        """Give the place of a question, or of what is at a path in it; the question's own where there is no such thing.

        key: whether the name of the field is meant and not its value.
        """
        file, number = self._numbers[question.key]
        root = self._follow(self._root(file), f"questions[{number}]", key=False)
        node = self._follow(root, inner, key=key) if inner else root
        node = node or root
        return Place(file, question.line) if node is None else place_of(file, node)

    def head(self, path: str, *, key: bool = False) -> Place:
        """Give the place of what is at a path in the deck's head; the file's beginning where there is no such thing."""
        file = str(self._deck.path or "")
        node = self._follow(self._root(file), path, key=key)
        return Place(file) if node is None else place_of(file, node)

    def _root(self, file: str) -> Node | None:
        """Parse a file whole."""
        if file not in self._roots:
            text = self._text_of(file)
            with calm():
                self._roots[file] = None if text is None else read_tree(text, Report(file))[0].root
        return self._roots[file]

    def _follow(self, node: Node | None, path: str, *, key: bool) -> Node | None:
        """Go down from a node."""
        steps = _STEP.findall(path)
        for count, (number, name) in enumerate(steps, start=1):
            if number:
                items = node.items if isinstance(node, ListNode) else []
                node = items[int(number)] if int(number) < len(items) else None
            else:
                both = _entry(node, name)
                node = both and both[0 if key and count == len(steps) else 1]
        return node


def _entry(node: Node | None, name: str) -> tuple[Scalar, Node] | None:
    return entries(node).get(name) if isinstance(node, MapNode) else None

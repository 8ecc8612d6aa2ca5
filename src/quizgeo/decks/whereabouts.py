"""Where in its files a deck's questions and their parts stand, for problems that are found after reading."""

from collections.abc import Callable

from msgspec.structs import replace

from quizgeo.decks.calm import calm
from quizgeo.decks.lines import BREAK
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries, place_of
from quizgeo.decks.parsing import read_tree
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report
from quizgeo.patterns import regex

_STEP = regex(r"\[(\d+)\]|\.?([^.\[]+)")
_DASH = regex(r"[ \t]*-[ \t]")
MOST_ALONE = 3_000
"""Questions that are parsed one by one, a fifth of a millisecond each; for more it is quicker to parse whole files."""


class Whereabouts:
    """Finds the place of a question, of one of its fields, or of an item of one.

    The lines of a question are parsed once more when the first place in it is asked for; the whole file where that is
    not enough, and for places in the head.
    """

    def __init__(self, deck: Deck, text_of: Callable[[str], str | None]) -> None:
        """Take a deck that was read without errors, and what gives the text of a file by its name."""
        self._text_of = text_of
        self.file = deck.file or deck.questions[0].path
        """The file with the deck's head."""
        self._roots: dict[str, Node | None] = {}
        self._texts: dict[str, list[str]] = {}
        self._heads: dict[str, Node | None] = {}
        self._alone: dict[str, Node | None] = {}
        self._numbers: dict[str, tuple[str, int]] = {}
        self._starts: dict[str, list[int]] = {}
        for question in deck:
            starts = self._starts.setdefault(question.path, [])
            self._numbers[question.key] = question.path, len(starts)
            starts.append(question.line)

    def path(self, question: Question, inner: str = "") -> str:
        """Give the path of a question in its file, such as `questions[3].wrong[0]` for `wrong[0]`."""
        number = f"questions[{self._numbers[question.key][1]}]"
        return f"{number}.{inner}" if inner else number

    def place(self, question: Question, inner: str = "", *, key: bool = False) -> Place:
        """Give the place of a question, or of what is at a path in it; the question's own where there is no such thing.

        key: whether the name of the field is meant and not its value.
        """
        return self.within(question, inner, key=key) or self.within(question) or self._line(question)

    def within(self, question: Question, inner: str = "", *, key: bool = False) -> Place | None:
        """Give the place of a question, or of what is at a path in it; None where there is no such thing."""
        file = self._numbers[question.key][0]
        above = question.line - 1
        root = self._by_itself(question)
        if root is None:
            above, root = 0, follow(self._root(file), self.path(question))
        node = follow(root, inner, key=key)
        return None if node is None else _below(place_of(file, node), above)

    def head(self, path: str, *, key: bool = False) -> Place:
        """Give the place of what is at a path in the deck's head; the file's beginning where there is no such thing."""
        return self.within_head(path, key=key) or Place(self.file)

    def within_head(self, path: str, *, key: bool = False) -> Place | None:
        """Give the place of what is at a path in the deck's head; None where there is no such thing."""
        file = self.file
        node = follow(self._above(file), path, key=key) or follow(self._root(file), path, key=key)
        return None if node is None else place_of(file, node)

    def _above(self, file: str) -> Node | None:
        """Parse what stands above the questions of a file; None where they do not begin on a line of their own."""
        if file not in self._heads:
            first = self._starts.get(file, [0])[0]
            tree, complete = read_tree("\n".join(self._lines(file)[: max(0, first - 1)]), Report(file))
            whole = complete and isinstance(tree.root, MapNode) and tree.root.names[-1:] == ("questions",)
            self._heads[file] = tree.root if whole else None
        return self._heads[file]

    def _line(self, question: Question) -> Place:
        return Place(self._numbers[question.key][0], question.line)

    def _root(self, file: str) -> Node | None:
        """Parse a file whole."""
        if file not in self._roots:
            text = self._text_of(file)
            with calm():
                self._roots[file] = None if text is None else read_tree(text, Report(file))[0].root
        return self._roots[file]

    def _by_itself(self, question: Question) -> Node | None:
        """Parse the lines of one question, up to the dash of the next; None where they are no list of it alone."""
        file, number = self._numbers[question.key]
        if question.key in self._alone or file in self._roots or len(self._alone) >= MOST_ALONE:
            return self._alone.get(question.key)
        lines = self._lines(file)
        end = (*self._starts[file][number + 1 : number + 2], len(lines) + 1)[0]
        dash = _DASH.match(lines[end - 1]) if end <= len(lines) else None
        text = "\n".join([*lines[question.line - 1 : end - 1], dash.group() if dash else ""])
        tree, complete = read_tree(text, Report(file))
        items = tree.root.items if complete and isinstance(tree.root, ListNode) else []
        found = items[0] if items and isinstance(items[0], MapNode) and len(items) == 1 + bool(dash) else None
        self._alone[question.key] = found
        return found

    def _lines(self, file: str) -> list[str]:
        if file not in self._texts:
            self._texts[file] = BREAK.split(self._text_of(file) or "")
        return self._texts[file]


def _below(place: Place, lines: int) -> Place:
    """Give a place as many lines further down."""
    return replace(place, line=place.line + lines, end_line=place.end_line + lines) if lines else place


def follow(node: Node | None, path: str, *, key: bool = False) -> Node | None:
    """Go down from a node by a path such as `wrong[0]`; None where it leads nowhere.

    key: whether the name of the last field is meant and not its value.
    """
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

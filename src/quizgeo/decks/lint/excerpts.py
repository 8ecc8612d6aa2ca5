"""The questions that something was found in, parsed once more, many at a time, for the places of their parts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from quizgeo.decks.items import Items, items_of
from quizgeo.decks.keys import CardKey
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.nodes import ListNode, MapNode, Marked, Node, place_of
from quizgeo.decks.parsing import read_tree
from quizgeo.decks.plain import plain_head
from quizgeo.decks.problems import Place
from quizgeo.decks.report import Report
from quizgeo.patterns import regex

_AT_ONCE = 200
"""Questions that are parsed at once."""
_STEP = regex(r"\[(\d+)\]|\.?([^.\[]+)")


class Excerpts:
    """Questions of a deck as nodes, each with how far above it its file begins."""

    def __init__(self, deck: Deck, text_of: Callable[[str], str | None]) -> None:
        """Take a deck, and what gives the text of a file by its name."""
        self._by_file = defaultdict[str, list[Question]](list)
        for question in deck:
            self._by_file[question.path].append(question)
        self._text_of = text_of
        self._items: dict[str, Items | None] = {}
        self._heads: dict[str, MapNode | None] = {}
        self._found: dict[CardKey, tuple[MapNode, int]] = {}

    def expect(self, questions: Iterable[Question]) -> None:
        """Parse the questions that will be asked for."""
        wanted = defaultdict[str, dict[int, CardKey]](dict)
        for question in questions:
            items = self.items(question.path)
            if items is not None and question.key not in self._found:
                wanted[question.path][items.number(question.line)] = question.key
        for file, keys in wanted.items():
            numbers = sorted(keys)
            for start in range(0, len(numbers), _AT_ONCE):
                self._parse(file, numbers[start : start + _AT_ONCE], keys)

    def items(self, file: str) -> Items | None:
        """Give where the questions of a file begin; None where they have no lines of their own."""
        if file not in self._items:
            known = [question.line for question in self._by_file.get(file, ())]
            text = self._text_of(file)
            self._items[file] = items_of(text, known) if text is not None and all(known) and known else None
        return self._items[file]

    def name(self, file: str, field: str) -> Place | None:
        """Give the place of the name of a field in a head that is plain; None where it is not, or has no such field."""
        items = self.items(file)
        above = [] if items is None else items.lines[: items.starts[0] - 1]
        begins = f"{field}:"
        line = next((number for number, line in enumerate(above, start=1) if line.startswith(begins)), 0)
        if not line or plain_head("".join(f"{line}\n" for line in above)) is None:
            return None
        return Place(file, line, 1, line, len(begins))

    def head(self, file: str) -> MapNode | None:
        """Parse what stands above the questions of a file; None where they have no lines of their own."""
        if file not in self._heads:
            items = self.items(file)
            lines = [] if items is None else items.lines[: items.starts[0] - 1]
            tree, complete = read_tree("\n".join(lines), Report(file))
            whole = complete and isinstance(tree.root, MapNode) and tree.root.names[-1:] == ("questions",)
            self._heads[file] = tree.root if whole and isinstance(tree.root, MapNode) else None
        return self._heads[file]

    def _parse(self, file: str, numbers: Sequence[int], keys: Mapping[int, CardKey]) -> None:
        """Parse some questions of a file as if it held nothing else; keep nothing where that does not give them."""
        items = self._items[file]
        assert items is not None
        lines: list[str] = []
        above: list[int] = []
        for number in numbers:
            first, last = items.stretch(number)
            above.append(first - 1 - len(lines))
            lines += items.lines[first - 1 : last - 1]
        tree, complete = read_tree("\n".join(lines), Report(file))
        nodes = tree.root.items if complete and isinstance(tree.root, ListNode) else []
        if len(nodes) == len(numbers):
            for number, node, shift in zip(numbers, nodes, above, strict=True):
                if isinstance(node, MapNode):
                    self._found[keys[number]] = node, shift

    def holds(self, question: Question) -> bool:
        """Tell whether a question was parsed."""
        return question.key in self._found

    def within(self, question: Question, inner: str, *, key: bool = False) -> Place | None:
        """Give the place of what is at a path in a question that was parsed; None where there is no such thing.

        key: whether the name of the field is meant and not its value.
        """
        root, above = self._found[question.key]
        node = find(root, inner, key=key)
        if node is None:
            return None
        place = place_of(question.path, node)
        return replace(place, line=place.line + above, end_line=place.end_line + above) if above else place


def find(root: Node, path: str, *, key: bool = False) -> Marked | None:
    """Go down from a node by a path such as `wrong[0]`; None where it leads nowhere.

    key: whether the name of the last field is meant and not its value.
    """
    node, name_node = root, None
    for number, name in _steps(path):
        name_node = None
        if isinstance(node, ListNode) and not name and number < len(node.items):
            node = node.items[number]
        elif isinstance(node, MapNode) and name in node.names:
            place = node.names.index(name)
            name_node, node = node.keys[place], node.values[place]
        else:
            return None
    return name_node if key and name_node is not None else node


@lru_cache(maxsize=1000)
def _steps(path: str) -> tuple[tuple[int, str], ...]:
    """Give the steps of a path: a number in a list, or the name of a field."""
    return tuple((int(number or 0), name) for number, name in _STEP.findall(path))

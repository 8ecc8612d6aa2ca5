"""The questions that something was found in, looked at once more for the places of their parts.

Most fields hold a text that stands on one line, and are found in the lines themselves; where that is not sure the
questions are parsed once more, many at a time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from quizgeo.decks.items import Items, items_of
from quizgeo.decks.keys import CardKey
from quizgeo.decks.lint.rows import Spot
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
_FIRST = regex(r" *-( +)(?=[\w-]+:)")
"""The dash of a question with its first field."""
_TEXT = regex(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`](?:[^:#]|:(?! |\Z)|(?<! )#)*|"[^"\\]*"|'[^']*'""")
"""A text that ends where its line does."""


class Excerpts:
    """The questions of a deck in their lines, and those parsed with how far above them their file begins."""

    def __init__(self, deck: Deck, text_of: Callable[[str], str | None]) -> None:
        """Take a deck, and what gives the text of a file by its name."""
        self._by_file = defaultdict[str, list[Question]](list)
        for question in deck:
            self._by_file[question.path].append(question)
        self._text_of = text_of
        self._items: dict[str, Items | None] = {}
        self._heads: dict[str, MapNode | None] = {}
        self._parsed: dict[CardKey, tuple[MapNode, int]] = {}
        self._seen: dict[tuple[CardKey, Spot], tuple[str, Place]] = {}

    def expect(self, spots: Iterable[tuple[Question, Spot]]) -> None:
        """Find the places that will be asked for, or parse their questions."""
        wanted = defaultdict[str, dict[int, CardKey]](dict)
        for question, at in spots:
            items = self.items(question.path)
            if items is None or question.key in self._parsed or (question.key, at) in self._seen:
                continue
            number = items.number(question.line)
            seen = in_lines(items, number, at)
            if seen is None:
                wanted[question.path][number] = question.key
            else:
                inner, line, start, end = seen
                self._seen[question.key, at] = inner, Place(question.path, line, start + 1, line, end + 1)
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
                    self._parsed[keys[number]] = node, shift

    def seen(self, question: Question, at: Spot) -> tuple[str, Place] | None:
        """Give the path in a question and the place of a part that was found in the lines; None for others."""
        return self._seen.get((question.key, at))

    def holds(self, question: Question) -> bool:
        """Tell whether a question was parsed."""
        return question.key in self._parsed

    def within(self, question: Question, inner: str, *, key: bool = False) -> Place | None:
        """Give the place of what is at a path in a question that was parsed; None where there is no such thing.

        key: whether the name of the field is meant and not its value.
        """
        root, above = self._parsed[question.key]
        node = find(root, inner, key=key)
        if node is None:
            return None
        place = place_of(question.path, node)
        return replace(place, line=place.line + above, end_line=place.end_line + above) if above else place


def in_lines(items: Items, number: int, at: Spot) -> tuple[str, int, int, int] | None:
    """Find a field of an item whose text stands on one line: its name, its line from 1, and its columns from 0.

    at: the ways to write it, of which the first that is there is meant. None where the lines alone do not tell.
    """
    first, last = items.stretch(number)
    lines = items.lines[first - 1 : last - 1]
    dash = _FIRST.match(lines[0])
    if dash is None:
        return None
    margin = " " * dash.end()
    lines = [margin + lines[0][dash.end() :], *lines[1:]]
    for inner in at:
        name = inner.partition("[")[0].partition(".")[0]
        found = [place for place, line in enumerate(lines) if line.startswith(f"{margin}{name}:")]
        if found:
            one = name == inner and len(found) == 1
            stretch = _on_one_line(lines, found[0], len(margin) + len(name) + 1) if one else None
            return None if stretch is None else (inner, first + found[0], *stretch)
    return None


def _on_one_line(lines: Sequence[str], place: int, after: int) -> tuple[int, int] | None:
    """Give where the text of a field begins and ends, in columns from 0; None where it may go on below, or is none."""
    line, below = lines[place].rstrip(" "), lines[place + 1 : place + 2]
    start = len(line) - len(line[after:].lstrip(" "))
    margin = len(lines[0]) - len(lines[0].lstrip(" "))
    if below and (below[0][:margin].strip() or not below[0][margin : margin + 1].strip(" #-")):
        return None
    return (start, len(line)) if start > after and _TEXT.fullmatch(line, start) else None


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

"""Comments that silence rules: `# lint: ignore MC005 CT007`.

At the end of a line it holds for that line, on lines of its own before a question for the question, and above
`questions:` for the whole deck. Comments are no part of what YAML hands over, so the lines are searched for the words,
and what stands inside a text is dropped.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from quizgeo.decks.calm import calm
from quizgeo.decks.codes import CODES
from quizgeo.decks.items import items_below_questions
from quizgeo.decks.lines import BREAK
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries
from quizgeo.decks.parsing import read_tree
from quizgeo.decks.problems import Place, Problem
from quizgeo.decks.report import Report, shown
from quizgeo.language import _
from quizgeo.patterns import regex

_WORDS = regex(r"(?<![^\s])#[ \t]*lint:[ \t]*ignore\b(?P<codes>[^\r\n#]*)", re.IGNORECASE)
_CODE = regex(r"[^\s,]+")

Scope = tuple[str, str, int]
"""What a wish is for: a file, empty for all of the deck's; `line`, `question` or `file`; and a line from 1, or 0."""
_NOWHERE: Scope = ("", "", 0)


class Wish(Struct, frozen=True):
    """One code of one comment; without a code where the comment names none."""

    code: str
    place: Place
    scope: Scope


class Silence(Struct, frozen=True):
    """What the comments of a deck's files wish, and which of the wishes were granted."""

    wishes: tuple[Wish, ...]
    _layouts: Mapping[str, "_Layout"]
    _granted: set[tuple[str, Scope]] = field(default_factory=set)

    def part(self, problems: Iterable[Problem], silenceable: Collection[str]) -> tuple[list[Problem], list[Problem]]:
        """Part problems into those to tell and those that some wish silences."""
        wished = {(wish.code, wish.scope) for wish in self.wishes if wish.code in silenceable}
        told: list[Problem] = []
        silenced: list[Problem] = []
        for problem in problems:
            meant = wished.intersection((problem.code, scope) for scope in self._scopes(problem.place))
            self._granted.update(meant)
            (silenced if meant else told).append(problem)
        return told, silenced

    def _scopes(self, place: Place) -> Iterator[Scope]:
        """Give the scopes that a place is in."""
        layout = self._layouts.get(place.file)
        yield "", "file", 0
        yield place.file, "file", 0
        yield place.file, "line", place.line
        if layout is not None:
            yield place.file, "question", layout.question_at(place.line)

    def vain(self, silenceable: Collection[str], undecided: Collection[str]) -> Iterator[Problem]:
        """Tell of wishes that name no rule or silence nothing. undecided: rules that could not be asked this time."""
        for wish in self.wishes:
            fix = _("write # lint: ignore and codes at the end of a line, before a question, or above questions:")
            if not wish.code:
                message = _("this names no rule")
            elif wish.code not in silenceable:
                message = _("{code} cannot be silenced") if wish.code in CODES else _('there is no rule "{code}"')
            elif (wish.code, wish.scope) in self._granted or wish.code in undecided:
                continue
            else:
                message, fix = _("{code} finds nothing to silence here"), _("delete it")
            message = message.format(code=shown(wish.code))
            yield Problem("DK016", CODES["DK016"].severity, wish.place, message, fix)


def silence(files: Mapping[str, str]) -> Silence | None:
    """Read the comments of a deck's files, that of its head first; None where none silences anything."""
    layouts: dict[str, _Layout] = {}
    wishes: list[Wish] = []
    for number, (file, text) in enumerate(files.items()):
        if "lint:" in text.lower() and _WORDS.search(text) is not None:
            with calm():
                root = read_tree(text, Report(file))[0].root
            layouts[file] = _Layout(text, root)
            wishes += _wishes(file, text, root, layouts[file], main=number == 0)
    return Silence(tuple(wishes), layouts) if wishes else None


def _wishes(file: str, text: str, root: Node | None, layout: "_Layout", *, main: bool) -> Iterator[Wish]:
    """Give what the comments of a file wish. main: whether the deck's head stands in it."""
    for comment in _comments(text, root):
        line, column = layout.position(comment.start("codes"))
        kind, of = layout.meant(line, comment.start())
        scope: Scope = ("" if main and kind == "file" else file, kind, of) if kind else _NOWHERE
        codes = list(_CODE.finditer(comment["codes"]))
        for code in codes:
            start = column + code.start()
            yield Wish(code.group().upper(), Place(file, line, start, line, start + len(code.group())), scope)
        if not codes:
            yield Wish("", Place(file, line, column, line, column), _NOWHERE)


def _comments(text: str, root: Node | None) -> Iterator[re.Match[str]]:
    """Give the places of the words that are in no text."""
    texts = sorted((node.start_mark.index, node.end_mark.index) for node in _scalars(root))
    at = 0
    for comment in _WORDS.finditer(text):
        while at < len(texts) and texts[at][1] <= comment.start():
            at += 1
        if at == len(texts) or comment.start() < texts[at][0]:
            yield comment


def _scalars(root: Node | None) -> Iterator[Scalar]:
    """Give all texts of a tree, keys too."""
    ahead: list[Node] = [root] if root is not None else []
    while ahead:
        node = ahead.pop()
        if isinstance(node, Scalar):
            yield node
        ahead += node.items if isinstance(node, ListNode) else ()
        ahead += (*node.keys, *node.values) if isinstance(node, MapNode) else ()


class _Layout:
    """Which lines of a file belong to its head, and which to each question."""

    def __init__(self, text: str, root: Node | None) -> None:
        """Take a file and its tree."""
        self._text = text
        self._begins = [0, *(found.end() for found in BREAK.finditer(text))]
        both = entries(root).get("questions") if isinstance(root, MapNode) else None
        below = None if both else items_below_questions(text)
        self._starts = [node.start_mark.line + 1 for node in _questions(both[1] if both else None)]
        self._head = both[0].start_mark.line + 1 if both else len(self._begins) + 1
        if below is not None:  # a syntax error hides the list
            self._head, self._starts = below[0], [*below[1].starts]
        self._next = self._next_contents()

    def _next_contents(self) -> list[int]:
        """Give for each line, from 0, the first line from it on, from 1, with more than a comment or a bare dash."""
        following = [0]
        for line in range(len(self._begins), 0, -1):
            bare = self._text[self._begins[line - 1] : self._end(line)].strip()
            following.append(line if bare not in ("", "-") and not bare.startswith("#") else following[-1])
        return following[::-1]

    def _end(self, line: int) -> int:
        return self._begins[line] if line < len(self._begins) else len(self._text)

    def position(self, index: int) -> tuple[int, int]:
        """Give line and column, from 1, of a character."""
        line = bisect_right(self._begins, index)
        return line, index - self._begins[line - 1] + 1

    def question_at(self, line: int) -> int:
        """Give the line in which the question begins that a line belongs to; 0 for the head."""
        place = bisect_right(self._starts, line)
        return self._starts[place - 1] if place else 0

    def meant(self, line: int, index: int) -> tuple[str, int]:
        """Give what a comment is for that begins at an index of the text, in a line: see `Scope`."""
        if self._text[self._begins[line - 1] : index].strip():
            return "line", line
        if line < self._head:
            return "file", 0
        after = self._next[line]
        return ("question", after) if after and self.question_at(after) == after else ("", 0)


def _questions(node: Node | None) -> Sequence[Node]:
    """Give the questions of a deck, or the ids of those of a translation."""
    if isinstance(node, MapNode):
        return node.keys
    return node.items if isinstance(node, ListNode) else ()

"""Comments that silence rules: `# lint: ignore MC005 CT007`.

At the end of a line it holds for that line, on lines of its own before a question for the question, and above
`questions:` for the whole deck. Comments are no part of what YAML hands over, so the lines are searched for the words,
and what stands inside a text is dropped.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgeo.decks.calm import calm
from quizgeo.decks.codes import CODES
from quizgeo.decks.events import read_tree
from quizgeo.decks.lines import BREAK, position
from quizgeo.decks.nodes import ListNode, MapNode, Node, Scalar, entries
from quizgeo.decks.problems import Place, Problem
from quizgeo.decks.report import Report, shown
from quizgeo.language import _

_WORDS = re.compile(r"(?<![^\s])#[ \t]*lint:[ \t]*ignore\b(?P<codes>[^\r\n#]*)", re.IGNORECASE)
_CODE = re.compile(r"[^\s,]+")
_ENDLESS = 1 << 60


@dataclass(slots=True)
class Wish:
    """One code of one comment."""

    code: str
    place: Place
    lines: range
    """Lines that it is for, from 1; none where the comment stands nowhere useful."""
    whole: bool = False
    """Whether it is for the deck with all its files."""
    granted: bool = False
    """Whether it silenced anything."""

    def covers(self, problem: Problem) -> bool:
        """Tell whether it is about a problem."""
        here = problem.place.file == self.place.file and problem.place.line in self.lines
        return problem.code == self.code and (self.whole or here)


def wishes(file: str, text: str, *, main: bool) -> list[Wish]:
    """Give what the comments of a file wish. main: whether the deck's head stands in it."""
    if _WORDS.search(text) is None:
        return []
    with calm():
        root = read_tree(text, Report(file))[0].root
    comments = list(_comments(text, root))
    layout = _Layout(text, root)
    found = []
    for comment in comments:
        line, column = position(text, comment.start("codes"))
        lines = layout.meant(line, column - (comment.start("codes") - comment.start()))
        for code in _CODE.finditer(comment["codes"]):
            start = column + code.start()
            place = Place(file, line, start, line, start + len(code.group()))
            whole = lines == layout.deck
            found.append(Wish(code.group().upper(), place, lines, whole=whole and main))
        if not _CODE.search(comment["codes"]):
            found.append(Wish("", Place(file, line, column, line, column), range(0)))
    return found


def silence(
    problems: Iterable[Problem], asked: Sequence[Wish], silenceable: Collection[str]
) -> tuple[list[Problem], list[Problem]]:
    """Part problems into those to tell and those that some wish silences, and note which wishes were granted."""
    told: list[Problem] = []
    silenced: list[Problem] = []
    for problem in problems:
        meant = [wish for wish in asked if wish.covers(problem)] if problem.code in silenceable else []
        for wish in meant:
            wish.granted = True
        (silenced if meant else told).append(problem)
    return told, silenced


def vain(asked: Iterable[Wish], silenceable: Collection[str], undecided: Collection[str]) -> Iterator[Problem]:
    """Tell of wishes that name no rule or silence nothing. undecided: rules that could not be asked this time."""
    fix = _("write # lint: ignore and codes at the end of a line, before a question, or above questions:")
    for wish in asked:
        name = shown(wish.code)
        if not wish.code:
            message = _("this names no rule")
        elif wish.code not in silenceable:
            message = _("{code} cannot be silenced") if wish.code in CODES else _('there is no rule "{code}"')
        elif wish.granted or wish.code in undecided:
            continue
        else:
            message, fix = _("{code} finds nothing to silence here"), _("delete it")
        yield Problem("DK016", CODES["DK016"].severity, wish.place, message.format(code=name), fix)


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
    """Which lines of a file belong to the head, and which to each question."""

    def __init__(self, text: str, root: Node | None) -> None:
        """Take a file and its tree."""
        self._lines = BREAK.split(text)
        both = entries(root).get("questions") if isinstance(root, MapNode) else None
        starts = [node.start_mark.line + 1 for node in _questions(both[1] if both else None)]
        self._questions = {start: range(start, end) for start, end in pairwise([*starts, _ENDLESS])}
        self._head = both[0].start_mark.line + 1 if both else _ENDLESS
        self.deck = range(1, _ENDLESS)

    def meant(self, line: int, column: int) -> range:
        """Give the lines that a comment is for, which stands at a line and a column, from 1."""
        if self._lines[line - 1][: column - 1].strip():
            return range(line, line + 1)
        if line < self._head:
            return self.deck
        after = next((at for at in range(line + 1, len(self._lines) + 1) if self._is_content(at)), 0)
        return self._questions.get(after, range(0))

    def _is_content(self, line: int) -> bool:
        """Tell whether more stands in a line than a comment, or the dash of a question below it."""
        stripped = self._lines[line - 1].strip()
        return stripped not in ("", "-") and not stripped.startswith("#")


def _questions(node: Node | None) -> Sequence[Node]:
    """Give the questions of a deck, or the ids of those of a translation."""
    if isinstance(node, MapNode):
        return node.keys
    return node.items if isinstance(node, ListNode) else ()

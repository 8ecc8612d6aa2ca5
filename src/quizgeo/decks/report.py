"""Where the reader writes down what is wrong while it goes on reading."""

from collections.abc import Sequence

from msgspec.structs import replace

from quizgeo.decks import limits
from quizgeo.decks.codes import CODES
from quizgeo.decks.lines import position
from quizgeo.decks.nodes import ListNode, MapNode, Marked, Node, is_empty, path_of, place_of
from quizgeo.decks.problems import Place, Problem, Related, Severity
from quizgeo.language import _
from quizgeo.text import clean, shorten

SHOWN = 40
"""Characters of foreign text in a message."""

_HEAD = {
    "missing": "DK003", "unknown": "DK004", "shape": "DK005", "empty": "DK005", "slug": "DK006", "tag": "DK006",
    "value": "DK005", "date": "DK005", "word": "DK005", "few": "DK005",
}  # fmt: skip
_QUESTION = {
    "missing": "QN006", "unknown": "QN004", "shape": "QN007", "empty": "QN008", "slug": "QN010", "tag": "QN012",
    "value": "QN012", "date": "QN013", "word": "QN016", "few": "QN023",
}  # fmt: skip


class Report:
    """The problems of one file, in the order in which they are found."""

    __slots__ = ("_end", "_since", "entry", "errors", "file", "key", "place", "placed", "problems", "root", "text")

    def __init__(self, file: str, *, placed: bool = True) -> None:
        """Take the name of the file, and whether the places of what is read in it are known."""
        self.file = file
        self.placed = placed
        self.problems: list[Problem] = []
        self._since = 0
        self._end: tuple[int, int] | None = None
        self.text = ""
        """The text that is read; problems stand within it."""
        self.errors = 0
        """Grows with every error, and whenever one is met again: what is read meanwhile cannot be used."""
        self.key = ""
        """Key of the question that is read, empty in the head."""
        self.place = -1
        """Place of the question that is read in the list, from 0; -1 in the head."""
        self.entry = ""
        """Path of the question that is read where questions stand in a mapping."""
        self.root: Node | None = None
        """The node that paths start from."""

    def enter(self, root: Node | None, place: int = -1, key: str = "", entry: str = "") -> None:
        """Say what is read from now on: the head, or the question at a place of the list, from 0, and its key.

        entry: the path of a question that stands in a mapping instead, as those of a translation do.
        """
        self.root, self.place, self.key, self.entry = root, place, key, entry
        self._since = len(self.problems)

    def enter_question(self, root: MapNode, place: int) -> None:
        """Say that the question at a place of the list, from 0, is read from now on."""
        self.root, self.place, self.key = root, place, ""
        self._since = len(self.problems)

    def add(self, code: str, at: Marked, message: str, fix: str = "", related: Sequence[Related] = ()) -> None:
        """Write down a problem at a node of what is being read."""
        path = self.entry if self.place < 0 else f"questions[{self.place}]"
        if self.root is not None:
            path += path_of(self.root, at)
        self.add_at(code, self.place_of(at), message, fix, path=path.removeprefix("."), related=related)

    def add_at(
        self, code: str, place: Place, message: str, fix: str = "", *, path: str = "", related: Sequence[Related] = ()
    ) -> None:
        """Write down a problem at a place, for where there is no node; without a path it belongs to no question."""
        severity = CODES[code].severity
        self.errors += severity is Severity.ERROR
        if len(self.problems) >= limits.PROBLEMS:
            return
        key = self.key if path else ""
        self.problems.append(Problem(code, severity, place, message, fix, key, path, tuple(related)))

    def place_of(self, at: Marked) -> Place:
        """Give the place of a node, not beyond the end of the file, where parsers count one line too many."""
        if self._end is None:
            self._end = position(self.text, len(self.text))
        place = place_of(self.file, at)
        if (place.end_line, place.end_col) <= self._end or not self.text:
            return place
        start = min((place.line, place.col), self._end)
        return Place(self.file, *start, *self._end)

    def name_question(self, key: str) -> None:
        """Give the key of the question that is read, where it comes out of the question itself, to its problems too."""
        self.problems[self._since :] = [replace(each, question=key) for each in self.problems[self._since :]]
        self.key = key

    def forget_missing(self) -> None:
        """Take back what is missing in the question that was read last: a syntax error cut it short."""
        kept = [each for each in self.problems[self._since :] if each.code not in ("QN002", "QN006")]
        self.problems[self._since :] = kept

    def syntax(self, code: str, at: Marked, message: str, fix: str, related: Sequence[Related] = ()) -> None:
        """Write down a problem of the YAML text, found before it is known what is read."""
        self.add_at(code, self.place_of(at), message, fix, related=related)

    def trouble(self, trouble: str, at: Marked, message: str, fix: str = "") -> None:
        """Write down what is wrong with a field: a code, or a word for which head and questions have codes."""
        codes = _QUESTION if self.place >= 0 or self.entry else _HEAD
        self.add(codes.get(trouble, trouble), at, message, fix)

    def take(self, other: "Report") -> None:
        """Take over the problems of another file, such as a part of the deck."""
        self.errors += other.errors
        self.problems += other.problems

    def related(self, at: Marked, message: str) -> tuple[Related, ...]:
        """Give another place of this file to go with a problem."""
        return (Related(self.place_of(at), message),)


def shown(text: str) -> str:
    """Make foreign text fit for a message: cleaned and cut."""
    return shorten(clean(text[: SHOWN * 10]), SHOWN)


def here(node: Node) -> str:
    """Say in words what stands at a node, for messages that expected something else."""
    if is_empty(node):
        return _("nothing")
    if type(node) is ListNode:
        return _("a list")
    if type(node) is MapNode:
        return _("a mapping")
    return _("a text")

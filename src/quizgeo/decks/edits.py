"""What is to be written into files: planned and shown first, read back and compared, then written as a whole.

The texts of a plan are those of the files but for the fields that are put in.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec import Struct

from quizgeo.decks.authoring import AuthoringError
from quizgeo.decks.calm import calm
from quizgeo.decks.events import read_tree
from quizgeo.decks.insertion import Put, changed, image
from quizgeo.decks.nodes import MapNode, Node, entries
from quizgeo.decks.opening import decode, is_readable, read_bytes
from quizgeo.decks.problems import DeckError, Place, Problem, Severity, in_order
from quizgeo.decks.replacing import replace_content
from quizgeo.decks.report import Report, shown
from quizgeo.language import _

_MARK = b"\xef\xbb\xbf"
"""The byte order mark, which some editors put before a text."""


class Addition(Struct, frozen=True):
    """A field that a file is to get."""

    place: Place
    """Of the question, or of the entry of a translation."""
    name: str
    """`id`, or `of` for a stamp."""
    value: str
    what: str
    """The words of the question, or the id of the entry."""
    renewed: bool = False
    """Whether it takes the place of another value."""


class FileEdit(Struct, frozen=True):
    """A file as it is and as it is to be."""

    path: Path
    before: bytes
    after: bytes
    additions: tuple[Addition, ...]


class Edit(Struct, frozen=True):
    """What a deck with its parts, or a translation, is to get."""

    files: tuple[FileEdit, ...]
    """Files that change: the parts of a deck, then the deck itself."""
    entries: tuple[str, ...] = ()
    """Ids of all entries of a translation."""

    @property
    def additions(self) -> tuple[Addition, ...]:
        """All fields that are to be written."""
        return tuple(addition for file in self.files for addition in file.additions)


def apply_edit(edit: Edit) -> None:
    """Write what was planned. Raises AuthoringError when a file is not as it was, and OSError."""
    for file in edit.files:
        replace_content(file.path, file.before, file.after)


class Draft(Struct, frozen=True):
    """A field, and how it is put into the text."""

    put: Put | None
    """None where it cannot be."""
    addition: Addition


class SourceFile(Struct, frozen=True):
    """A file that is to be edited."""

    path: Path
    data: bytes
    text: str
    root: MapNode

    def field(self, name: str) -> Node | None:
        """Give the value of a field of its head; None without it."""
        found = entries(self.root).get(name)
        return found[1] if found else None

    def edited(self, drafts: Iterable[Draft]) -> FileEdit:
        """Put fields in, and read the result back. Raises AuthoringError when more than they changed."""
        planned = list(drafts)
        puts = {draft.put.mapping: draft.put for draft in planned if draft.put is not None}
        text = changed(self.text, puts.values())
        report = Report(str(self.path))
        again = _root(text, report)
        if len(puts) < len(planned) or report.errors or image(again) != image(self.root, puts):
            names = ", ".join(dict.fromkeys(f"{draft.addition.name}: {draft.addition.value}" for draft in planned[:3]))
            message = _("{file} is written in a way that nothing can be put into. Write it by hand: {fields}")
            raise AuthoringError(message.format(file=shown(self.path.name), fields=names))
        mark = _MARK if self.data.startswith(_MARK) else b""
        return FileEdit(self.path, self.data, mark + text.encode(), tuple(draft.addition for draft in planned))


def open_source(path: Path) -> SourceFile:
    """Read a file that is to be edited. Raises DeckError when its text has errors."""
    report = Report(str(path))
    data = read_bytes(path, report)
    text = None if data is None else decode(data, report)
    root = _root(text, report) if text is not None and is_readable(text, report) else None
    if report.errors or data is None or text is None or not isinstance(root, MapNode):
        raise DeckError(in_order(report.problems))
    return SourceFile(path, data, text, root)


def _root(text: str, report: Report) -> Node | None:
    with calm():
        return read_tree(text, report)[0].root


def refuse(problems: Iterable[Problem], codes: Collection[str]) -> None:
    """Raise DeckError where there are errors that stand in the way of editing: those of the text, and some more."""
    blocking = [
        problem
        for problem in problems
        if problem.severity is Severity.ERROR and (problem.code.startswith("YA") or problem.code in codes)
    ]
    if blocking:
        raise DeckError(in_order(blocking))

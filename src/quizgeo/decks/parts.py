"""Files that a deck includes: `{part_of: DECK, questions: […]}`, one level deep, below the deck's own folder."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from quizgeo.decks import limits
from quizgeo.decks.calm import calm
from quizgeo.decks.head import Head
from quizgeo.decks.nodes import ListNode, MapNode, Marked, Node, entries
from quizgeo.decks.opening import bounded, decode, is_readable, read_bytes
from quizgeo.decks.problems import Problem, in_order
from quizgeo.decks.questions import Questions
from quizgeo.decks.quick import read_text
from quizgeo.decks.readers import record
from quizgeo.decks.report import Report, shown
from quizgeo.decks.strays import report_strays
from quizgeo.language import _

if TYPE_CHECKING:
    from pathlib import Path

PartData = Callable[[str], bytes | None]
"""Gives what an included file holds by its name in `include`; None where there is no such file."""


class Beside(Struct, frozen=True):
    """The files that a deck may include."""

    file: str
    """The deck's own; parts are named by its folder in problems."""
    given: PartData | None = None
    """Gives what they hold instead of the disk, so that a deck is read which does not stand there."""

    def path(self, name: str) -> "Path | None":
        """Give the path of an included file; None when links lead it out of the folder."""
        from pathlib import Path  # few decks include anything

        folder = Path(self.file).parent
        return folder / name if self.given else inside(folder, name)

    def data(self, name: str, path: "Path", report: Report) -> bytes | None:
        """Read an included file; None where it cannot be read, with what the disk says of it written down."""
        if self.given is None:
            return read_bytes(path, report)
        data = self.given(name)
        return None if data is None else bounded(data, report)


class _Taker:
    """Hands the questions of a part on to those of its deck."""

    def __init__(self, questions: Questions, report: Report) -> None:
        self._questions = questions
        self._report = report

    def begin(self, head: MapNode | None, *, cut: bool) -> None:
        """Need nothing of the head."""

    def question(self, node: MapNode, place: int) -> None:
        """Read a question."""
        self._questions.read(node, place, self._report)


def read_parts(
    root: MapNode, head: Head, questions: Questions, report: Report, beside: Beside | None
) -> "tuple[Path, ...]":
    """Read the files that a deck includes, in order; their problems go to the deck's report too.

    beside: None when the deck stands nowhere, and then there can be no parts. Gives the files that were opened.
    """
    if not head.include:
        return ()
    node = entries(root)["include"][1]
    nodes: list[Node] = node.items if isinstance(node, ListNode) else [node]
    opened = []
    for name, at in list(zip(head.include, nodes, strict=False))[: limits.PARTS]:
        report.enter(root)
        if beside is None:
            _unusable(report, at, name, _("a deck without a folder includes nothing"))
            continue
        path = beside.path(name)
        if path is None:
            message = _('"{path}" leads out of the deck\'s folder').format(path=shown(name))
            report.add("DK013", at, message, _("put the file itself beside the deck"))
            continue
        opened.append(path)
        own = Report(str(path), placed=report.placed)
        reason = _read_part(beside.data(name, path, own), head, questions, own)
        if reason:
            _unusable(report, at, path.name, reason)
        questions.whole = (
            questions.whole and not reason and not any(each.code.startswith("YA") for each in own.problems)
        )
        report.take(own)
    return tuple(opened)


def read_alone(text: str, report: Report) -> tuple[Problem, ...]:
    """Check a part without its deck, whose sources and other questions are not known."""
    if is_readable(text, report):
        head = Head("", "en", {}, {}, {}, ())
        questions = Questions(head, report, sourced=False)
        with calm():
            root, complete = read_text(text, report, _Taker(questions, report))
        if complete and isinstance(root, MapNode):
            report.enter(root)
            record("part").read(root, report)
            report_strays(entries(root)["questions"][1], report) if "questions" in root.names else None
    return in_order(report.problems)


def inside(folder: "Path", name: str) -> "Path | None":
    """Give the file of a relative path; None when links lead it out of the folder."""
    try:
        path = folder / name
        return path if path.resolve().is_relative_to(folder.resolve()) else None
    except (OSError, ValueError, RuntimeError):  # a loop of links
        return None


def _unusable(report: Report, at: Marked, name: str, reason: str) -> None:
    message = _("part {name} cannot be used: {reason}").format(name=shown(name), reason=reason)
    report.add("DK014", at, message, _("write part_of and questions there"))


def _read_part(data: bytes | None, head: Head, questions: Questions, own: Report) -> str:
    """Read one part into the deck's questions; give the reason why it cannot be used, if there is one."""
    if data is None:
        return _("it cannot be read")
    text = decode(data, own)
    if text is None or not is_readable(text, own):
        return _("it is no text")
    root, complete = read_text(text, own, _Taker(questions, own))
    return _frame(root, head, own) if complete else ""


def _frame(root: Node | None, head: Head, own: Report) -> str:
    """Check what stands around the questions of a part."""
    if not isinstance(root, MapNode) or "part_of" not in root.names:
        return _("it does not begin with part_of")
    if "include" in root.names:
        return _("a part includes nothing itself")
    own.enter(root)
    deck = record("part").read(root, own).get("part_of", head.id)
    fields = entries(root)
    if "questions" in fields:
        report_strays(fields["questions"][1], own)
    return "" if deck == head.id else _("it is part of {deck}").format(deck=shown(str(deck)))

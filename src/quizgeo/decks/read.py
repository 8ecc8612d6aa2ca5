"""A deck file into a `Deck`: the order of the steps, and which of them still make sense after an error."""

from typing import TYPE_CHECKING

from msgspec import Struct

from quizgeo.decks import limits
from quizgeo.decks.calm import calm
from quizgeo.decks.head import Head, read_head, report_missing
from quizgeo.decks.keys import DeckId
from quizgeo.decks.model import Deck
from quizgeo.decks.nodes import MapNode, Node, Scalar, entries, first_of
from quizgeo.decks.opening import is_readable
from quizgeo.decks.parts import Beside, PartData, read_parts
from quizgeo.decks.problems import Place, Problem, in_order
from quizgeo.decks.questions import Questions
from quizgeo.decks.quick import read_text
from quizgeo.decks.report import Report
from quizgeo.decks.scalars import MisreadError, read_whole
from quizgeo.decks.strays import report_strays
from quizgeo.decks.unplaced import NotPlainError
from quizgeo.decks.whole import report_whole
from quizgeo.language import _
from quizgeo.patterns import regex

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""The newest format that this program reads."""

_MARKUP = regex(r"\s*<[!?A-Za-z]")
_GLUED = regex(r"quizgeo:\d")
_MOST = 1_000_000


class Reading(Struct, frozen=True):
    """What reading a deck gave."""

    deck: Deck | None
    """None when there is an error."""
    problems: tuple[Problem, ...]
    parts: "tuple[Path, ...]" = ()
    """Files that the deck includes."""
    rest: Deck | None = None
    """Of a deck with errors, what could be read of it: any part of its questions, its head perhaps not whole."""


class _Pass:
    """One pass over a deck's file: takes the questions as they come."""

    def __init__(self, report: Report, head: Head | None = None) -> None:
        self.report = report
        self.head = head
        self.known = head is not None
        self.fields = 0
        """Fields of the head that stood before the questions."""
        self.questions: Questions | None = None

    def begin(self, head: MapNode | None, *, cut: bool = False) -> None:
        """Read the head as it stands before the questions, unless the whole of it is known."""
        self.fields = len(head.names) if head is not None else 0
        if not self.known:
            self.head = read_head(head, self.report)
        assert self.head is not None
        self.questions = Questions(self.head, self.report, sourced=not cut)

    def question(self, node: MapNode, place: int) -> None:
        """Read a question."""
        assert self.questions is not None  # `begin` came before
        self.questions.read(node, place, self.report)


def read_deck(text: str, name: str, *, on_disk: bool = False, part_data: PartData | None = None) -> Reading:
    """Read the text of a deck. `name` stands in the problems; unless it is one `on_disk` no other file is opened.

    part_data: gives what included files hold, by their names in `include`; then none is opened either.
    """
    report = Report(name)
    beside = Beside(name, part_data) if on_disk or part_data else None
    if not is_readable(text, report):
        return Reading(None, in_order(report.problems))
    if _MARKUP.match(text):
        return _no_deck(report)
    with calm():
        try:
            return _read(text, Report(name, placed=False), beside)
        except NotPlainError:
            return _read(text, report, beside)


def _no_deck(report: Report, fix: str = "") -> Reading:
    """Say that a file is no deck, and nothing else of it."""
    fix = fix or _('write "quizgeo: 1" in the first line')
    report.add_at("DK001", Place(report.file), _('a deck begins with "quizgeo: 1"'), fix)
    return Reading(None, in_order(report.problems))


def _read(text: str, report: Report, beside: Beside | None, head: Head | None = None) -> Reading:
    """Read a text that may be parsed."""
    taken = _Pass(report, head)
    root, complete = read_text(text, report, taken)
    if complete and (refusal := _refuse(root, report)):
        return refusal
    if not isinstance(root, MapNode) or not complete:
        return Reading(None, in_order(report.problems), rest=_rest(taken, beside))
    if not taken.known and len(root.names) > taken.fields + 1:
        return _again(text, report.file, root, beside)
    if taken.questions is None:
        taken.begin(root)
    return _finish(root, taken, beside)


def _again(text: str, name: str, root: MapNode, beside: Beside | None) -> Reading:
    """Read once more with the whole head known, part of which stands behind the questions."""
    report = Report(name)
    return _read(text, report, beside, read_head(root, report))


def _refuse(root: Node | None, report: Report) -> Reading | None:
    """Refuse what is no deck, and a deck of a newer format: of those no other problem is told."""
    alone = Report(report.file)
    if not isinstance(root, MapNode):
        glued = isinstance(root, Scalar) and _GLUED.match(root.value)
        return _no_deck(alone, _('write a space after "quizgeo:"') if glued else "")
    if "quizgeo" not in root.names:
        if "deck" not in root.names:
            return _no_deck(alone)
        report.enter(root)
        message, fix = _('a deck begins with "quizgeo: 1"'), _('write "quizgeo: 1" in the first line')
        report.add("DK001", first_of(root), message, fix)
        return None
    version = entries(root)["quizgeo"][1]
    if newer := newer_format(version):
        alone.enter(root)
        message = _("this file is format {format}, this program reads {ours}").format(format=newer, ours=FORMAT)
        alone.add("DK002", version, message, _("upgrade quizgeo"))
        return Reading(None, in_order(alone.problems))
    return None


def newer_format(node: Node) -> int:
    """Give the number of a format newer than ours; 0 when it is ours, or no number."""
    try:
        number = read_whole(node.value, FORMAT, _MOST) if isinstance(node, Scalar) else FORMAT
    except MisreadError:
        return 0
    return number if number > FORMAT else 0


def _finish(root: MapNode, taken: _Pass, beside: Beside | None) -> Reading:
    """Check the head as a whole, read the parts, and compare the questions with each other."""
    report, head, questions = taken.report, taken.head, taken.questions
    assert head is not None
    assert questions is not None
    report.enter(root)
    report_missing(root, report)
    at = entries(root).get("questions")
    if at is not None:
        report_strays(at[1], report)
    parts = read_parts(root, head, questions, report, beside)
    report.enter(root)
    count = questions.count
    if count > limits.QUESTIONS:
        message = _("{count} questions, more than {most}").format(count=count, most=limits.QUESTIONS)
        report.add("DK007", at[0] if at else first_of(root), message, _("make two decks of it"))
    elif count == 0 and at is not None and report.errors == 0:
        report.add("DK007", at[0], _("no questions"), _("add one"))
    report_whole(root, head, questions, report)
    if report.errors:
        return Reading(None, in_order(report.problems), parts, _rest(taken, beside))
    return Reading(_deck(head, questions, report.file if beside else ""), in_order(report.problems), parts)


def _rest(taken: _Pass, beside: Beside | None) -> Deck | None:
    """Put together what was read in spite of errors; None without a title or any question."""
    if taken.head is None or taken.questions is None or not taken.questions.questions:
        return None
    if "title" not in taken.head.values:
        return None
    return _deck(taken.head, taken.questions, taken.report.file if beside else "")


def _deck(head: Head, questions: Questions, file: str) -> Deck:
    """Put the deck together."""
    questions.peers.questions = tuple(questions.questions)
    return Deck(
        id=DeckId(head.id), language=head.language, questions=questions.peers.questions, file=file, **head.values
    )

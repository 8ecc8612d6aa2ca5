"""Questions of a deck, one after the other: nodes into `Question` values, every problem written down."""

from dataclasses import dataclass, replace
from typing import Any

from quizgeo.decks.bodies import BUILDERS, offered
from quizgeo.decks.citations import Citations
from quizgeo.decks.head import Head
from quizgeo.decks.identity import alias, fingerprint
from quizgeo.decks.kinds import Kind
from quizgeo.decks.model import CardKey, DeckId, Question
from quizgeo.decks.nodes import MapNode, Marked, Node, entries, first_of, place_of
from quizgeo.decks.problems import Related
from quizgeo.decks.readers import record
from quizgeo.decks.report import Report, shown
from quizgeo.decks.shapes import Shape, Shapes
from quizgeo.decks.values import anything, slug
from quizgeo.language import _

_OUTCOMES = ("right", "wrong")
"""Keys of `feedback` that stand for any right, any wrong answer."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A question that names others by `was` or `after`, with its node, for when all of them are known."""

    question: Question
    node: MapNode
    place: int
    report: Report


class Questions:
    """Reads the questions of a deck, from one file or several, and keeps what concerns more than one of them."""

    def __init__(self, head: Head, report: Report, *, sourced: bool = True) -> None:
        """Take what the head says. `sourced` is whether its sources are known, which a syntax error may hide."""
        self.deck = DeckId(head.id)
        self.citations = Citations(head.sources if sourced else None, record("citation"))
        self.count = 0
        """Questions met, those with errors too."""
        self.questions: list[Question] = []
        self.pointers: list[Pointer] = []
        self.ids: dict[str, tuple[Marked, Report]] = {}
        """Where each id stands, those of questions with errors too."""
        self._shapes = Shapes(self.citations, frozenset(head.defaults))
        self._defaults = {"language": head.language, **head.defaults}
        if isinstance(cited := self._defaults.get("source"), Node):
            self._defaults["source"] = self.citations.read(cited, report)
        self._ladder = self._defaults.pop("ladder", None)
        self._read_id = slug("id")

    def read(self, node: MapNode, place: int, report: Report) -> None:
        """Read the question at a place of its file's list, counted from 0."""
        self.count += 1
        shape = self._shapes.of(node)
        report.enter(node, place)
        errors, problems = report.errors, len(report.problems)
        question_id = self._identify(shape, node, report)
        if shape.faults or shape.unknown:
            shape.report(node, report)
        values = node.values
        attributes: dict[str, Any] = self._defaults.copy()
        for index, name, read in shape.common:
            value = read(values[index], report)
            if value is not None:
                attributes[name] = value
        own = {name: read(values[index], report) for index, name, read in shape.own}
        self._harden(shape, own)
        if shape.kind is None or report.errors != errors:
            return
        body = BUILDERS[shape.kind.name](report, node, **own)
        if body is None:
            return
        if shape.special:
            self._special(shape, node, body, attributes, report)
        attributes.update(line=node.start_mark.line + 1, path=report.file, typed_ladder="ladder" in own)
        question = self._make(question_id, body, attributes)
        if not question_id and len(report.problems) > problems:
            report.problems[problems:] = [replace(each, question=question.key) for each in report.problems[problems:]]
        if question.was or question.after:
            self.pointers.append(Pointer(question, node, place, report))
        self.questions.append(question)

    def _identify(self, shape: Shape, node: MapNode, report: Report) -> str:
        """Read the id, which must be no other question's; empty without a good one."""
        if shape.id < 0:
            report.add("QN009", first_of(node), _("the question has no id"), _("run quizgeo ids --write"))
            return ""
        at = node.values[shape.id]
        question_id = self._read_id(at, report)
        if question_id is None:
            return ""
        report.key = f"{self.deck}/{question_id}"
        before, where = self.ids.setdefault(question_id, (at, report))
        if before is not at:
            message = _('id "{id}" is used twice (first on line {line})')
            related = Related(place_of(where.file, before), _("first here"))
            line = before.start_mark.line + 1
            report.add(
                "DK008", at, message.format(id=question_id, line=line), _("give each question its own"), (related,)
            )
        return question_id

    def _harden(self, shape: Shape, own: dict[str, object]) -> None:
        """Give choices the ladder of the defaults."""
        if self._ladder and shape.kind is not None and shape.kind.name in ("choice", "options"):
            own.setdefault("ladder", self._ladder)

    def _special(self, shape: Shape, node: MapNode, body: Kind, attributes: dict[str, Any], report: Report) -> None:
        """See to the fields that few questions have: `x-` fields, former ids, what comes first, feedback."""
        if shape.extra:
            attributes["extra"] = {name: anything(node.values[index]) for index, name in shape.extra}
        for name in ("was", "after"):
            if name in attributes:
                attributes[name] = tuple(
                    CardKey(each if "/" in each else f"{self.deck}/{each}") for each in attributes[name]
                )
        if "feedback" in node.names:
            self._match_feedback(node, body, report)

    def _match_feedback(self, node: MapNode, body: Kind, report: Report) -> None:
        """Warn of feedback to what cannot be chosen."""
        texts = offered(body)
        feedback = entries(node)["feedback"][1]
        if texts is None or not isinstance(feedback, MapNode):
            return
        known = {text.casefold() for text in (*texts, *_OUTCOMES)}
        for name, key in zip(feedback.names, feedback.keys, strict=True):
            if name.casefold() not in known:
                message = _('feedback for "{text}", which is no option').format(text=shown(name))
                report.add("QN024", key, message, _("write right, wrong, or the text of an option"))

    def _make(self, question_id: str, body: Kind, attributes: dict[str, Any]) -> Question:
        """Put the question together."""
        prompt = attributes.pop("prompt", "")
        stamp = fingerprint(body)
        name = question_id or alias(body, prompt, attributes["language"], stamp)
        return Question(CardKey(f"{self.deck}/{name}"), question_id, body, prompt, fingerprint=stamp, **attributes)

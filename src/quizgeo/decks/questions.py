"""Questions of a deck, one after the other: nodes into `Question` values, every problem written down."""

from typing import Any

from msgspec import Struct

from quizgeo.decks.bodies import offered
from quizgeo.decks.citations import Citations
from quizgeo.decks.head import Head
from quizgeo.decks.keys import CardKey, DeckId
from quizgeo.decks.kinds import Kind, TrueFalse
from quizgeo.decks.model import Peers, Question
from quizgeo.decks.nodes import MapNode, Marked, Node, entries, first_of
from quizgeo.decks.problems import Related
from quizgeo.decks.readers import record
from quizgeo.decks.report import Report, shown
from quizgeo.decks.shapes import Shape, Shapes
from quizgeo.decks.values import anything, slug
from quizgeo.language import _

_OUTCOMES = ("right", "wrong")
"""Keys of `feedback` that stand for any right, any wrong answer."""


class Pointer(Struct, frozen=True):
    """A question that names others by `was` or `after`, with its node, for when all of them are known."""

    question: Question
    node: MapNode
    place: int
    report: Report


_SLOTS = {name: place for place, name in enumerate(Question.__struct_fields__)}
"""Places of the arguments of `Question`: filling a list by place takes half the time of naming them."""
_KEY, _ID, _BODY, _PROMPT = (_SLOTS[name] for name in ("key", "id", "body", "prompt"))
_LANGUAGE, _LINE, _PATH, _TYPED = (_SLOTS[name] for name in ("language", "line", "path", "typed_ladder"))
_WAS, _AFTER, _EXTRA = (_SLOTS[name] for name in ("was", "after", "extra"))


class Questions:
    """Reads the questions of a deck, from one file or several, and keeps what concerns more than one of them."""

    def __init__(self, head: Head, report: Report, *, sourced: bool = True) -> None:
        """Take what the head says. `sourced` is whether its sources are known, which a syntax error may hide."""
        self.deck = DeckId(head.id)
        self.citations = Citations(head.sources if sourced else None, record("citation"))
        self.questions: list[Question] = []
        self.peers = Peers()
        """What every question is told of the others; filled once the deck stands."""
        self.pointers: list[Pointer] = []
        self.ids: dict[str, tuple[Marked, Report]] = {}
        """Where each id stands, those of questions with errors too."""
        self.whole = True
        """Whether all files of the deck could be read to their ends."""
        self.failed = 0
        """Questions with errors."""
        self._ladder = head.defaults.get("ladder")
        self._template = self._defaults(head, report)
        prompted = "prompt" in head.defaults
        self._shapes = Shapes(self.citations, _SLOTS, prompted=prompted, language=head.language)
        self._read_id = slug("id")
        self._prefix = f"{self.deck}/"

    def _defaults(self, head: Head, report: Report) -> list[Any]:
        """Give the arguments of `Question` that hold unless a question says otherwise."""
        values: dict[str, Any] = {"language": head.language, "peers": self.peers, **head.defaults}
        if isinstance(cited := values.get("source"), Node):
            values["source"] = self.citations.read(cited, report)
        plain = Question(CardKey(""), "", TrueFalse("", answer=True), "")
        return [values.get(name, getattr(plain, name)) for name in _SLOTS]

    @property
    def count(self) -> int:
        """How many questions were met, those with errors too."""
        return len(self.questions) + self.failed

    def read(self, node: MapNode, place: int, report: Report) -> None:
        """Read the question at a place of its file's list, counted from 0."""
        shape = self._shapes.of(node)
        report.enter_question(node, place)
        errors = report.errors
        question_id = self._identify(shape, node, report)
        if shape.flawed:
            shape.report(node, report)
        values, arguments = node.values, self._template.copy()
        for index, slot, read in shape.common:
            value = read(values[index], report)
            if value is not None:
                arguments[slot] = value
        own = {name: read(values[index], report) for index, name, read in shape.own}
        if self._ladder and shape.hardens:
            own.setdefault("ladder", self._ladder)
        body = shape.build(report, node, **own) if report.errors == errors and shape.build else None
        if body is None:
            self.failed += 1
            self._know(question_id, shape, node, report)
            return
        arguments[_ID], arguments[_BODY], arguments[_TYPED] = question_id, body, "ladder" in own
        name = self._special(shape, node, report, arguments) if shape.special else question_id
        self._know(name, shape, node, report)
        arguments[_KEY], arguments[_LINE], arguments[_PATH] = report.key, node.start_mark.line + 1, report.file
        question = Question(*arguments)
        self.questions.append(question)
        if shape.special and (question.was or question.after):
            self.pointers.append(Pointer(question, node, place, report))

    def _identify(self, shape: Shape, node: MapNode, report: Report) -> str:
        """Read the id, which must be no other question's; empty without a good one."""
        if shape.id < 0:
            report.add(
                "QN009",
                first_of(node),
                _("the question has no id"),
                _("add a short one that never changes, such as id: first-state"),
            )
            return ""
        at = node.values[shape.id]
        question_id = self._read_id(at, report)
        if question_id is None:
            return ""
        report.key = self._prefix + question_id
        if question_id in self.ids:
            self._taken(question_id, at, report)
        return question_id

    def _know(self, name: str, shape: Shape, node: MapNode, report: Report) -> None:
        """Note where an id stands, or a question without one; last of all, as reading it may stop and begin anew."""
        if name:
            self.ids.setdefault(name, (node.values[shape.id] if shape.id >= 0 else first_of(node), report))

    def _taken(self, name: str, at: Marked, report: Report) -> None:
        """Report an id, or the name of a question without one, that a question before has."""
        before, where = self.ids[name]
        message = _('id "{id}" is used twice (first on line {line})')
        if name.startswith("~"):
            message = _("the same question stands on line {line}")
        message = message.format(id=name, line=before.start_mark.line + 1)
        related = Related(where.place_of(before), _("first here"))
        report.add("DK008", at, message, _("give each question its own id"), (related,))

    def _special(self, shape: Shape, node: MapNode, report: Report, arguments: list[Any]) -> str:
        """See to what few questions have: `x-` fields, former ids, what comes first, feedback. Give its name."""
        name: str = arguments[_ID]
        if not name:
            from quizgeo.decks.identity import alias  # few decks lack ids

            name = alias(arguments[_BODY], arguments[_PROMPT], arguments[_LANGUAGE])
            report.name_question(f"{self.deck}/{name}")
            if name in self.ids:
                self._taken(name, first_of(node), report)
        if shape.extra:
            arguments[_EXTRA] = {name: anything(node.values[index]) for index, name in shape.extra}
        for slot in (_WAS, _AFTER):
            keys = (each if "/" in each else f"{self.deck}/{each}" for each in arguments[slot])
            arguments[slot] = tuple(map(CardKey, keys))
        if "feedback" in node.names:
            self._match_feedback(node, arguments[_BODY], report)
        return name

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

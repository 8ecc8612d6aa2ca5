"""One question while it is written: its element, and what it loses."""

from xml.etree.ElementTree import Element

from quizgeo.decks import Question
from quizgeo.exchange.html_text import html_of
from quizgeo.exchange.moodle.nodes import add, add_html, add_markup
from quizgeo.exchange.saying import GENERAL, foreseen
from quizgeo.exchange.shape import Loss, What
from quizgeo.exchange.weights import nearest, written
from quizgeo.language import _

LONGEST_ID = 100
"""Characters of an `idnumber` that Moodle's database takes."""


class Sheet:
    """The element of a question."""

    def __init__(self, node: Element, question: Question) -> None:
        self.node = node
        self.question = question
        self.changed = False
        """Whether it comes along as a question of another kind."""
        self.losses: list[Loss] = []

    def lose(self, field: str, what: What, how: str) -> None:
        """Note what a field loses."""
        self.losses.append(Loss(self.question.key, field, what, how))

    def head(self, kind: str, *texts: str, penalty: str = "0.3333333") -> None:
        """Add what all kinds have: type, texts, explanation, points, identity."""
        self.head_of_markup(kind, html_of("\n\n".join(text for text in texts if text)), penalty)

    def head_of_markup(self, kind: str, markup: str, penalty: str = "0.3333333") -> None:
        """Add the same, the text as HTML."""
        self.node.set("type", kind)
        add_markup(self.node, "questiontext", markup)
        add_html(self.node, "generalfeedback", self.question.explain)
        add(self.node, "defaultgrade", f"{self.question.points:.7f}")
        add(self.node, "penalty", penalty)
        add(self.node, "hidden", "0")
        add(self.node, "idnumber", self._identity())

    def hints(self) -> None:
        """Add hints, for kinds that show them."""
        for hint in self.question.hints:
            add_html(self.node, "hint", hint)

    def no_hints(self) -> None:
        """Say that hints do not come along."""
        if self.question.hints:
            self.lose("hint", "dropped", _("Moodle shows no hints with such a question"))

    def no_feedback(self) -> None:
        """Say that feedback does not come along."""
        if self.question.feedback:
            self.lose("feedback", "dropped", _("Moodle gives no feedback to such a question"))

    def feedback(self, *answers: str) -> None:
        """Add what is said to right and wrong answers. answers: those that have feedback of their own."""
        said = self.question.feedback
        add_html(self.node, "correctfeedback", said.get("right", ""))
        add_html(self.node, "partiallycorrectfeedback", "")
        add_html(self.node, "incorrectfeedback", said.get("wrong", ""))
        self.only_feedback("right", "wrong", *answers)

    def only_feedback(self, *answers: str) -> None:
        """Say which answers have feedback that does not come along."""
        general = [key for key in GENERAL if key in self.question.feedback and key not in answers]
        if general or foreseen(self.question, *answers):
            self.lose("feedback", "dropped", _("Moodle has no such answer to give feedback to"))

    def weight(self, percent: float) -> str:
        """Give the weight that Moodle knows for what a wrong option earns."""
        value, same = nearest(percent)
        if not same:
            how = _('"credit" {weight}% to {value}%').format(weight=written(percent), value=written(value))
            self.lose("credit", "changed", how)
        return written(value)

    def _identity(self) -> str:
        """Give the key of a question that has an id of its own."""
        key = str(self.question.key) if self.question.id else ""
        if len(key) <= LONGEST_ID:
            return key
        self.lose("id", "dropped", _("Moodle takes 100 characters, and here are {count}").format(count=len(key)))
        return ""

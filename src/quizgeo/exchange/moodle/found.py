"""One question while it is read: its element, its texts by their format, and what they lose."""

import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from quizgeo.exchange.html_text import bounded, text_of
from quizgeo.exchange.moodle.nodes import inner, value
from quizgeo.exchange.shape import Loss, What
from quizgeo.exchange.weights import nearest
from quizgeo.language import _, ngettext
from quizgeo.patterns import regex
from quizgeo.text import clean

_NUMBER = regex(r"[-+]?(?:\d{1,40}(?:[.,]\d{0,40})?|[.,]\d{1,40})(?:[eE][-+]?\d{1,3})?", re.ASCII)
_DIGITS = 40
"""Characters of a number in a deck."""
_USUAL = frozenset(("Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."))
"""What Moodle itself puts where a teacher says nothing."""


class UnreadableError(Exception):
    """A question that cannot be read; the message says why, without its end."""


class Found:
    """A question in a foreign file."""

    def __init__(self, node: Element, place: str) -> None:
        self.node = node
        self.place = place
        self.lost: dict[Loss, None] = {}
        """What it loses, each once, in order."""
        stem = node.find("questiontext")
        self._usual = "html" if stem is None else stem.get("format", "html").strip()
        """Format of texts that do not name theirs."""

    @property
    def name(self) -> str:
        """What the question is called."""
        return clean(inner(self.node.find("name")))

    @property
    def stem(self) -> str:
        """What is asked; the name of a question without words. Raises UnreadableError when there is neither."""
        return self.text("questiontext") or self.name or _without_words()

    def markup(self, tag: str) -> str:
        """Give a text as HTML, no longer than is read."""
        node = self.node.find(tag)
        return bounded(_markup(inner(node), self._format(node)))

    def text(self, tag: str) -> str:
        """Give a text of several lines."""
        node = self.node.find(tag)
        return "" if node is None else self.read(node, tag)

    def read(self, node: Element, field: str) -> str:
        """Give the text in an element. field: what it is called when something is lost."""
        return self.words(_markup(inner(node), self._format(node)), field)

    def line(self, node: Element, field: str) -> str:
        """Give the text in an element as one line."""
        return clean(self.read(node, field))

    def words(self, markup: str, field: str) -> str:
        """Give what markup says, and note what it shows or plays beside that."""
        read = text_of(markup)
        if read.pictures:
            count = len(read.pictures)
            how = ngettext("{count} picture is only named", "{count} pictures are only named", count)
            self.lose(field, "changed", how.format(count=count))
        if read.lost:
            self.lose(field, "dropped", _("{elements} in the text").format(elements=", ".join(read.lost)))
        return read.text

    def plain(self, node: Element) -> str:
        """Give a text that has no format as one line."""
        return clean(inner(node))

    def said(self, answer: Element) -> str:
        """Give the feedback to an answer."""
        node = answer.find("feedback")
        return "" if node is None else self.read(node, "feedback")

    def feedback(self) -> dict[str, str]:
        """Give what is said to right and wrong answers, but for what Moodle says of itself."""
        if self.text("partiallycorrectfeedback") not in ("", *_USUAL):
            self.lose("feedback", "dropped", _("what is said to answers that are right in part"))
        said = {"right": self.text("correctfeedback"), "wrong": self.text("incorrectfeedback")}
        return {key: text for key, text in said.items() if text and text not in _USUAL}

    def answers(self) -> Iterator[tuple[float, Element]]:
        """Give the answers, each with what it is worth in hundredths."""
        for answer in self.node.iterfind("answer"):
            written = number(answer.get("fraction", "0"))
            yield float(written or 0), answer

    def credit(self, percent: float) -> float:
        """Give the share that a wrong option earns; one that costs earns nothing."""
        if percent < 0:
            self.lose("credit", "changed", _("an option that costs points earns none instead"))
            return 0.0
        known, same = nearest(percent)
        return round(min((known if same else percent) / 100, 1.0), 5)

    def says(self, tag: str, *, otherwise: bool) -> bool:
        """Read a word for yes or no."""
        word = value(self.node, tag).lower()
        return otherwise if not word else word not in ("false", "0")

    def lose(self, field: str, what: What, how: str) -> None:
        """Note a loss, each once."""
        self.lost[Loss(self.place, _FIELDS.get(field, field), what, how)] = None

    def _format(self, node: Element | None) -> str:
        return self._usual if node is None else node.get("format", self._usual).strip()


_FIELDS = {
    "questiontext": "question", "generalfeedback": "explain", "graderinfo": "model", "correctfeedback": "feedback",
    "incorrectfeedback": "feedback", "partiallycorrectfeedback": "feedback",
}  # fmt: skip
"""What our format calls the elements."""


def number(written: str) -> Decimal | None:
    """Read a number as Moodle writes it, with a point or a comma; None for what is none, or longer than ours may be."""
    written = written.strip()
    if not _NUMBER.fullmatch(written):
        return None
    read = Decimal(written.replace(",", "."))
    return read if len(f"{read:f}") <= _DIGITS else None


def _markup(text: str, form: str) -> str:
    """Give a text of any format as HTML."""
    if form in ("plain_text", "markdown", "wiki_like"):
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        return f"<pre>{text}</pre>"
    return text.replace("\n", "<br>") if form == "moodle_auto_format" else text


def _without_words() -> str:
    raise UnreadableError(_("it asks nothing"))

"""One GIFT question while it is read: its texts in their forms, its weights, and what of both is lost."""

from quizgeo.exchange.gift.asked import Asked
from quizgeo.exchange.gift.scanning import MisreadError, Piece
from quizgeo.exchange.gift.syntax import Form, formed, reveal
from quizgeo.exchange.html_text import text_of
from quizgeo.exchange.shape import Loss, What
from quizgeo.exchange.weights import nearest, written
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean

_WEIGHT = regex(r"%(-{0,2})([0-9]{1,3}(?:[.,][0-9]{0,12})?)%")
_MOST_ANSWERS = 1_000
"""Answers of one question; nobody reads so many."""
_BETWEEN = "\N{LEFT WHITE CURLY BRACKET}\N{RIGHT WHITE CURLY BRACKET}"
"""What marks the place of the answers while a text is read; a sign of mathematics that hardly a question holds."""


class Answer(Piece, frozen=True, gc=False):
    """What stands behind one of the signs in the braces, less its weight and its feedback."""

    sign: str
    """`=`, `~`, or nothing where the first one has none."""
    weight: float | None
    """In hundredths, one that Moodle knows; None where none is given."""
    feedback: Piece | None


class Reader:
    """What is known while a question is read."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.form: Form = "moodle"
        """The form of texts that do not say theirs: that of the question's own."""
        self.losses: list[Loss] = []

    def lose(self, field: str, what: What, how: str) -> None:
        """Note that something of the question does not come along as it is."""
        self.losses.append(Loss(self.place, field, what, how))

    def asked(self, before: Piece, after: Piece) -> Asked:
        """Read the question's own text around its answers; its form holds for its other texts too."""
        self.form, _rest = formed(before.text.lstrip(), "moodle")
        if not after.text.strip():
            return Asked(self.text(before, "question"))
        said = self.text(Piece(f"{before.text}{_BETWEEN}{after.text}", before.at), "question")
        start, _mark, end = said.partition(_BETWEEN)
        return Asked(start, end)

    def line(self, piece: Piece, field: str) -> str:
        """Read a text that is to be one line."""
        return clean(self.text(piece, field))

    def text(self, piece: Piece | None, field: str) -> str:
        """Read a text of several lines in its form; empty where there is none."""
        if piece is None:
            return ""
        form, hidden = formed(piece.text.strip(), self.form)
        lines = [line.strip() for line in hidden.split("\n")]
        said = reveal("\n".join(line for line in lines if line))
        if form == "html" or (form == "moodle" and ("<" in said or "&" in said)):
            return self._of_html(said if form == "html" else _with_breaks(said), field)
        return clean(said, lines=True)

    def _of_html(self, markup: str, field: str) -> str:
        found = text_of(markup)
        if found.pictures:
            self.lose(field, "changed", _("pictures are left out; what they show stands in brackets"))
        if found.lost:
            names = ", ".join(found.lost)
            self.lose(field, "changed", _("without what is no text: {names}").format(names=names))
        return found.text

    def answers(self, block: Piece, signs: str, *, weighed: str) -> list[Answer]:
        """Part the answers at their signs; signs in `weighed` may have a weight behind them. Empty ones are dropped.

        Raises MisreadError for more than are read.
        """
        found: list[Answer] = []
        sign, start = "", 0
        refuse_many(block, signs)
        for place in [*(at for at, char in enumerate(block.text) if char in signs), len(block.text)]:
            piece = block.part(start, place).stripped()
            if piece.text:
                found.append(self._answer(sign, piece, weighed=sign in weighed))
            sign, start = block.text[place : place + 1], place + 1
        return found

    def _answer(self, sign: str, piece: Piece, *, weighed: bool) -> Answer:
        weight = None
        if weighed and (given := _WEIGHT.match(piece.text)):
            weight = self._weight(given[0], float(given[2].replace(",", ".")) * (-1 if given[1] == "-" else 1))
            piece = piece.part(given.end()).stripped()
        at = piece.text.find("#")
        feedback = piece.part(at + 1) if at >= 0 else None
        said = piece.part(0, at).stripped() if at >= 0 else piece
        return Answer(said.text, said.at, sign, weight, feedback)

    def _weight(self, said: str, percent: float) -> float:
        """Take the nearest weight that Moodle knows."""
        value, exact = nearest(percent)
        if not exact:
            self.lose("credit", "changed", _('"{weight}" to {value}%').format(weight=said, value=written(value)))
        return value


def refuse_many(block: Piece, signs: str) -> None:
    """Raise MisreadError where there are more answers than are read."""
    if sum(map(block.text.count, signs)) > _MOST_ANSWERS:
        raise misread(block, _("it has more than {count} answers").format(count=_MOST_ANSWERS))


def _with_breaks(said: str) -> str:
    """Write line ends as breaks but beside tags, as Moodle shows such a text."""
    first, *rest = said.split("\n")
    parts = [first]
    for line in rest:
        parts += [" " if parts[-1].endswith(">") or line.startswith("<") else "<br>", line]
    return "".join(parts)


def misread(piece: Piece, message: str, fix: str = "") -> MisreadError:
    """Make the exception for a part of a question that cannot be read."""
    return MisreadError(message, piece.at, fix)

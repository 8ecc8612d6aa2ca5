"""A GIFT file cut into questions, and a question into its parts, each with its place; no part is understood here.

The time grows with the length of the file alone, whatever is in it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from quizgeo.exchange.gift.syntax import GENERAL, hide
from quizgeo.language import _

_CATEGORY = "$CATEGORY:"


class Piece(Struct, frozen=True, gc=False):
    """Some of the file's text, as it stands there with its escaped signs hidden."""

    text: str
    at: int
    """Its first character, counted from the file's."""

    def part(self, start: int, end: int | None = None) -> "Piece":
        """Give some of it."""
        return Piece(self.text[start:end], self.at + start)

    def stripped(self) -> "Piece":
        """Give it without the spaces around it."""
        text = self.text.lstrip()
        return Piece(text.rstrip(), self.at + len(self.text) - len(text))


class Entry(Struct, frozen=True):
    """One question, in parts."""

    at: int
    """Where it begins, comments not counted."""
    comment: str
    """What its comments say."""
    category: str
    """The category that it is in, levels parted by `/`; empty where none is named."""
    title: str
    before: Piece
    """The text before the answers."""
    answers: Piece | None
    """What stands in the braces, less the general feedback; None for a description, which has none."""
    general: Piece | None
    after: Piece
    """The text behind the answers; empty for most."""


class MisreadError(Exception):
    """A question that cannot be read: what is wrong, where, and how to mend it."""

    def __init__(self, message: str, at: int, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.fix = fix


class Lines:
    """Where the lines of a text begin, to name places in it."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def place(self, at: int) -> tuple[int, int]:
        """Give line and column of a character, both from 1."""
        line = min(bisect_right(self.starts, at), len(self.lines))
        return line, at - self.starts[line - 1] + 1


def entries(lines: Lines) -> Iterator[Entry | MisreadError]:
    """Give the questions of a file in order; in place of one whose parts cannot be told apart, what is wrong with it.

    A blank line ends a question. Where one stands inside its answers, what follows up to the closing brace is passed
    over.
    """
    category, open_ = "", False
    for comment, block in _blocks(lines):
        if open_ and "{" not in block.text:
            open_ = "}" not in block.text
            continue
        open_ = False
        if block.text.startswith(_CATEGORY):
            head, _end, _rest = block.text.partition("\n")
            category = head.removeprefix(_CATEGORY).strip()
            block = block.part(len(head)).stripped()  # noqa: PLW2901 - Moodle asks for a blank line here, few write one
        if not block.text:
            continue
        try:
            yield _entry(block, comment, category)
        except MisreadError as misread:
            open_ = "{" in block.text and "}" not in block.text
            yield misread


def _blocks(lines: Lines) -> Iterator[tuple[str, Piece]]:
    """Give what stands between blank lines: its comments, and the rest with its signs hidden."""
    held: list[str] = []
    comments: list[str] = []
    start = 0
    for line, at in zip([*lines.lines, ""], lines.starts, strict=True):
        if line and not line.isspace():
            start = start if held else at
            is_comment = line.lstrip().startswith("//")
            held.append(" " * len(line) if is_comment else line)
            comments += [line.lstrip()[2:]] if is_comment else []
        elif held:
            yield "\n".join(comments), Piece(hide("\n".join(held)), start).stripped()
            held, comments = [], []


def _entry(block: Piece, comment: str, category: str) -> Entry:
    """Take a question apart. Raises MisreadError where its braces do not fit."""
    title, body = _title(block)
    opens, closes = _braces(body)
    if opens < 0:
        return Entry(block.at, comment, category, title, body, None, None, body.part(len(body.text)))
    answers, general = body.part(opens + 1, closes), None
    found = answers.text.rfind(GENERAL)
    if found >= 0:
        answers, general = answers.part(0, found), answers.part(found + len(GENERAL))
    before, after = body.part(0, opens), body.part(closes + 1)
    return Entry(block.at, comment, category, title, before, answers.stripped(), general, after)


def _title(block: Piece) -> tuple[str, Piece]:
    """Part a title in `::` from what follows it; two colons that are not closed begin none."""
    if not block.text.startswith("::"):
        return "", block
    end = block.text.find("::", 2)
    if end < 0:
        return "", block.part(2)
    return block.text[2:end], block.part(end + 2).stripped()


def _braces(body: Piece) -> tuple[int, int]:
    """Give the places of the braces around the answers; -1 for both where there are none."""
    opens, closes = body.text.find("{"), body.text.find("}")
    mend = _("write {signs} where braces are meant as they stand").format(signs=r"\{ \}")
    if closes >= 0 and (opens < 0 or closes < opens):
        raise MisreadError(_missing("{"), body.at + closes, mend)
    if opens >= 0 and closes < 0:
        fix = _("close the answers with {sign}, and leave no blank line among them").format(sign="}")
        raise MisreadError(_missing("}"), body.at + opens, fix)
    for sign in "{}":
        if (again := body.text.find(sign, closes + 1 if sign == "}" else opens + 1)) >= 0:
            raise MisreadError(_("braces stand inside or behind the answers"), body.at + again, mend)
    return opens, closes


def _missing(sign: str) -> str:
    return _('"{sign}" is missing').format(sign=sign)

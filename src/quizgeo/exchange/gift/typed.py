"""Typed answers of GIFT, each with what it earns and what is said to it: words, and what numbers share with them."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizgeo.exchange.gift.reader import Answer, Reader, misread
from quizgeo.exchange.gift.scanning import Piece
from quizgeo.exchange.gift.syntax import formed, reveal
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean

ANY = "\0"
"""Stands for every answer that is not named; no text that was read has this character."""

_ALL = 100.0
_STAR = regex(r"(?<!\\)\*")
"""A star that stands for any text, in Moodle's short answers."""


class Row(Struct, frozen=True):
    """One answer: what tells it from others, what it earns in hundredths, and what is said to it."""

    text: str
    earns: float
    said: str
    typed: str = ""
    """What is typed, where that is not all that tells it from others."""

    @property
    def key(self) -> str:
        """What is typed."""
        return self.typed or self.text


class Told(Struct, frozen=True):
    """The answers by what they earn."""

    right: tuple[str, ...]
    """What earns all, as written; at least one."""
    reject: tuple[str, ...]
    """What earns nothing."""
    feedback: dict[str, str]
    """What is said to all right answers, to others, or to single ones."""


def words(block: Piece, reader: Reader) -> Told:
    """Read words to be typed. Raises MisreadError where there are none."""
    rows = [_word(answer, reader) for answer in reader.answers(block, "=", weighed="=")]
    return told([row for row in rows if row.text], block, reader)


def told(rows: Sequence[Row], block: Piece, reader: Reader) -> Told:
    """Sort answers by what they earn. Raises MisreadError where none earns anything."""
    most = max((row.earns for row in rows if row.text != ANY), default=0.0)
    if most <= 0:
        raise misread(block, _("no answer is right"), _("write it as {example}").format(example="{=answer}"))
    if most < _ALL:
        reader.lose("answer", "changed", _("no answer earns all; what earns most is taken for right"))
    kept = _once(rows)
    right = [row for row in kept if row.earns == most and row.text != ANY]
    others = [row for row in kept if row.earns < most or row.text == ANY]
    if any(row.earns > 0 for row in others):
        reader.lose("accept", "changed", _("answers that earn a part count as wrong"))
    reject = (row.key for row in others if row.earns <= 0 and row.text != ANY)
    return Told(tuple(row.text for row in right), tuple(reject), _feedback(right, others))


def _once(rows: Iterable[Row]) -> Sequence[Row]:
    """Give each answer once: of those that are equal but for case the first that earns most."""
    best = dict[str, Row]()
    for row in rows:
        known = best.get(row.text.casefold())
        if known is None or row.earns > known.earns:
            best[row.text.casefold()] = row
    return tuple(best.values())


def _feedback(right: Sequence[Row], others: Sequence[Row]) -> dict[str, str]:
    """Put together what is said: once where it is the same to all right answers; `wrong` to any other answer."""
    named = {row.key for row in right}
    said = {row.key: row.said for row in others if row.said and row.text != ANY and row.key not in named}
    alike = len({row.said for row in right}) == 1
    said |= {"right" if alike else row.key: row.said for row in right if row.said}
    to_any = next((row.said for row in others if row.text == ANY), "")
    return {**said, "wrong": to_any} if to_any else said


def _word(answer: Answer, reader: Reader) -> Row:
    """Read one answer; a star in it is any text, which a deck cannot say."""
    _form, written = formed(answer.text, reader.form)
    text = clean(reveal(written))
    earns = _ALL if answer.weight is None else answer.weight
    said = reader.text(answer.feedback, "feedback")
    if text == "*":
        return Row(ANY, earns, said)
    if _STAR.search(text):
        reader.lose("answer", "changed", _("a star that stands for any text is left out of an answer"))
        text = " ".join(_STAR.sub(" ", text).split())
    return Row(text.replace("\\*", "*"), earns, said)

"""Answers of GIFT that are numbers: a value with a tolerance, or a range."""

from decimal import Decimal

from quizgeo.decks import Number, Tolerance
from quizgeo.exchange.gift.reader import Answer, Reader, misread
from quizgeo.exchange.gift.scanning import Piece
from quizgeo.exchange.gift.syntax import reveal
from quizgeo.exchange.gift.typed import ANY, Row, told
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean

_ALL = 100.0
_LONGEST = 40
"""Signs of a number; a deck takes no more."""
_PLAIN = regex(r"-?[0-9]+(?:\.[0-9]+)?")
"""A number as decks write it."""
_ANY_NUMBER = regex(r"[+-]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?")


def number(block: Piece, reader: Reader) -> tuple[Number, dict[str, str]]:
    """Read a numerical answer, without the `#` before it, and what is said to answers.

    Raises MisreadError for what is no number, or where there is none.
    """
    tilde = block.text.find("~")
    given = block if tilde < 0 else block.part(0, tilde)
    rows, numbers = list[Row](), dict[str, Number]()
    for answer in reader.answers(given, "=", weighed="="):
        body = _number(answer)
        name = f"{body.written}±{body.within.amount if body.within else 0}"
        numbers.setdefault(name, body)
        earns = _ALL if answer.weight is None else answer.weight
        rows.append(Row(name, earns, reader.text(answer.feedback, "feedback"), body.written))
    if tilde >= 0 and (said := _said_to_others(block.part(tilde), reader)):
        rows.append(Row(ANY, 0.0, said))
    found = told(rows, block, reader)
    if len(found.right) > 1:
        reader.lose("number", "changed", _("several numbers are right: the first is taken"))
    return numbers[found.right[0]], found.feedback


def _said_to_others(piece: Piece, reader: Reader) -> str:
    """Read what is said to every other number."""
    at = piece.text.find("#")
    return reader.text(piece.part(at + 1), "feedback") if at >= 0 else ""


def _number(answer: Answer) -> Number:
    """Read `38`, `38:2` or `36..40`. Raises MisreadError for anything else."""
    text = clean(reveal(answer.text))
    low, dots, high = text.partition("..")
    if dots:
        ends = _decimal(low, answer), _decimal(high, answer)
        if ends[0][1] > ends[1][1]:
            raise misread(answer, _("{range} runs backwards").format(range=text), _("write the lower end first"))
        return Number(ends[0][1], ends[1][1], f"{ends[0][0]}..{ends[1][0]}")
    value, colon, tolerance = text.partition(":")
    written, exact = _decimal(value, answer)
    amount = abs(_decimal(tolerance, answer)[1]) if colon else Decimal(0)
    return Number(exact, exact, written, within=Tolerance(amount) if amount else None)


def _decimal(text: str, answer: Answer) -> tuple[str, Decimal]:
    """Read a number, and give it as a deck writes it too. Raises MisreadError for what is none."""
    text = text.strip()
    if _ANY_NUMBER.fullmatch(text):
        value = Decimal(text)
        written = text if _PLAIN.fullmatch(text) else f"{value:f}"
        if len(written) <= _LONGEST:
            return written, value
    fix = _("write 38, 38:2 or 36..40, with a point for a fraction")
    raise misread(answer, _('"{text}" is no number').format(text=text[:_LONGEST]), fix)

"""Parts of an answer, gaps of a text and items of a list: each with its own sign, and its right spelling if close."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from textual.content import Content

from quizgeo.answers import Verdict
from quizgeo.language import _
from quizgeo.text import cells, fold, shorten
from quizgeo.tui.content import CLOSE, QUIET, RIGHT, WRONG, plain, row
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import Signs


class Part(Struct, frozen=True):
    """One part as it was given, and what was made of it."""

    given: str
    verdict: Verdict | None
    """None where it was not judged on its own."""
    right: str = ""
    """What is right, where it was not given so."""
    again: bool = False
    """Whether it names what was named before."""


def grade_sign(verdict: Verdict, signs: Signs) -> tuple[str, str]:
    """Give the sign of a verdict and its style."""
    match verdict.grade:
        case "exact":
            return signs.right, RIGHT
        case "close":
            return signs.close, RIGHT
        case "partial":
            return signs.partial, CLOSE
        case "wrong":
            return signs.wrong, WRONG
        case _ as unreachable:
            assert_never(unreachable)


def part_sign(part: Part, signs: Signs) -> tuple[str, str]:
    """Give the sign of a part and its style; one that was not judged has none, a repeated one a quiet dot."""
    if part.verdict is None:
        return " ", ""
    return (signs.dot, QUIET) if part.again else grade_sign(part.verdict, signs)


def part_words(part: Part, room: Sheet) -> Content:
    """Give a part in words: what was given, how it is written if otherwise, and that a slip of spelling is forgiven."""
    style = part_sign(part, room.signs)[1]
    told = _("named before") if part.again else ""
    if part.verdict is not None and part.verdict.grade == "close" and not part.again:
        told = _("counted as right")
    right = f"  {room.signs.arrow}  {part.right}" if part.right else ""
    after = f"{',' if right else ' '} {told}" if told else ""
    if cells(part.given + right + after) > room.width:
        after = ""
    given = shorten(part.given, max(room.width // 2, room.width - cells(right)))
    return row((given, style), plain(shorten(right, room.width - cells(given))), (after, QUIET))


def gap_part(given: str, answer: str, verdict: Verdict, signs: Signs) -> Part:
    """Take a gap of a text, whose answer is shown wherever it was not given."""
    right = _spelling(verdict, given) if verdict.passed else answer
    return Part(given or signs.dash, verdict, right)


def item_parts(given: Sequence[str], verdicts: Sequence[Verdict]) -> list[Part]:
    """Take the items of a list as they were judged, one by one; as they were given where none was judged so.

    What is no item tells nothing of what is right: it might have been meant for any.
    """
    judged = [verdict for verdict in verdicts if verdict.given]
    if not (given and judged):
        return [Part(item, None) for text in given for item in text.split("; ")]
    parts, named = list[Part](), set[str]()
    for verdict in judged:
        item = verdict.given
        parts.append(Part(item, verdict, _spelling(verdict, item), verdict.passed and verdict.answer in named))
        named.add(verdict.answer)
    return parts


def _spelling(verdict: Verdict, given: str) -> str:
    """Give how a right part is written, where that is not how it was given."""
    return verdict.answer if verdict.passed and fold(verdict.answer, 2) != fold(given, 2) else ""

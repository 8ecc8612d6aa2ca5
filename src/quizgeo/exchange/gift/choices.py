"""Answers of GIFT among which one chooses: options with weights, true or false, pairs."""

from collections.abc import Sequence

from quizgeo.decks import Choice, Match, Multiple, Option
from quizgeo.exchange.gift.reader import Answer, Reader, misread, refuse_many
from quizgeo.exchange.gift.scanning import Piece
from quizgeo.exchange.gift.syntax import ARROW, reveal
from quizgeo.exchange.weights import written
from quizgeo.language import _
from quizgeo.text import clean

_ALL = 100.0
_TRUE, _FALSE = frozenset(("T", "TRUE")), frozenset(("F", "FALSE"))
_LEAST = 2
"""Options of a choice, and pairs of a match."""


def is_true_false(block: Piece) -> bool | None:
    """Tell whether the answers say true or false; None where they say neither."""
    word = block.text.partition("#")[0].strip().upper()
    return True if word in _TRUE else False if word in _FALSE else None


def true_false_feedback(block: Piece, reader: Reader) -> dict[str, str]:
    """Read what is said to a wrong answer, which stands first, and to a right one."""
    _word, *said = block.text.split("#", 2)
    at, feedback = block.at + len(block.text), dict[str, str]()
    for name, text in zip(("wrong", "right"), said, strict=False):
        if told := reader.text(Piece(text, at), "feedback"):
            feedback[name] = told
    return feedback


def options(block: Piece, reader: Reader) -> Choice | Multiple:
    """Read options: with a `=` among them one is to be chosen, else all that earn anything.

    Raises MisreadError where none is right, or none is wrong.
    """
    answers = reader.answers(block, "=~", weighed="~")
    kept = _once(answers, reader)
    single = any(answer.sign == "=" for answer in answers)
    offered = _single(kept, reader) if single else _several(kept, reader)
    right = sum(option.correct for option in offered)
    if right == 0:
        raise misread(block, _("no answer is right"), _("write = before the right one, or ~%50% before each of two"))
    if right == len(offered):
        raise misread(block, _("there is no wrong answer"), _("write ~ before a wrong one"))
    return Choice(offered) if single else Multiple(offered)


def _once(answers: Sequence[Answer], reader: Reader) -> dict[str, Answer]:
    """Give the answers by their texts, the first of those that are equal but for case; one that earns goes first."""
    texts = [reader.line(answer, "answer") for answer in answers]
    kept = dict[str, Answer]()
    seen = set[str]()
    for text, answer in sorted(zip(texts, answers, strict=True), key=lambda each: -_earns(each[1])):
        if text and text.casefold() not in seen:
            kept[text] = answer
            seen.add(text.casefold())
    if len(kept) < len(answers):
        reader.lose("answer", "changed", _("an answer that is empty or stands there twice is left out"))
    return {text: kept[text] for text, answer in zip(texts, answers, strict=True) if kept.get(text) is answer}


def _earns(answer: Answer) -> float:
    if answer.sign == "=":
        return _ALL
    return answer.weight or 0.0


def _single(kept: dict[str, Answer], reader: Reader) -> tuple[Option, ...]:
    """Make the options of which one is chosen: the first that earns all is the right one, others may earn a share."""
    right = next((text for text, answer in kept.items() if answer.sign == "="), "")
    offered = list[Option]()
    for text, answer in kept.items():
        earns = _earns(answer)
        if earns == _ALL and text != right:
            reader.lose("answer", "changed", _("several are right: the first is the answer, the others earn as much"))
        if earns < 0:
            reader.lose("credit", "changed", _('"{weight}%" to 0%').format(weight=written(earns)))
        credit = 0.0 if text == right else max(0.0, round(earns / _ALL, 7))
        offered.append(Option(text, text == right, credit, reader.text(answer.feedback, "feedback")))
    return tuple(offered)


def _several(kept: dict[str, Answer], reader: Reader) -> tuple[Option, ...]:
    """Make the options of which all are chosen that earn anything."""
    shares = {_earns(answer) for answer in kept.values() if _earns(answer) > 0}
    if len(shares) > 1:
        reader.lose("credit", "changed", _("right answers of different weights count alike"))
    return tuple(
        Option(text, _earns(answer) > 0, feedback=reader.text(answer.feedback, "feedback"))
        for text, answer in kept.items()
    )


def is_match(block: Piece) -> bool:
    """Tell whether the answers are pairs."""
    return "=" in block.text and ARROW in block.text


def pairs(block: Piece, reader: Reader) -> Match:
    """Read pairs; a right side without a left one belongs to nothing. Raises MisreadError where there are not two."""
    found = dict[str, str]()
    extra, lefts = list[str](), set[str]()
    start = 0
    refuse_many(block, "=")
    for text in block.text.split("="):
        piece = block.part(start, start + len(text)).stripped()
        start += len(text) + 1
        if not piece.text:
            continue
        left, right = _pair(piece, reader)
        if not left:
            extra += [right] if right else []
        elif left.casefold() in lefts:
            reader.lose("match", "changed", _("a left side that stands there twice is left out"))
        else:
            lefts.add(left.casefold())
            found[left] = right
    if len(found) < _LEAST:
        raise misread(block, _("a match has at least two pairs"), _("write =left -> right for each"))
    return Match(tuple(found.items()), tuple(dict.fromkeys(extra)))


def _pair(piece: Piece, reader: Reader) -> tuple[str, str]:
    """Read a pair. Raises MisreadError where it has no arrow, or a left side without a right one."""
    at = piece.text.find(ARROW)
    if at < 0:
        raise misread(piece, _("a pair has no ->"), _("write =left -> right"))
    left = reader.line(piece.part(0, at), "match")
    right = clean(reveal(piece.text[at + len(ARROW) :]))
    if left and not right:
        raise misread(piece, _("nothing stands behind ->"), _("write =left -> right"))
    return left, right

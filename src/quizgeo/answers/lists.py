"""The judgement of typed lists, in any order. The order in which the items were given changes nothing but `parts`."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers.context import Context
from quizgeo.answers.expected import Expected, expect
from quizgeo.answers.given import as_texts
from quizgeo.answers.options import counted
from quizgeo.answers.reasons import REASONS, verdict
from quizgeo.answers.shown import any_of, body_text, joined
from quizgeo.answers.splitting import LIST, apart, texts, unnumbered
from quizgeo.answers.verdict import Given, Verdict
from quizgeo.answers.words import judge
from quizgeo.decks.kinds import ListOf
from quizgeo.text import fold

MOST_PIECES = 20
"""Different pieces that are judged beyond twice the items there are; more than these are taken for wrong unread."""

_RANK = {word: place for place, word in enumerate(REASONS)}
"""How good a right reason is: exact ones stand before close ones."""


class Found(Struct, frozen=True):
    """One given piece and the items that it fits equally well."""

    piece: str
    verdict: Verdict
    items: tuple[int, ...] = ()


def check_list(body: ListOf, given: Given, context: Context) -> Verdict:
    """Judge the items that were given: how many of those needed, less what does not belong. Repeats are ignored.

    `parts` has a verdict for each different piece, in the order given.
    """
    answer = body_text(body, context.language)
    pieces = items_of(body, given, context.language) if isinstance(given, str) else as_texts(body.name, given)
    pieces = (
        tuple(part for piece in pieces[:MOST_PIECES] for part in _words(piece, body, context)) + pieces[MOST_PIECES:]
    )
    different = {fold(piece, 2) or fold(piece, 0): piece for piece in reversed(pieces)}
    most = 2 * len(body.items) + MOST_PIECES
    judged = _judged(body, list(different.values())[::-1][:most], context)
    found = [piece for piece in judged if piece.verdict.reason != "blank"]
    if not found:
        return verdict("blank", answer)
    return _whole(body, found, max(0, len(different) - most), answer)


def _words(piece: str, body: ListOf, context: Context) -> tuple[str, ...]:
    """Take a piece apart where it is no item but each of its words is one, perhaps misspelt."""
    words = tuple(piece.split())
    if not 1 < len(words) <= len(body.items) + 1 or _judged(body, (piece,), context)[0].items:
        return (piece,)
    return words if all(found.items for found in _judged(body, words, context)) else (piece,)


def items_of(body: ListOf, given: str, language: str) -> tuple[str, ...]:
    """Take a list apart that was typed as one text: at its separators, and where items follow each other bare."""
    spellings = [form for item in body.items for form in item]
    split = texts(unnumbered(given), LIST, spellings, language)
    few = split[: 2 * len(body.items) + MOST_PIECES]
    return tuple(piece for each in few for piece in apart(each, spellings, language)) + split[len(few) :]


def _judged(body: ListOf, pieces: Sequence[str], context: Context) -> list[Found]:
    """Find the items that each piece fits best."""
    expected = [expect(item[0], item[1:], language=context.language) for item in body.items]
    return [_best(piece, expected, context) for piece in pieces]


def _best(piece: str, expected: Sequence[Expected], context: Context) -> Found:
    same = fold(piece, 2)
    written = tuple(place for place, item in enumerate(expected) if same in item.same)
    if written:  # no other rule gives a better reason
        return Found(piece, verdict("same", expected[written[0]].answer), written)
    verdicts = [judge(item, piece, context) for item in expected]
    best = min((_RANK[found.reason] for found in verdicts if found.passed), default=None)
    if best is None:
        return Found(piece, verdicts[0])
    items = tuple(place for place, found in enumerate(verdicts) if found.passed and _RANK[found.reason] == best)
    return Found(piece, verdicts[items[0]], items)


def _whole(body: ListOf, found: Sequence[Found], unread: int, answer: str) -> Verdict:
    taken = _taken(found)
    extra = [piece.piece for piece in found if not piece.items]
    parts = tuple(
        replace(piece.verdict if piece.items else verdict("different", answer), given=piece.piece) for piece in found
    )
    hits, need = len(taken), body.need
    if not hits:
        return verdict("none", answer, parts=parts, n=str(need))
    wrong = len(extra) + unread
    if hits >= need and not wrong:
        close = any(part.grade == "close" for part in parts)
        return verdict("all-close" if close else "all", answer, parts=parts, n=str(hits))
    missing = [] if hits >= need else [_missing(body, taken)]
    k = min(hits, need)
    return counted(answer, k=k, n=need, score=k / (need + wrong), missing=missing, extra=extra, parts=parts)


def _missing(body: ListOf, taken: set[int]) -> str:
    """Name what is missing: the items themselves, or from which of them any others have to come."""
    left = [item[0] for place, item in enumerate(body.items) if place not in taken]
    wanted = body.need - len(taken)
    return joined(left) if wanted == len(left) else any_of(wanted, left)


def _taken(found: Sequence[Found]) -> set[int]:
    """Give each piece an item of its own where it can, those with the least choice first."""
    taken: set[int] = set()
    for piece in sorted(found, key=lambda piece: (len(piece.items), fold(piece.piece, 2), piece.piece)):
        free = [item for item in piece.items if item not in taken]
        taken.update(free[:1])
    return taken

"""The judgement of answers of several parts: typed lists and gaps, order, pairs and groups."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from quizgeo.answers.context import Context
from quizgeo.answers.expected import expect
from quizgeo.answers.given import as_pairs, as_texts
from quizgeo.answers.options import counted, pick
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.shown import body_text, pair_text
from quizgeo.answers.splitting import JOINS, PAIRS, STEPS, Piece, split, texts
from quizgeo.answers.verdict import Given, Verdict
from quizgeo.answers.words import judge
from quizgeo.decks.kinds import Cloze, Groups, Match, Order
from quizgeo.patterns import regex

_GAP_SEPARATORS = tuple(map(regex, ("\n", ";", ",")))


def check_cloze(body: Cloze, given: Given, context: Context) -> Verdict:
    """Judge the gaps one by one; the score is their mean."""
    answer = body_text(body, context.language)
    gaps = body.gaps
    filled = _filled(given, len(gaps)) if isinstance(given, str) else as_texts(body.name, given)
    extra = [text for text in filled[len(gaps) :] if text.strip()]
    filled = (*filled, *[""] * len(gaps))[: len(gaps)]
    said = " ".join((context.prompt, *(part for part in body.parts if isinstance(part, str))))
    around = replace(context, prompt=said)
    parts = tuple(
        judge(expect(gap.answer, gap.accept, language=context.language), text, around)
        for gap, text in zip(gaps, filled, strict=True)
    )
    if len(parts) == 1 and not extra:
        return parts[0]
    if all(part.reason == "blank" for part in parts):
        return verdict("blank", answer, parts=parts)
    missing = [gap.answer for gap, part in zip(gaps, parts, strict=True) if not part.passed]
    return summed(answer, parts, missing=missing, extra=extra)


def _filled(text: str, gaps: int) -> tuple[str, ...]:
    """Take a lone text apart into one text a gap, by the first separator that gives the right number."""
    if gaps == 1:
        return (text,)
    tries = [tuple(part.strip() for part in separator.split(text)) for separator in _GAP_SEPARATORS]
    return next((parts for parts in tries if len(parts) == gaps), max(tries, key=len))


def summed(answer: str, parts: tuple[Verdict, ...], *, missing: Sequence[str], extra: Sequence[str]) -> Verdict:
    """Make the verdict of parts that are all asked for and weigh the same."""
    n = len(parts)
    if not missing and not extra:
        close = any(part.grade == "close" for part in parts)
        return verdict("all-close" if close else "all", answer, parts=parts, n=str(n))
    score = sum(part.score for part in parts) / (n + len(extra))
    if not score:
        return verdict("none", answer, parts=parts, n=str(n))
    return counted(answer, k=n - len(missing), n=n, score=score, missing=missing, extra=extra, parts=parts)


def check_order(body: Order, given: Given, context: Context) -> Verdict:
    """Judge an order by the longest part of it that stands right."""
    answer = body_text(body, context.language)
    language = context.language
    named = texts(given, STEPS, body.items, language) if isinstance(given, str) else as_texts(body.name, given)
    places: list[int] = []
    for text in named:
        place = pick(body.items, text, language)
        if place is None:
            return verdict("not-an-option", answer, given=excerpt(text))
        if place not in places:
            places.append(place)
    if not places:
        return verdict("blank", answer)
    n, k = len(body.items), _longest_rise(places)
    if k == n:
        return verdict("all", answer, n=str(n))
    if len(places) == n:
        return verdict("order", answer, score=k / n, k=str(k), n=str(n), m=str(n - k))
    missing = [item for place, item in enumerate(body.items) if place not in places]
    return counted(answer, k=k, n=n, score=k / n, missing=missing, extra=(), parts=())


def _longest_rise(places: Sequence[int]) -> int:
    """Give the length of the longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    for place in places:
        pile = bisect_left(tops, place)
        tops[pile : pile + 1] = [place]
    return len(tops)


def check_pairs(body: Match | Groups, given: Given, context: Context) -> Verdict:
    """Judge what was put to what: rights to lefts, or groups to items."""
    answer, language = body_text(body, context.language), context.language
    right = _right_pairs(body)
    lefts = tuple(right)
    rights = tuple(dict.fromkeys((*right.values(), *(body.extra if isinstance(body, Match) else ()))))
    put = _pairs_of_text(body, given, language) if isinstance(given, str) else as_pairs(body.name, given)
    chosen: dict[str, str] = {}
    for left, text in put:
        place = pick(lefts, left, language)
        if place is None:
            return verdict("not-an-option", answer, given=excerpt(left))
        target = pick(rights, text, language)
        chosen[lefts[place]] = text if target is None else rights[target]
    if not any(text.strip() for text in chosen.values()):
        return verdict("blank", answer)
    parts = tuple(_pair_verdict(target, chosen.get(left, "")) for left, target in right.items())
    missing = [pair_text(left, target) for left, target in right.items() if chosen.get(left) != target]
    return summed(answer, parts, missing=missing, extra=())


def _pair_verdict(target: str, chosen: str) -> Verdict:
    if not chosen.strip():
        return verdict("blank", target)
    return verdict("same" if chosen == target else "different", target)


def _right_pairs(body: Match | Groups) -> Mapping[str, str]:
    """Give what belongs to what: a right to each left, or a group to each item."""
    if isinstance(body, Match):
        return dict(body.pairs)
    return {item: group for group, items in body.groups for item in items}


def _pairs_of_text(body: Match | Groups, text: str, language: str) -> list[tuple[str, str]]:
    """Take pairs apart that were given as one text: `Georgia: Tbilisi, …`, `Russia: CSTO, …`, `CSTO: Russia, …`."""
    right = _right_pairs(body)
    if isinstance(body, Groups):
        return _sorted_into(split(text, PAIRS, (*right, *right.values()), language), tuple(right.values()), language)
    return _put_together(split(text, PAIRS, (*right, *right.values(), *body.extra), language))


def _put_together(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """Pair each piece that stands behind a mark such as `:` with the one before; a piece left alone has no right."""
    pairs: list[tuple[str, str]] = []
    for piece in pieces:
        if piece.before in JOINS and pairs and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], piece.text)
        else:
            pairs.append((piece.text, ""))
    return pairs


def _sorted_into(pieces: Sequence[Piece], groups: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Pair items with groups, whichever stands first; a group that stands first holds on until the next mark."""
    names = tuple(dict.fromkeys(groups))
    pairs: list[tuple[str, str]] = []
    head = ""
    for piece in pieces:
        if pick(names, piece.text, language) is None:
            pairs.append((piece.text, head))
        elif piece.before in JOINS and pairs and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], piece.text)
        else:
            head = piece.text
    return pairs

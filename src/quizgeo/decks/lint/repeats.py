"""ST006: questions that ask the same again. No question is compared with all others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import ceil

from quizgeo.decks.fingerprints import facts
from quizgeo.decks.kinds import Groups, Match, Order
from quizgeo.decks.lint.rule import DeckRule, Finding, Near
from quizgeo.decks.lint.subject import STEM, Asked, Whole
from quizgeo.decks.lint.words import likeness
from quizgeo.language import _

ALIKE = 0.8
"""Share of words in common from which two questions with one answer ask the same."""
_COMPARED = 100
"""Questions with rare words in common that one is compared with; more than that are words of a pattern."""


def same_stem(whole: Whole) -> Iterator[Finding]:
    """ST006: two questions have the same words and unlike answers."""
    for same in whole.by_stem.values():
        first: dict[object, Asked] = {}
        for asked in same if len(same) > 1 and same[0].stem.folded else ():
            before = first.setdefault(_seen(asked), asked)
            if _answer(before) != _answer(asked):
                yield _again(asked, before, _("the same question has another answer elsewhere"))


def _answer(asked: Asked) -> str:
    return facts(asked.question.original or asked.question.body)


def _seen(asked: Asked) -> object:
    """Give what a learner sees of a question beside its stem, by which one stem can ask different things."""
    body = asked.question.body
    match body:
        case Order(items=items):
            shown: frozenset[str] = frozenset(items)
        case Match(pairs=pairs):
            shown = frozenset(left for left, _right in pairs)
        case Groups(groups=groups):
            shown = frozenset(item for _name, items in groups for item in items)
        case _other:
            shown = frozenset()
    return body.name, asked.question.map, shown


def similar_stems(whole: Whole) -> Iterator[Finding]:
    """ST006: two questions with the same answer have nearly the same words."""
    by_answer = defaultdict[tuple[str, object], list[Asked]](list)
    for asked in whole.asked:
        if asked.stem.tokens:
            by_answer[_answer(asked), asked.question.map].append(asked)
    counts = defaultdict[str, int](int)
    for asked in whole.asked:
        for token in asked.stem.tokens:
            counts[token] += 1
    for same in by_answer.values():
        for asked, before in _pairs(same, counts) if len(same) > 1 else ():
            yield _again(asked, before, _("another question with the same answer has nearly the same words"))


def _pairs(group: Sequence[Asked], counts: Mapping[str, int]) -> Iterator[tuple[Asked, Asked]]:
    """Give questions that are nearly like one before them, with the first such.

    Two sets of words of which a share `t` is in common have one of the rarest `n - ceil(t * n) + 1` words in common,
    n being the number of words of either: only those are looked up.
    Source: Chaudhuri, Ganti and Kaushik 2006, prefix filter.
    """
    by_word = defaultdict[str, list[Asked]](list)
    for asked in group:
        tokens = asked.stem.tokens
        rarest = sorted(tokens, key=lambda token: (counts[token], token))
        rare = rarest[: len(tokens) - ceil(ALIKE * len(tokens)) + 1]
        near = islice((other for word in rare for other in by_word[word]), _COMPARED)
        before = next((other for other in near if likeness(tokens, other.stem.tokens) >= ALIKE), None)
        if before is not None:
            yield asked, before
        for word in rare:
            by_word[word].append(asked)


def _again(asked: Asked, before: Asked, message: str) -> Finding:
    return Finding(
        message,
        _("keep one of them, or word them so that a learner can tell them apart"),
        STEM,
        question=asked.question,
        related=(Near(before.question, _("the other one"), STEM),),
    )


RULES = (DeckRule("ST006", same_stem), DeckRule("ST006", similar_stems))

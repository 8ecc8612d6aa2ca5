"""ST006: questions that ask the same again. No question is compared with all others."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from math import ceil
from unicodedata import normalize

from msgspec import json

from quizgeo.decks.kinds import Groups, Match, Order
from quizgeo.decks.lint.rule import DeckRule, Finding, Near
from quizgeo.decks.lint.subject import STEM, Asked, Whole
from quizgeo.decks.lint.words import likeness
from quizgeo.language import _

_PART, _OF = 4, 5
ALIKE = _PART / _OF
"""Share of words in common from which two questions with one answer ask the same."""
_COMPARED = 40
"""Questions with rare words in common that one is compared with; more than that are words of a pattern."""


def same_stem(whole: Whole) -> Iterator[Finding]:
    """ST006: two questions have the same words and unlike answers."""
    for same in whole.by_stem.values():
        first: dict[object, Asked] = {}
        for asked in same if len(same) > 1 and same[0].stem.folded else ():
            before = first.setdefault(_seen(asked), asked)
            if before.question.fingerprint != asked.question.fingerprint:
                yield _again(asked, before, _("the same question has another answer elsewhere"))


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
    groups = _by_answer(whole.asked)
    counts = Counter(chain.from_iterable([asked.stem.tokens for same in groups for asked in same]))
    rarity = {word: rank for rank, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    for same in groups:
        for asked, before in _pairs(same, rarity):
            yield _again(asked, before, _("another question with the same answer has nearly the same words"))


def _by_answer(questions: Sequence[Asked]) -> Sequence[Sequence[Asked]]:
    """Gather questions with a map and an answer in common, two or more."""
    gathered = defaultdict[object, list[Asked]](list)
    for asked in questions:
        body = asked.question.body
        gathered[body.name, json.encode(body.facts(_plain)), asked.question.map].append(asked)
    told = ([asked for asked in same if asked.stem.tokens] for same in gathered.values() if len(same) > 1)
    return [same for same in told if len(same) > 1]


def _plain(text: str) -> str:
    """Take case, compatible forms and runs of spaces out of a text, as a fingerprint does, which takes longer."""
    folded = text.lower() if text.isascii() else normalize("NFKC", text).casefold()
    return " ".join(folded.split())


def _pairs(group: Sequence[Asked], rarity: Mapping[str, int]) -> Iterator[tuple[Asked, Asked]]:
    """Give questions that are nearly like one before them, with the first such. rarity: the lower, the rarer a word.

    Two sets of words of which a share `t` is in common have one of the rarest `n - ceil(t * n) + 1` words in common,
    n being the number of words of either: only those are looked up.
    Source: Chaudhuri, Ganti and Kaushik 2006, prefix filter.
    """
    by_word = defaultdict[int, dict[_Rank, list[Asked]]](dict)
    for asked in group:
        tokens = asked.stem.tokens
        size = len(tokens)
        rare = sorted([rarity[token] for token in tokens])[: size - ceil(size * _PART / _OF) + 1]
        lists = [
            others
            for rank, word in enumerate(rare)
            for their, others in by_word[word].items()
            if _may_be_alike((size, rank), their)
        ]
        near = islice(chain.from_iterable(lists), _COMPARED)
        before = next((other for other in near if likeness(tokens, other.stem.tokens) >= ALIKE), None)
        if before is not None:
            yield asked, before
        for rank, word in enumerate(rare):
            by_word[word].setdefault((size, rank), []).append(asked)


_Rank = tuple[int, int]
"""How many words a question has, and how many of them are rarer than the one that is meant."""


def _may_be_alike(one: _Rank, other: _Rank) -> bool:
    """Tell whether enough words can be in common where these ranks are of the rarest that is.

    Of `n` and `m` words a share `t` is in common if `t / (1 + t) * (n + m)` are.
    Source: Xiao, Wang, Lin and Yu 2008, positional filter.
    """
    most = min(one[0] - one[1], other[0] - other[1])
    return most * (_PART + _OF) >= (one[0] + other[0]) * _PART


def _again(asked: Asked, before: Asked, message: str) -> Finding:
    return Finding(
        message,
        _("keep one of them, or word them so that a learner can tell them apart"),
        STEM,
        question=asked.question,
        related=(Near(before.question, _("the other one"), STEM),),
    )


RULES = (DeckRule("ST006", same_stem, partial=True), DeckRule("ST006", similar_stems, partial=True))

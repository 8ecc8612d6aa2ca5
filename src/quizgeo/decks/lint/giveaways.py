"""ST009: questions that give away what another asks to be typed. Texts are looked up by their words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from math import ceil

from msgspec import Struct

from quizgeo.decks.keys import CardKey
from quizgeo.decks.lint.rows import Spot
from quizgeo.decks.lint.rule import DeckRule, Finding, Near
from quizgeo.decks.lint.subject import STEM, Asked, Whole
from quizgeo.decks.lint.texts import telling_rows
from quizgeo.decks.lint.words import Said, folded_texts
from quizgeo.language import _

_SHARE = (2, 3)
"""Share of the content words of a question that tells which question a text speaks of."""
_WAYS = 100
"""Ways to write an answer with a word in common that are looked for in each text with that word."""
_FEW = 20
"""Texts with an answer that are looked at one by one; of more only those with rare words of the question."""
_LOOKED_AT = 300
"""Texts that are looked at for one question at most."""
_TOLD = 3
"""Texts that are told for one question."""
_STEPS = 500
"""Questions that are followed to see whether one comes after another."""

After = Mapping[CardKey, Sequence[CardKey]]


class _Text(Struct, frozen=True):
    """A text, and the question that it belongs to."""

    asked: Asked
    said: Said
    at: Spot


class _Index:
    """The texts of a deck that hold an answer of some question, by answers and by words."""

    def __init__(self, sought: Sequence[Asked]) -> None:
        """Take the questions that may be given away."""
        ways = {way for asked in sought for ways in asked.typed.answers for way in ways}
        counts = Counter(chain.from_iterable(way.split() for way in ways))
        self._anchor = {way: min(way.split(), key=counts.__getitem__) if " " in way else way for way in ways}
        self._ways = defaultdict[str, list[str]](list)
        for way, anchor in self._anchor.items():
            if way != anchor:
                self._ways[anchor].append(f" {way} ")
        self._words = ways & frozenset(self._anchor.values())
        self._anchors = self._words | self._ways.keys()
        self._texts: list[_Text] = []
        self._holding = defaultdict[str, set[int]](set)
        """Where texts are that hold a way, between two spaces; or an anchor that is in too many ways to look for."""
        self._by_content = defaultdict[str, set[int]](set)
        """Where texts are by their content words; filled when it is first needed."""

    def add(self, asked: Asked, text: str, at: Spot, folded: str) -> None:
        """Take in a text and what it is folded, if it holds any answer, or a word that is in too many of them."""
        held = self._anchors.intersection(folded.split())
        if not held:
            return
        found = [f" {word} " for word in held & self._words]
        padded = f" {folded} "
        for anchor in held:
            ways = self._ways.get(anchor, ())
            found += [anchor] if len(ways) > _WAYS else [way for way in ways if way in padded]
        for name in found:
            self._holding[name].add(len(self._texts))
        if found:
            said = Said(text, asked.speech)
            Said.folded.put(said, folded)
            self._texts.append(_Text(asked, said, at))

    def giving_away(self, asked: Asked) -> Iterator[_Text]:
        """Give the texts that hold the answer of a question and most of what it asks."""
        held = [where for ways in asked.typed.answers for way in ways if (where := self._where(way))]
        content = asked.stem.content if held else frozenset[str]()
        if not content:
            return
        part, whole = _SHARE
        least = ceil(len(content) * part / whole)
        for place in sorted(self._near(held, content, least))[:_LOOKED_AT]:
            text = self._texts[place]
            if text.asked is asked or len(content & text.said.content) < least:
                continue
            if asked.typed.held_by(f" {text.said.folded} "):
                yield text

    def _where(self, way: str) -> AbstractSet[int]:
        """Give where the texts are that hold a way to write an answer."""
        return self._holding.get(f" {way} ") or self._holding.get(self._anchor[way]) or frozenset()

    def _near(self, held: Sequence[AbstractSet[int]], content: frozenset[str], least: int) -> AbstractSet[int]:
        """Give where texts are that hold one of the answers; of many only those with a rare word of the question.

        A text with `least` of n content words has one of any n - least + 1 of them.
        """
        if sum(map(len, held)) <= _FEW:
            return frozenset[int]().union(*held)
        if not self._by_content:
            for place, text in enumerate(self._texts):
                for word in text.said.content:
                    self._by_content[word].add(place)
        spoken = sorted((self._by_content.get(word) or frozenset[int]() for word in content), key=len)
        rare = spoken[: len(spoken) - least + 1]
        return frozenset[int]().union(*(one & other for one in held for other in rare))


def given_away(whole: Whole) -> Iterator[Finding]:
    """ST009: a text of one question holds the typed answer of another, and most of what that asks."""
    sought = [asked for asked in whole.asked if asked.typed.answers]
    if not sought:
        return
    index = _Index(sought)
    for asked in whole.asked:
        index.add(asked, asked.stem.text, STEM, asked.stem.folded)
    told = [(asked, text, at) for asked in whole.asked for text, at in telling_rows(asked)]
    folded = folded_texts([text for _asked, text, _at in told], whole.speech)
    for (asked, text, at), plain in zip(told, folded, strict=True):
        index.add(asked, text, at, plain)
    after = {asked.question.key: asked.question.after for asked in whole.asked}
    for asked in sought:
        found = (each for each in index.giving_away(asked) if not _ordered(asked, each.asked, after))
        for telling in islice(found, _TOLD):
            yield _told(asked, telling)


def _told(asked: Asked, text: _Text) -> Finding:
    question = asked.question
    name = question.id or question.key
    return Finding(
        _('this holds the answer of the question "{id}"').format(id=name),
        _("leave it out, or write after: {id}").format(id=name),
        text.at,
        question=text.asked.question,
        related=(Near(question, _("the question that is given away"), STEM),),
    )


def _ordered(one: Asked, other: Asked, after: After) -> bool:
    """Tell whether one of two questions comes after the other, by way of others too."""
    return _comes_after(one, other, after) or _comes_after(other, one, after)


def _comes_after(late: Asked, early: Asked, after: After) -> bool:
    seen: set[CardKey] = set()
    left = [late.question.key]
    while left and len(seen) < _STEPS:
        key = left.pop()
        if key == early.question.key:
            return True
        if key not in seen:
            seen.add(key)
            left += after.get(key, ())
    return False


RULES = (DeckRule("ST009", given_away),)

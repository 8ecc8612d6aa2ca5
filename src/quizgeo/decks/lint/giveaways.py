"""ST009: questions that give away what another asks to be typed. Texts are looked up by their words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from math import ceil

from msgspec import Struct

from quizgeo.decks.keys import CardKey
from quizgeo.decks.lint.rule import DeckRule, Finding, Near
from quizgeo.decks.lint.subject import STEM, Asked, Whole
from quizgeo.decks.lint.texts import Part, stem, telling_parts
from quizgeo.decks.lint.typed import Typed, typed_answers
from quizgeo.language import _

_SHARE = (2, 3)
"""Share of the content words of a question that tells which question a text speaks of."""
_FEW = 1_000
"""Texts with a word in common, beyond which the word tells little."""
_LOOKED_AT = 100
"""Texts that are looked at for a question of which no word tells anything."""
_TOLD = 3
"""Texts that are told for one question."""
_STEPS = 500
"""Questions that are followed to see whether one comes after another."""

After = Mapping[CardKey, Sequence[CardKey]]


class _Text(Struct, frozen=True):
    """A text, and the question that it belongs to."""

    asked: Asked
    part: Part
    folded: str
    """Its folded words between two spaces."""


class _Sought(Struct, frozen=True):
    """A question that a text may give away."""

    asked: Asked
    typed: Typed
    content: frozenset[str]
    """The content words of its stem."""

    @property
    def least(self) -> int:
        """How many of them such a text holds."""
        part, whole = _SHARE
        return ceil(len(self.content) * part / whole)

    def anchors(self, counts: Mapping[str, int]) -> frozenset[str]:
        """Give words of which a text must hold one to hold an answer: of each way to write one the rarest."""
        ways = (way.split() for ways in self.typed.answers for way in ways)
        return frozenset(min(words, key=lambda word: counts[word]) for words in ways)


class _Index:
    """The texts of a deck by their words."""

    def __init__(self, sought: Sequence[_Sought]) -> None:
        """Take the questions for which texts will be looked for."""
        ways = (way for each in sought for ways in each.typed.answers for way in ways)
        self._counts = Counter(chain.from_iterable(way.split() for way in ways))
        self._anchors = frozenset(chain.from_iterable(each.anchors(self._counts) for each in sought))
        self._wanted = frozenset(chain.from_iterable(each.content for each in sought))
        self._texts: list[_Text] = []
        self._contents: list[frozenset[str]] = []
        self._by_anchor = defaultdict[str, list[int]](list)
        self._by_content = defaultdict[str, list[int]](list)

    def add(self, asked: Asked, part: Part) -> None:
        """Take in a text, if it holds a word of any answer."""
        held = part.said.tokens & self._anchors
        if held:
            place = len(self._texts)
            self._texts.append(_Text(asked, part, f" {part.said.folded} "))
            self._contents.append(part.said.content)
            for word in held:
                self._by_anchor[word].append(place)
            for word in part.said.content & self._wanted:
                self._by_content[word].append(place)

    def giving_away(self, sought: _Sought) -> Iterator[_Text]:
        """Give the texts that hold the answer of a question and most of what it asks."""
        content, least, contents = sought.content, sought.least, self._contents
        near = [place for place in self._near(sought) if len(content & contents[place]) >= least]
        for text in (self._texts[place] for place in sorted(near)):
            if text.asked is not sought.asked and sought.typed.held_by(text.folded):
                yield text

    def _near(self, sought: _Sought) -> set[int]:
        """Give where texts are with a word of the answer of a question, and one of its rarest words.

        A text with `least` of n content words has one of any n - least + 1 of them.
        """
        anchored = [self._by_anchor.get(word, []) for word in sought.anchors(self._counts)]
        rarest = sorted((self._by_content.get(word, []) for word in sought.content), key=len)
        spoken = rarest[: len(rarest) - sought.least + 1]
        few = [set(chain.from_iterable(lists)) for lists in (anchored, spoken) if sum(map(len, lists)) <= _FEW]
        return set.intersection(*few) if few else set(islice(chain.from_iterable(spoken), _LOOKED_AT))


def given_away(whole: Whole) -> Iterator[Finding]:
    """ST009: a text of one question holds the typed answer of another, and most of what that asks."""
    sought = tuple(_sought(whole))
    index = _Index(sought)
    for asked in whole.asked if sought else ():
        for part in (stem(asked), *telling_parts(asked)):
            index.add(asked, part)
    after = {asked.question.key: asked.question.after for asked in whole.asked}
    for each in sought:
        found = (text for text in index.giving_away(each) if not _ordered(each.asked, text.asked, after))
        for text in islice(found, _TOLD):
            yield _told(each.asked, text)


def _sought(whole: Whole) -> Iterator[_Sought]:
    """Give the questions that are typed and say anything to know them by."""
    for asked in whole.asked:
        typed = typed_answers(asked)
        if typed.answers and asked.stem.content:
            yield _Sought(asked, typed, asked.stem.content)


def _told(asked: Asked, text: _Text) -> Finding:
    question = asked.question
    name = question.id or question.key
    return Finding(
        _('this holds the answer of the question "{id}"').format(id=name),
        _("leave it out, or write after: {id}").format(id=name),
        text.part.at,
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

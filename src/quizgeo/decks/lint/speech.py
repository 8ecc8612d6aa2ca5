"""What is known of a language: its word lists, function words and endings. All of it is data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from msgspec import Struct

from quizgeo.decks.lint.lists import ENDINGS, FRAMES, FUNCTION, LISTS, MONTHS
from quizgeo.patterns import regex


class Worded(Protocol):
    """A text in words."""

    @property
    def text(self) -> str:
        """As it is written."""
        ...

    @property
    def raw(self) -> list[str]:
        """Its words as written."""
        ...

    @property
    def words(self) -> list[str]:
        """Its words in small letters."""
        ...

    @property
    def vocabulary(self) -> frozenset[str]:
        """Its words in small letters, each once."""
        ...


class Phrases:
    """Words and phrases to look for in a text, whole words in any case."""

    __slots__ = ("_but", "_by_head", "heads")

    def __init__(self, listed: str) -> None:
        """Take phrases parted by commas; after a `|` longer ones, within which none counts."""
        phrases, _bar, but = listed.partition("|")
        self._by_head = _by_head(phrases)
        self._but = _by_head(but)
        self.heads = frozenset(self._by_head)
        """The words that its phrases begin with."""

    def hits(self, said: Worded) -> Iterator[range]:
        """Give the words of a text that are one of the phrases, as stretches of its words."""
        if self.heads.isdisjoint(said.vocabulary):
            return
        words = said.words
        spared = [place for stretch in _stretches(words, self._but) for place in stretch] if self._but else ()
        yield from (each for each in _stretches(words, self._by_head) if each.start not in spared)

    def opens(self, said: Worded) -> bool:
        """Tell whether a text begins with one of the phrases."""
        return any(stretch.start == 0 for stretch in self.hits(said))

    def covers(self, said: Worded) -> bool:
        """Tell whether a text is one of the phrases and nothing else."""
        return any(len(stretch) == len(said.words) for stretch in self.hits(said))

    def first(self, said: Worded) -> str:
        """Give the first of the phrases in a text, as it is written there; empty when there is none."""
        if self.heads.isdisjoint(said.vocabulary):
            return ""
        for stretch in self.hits(said):
            return " ".join(said.raw[stretch.start : stretch.stop])
        return ""


class Frame:
    """A beginning and an end with at most twenty characters between, such as `all … above`."""

    __slots__ = ("_pattern", "heads")

    def __init__(self, begin: str = "", end: str = "") -> None:
        """Take alternatives parted by `|`; none finds nothing."""
        words = rf"(?:{begin})\b.{{0,20}}\b(?:{end})" if begin else "(?!)"
        self.heads = frozenset(phrase.partition(" ")[0] for phrase in begin.split("|"))
        """The words that its beginnings begin with."""
        self._pattern = regex(rf"\W*{words}\b|.*\b{words}\W*$", re.IGNORECASE)

    def opens_or_ends(self, said: Worded) -> bool:
        """Tell whether the text begins or ends with it."""
        if self.heads.isdisjoint(said.vocabulary):
            return False
        return self._pattern.match(said.text) is not None


class Speech(Struct, frozen=True):
    """One language. Without word lists every list is empty and finds nothing."""

    tag: str
    name: str
    """The tag without region, such as `en`."""
    known: bool
    """Whether there are word lists."""
    function: frozenset[str]
    """Words that carry no meaning of their own, folded."""
    endings: tuple[str, ...]
    all_of: Frame
    none_of: Frame
    absolute: Phrases
    vague: Phrases
    negative: Phrases
    ask: Phrases
    say: Phrases
    now: Phrases
    ago: Phrases
    toll: Phrases
    loaded: Phrases
    judge: Phrases
    cause: Phrases
    office: Phrases
    paper: Phrases
    joining: tuple[str, ...]
    """How the second half of a sentence begins: a word that joins, and a space."""
    article: Phrases
    verdict: Phrases
    """Yes and no."""
    months: Mapping[str, int]
    """Names of months and their beginnings of three letters, 1..12."""


@cache
def speech_of(tag: str) -> Speech:
    """Give what is known of a language by its tag, such as `en` or `id-ID`; nothing of most."""
    name = tag.partition("-")[0].lower()
    lists, frames = LISTS.get(name, {}), FRAMES.get(name, {})

    def frame(of: str) -> Frame:
        return Frame(*frames.get(of, ()))

    def phrases(of: str) -> Phrases:
        return Phrases(lists.get(of, ""))

    return Speech(
        tag=tag,
        name=name,
        known=name in LISTS,
        function=frozenset(FUNCTION.get(name, "").split()),
        endings=tuple(sorted(ENDINGS.get(name, "").split(), key=len, reverse=True)),
        all_of=frame("all_of"),
        none_of=frame("none_of"),
        absolute=phrases("absolute"),
        vague=phrases("vague"),
        negative=phrases("negative"),
        ask=phrases("ask"),
        say=phrases("say"),
        now=phrases("now"),
        ago=phrases("ago"),
        toll=phrases("toll"),
        loaded=phrases("loaded"),
        judge=phrases("judge"),
        cause=phrases("cause"),
        office=phrases("office"),
        paper=phrases("paper"),
        joining=tuple(f"{word.strip()} " for word in lists.get("joining", "").split(",") if word),
        article=phrases("article"),
        verdict=phrases("verdict"),
        months=_months(MONTHS.get(name, "")),
    )


def _months(names: str) -> dict[str, int]:
    """Give the numbers of months by name and by its first three letters."""
    numbered = list(enumerate(names.split(), start=1))
    return {month[:3]: number for number, month in numbered} | {month: number for number, month in numbered}


def _by_head(phrases: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Gather phrases by their first words."""
    gathered: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in filter(None, (tuple(each.split()) for each in phrases.split(","))):
        gathered[phrase[0]] = (*gathered.get(phrase[0], ()), phrase)
    return gathered


def _stretches(words: Sequence[str], by_head: dict[str, tuple[tuple[str, ...], ...]]) -> Iterator[range]:
    """Give where phrases stand among words."""
    for place, word in enumerate(words):
        for phrase in by_head.get(word, ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield range(place, place + len(phrase))

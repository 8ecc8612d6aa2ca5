"""What is known of a language: its word lists, function words and endings. All of it is data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks.lint.lists import ENDINGS, FRAMES, FUNCTION, LISTS, MONTHS, TOWNS
from quizgeo.patterns import regex
from quizgeo.text import fold

_LOOSEST = 4
_LEAST = 4
"""Letters that a content word has, and keeps when its ending is cut."""
_REMEMBERED = 50_000
"""Words whose meanings are remembered."""


SOUGHT = (
    "all_of", "none_of", "absolute", "vague", "negative", "second", "now", "ago", "will", "toll", "loaded", "judge",
    "cause", "office", "paper", "towns",
)  # fmt: skip
"""Lists that rules look for in texts, by the names of the fields of `Speech`."""


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


class Phrases:
    """Words and phrases to look for in a text, whole words in any case."""

    __slots__ = ("_but", "_by_head", "heads", "tells")

    def __init__(self, listed: str) -> None:
        """Take phrases parted by commas; after a `|` longer ones, within which none counts."""
        phrases, _bar, but = listed.partition("|")
        self._by_head = _by_head(phrases)
        self._but = _by_head(but)
        self.heads = frozenset(self._by_head)
        """The words that its phrases begin with."""
        self.tells = frozenset(_telling_part(phrase) for phrase in phrases.split(",") if phrase.strip())
        """Of each of its phrases one word, or a part of it, by which to see that it is not there."""

    def hits(self, said: Worded) -> Iterator[range]:
        """Give the words of a text that are one of the phrases, as stretches of its words."""
        if self.heads.isdisjoint(said.words):
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
        if self.heads.isdisjoint(said.words):
            return ""
        for stretch in self.hits(said):
            return " ".join(said.raw[stretch.start : stretch.stop])
        return ""


class Frame:
    """A beginning and an end with at most twenty characters between, such as `all … above`."""

    __slots__ = ("_pattern", "heads", "tells")

    def __init__(self, begin: str = "", end: str = "") -> None:
        """Take alternatives parted by `|`; none finds nothing."""
        words = rf"(?:{begin})\b.{{0,20}}\b(?:{end})" if begin else "(?!)"
        self.heads = frozenset(phrase.partition(" ")[0] for phrase in begin.split("|"))
        """The words that its beginnings begin with."""
        self.tells = frozenset(_telling_part(phrase) for phrase in begin.split("|") if phrase)
        """Of each of its beginnings one word, by which to see that it is not there."""
        self._pattern = regex(rf"\W*{words}\b|.*\b{words}\W*$", re.IGNORECASE)

    def opens_or_ends(self, said: Worded) -> bool:
        """Tell whether the text begins or ends with it."""
        if self.heads.isdisjoint(said.words):
            return False
        return self._pattern.match(said.text) is not None


class Meanings(dict[str, str]):
    """What folded words carry of the meaning: themselves without an ending; nothing for short and function words."""

    def __init__(self, function: frozenset[str], endings: tuple[str, ...]) -> None:
        """Take function words and endings of a language."""
        super().__init__()
        self._function = function
        self._endings = endings

    def __missing__(self, word: str) -> str:
        """Work it out, and remember it for a while."""
        if len(self) >= _REMEMBERED:
            self.clear()
        found = "" if len(word) < _LEAST or word in self._function else self._cut(word)
        self[word] = found
        return found

    def _cut(self, word: str) -> str:
        """Cut one ending off, where four letters stay."""
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
                return word.removesuffix(ending)
        return word


class Speech(Struct, frozen=True):
    """One language. Without word lists every list is empty and finds nothing."""

    tag: str
    name: str
    """The tag without region, such as `en`."""
    known: bool
    """Whether there are word lists."""
    function: frozenset[str]
    """Words that carry no meaning of their own, folded."""
    meanings: Meanings
    """What each folded word carries of the meaning, its ending cut."""
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
    verdict: Phrases
    """Yes and no."""
    telling: Phrases
    """Words that ask for a free answer."""
    second: Phrases
    """Where a second question begins."""
    will: Phrases
    """Words that speak of what is to come."""
    article: Phrases
    articles: tuple[str, ...]
    """How a folded text begins that has an article, which folding drops: the article, and a space."""
    joining: tuple[str, ...]
    """How the second half of a sentence begins: a word that joins, in small letters or capitals, and a space."""
    towns: Phrases
    """Places that have two names, by each of them, in any language."""
    months: Mapping[str, int]
    """Names of months and their beginnings of three letters, 1..12."""
    listed: frozenset[bytes] = frozenset()
    """Words of which a text has one if it has a phrase of any list that is `SOUGHT`."""

    def speaks_of_others(self, option: Worded) -> bool:
        """Tell whether an option is "all" or "none of the above"."""
        return self.all_of.opens_or_ends(option) or self.none_of.opens_or_ends(option)

    def tells(self, name: str) -> frozenset[bytes]:
        """Give words of which a text has one if it has a phrase of the list of a name: as `words.parts` gives them."""
        found: Phrases | Frame = getattr(self, name)
        return found.tells


@cache
def speech_of(tag: str) -> Speech:
    """Give what is known of a language by its tag, such as `en` or `id-ID`; nothing of most."""
    name = tag.partition("-")[0].lower()
    lists = LISTS.get(name, {})
    frames, phrases = _Frames(FRAMES.get(name, {})), _Lists(lists)

    function = frozenset(FUNCTION.get(name, "").split())
    months = _months(MONTHS.get(name, ""))
    speech = Speech(
        tag=tag,
        name=name,
        known=name in LISTS,
        function=function,
        meanings=Meanings(function, tuple(sorted(ENDINGS.get(name, "").split(), key=len, reverse=True))),
        all_of=frames["all_of"],
        none_of=frames["none_of"],
        absolute=phrases["absolute"],
        vague=phrases["vague"],
        negative=phrases["negative"],
        ask=phrases["ask"],
        telling=phrases["telling"],
        second=phrases["second"],
        say=phrases["say"],
        now=phrases["now"],
        ago=phrases["ago"],
        will=phrases["will"],
        toll=phrases["toll"],
        loaded=phrases["loaded"],
        judge=phrases["judge"],
        cause=phrases["cause"],
        office=phrases["office"],
        paper=phrases["paper"],
        verdict=phrases["verdict"],
        article=phrases["article"],
        articles=tuple(word for word in _openings(lists, "article") if fold(f"{word}x", _LOOSEST, tag) == "x"),
        joining=tuple(each for word in _openings(lists, "joining") for each in (word, word.capitalize(), word.upper())),
        towns=Phrases(", ".join(town.lower() for pair in TOWNS for town in pair)),
        months=months,
    )
    return replace(speech, listed=frozenset().union(*map(speech.tells, SOUGHT)))


def _openings(lists: Mapping[str, str], name: str) -> Sequence[str]:
    """Give how a text begins with a word of a list: the word, and a space."""
    return [f"{word.strip()} " for word in lists.get(name, "").split(",") if word]


class _Lists(dict[str, Phrases]):
    """Phrases by the names of their lists; of a language without such a list none."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        super().__init__({name: Phrases(listed) for name, listed in lists.items()})

    def __missing__(self, name: str) -> Phrases:
        return Phrases("")


class _Frames(dict[str, Frame]):
    """Frames by their names; of a language without such a one none."""

    def __init__(self, frames: Mapping[str, tuple[str, str]]) -> None:
        super().__init__({name: Frame(*ends) for name, ends in frames.items()})

    def __missing__(self, name: str) -> Frame:
        return Frame()


def _telling_part(phrase: str) -> bytes:
    """Give the longest of the words of a phrase, as the shorter ones stand in many texts, or its part of one."""
    return max(reversed(phrase.replace("'", " ").replace("-", " ").split()), key=len).encode()


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

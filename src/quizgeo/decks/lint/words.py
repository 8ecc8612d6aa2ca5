"""Texts in words: parted, folded, brought to their stems, compared. Nothing here knows what a rule is."""

from collections.abc import Sequence
from itertools import accumulate

from quizgeo.decks.lint.once import Once
from quizgeo.decks.lint.speech import Speech
from quizgeo.decks.report import shown
from quizgeo.patterns import regex
from quizgeo.text import fold

_WORD = regex(r"[^\W_]+(?:['-][^\W_]+)*")
_SMALL = bytes(ord(chr(byte).lower()) if chr(byte).isascii() and chr(byte).isalnum() else 32 for byte in range(256))
"""Bytes of letters and digits in small letters, of anything else a space."""
_PARTED_DIGITS = regex("[0-9][^0-9A-Za-z]+[0-9]")
"""Digits that folding looks at closely, be they a date or grouped by threes."""
_LOOSEST, _WITH_ARTICLES = 4, 3
_TOGETHER = 500
"""Texts that are folded at once."""
_BETWEEN = "qqzqq"
"""A word that no text has, to be put between two of them."""
_NEAR = 6
"""Words between a word of saying and the name of who says it."""
_SENTENCE_END = regex(r"(?<=[.?!:…])\s")
_QUOTES = '"“«„‘'
"""Signs that a quoted stretch may begin with."""
_QUOTED = regex(r'“[^“”]*”|"[^"]*"|«[^«»]*»|„[^„“”]*[“”]|‘[^‘’]*’(?!\w)')
"""Quoted stretches; no sign stands in one that would begin another, so that searching never goes back far."""


class Said:
    """A text of a deck, with what rules ask of it, each worked out when it is first asked for."""

    def __init__(self, text: str, speech: Speech) -> None:
        """Take a text and what is known of its language."""
        self.text = text
        self.speech = speech

    def __len__(self) -> int:
        """Give the length in characters."""
        return len(self.text)

    @property
    def shown(self) -> str:
        """The text as it may stand in a message."""
        return shown(self.text)

    @Once
    def raw(self) -> list[str]:
        """Give its words as written: runs of letters and digits, with hyphens and apostrophes inside."""
        return _WORD.findall(self.text.replace("’", "'") if "’" in self.text else self.text)

    @Once
    def words(self) -> list[str]:
        """Give its words in small letters."""
        small = self.text.lower()
        return _WORD.findall(small.replace("’", "'") if "’" in small else small)

    @Once
    def folded(self) -> str:
        """Give the text as answers are compared: without case, punctuation, accents and leading articles."""
        return fold(self.text, _LOOSEST, self.speech.tag)

    @Once
    def tokens(self) -> frozenset[str]:
        """Give the words of the folded text."""
        return frozenset(self.folded.split())

    @Once
    def content(self) -> frozenset[str]:
        """Give the words that carry the meaning: folded, four letters or more, no function words, endings cut."""
        meanings = self.speech.meanings
        return frozenset([meaning for word in self.tokens if (meaning := meanings[word])])

    @Once
    def unquoted(self) -> "Said":
        """Give the text without what stands in quotation marks."""
        text = self.text
        bare = _QUOTED.sub(" ", text) if any(map(text.__contains__, _QUOTES)) else text
        return self if bare == text else Said(bare, self.speech)


def attributed(said: Said, speech: Speech) -> bool:
    """Tell whether a text gives what it says to somebody: a word of saying has a name within six words of it.

    The first word of a sentence is no name, as it has its capital for another reason; nor is a month.
    """
    sayings = list(speech.say.hits(said))
    if not sayings:
        return False
    first = {
        0,
        *accumulate(len(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(said.text.replace("’", "'"))),
    }
    names = (
        place
        for place, word in enumerate(said.raw)
        if word[0].isupper() and place not in first and said.words[place] not in speech.months
    )
    return any(
        place not in stretch and stretch.start - _NEAR <= place < stretch.stop + _NEAR
        for place in names
        for stretch in sayings
    )


def parts(text: str) -> list[bytes]:
    """Give the runs of plain letters and digits in a text, in small letters, and in a fifth of the time of `words`.

    Hyphens, apostrophes and other letters part them, so that a plain word is among them wherever it stands.
    """
    return text.encode(errors="replace").translate(_SMALL).split()


def fold_together(texts: Sequence[Said], speech: Speech) -> None:
    """Fold many texts of one language at once, in a third of the time that each would take by itself."""
    for said, folded in zip(texts, folded_texts([said.text for said in texts], speech), strict=True):
        Said.folded.put(said, folded)


def folded_texts(texts: Sequence[str], speech: Speech) -> list[str]:
    """Give many texts of one language folded, as `Said.folded` is each."""
    folded: list[str] = []
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        joined = "\n".join(some)
        if joined.isascii() and _PARTED_DIGITS.search(joined) is None:
            folded += _fold_plain(some, speech)
            continue
        plain = [text for text in some if text.isascii() and _PARTED_DIGITS.search(text) is None]
        known = dict(zip(plain, _fold_plain(plain, speech), strict=True))
        folded += [known[text] if text in known else fold(text, _LOOSEST, speech.tag) for text in some]
    return folded


def _fold_plain(texts: Sequence[str], speech: Speech) -> list[str]:
    """Fold texts in which no character changes how the others are folded."""
    joined = fold(f" {_BETWEEN} ".join(texts), _WITH_ARTICLES, speech.tag)
    folded = [text.strip() for text in joined.split(_BETWEEN)]
    if len(folded) != len(texts):  # one of them has the word in it
        return [fold(text, _LOOSEST, speech.tag) for text in texts]
    return [_without_articles(text, speech) if text.startswith(speech.articles) else text for text in folded]


def _without_articles(folded: str, speech: Speech) -> str:
    while folded.startswith(speech.articles):
        folded = folded.partition(" ")[2]
    return folded


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Give how much of two sets of words is in both, 0..1; two empty ones have nothing in common.

    Source: Jaccard 1901, the size of what both have over the size of what either has.
    """
    return len(one & other) / (len(one | other) or 1)

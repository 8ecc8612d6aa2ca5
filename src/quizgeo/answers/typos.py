"""Whether typed words are an answer with a slip of the pen: a budget of edits, and guards that no budget overrules.

An edit is one letter inserted, dropped or replaced, or two neighbours exchanged. A guard refuses for good: words that
would mean something else one edit away, such as numbers, acronyms, directions and negations, are never called typos.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from quizgeo.answers.keys import key
from quizgeo.answers.numerals import is_numeral
from quizgeo.answers.vocabulary import MONTHS, OPPOSITE_PREFIXES, OPPOSITES, POLAR, REVERSING_PREFIXES
from quizgeo.text import distance, fold

_SHORT, _MIDDLE = 3, 8
"""Longest words that forgive nothing, and one edit."""
_WATCHED = (4, 5)
"""Lengths of words that one letter easily makes another word of."""
_PER_EDIT = 10
"""Letters of a whole answer for each edit beyond the first."""
_VOWELS = frozenset("aeiouy")
_ROMAN = re.compile("[ivxlcdm]{1,5}")
_WRITTEN_WORD = re.compile(r"[^\s\-–/]+")
_CAPITALS = range(2, 7)
"""Letters and digits of an acronym."""


def budget(length: int) -> int:
    """Give the edits that a word of so many letters may need and still be a typo."""
    if length <= _SHORT:
        return 0
    return 1 if length <= _MIDDLE else 2


@lru_cache(maxsize=8192)
def letters_of(text: str) -> int:
    """Give the letters of a text as bits: n edits change at most 2n of them."""
    bits = 0
    for letter in set(text):
        bits |= 1 << (ord(letter) & 63)
    return bits


def within(one: str, other: str, most: int) -> int | None:
    """Count the edits between two texts; None if they are more than `most`."""
    if abs(len(one) - len(other)) > most or (letters_of(one) ^ letters_of(other)).bit_count() > 2 * most:
        return None
    edits = distance(one, other, most)
    return edits if edits <= most else None


@dataclass(frozen=True, slots=True)
class Spelt:
    """The words of an accepted form, ready to be compared."""

    tokens: tuple[str, ...]
    keys: tuple[str, ...]
    """The transliteration keys of the words."""
    acronyms: frozenset[str]
    """Words that the deck writes in capitals."""

    @property
    def fixed(self) -> bool:
        """Whether a part of it must be given letter by letter."""
        return bool(self.acronyms) or any(map(_has_digit, self.tokens))


@lru_cache(maxsize=4096)
def spelt(text: str, folded: str) -> Spelt:
    """Take an accepted form apart: the text as the deck writes it, and the same folded at level 4."""
    capitals = (word for word in _WRITTEN_WORD.findall(text) if is_acronym(word))
    acronyms = frozenset(chain.from_iterable(fold(word, 3).split() for word in capitals))
    tokens = tuple(folded.split())
    return Spelt(tokens, tuple(map(key, tokens)), acronyms)


def is_acronym(word: str) -> bool:
    """Tell whether a word is written in two to six capitals or digits, at least two of them letters."""
    signs = [sign for sign in word if sign.isalnum()]
    capital = all(sign.isupper() or sign.isdigit() for sign in signs)
    return capital and len(signs) in _CAPITALS and sum(map(str.isalpha, signs)) > 1


def typo(expected: Spelt, given: Sequence[str], given_keys: Sequence[str]) -> int | None:
    """Count the edits that make the given words the expected ones; None where that is no typo.

    given_keys: the transliteration keys of the given words; they are compared where the words are too far apart.
    """
    if len(given) == len(expected.tokens):
        words = list(zip(expected.tokens, given, strict=True))
        keys = list(zip(expected.keys, given_keys, strict=True))
    elif abs(len(given) - len(expected.tokens)) == 1 and _only_a_space(expected, given):
        words = [("".join(expected.tokens), "".join(given))]
        keys = [(key(right), key(word)) for right, word in words]
    else:
        return None
    compared, edits = words, _edits(words)
    if edits is None and all(abs(len(right) - len(word)) <= budget(len(right)) for right, word in words):
        compared, edits = keys, _edits(keys)
    if edits is None or any(_refused(right, word, expected.acronyms) for right, word in words if right != word):
        return None
    return edits if all(_slip(right, word) for right, word in compared) else None


def same_key(expected: Spelt, given: Sequence[str], given_keys: Sequence[str]) -> bool:
    """Tell whether the given words are the expected ones in another transliteration."""
    if expected.fixed or sum(map(len, expected.tokens)) <= _SHORT or list(expected.keys) != list(given_keys):
        return False
    pairs = zip(expected.tokens, given, strict=True)
    return not any(_meaningful(right, word) for right, word in pairs if right != word)


def _only_a_space(expected: Spelt, given: Sequence[str]) -> bool:
    """Tell whether a space alone may be the difference: no word is missing or too much, none says something."""
    missing = _without(expected.tokens, given)
    extra = _without(given, expected.tokens)
    if not missing or not extra:
        return False
    return not any(
        len(word) == 1 or word in POLAR or _has_digit(word) or _ROMAN.fullmatch(word) or word in expected.acronyms
        for word in (*missing, *extra)
    )


def _without(words: Sequence[str], taken: Sequence[str]) -> list[str]:
    left = list(taken)
    kept = []
    for word in words:
        if word in left:
            left.remove(word)
        else:
            kept.append(word)
    return kept


def _edits(pairs: Iterable[tuple[str, str]]) -> int | None:
    """Sum the edits of the words; None where a word or the whole has too many."""
    edits, length = 0, 0
    for right, word in pairs:
        length += len(right)
        found = 0 if right == word else within(right, word, budget(len(right)))
        if found is None:
            return None
        edits += found
    return edits if edits <= 1 + length // _PER_EDIT else None


def _slip(right: str, word: str) -> bool:
    """Tell whether a word of four or five letters keeps its first letter, and has a vowel for a vowel."""
    if len(right) not in _WATCHED or right == word:
        return True
    if right[0] != word[0]:
        return False
    if len(right) != len(word):
        return True
    exchanged = [(one, other) for one, other in zip(right, word, strict=True) if one != other]
    return len(exchanged) > 1 or _VOWELS.issuperset(exchanged[0])


def _refused(right: str, word: str, acronyms: frozenset[str]) -> bool:
    """Tell whether two words that differ must not be taken for one, however near they are."""
    return right in acronyms or _has_digit(right) or _has_digit(word) or _meaningful(right, word)


def _meaningful(right: str, word: str) -> bool:
    """Tell whether the difference of two words is known to mean something."""
    if word in POLAR or is_numeral(word) or (_ROMAN.fullmatch(word) and _ROMAN.fullmatch(right)):
        return True
    if word in MONTHS and MONTHS[word] != MONTHS.get(right):
        return True
    return _as_near_to_opposite(right, word) or _reversed(right, word)


def _as_near_to_opposite(right: str, word: str) -> bool:
    opposites = next((words for words in OPPOSITES if right in words), frozenset[str]())
    edits = distance(right, word) if opposites else 0
    return any(distance(other, word) <= edits for other in opposites if other != right)


def _reversed(right: str, word: str) -> bool:
    """Tell whether one word is the other with a prefix that turns its meaning."""
    for one, other in OPPOSITE_PREFIXES:
        if (right.startswith(one) and word.startswith(other)) or (right.startswith(other) and word.startswith(one)):
            return True
    longer, shorter = (right, word) if len(right) > len(word) else (word, right)
    return any(longer == prefix + shorter for prefix in REVERSING_PREFIXES)


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(map(str.isdigit, word))

"""Whether typed words are an answer with a slip of the pen: a budget of edits, and guards that no budget overrules.

An edit is one letter inserted, dropped or replaced, or two neighbours exchanged. A guard refuses for good: words that
would mean something else one edit away, such as numbers, acronyms, directions and negations, are never called typos.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from quizgeo.answers.keys import key
from quizgeo.answers.numerals import is_numeral
from quizgeo.answers.vocabulary import (
    MONTHS,
    OPPOSITE_ENDINGS,
    OPPOSITE_PREFIXES,
    OPPOSITES,
    POLAR,
    REVERSING_PREFIXES,
)
from quizgeo.patterns import regex
from quizgeo.text import distance, fold

_SHORT, _MIDDLE = 3, 8
"""Longest words that forgive nothing, and one edit."""
_THIRD = 1 << 128
_WATCHED = (4, 5)
"""Lengths of words that one letter easily makes another word of."""
_PER_EDIT = 10
"""Letters of a whole answer for each edit beyond the first."""
_VOWELS = frozenset("aeiouy")
_ROMAN = regex("[ivxlcdm]{1,5}")
_WRITTEN_WORD = regex(r"[^\s\-–/]+")
_ENDINGS = tuple((one[::-1], other[::-1]) for one, other in OPPOSITE_ENDINGS)
_TURNS = 5
"""Letters at an end within which two words differ that mean opposite things."""
_DIRECTION = regex("north|south|east|west")
_CAPITALS = range(2, 7)
"""Letters and digits of an acronym."""


def budget(length: int) -> int:
    """Give the edits that a word of so many letters may need and still be a typo."""
    if length <= _SHORT:
        return 0
    return 1 if length <= _MIDDLE else 2


@lru_cache(maxsize=8192)
def letters_of(text: str) -> int:
    """Give the letters of a text as bits, the second and third of a kind by bits of their own.

    An edit takes a letter away, or adds one, or both: n edits change at most 2n of the bits.
    """
    bits = 0
    for letter in text:
        bit = 1 << (ord(letter) & 63)
        while bits & bit and bit < _THIRD:
            bit <<= 64
        bits |= bit
    return bits


def within(one: str, other: str, most: int) -> int | None:
    """Count the edits between two texts; None if they are more than `most`."""
    if abs(len(one) - len(other)) > most or (letters_of(one) ^ letters_of(other)).bit_count() > 2 * most:
        return None
    edits = distance(one, other, most)
    return edits if edits <= most else None


class Spelt(Struct, frozen=True):
    """The words of an accepted form, ready to be compared."""

    tokens: tuple[str, ...]
    acronyms: frozenset[str]
    """Words that the deck writes in capitals."""
    names: frozenset[str]
    """Words that the deck writes with a capital, or in a script without any: these may be transliterated otherwise."""

    @property
    def fixed(self) -> bool:
        """Whether a part of it must be given letter by letter."""
        return bool(self.acronyms) or any(map(_has_digit, self.tokens))


@lru_cache(maxsize=4096)
def spelt(text: str, folded: str) -> Spelt:
    """Take an accepted form apart: the text as the deck writes it, and the same folded at level 4."""
    words = _WRITTEN_WORD.findall(text)
    acronyms = chain.from_iterable(fold(word, 3).split() for word in words if is_acronym(word))
    names = chain.from_iterable(fold(word, 3).split() for word in words if _is_name(word))
    return Spelt(tuple(folded.split()), frozenset(acronyms), frozenset(names))


def is_acronym(word: str) -> bool:
    """Tell whether a word is written in two to six capitals or digits, at least two of them letters."""
    signs = [sign for sign in word if sign.isalnum()]
    capital = all(sign.isupper() or sign.isdigit() for sign in signs)
    return capital and len(signs) in _CAPITALS and sum(map(str.isalpha, signs)) > 1


def _is_name(word: str) -> bool:
    first = next(filter(str.isalpha, word), "")
    return first.isupper() or first.lower() == first.upper()


def typo(expected: Spelt, given: Sequence[str]) -> int | None:
    """Count the edits that make the given words the expected ones; None where that is no typo."""
    if len(given) == len(expected.tokens):
        pairs = list(zip(expected.tokens, given, strict=True))
    elif abs(len(given) - len(expected.tokens)) == 1 and _only_a_space(expected, given):
        joined = "".join(expected.tokens)
        named = expected.names.issuperset(expected.tokens)
        expected = Spelt((joined,), expected.acronyms, frozenset((joined,)) if named else frozenset())
        pairs = [(joined, "".join(given))]
    else:
        return None
    edits = 0
    for right, word in pairs:
        found = word_edits(expected, right, word)
        if found is None:
            return None
        edits += found
    return edits if edits <= most_edits(expected) else None


def most_edits(expected: Spelt) -> int:
    """Give the edits that a whole answer may need."""
    return 1 + sum(map(len, expected.tokens)) // _PER_EDIT


def word_edits(expected: Spelt, right: str, word: str) -> int | None:
    """Count the edits that make a word the right one, those of names also by their keys; None for too many."""
    if right == word:
        return 0
    allowed = budget(len(right))
    edits = within(right, word, allowed)
    compared = right, word
    if edits is None and right in expected.names and abs(len(right) - len(word)) <= allowed:
        compared = key(right), key(word)
        edits = within(*compared, budget(len(compared[0])))
    if edits is None or _refused(right, word, expected.acronyms):
        return None
    return edits if _slip(*compared) else None


def same_key(expected: Spelt, given: Sequence[str]) -> bool:
    """Tell whether the given words are the expected ones in another transliteration of its names."""
    if len(given) != len(expected.tokens) or expected.fixed or sum(map(len, expected.tokens)) <= _SHORT:
        return False
    others = [(right, word) for right, word in zip(expected.tokens, given, strict=True) if right != word]
    return all(
        right in expected.names and key(right) == key(word) and not _meaningful(right, word) for right, word in others
    )


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
    if is_numeral(right) and len(right) == len(word) and sorted(right) != sorted(word):
        return True  # a letter for another makes other words of numbers, as of `sebelas`
    return _as_near_to_opposite(right, word) or _reversed(right, word) or _of_another_gender(right, word)


def _as_near_to_opposite(right: str, word: str) -> bool:
    opposites = next((words for words in OPPOSITES if right in words), frozenset[str]())
    edits = distance(right, word) if opposites else 0
    return any(distance(other, word) <= edits for other in opposites if other != right)


def _reversed(right: str, word: str) -> bool:
    """Tell whether one word is the other with a beginning or an end that turns its meaning."""
    if right[:_TURNS] != word[:_TURNS] and (_turned(right, word, OPPOSITE_PREFIXES) or _directed(right, word)):
        return True
    if right[-_TURNS:] != word[-_TURNS:] and _turned(right[::-1], word[::-1], _ENDINGS):
        return True
    longer, shorter = (right, word) if len(right) > len(word) else (word, right)
    return longer.endswith(shorter) and longer.removesuffix(shorter) in REVERSING_PREFIXES


def _turned(right: str, word: str, pairs: Sequence[tuple[str, str]]) -> bool:
    return any(_exchanged(right, word, one, other) or _exchanged(word, right, one, other) for one, other in pairs)


def _directed(right: str, word: str) -> bool:
    """Tell whether two words begin with two directions: northernmost and southernmost."""
    one, other = _DIRECTION.match(right), _DIRECTION.match(word)
    return one is not None and other is not None and one.group() != other.group()


def _exchanged(right: str, word: str, one: str, other: str) -> bool:
    """Tell whether two words differ by the beginning of one and the other; long beginnings tell by themselves."""
    if not (right.startswith(one) and word.startswith(other)):
        return False
    return min(len(one), len(other)) > _SHORT or right[len(one) :] == word[len(other) :]


def _of_another_gender(right: str, word: str) -> bool:
    """Tell whether two words are the surname of a man and that of a woman: Aliyev and Aliyeva."""
    longer, shorter = (right, word) if len(right) > len(word) else (word, right)
    return longer == f"{shorter}a" and shorter.endswith(("ev", "ov", "in", "yn"))


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(map(str.isdigit, word))

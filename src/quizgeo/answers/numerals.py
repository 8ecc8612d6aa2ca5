"""Whole numbers in words: English and Indonesian, 0 to 999,999,999,999. A word out of its place makes it no number."""

from collections.abc import Callable, Mapping

from quizgeo.patterns import regex


def _counted(line: str, *, start: int = 0, step: int = 1) -> Mapping[str, int]:
    return {word: (start + place) * step for place, word in enumerate(line.split())}


_SMALL = _counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", start=2, step=10)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_AFTER_A = frozenset(("hundred", *_SCALES))
_ENGLISH = frozenset((*_SMALL, *_TENS, *_AFTER_A))

_DIGITS = _counted("nol satu dua tiga empat lima enam tujuh delapan sembilan")
_SCALES_ID = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9}
_INDONESIAN = frozenset((*_DIGITS, "belas", "puluh", "ratus", *_SCALES_ID))
_GLUED = regex(f"(se|{'|'.join(_DIGITS)})(belas|puluh|ratus|{'|'.join(_SCALES_ID)})")

_WORD = regex(r"[\s-]*([a-z]+)(?![a-z])")
_ROUND_HUNDREDS = range(1, 20)
"""What may stand before `hundred`: nineteen hundred, but not twenty hundred."""

_ORDINALS = {f"{word}th": value for word, value in _SMALL.items()} | {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "pertama": 1,
}  # fmt: skip
_ORDINALS |= {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
_ORDINALS |= {f"ke{word}": value for word, value in _DIGITS.items() if value}
_ROMAN = regex("x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_ORDINAL_DIGITS = regex(r"(\d{1,4})(?:st|nd|rd|th)?")

Group = Callable[[list[str]], tuple[int | None, list[str]]]
"""Reads what is below a thousand off the front; None where the words make no number."""


def is_numeral(word: str) -> bool:
    """Tell whether a word, in small letters, is part of a number."""
    return word in _ENGLISH or word in _INDONESIAN or word in _ORDINALS or _GLUED.fullmatch(word) is not None


def value_of(word: str) -> int | None:
    """Give the number that one folded word says, in digits, as a cardinal or an ordinal; None if it says none."""
    if digits := _ORDINAL_DIGITS.fullmatch(word):
        return int(digits.group(1))
    if word in _ORDINALS:
        return _ORDINALS[word]
    number, end = read_numeral(word)
    return number if end == len(word) else None


def roman_value(word: str) -> int | None:
    """Give the value of a Roman numeral up to 39, in small letters; None where it is none, or not well formed."""
    if not word or _ROMAN.fullmatch(word) is None:
        return None
    values = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def read_numeral(text: str) -> tuple[int | None, int]:
    """Read a number in words off the front of a text in small letters.

    Gives the number, None where the words break the grammar, and how many characters they take; 0 if there are none.
    """
    words, end = _leading_words(text)
    if not words:
        return None, 0
    if words[0] in _INDONESIAN:
        return _sum(words, _SCALES_ID, _below_thousand_id), end
    return _sum(words, _SCALES, _below_thousand), end


def _leading_words(text: str) -> tuple[list[str], int]:
    """Give the number words that a text begins with, glued Indonesian ones taken apart, and where they end."""
    words: list[str] = []
    end = 0
    found = _WORD.match(text)
    while found:
        word, following = found.group(1), _WORD.match(text, found.end())
        after = following.group(1) if following else ""
        glued = _GLUED.fullmatch(word)
        if glued:
            words += ["satu" if glued.group(1) == "se" else glued.group(1), glued.group(2)]
        elif _belongs(word, after, begun=bool(words)):
            words.append(word)
        else:
            break
        end, found = found.end(), following
    return words, end


def _belongs(word: str, after: str, *, begun: bool) -> bool:
    """Tell whether a word belongs to a number: `a` before a hundred, `and` inside, or any number word."""
    if word == "a":
        return after in _AFTER_A
    if word == "and":
        return begun and after in _ENGLISH
    return word in _ENGLISH or word in _INDONESIAN


def _sum(words: list[str], scales: Mapping[str, int], group: Group) -> int | None:
    """Add up the groups of thousands, each with a smaller scale than the one before."""
    total, limit = 0, 10**12
    while words:
        if total and words[0] == "and":
            words = words[1:]
        value, words = group(words)
        if value is None:
            return None
        scale = scales.get(words[0], 0) if words else 1
        if scale >= limit or not scale or (value == 0 and (total or words)):
            return None
        total, limit, words = total + value * scale, scale, words[1:]
    return total


def _below_thousand(words: list[str]) -> tuple[int | None, list[str]]:
    value, rest = _below_hundred(words)
    if value is None or not rest or rest[0] != "hundred":
        return value, rest
    if value not in _ROUND_HUNDREDS:
        return None, rest
    rest = rest[2:] if rest[1:2] == ["and"] else rest[1:]
    more, after = _below_hundred(rest)
    return (value * 100 + more, after) if more else (value * 100, rest)


def _below_hundred(words: list[str]) -> tuple[int | None, list[str]]:
    if not words:
        return None, words
    first, rest = words[0], words[1:]
    if first == "a":
        return 1, rest
    if first not in _TENS:
        return _SMALL.get(first), rest
    unit = _SMALL.get(rest[0], 0) if rest else 0
    return (_TENS[first] + unit, rest[1:]) if 0 < unit <= 9 else (_TENS[first], rest)  # noqa: PLR2004 - digits


def _below_thousand_id(words: list[str]) -> tuple[int | None, list[str]]:
    if words[1:2] != ["ratus"]:
        return _below_hundred_id(words)
    digit = _DIGITS.get(words[0], 0)
    if not digit:
        return None, words
    more, rest = _below_hundred_id(words[2:])
    return (digit * 100 + more, rest) if more else (digit * 100, words[2:])


def _below_hundred_id(words: list[str]) -> tuple[int | None, list[str]]:
    digit = _DIGITS.get(words[0]) if words else None
    if digit is None or len(words) == 1:
        return digit, words[1:]
    if digit and words[1] == "belas":
        return 10 + digit, words[2:]
    if not digit or words[1] != "puluh":
        return digit, words[1:]
    unit = _DIGITS.get(words[2], 0) if len(words) > 2 else 0  # noqa: PLR2004 - a third word
    return (digit * 10 + unit, words[3:]) if unit else (digit * 10, words[2:])

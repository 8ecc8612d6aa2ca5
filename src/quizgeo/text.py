"""Text from outside: made safe to show, measured in terminal cells, and folded for comparing.

Every function is pure, takes any string there is, lone surrogates too, and never raises because of one.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from quizgeo.patterns import regex

_SPACES = "\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_GONE_BMP = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164"  # invisible
    "\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"  # no text at all
)
_MAYBE_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed\u0711\u0730-\u109f"
    "\u135d-\u135f\u1712-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u309a"
    "\ua66f-\ua6f1\ua802-\uabff\ufb1e\ufe0e-\ufe2f"
)
"""Ranges that hold every combining mark below U+10000; looking up 65,536 categories at import would cost 5 ms."""

_WORK = regex(
    f"[\n\r\u0085\u2028\u2029{_SPACES}\u200c\u200d{_GONE_BMP}{_MAYBE_MARKS}\ud800-\udfff\U00010000-\U0010ffff]"
)
"""What may need work; with all astral planes in one range, as a list of their ranges is 25 times slower."""

_ACTING = regex(
    "[\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""What `clean` takes away of a text of JSON, and more."""

Ranges = tuple[tuple[str, ...], tuple[str, ...]]
"""First and last characters of stretches, rising."""


def _ranges(stretches: str) -> Ranges:
    parts = stretches.split()
    return tuple(part[0] for part in parts), tuple(part[-1] for part in parts)


_JOINING = _ranges(
    "\u0600-\u08ff \u0900-\u0dff \u0e80-\u109f \u1780-\u18af \ua840-\ua87f \ua8e0-\ua8ff \ufb50-\ufdff \ufe70-\ufefc "
    "\U00010d00-\U00010d3f \U0001e900-\U0001e95f"
)
_EMOJI = _ranges(
    "\u00a9 \u00ae \u203c \u2049 \u2122 \u2139 \u2190-\u23ff \u2460-\u24ff \u25a0-\u27bf \u2900-\u297f \u2b00-\u2bff "
    "\u3030 \u303d \u3297 \u3299 \U0001f000-\U0001faff"
)
_ZWNJ, _ZWJ = "\u200c", "\u200d"
_JOINERS = frozenset((_ZWNJ, _ZWJ))
_SELECTORS = frozenset("\ufe0e\ufe0f")
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_KEYCAPS = frozenset("0123456789#*")
_MOST_MARKS = 6


def clean(s: str, lines: bool = False) -> str:
    """Make foreign text safe to show: no controls, direction overrides, hidden signs or towers of marks; NFC, trimmed.

    Line ends become spaces unless `lines`. Cleaning twice changes nothing more.
    """
    if s.isascii() and s.isprintable():  # most texts are, which is known in a third of the time
        return s.strip(" ")
    if _WORK.search(s) is None or (lines and "\n" in s and _WORK.search(s.replace("\n", " ")) is None):
        return unicodedata.normalize("NFC", s).strip(" \n")
    return _clean(s, lines, [])


def removed(s: str) -> tuple[str, ...]:
    """List the characters that cleaning takes out of a text, as `U+200B`, each once, in order of appearance.

    Spaces and line ends that only change or are trimmed do not count.
    """
    if (s.isascii() and s.isprintable()) or _WORK.search(s) is None:
        return ()
    gone: list[str] = []
    _clean(s, False, gone)
    seen = set(gone)
    return tuple(f"U+{ord(char):04X}" for char in dict.fromkeys(s) if char in seen)


def escaped(json: str) -> str:
    r"""Write in a text of JSON as `\u` escapes what would act on a terminal or hide in it; it means the same as before.

    JSON has no such sign outside of its strings, and its own writer leaves all but the first 32 of them as they are.
    """
    return json if json.isascii() and "\x7f" not in json else _ACTING.sub(_escape, json)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _clean(s: str, lines: bool, gone: list[str]) -> str:
    """Clean the long way, noting in `gone` what is taken out."""
    for pattern, instead in _replacements():
        s = pattern.sub(instead, s)
    if not lines:
        s = s.replace("\n", " ")
    nothing = _nothing()
    gone += nothing.findall(s)
    s = nothing.sub("", s)
    while True:
        kept = unicodedata.normalize("NFC", _without_strays(s, gone)).strip(" \n")
        if kept == s:
            return s
        s = kept


@cache
def _replacements() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what is replaced one for one; compiled when the first text needs it, as few do."""
    return (
        (re.compile("[\ud800-\udfff]"), "\ufffd"),
        (re.compile("\r\n|[\r\u0085\u2028\u2029]"), "\n"),
        (re.compile(f"[{_SPACES}]"), " "),
    )


@cache
def _nothing() -> re.Pattern[str]:
    """Give what is taken out, on all planes."""
    last_two = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 15))
    astral = f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff{last_two}"
    return re.compile(f"[{_GONE_BMP}{astral}]")


def _within(char: str, ranges: Ranges) -> bool:
    """Tell whether a character lies in one of the stretches."""
    place = bisect_right(ranges[0], char)
    return place > 0 and char <= ranges[1][place - 1]


def _without_strays(s: str, gone: list[str]) -> str:
    """Take out joiners and selectors that join and select nothing, marks without a base, and the seventh of a tower."""
    kept: list[str] = []
    based, marks = False, 0
    for place, char in enumerate(s):
        if char in _JOINERS:
            stray = not _joins(char, kept, s[place + 1 : place + 2])
        elif char in _SELECTORS:
            stray = not (kept and (kept[-1] in _KEYCAPS or _within(kept[-1], _EMOJI)))
        elif char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me"):
            stray = not based or marks >= _MOST_MARKS
            marks += 1
        else:
            # spaces that begin a line are no base: trimming may leave what follows at the start of the text
            stray, marks, based = False, 0, char != "\n" and (based or char != " ")
        if stray:
            gone.append(char)
        else:
            kept.append(char)
    return "".join(kept)


def _joins(joiner: str, before: list[str], after: str) -> bool:
    """Tell whether a zero-width joiner or non-joiner does anything where it stands."""
    if not before or not after:
        return False
    if _within(before[-1], _JOINING) and _within(after, _JOINING):
        return True
    if joiner == _ZWNJ or not _within(after, _EMOJI):
        return False
    base = before[-2] if before[-1] == "\ufe0f" and len(before) > 1 else before[-1]
    return _within(base, _EMOJI)


def cells(s: str) -> int:
    """Count the terminal cells that a cleaned line takes: two for wide signs, none for combining ones."""
    if s.isascii():
        return len(s)
    return sum(_widths(s))


def shorten(s: str, width: int) -> str:
    """Cut a cleaned line to `width` terminal cells, ending in `…` if anything was cut off."""
    if cells(s) <= width:
        return s
    if width < 1:
        return ""
    end = bisect_right(list(accumulate(_widths(s))), width - 1)
    return s[:end].rstrip(f" {_ZWJ}{_ZWNJ}") + "…"


def _widths(s: str) -> list[int]:
    """Give the cells of each character; those that join the one before add nothing."""
    widths: list[int] = []
    before = ""
    for char in s:
        if char == "\ufe0f":
            width = 1 if widths and widths[-1] == 1 and _within(before, _EMOJI) else 0
        elif _within(char, _EMOJI) and (before == _ZWJ or (char in _SKIN_TONES and _within(before, _EMOJI))):
            width = 0
        else:
            width = _width(char)
        widths.append(width)
        before = char
    return widths


def _width(char: str) -> int:
    """Give the cells of a character that stands alone."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":  # vowels inside a Hangul block
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


_PLAIN_TOKENS = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum() and chr(code) not in "+#%.'`&"}
    | dict.fromkeys(".'`")
    | {"&": " & "}
)
_PARTED_DIGITS = regex("[0-9][^0-9A-Za-z]+[0-9]")
_UNSEEN = regex("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_QUOTES = regex("['’‘ʼʻʿʾ`´]")
_LOOSE_POINT = regex(r"(?<!\d)\.|\.(?!\d)")
_LOOSE_COMMA = regex(r"(?<!\d),|,(?!\d)")
_NO_LETTER = regex(r"[^\w+#%°.,]|_")
_SETTLED = regex(r"(?:[^\W\d_\u1100-\u11ff]| )*")
"""Folded text of words alone, without marks, digits or parts of Hangul blocks: folding it again changes nothing."""
_GROUPED = regex(r"(?<!\d)\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*(?!\d)")
_AZERBAIJANI = str.maketrans({"x": "kh", "c": "j", "q": "g", "ə": "a"})
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
        "ŋ": "ng", "ħ": "h", "ŧ": "t",
    }
)  # fmt: skip
_MARKS = regex(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
"""Marks that a learner may leave out; vowel signs of Indic and Thai scripts and kana marks are letters."""
_ARTICLES = {"en": frozenset(("the", "a", "an")), "id": frozenset(("si", "sang", "para"))}
_AND = frozenset(("&", "dan"))

_NO_PUNCTUATION, _NO_MARKS, _NO_ARTICLE = 2, 3, 4
"""Levels of folding that take something out."""


def fold(s: str, level: int, language: str = "en") -> str:
    """Fold a text so that equal answers become equal strings; folding twice changes nothing more.

    level: 0 compatible forms (NFKC), nothing invisible, single spaces; 1 no case; 2 no punctuation, no grouping of
    digits, one word for "and"; 3 no accents, plain letters; 4 no leading article of `language`, a tag such as `en`.
    """
    if s.isascii() and (level < _NO_PUNCTUATION or _PARTED_DIGITS.search(s) is None):
        return _fold_plain(s, level, language)
    return _fold_any(s, level, language)


def _fold_plain(s: str, level: int, language: str) -> str:
    """Fold ASCII without digits beside separators: the same result as the long way in a fifth of the time."""
    if level == 0:
        return " ".join(s.split())
    s = s.lower()
    if level == 1:
        return " ".join(s.split())
    tokens = ["and" if token in _AND else token for token in s.translate(_PLAIN_TOKENS).split()]
    return " ".join(tokens if level < _NO_ARTICLE else _without_articles(tokens, language))


def _fold_any(s: str, level: int, language: str) -> str:
    """Fold any text, again until nothing changes: what one step drops may make another step possible."""
    while (folded := _fold_once(s, level, language)) != s:
        s = folded
        if _SETTLED.fullmatch(s):
            break
    return s


def _fold_once(s: str, level: int, language: str) -> str:
    if s.isascii():
        s = s.lower() if level > 0 else s
    else:
        s = unicodedata.normalize("NFKC", _UNSEEN.sub("", s))
        if level > 0:
            s = unicodedata.normalize("NFKC", s.casefold())
    if level >= _NO_PUNCTUATION:
        s = _without_punctuation(s)
    if level >= _NO_MARKS and not s.isascii():
        s = _without_marks(s)
    tokens = s.split()
    if level >= _NO_PUNCTUATION:
        tokens = ["and" if token in _AND else token for token in tokens]
    return " ".join(tokens if level < _NO_ARTICLE else _without_articles(tokens, language))


def _without_punctuation(s: str) -> str:
    """Take out punctuation and the grouping of digits; what parts a fraction becomes a point."""
    s = s.replace("'", "").replace("`", "") if s.isascii() else _QUOTES.sub("", s)
    s = _LOOSE_COMMA.sub(" ", _LOOSE_POINT.sub("", s))
    s = " ".join(_NO_LETTER.sub(_letter_or_space, s).split())
    return _GROUPED.sub(_ungrouped, s).replace(",", ".")


def _letter_or_space(found: re.Match[str]) -> str:
    """Keep marks, which belong to letters; part words at anything else."""
    char = found.group()
    if char == "&":
        return " & "
    return char if unicodedata.category(char).startswith("M") else " "


def _ungrouped(found: re.Match[str]) -> str:
    return found.group().replace(found.group(1), "")


def _without_marks(s: str) -> str:
    """Take accents off and replace letters that have no decomposition, some of which bear an accent as in `ǽ`."""
    if "ə" in s:
        s = s.translate(_AZERBAIJANI)
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", s))).translate(_LETTERS)


def _without_articles(tokens: list[str], language: str) -> list[str]:
    """Drop leading articles of a language, never the only word."""
    articles = _ARTICLES.get(language.partition("-")[0].lower(), frozenset())
    first = 0
    while first < len(tokens) - 1 and tokens[first] in articles:
        first += 1
    return tokens[first:]


def distance(a: str, b: str, most: int | None = None) -> int:
    """Count the single edits between two texts: insert, delete, replace, swap neighbours.

    Optimal string alignment (Damerau 1964, Wagner and Fischer 1974): no stretch is edited twice. What both begin and
    end with costs next to nothing; the work grows with the product of the lengths of what is between. Where the edits
    are more than `most`, the counting stops early and `most + 1` is given.
    """
    if a == b:
        return 0
    start, end = _affixes(a, b)
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    limit = len(a) + len(b) if most is None else most
    if not a or not b:
        return min(len(a) + len(b), limit + 1)
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    return _banded(a, b, limit)


def _banded(a: str, b: str, limit: int) -> int:
    """Count the edits between two texts along the diagonal, as far from it as the limit allows (Ukkonen 1985)."""
    far, width = limit + 1, len(b)
    above, row = list[int](), [min(j, far) for j in range(width + 1)]
    for i, left in enumerate(a, start=1):
        first, last = max(1, i - limit), min(width, i + limit)
        before, above, row = above, row, [far] * (width + 1)
        cost = row[first - 1] = min(i, far) if first == 1 else far
        nearest = cost
        for j in range(first, last + 1):
            right = b[j - 1]
            cost = above[j - 1] if left == right else 1 + min(above[j], cost, above[j - 1])
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right and before[j - 2] < cost:
                cost = before[j - 2] + 1
            row[j] = cost
            nearest = min(nearest, cost)
        if nearest > limit and min(above) >= limit:
            return far
    return min(row[-1], far)


def _affixes(a: str, b: str) -> tuple[int, int]:
    """Give the lengths of what two different texts both begin with, and of what both end with after that."""
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return start, end

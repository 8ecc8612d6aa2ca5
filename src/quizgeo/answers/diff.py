"""Where a given text differs from the answer: two lines aligned by terminal cells, and carets under what differs.

What folding makes equal, such as capitals and accents, is not marked unless the spelling counts.
"""

import unicodedata
from collections.abc import Sequence

from quizgeo.text import cells, clean, fold

GAP = "·"
"""Stands in a line where the other one has a letter more."""
CARET = "^"
_BAND = 4
"""Letters by which what belongs together may be shifted, beyond the difference of the lengths."""
LONGEST = 80
"""Letters beyond which no two lines are aligned."""
_STANDING_ALONE = "\u00a0"
"""Bears a combining mark that would stand first."""
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))

Lines = tuple[str, str, str]
"""Given, answer and carets."""


Letter = tuple[str, str]
"""One letter as it is compared and as it is shown; a part of a letter that folds to several shows nothing."""


def diff(given: str, answer: str, *, strict: bool = False) -> Lines | None:
    """Align a given text with the answer; None where they are too long. `strict` marks capitals and accents too.

    Texts that run from right to left come without carets, as no column of a terminal is sure to hold a letter of both.
    """
    given, answer = clean(given), clean(answer)
    if not strict:
        given = _without_ends(given)
    if not 0 < len(given) <= LONGEST or not 0 < len(answer) <= LONGEST:
        return None
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in given + answer):
        return given, answer, ""
    level = 0 if strict else 3
    return _drawn(_aligned(_letters(given, level), _letters(answer, level)))


def _without_ends(text: str) -> str:
    """Leave out signs at the ends that folding drops, such as brackets and full stops."""
    kept = [place for place, char in enumerate(text) if char.isalnum() or unicodedata.combining(char)]
    return text[kept[0] : kept[-1] + 1] if kept else text


def alike(given: str, answer: str) -> bool:
    """Tell whether at least half the letters of the longer folded text are also in the other: a picture may help."""
    longer = max(len(given), len(answer))
    if 2 * min(len(given), len(answer)) < longer:
        return False
    return 2 * sum(min(given.count(letter), answer.count(letter)) for letter in set(given)) >= longer


def agree(lines: Lines) -> bool:
    """Tell whether at least half the columns of two aligned lines are equal."""
    marked = lines[2].count(CARET)
    return bool(marked) and 2 * marked <= max(cells(lines[0]), cells(lines[1]))


def _letters(text: str, level: int) -> list[Letter]:
    """Take a text apart into letters with their marks; a letter that folds to two counts as two."""
    letters: list[Letter] = []
    for cluster in _clusters(text):
        if cluster.isascii() and cluster.isalnum():
            letters.append((cluster.lower() if level else cluster, cluster))
            continue
        folded = " " if cluster.isspace() or _parts_words(cluster, level) else fold(cluster, level)
        shown = cluster if not unicodedata.combining(cluster[0]) else _STANDING_ALONE + cluster
        letters.append((folded[:1], shown))
        letters += [(char, "") for char in folded[1:]]
    return letters


def _parts_words(cluster: str, level: int) -> bool:
    """Tell whether folding makes a space of a sign, as of a dash."""
    return not cluster.isalnum() and level > 0 and " " in fold(f"a{cluster}a", level)


def _clusters(text: str) -> list[str]:
    """Give the characters with the combining ones after them."""
    if text.isascii():
        return list(text)
    clusters: list[str] = []
    for char in text:
        if clusters and (unicodedata.combining(char) or cells(clusters[-1] + char) == cells(clusters[-1])):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


Column = tuple[Letter | None, Letter | None]


def _aligned(given: Sequence[Letter], answer: Sequence[Letter]) -> list[Column]:
    """Align two texts with the fewest edits (Needleman and Wunsch 1970); neighbours exchanged are one edit."""
    start = _common(given, answer)
    end = _common(given[start:][::-1], answer[start:][::-1])
    middle = _between(given[start : len(given) - end], answer[start : len(answer) - end])
    last = zip(given[len(given) - end :], answer[len(answer) - end :], strict=True)
    return [*zip(given[:start], answer[:start], strict=True), *middle, *last]


def _common(given: Sequence[Letter], answer: Sequence[Letter]) -> int:
    """Count the letters that two texts begin with alike."""
    pairs = zip(given, answer, strict=False)
    return next(
        (place for place, (left, right) in enumerate(pairs) if left[0] != right[0]), min(len(given), len(answer))
    )


def _between(given: Sequence[Letter], answer: Sequence[Letter]) -> list[Column]:
    costs = _costs(given, answer)
    columns: list[Column] = []
    i, j = len(given), len(answer)
    while i or j:
        here = costs[i][j]
        if i and j and given[i - 1][0] == answer[j - 1][0] and here == costs[i - 1][j - 1]:
            i, j = i - 1, j - 1
            columns.append((given[i], answer[j]))
        elif i > 1 and j > 1 and _exchanged(given, answer, i, j) and here == costs[i - 2][j - 2] + 1:
            columns += [(given[i - 1], answer[j - 1]), (given[i - 2], answer[j - 2])]
            i, j = i - 2, j - 2
        elif j and here == costs[i][j - 1] + _weight(answer[j - 1]):
            j -= 1
            columns.append((None, answer[j]))
        elif i and here == costs[i - 1][j] + _weight(given[i - 1]):
            i -= 1
            columns.append((given[i], None))
        else:
            i, j = i - 1, j - 1
            columns.append((given[i], answer[j]))
    return columns[::-1]


def _costs(given: Sequence[Letter], answer: Sequence[Letter]) -> list[list[int]]:
    """Give the fewest edits between all beginnings of the two texts, along the diagonal alone."""
    far, width = len(given) + len(answer) + 1, len(answer)
    band = abs(len(given) - width) + _BAND
    rows = [[0]]
    for letter in answer:
        rows[0].append(rows[0][-1] + _weight(letter))
    for i, left in enumerate(given, start=1):
        above = rows[-1]
        row = [above[0] + _weight(left)] + [far] * width
        for j in range(max(1, i - band), min(width, i + band) + 1):
            right = answer[j - 1]
            cost = above[j - 1] + (left[0] != right[0])
            cost = min(cost, above[j] + _weight(left), row[j - 1] + _weight(right))
            if i > 1 and j > 1 and _exchanged(given, answer, i, j):
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row[j] = cost
        rows.append(row)
    return rows


def _weight(letter: Letter) -> int:
    """Count what a letter too much or too little weighs: nothing for signs that folding drops."""
    return 1 if letter[0] else 0


def _exchanged(given: Sequence[Letter], answer: Sequence[Letter], i: int, j: int) -> bool:
    return given[i - 1][0] == answer[j - 2][0] and given[i - 2][0] == answer[j - 1][0]


def _drawn(columns: Sequence[Column]) -> Lines:
    lines = ["", "", ""]
    for left, right in columns:
        folds = [letter[0] if letter else "" for letter in (left, right)]
        signs = [GAP if letter is None else letter[1] for letter in (left, right)]
        width = 1 if signs[0].isascii() and signs[1].isascii() and all(signs) else max(map(cells, signs))
        differs = folds[0] != folds[1]
        mark = (CARET if differs else " ") * width
        if differs and not width:  # a vowel sign, which takes no cell of its own
            lines[2] = lines[2][:-1] + CARET
        for line, sign in enumerate((*signs, mark)):
            lines[line] += sign if len(sign) == width and sign.isascii() else sign + " " * (width - cells(sign))
    return lines[0], lines[1], lines[2].rstrip()

"""Where a given text differs from the answer: two aligned lines, carets, and the same in words. Pure.

The words say it all, for nobody hears a caret; the lines are for eyes. Cells decide what stands under what.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.language import _
from quizgeo.text import cells, fold, shorten

_GAP = "·"
"""Stands in a line where the other one has a letter more."""
_CARET = "^"
_MOST = 3
"""Places that are told one by one."""
_LONGEST = 16
"""Cells of letters that are told."""
_PLAIN = 3
"""Level of folding at which letters are plain: `ß` becomes two."""

Lines = tuple[str, str, str]
"""Given, answer and carets, aligned by cells; carets are empty where columns mean nothing."""


def picture(lines: Lines) -> list[str]:
    """Lay out the lines with their names before them; the last one, of carets, only where there are some."""
    you, answer = _("you"), _("answer")
    width = max(cells(you), cells(answer)) + 2
    rows = [name + " " * (width - cells(name)) + line for name, line in ((you, lines[0]), (answer, lines[1]))]
    return [*rows, " " * width + lines[2]] if _CARET in lines[2] else rows


def difference(lines: Lines, answer: str) -> str:
    """Say in one short sentence where the texts differ; empty where no column is marked. answer: as it is written."""
    faults = list(_faults(_columns(lines, answer), several=" " in answer))
    if not faults:
        return ""
    if len(faults) > _MOST:
        sentence = _("Difference: {count} places, from {place} on.")
        return sentence.format(count=len(faults), place=faults[0].place)
    told = "; ".join(_("{place}, {what}").format(place=fault.place, what=fault.what) for fault in faults)
    return _("Difference: {places}.").format(places=told)


# -- from lines to columns -------------------------------------------------------------------------------------------


class _Column(Struct, frozen=True):
    """A letter of each text that stand under one another; empty where one has none."""

    given: str
    answer: str
    marked: bool


def _columns(lines: Lines, answer: str) -> list[_Column]:
    """Take the lines apart; what only fills a line is left out, and passes its mark on to the letter before."""
    givens, answers = (dict(_letters(line)) for line in lines[:2])
    rest = [letter for _start, letter in _letters(answer)][::-1]
    columns: list[_Column] = []
    for start in sorted(givens.keys() & answers.keys()):
        given, letter = _without_filling(givens[start], columns), answers[start]
        if rest and letter == rest[-1]:
            rest.pop()
        elif letter in (_GAP, " "):
            letter = ""
        column = _Column(given, letter, lines[2][start : start + 1] == _CARET)
        if given or letter:
            columns.append(column)
        elif columns and column.marked:
            columns[-1] = replace(columns[-1], marked=True)
    return columns


def _letters(line: str) -> Iterator[tuple[int, str]]:
    """Give the letters of a line with their marks, each with the cell it begins in."""
    start, letter = 0, ""
    for char in line:
        if letter and cells(letter + char) == cells(letter):
            letter += char
        else:
            if letter:
                yield start, letter
            start, letter = start + cells(letter), char
    if letter:
        yield start, letter


def _without_filling(letter: str, before: Sequence[_Column]) -> str:
    """Give a letter of the given text; nothing for a gap, and for a space behind a letter that counts as two."""
    if letter == " " and before and len(fold(before[-1].given, _PLAIN)) > 1:
        return ""
    return "" if letter == _GAP else letter


# -- from columns to words -------------------------------------------------------------------------------------------


class _Fault(Struct, frozen=True):
    """One marked stretch in words."""

    place: str
    what: str


def _faults(columns: Iterable[_Column], *, several: bool) -> Iterator[_Fault]:
    """Give the marked stretches in words. several: whether the answer has several words."""
    before = ""
    for marked, stretch in groupby(columns, key=lambda column: column.marked):
        parts = list(stretch)
        given, answer = "".join(column.given for column in parts), "".join(column.answer for column in parts)
        if marked:
            yield _Fault(_place(before, several=several), _what(given, answer))
        before += answer


def _place(before: str, *, several: bool) -> str:
    """Name the place behind a beginning of the answer: which letter, and of several words in which."""
    number = 1 + sum(char.isalnum() for char in before.rpartition(" ")[2])
    if not several:
        return _("letter {number}").format(number=number)
    return _("word {word}, letter {number}").format(word=1 + before.count(" "), number=number)


def _what(given: str, answer: str) -> str:
    """Say what a stretch has in place of what."""
    if not given:
        return _("{letters} missing").format(letters=_named(answer.strip() or answer))
    if not answer:
        return _("{letters} too much").format(letters=_named(given.strip() or given))
    if given.casefold() == answer.casefold():
        return _("{given}, to be written {letters}").format(given=_cased(given), letters=_cased(answer))
    if len(given) == len(answer) == 2 and given.casefold() == answer[::-1].casefold():  # noqa: PLR2004 - a pair
        return _("{one} and {other} exchanged").format(one=_named(answer[0]), other=_named(answer[1]))
    return _("{given} in place of {letters}").format(given=_named(given), letters=_named(answer))


def _named(letters: str) -> str:
    """Name letters as they are, a space by its name, and signs in quotes so that they are not taken for our own."""
    if letters == " ":
        return _("a space")
    short = shorten(letters, _LONGEST)
    return short if all(char == " " or category(char)[0] in "LMN" for char in letters) else f"“{short}”"


def _cased(letters: str) -> str:
    """Name letters together with their case, which cannot be heard."""
    if letters.isupper():
        return _("capital {letters}").format(letters=_named(letters))
    return _("small {letters}").format(letters=_named(letters)) if letters.islower() else _named(letters)

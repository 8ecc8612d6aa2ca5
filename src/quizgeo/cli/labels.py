"""Letters and numbers that stand before what can be chosen, as in `a)` and `1)`, and what is typed to name one of them.

Pure; the shuffled order decides which letter a thing has.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from quizgeo.language import _
from quizgeo.text import fold

T = TypeVar("T")

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLAIN = 3
"""Level of folding at which a typed text names an option: case, punctuation and accents do not count."""
_LONGER = 8
"""How many times as long as the longest thing a text may be before it is not even compared."""
_LETTER = re.compile(r"([A-Za-z]{1,3})[).]?")
_NUMBER = re.compile(r"([0-9]{1,5})[).]?")
_QUOTED = re.compile(r"[\"'“”‘’«](.+)[\"'“”‘’»]")


def letter(place: int) -> str:
    """Give the letter of a place, from 0: a to z, then aa, ab and so on."""
    label = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(_LETTERS))
        label = _LETTERS[rest] + label
    return label


def by_letter(typed: str, things: Sequence[str]) -> str | None:
    """Give the thing that a letter stands for, as in `a` or `a)`; None when it stands for none."""
    found = _LETTER.fullmatch(typed)
    if found is None:
        return None
    place = 0
    for char in found[1].lower():
        place = place * len(_LETTERS) + _LETTERS.index(char) + 1
    return things[place - 1] if place <= len(things) else None


def by_number(typed: str, things: Sequence[str]) -> str | None:
    """Give the thing that a number from 1 stands for, as in `1` or `1.`; None when it stands for none."""
    found = _NUMBER.fullmatch(typed)
    place = int(found[1]) if found else 0
    return things[place - 1] if 0 < place <= len(things) else None


def by_digit(typed: str, things: Sequence[str]) -> str | None:
    """Give the thing that a number from 1 stands for where none of them is a number; None for none."""
    return None if any(_NUMBER.fullmatch(thing.strip()) for thing in things) else by_number(typed, things)


def by_text(typed: str, things: Sequence[str]) -> str | None:
    """Give the thing whose text was typed, also in quotes; case, accents and punctuation do not count."""
    if typed in things:
        return typed
    if len(typed) > _LONGER * max(map(len, things), default=0):
        return None
    quoted = _QUOTED.fullmatch(typed)
    wanted = fold(quoted[1] if quoted else typed, _PLAIN)
    found = [thing for thing in things if fold(thing, _PLAIN) == wanted]
    return found[0] if wanted and len(found) == 1 else None


def named(typed: str, things: Sequence[str]) -> str | None:
    """Give the thing that is meant by its letter or its text; None when it is none, or could be two.

    What is the letter of one thing and the text of another is neither: `a)` is always a letter, `"a"` always a text.
    """
    label, text = by_letter(typed, things), by_text(typed, things)
    if label is None or text is None or label == text:
        return label or text
    return label if typed.endswith((")", ".")) else None


def is_double(typed: str, things: Sequence[str]) -> bool:
    """Tell whether what was typed is the letter of one thing and the text of another."""
    return by_letter(typed, things) is not None and by_text(typed, things) is not None and named(typed, things) is None


def split(line: str, recognise: Callable[[str], T | None], held: int, sign: str = ",") -> list[T] | None:
    """Split a line at a sign into pieces that `recognise` knows, each as long as can be; None when one is unknown.

    held: how many signs a piece may hold itself, so that what is named may be a text with commas.
    """
    pieces = line.split(sign)
    found: list[T] = []
    start = 0
    while start < len(pieces):
        for end in range(min(len(pieces), start + held + 1), start, -1):
            known = recognise(sign.join(pieces[start:end]).strip())
            if known is not None:
                found.append(known)
                start = end
                break
        else:
            return None
    return found


def most_held(things: Sequence[str], sign: str = ",") -> int:
    """Give how often the thing with the most of a sign holds it."""
    return max((thing.count(sign) for thing in things), default=0)


def span_of(things: Sequence[str]) -> str:
    """Name the letters that can be chosen, as in `a to d`."""
    if not things:
        return ""
    if len(things) == 1:
        return letter(0)
    span = _("{first} or {last}") if len(things) == 2 else _("{first} to {last}")  # noqa: PLR2004 - a pair
    return span.format(first=letter(0), last=letter(len(things) - 1))

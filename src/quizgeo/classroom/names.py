"""Names that people give themselves in a room: cleaned, measured, and no two that look alike."""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from quizgeo.text import clean

LONGEST = 24
"""Characters of a name, marks and joiners not counted."""
LONGEST_BYTES = 120
FREE_BYTES = 8_000
"""Of the names that are offered at once."""
MOST_REROLLS = 5
"""Generated names that a player may turn down, in the lobby."""

_JOINERS = frozenset("\u200c\u200d")
_ALIKE = str.maketrans(
    "авекмнорстухіјѕԁԍһӏαβεικνορτυχ",
    "abekmhopctyxijsdghlabeikvoptux",
)
"""Cyrillic and Greek small letters, each with the Latin one that it is taken for."""

_ADJECTIVES = (
    "amber", "brave", "bright", "calm", "clever", "coral", "curious", "eager", "gentle", "golden", "green", "happy",
    "honest", "jolly", "keen", "kind", "lively", "lucky", "mellow", "merry", "neat", "nimble", "patient", "polite",
    "proud", "quick", "quiet", "red", "silver", "steady", "sunny", "swift", "tidy", "warm", "wise", "witty",
)  # fmt: skip
_ANIMALS = (
    "badger", "bear", "beaver", "bison", "crane", "deer", "dolphin", "eagle", "falcon", "finch", "fox", "gecko", "hare",
    "heron", "ibex", "kite", "koala", "lark", "leopard", "lynx", "mole", "moose", "otter", "owl", "panda", "pelican",
    "pony", "puffin", "raven", "robin", "seal", "sparrow", "swan", "tapir", "tiger", "turtle", "walrus", "wolf", "wren",
    "yak",
)  # fmt: skip


def tidy(text: str) -> str:
    """Clean a name of everything that acts on a screen or hides, and put it on one line."""
    return " ".join(clean(text).split())


def fault(name: str) -> str:
    """Say why a tidy name cannot be taken: `name_empty`, `name_long`, or nothing."""
    if not any(unicodedata.category(char)[0] in "LNSP" for char in name):
        return "name_empty"
    seen = sum(char not in _JOINERS and not unicodedata.combining(char) for char in name)
    return "name_long" if seen > LONGEST or len(name.encode()) > LONGEST_BYTES else ""


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Give what two names that cannot be told apart have in common."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    kept = (char for char in plain if char not in _JOINERS and not char.isspace())
    return unicodedata.normalize("NFKC", "".join(kept).translate(_ALIKE))


def is_taken(name: str, others: Collection[str]) -> bool:
    """Tell whether a name looks like one of the others."""
    wanted = folded(name)
    return any(folded(other) == wanted for other in others)


def suggestion(name: str, others: Collection[str]) -> str:
    """Give a name like one that is taken: the same with the first number that is free."""
    taken = {folded(other) for other in others}
    room = name[: LONGEST - 4].rstrip()
    return next(each for number in range(2, 10_000) if folded(each := f"{room} {number}") not in taken)


@lru_cache(maxsize=64)
def seats(roster: tuple[str, ...]) -> Mapping[str, str]:
    """Give the names of a roster by what they fold to: tidy, each once, without those that cannot be taken."""
    found: dict[str, str] = {}
    for name in map(tidy, roster):
        if not fault(name):
            found.setdefault(folded(name), name)
    return found


def seat(name: str, roster: tuple[str, ...]) -> str:
    """Give a name as the roster writes it; empty for one that does not stand in it."""
    return seats(roster).get(folded(name), "")


def free(roster: tuple[str, ...], others: Collection[str], like: str = "") -> tuple[str, ...]:
    """Give the names of a roster that nobody has, in its order, as many as fit into a message.

    like: what was typed; of a roster that is too long those that hold it come first.
    """
    known, taken, wanted = seats(roster), {folded(other) for other in others}, folded(like)
    left = [(key, name) for key, name in known.items() if key not in taken]
    if sum(len(name.encode()) for _key, name in left) > FREE_BYTES and wanted:
        left.sort(key=lambda each: (not each[0].startswith(wanted), wanted not in each[0]))
    sizes = accumulate(len(name.encode()) for _key, name in left)
    return tuple(name for (_key, name), size in zip(left, sizes, strict=True) if size <= FREE_BYTES)


def generated(choose: Callable[[Sequence[str]], str], others: Collection[str]) -> str:
    """Draw a name of an adjective and an animal that nobody has. choose: draws one, such as `secrets.choice`."""
    taken = {folded(other) for other in others}
    for _try in range(50):
        name = f"{choose(_ADJECTIVES)}-{choose(_ANIMALS)}"
        if folded(name) not in taken:
            return name
    return suggestion(name, others)


def is_blocked(name: str, words: Collection[str]) -> bool:
    """Tell whether a name holds one of some words, as a whole word."""
    held = {folded(part) for part in name.replace("-", " ").replace("_", " ").split()} | {folded(name)}
    return not held.isdisjoint(map(folded, words))

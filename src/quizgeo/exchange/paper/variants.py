"""Orders of questions and options, out of a seed. Pure, and the same on every Python.

Each thing has a lot of its own, out of the seed, the variant, the question's key and its place in the deck: so an
edited question moves no other, and a translation stands in the order of its original.
"""

from collections.abc import Sequence
from hashlib import blake2b
from heapq import heappop, heappush
from typing import TypeVar

from quizgeo.decks import Option, Question

T = TypeVar("T")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_VARIANTS = len(_ALPHABET)


def letter(place: int) -> str:
    """Give the letter of a place from 0: A to Z, then AA, AB and so on."""
    before, rest = divmod(place, len(_ALPHABET))
    return (letter(before - 1) if before else "") + _ALPHABET[rest]


def lot(seed: int, variant: str, key: str, thing: str = "") -> bytes:
    """Give what a thing of a question is sorted by; that of the question itself without a thing."""
    return blake2b("\0".join((str(seed), variant, key, thing)).encode(), digest_size=16).digest()


def questions_in_order(questions: Sequence[Question], seed: int, variant: str) -> tuple[Question, ...]:
    """Give questions in the order of a variant; each waits for those of them that it comes `after`."""
    return after_what_comes_first(sorted(questions, key=lambda each: lot(seed, variant, each.key)))


def after_what_comes_first(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Move questions back, no further than needed, behind those of them that they come `after`."""
    places = {each.key: place for place, each in enumerate(questions)}
    before = [{key for key in each.after if key in places} for each in questions]
    behind: dict[str, list[int]] = {}
    for place, keys in enumerate(before):
        for key in keys:
            behind.setdefault(key, []).append(place)
    ready = [place for place, keys in enumerate(before) if not keys]
    order = []
    while ready:
        question = questions[heappop(ready)]
        order.append(question)
        for place in behind.get(question.key, ()):
            before[place].discard(question.key)
            if not before[place]:
                heappush(ready, place)
    return tuple(order)


def shuffled(things: Sequence[T], seed: int, variant: str, key: str) -> tuple[T, ...]:
    """Give the things of a question in the order of a variant; their places in the deck draw the lots."""
    lots = {place: lot(seed, variant, key, str(place)) for place in range(len(things))}
    return tuple(things[place] for place in sorted(lots, key=lots.__getitem__))


def unsorted(things: Sequence[T], seed: int, variant: str, key: str) -> tuple[T, ...]:
    """Shuffle so that the things never stand in the right order already."""
    order = shuffled(things, seed, variant, key)
    return order if order != tuple(things) else (*order[1:], order[0])


def options_shown(question: Question, options: Sequence[Option], show: int | None, seed: int) -> tuple[Option, ...]:
    """Give the right options and `show` of the wrong ones, in the deck's order; the same in every variant."""
    wrong = [place for place, option in enumerate(options) if not option.correct]
    if show is None or show >= len(wrong):
        return tuple(options)
    kept = set(sorted(wrong, key=lambda place: lot(seed, "", question.key, str(place)))[:show])
    return tuple(option for place, option in enumerate(options) if option.correct or place in kept)


def options_in_order(question: Question, options: Sequence[Option], seed: int, variant: str) -> tuple[Option, ...]:
    """Give options in the order of a variant: pinned ones hold their place, and all do under `shuffle: no`."""
    if not question.shuffle:
        return tuple(options)
    mixed = shuffled(options, seed, variant, question.key)
    first, last = (tuple(each for each in options if each.pin == pin) for pin in ("first", "last"))
    return (*first, *(each for each in mixed if not each.pin), *last)

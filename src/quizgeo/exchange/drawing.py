"""Which options stand in a file that shuffles none itself, and in which order: drawn by a seed, the same everywhere.

What becomes of one option or question moves no other.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import Struct

from quizgeo.decks import Choice, Multiple, Option, Question
from quizgeo.exchange.shape import Loss
from quizgeo.language import _

_BYTES = 8


class Drawn(Struct, frozen=True):
    """Options as they stand in a file."""

    options: tuple[Option, ...]
    losses: tuple[Loss, ...] = ()


def drawn(question: Question, body: Choice | Multiple, seed: int, room: int | None = None) -> Drawn:
    """Draw as many options as a deck wants to be shown, in the order in which they stay.

    room: wrong options that there is place for, at least 1; None: for all. Those that are pinned keep their ends.
    """
    wrong = [option.text for option in body.options if not option.correct]
    count = min(len(wrong) if room is None else room, body.show or len(wrong))
    kept = set(wrong if count == len(wrong) else shuffled(wrong, "kept", question, seed)[:count])
    options = _in_order(question, [each for each in body.options if each.correct or each.text in kept], seed)
    if count == len(wrong):
        return Drawn(options)
    how = _("{kept} of {count} wrong options, drawn by the seed").format(kept=count, count=len(wrong))
    return Drawn(options, (Loss(question.key, "wrong", "changed", how),))


def shuffled(texts: Iterable[str], purpose: str, question: Question, seed: int) -> list[str]:
    """Order texts by a hash. purpose: two orders of the same texts do not hang together if it differs."""

    def place(text: str) -> bytes:
        return blake2b("\0".join((purpose, str(seed), question.key, text)).encode(), digest_size=_BYTES).digest()

    return sorted(texts, key=place)


def _in_order(question: Question, shown: Sequence[Option], seed: int) -> tuple[Option, ...]:
    if not question.shuffle:
        return tuple(shown)
    known = {option.text: option for option in shown}
    free = shuffled((option.text for option in shown if not option.pin), "place", question, seed)
    first, last = (tuple(option for option in shown if option.pin == pin) for pin in ("first", "last"))
    return (*first, *(known[text] for text in free), *last)

"""What the writer of one kind of question gives: the body of its item, what is right, and what was lost."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.exchange.qti.responses import Scoring
from quizgeo.exchange.shape import What


class Lost(Struct, frozen=True):
    """What a kind loses: a field, what becomes of it, and how."""

    field: str
    what: What
    how: str


class Asked(Struct, frozen=True):
    """A question as the body of an item."""

    body: tuple[Element, ...]
    responses: tuple[Element, ...]
    scoring: Scoring
    lost: tuple[Lost, ...] = ()
    beside_options: Literal["", "single", "multiple"] = ""
    """Whether options have feedback beside them, and how many of them may be chosen."""
    answered: frozenset[str] = frozenset()
    """Answers of the question's feedback that the body already speaks to."""
    saying: Callable[[str], Element | None] | None = None
    """Gives the condition that an answer was typed, None for one that cannot be; None for a kind that is not typed."""


def drawn(texts: tuple[str, ...], seed: int, key: str) -> list[str]:
    """Put texts in an order that tells nothing, the same whenever it is asked for; never the one they came in."""
    lots = sorted(texts, key=lambda text: blake2b(f"{seed}\0{key}\0{text}".encode(), digest_size=8).digest())
    return lots if tuple(lots) != texts else [*lots[1:], *lots[:1]]

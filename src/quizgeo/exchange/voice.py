"""Words of the program in the language of a deck, which need not be the one that people are spoken to in."""

from collections.abc import Iterator
from contextlib import contextmanager

from quizgeo import language


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak another language for a while; English where it is not spoken here."""
    before = language.in_use()
    language.use(tag)
    try:
        yield
    finally:
        language.use(before)

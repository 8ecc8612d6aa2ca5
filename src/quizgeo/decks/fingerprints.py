"""The fingerprint of an answer: it tells that the answer itself changed, and moves no progress."""

import unicodedata
from collections.abc import Callable
from functools import cache

from quizgeo.decks.kinds import Kind

_VERSION = "1"
_BYTES = 6


@cache
def _encoder() -> Callable[[object], str]:
    from json import JSONEncoder  # 1 ms, and most commands need no fingerprint

    return JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def encode(value: object) -> str:
    """Give a value as compact JSON."""
    return _encoder()(value)


def hexdigest(content: str, size: int) -> str:
    """Give the BLAKE2b digest of a text in hex, `size` bytes long."""
    from hashlib import blake2b  # loads OpenSSL, 2 ms, though it does without

    return blake2b(content.encode(), digest_size=size).hexdigest()


def fingerprint(body: Kind) -> str:
    """Give 12 hex that change when the answer changes, and not when the words around it do."""
    content = encode([_VERSION, body.name, body.facts(_plain)])
    return hexdigest(content, _BYTES)


def facts(body: Kind) -> str:
    """Give the answer as a text that is equal where fingerprints are, for comparing in one program: it costs less."""
    return repr((body.name, body.facts(_plain)))


def _plain(text: str) -> str:
    """Take case, compatible forms and runs of spaces out of a text."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split())

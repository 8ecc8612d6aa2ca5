"""The fingerprint of an answer: it tells that the answer itself changed, and moves no progress."""

import unicodedata
from hashlib import blake2b
from json import JSONEncoder

from quizgeo.decks.kinds import Kind

_VERSION = "1"
_BYTES = 6
encode = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
"""Gives a value as compact JSON."""


def fingerprint(body: Kind) -> str:
    """Give 12 hex that change when the answer changes, and not when the words around it do."""
    content = encode([_VERSION, body.name, body.facts(_plain)])
    return blake2b(content.encode(), digest_size=_BYTES).hexdigest()


def _plain(text: str) -> str:
    """Take case, compatible forms and runs of spaces out of a text."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split())

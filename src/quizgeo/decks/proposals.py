"""Identities for questions that have none, out of their words. All of it is pure."""

import unicodedata
from collections.abc import Collection
from hashlib import blake2b

from quizgeo.patterns import regex
from quizgeo.text import fold

WORDS = 5
"""Words of a proposed identity at most."""
LENGTH = 40
"""Characters of a proposed identity at most, without the number that tells it from another."""

_WITHOUT_ARTICLE = 4
_WORD = regex(r"[a-z0-9]+")
_HASH_BYTES = 3


def propose_id(wording: str, language: str = "en", taken: Collection[str] = ()) -> str:
    """Propose an identity that is not taken: the first words of what is asked, folded, with dashes between them.

    A text without a Latin letter or a digit gives `q-` and 6 hex, which are those of its words alone.
    """
    name = ""
    for word in _WORD.findall(fold(wording, _WITHOUT_ARTICLE, language))[:WORDS]:
        longer = f"{name}-{word}" if name else word[:LENGTH]
        if len(longer) > LENGTH:
            break
        name = longer
    name = name or "q-" + blake2b(unicodedata.normalize("NFC", wording).encode(), digest_size=_HASH_BYTES).hexdigest()
    return name if name not in taken else _numbered(name, taken)


def _numbered(name: str, taken: Collection[str]) -> str:
    """Give the name with the first number that makes it new, from 2."""
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"

r"""Marks that stand in a comment before a question: `[id:…]` and `[tag:…]`.

Source: Moodle, `qformat_gift` (`extract_idnumber_and_tags_from_comment`): inside a mark `]` is written `\]`.
"""

from collections.abc import Sequence

from msgspec import Struct

from quizgeo.decks import CardKey
from quizgeo.exchange.keys import own_key
from quizgeo.exchange.tags import tag_of
from quizgeo.patterns import regex
from quizgeo.text import clean

_MARK = regex(r"\[(id|tag):((?:\\\]|[^\]\n]){1,200})\]")
_LONGEST = 5_000
"""Characters of comments that are looked at."""


class Marks(Struct, frozen=True):
    """What comments say of a question."""

    key: CardKey
    """Its key, where its mark is one of ours; else empty."""
    origin: str = ""
    """The mark as it stands there."""
    tags: tuple[str, ...] = ()


def marks_in(comment: str) -> Marks:
    """Read the marks of a question's comments; of several ids the first."""
    found = [(each[1], clean(each[2].replace("\\]", "]"))) for each in _MARK.finditer(comment[:_LONGEST])]
    origin = next((text for name, text in found if name == "id"), "")
    tags = dict[str, str]()
    for tag in (tag_of(text) for name, text in found if name == "tag"):
        tags.setdefault(tag.casefold(), tag)
    tags.pop("", None)
    return Marks(own_key(origin), origin, tuple(tags.values()))


def marked(key: str, tags: Sequence[str]) -> str:
    """Write the comment of a question."""
    marks = [("id", key), *(("tag", tag) for tag in tags)]
    return "// " + " ".join(f"[{name}:{text.replace(']', chr(92) + ']')}]" for name, text in marks)

r"""Marks that stand in a comment before a question: `[id:…]` and `[tag:…]`.

Source: Moodle, `qformat_gift` (`extract_idnumber_and_tags_from_comment`): inside a mark `]` is written `\]`.
"""

from collections.abc import Sequence

from msgspec import Struct

from quizgeo.decks.scalars import is_slug
from quizgeo.patterns import regex
from quizgeo.text import clean

_MARK = regex(r"\[(id|tag):((?:\\\]|[^\]\n]){1,200})\]")
_NO_ID = regex(r"~[0-9a-f]{10}")
"""What stands for the id in the key of a question that has none."""
_LONGEST = 5_000
"""Characters of comments that are looked at."""
_TAG = 40
"""Characters of a tag of a deck."""


class Marks(Struct, frozen=True):
    """What comments say of a question."""

    key: str = ""
    """Its key, where its mark has the shape of one."""
    id: str = ""
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
    deck, slash, own = origin.partition("/")
    if slash and is_slug(deck) and (is_slug(own) or _NO_ID.fullmatch(own)):
        return Marks(origin, own if is_slug(own) else "", origin, tuple(tags.values()))
    return Marks(origin=origin, tags=tuple(tags.values()))


def tag_of(text: str) -> str:
    """Make a tag of a text: no spaces or commas, and not too long; empty where nothing is left."""
    return "-".join(clean(text).replace(",", " ").split())[:_TAG].strip("-")


def marked(key: str, tags: Sequence[str]) -> str:
    """Write the comment of a question."""
    marks = [("id", key), *(("tag", tag) for tag in tags)]
    return "// " + " ".join(f"[{name}:{text.replace(']', chr(92) + ']')}]" for name, text in marks)

r"""Several texts in one cell: ` | ` between parts, ` = ` between equals, `=>` in a pair, `name: a; b` for a group.

A sign that would part a text where none is meant gets a backslash. What is written here is read back as it was.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from quizgeo.decks.scalars import MisreadError
from quizgeo.language import _
from quizgeo.patterns import regex

_SIGNS = "\\|=;:"
_SLASH = r"\\(?=[\\|=;:]|\Z)"
"""A backslash that would take the sign behind it for plain."""
_ESCAPED = regex(r"\\([\\|=;:])")
_HIDDEN = {sign: chr(place) for place, sign in enumerate(_SIGNS, start=1)}
"""Control characters, which no cleaned text has, stand for escaped signs while a cell is taken apart."""
_SEEN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()}

_PART = regex(rf"{_SLASH}|\|")
_LINE = regex(rf"{_SLASH}|[|;]")
_EQUAL = regex(rf"{_SLASH}|\||(?:(?<=\s)|\A)=(?=\s|\Z)")
_SIDE = regex(rf"{_SLASH}|\||=(?=>)")
_GROUP = regex(rf"{_SLASH}|[|:;]")
_BETWEEN_LINES, _BETWEEN_EQUALS, _LOOSE = regex(r"[|\n]"), regex(r"\s=\s"), regex(r"[|;\n]")


def joined(parts: Iterable[str]) -> str:
    """Put texts into a cell that is read by `parted`."""
    return " | ".join(_safe(_PART, part) for part in parts)


def listed(parts: Iterable[str]) -> str:
    """Put texts of one line into a cell that is read by `loosely_parted`."""
    return " | ".join(_safe(_LINE, part) for part in parts)


def parted(cell: str) -> tuple[str, ...]:
    """Take texts out of a cell; line breaks belong to them."""
    return _bare(_hide(cell).split("|"))


def lines_parted(cell: str) -> tuple[str, ...]:
    """Take texts of one line out of a cell; a line break parts them too."""
    return _bare(_BETWEEN_LINES.split(_hide(cell)))


def loosely_parted(cell: str) -> tuple[str, ...]:
    """Take texts of one line out of a cell; where nothing else parts them, semicolons do, as people write them."""
    hidden = _hide(cell)
    return _bare((_BETWEEN_LINES if _BETWEEN_LINES.search(hidden) else _LOOSE).split(hidden))


def with_equals(items: Iterable[Sequence[str]]) -> str:
    """Put items, each with its equals, into a cell: `Georgia | Turkey = Türkiye`."""
    return " | ".join(" = ".join(_safe(_EQUAL, text) for text in item) for item in items)


def equals_parted(cell: str) -> tuple[tuple[str, ...], ...]:
    """Take items with their equals out of a cell."""
    items = (_bare(_BETWEEN_EQUALS.split(item)) for item in _BETWEEN_LINES.split(_hide(cell)))
    return tuple(item for item in items if item)


def paired(pairs: Iterable[tuple[str, str]]) -> str:
    """Put pairs into a cell: `Georgia => Tbilisi | Armenia => Yerevan`."""
    return " | ".join(f"{_safe(_SIDE, left)} => {_safe(_SIDE, right)}" for left, right in pairs)


def pairs_parted(cell: str, *, lines: bool = False) -> tuple[tuple[str, str], ...]:
    """Take pairs out of a cell. lines: line breaks belong to the texts. Raises MisreadError for what is no pair."""
    hidden = _hide(cell)
    pairs = []
    for part in hidden.split("|") if lines else _BETWEEN_LINES.split(hidden):
        left, arrow, right = (_shown(text) for text in part.partition("=>"))
        if left and right:
            pairs.append((left, right))
        elif left or right or arrow:
            raise MisreadError(_('"{text}" is no pair').format(text=left or right), _("write left => right"))
    return tuple(pairs)


def grouped(groups: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Put groups into a cell: `CSTO: Russia; Belarus | NATO: Turkey`."""
    return " | ".join(
        f"{_safe(_GROUP, name)}: {'; '.join(_safe(_GROUP, item) for item in items)}" for name, items in groups
    )


def groups_parted(cell: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Take groups out of a cell; one that stands there twice is one. Raises MisreadError for what is no group."""
    groups: dict[str, tuple[str, ...]] = {}
    for part in _BETWEEN_LINES.split(_hide(cell)):
        name, _sign, rest = part.partition(":")
        items = _bare(rest.split(";"))
        if _shown(name) and items:
            groups[_shown(name)] = (*groups.get(_shown(name), ()), *items)
        elif _shown(part):
            raise MisreadError(_('"{text}" is no group').format(text=_shown(part)), _("write name: item; item"))
    return tuple(groups.items())


def mapped(entries: Mapping[str, str]) -> str:
    """Put a mapping into a cell, as pairs."""
    return paired(entries.items())


def _safe(signs: re.Pattern[str], text: str) -> str:
    return signs.sub(r"\\\g<0>", text)


def _hide(cell: str) -> str:
    return _ESCAPED.sub(lambda found: _HIDDEN[found[1]], cell) if "\\" in cell else cell


def _shown(text: str) -> str:
    return text.strip().translate(_SEEN)


def _bare(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in map(_shown, texts) if text)

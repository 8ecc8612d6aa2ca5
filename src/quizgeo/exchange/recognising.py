"""Which format a foreign file is in: by its suffix, or by what it holds where the suffix tells nothing or several."""

import codecs
import re
from collections.abc import Callable, Collection, Iterable, Mapping

from quizgeo.exchange.archive import members
from quizgeo.exchange.errors import ExchangeError, refused
from quizgeo.exchange.formats import FORMATS, Format, told_by
from quizgeo.exchange.sniffing import looks_like
from quizgeo.language import _
from quizgeo.patterns import regex

_LOOKED_AT = 60_000
"""Bytes of a text, or of the members of an archive, that are looked at."""
_ARCHIVE = b"PK\x03\x04"
_HEADER = regex(r"#(?:separator|html|guid column|notetype column|deck column|tags column|columns):", re.IGNORECASE)
_QUIZ = regex(r"<quiz[\s>]")
_OURS = regex(r"^quizgeo:", re.MULTILINE)
"""What decks of our own begin with: those are no foreign files."""
_TABBED = 0.5
"""Share of lines with a tab from which on a text is a table."""
_SHEETS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
_COLLECTIONS = ("collection.anki2", "collection.anki21", "collection.anki21b")
_MANIFEST = "imsmanifest.xml"
_TELLING = frozenset((_MANIFEST, *_COLLECTIONS, *_SHEETS))
"""Members of archives by which these are told."""


def format_of(name: str, data: bytes, wanted: str = "") -> Format:
    """Tell the format that a file is in. wanted: its name, if somebody said it.

    Raises ExchangeError EX001 with the names of those there are when nothing tells it, or it cannot be read.
    """
    readable = {each.name: each for each in FORMATS.values() if each.reads}
    if wanted:
        if wanted in readable:
            return readable[wanted]
        raise _unknown(name, _("there is no format {name} to read").format(name=wanted), readable)
    told = [each.name for each in told_by(name, reads=True)]
    written_only = not told and bool(told_by(name))
    found = told[0] if len(told) == 1 else "" if written_only else _by_content(data, told or readable)
    if found:
        return readable[found]
    raise _unknown(name, _("cannot tell the format"), told or readable)


def _unknown(name: str, message: str, known: Iterable[str]) -> ExchangeError:
    return refused("EX001", name, message, _("say it with --from, one of {names}").format(names=", ".join(known)))


def _by_content(data: bytes, names: Collection[str]) -> str:
    """Name the format of a file, out of some; empty when it may be any."""
    if data.startswith(_ARCHIVE):
        found = _of_archive(data)
        return found if found in names else ""
    text = _text(data[:_LOOKED_AT])
    if _OURS.search(text):
        return ""
    fits = (name for name, tells in _TEXTS.items() if name in names and tells(text, data))
    return next(fits, "") or _plain_table(text, names)


def _plain_table(text: str, names: Collection[str]) -> str:
    """Name what a table without heads is: tabs part the cells of a list of cards, commas those of any."""
    if "anki-tsv" in names and _has_tabs(text):
        return "anki-tsv"
    return "csv" if "csv" in names and len(names) < len(_TEXTS) else ""  # the suffix says as much


def _text(data: bytes) -> str:
    """Decode the beginning of a text; signs that cannot be read are none."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="ignore")
    return data.decode("utf-8-sig", errors="ignore")


def _of_archive(data: bytes) -> str:
    """Name the format of an archive by its members. Raises ExchangeError for one that cannot be read."""
    found = members(data, _TELLING.__contains__, "")
    if _MANIFEST in found:
        return "qti30" if b"v3p0" in found[_MANIFEST] else "qti21"
    if any(name in found for name in _COLLECTIONS):
        return "anki"
    sheet = b"".join(found.get(name, b"")[:_LOOKED_AT] for name in _SHEETS).lower()
    if b"question text" in sheet:
        return "wayground"
    return "kahoot" if b"answer 1" in sheet else "xlsx" if sheet else ""


def _begins(text: str, *words: str) -> bool:
    """Tell whether one of the first lines of a table holds these words."""
    return any(all(word in line for word in words) for line in text.lower().split("\n", 9)[:9])


def _has_head(text: str, signs: str) -> bool:
    """Tell whether the first line names columns, parted by one of the signs."""
    head = text.split("\n", 1)[0].lower()
    return ("question" in head or "front" in head) and any(sign in head for sign in signs)


def _has_tabs(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return sum("\t" in line for line in lines) > _TABBED * len(lines)


_TEXTS: Mapping[str, Callable[[str, bytes], bool]] = {
    "moodle": lambda text, _data: text.lstrip().startswith("<") and _QUIZ.search(text) is not None,
    "wayground": lambda text, _data: _begins(text, "question text", "question type"),
    "blooket": lambda text, _data: _begins(text, "question #", "answer 1"),
    "anki-tsv": lambda text, _data: _HEADER.match(text) is not None,
    "aiken": lambda _text, data: looks_like(data, "aiken"),
    "gift": lambda _text, data: looks_like(data, "gift"),
    "tsv": lambda text, _data: _has_head(text, "\t") or _has_tabs(text),
    "csv": lambda text, _data: _has_head(text, ",;"),
}
"""What tells each format by its text, those first that tell most."""

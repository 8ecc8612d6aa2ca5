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
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_NO_QUIZ = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"%PDF", b"ID3", b"OggS")
"""How pictures, sounds and PDF begin."""
_ROWS = 20
"""Lines of a table among which its head is looked for."""
_CELLS = regex(r"[,;\t]")
_TELLING = frozenset((_MANIFEST, *_COLLECTIONS, *_SHEETS))
"""Members of archives by which these are told."""


def format_of(name: str, data: bytes, wanted: str = "") -> Format:
    """Tell the format that a file is in. wanted: its name, if somebody said it.

    Raises ExchangeError EX001 with the names of those there are when nothing tells it, or it cannot be read.
    """
    readable = {each.name: each for each in FORMATS.values() if each.reads}
    if wanted:
        if wanted.lower() in readable:
            return readable[wanted.lower()]
        raise _unknown(name, _("there is no format {name} to read").format(name=wanted), readable)
    told = [each.name for each in told_by(name, reads=True)]
    written_only = not told and bool(told_by(name))
    if len(told) != 1 and (strange := _strange(name, data)):
        raise strange
    found = told[0] if len(told) == 1 else "" if written_only else _by_content(data, told or readable)
    if not found:
        more = ("csv", "tsv") if "anki-tsv" in told else ()  # programs save tables as .txt too
        raise _unknown(name, _("cannot tell the format"), (*told, *more) or readable)
    if other := _contradicted(found, data):
        message = _("its suffix says {told}, and what it holds looks like {found}").format(told=found, found=other)
        raise refused("EX001", name, message, _("say it with --from {found}").format(found=other))
    return readable[found]


def _strange(name: str, data: bytes) -> ExchangeError | None:
    """Make the exception for a file that is told, and is none to read here; None for any other."""
    if data.startswith(_NO_QUIZ):
        return refused("EX001", name, _("a picture, a sound or a PDF holds no questions that can be read"))
    if data.startswith(_ARCHIVE) and _OPEN_DOCUMENT in data[:200]:
        message = _("a document of LibreOffice is not read")
        return refused("EX001", name, message, _("save it as .xlsx or CSV UTF-8"))
    if _OURS.search(_text(data[:_LOOKED_AT])):
        return refused("EX001", name, _("this is a deck of quizgeo: it needs no import"))
    return None


def _contradicted(found: str, data: bytes) -> str:
    """Name the format that a text is in beyond doubt though its suffix says another; empty where it may be either."""
    others = {"gift": ("aiken",), "aiken": ("gift",), "csv": ("aiken", "gift"), "tsv": ("aiken", "gift")}
    if found not in others or (found in ("csv", "tsv") and _has_known_head(_text(data[:_LOOKED_AT]))):
        return ""
    return next((name for name in others[found] if looks_like(data, name)), "")


def _has_known_head(text: str) -> bool:
    """Tell whether one of the first lines names columns of a table."""
    from quizgeo.exchange.tables.heads import heads_of  # few files need it

    return any(heads_of(_CELLS.split(line.replace('"', ""))) for line in text.split("\n", _ROWS)[:_ROWS])


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
    if "anki-tsv" in names and "csv" not in names:  # .txt, as which programs save tables too
        return "csv" if _has_known_head(text) or _has_semicolons(text) else ""
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


def _has_semicolons(text: str) -> bool:
    """Tell whether most lines have one semicolon, as lists of cards have, and none is a sentence with a brace."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "{" not in text and sum(line.count(";") == 1 for line in lines) > _TABBED * len(lines)


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

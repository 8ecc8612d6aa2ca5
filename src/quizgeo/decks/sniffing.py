"""What a file is that is no text in UTF-8, told by its first bytes. All of it is pure."""

from msgspec import Struct

from quizgeo.language import N_, _
from quizgeo.patterns import regex

_HEADS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", N_("a gzip archive")), (b"BZh", N_("a bzip2 archive")), (b"\xfd7zXZ\x00", N_("an xz archive")),
    (b"\x28\xb5\x2f\xfd", N_("a zstd archive")), (b"7z\xbc\xaf\x27\x1c", N_("a 7z archive")),
    (b"Rar!\x1a\x07", N_("a RAR archive")), (b"SQLite format 3\x00", N_("an SQLite database")),
    (b"%PDF", N_("a PDF document")), (b"{\\rtf", N_("an RTF document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an old document of Microsoft Office")),
    (b"\x89PNG", N_("a PNG image")), (b"\xff\xd8\xff", N_("a JPEG image")), (b"GIF8", N_("a GIF image")),
    (b"RIFF", N_("an image, a sound or a film")), (b"ID3", N_("a sound")), (b"OggS", N_("a sound")),
    (b"\x7fELF", N_("a program")), (b"MZ\x90", N_("a program")), (b"\xcf\xfa\xed\xfe", N_("a program")),
    (b"\xca\xfe\xba\xbe", N_("a program")), (b"\x00asm", N_("a program")),
)  # fmt: skip
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"collection.anki2", N_("an Anki package")),
    (b"word/document.xml", N_("a Word document")),
    (b"xl/workbook.xml", N_("an Excel workbook")),
    (b"ppt/presentation.xml", N_("a PowerPoint presentation")),
    (b"application/vnd.oasis.opendocument.text", N_("a LibreOffice document")),
    (b"application/vnd.oasis.opendocument.spreadsheet", N_("a LibreOffice spreadsheet")),
    (b"application/epub+zip", N_("an EPUB book")),
    (b"imsmanifest.xml", N_("a QTI or IMS package")),
)
"""Names of files that tell what a zip archive is."""
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32)))
"""Bytes that hardly ever stand in a text."""
_SAMPLE = 4_000
"""Bytes that are looked at; a multiple of 4."""
_MOST = 0.08
"""Share of such bytes above which a file is no text of bytes."""
_STRAY = 3
"""Such bytes that may have come into a short text by mistake."""
_SPACE = 32
"""The first character that is none of control."""
_FEW = 4
"""Blocks of characters that a text uses at most."""
_CYRILLIC = regex(r"[\xc0-\xff]{4}")
_C1 = regex(r"[\x80-\x9f]")


class Foreign(Struct, frozen=True):
    """What a file is, in terms of a problem."""

    code: str
    message: str
    fix: str


def foreign(data: bytes) -> Foreign | None:
    """Tell what is no text in UTF-8 by the look of it; None for what may be one."""
    name = _format(data)
    if name:
        message = _("this is {what}, no text").format(what=_(name))
        return Foreign("YA002", message, _("a deck is a file of text, in YAML"))
    sample = data[:_SAMPLE]
    wide = next((name for head, name in _WIDE if data.startswith(head)), "")
    if not wide and len(sample) - len(sample.translate(None, _CONTROL)) > max(_STRAY, _MOST * len(sample)):
        wide = _lanes(sample)
        if not wide:
            return Foreign("YA002", _("this is a binary file, no text"), _("a deck is a file of text, in YAML"))
    if wide:
        return Foreign("YA003", _("this is {encoding}, not UTF-8").format(encoding=wide), _("save it as UTF-8"))
    return None


def _format(data: bytes) -> str:
    """Name the format of a file, to be translated; empty when it is not known."""
    if data.startswith(_ZIP):
        return next((name for inner, name in _ZIPPED if inner in data), N_("a zip archive"))
    return next((name for head, name in _HEADS if data.startswith(head)), "")


def _lanes(sample: bytes) -> str:
    """Name the encoding of a text whose characters take two or four bytes each; empty when it is none.

    The byte that tells a character from its neighbours varies and is never 0; that of its block hardly varies, and the
    two above it are 0.
    """
    for width, name in ((4, "UTF-32"), (2, "UTF-16")):
        lanes = [set(sample[start::width]) for start in range(width)]
        for low, block, *zeros in (lanes, lanes[::-1]):
            varied = 0 not in low and max(low, default=0) > _SPACE
            if varied and len(block) <= _FEW and all(lane <= {0} for lane in zeros):
                return name
    return ""


def likely_encoding(data: bytes) -> str:
    """Guess the code page of a text in single bytes that is not UTF-8."""
    text = data.decode("latin-1")
    if _CYRILLIC.search(text):
        return "Windows-1251"
    return "Windows-1252" if _C1.search(text) else "Latin-1"

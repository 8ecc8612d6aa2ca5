"""Pictures and sounds of a foreign package, each with a file name of our own making; who calls writes them.

A name of the package never becomes a path. What a file holds has to fit what it is called; nothing is opened or run.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from quizgeo.exchange.archive import members
from quizgeo.exchange.errors import ExchangeError
from quizgeo.exchange.shape import Loss
from quizgeo.exchange.zstd import MAGIC, unpacked
from quizgeo.language import _
from quizgeo.patterns import regex
from quizgeo.text import clean, fold

MOST_FILES: Final = 2_000
MOST_BYTES: Final = 10_000_000
"""Of one file."""
ALL_BYTES: Final = 200_000_000
"""Of all files: many names may be of one member, and each is a file."""

_LONGEST = 60
"""Letters of a name before its suffix."""
_OTHER = regex("[^a-z0-9_-]+")
_DEVICES = frozenset((
    "con", "prn", "aux", "nul", *(f"com{digit}" for digit in range(10)), *(f"lpt{digit}" for digit in range(10)),
))  # fmt: skip
"""Names that mean a device on Windows, with any suffix."""
_PLAIN_LETTERS = 3
"""Degree of folding that takes accents off."""
_SEEN = 1_000
"""Bytes of an SVG in which its first element stands."""

_FITS: Mapping[str, Callable[[bytes], bool]] = {
    "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "jpeg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "webp": lambda data: data.startswith(b"RIFF") and data[8:12] == b"WEBP",
    "svg": lambda data: data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"<svg" in data[:_SEEN],
    "mp3": lambda data: data.startswith(b"ID3") or (data[:1] == b"\xff" and data[1:2] >= b"\xe0"),
    "ogg": lambda data: data.startswith(b"OggS"),
}
"""Kinds of files that are taken, each with what its first bytes are."""


class MediaFile(Struct, frozen=True):
    """One picture or sound."""

    name: str
    """A safe name for a file: `[a-z0-9_-]+` and a suffix."""
    source: str
    """Its name in the package, which questions use; cleaned."""
    data: bytes


class Media(Struct, frozen=True):
    """What can be saved, and what cannot."""

    files: tuple[MediaFile, ...]
    losses: tuple[Loss, ...]
    """The key is the name in the package."""


def media_of(data: bytes, media: Mapping[str, str], name: str) -> Media:
    """Take pictures and sounds out of a package; no two have one name, in whatever case.

    media: names with the members that hold them, as reading the package gave them. name: of the package. Raises
    ExchangeError when the package cannot be read.
    """
    kept = {source: member for source, member in media.items() if _suffix(source) in _FITS}
    read = dict(list(kept.items())[:MOST_FILES])
    contents = members(data, frozenset(read.values()).__contains__, name)
    files: list[MediaFile] = []
    losses: list[Loss] = []
    names, left = _Names(), ALL_BYTES
    for source in media:
        content, reason = _content(source, read, contents, name) if source in kept else (b"", _("of a kind not saved"))
        if len(content) > left:
            reason = _("more than 200 MB in all")
        if reason:
            losses.append(Loss(clean(source), "x-media", "left out", reason))
        else:
            files.append(MediaFile(names.free(source), clean(source), content))
            left -= len(content)
    return Media(tuple(files), tuple(losses))


def _content(source: str, read: Mapping[str, str], contents: Mapping[str, bytes], name: str) -> tuple[bytes, str]:
    """Give what a file holds, or else why it is left out."""
    if source not in read:
        return b"", _("more than {count} files").format(count=f"{MOST_FILES:,}")
    content = contents.get(read[source])
    if content is None:
        return b"", _("the package does not hold it")
    if content.startswith(MAGIC):  # newer Anki packs each file so
        try:
            content = unpacked(content, name, MOST_BYTES)
        except ExchangeError as error:
            return b"", _("larger than 10 MB") if error.problem.code == "EX003" else error.problem.message
    if len(content) > MOST_BYTES:
        return b"", _("larger than 10 MB")
    return (content, "") if _FITS[_suffix(source)](content) else (b"", _("not what its name says"))


class _Names:
    """Gives names to files, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, source: str) -> str:
        """Give the next free name that is like the one in the package."""
        stem, suffix = _stem(source), _suffix(source)
        name = next(each for each in _numbered(stem, suffix) if each not in self._taken)
        self._taken.add(name)
        return name


def _numbered(stem: str, suffix: str) -> Iterator[str]:
    yield f"{stem}.{suffix}"
    for number in range(2, MOST_FILES + 2):
        yield f"{stem}-{number}.{suffix}"


def _stem(source: str) -> str:
    words = (
        fold(clean(source.rpartition(".")[0]), _PLAIN_LETTERS) if not source.isascii() else source.rpartition(".")[0]
    )
    stem = _OTHER.sub("-", words.lower())[:_LONGEST].strip("-_") or "media"
    return f"{stem}-file" if stem in _DEVICES else stem


def _suffix(source: str) -> str:
    return source.rpartition(".")[2].lower() if "." in source else ""

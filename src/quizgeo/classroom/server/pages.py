"""The files of the browser's page, read once, each with what a cache asks for; packed where that makes it smaller."""

import gzip
import re
from collections.abc import Mapping
from hashlib import blake2b
from importlib.resources import files

from msgspec import Struct

_KINDS = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml", ".json": "application/json",
}  # fmt: skip
_REMARKS = re.compile(rb"^\s*(?:/\*.*?\*/|//[^\n]*)\n|^ +", re.MULTILINE | re.DOTALL)
"""Comments that stand on lines of their own, and the space before a line: a fifth of what would be sent."""
_REMARKED = frozenset({".js", ".css"})
_SHORT = {"": "index.html", "screen": "screen.html"}


class Page(Struct, frozen=True):
    """One file."""

    body: bytes
    packed: bytes | None
    """Packed by gzip; None where that is no smaller."""
    kind: str
    etag: str


class Pages(Struct, frozen=True):
    """All of them by their paths; nothing else is ever given out."""

    pages: Mapping[str, Page]

    def find(self, path: str) -> Page | None:
        """Give a file by its path; the empty one is the page of participants, `screen` the wall's."""
        return self.pages.get(_SHORT.get(path, path))


def read_pages() -> Pages:
    """Read the files that come with the package; what is for readers of the source is left out."""
    found = {}
    for file in files("quizgeo.classroom").joinpath("web").iterdir():
        ending = file.name[file.name.rfind(".") :]
        if ending in _KINDS:
            body = file.read_bytes()
            found[file.name] = page(_REMARKS.sub(b"", body) if ending in _REMARKED else body, ending)
    return Pages(found)


def page(body: bytes, ending: str) -> Page:
    """Make what is given out of the bytes of a file whose name ends so, such as `.svg`."""
    packed = gzip.compress(body, 9, mtime=0)
    etag = blake2b(body, digest_size=8).hexdigest()
    return Page(body, packed if len(packed) < len(body) else None, _KINDS[ending], etag)

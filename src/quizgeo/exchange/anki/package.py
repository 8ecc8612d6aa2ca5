"""A package of Anki, opened: its note types, decks and media list, and the rows of its collection.

Packages have two layouts. The old one holds `collection.anki2` or `collection.anki21` with types and decks as JSON, the
new one `collection.anki21b`, packed with zstd, in which they are tables. A new package also carries an old collection
that says only that Anki is too old; so the newest that is there is read.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from msgspec import Struct

from quizgeo.exchange.anki import reading_new, reading_old
from quizgeo.exchange.anki.foreign import ForeignType
from quizgeo.exchange.anki.protobuf import first_number
from quizgeo.exchange.archive import members
from quizgeo.exchange.errors import refused
from quizgeo.exchange.guarded import Database, guarded
from quizgeo.exchange.zstd import unpacked
from quizgeo.language import _

NEW: Final = "collection.anki21b"
OLD: Final = ("collection.anki21", "collection.anki2")
_MEDIA = "media"
_META = "meta"
_NEWEST = 3
"""Version of packages that is known."""


class Package(Struct, frozen=True):
    """An open package."""

    database: Database
    types: Mapping[int, ForeignType]
    decks: Mapping[int, str]
    """Names by number; levels are parted by `::`."""
    media: Mapping[str, str]
    """Names of pictures and sounds, each with the member that holds it."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Package]:
    """Open a package, `.apkg` or `.colpkg`. Raises ExchangeError EX002 to EX004; reading its rows may raise it too."""
    found = members(data, lambda member: member in (NEW, *OLD, _MEDIA, _META), name)
    if _version(found.get(_META, b"")) > _NEWEST:
        raise refused(
            "EX004", name, _("{file} is made by a newer Anki").format(file=name),
            _("export it with support for older Anki versions"),
        )  # fmt: skip
    if NEW in found:
        with guarded(unpacked(found[NEW], name), name) as database:
            media = reading_new.media(found.get(_MEDIA, b""), name)
            yield Package(database, reading_new.types(database), reading_new.decks(database), media)
        return
    collection = next((found[member] for member in OLD if member in found), None)
    if collection is None:
        raise refused("EX006", name, _("{file} holds no collection of Anki").format(file=name))
    with guarded(collection, name) as database:
        col = reading_old.collection(database, name)
        yield Package(database, reading_old.types(col), reading_old.decks(col), reading_old.media(found.get(_MEDIA)))


def _version(meta: bytes) -> int:
    """Give the version of a package; 0 for an old one, which does not tell it, and for one that cannot be read."""
    try:
        return first_number(meta, 1)
    except ValueError:
        return 0

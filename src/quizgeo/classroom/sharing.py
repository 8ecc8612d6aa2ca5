"""The deck of a lesson for those who took part: given out after its end alone, and only where the teacher asked for it.

It has an address that tells nothing, which stands in what a participant takes home.
"""

import io
import zipfile
from hashlib import blake2b
from pathlib import PurePosixPath

from msgspec import Struct

from quizgeo.classroom.deck_files import MAIN, OVERLAY, PART, Files
from quizgeo.classroom.room import Room

NAME_BYTES = 16
_MADE = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file knows: the same deck is the same bytes."""


class SharedDeck(Struct, frozen=True):
    """A deck as it is given out."""

    name: str
    """Of the file that it is saved as."""
    body: bytes
    kind: str


def address(room: Room) -> str:
    """Give where the deck is on the server, as a path; empty as long as nobody may have it."""
    if room.made is None or not room.settings.share_deck or room.phase != "finished":
        return ""
    return "/deck/" + blake2b(f"{room.made.seed};deck".encode(), digest_size=NAME_BYTES).hexdigest()


def shared(deck: str, language: str, files: Files) -> SharedDeck:
    """Give a deck as one file: its YAML, or where it has more files than one all of them in a zip file."""
    if set(files) == {MAIN}:
        return SharedDeck(f"{deck}.yaml", files[MAIN], "application/yaml")
    names = {MAIN: f"{deck}.yaml", OVERLAY: f"{deck}.{language}.yaml"}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in sorted(files.items()):
            place = names.get(name, name.removeprefix(PART))
            if _stays_inside(place):
                archive.writestr(zipfile.ZipInfo(place, _MADE), body, zipfile.ZIP_DEFLATED)
    return SharedDeck(f"{deck}.zip", packed.getvalue(), "application/zip")


def _stays_inside(place: str) -> bool:
    """Tell whether a file unpacks into the folder that it is unpacked in."""
    path = PurePosixPath(place)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in place and ":" not in place

"""The token of a seat in a file, private to its owner, until the lesson is over: who crashes comes back as before.

Two who share a computer have two seats: each name has its own, and who gives none has the newest.
"""

from hashlib import blake2b
from pathlib import Path

from quizgeo.classroom.names import folded
from quizgeo.progress.files import make_folder, write_text

LONGEST = 200
"""Bytes of a token that is believed."""


class Ticket:
    """The place of one token."""

    def __init__(self, folder: Path, code: str, place: str, name: str = "") -> None:
        """Take the folder of all of them, and which room it is: its code, with the host and port where it is.

        name: who wants to come in; empty for whoever came in last.
        """
        room = f"{code}@{place}"
        self.newest = _path(folder, room)
        self.path = _path(folder, f"{room}\0{folded(name)}") if name else self.newest

    def read(self) -> str:
        """Give the token; empty where there is none."""
        return _token(self.path)

    def keep(self, token: str) -> bool:
        """Keep a token; tell whether that could be done."""
        try:
            make_folder(self.path.parent)
            for path in {self.path, self.newest}:
                write_text(path, token)
        except OSError:
            return False
        return True

    def drop(self) -> None:
        """Forget it."""
        if _token(self.newest) == _token(self.path):
            self.newest.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)


def _path(folder: Path, what: str) -> Path:
    return folder / f"{blake2b(what.encode(), digest_size=12).hexdigest()}.token"


def _token(path: Path) -> str:
    """Read a token; empty where there is none that can be believed."""
    try:
        token = path.read_bytes()[: LONGEST + 1].decode("ascii")
    except (OSError, UnicodeError):
        return ""
    return token if len(token) <= LONGEST and token.isprintable() else ""

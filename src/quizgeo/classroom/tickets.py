"""The token of a seat in a file, private to its owner, until the lesson is over: who crashes comes back as before."""

from hashlib import blake2b
from pathlib import Path

from quizgeo.progress.files import make_folder, write_text

LONGEST = 200
"""Bytes of a token that is believed."""


class Ticket:
    """The place of one token."""

    def __init__(self, folder: Path, code: str, place: str) -> None:
        """Take the folder of all of them, and which room it is: its code, with the host and port where it is."""
        name = blake2b(f"{code}@{place}".encode(), digest_size=12).hexdigest()
        self.path = folder / f"{name}.token"

    def read(self) -> str:
        """Give the token; empty where there is none."""
        try:
            token = self.path.read_bytes()[: LONGEST + 1].decode("ascii")
        except (OSError, UnicodeError):
            return ""
        return token if len(token) <= LONGEST and token.isprintable() else ""

    def keep(self, token: str) -> bool:
        """Keep a token; tell whether that could be done."""
        try:
            make_folder(self.path.parent)
            write_text(self.path, token)
        except OSError:
            return False
        return True

    def drop(self) -> None:
        """Forget it."""
        self.path.unlink(missing_ok=True)

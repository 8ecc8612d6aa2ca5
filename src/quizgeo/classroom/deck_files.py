"""The files of the deck that a room plays, kept beside its log: what becomes of the deck meanwhile matters not."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from quizgeo.decks import Deck, DeckError, decode_deck
from quizgeo.decks.files import read_file
from quizgeo.decks.overlay import read_overlay
from quizgeo.progress.files import create

MAIN, OVERLAY, PART = "deck.yaml", "overlay.yaml", "part/"
"""Names under which they are kept; an included file has its name in `include` behind `part/`."""

Files = Mapping[str, bytes]


def gather(path: Path, overlay: Path | None = None) -> dict[str, bytes]:
    """Read a deck's file, the files that it includes, and the translation to lay over it.

    Raises DeckError with every problem when one of them has an error, or cannot be read.
    """
    reading = read_file(path)
    if reading.deck is None:
        raise DeckError(reading.problems)
    files = {MAIN: path.read_bytes()}
    for part in reading.parts:
        files[PART + part.relative_to(path.parent).as_posix()] = part.read_bytes()
    deck = read(files, str(path))
    if overlay is not None:
        laid = read_overlay(overlay, deck)
        if laid.deck is None:
            raise DeckError(laid.problems)
        files[OVERLAY] = overlay.read_bytes()
    return files


def read(files: Files, name: str = f"/{MAIN}") -> Deck:
    """Read the deck that files hold, in the language of its translation. Raises DeckError.

    name: of the deck in its problems.
    """
    deck = decode_deck(files[MAIN], name, lambda part: files.get(PART + PurePosixPath(part).as_posix()))
    return _laid_over(deck, files[OVERLAY]) if OVERLAY in files else deck


def _laid_over(deck: Deck, overlay: bytes) -> Deck:
    with TemporaryDirectory(prefix="quizgeo-") as folder:
        path = Path(folder) / OVERLAY
        create(path)
        path.write_bytes(overlay)
        reading = read_overlay(path, deck)
    if reading.deck is None:
        raise DeckError(reading.problems)
    return reading.deck


def digest(files: Files) -> str:
    """Give one SHA-256 over all of them, in hex."""
    whole = sha256()
    for name, body in sorted(files.items()):
        whole.update(f"{name}\0{len(body)}\0".encode())
        whole.update(body)
    return whole.hexdigest()

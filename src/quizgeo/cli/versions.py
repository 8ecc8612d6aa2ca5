"""Versions of decks: files, and what git holds of them, named as `REVISION:PATH` as git names it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from quizgeo.cli import output
from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.decks import Deck, DeckError, decode_deck, load_deck
from quizgeo.decks.claims import content, is_overlay, is_part
from quizgeo.language import _
from quizgeo.text import clean


class Revision(Struct, frozen=True):
    """A file as git holds it."""

    name: str
    """What git calls the state, such as `HEAD~2` or `v1.0`."""
    path: str
    """The file's path, from the top of the repository, or from `folder` where it begins with `./`."""
    folder: Path = Path()
    """Where git is asked."""

    def __str__(self) -> str:
        return f"{self.name}:{self.path}"

    def beside(self, name: str) -> "Revision":
        """Give a file that stands beside this one; `./` stays, for without it git looks from the top."""
        folder = self.path.rpartition("/")[0]
        return Revision(self.name, f"{folder}/{name}" if folder else name, self.folder)


def read_version(word: str) -> Deck:
    """Read a deck from a file, or from git where the word is `REVISION:PATH`.

    Raises RefusalError when there is none, with its problems told when it has errors.
    """
    revision, colon, path = word.partition(":")
    if colon and path and not Path(word).exists():
        return read_revision(Revision(revision, path.replace("\\", "/")))
    file = Path(word)
    if not file.is_file():
        raise RefusalError(_("There is no file {file}.").format(file=shown(word)), MISUSED)
    return _checked(content(file), word, lambda: load_deck(file))


def earlier(word: str, revision: str) -> Deck:
    """Read a deck's file as it was in a revision. Raises RefusalError as `read_version`."""
    file = Path(word)
    return read_revision(Revision(revision, f"./{file.name}", file.parent))


def read_revision(wanted: Revision) -> Deck:
    """Read a deck and its parts out of git. Raises RefusalError as `read_version`."""
    data = _git(wanted)
    return _checked(data, str(wanted), lambda: decode_deck(data, str(wanted), lambda name: _part(wanted.beside(name))))


def _checked(data: bytes, name: str, read: Callable[[], Deck]) -> Deck:
    """Read what is a deck of its own; tell the problems of one with errors."""
    if is_overlay(data):
        message = _("{file} is a translation: compare the deck that it translates.")
        raise RefusalError(message.format(file=shown(Path(name).name)), MISUSED)
    if is_part(data):
        message = _("{file} is a part that a deck includes: compare that deck, its parts go with it.")
        raise RefusalError(message.format(file=shown(Path(name).name)), MISUSED)
    try:
        return read()
    except DeckError as error:
        for line in str(error).splitlines():
            output.say(line)
        message = _("{file} cannot be compared before its errors are mended.")
        raise RefusalError(message.format(file=shown(Path(name).name)), PROBLEMS) from error


def _part(wanted: Revision) -> bytes | None:
    try:
        return _git(wanted)
    except RefusalError:
        return None


def _git(wanted: Revision) -> bytes:
    """Give the bytes of a file as git holds them. Raises RefusalError when git cannot."""
    if wanted.name.startswith("-"):
        raise RefusalError(_("{word} is no revision.").format(word=shown(wanted.name)), MISUSED)
    git = shutil.which("git")
    if git is None:
        message = _("git is not installed, and it alone knows what {word} was.")
        raise RefusalError(message.format(word=shown(str(wanted))), MISUSED)
    folder = str(wanted.folder if wanted.folder.is_dir() else Path())
    call = [git, "-C", folder, "cat-file", "blob", str(wanted)]
    done = subprocess.run(call, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603 - no shell; the word begins with no dash
    if done.returncode:
        told = clean(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
        message = _("git does not find {word}: {reason}")
        raise RefusalError(message.format(word=shown(str(wanted)), reason=told), MISUSED)
    return done.stdout

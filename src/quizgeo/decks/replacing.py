"""A file's content replaced as a whole or not at all."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from quizgeo.decks import limits
from quizgeo.decks.authoring import AuthoringError
from quizgeo.decks.disk import read_bounded
from quizgeo.decks.report import shown
from quizgeo.language import _


def replace_content(path: Path, before: bytes, after: bytes) -> None:
    """Put a new content in the place of a file's: whoever reads it meanwhile sees the one or the other.

    Its mode stays, and a link to it stays a link. Raises AuthoringError when the file is not as it was, or may not be
    written; OSError when the disk refuses.
    """
    real = Path(os.path.realpath(path))
    if read_bounded(real, limits.BYTES + 1) != before:
        message = _("{file} changed meanwhile, and was left alone. Call the command once more.")
        raise AuthoringError(message.format(file=shown(path.name)))
    if not os.access(real, os.W_OK):
        message = _("{file} is write-protected, and was left alone. Allow writing, then call the command once more.")
        raise AuthoringError(message.format(file=shown(path.name)))
    handle, name = tempfile.mkstemp(prefix=f".{real.name[:100]}.", suffix=".tmp", dir=real.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _like(beside, real)
        beside.replace(real)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _like(path: Path, model: Path) -> None:
    """Give a file the mode of another, and its owner where that is allowed."""
    status = model.stat()
    if (status.st_uid, status.st_gid) != (path.stat().st_uid, path.stat().st_gid):
        with suppress(OSError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(stat.S_IMODE(status.st_mode))

"""Files that a command makes for people: named by them, written whole or not at all, never over another unasked."""

import os
from pathlib import Path

from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.language import _


def free_path(target: str, *, force: bool) -> Path:
    """Give the path to write to. Raises RefusalError for a file that is there and may not be replaced, or a folder."""
    path = Path(target).expanduser().absolute()
    if path.is_dir():
        raise RefusalError(_("{file} is a folder: name a file in it.").format(file=shown(target)), MISUSED)
    if os.path.lexists(path) and not force:
        raise RefusalError(_("{file} is there already; --force replaces it.").format(file=shown(target)), MISUSED)
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file: whoever reads it sees what was there before or all of the new one, never a part.

    A link stays a link, and a file that is replaced keeps its mode. Raises RefusalError where the disk refuses.
    """
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".{real.name[:100]}.{os.urandom(6).hex()}")
    try:
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o666
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(real)
    except OSError as error:
        message = _("Cannot write {path}: {reason}")
        reason = error.strerror or str(error)
        raise RefusalError(message.format(path=shown(str(path)), reason=reason), PROBLEMS) from error
    finally:
        beside.unlink(missing_ok=True)

"""Files that a command makes for people: named by them, written whole or not at all, never over another unasked."""

import os
from contextlib import suppress
from pathlib import Path

from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.language import _
from quizgeo.paths import written_path
from quizgeo.text import clean


def free_path(target: str, *, force: bool) -> Path:
    """Give the path to write to.

    Raises RefusalError for a file that is there and may not be replaced, a folder, and what is neither, such as a
    device: a file in its place would be no help to anybody.
    """
    path = written_path(target)
    if path.is_dir():
        raise RefusalError(_("{file} is a folder: name a file in it.").format(file=shown(target)), MISUSED)
    if path.exists() and not path.is_file():
        raise RefusalError(_("{file} is a device or a pipe: name a file.").format(file=shown(target)), MISUSED)
    if os.path.lexists(path) and not force:
        raise RefusalError(_("{file} is there already; --force replaces it.").format(file=shown(target)), MISUSED)
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file: whoever reads it sees what was there before or all of the new one, never a part.

    A link stays a link, and a file that is replaced keeps its mode. Raises RefusalError where the disk refuses.
    """
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".quizgeo-{os.urandom(8).hex()}")
    try:
        _write_beside(beside, data, real.stat().st_mode & 0o777 if real.exists() else None)
        beside.replace(real)
    except OSError as error:
        with suppress(OSError):  # where it could not be made, there is nothing to take away
            beside.unlink()
        message = _("Cannot write {path}: {reason}")
        reason = error.strerror or str(error)
        if not real.parent.exists():
            reason = _("there is no folder {folder}").format(folder=clean(str(path.parent)))
        raise RefusalError(message.format(path=clean(str(path)), reason=reason), PROBLEMS) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write_beside(path: Path, data: bytes, mode: int | None) -> None:
    """Write a new file down to the disk. mode: its bits; None for those that the system gives."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())

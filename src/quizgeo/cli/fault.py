"""The report of a fault of ours: written to a file, so that the screen gets one line and no traceback."""

import os
import platform
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from quizgeo import __version__
from quizgeo.paths import places
from quizgeo.text import clean


def write_report(error: Exception, arguments: Sequence[str]) -> str | None:
    """Write what is known of a fault into a file that its owner alone can read; give its path.

    It is `fault.txt` among the learner's data, or else a temporary file of its own; None when neither can be made. It
    holds the words of the call and the places in our code, nothing of the answers.
    """
    lines = [
        f"quizgeo {__version__} on Python {platform.python_version()}, {platform.platform()}",
        f"called with: {' '.join(arguments)}",
        "",
        *"".join(traceback.format_exception(error)).splitlines(),
    ]
    text = "\n".join(clean(line, lines=True) if line.strip() == line else _indented(line) for line in lines)
    home = places().home
    if home.is_dir():
        with suppress(OSError):
            path = _written(text, str(home))
            return str(Path(path).replace(home / "fault.txt"))
    with suppress(OSError):
        return _written(text, None)
    return None


def _written(text: str, folder: str | None) -> str:
    """Write a private file and give its path. Raises OSError."""
    handle, path = tempfile.mkstemp(prefix="quizgeo-report-", suffix=".txt", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    return path


def _indented(line: str) -> str:
    body = line.lstrip()
    return line[: len(line) - len(body)] + clean(body)

"""The report of a fault of ours: written to a file, so that the screen gets one line and no traceback."""

import os
import platform
import tempfile
import traceback
from collections.abc import Sequence

from quizgeo import __version__
from quizgeo.text import clean


def write_report(error: Exception, arguments: Sequence[str]) -> str | None:
    """Write what is known of a fault into a file of its own, readable by its owner alone; give its path.

    It holds the words of the call and the places in our code, nothing of the answers. None when no file can be made.
    """
    lines = [
        f"quizgeo {__version__} on Python {platform.python_version()}, {platform.platform()}",
        f"called with: {' '.join(arguments)}",
        "",
        *"".join(traceback.format_exception(error)).splitlines(),
    ]
    text = "\n".join(clean(line, lines=True) if line.strip() == line else _indented(line) for line in lines)
    try:
        handle, path = tempfile.mkstemp(prefix="quizgeo-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
    except OSError:
        return None
    return path


def _indented(line: str) -> str:
    body = line.lstrip()
    return line[: len(line) - len(body)] + clean(body)

"""The report of a fault of ours: a file in the learner's home, so that the terminal gets one line and no traceback."""

import platform
import traceback
from pathlib import Path

from quizgeo import __version__
from quizgeo.language import _
from quizgeo.text import clean


def report_fault(error: BaseException, home: Path, *, answers: bool = True) -> str:
    """Write what is known of a fault to a file in `home`; give the one line to show.

    The file holds places in the code and the words of the error, and no answers. answers: whether any were given.
    """
    lines = [f"quizgeo {__version__}, Python {platform.python_version()}, {platform.platform()}", ""]
    lines += "".join(traceback.format_exception(error)).splitlines()
    text = "\n".join(" " * (len(line) - len(line.lstrip())) + clean(line) for line in lines)
    path = home / "fault.txt"
    try:
        home.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError:
        words = _("quizgeo has a fault and had to stop: {error}. Every answer shown as saved is kept.")
        if not answers:
            words = _("quizgeo has a fault and had to stop: {error}. It has changed no file.")
        return words.format(error=clean(f"{type(error).__name__}: {error}"))
    words = _("quizgeo has a fault and had to stop; every answer shown as saved is kept. Please send {file}")
    if not answers:
        words = _("quizgeo has a fault and had to stop; it has changed no file. Please send {file}")
    return words.format(file=path)

"""Opening a deck in the learner's own editor: started without a shell, at the line."""

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from textual.app import SuspendNotSupported

from quizgeo.language import _
from quizgeo.paths import shipped_decks
from quizgeo.text import clean

_AT_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `file:line`."""
_CODE = frozenset({"code", "codium", "code-insiders", "cursor"})


def editor_call(environment: Mapping[str, str], path: str, line: int) -> list[str] | None:
    """Give the words that open a file at a line, 1 or more; None where no editor is set in `VISUAL` or `EDITOR`."""
    try:
        words = shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "")
    except ValueError:  # a quotation mark that is never closed
        return None
    if not words:
        return None
    name = Path(words[0]).name
    if name in _CODE:
        return [*words, "--wait", "--goto", f"{path}:{line}"]
    if name in _AT_COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", path]


def is_learners_own(path: str) -> bool:
    """Tell whether a deck file may be changed here: it can be written, and did not come with the package."""
    file = Path(path)
    packaged = shipped_decks()
    if packaged.name == "shipped" and file.resolve().is_relative_to(packaged.resolve()):
        return False
    return file.is_file() and os.access(file, os.W_OK)


def open_in_editor(path: str, line: int, suspended: Callable[[], AbstractContextManager[None]]) -> str:
    """Open a file at a line in the learner's editor and wait for it; give a sentence where that is not done.

    suspended: gives the terminal away for as long as the editor runs.
    """
    place = clean(f"{path}:{line}")
    call = editor_call(os.environ, path, max(1, line))
    if not is_learners_own(path):
        return _("This deck came with quizgeo and is not changed here: {place}").format(place=place)
    if call is None:
        return _("Set EDITOR to open it from here: {place}").format(place=place)
    try:
        with suspended():
            subprocess.run(call, check=False)  # noqa: S603 - the learner's own words, and no shell reads them
    except (OSError, SuspendNotSupported) as error:
        return _("{editor} could not be started ({reason}): {place}").format(
            editor=clean(call[0]), reason=clean(str(error)), place=place
        )
    return ""

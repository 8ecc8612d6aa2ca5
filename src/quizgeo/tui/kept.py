"""What the learner chose for the screens of this device. Whatever is wrong with it is passed over."""

import os
from contextlib import suppress
from pathlib import Path

from quizgeo.tui.themes import THEMES

NAME = "screen.json"
"""The file beside the learner's progress."""
LONGEST = 4_000
"""Characters of it that are read."""


def kept_theme(home: Path) -> str | None:
    """Give the theme that was chosen on this device; None where none was, or where the file is damaged."""
    try:
        with (home / NAME).open(encoding="utf-8") as file:
            from json import loads  # 1 ms, and most learners keep the first theme

            found: object = loads(file.read(LONGEST))
    except (OSError, ValueError, RecursionError):
        return None
    name: object = found.get("theme") if isinstance(found, dict) else None
    return name if isinstance(name, str) and name in THEMES else None


def keep_theme(home: Path, name: str) -> None:
    """Remember a theme. A disk that takes nothing costs only the memory of it."""
    from json import dumps

    beside = home / f".{NAME}.{os.getpid()}"
    with suppress(OSError):
        beside.write_text(dumps({"theme": name}) + "\n", encoding="utf-8")
        beside.replace(home / NAME)
    with suppress(OSError):
        beside.unlink(missing_ok=True)

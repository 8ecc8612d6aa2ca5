"""Files as services that show problems beside the lines of a repository want them named."""

import os
from pathlib import Path

ROOT = "GITHUB_WORKSPACE"
"""The environment's name for the folder of the repository; without it the working folder is meant."""


def whole_path(file: str) -> Path:
    """Give the path of a file from the root of the computer, its links followed; a link to itself stays."""
    return Path(os.path.realpath(file))  # Path.resolve raises for such a link


def in_checkout(file: str) -> str | None:
    """Give the path of a file from the root of the repository, with `/`; None for a file outside it."""
    root = whole_path(os.environ.get(ROOT) or ".")
    path = whole_path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else None

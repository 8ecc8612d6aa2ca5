"""Lines from stdin: cleaned, bounded, and whatever bytes they hold."""

import sys

from quizgeo.text import clean

LONGEST = 10_000
"""Characters of a line that are kept."""


def read_line() -> str | None:
    """Give the next line without its end, None at the end of input. What is too long is cut off."""
    line = sys.stdin.readline(LONGEST) if sys.stdin else ""
    if not line:
        return None
    end = line
    while end and not end.endswith("\n"):
        end = sys.stdin.readline(LONGEST)
    return clean(line)

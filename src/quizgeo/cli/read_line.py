"""Lines from stdin: cleaned, bounded, and whatever bytes they hold."""

import io
import os
import sys
from select import select

from quizgeo.text import clean

LONGEST = 10_000
"""Characters of a line that are kept."""
_CHUNK = 65_536


class Lines:
    """The lines of stdin. It reads past Python's own buffer, so that it can tell whether another line is there."""

    def __init__(self) -> None:
        self._stream = sys.stdin
        self._held = b""
        self._ended = self._stream is None
        try:
            self._file: int | None = self._stream.fileno() if self._stream else None
        except (OSError, io.UnsupportedOperation):
            self._file = None

    def next(self) -> str | None:
        """Give the next line without its end, None at the end of input. What is too long is cut off."""
        if self._file is None:
            line = self._stream.readline() if self._stream else ""
            return clean(line[:LONGEST]) if line else None
        while b"\n" not in self._held and not self._ended:
            chunk = os.read(self._file, _CHUNK)
            self._ended = not chunk
            start, found, rest = chunk.partition(b"\n")
            self._held = (self._held + start)[: LONGEST * 4] + found + rest
        line_bytes, found, self._held = self._held.partition(b"\n")
        if not line_bytes and not found:
            return None
        return clean(line_bytes.decode(self._stream.encoding or "utf-8", "replace")[:LONGEST])

    def may_follow(self) -> bool:
        """Tell whether a line may still come: somebody sits at a terminal, or it is there to be read already.

        A program that waits for our end with its side of the pipe open must not wait for ever.
        """
        if self._file is None or self._ended:
            return self._file is None or bool(self._held)
        if self._stream.isatty() or b"\n" in self._held:
            return True
        return os.name != "nt" and bool(select([self._file], [], [], 0)[0])

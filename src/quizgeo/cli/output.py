"""Where facts and words leave the program: facts to stdout, words to stderr. No other file writes there.

A result handed in here is clean already, and a sentence is cleaned once more, for it may hold the words of a system or
the name of a file; the escape codes of colour are the only ones written, and only to a terminal.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

_CODES = {"error": "31;1", "warning": "33;1", "note": "36", "strong": "1", "faint": "2"}
"""What a role looks like, in the codes of ECMA-48."""

JSON = str | int | float | bool | None | Sequence["JSON"] | Mapping[str, "JSON"]


def prepare() -> None:
    """Let no sign that a terminal's encoding lacks, and no byte that is no text, stop the program."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def fact(line: str = "") -> None:
    """Write one line of a result."""
    _write(sys.stdout, f"{line}\n")


def facts(lines: Sequence[str]) -> None:
    """Write lines of a result at once."""
    _write(sys.stdout, "".join(f"{line}\n" for line in lines))


def data(whole: bytes) -> None:
    """Write a file to stdout, as it is."""
    sys.stdout.buffer.write(whole)
    sys.stdout.flush()


def prompt(text: str, end: str) -> None:
    """Write what asks for a line, at once and without an end of its own."""
    _write(sys.stdout, text + end, at_once=True)


def say(sentence: str) -> None:
    """Write a sentence for the person at the keyboard, beside the result."""
    from quizgeo.text import clean

    _write(sys.stderr, f"{clean(sentence, lines=True)}\n", at_once=True)


def passing(line: str) -> None:
    """Write a line for the person at the keyboard in place of the one before; the caller knows it is a terminal."""
    from quizgeo.text import clean

    _write(sys.stderr, f"\r\x1b[K{clean(line)}", at_once=True)


def event(value: Mapping[str, JSON]) -> None:
    """Write one object of a JSON Lines stream, at once."""
    _write(sys.stdout, f"{_json(value)}\n", at_once=True)


def document(value: JSON) -> None:
    """Write a whole result as one JSON document."""
    _write(sys.stdout, f"{_json(value, indent=2)}\n")


def finish() -> None:
    """Send what is still on its way. Raises BrokenPipeError when nobody reads any more."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def give_up() -> None:
    """Forget what cannot be written any more, so that the end of the program does not try again."""
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(silence, stream.fileno())
    os.close(silence)


def colours() -> bool:
    """Tell whether results may be coloured: on a terminal that is not dumb, unless `NO_COLOR` is set."""
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR")


def coloured(text: str, role: str) -> str:
    """Give a text in the colour of a role, such as `error`; the caller has asked `colours`."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m"


def only_ascii() -> bool:
    """Tell whether a result that must be read back exactly has to be written without other signs: not all may pass."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") != "utf8"


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person sits at a stream, with a terminal that can do more than print; None is a closed one."""
    return stream is not None and stream.isatty() and (os.name == "nt" or os.environ.get("TERM", "dumb") != "dumb")


def _write(stream: TextIO | None, text: str, *, at_once: bool = False) -> None:
    if stream is None:  # the caller closed it
        return
    stream.write(text)
    if at_once:
        stream.flush()


def _json(value: JSON, indent: int | None = None) -> str:
    import json

    from quizgeo.text import escaped

    return escaped(json.dumps(value, ensure_ascii=only_ascii(), indent=indent, allow_nan=False))

"""Foreign texts within Markdown, in which nothing of them means anything: no markup, HTML, address, name or number."""

import re

from quizgeo.patterns import regex

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = regex(r"[\\`*_\[\]|~$^#!&<>]")
"""What means something anywhere in a line."""
_AT_START = regex(r"[-+=:]|\d{1,9}(?=[.)])")
"""What means something where a line begins."""
_LINKED = regex(r"(?<=[a-z])(?=://)|(?<=www)(?=\.)|(?<=mailto)(?=:)|(?<=xmpp)(?=:)|(?<=[@#])(?=\w)", re.IGNORECASE)
"""Where an address, a person or a number of a discussion would be linked; a comment there parts it.

Never where a line begins: a comment there would make the whole line one of HTML."""
_NOTHING = "<!-- -->"
BREAK = "<br>"


def inert(text: str) -> str:
    """Write a cleaned text; breaks part its lines, so that it stays in the paragraph, item or cell that it is in."""
    return BREAK.join(_line(line.strip()) for line in text.split("\n"))


def _line(line: str) -> str:
    start = _AT_START.match(line)
    if start is None:
        return _escaped(line)
    sign, rest = start.group(), line[start.end() :]
    return f"{sign}\\{rest[:1]}{_escaped(rest[1:])}" if sign[0].isdigit() else f"\\{sign}{_escaped(rest)}"


def _escaped(text: str) -> str:
    parted = _LINKED.split(text)
    return _NOTHING.join(_SIGNS.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), part) for part in parted)

"""Texts as they are written in YAML, so that reading them gives the same text back, to us and to other programs."""

from quizgeo.patterns import regex

_PLAIN = regex(r"[^\W\d_](?:[\w .'’()/+%&;–-]*[\w.'’)%+])?")
"""Texts that need no quotes, in braces either: they begin with a letter, and no sign in them is one of YAML."""
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Plain words that other programs take for something else."""


def quoted(text: str) -> str:
    """Write a cleaned text on one line: plain where it cannot be taken for anything else, or else in quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

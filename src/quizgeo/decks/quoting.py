"""Texts as they are written in YAML, so that reading them gives the same text back, to us and to other programs."""

from collections.abc import Sequence

from quizgeo.patterns import regex

_PLAIN = regex(r"[^\W\d_](?:[\w .'’()/+%&;–-]*[\w.'’)%+])?")
"""Texts that need no quotes, in braces either: they begin with a letter, and no sign in them is one of YAML."""
WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
"""Plain words that other programs take for something else."""


def quoted(text: str, *, plain: bool = False) -> str:
    """Write a cleaned text on one line: bare where it cannot be taken for anything else, or else in quotes.

    plain: in ASCII alone.
    """
    escaping = plain and not text.isascii()
    if not escaping and _PLAIN.fullmatch(text) and text.lower() not in WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{"".join(map(_coded, escaped)) if escaping else escaped}"'


def _coded(char: str) -> str:
    return char if char.isascii() else f"\\U{ord(char):08X}"


def listed(texts: Sequence[str], *, plain: bool = False) -> str:
    """Write several texts as a list on one line."""
    return f"[{', '.join(quoted(text, plain=plain) for text in texts)}]"

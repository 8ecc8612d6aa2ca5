"""Values as lines of YAML, the way a person writes them, so that reading gives the same values back. All of it is pure.

A text stands bare only where no reader takes it for anything else, and below `|` where it has several lines.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from quizgeo.decks.quoting import WORDS, listed, quoted
from quizgeo.patterns import regex

Lines = list[str]

WIDTH = 100
"""Characters up to which a list or a mapping stands on one line."""
_BARE = regex(
    r"(?:[^\W\d_]|\(|\d[\d.]* (?=[^\W\d_]))"  # a letter, a parenthesis, or a number before a word
    r"(?:[^:#\n]|:(?=[^\s,\[\]{}])|(?<! )#)*+(?<! )"
)
"""Texts that stand for themselves behind a key or a dash: no colon in them ends a key, no `#` begins a comment."""


def bare(text: str) -> str:
    """Write a cleaned text behind a key or a dash, on one line."""
    if text.lower() not in WORDS and _BARE.fullmatch(text):
        return text
    return quoted(text)


def text_lines(name: str, text: str) -> Lines:
    """Write a field whose text may have several lines."""
    if "\n" not in text or text[0] in " \n" or text[-1] in " \n":
        return [f"{name}: {bare(text)}"]
    return [f"{name}: |", *indented(text.split("\n"))]


def list_lines(name: str, texts: Sequence[str]) -> Lines:
    """Write a field with a list of texts: on one line, or one below another where they are long."""
    line = f"{name}: {listed(texts)}"
    if len(line) <= WIDTH:
        return [line]
    return [f"{name}:", *(f"  - {bare(text)}" for text in texts)]


def map_lines(name: str, entries: Mapping[str, str]) -> Lines:
    """Write a field with a mapping from texts to values that are written already, one below another."""
    return [f"{name}:", *(f"  {quoted(key)}: {value}" for key, value in entries.items())]


def record_lines(name: str, entries: Mapping[str, str]) -> Lines:
    """Write a field with fields of its own, their values written already: in braces, or below where they are long."""
    line = f"{name}: {{{', '.join(f'{key}: {value}' for key, value in entries.items())}}}"
    if len(line) <= WIDTH:
        return [line]
    return [f"{name}:", *(f"  {key}: {value}" for key, value in entries.items())]


def extra_lines(name: str, value: object) -> Lines:
    """Write a field that is kept and never read."""
    if isinstance(value, str):
        return text_lines(quoted(name), value)
    return [f"{quoted(name)}: {_flow(value)}"]


def _flow(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{quoted(str(key))}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    return quoted(str(value))


def digits(value: float | Decimal) -> str:
    """Write a number without an exponent, and without a fraction that is nothing."""
    written = f"{Decimal(repr(value)) if isinstance(value, float) else value:f}"
    return written.removesuffix(".0")


def indented(lines: Sequence[str], by: int = 2) -> Lines:
    """Move lines to the right, but for empty ones."""
    return [f"{' ' * by}{line}" if line else "" for line in lines]

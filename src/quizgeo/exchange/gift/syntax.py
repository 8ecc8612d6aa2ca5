r"""The signs of GIFT: what they mean, and how a text that holds them is written and read.

While a file is read, signs that a backslash makes plain are hidden behind control characters, two for two, so that
what is left of them means something and everything stays in its place.

Source: Moodle, `qformat_gift` (`escapedchar_pre`, `repchar`, `parse_text_with_format`).
"""

import re
from typing import Literal, get_args

from quizgeo.exchange.html_text import html_of
from quizgeo.patterns import regex

Form = Literal["moodle", "html", "plain", "markdown"]
"""How a text is written; `moodle` is HTML in which line ends count."""

GAP = "_____"
"""What Moodle shows where an answer stands inside a text."""
GENERAL = "####"
"""What begins the general feedback."""

ARROW = "->"
"""What stands between the two sides of a pair."""

_ESCAPED = regex(r"\\([\\:#={}~n])")
_SIGNS = "\\:#={}~n"
_HIDDEN = {sign: chr(place) for place, sign in enumerate(_SIGNS, start=1)}
_FILLER = "\x0e"
_SEEN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()} | {ord(_HIDDEN["n"]): "\n", ord(_FILLER): ""}
_TAKEN = dict.fromkeys((*_SEEN, 0), "\x7f")
"""What hides signs is no text of its own: such characters become one that no cleaned text has."""
_RESERVED = {ord(sign): f"\\{sign}" for sign in _SIGNS if sign != "n"} | {ord("\n"): "\\n"}


def hide(written: str) -> str:
    """Hide the signs that a backslash makes plain; the length stays."""
    written = written.translate(_TAKEN)
    return _ESCAPED.sub(_hidden, written) if "\\" in written else written


def _hidden(found: re.Match[str]) -> str:
    return _HIDDEN[found[1]] + _FILLER


def reveal(hidden: str) -> str:
    """Give what was hidden as the signs that were meant."""
    return hidden.translate(_SEEN)


def escaped(text: str) -> str:
    """Write a text so that no sign of it means anything."""
    return text.translate(_RESERVED)


def formed(text: str, default: Form) -> tuple[Form, str]:
    """Part a text from the name of its form in brackets, such as `[html]`, which it may begin with."""
    for form in get_args(Form):
        if text.startswith(f"[{form}]"):
            return form, text[len(form) + 2 :]
    return default, text


def part(text: str, *, arrows: bool = True) -> str:
    """Write a text that may begin with the name of its form.

    One that looks so by chance gets another name before it. arrows: whether `->` may stand in it; where it would make
    pairs of the answers, which no escape prevents, the text is written as HTML.
    """
    if not arrows and ARROW in text:
        return f"[html]{escaped(html_of(text))}"
    return f"[plain]{escaped(text)}" if formed(text, "moodle")[1] != text else escaped(text)

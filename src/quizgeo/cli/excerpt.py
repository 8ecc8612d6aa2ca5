"""The line of a deck that a problem stands in, with carets under it, as a compiler shows it. Pure.

The line is foreign text: whatever could act on a terminal is shown as `�`.
"""

from quizgeo.decks import Place
from quizgeo.patterns import regex
from quizgeo.text import cells, removed, shorten

WIDTH = 100
"""Terminal cells of a line that are shown."""
_BEFORE = 40
"""Code points kept before the place in a line that is too long."""
_MOST = 10 * WIDTH
"""Code points looked at from there on: many may share a cell, and a line may have millions."""
_LINE_END = regex("\r\n|[\n\r]")
_SPACES = dict.fromkeys(map(ord, "\n\r\t\v\f\x85\u2028\u2029\u00a0\u3000"), " ")
"""Spaces, and line ends that are none in a deck; one sign for one, so that columns stay."""


def lines_of(text: str) -> list[str]:
    """Split a text where YAML ends lines, so that numbers agree with those of problems."""
    return _LINE_END.split(text.removeprefix("\ufeff"))


def excerpt(line: str, place: Place) -> tuple[str, str]:
    """Give a line as it can be shown, and the carets that go under it, placed by terminal cells.

    The place may begin or end outside the line; then the carets stop at its ends. At least one is given.
    """
    first = min(max(place.col, 1), len(line) + 1) - 1
    last = min(place.end_col - 1, len(line)) if place.end_line == place.line else len(line)
    start = max(0, first - _BEFORE) if len(line) > WIDTH else 0
    head = "…" if start else ""
    shown = _shown(line[start : start + _BEFORE + _MOST])
    before = cells(head + shown[: first - start])
    under = cells(shown[first - start : max(last, first + 1) - start])
    body = shorten(head + shown.rstrip(), WIDTH)
    return body, " " * before + "^" * max(1, min(under, cells(body) - before))


def _shown(line: str) -> str:
    """Replace what must not reach a terminal, one sign for one, so that columns stay."""
    unsafe = dict.fromkeys((int(name.removeprefix("U+"), 16) for name in removed(line)), "\ufffd")
    return line.translate(unsafe | _SPACES)

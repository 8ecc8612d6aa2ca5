"""Three lines under each other: what was given, what is right, and carets where they differ. They are cut together."""

from bisect import bisect_left, bisect_right

from quizgeo.text import cells

ELLIPSIS = "…"
CARET = "^"

Lines = tuple[str, str, str]
"""Given, answer and carets; the last one is empty where no column is sure to hold a letter of both."""


def cut(lines: Lines, width: int) -> Lines:
    """Cut three aligned lines to the same columns, at most `width` cells, so that the first difference is seen.

    Where something is left out an ellipsis stands in both texts. No sign is cut in two, and none parts from its marks.
    """
    total = max(map(cells, lines))
    if total <= width:
        return lines
    padded = [line + " " * (total - cells(line)) for line in lines]
    places = [_places(line) for line in padded]
    common = sorted({*places[0]}.intersection(places[1], places[2]))
    first, last = _window(lines[2], total, width)
    start = common[bisect_left(common, first)]
    end = common[bisect_right(common, min(total, last)) - 1]
    given, answer, carets = (_slice(line, place, start, end) for line, place in zip(padded, places, strict=True))
    before, after = ELLIPSIS if start else "", ELLIPSIS if end < total else ""
    under = f"{' ' * len(before)}{carets}".rstrip()
    return f"{before}{given}{after}".rstrip(), f"{before}{answer}{after}".rstrip(), under


def _window(carets: str, total: int, width: int) -> tuple[int, int]:
    """Give the columns to show: from the left if the differences stand there, else from a little before the first."""
    if carets.rfind(CARET) < width - 1:
        return 0, width - 1
    start = min(carets.find(CARET) - width // 3, total - width + 1)
    end = start + width - 1
    if start < 1:
        return 0, width - 1
    return (start, end) if end >= total else (start, end - 1)


def _places(line: str) -> list[int]:
    """Give the cell at which each character begins, and where the last ends; a mark begins where its letter ends."""
    return [cells(line[:end]) for end in range(len(line) + 1)]


def _slice(line: str, places: list[int], start: int, end: int) -> str:
    """Give the characters between two cells, each with the marks that follow it."""
    return line[bisect_right(places, start) - 1 if start else 0 : bisect_right(places, end) - 1]

"""Lines of a text, whatever they end in: LF, CRLF or CR."""

from quizgeo.patterns import regex

BREAK = regex(r"\r\n|[\r\n]")


def position(text: str, index: int) -> tuple[int, int]:
    """Give line and column, from 1, of the character at an index."""
    line, start = 1, 0
    for found in BREAK.finditer(text, 0, index):
        line, start = line + 1, found.end()
    return line, index - start + 1


def line_start(text: str, line: int) -> int:
    """Give the index at which a line but the first begins, counted from 0; the text's length beyond the last."""
    for count, found in enumerate(BREAK.finditer(text), start=1):
        if count == line:
            return found.end()
    return len(text)

"""The only way of text onto a screen: as content, which is shown as it is written and never read as markup."""

from textual.content import Content

from quizgeo.text import cells

BOLD = "bold"
QUIET = "$quiet"
RIGHT = "$right"
WRONG = "$wrong"
CLOSE = "$close"
MARK = "$mark"
"""Styles by their meaning; the theme gives each its colour, and none says what no word or sign says too."""
CHOSEN = "bold $chip-text on $chip"
"""What the next key accepts."""
EDGE = "$chip"
"""The half cells at both of its ends."""

EMPTY = Content("")


def plain(text: str, style: str = "") -> Content:
    """Give a text as content: every character of it is shown."""
    return Content.styled(text, style) if style else Content(text)


def row(*parts: Content | str | tuple[str, str]) -> Content:
    """Join texts, and texts with a style, into one row."""
    return Content.assemble(*parts)


def fit(content: Content, width: int) -> Content:
    """Make a row exactly `width` cells wide; a row that is cut ends in `…`."""
    return content.truncate(width, ellipsis=True, pad=True) if content.cell_length != width else content


def ends(left: Content, right: Content, width: int) -> Content:
    """Put one text at the left end of a row and one at the right; the left one gives way, and a space stays between."""
    room = max(0, width - right.cell_length)
    if not room or right.plain[:1] in ("", " "):
        return row(fit(left, room), right)
    return row(fit(left, room - 1), " ", right)


def wrap(text: str, width: int) -> list[str]:
    """Break a cleaned text into rows of at most `width` cells, at spaces where it can; its own line ends stay."""
    return [line for paragraph in text.split("\n") for line in _filled(paragraph, max(1, width))]


def _filled(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in paragraph.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= width:
            lines[-1] = joined
            continue
        if not lines[-1]:
            lines.pop()
        lines += _pieces(word, width)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that no row can hold; a sign that is wider than the row has one to itself."""
    pieces: list[str] = []
    while cells(word) > width:
        end = 1
        while end < len(word) and cells(word[: end + 1]) <= width:
            end += 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word] if word else pieces


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """Break a text into rows of content."""
    return [plain(line, style) for line in wrap(text, width)]


def hung(head: Content, text: str, width: int, style: str = "") -> list[Content]:
    """Break a text into rows that stand behind a head, such as a letter, and under each other."""
    indent = head.cell_length
    first, *more = wrap(text, width - indent)
    return [row(head, (first, style)), *(row(" " * indent, (line, style)) for line in more)]


def flow(content: Content, width: int) -> list[Content]:
    """Break content with styles into rows of at most `width` cells."""
    text, rows, start = content.plain, list[Content](), 0
    for line in wrap(text, width):
        start = text.index(line, start)
        rows.append(content[start : start + len(line)])
        start += len(line)
    return rows

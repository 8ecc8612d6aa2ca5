"""Cells of tables for spreadsheets: a text in one is never run as a formula, and comes back as it was."""

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"


def inert_cell(text: str) -> str:
    """Give a text as a cell: one that a spreadsheet would take for a formula gets a leading `'`.

    So does one that begins like such a cell, or it would lose its own `'` on the way back.
    """
    body = text.lstrip(_GUARD)
    return f"{_GUARD}{text}" if body.startswith(_ACTIVE) and not _is_number(body) else text


def bare_cell(cell: str) -> str:
    """Give back the text that a cell was made of."""
    text = cell.removeprefix(_GUARD)
    return text if inert_cell(text) == cell else cell


def _is_number(text: str) -> bool:
    """Tell whether a text is a plain number, such as -3 or +0.5."""
    body = text[1:] if text[0] in "+-" else text
    return body.isascii() and body.replace(".", "", 1).isdigit()

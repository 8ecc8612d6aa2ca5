"""A QR code in character cells: two modules a cell, one above the other, with the quiet border that cameras want."""

BORDER = 2
"""Modules of the border; the standard asks for four, phones are content with two on a screen."""
_CELLS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def qr_rows(url: str) -> tuple[str, ...]:
    """Give the rows of a code, dark on light: 29 cells by 15 rows for an address of IPv4 with a port and a code.

    The address goes in in capitals, which take less room; the page takes the code in any case.
    """
    import segno  # with what few commands need

    code = segno.make(_in_capitals(url), error="m", micro=False)
    lines = [[bool(module) for module in line] for line in code.matrix_iter(border=BORDER)]
    if len(lines) % 2:
        lines.append([False] * len(lines[0]))
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return tuple("".join(_CELLS[top, bottom] for top, bottom in zip(*pair, strict=True)) for pair in pairs)


def _in_capitals(url: str) -> str:
    """Give an address in capitals: scheme and host mean the same in them, and so does the code behind."""
    return url.upper()

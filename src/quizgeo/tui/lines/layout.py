"""How the rows of the study screen are shared out when a question loads, so that nothing has to move at the reveal."""

from msgspec import Struct

LEAST = (60, 16)
"""Columns and rows of the smallest window."""
WIDE = 100
"""Columns from which explanations stand in a column of their own."""
CHROME = 6
"""Rows of header, bar, the blank row below them, ratings, note and keys."""
PROMPT = 6
PROMPT_WIDE = 12
PROMPT_LEAST = 3
SIDE = 10
"""Rows of the explanation when there is room: it then begins at the same row for every question."""
SIDE_LEAST = 4


class Needs(Struct, frozen=True):
    """Rows that a question would like to have."""

    prompt: int
    message: int
    top: int
    """Options, or what stands above a field."""
    field: int
    under: int
    told: int = 0
    """Of the rows of the question those that tell its map: they are many, and shown before anything else is."""


class Heights(Struct, frozen=True):
    """Rows that each part gets. Their sum is the room there is; in wide windows `side` stands beside the rest."""

    prompt: int
    message: int
    top: int
    field: int
    under: int
    side: int


def share_out(room: int, needs: Needs, *, wide: bool, most: int = SIDE) -> Heights:
    """Share `room` rows out. What gets less than it needs scrolls: the question first, then the answering place.

    most: rows of the explanation, where they are not beside the question.
    """
    prompt = min(needs.prompt, needs.told + (PROMPT_WIDE if wide else PROMPT))
    fixed = needs.message + needs.field + needs.under
    side_least = 0 if wide else min(SIDE_LEAST, room // 4)
    over = prompt + fixed + needs.top + side_least - room
    cut = max(0, min(over, prompt - min(prompt, PROMPT_LEAST)))
    prompt -= cut
    top = needs.top - max(0, min(over - cut, needs.top - 1))
    if wide:
        return Heights(prompt, needs.message, top, needs.field, needs.under, room)
    used = prompt + fixed + top
    side = max(0, min(most, room - used))
    return Heights(prompt, needs.message, top, needs.field, needs.under, side)

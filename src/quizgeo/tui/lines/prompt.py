"""The rows of the question itself and of what is said right under it."""

from collections.abc import Sequence

from msgspec.structs import replace
from textual.content import Content

from quizgeo.study import Asked
from quizgeo.tui.content import BOLD, EMPTY, QUIET, fit, row, wrapped
from quizgeo.tui.forms import Carding, Choosing, Filling, Form, Naming, Pointing, Typing
from quizgeo.tui.forms.typing import UNDER
from quizgeo.tui.lines.layout import Needs
from quizgeo.tui.sheet import MARGIN, Drawn, Sheet

TIGHT = 14
"""Rows under which empty ones are spared."""
LONGEST_LINE = 90
"""Cells of a row of running text: longer ones are hard to read."""
NARROW = 50
"""Cells under which a verdict takes two rows."""


def prompt_rows(asked: Asked, sheet: Sheet, told: Sequence[str] = ()) -> list[Content]:
    """Give the question, with what to do before it where question and statement are two things.

    told: what is told of its map where that is not drawn.
    """
    width = min(sheet.width - 4, LONGEST_LINE)
    if asked.statement:
        first, then = (asked.statement, asked.prompt) if asked.kind == "flashcard" else (asked.prompt, asked.statement)
        rows = [*wrapped(first, width, QUIET), *wrapped(then, width, BOLD)]
    else:
        rows = wrapped(asked.prompt, width, BOLD)
    return [row(MARGIN, each) for each in (*rows, *_told(told, width))]


def _told(told: Sequence[str], width: int) -> list[Content]:
    return [each for text in told for each in wrapped(text, width, QUIET)]


def needs_of(asked: Asked, form: Form, sheet: Sheet, room: int, told: Sequence[str] = ()) -> Needs:
    """Give the rows that a question would like to have, with those that its reveal will need."""
    needs = _needs(form, len(prompt_rows(asked, sheet, told)), form.draw(sheet), room, sheet)
    return replace(needs, told=len(_told(told, min(sheet.width - 4, LONGEST_LINE))))


def _needs(form: Form, prompt: int, drawn: Drawn, room: int, sheet: Sheet) -> Needs:
    """Give the needs of a form; empty rows around a message are the first to go in a low window."""
    tight, narrow = room < TIGHT, sheet.width < NARROW
    match form:
        case Pointing():
            return Needs(prompt, 4 if narrow else 2, 0, 0, 0)
        case Naming() if form.described:
            return Needs(prompt, 1 if tight else 2, len(drawn.rows), 1, 0)
        case Carding():
            return Needs(prompt, 1 if tight else 3 if narrow else 2, max(3, room // 2), 0, 0)
        case Typing():
            under = max(UNDER, form.asked.gaps + 1) if isinstance(form, Filling) else UNDER
            return Needs(prompt, 1 if tight else 3, len(drawn.rows), 1, under - tight)
        case Choosing():
            return Needs(prompt, 3 if narrow else 1, len(drawn.rows), 0, 0)
        case _:
            return Needs(prompt, 1 if tight else 2, len(drawn.rows), 0, 0)


def slotted(rows: Sequence[Content], height: int, width: int) -> list[Content]:
    """Put a message into the rows kept for it: an empty row first where one is to spare; cut where none is."""
    if not rows or height <= 0:
        return []
    kept_rows = kept(rows, height, width)
    return [EMPTY, *kept_rows] if len(kept_rows) < height else kept_rows


def kept(rows: Sequence[Content], height: int, width: int) -> list[Content]:
    """Keep the rows that there is room for; the last one says so if there were more."""
    if len(rows) <= height or height <= 0:
        return list(rows[:height])
    return [*rows[: height - 1], fit(row(rows[height - 1], " …"), width)]


def instruction(form: Form, sheet: Sheet) -> list[Content]:
    """Give what to do with this form, in a quiet row."""
    if not form.instruction:
        return []
    return [row(MARGIN, each) for each in wrapped(form.instruction, sheet.width - 4, QUIET)]

"""The rows at the edges of every screen: header, progress, keys; and rows of buttons that the mouse can press."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from textual.content import Content

from quizgeo.language import _
from quizgeo.tui.action import LETTERS, Action, Where
from quizgeo.tui.actions import actions_at
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, ends, plain, row, wrapped
from quizgeo.tui.keys import shown_keys
from quizgeo.tui.sheet import Sheet


class Button(Struct, frozen=True):
    """Something in a row that can be clicked."""

    run: str
    """The action, as Textual writes it."""
    face: Content


class Buttons(Struct, frozen=True):
    """A row of buttons: what is shown, and from which column to which each one stands."""

    face: Content = EMPTY
    spans: tuple[tuple[int, int, str], ...] = ()

    def under(self, x: int) -> str | None:
        """Give the action of the button at a column, None where there is none."""
        return next((run for start, end, run in self.spans if start <= x < end), None)


def side_by_side(buttons: Iterable[Button], *, left: int, gap: int) -> Buttons:
    """Put buttons into one row, from column `left`, with `gap` cells between them."""
    parts: list[Content | str] = [" " * left]
    spans: list[tuple[int, int, str]] = []
    x = left
    for button in buttons:
        width = button.face.cell_length
        spans.append((x, x + width, button.run))
        parts += [button.face, " " * gap]
        x += width + gap
    return Buttons(row(*parts), tuple(spans))


def key_bar(
    where: Where,
    sheet: Sheet,
    allows: Callable[[Action], bool],
    letters: int = 0,
    actions: Sequence[Action] | None = None,
) -> Buttons:
    """Give the keys of a place by rank, as far as the width goes; help stands last and is never left out.

    actions: what keys can do there, if not just what the table says.
    """
    here = actions_at(where) if actions is None else actions
    ranked = sorted((action for action in here if action.rank and allows(action)), key=lambda action: action.rank)
    buttons = [Button(_call(action), _key_face(action, where, letters)) for action in ranked]
    last = buttons[-1:] if ranked and ranked[-1].id == "app.help" else []
    room = sheet.width - 2 - sum(button.face.cell_length for button in last)
    kept: list[Button] = []
    for button in buttons[: len(buttons) - len(last)]:
        room -= button.face.cell_length + 2
        if room < 0:
            break
        kept.append(button)
    return side_by_side([*kept, *last], left=1, gap=2)


def _call(action: Action) -> str:
    if action.each:
        return ""
    return action.id if action.of_app else action.method


def _key_face(action: Action, where: Where, letters: int) -> Content:
    keys = shown_keys(action, where)
    if action.keys == LETTERS and letters:
        keys = LETTERS[0] if letters == 1 else f"{LETTERS[0]}-{LETTERS[min(letters, len(LETTERS)) - 1]}"
    return row((keys, f"{BOLD} {MARK}"), " ", (_(action.label), QUIET))


def header(left: str, right: str, sheet: Sheet) -> Content:
    """Give the first row of a screen."""
    return ends(row(" ", (left, BOLD)), row((right, QUIET), " "), sheet.width)


def progress(done: int, left: int, sheet: Sheet) -> Content:
    """Give a bar of what is done, and the figures beside it."""
    words = _("{done} done · {left} left").format(done=done, left=left).replace("·", sheet.signs.dot)
    room = sheet.width - len(words) - 4
    return row(" ", bar(done, done + left, room, sheet), "  ", (words, QUIET), " ")


def bar(part: int, whole: int, width: int, sheet: Sheet) -> Content:
    """Give a line of `width` cells, filled in proportion."""
    filled = round(width * part / whole) if whole else 0
    if not filled:
        return plain(sheet.signs.rest * width, "$rest")
    return row(
        (sheet.signs.fill * (filled - 1) + sheet.signs.tip, "$done"), (sheet.signs.rest * (width - filled), "$rest")
    )


def heading(text: str, sheet: Sheet) -> Content:
    """Give a line across the sheet with a word in it."""
    line = sheet.signs.line
    rest = max(0, sheet.width - len(text) - 4)
    return row((line * 2 + " ", "$rest"), (text, f"{BOLD} {MARK}"), (" " + line * rest, "$rest"))


def too_small(width: int, height: int, least: tuple[int, int]) -> Sequence[Content]:
    """Say that the window is too small, and what to do."""
    text = _(
        "quizgeo needs {least_width} x {least_height}; this window is {width} x {height}. "
        "`quizgeo study --plain` works at any size; q quits."
    )
    said = text.format(least_width=least[0], least_height=least[1], width=width, height=height)
    return wrapped(said, width)

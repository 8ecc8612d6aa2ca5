"""The rows of help: the keys of this place, then those of all others, from the table of actions."""

from collections.abc import Iterable

from textual.content import Content

from quizgeo.language import _
from quizgeo.text import cells
from quizgeo.tui.actions import ACTIONS, Action, Where, actions_at
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, fit, hung, plain, row
from quizgeo.tui.keys import all_keys
from quizgeo.tui.lines.chrome import heading
from quizgeo.tui.sheet import Sheet


def help_rows(here: Where, sheet: Sheet) -> list[Content]:
    """Give what each key does: first those of the present place, then all others, each once."""
    mine = actions_at(here)
    others = [action for action in ACTIONS if action not in mine]
    rows = [heading(_(here.value), sheet), *_table(mine, sheet), EMPTY]
    rows += [heading(_("Elsewhere"), sheet), *_table(others, sheet), EMPTY]
    return [*rows, *_notes(sheet)]


def _table(actions: Iterable[Action], sheet: Sheet) -> list[Content]:
    rows: list[Content] = []
    shown = [(all_keys(action), _(action.help)) for action in actions]
    width = max(cells(keys) for keys, _words in shown) + 4
    for keys, words in shown:
        rows += hung(fit(row("  ", (keys, f"{BOLD} {MARK}")), width), words, sheet.width - 1)
    return rows


def _notes(sheet: Sheet) -> list[Content]:
    words = _("The keys of a Russian keyboard work too: the letter on the same key does the same.")
    return [row("  ", each) for each in hung(plain(""), words, sheet.width - 3, QUIET)]

"""The rows of help: the keys of this place, then those of all others, from the table of actions."""

from collections.abc import Sequence

from textual.content import Content

from quizgeo.language import _
from quizgeo.text import cells
from quizgeo.tui.actions import ACTIONS, Action, Where, actions_at
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, fit, hung, plain, row
from quizgeo.tui.keys import all_keys, keys_at
from quizgeo.tui.lines.chrome import heading
from quizgeo.tui.sheet import Sheet


def help_rows(here: Where, sheet: Sheet, actions: Sequence[Action] | None = None, name: str = "") -> list[Content]:
    """Give what each key does: first those of the present place, then all others, each once.

    actions, name: what keys can do here, and what the place is called, if not as the table says.
    """
    mine = actions_at(here) if actions is None else actions
    others = [action for action in ACTIONS if action not in mine]
    rows = [
        heading(_(name or here.value), sheet),
        *_table([(keys_at(action, here), action) for action in mine], sheet),
        EMPTY,
    ]
    rows += [heading(_("Elsewhere"), sheet), *_table([(all_keys(action), action) for action in others], sheet), EMPTY]
    return [*rows, *_notes(sheet)]


def _table(shown: Sequence[tuple[str, Action]], sheet: Sheet) -> list[Content]:
    rows: list[Content] = []
    width = max(cells(keys) for keys, _action in shown) + 4
    for keys, action in shown:
        rows += hung(fit(row("  ", (keys, f"{BOLD} {MARK}")), width), _(action.help), sheet.width - 1)
    return rows


def _notes(sheet: Sheet) -> list[Content]:
    words = _("The keys of a Russian keyboard work too: the letter on the same key does the same.")
    return [row("  ", each) for each in hung(plain(""), words, sheet.width - 3, QUIET)]

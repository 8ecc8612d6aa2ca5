"""The rows of help: the keys of this place, then those of all others, from the table of actions."""

from collections.abc import Sequence

from textual.content import Content

from quizgeo.language import _
from quizgeo.text import cells
from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import Guide, guide_at
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, fit, hung, plain, row, wrapped
from quizgeo.tui.keys import all_keys, keys_at
from quizgeo.tui.lines.chrome import heading
from quizgeo.tui.sheet import Sheet


def help_rows(here: Where, sheet: Sheet, guide: Guide | None = None) -> list[Content]:
    """Give what each key does: first those of the present place, then all others, each once.

    guide: what there is to tell, if not just what the table says of the place.
    """
    told = guide or guide_at(here)
    own = _table([(keys_at(action, here), action) for action in told.here], sheet)
    others = _table([(all_keys(action), action) for action in told.elsewhere], sheet)
    noticed = [row("  ", each) for text in told.notices for each in (*wrapped(text, sheet.width - 4, QUIET), EMPTY)]
    rows = [*noticed, heading(_(told.name), sheet), *own, EMPTY, heading(_("Elsewhere"), sheet), *others, EMPTY]
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

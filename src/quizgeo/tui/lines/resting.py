"""The rows of the list of cards set aside: how each one stands, what it asks, and of which deck it is. Pure."""

from collections.abc import Sequence

from msgspec import Struct

from quizgeo.language import _, ngettext
from quizgeo.progress import EventKind
from quizgeo.study import Resting
from quizgeo.study.dates import day_in_words
from quizgeo.text import shorten
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, RIGHT, fit, plain, row, wrapped
from quizgeo.tui.sheet import Drawn, Sheet, loose

STATE = 20
"""Cells of how a card stands."""


class Row(Struct, frozen=True):
    """A card of the list."""

    resting: Resting
    """As it was set aside when the list was made."""
    back: bool = False
    """Whether it was brought back since."""


def resting_rows(rows: Sequence[Row], cursor: int, sheet: Sheet) -> Drawn:
    """Draw the cards under each other, the marked one with a sign."""
    drawn = Drawn()
    for place, each in enumerate(rows):
        sign = row(" ", (sheet.signs.cursor if place == cursor else " ", f"{BOLD} {MARK}"), " ")
        state = fit(plain(_state(each), RIGHT if each.back else QUIET), STATE)
        question = shorten(each.resting.question, sheet.width - STATE - 5)
        drawn += Drawn((row(sign, state, (question, BOLD if place == cursor else "")),), (place,))
    return drawn + _leech_rows(sheet) if any(each.resting.lapses for each in rows) else drawn


def _leech_rows(sheet: Sheet) -> Drawn:
    """Say what cures a card that was forgotten too often."""
    words = _("A card that is forgotten again and again is best rewritten; or resume it, or leave it here.")
    return loose([EMPTY, *(row("  ", each) for each in wrapped(words, sheet.width - 4, QUIET))])


def none_rows(sheet: Sheet) -> Drawn:
    """Say that no card is set aside, and how one is."""
    words = _("No card is set aside. While a card is asked, @ suspends it and - buries it until tomorrow.")
    return loose([EMPTY, *(row("  ", each) for each in wrapped(words, sheet.width - 4, QUIET))])


def _state(each: Row) -> str:
    if each.back:
        return _("resumed")
    if each.resting.lapses:
        count = each.resting.lapses
        return ngettext("forgotten {count} time", "forgotten {count} times", count).format(count=count)
    if each.resting.kind is EventKind.SUSPENDED:
        return _("suspended")
    return _("until {date}").format(date=day_in_words(each.resting.until))

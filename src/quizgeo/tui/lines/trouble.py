"""The rows of cards that give trouble: which card, and what is wrong with it. Pure."""

from collections.abc import Sequence

from msgspec import Struct

from quizgeo.insight import Numbers
from quizgeo.insight.trouble_words import instead_words
from quizgeo.language import _, ngettext
from quizgeo.text import shorten
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, fit, plain, row
from quizgeo.tui.sheet import Drawn, Sheet, loose

WORDS = 36
"""Cells of what is wrong."""


class CardRow(Struct, frozen=True):
    """A card of the list."""

    card: str
    words: str
    """What is wrong with it."""
    name: str = ""
    """What it asks; empty while that is not known."""


def trouble_cards(name: str, found: Numbers) -> tuple[CardRow, ...]:
    """Give the cards that a panel lists. name: `hardest`, `leeches` or `confusions`."""
    trouble = found.trouble
    match name:
        case "hardest":
            words = _("{right} of {n} right")
            return tuple(
                CardRow(each.card, words.format(right=each.passed.hits, n=each.passed.n)) for each in trouble.hardest
            )
        case "leeches":
            return tuple(CardRow(each.card, lapses_words(each.lapses)) for each in trouble.leeches)
        case _:
            return tuple(CardRow(each.card, instead_words(each)) for each in trouble.confusions)


def lapses_words(lapses: int) -> str:
    """Say how often a card was forgotten."""
    return ngettext("forgotten {count} time", "forgotten {count} times", lapses).format(count=lapses)


def card_rows(cards: Sequence[CardRow], cursor: int, sheet: Sheet) -> Drawn:
    """Draw the cards under each other, the marked one with a sign."""
    if not cards:
        return loose([EMPTY, plain("  " + _("There is no such card."), QUIET)])
    drawn, wide = Drawn(), min(WORDS, sheet.width // 2)
    room = sheet.width - wide - 4
    for place, each in enumerate(cards):
        sign = row(" ", (sheet.signs.cursor if place == cursor else " ", f"{BOLD} {MARK}"), " ")
        name = plain(shorten(each.name or each.card, room - 1), BOLD if place == cursor else "")
        drawn += Drawn((row(sign, fit(name, room), (shorten(each.words, wide), QUIET)),), (place,))
    return drawn

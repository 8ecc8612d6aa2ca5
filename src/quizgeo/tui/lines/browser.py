"""The rows of the list of cards: how each stands, what it asks, when it comes back; and of its search. Pure."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

from quizgeo.language import N_, _, ngettext, number
from quizgeo.memory import Item
from quizgeo.study import days_in_short
from quizgeo.study.search_cards import STATES, state_of
from quizgeo.text import cells, clean, shorten
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, MARK, QUIET, ends, fit, plain, row, wrapped
from quizgeo.tui.lines.problems import from_right
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.signs import Signs

_STATE = 11
"""Cells of how a card stands, with its sign."""
_HEADS = (N_("Due"), N_("Lapses"), N_("Stability"))
_LEAST = (8, 4, 7)
"""Cells of figures, at least."""
_ALL = 75
"""Cells of a list from which on all figures stand in it; under it the last one is told of the marked card alone."""
_EDGE = 4
"""Cells of cursor and tick."""
_SIGNS = {"suspended": "@", "buried": "-"}
"""The keys that set a card aside, which are understood in any terminal."""
_STYLES = {"again": CLOSE, "overdue": CLOSE, "due": MARK, "suspended": QUIET, "buried": QUIET}
LEAST_PATH = 12
"""Cells of a path that are always shown."""


class Listed(Struct, frozen=True):
    """A card of the list as it is shown."""

    item: Item
    question: str
    """On one line; the card's key while its deck was not read."""
    marked: bool = False
    ticked: bool = False


def head_row(sheet: Sheet) -> Content:
    """Name the columns."""
    head = row(" " * _EDGE, fit(plain(_("State")), _STATE), " ", fit(plain(_("Question")), _room(sheet)))
    return fit(row((row(head, *_columns([_(each) for each in _HEADS], sheet)).plain, QUIET)), sheet.width)


def card_row(each: Listed, day: int, sheet: Sheet) -> Content:
    """Draw one card: cursor, tick, state behind its sign, question, and figures."""
    state = state_of(each.item, day)
    style = _STYLES.get(state, "")
    cursor = (sheet.signs.cursor if each.marked else " ", f"{BOLD} {MARK}")
    tick = (sheet.signs.right if each.ticked else " ", f"{BOLD} {MARK}")
    word = fit(plain(f"{_SIGNS.get(state, ' ')} {_(STATES[state])}", style), _STATE)
    room = _room(sheet)
    question = fit(plain(shorten(each.question, room), BOLD if each.marked else ""), room)
    figures = _columns(_figures(each.item, day, sheet.signs), sheet)
    return fit(row(" ", cursor, tick, " ", word, " ", question, *figures), sheet.width)


def _figures(item: Item, day: int, signs: Signs) -> tuple[str, str, str]:
    seen = item.seen
    if seen is None:
        return (signs.dash,) * 3
    late = day - seen.due_day
    due = f"-{days_in_short(late)}" if late > 0 else days_in_short(-late)
    return due, str(seen.lapses), stability_words(seen.memory.stability)


def stability_words(days: float) -> str:
    """Say a stability in a few cells; under ten days with one digit after the point."""
    if days < 10:  # noqa: PLR2004 - from ten days on, a tenth of one tells nothing
        return _("{count} d").format(count=number(f"{days:.1f}"))
    return days_in_short(round(days))


def _columns(texts: Sequence[str], sheet: Sheet) -> list[str]:
    widths = _widths(sheet)
    return [f" {' ' * (width - cells(text))}{text}" for text, width in zip(texts, widths, strict=False)]


def _widths(sheet: Sheet) -> list[int]:
    widths = [max(cells(_(head)), least) for head, least in zip(_HEADS, _LEAST, strict=True)]
    return widths if sheet.width >= _ALL else widths[:-1]


def _room(sheet: Sheet) -> int:
    """Give the cells of a question."""
    return max(10, sheet.width - _EDGE - _STATE - 1 - sum(width + 1 for width in _widths(sheet)) - 1)


# -- the search ------------------------------------------------------------------------------------------------------


def count_words(found: int, total: int, ticked: int, signs: Signs) -> str:
    """Say how many cards are listed, of how many; and how many of them are ticked."""
    counted = _("{found} of {total}").format(found=found, total=total)
    if not ticked:
        return counted
    words = ngettext("{count} ticked · {counted}", "{count} ticked · {counted}", ticked)
    return words.format(count=ticked, counted=counted).replace("·", signs.dot)


def hint_row(options: Sequence[str], sheet: Sheet) -> Content:
    """Offer what a word can be completed to, as many as there is room for."""
    told, room = "", sheet.width - 6
    for option in options:
        longer = f"{told}   {option}" if told else option
        if cells(longer) > room - 2:
            told += " …"
            break
        told = longer
    return row("   ", (told, QUIET))


def wrong_row(message: str, sheet: Sheet) -> Content:
    """Say what is wrong with the search."""
    return row(" ", (f"{sheet.signs.warning} ", f"{BOLD} {CLOSE}"), (shorten(message, sheet.width - 4), CLOSE))


def none_rows(query: str, sheet: Sheet) -> list[Content]:
    """Say that no card is listed, and what to do."""
    words = _("No card is found by this search; / changes it.") if query.strip() else _("There is no card yet.")
    return [EMPTY, *(row("   ", each) for each in wrapped(words, sheet.width - 5, QUIET))]


def foot_row(path: str, line: int, key: str, tags: Sequence[str], sheet: Sheet) -> Content:
    """Say where a question is written, the key of its card, and its tags."""
    after = f"   {key}"
    if tags:
        after += "   " + _("tags: {tags}").format(tags=", ".join(tags))
    place = f"{clean(path)}:{line}" if path else ""
    room = max(LEAST_PATH, sheet.width - cells(after) - 3)
    return ends(
        row("  ", (from_right(place, room), QUIET), (shorten(after, sheet.width - 4), QUIET)), EMPTY, sheet.width
    )


def place_words(place: int, count: int) -> str:
    """Say which of the listed cards this is. place: from 0."""
    return _("Card {number} of {count}").format(number=place + 1, count=count)


def memory_words(item: Item, recall: float | None, signs: Signs) -> str:
    """Say in figures how well a card is known; empty for a new one. recall: the chance today, 0..1; None if unknown."""
    seen = item.seen
    if seen is None:
        return ""
    words = {
        "stability": stability_words(seen.memory.stability),
        "difficulty": number(f"{seen.memory.difficulty:.1f}"),
    }
    if recall is None:
        told = _("stability {stability} · difficulty {difficulty}").format(**words)
    else:
        share = f"{recall:.0%}".removesuffix("%")
        told = _("stability {stability} · difficulty {difficulty} · recall {recall} %").format(**words, recall=share)
    return told.replace("·", signs.dot)

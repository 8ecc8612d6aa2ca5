"""The rows of the home screen: what waits today, and the decks with what is new, due and known in each."""

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from quizgeo.language import _, ngettext
from quizgeo.study import DeckRow, Overview
from quizgeo.text import clean, shorten
from quizgeo.tui.content import BOLD, CLOSE, MARK, QUIET, fit, plain, row
from quizgeo.tui.lines.chrome import bar
from quizgeo.tui.sheet import Sheet

NUMBER = 7
"""Cells of a column of numbers."""
KNOWN = 14
MARGINS = 6
"""Cells of a row that hold neither name nor figure."""
ENOUGH = 3
"""Days of study after which the note for newcomers is no longer shown."""


def today_row(view: Overview, sheet: Sheet) -> Content:
    """Say what today's session would hold, and how long it would take."""
    if not view.new and not view.due:
        words = _("nothing waits") if view.rows else _("no decks yet")
        return row("  ", (_("Today"), BOLD), "   ", words)
    parts = [
        row((str(view.new), BOLD), " ", _("new")),
        row((str(view.due), BOLD), " ", _("due")),
        plain(_("{about} {minutes} min").format(about=sheet.signs.about, minutes=view.minutes), QUIET),
    ]
    return row("  ", (_("Today"), BOLD), *(piece for part in parts for piece in ("   ", part)))


def today_bar(view: Overview, sheet: Sheet) -> Content:
    """Draw how much of today is done."""
    left = view.new + view.due
    words = _("{done} done {dot} {left} left").format(done=view.done, left=left, dot=sheet.signs.dot)
    room = max(4, sheet.width - len(words) - 6)
    return row("  ", bar(view.done, view.done + left, room, sheet), "  ", (words, QUIET))


def backlog_row(view: Overview, a_day: int) -> Content | None:
    """Say how a backlog is worked off: nothing is moved, and there is an end to it. a_day: the limit of due cards."""
    if not view.backlog:
        return None
    days = -(-view.backlog // max(1, a_day)) + 1
    words = _("{due} today, {backlog} wait; done in about {days} days. No new cards until then.")
    return plain("  " + words.format(due=view.due, backlog=view.backlog, days=days), CLOSE)


def name_cells(sheet: Sheet) -> int:
    """Give the cells of the column of names."""
    return sheet.width - 2 * NUMBER - KNOWN - MARGINS


def deck_head(sheet: Sheet) -> Content:
    """Give the names of the columns."""
    name = name_cells(sheet)
    heads = (_("new").rjust(NUMBER), _("due").rjust(NUMBER), _("retention").rjust(KNOWN))
    return row("  ", fit(plain(_("Deck"), BOLD), name + 2), *((head, QUIET) for head in heads))


def deck_row(
    deck: DeckRow, sheet: Sheet, *, marked: bool, title: str = "", counted: bool = True, recall: str = ""
) -> Content:
    """Give a deck with its figures; a deck with errors says so in their place. title: in another language.

    counted: whether the figures are known yet. recall: of due cards in the last 30 days, in words.
    """
    name = sheet.width - 2 * NUMBER - KNOWN - MARGINS
    sign = row((sheet.signs.cursor if marked else " ", f"{BOLD} {MARK}"), " ")
    if broken(deck):
        words = ngettext("{count} problem {dot} c shows it", "{count} problems {dot} c shows them", deck.deck.problems)
        said = words.format(count=deck.deck.problems, dot=sheet.signs.dot)
        file = f"{sheet.signs.warning} {clean(deck.deck.path.name)}"
        return row(sign, fit(plain(file, CLOSE), name + 2), (said.rjust(2 * NUMBER + KNOWN), QUIET))
    figures = [_count(deck.new, sheet).rjust(NUMBER), _count(deck.due, sheet).rjust(NUMBER), recall.rjust(KNOWN)]
    named = fit(plain(title or deck.deck.title, BOLD if marked else ""), name + 2)
    return row(sign, named, *(figures if counted else ()))


def broken(deck: DeckRow) -> bool:
    """Tell whether a deck has errors, so that it cannot be studied."""
    return deck.deck.problems > 0


def _count(number: int, sheet: Sheet) -> str:
    return str(number) if number else sheet.signs.dash


def ordered(rows: Sequence[DeckRow]) -> list[DeckRow]:
    """Put the decks with errors last, and leave the others in their order."""
    return sorted(rows, key=broken)


def empty_rows(folders: Sequence[str], sheet: Sheet) -> list[Content]:
    """Say where decks are looked for, and how to make one."""
    rows = [plain("  " + _("There is no deck yet. Decks are looked for in:"))]
    rows += [plain(f"    {shorten(folder, sheet.width - 6)}", MARK) for folder in folders]
    return [*rows, plain("  " + _("Make one with `quizgeo new`, or copy one there."))]


def rest_words(next_due: int | None, *, others: bool = False) -> str:
    """Say when the next card is due, in days from today; nothing is asked before its day.

    others: whether it is said of one deck while others have cards that wait.
    """
    if others:
        if next_due is None:
            return _("Nothing of this deck waits now.")
        from quizgeo.study import wait_in_words

        said = _("Nothing of this deck waits now. Its next cards come {when}.")
        return said.format(when=wait_in_words(max(1, next_due)))
    if next_due is None:
        return _("Nothing waits. Add a deck, or new cards come tomorrow.")
    from quizgeo.study import wait_in_words

    return _("Nothing waits now. The next cards come {when}.").format(when=wait_in_words(max(1, next_due)))


def short_path(path: Path) -> str:
    """Give a path with `~` for the user's own folder."""
    own = Path.home()
    return f"~/{path.relative_to(own).as_posix()}" if path.is_relative_to(own) else str(path)


def newcomer_row(place: str, sheet: Sheet) -> Content:
    """Say what happens to the learner's data, in the first sessions."""
    words = _("Nothing is sent anywhere. Your progress: {place}").format(place=clean(place))
    return plain("  " + shorten(words, sheet.width - 4), QUIET)

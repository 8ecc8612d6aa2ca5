"""How it goes: panels of numbers. The screen paints at once; the log is read in a worker, and once for all ranges."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.message import Message

from quizgeo.decks import DeckEntry
from quizgeo.insight import Book, Numbers
from quizgeo.language import _
from quizgeo.progress import ProgressError
from quizgeo.study import Scope, studied
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import QUIET, WRONG
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.stats import LISTED, PANELS, RANGES, Grid, grid, pages_words, panels_page, range_words
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

CHROME = 4
"""Rows of header, the blank row below it, note and keys."""
FIRST_RANGE = 1
"""Place of the range that is shown first."""

Wish = tuple[str, int]
"""Identity of a deck, empty for all, and days to look back on, 0 for all."""


class Kept(Struct):
    """Numbers that were counted, for as long as log, settings and day stay what they were."""

    stamp: tuple[object, ...]
    found: dict[Wish, Numbers]


class StatsScreen(Personal):
    """Panels of numbers, of one deck or of all."""

    CSS_PATH = "../styles/scrolling.tcss"
    BINDINGS = bindings([Where.STATS])
    kept: ClassVar[Kept | None] = None
    """Of the last look; so that coming back from a card shows them at once."""

    @dataclass
    class Counted(Message):
        """Numbers; a message, for the screen may be gone when they are counted."""

        stamp: tuple[object, ...]
        wish: Wish
        found: Numbers

    def __init__(self) -> None:
        super().__init__()
        self.range = FIRST_RANGE
        self.deck: DeckEntry | None = None
        """None: all decks."""
        self._book: tuple[tuple[object, ...], Book] | None = None
        """The answers that were read, while the screen is open."""

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.STATS

    @property
    def wish(self) -> Wish:
        """What numbers are wanted."""
        return (self.deck.id if self.deck is not None else "", RANGES[self.range])

    @property
    def found(self) -> Numbers | None:
        """The numbers; None while they are counted."""
        kept = type(self).kept
        return kept.found.get(self.wish) if kept is not None and kept.stamp == self._stamp() else None

    @property
    def shape(self) -> Grid:
        """How panels are laid out."""
        return grid(self.size.width, self.size.height - CHROME)

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header", classes="spaced")
        yield Picker("panels")
        yield Pane("note")
        yield ButtonRow("keys")

    def on_screen_resume(self) -> None:
        """Show the numbers as they are now."""
        if self.is_current:
            self.show()

    def show(self) -> None:
        """Show what is wanted; count it where it is not known."""
        self.draw()
        if self.found is None:
            self.count(self._stamp(), self.wish, self.deck)

    def draw(self) -> None:
        """Show the panels."""
        if not self.size.width:
            return
        right = range_words(RANGES[self.range], self.sheet)
        title = self._title()
        left = _("Stats {dot} {decks}").format(dot=self.sheet.signs.dot, decks=title)
        self.pane("header").show([header(left, right, self.sheet)])
        picker, found, shape = self.query_one(Picker), self.found, self.shape
        picker.set_height(self.size.height - CHROME)
        picker.fill(len(PANELS), lambda cursor: panels_page(found, cursor, shape, self.sheet))
        self.note(pages_words(picker.cursor, shape), QUIET)
        self.show_keys()

    def allows(self, action: Action) -> bool:
        """Leave out what needs numbers while there are none."""
        if action.id in ("stats.open", "stats.export"):
            return self.found is not None
        return action.id != "stats.deck" or len(studied(self.shell.learner.library.entries)) > 1

    # -- counting ------------------------------------------------------------------------------------------------

    def _stamp(self) -> tuple[object, ...]:
        """Give what the numbers follow from; they hold while it is the same."""
        learner = self.shell.learner
        return (
            str(learner.log.places.home),
            learner.log.last_pos(),
            learner.today(),
            learner.settings,
            id(learner.library),
        )

    @work(thread=True, exclusive=True, group="numbers")
    def count(self, stamp: tuple[object, ...], wish: Wish, deck: DeckEntry | None) -> None:
        """Count, off the screen's thread; the log is read only where it moved since."""
        try:
            if self._book is None or self._book[0] != stamp:
                self._book = stamp, Book(self.shell.learner)
            found = self._book[1].numbers([deck] if deck is not None else [], wish[1] or None)
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(self.Counted(stamp, wish, found))

    def on_stats_screen_counted(self, event: Counted) -> None:
        """Keep numbers, and show them where they are still wanted."""
        kept = type(self).kept
        if kept is None or kept.stamp != event.stamp:
            kept = type(self).kept = Kept(event.stamp, {})
        kept.found[event.wish] = event.found
        if not self.gone and self.is_current:
            self.draw()

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    def action_range(self, key: str) -> None:
        """Look back on fewer days, or on more."""
        place = max(0, min(len(RANGES) - 1, self.range + (1 if key == "right" else -1)))
        if place != self.range:
            self.range = place
            self.show()

    def action_panel(self) -> None:
        """Mark the next panel."""
        self._turn(1)

    def action_panel_before(self) -> None:
        """Mark the panel before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        picker = self.query_one(Picker)
        wished = (picker.cursor + step) % len(PANELS)
        picker.move(wished - picker.cursor)

    def action_up(self) -> None:
        """Mark the panel above."""
        self.query_one(Picker).move(-self.shape.across)

    def action_down(self) -> None:
        """Mark the panel below."""
        self.query_one(Picker).move(self.shape.across)

    def action_first(self) -> None:
        """Mark the first panel."""
        self.query_one(Picker).end(-1)

    def action_last(self) -> None:
        """Mark the last panel."""
        self.query_one(Picker).end(1)

    def action_page_up(self) -> None:
        """Show the page before."""
        self.query_one(Picker).move(-self.shape.a_page)

    def action_page_down(self) -> None:
        """Show the next page."""
        self.query_one(Picker).move(self.shape.a_page)

    def action_open(self) -> None:
        """Show the figures of the marked panel in words, or the cards that it lists."""
        panel, found = PANELS[self.query_one(Picker).cursor], self.found
        if found is None:
            return
        from quizgeo.tui.screens.figures import FiguresScreen, TroubleScreen

        if panel.name in LISTED:
            self.app.push_screen(TroubleScreen(panel, found))
        else:
            self.app.push_screen(FiguresScreen(panel, found, self._title()))

    def action_deck(self) -> None:
        """Choose a deck, or all."""
        from quizgeo.tui.screens.whose import WhoseNumbers

        decks = list(studied(self.shell.learner.library.entries))
        titles: Mapping[str, str] = {deck.id: self._named(deck) for deck in decks}
        self.app.push_screen(WhoseNumbers(titles, self.deck.id if self.deck else "", self._choose))

    def _choose(self, id_: str) -> None:
        decks = studied(self.shell.learner.library.entries)
        self.deck = next((deck for deck in decks if deck.id == id_), None)
        self.show()

    def action_workload(self) -> None:
        """Help to decide what share of due cards to aim at."""
        from quizgeo.tui.screens.workload import WorkloadScreen

        self.app.push_screen(WorkloadScreen(self.deck, self._title()))

    def action_export(self) -> None:
        """Write the numbers to a file in the learner's folder."""
        self.export(self.deck, RANGES[self.range])

    @work(thread=True, exclusive=True, group="export")
    def export(self, deck: DeckEntry | None, days: int) -> None:
        """Write what `quizgeo stats --json` prints, and say where."""
        from quizgeo.insight.export import export_numbers

        try:
            path = export_numbers(self.shell.learner, [deck] if deck is not None else [], days or None)
            said, style = _("Written to {path}").format(path=path), ""
        except OSError as error:
            said, style = _("It cannot be written: {reason}.").format(reason=error.strerror or error), WRONG
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.app.call_from_thread(self._said, said, style)

    def _said(self, words: str, style: str) -> None:
        if not self.gone:
            self.note(words, style)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Open the panel that was clicked."""
        event.stop()
        self.action_open()

    def on_picker_moved(self, event: Picker.Moved) -> None:
        """Say which page is on the screen."""
        event.stop()
        self.note(pages_words(event.place, self.shape), QUIET)

    def _title(self) -> str:
        return _("all decks") if self.deck is None else self._named(self.deck)

    def _named(self, deck: DeckEntry) -> str:
        return Scope((deck,), language=self.shell.naming).title(self.shell.learner)

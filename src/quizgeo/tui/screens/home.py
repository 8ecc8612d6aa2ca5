"""The home screen: what waits today, the decks, what was done and what is coming."""

from collections.abc import Sequence
from time import sleep

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from quizgeo.language import _
from quizgeo.progress import ProgressError
from quizgeo.study import DeckRow, Overview, Scope, everything, overview
from quizgeo.study.agenda import NO_AGENDA, keep_spread
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import CLOSE, EMPTY, WRONG
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines import home
from quizgeo.tui.lines.calendar import due_by_day, forecast, heat_map, next_due
from quizgeo.tui.screens.weeks import WEEKS, WEEKS_WIDE, Weeks
from quizgeo.tui.sheet import Drawn, Sheet
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

PLOT = 8
"""Rows of the pictures."""
CHROME = 10
"""Rows of everything but decks and pictures."""
FEWEST = 3
"""Rows of decks for which the pictures give way."""
FEW_OVERDUE = 6
"""Overdue cards that are not worth spreading over a week."""
NOTHING = Overview((), 0, 0, 0, 0, 0)


class Home(Weeks):
    """Begins sessions. Before its first paint no deck file is read; figures and pictures come right after it."""

    BINDINGS = bindings([Where.HOME])

    def __init__(self) -> None:
        super().__init__()
        self.listed = False
        """Whether the decks are known, be it without figures."""
        self.view: Overview | None = None
        """What waits; None until it was counted."""
        self.decks: list[DeckRow] = []
        self.titles: list[str] = []
        """Of the decks, in the language that they are named in."""

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.HOME

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        with Horizontal(id="middle"):
            with Vertical(id="main"):
                yield Pane("today")
                yield Pane("columns")
                yield Picker("decks")
                with Horizontal(id="plots"):
                    yield Pane("heat")
                    yield Pane("soon")
            yield Pane("details")
        yield Pane("newcomer")
        yield Pane("note")
        yield ButtonRow("keys")

    def on_screen_resume(self) -> None:
        """Show what waits now: at the start, as soon as the decks are painted, and after a session."""
        if not self.is_current:
            return
        learner = self.shell.learner
        if self.listed or learner.ready:
            sleep(0)  # what was painted is sent by a thread of its own: it goes first
            self._take_in()
        else:
            self._list([DeckRow(deck, len(deck.cards), 0, 0, 0.0) for deck in learner.library.entries])
            self.post_message(events.ScreenResume())  # with which Textual paints at once, and not at its next turn

    def _take_in(self) -> Overview:
        """Count what waits; leave with a sentence where the log cannot tell."""
        learner = self.shell.learner
        learner.rescan()
        try:
            self.view = overview(learner)
        except ProgressError as error:
            self.view = NOTHING
            self.shell.fail(error)
            return self.view
        self._list(self.view.rows)
        self.note(self._notice(), CLOSE)
        self.call_after_refresh(self.count)
        return self.view

    def _list(self, rows: Sequence[DeckRow]) -> None:
        """Show these decks."""
        self.listed = True
        self.decks = home.ordered(rows)
        self.titles = [self.title_of(row) for row in self.decks]
        self.draw()

    def draw(self) -> None:
        """Show everything anew."""
        if not self.listed or not self.size.width:
            return
        sheet = self._main_sheet()
        self.set_class(self.wide, "-wide")
        room = self.size.height - CHROME
        plots = PLOT if self.decks and room - PLOT >= FEWEST else 0
        self.draw_head()
        self.pane("today").show(self._today(sheet))
        self.pane("columns").show([home.deck_head(sheet)] if self.decks else [])
        self._picker().set_height(min(max(FEWEST, len(self.decks)), room - plots) if self.decks else room - plots)
        self.query_one("#plots").display = plots > 0
        self._draw_decks(sheet)
        self._draw_pictures()
        self.show_keys()

    def allows(self, action: Action) -> bool:
        """Leave out what there is nothing for."""
        match action.id:
            case "home.problems":
                return any(map(home.broken, self.decks)) or bool(self.shell.learner.library.problems)
            case "home.resting":
                return self.resting > 0
            case "home.spread":
                view = self.view or NOTHING
                return view.agenda.spread is not None or view.overdue > FEW_OVERDUE
            case "home.plan":
                return any(row.cards for row in self.decks)
            case "home.study" | "home.open" | "home.browse" | "home.search":
                return bool(self.decks)
            case _:
                return True

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_study(self) -> None:
        """Study all that waits."""
        view = self._view()
        if view.new or view.due:
            self.shell.open_study(replace(everything(self.shell.learner), language=self.shell.tongue))
        else:
            learner = self.shell.learner
            self.note(home.rest_words(next_due(learner.items.values(), learner.today())))

    def action_open(self) -> None:
        """Study the marked deck, or see what is wrong with it."""
        self._view()
        deck = self._marked()
        if deck is None:
            return
        if home.broken(deck):
            self.action_problems()
        elif deck.new or deck.due:
            self.shell.open_study(Scope((deck.deck,), language=self.shell.tongue))
        else:
            keys = [card.key for card in deck.deck.cards]
            items = map(self.shell.learner.item, keys)
            view = self._view()
            others = bool(view.new or view.due)
            self.note(home.rest_words(next_due(items, self.shell.learner.today()), others=others))

    def action_problems(self) -> None:
        """Show the problems of decks."""
        self.shell.open_problems()

    def action_settings(self) -> None:
        """Show what may be set."""
        self.shell.open_settings()

    def action_exam(self) -> None:
        """Sit an exam, or look at past ones."""
        self.shell.open_exam()

    def action_stats(self) -> None:
        """Show how it goes."""
        self.shell.open_stats()

    def action_resting(self) -> None:
        """Show the cards that are set aside."""
        self.shell.open_resting()

    def action_browse(self) -> None:
        """Look through all cards."""
        self.shell.open_browser()

    def action_search(self) -> None:
        """Search all cards."""
        self.shell.open_browser(typing=True)

    def action_plan(self) -> None:
        """Plan for an exam with the marked deck."""
        deck = self._marked()
        self.shell.open_plan(deck.deck.id if deck is not None and not home.broken(deck) else "")

    def action_spread(self) -> None:
        """Spread what is overdue over the next days, or end that."""
        learner = self.shell.learner
        spreading = self._view().agenda.spread is not None
        try:
            written = keep_spread(learner, None if spreading else learner.today())
        except ProgressError as error:
            self.shell.fail(error)
            return
        from quizgeo.tui.lines.agenda import spread_words  # not before something is planned

        view = self._take_in()
        words = _("No longer spread.") if spreading else spread_words(view)
        self.note(written.message or words, WRONG if written.message else "")

    def action_up(self) -> None:
        """Move up."""
        self._picker().move(-1)

    def action_down(self) -> None:
        """Move down."""
        self._picker().move(1)

    def action_first(self) -> None:
        """Go to the first deck."""
        self._picker().end(-1)

    def action_last(self) -> None:
        """Go to the last deck."""
        self._picker().end(1)

    def action_page_up(self) -> None:
        """Move up by a page."""
        self._picker().page(-1)

    def action_page_down(self) -> None:
        """Move down by a page."""
        self._picker().page(1)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Open the deck that was clicked."""
        event.stop()
        self.action_open()

    def on_picker_moved(self, event: Picker.Moved) -> None:
        """Say more about the deck that is marked now."""
        event.stop()
        self.note("")
        self._draw_details()

    # -- drawing -------------------------------------------------------------------------------------------------

    def show_weeks(self) -> None:
        """Show what was counted of the last weeks."""
        self._draw_decks(self._main_sheet())
        self._draw_pictures()
        self.show_keys()

    def show_marked(self) -> None:
        """Say more about the marked deck."""
        self._draw_details()

    def _draw_details(self) -> None:
        deck = self._marked()
        if self.wide and deck is not None and self.answers is not None:
            self.draw_deck(deck)

    def _today(self, sheet: Sheet) -> list[Content]:
        """Say what today holds; nothing before it was counted."""
        if self.view is None:
            return []
        bars = [home.today_bar(self.view, sheet), self._backlog() or EMPTY] if self.decks else []
        return [home.today_row(self.view, sheet), *bars]

    def _draw_decks(self, sheet: Sheet) -> None:
        if not self.decks:
            folders = [home.short_path(folder) for folder in self.shell.learner.library.folders]
            self._picker().fill(0, lambda _cursor: Drawn(tuple(home.empty_rows(folders, sheet))))
            return

        def rows(cursor: int) -> Drawn:
            named = enumerate(zip(self.decks, self._titles_with_exams(sheet), strict=True))
            lines = (
                home.deck_row(
                    deck, sheet, marked=place == cursor, title=title, counted=self.view is not None,
                    recall=self.recall_words(deck),
                )
                for place, (deck, title) in named
            )  # fmt: skip
            return Drawn(tuple(lines), tuple(range(len(self.decks))))

        self._picker().fill(len(self.decks), rows)

    def _titles_with_exams(self, sheet: Sheet) -> list[str]:
        """Give the titles of the decks, each with the days until its exam."""
        if self.view is None or not self.view.agenda.exams:
            return self.titles
        from quizgeo.tui.lines.agenda import titled  # not before something is planned

        agenda, today, room = self.view.agenda, self.shell.learner.today(), home.name_cells(sheet)
        named = zip(self.decks, self.titles, strict=True)
        return [titled(title, agenda.exam_of(row.deck.id), today, room, sheet) for row, title in named]

    def _draw_pictures(self) -> None:
        self._draw_newcomer()
        if self.answers is None:
            return
        learner = self.shell.learner
        today, sheet = learner.today(), self._main_sheet()
        weeks = WEEKS_WIDE if self.wide else WEEKS
        self.pane("heat").show(heat_map(self.answers, today, weeks, sheet))
        if not self.wide:
            self.pane("soon").show(forecast(due_by_day(learner.items.values(), today), today, sheet))
        self._draw_details()

    def _draw_newcomer(self) -> None:
        first = self.answers is not None and len(self.answers) <= home.ENOUGH
        place = home.short_path(self.shell.learner.log.places.home)
        self.pane("newcomer").show([home.newcomer_row(place, self.sheet)] if first else [])

    def _notice(self) -> str:
        """Give what the learner has to know of clock and files; empty when all is well."""
        return next(filter(None, (self.shell.learner.clock_notice, *self.shell.learner.log.notes)), "")

    def _backlog(self) -> Content | None:
        view, learner = self._view(), self.shell.learner
        if view.agenda == NO_AGENDA:
            return home.backlog_row(view, learner.settings.due_per_day)
        from quizgeo.tui.lines.agenda import agenda_row  # not before something is planned

        return agenda_row(view, learner.settings.due_per_day, learner.today())

    def _main_sheet(self) -> Sheet:
        width = self.size.width * 3 // 5 if self.wide else self.size.width
        return Sheet(width, self.shell.signs)

    def _marked(self) -> DeckRow | None:
        cursor = self._picker().cursor
        return self.decks[cursor] if cursor < len(self.decks) else None

    def _picker(self) -> Picker:
        return self.query_one(Picker)

    def _view(self) -> Overview:
        """Give what waits; a key may come before it was counted."""
        return self.view or self._take_in()

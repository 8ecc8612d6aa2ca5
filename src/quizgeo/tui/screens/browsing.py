"""What the screen of cards shows: the search, the list, and the marked card. Searching is done beside its thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from msgspec.structs import replace
from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from quizgeo.decks import Question
from quizgeo.language import _
from quizgeo.progress import ProgressError
from quizgeo.study import Finder, Found, QueryError
from quizgeo.study.search import Candidate
from quizgeo.study.search_shown import line_of
from quizgeo.text import cells
from quizgeo.tui.action import Where
from quizgeo.tui.content import EMPTY, MARK, QUIET, ends, plain
from quizgeo.tui.lines import browser as lines
from quizgeo.tui.lines.chrome import header, heading
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.field import Field
from quizgeo.tui.widgets.glance import Glance
from quizgeo.tui.widgets.long_list import LongList
from quizgeo.tui.widgets.pane import Pane

CHROME = 6
"""Rows of header, search, heads of columns, place of the question, note and keys."""
FEWEST = 2
"""Rows of the list beside a preview as large as it can be."""
COUNT = 12
"""Columns of the count, at least."""
ROOMY = 112
"""Columns from which a preview beside the list has room for a map."""
PREVIEW = 52
"""Columns that it then has at least."""


class Browsing(Personal):
    """The search, what it finds, and the marked card."""

    CSS_PATH = "../styles/browser.tcss"

    @dataclass
    class Looked(Message):
        """A search was made; a message, for the screen may be gone by then."""

        query: str
        outcome: Found | QueryError

    @dataclass
    class DecksRead(Message):
        """The questions of all decks are known."""

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self.query_text = query
        """The search that is wanted."""
        self.found: Found | None = None
        """What the last one that could be understood found; None before the first."""
        self.wrong: QueryError | None = None
        """What is wrong with the one that is wanted."""
        self.ticked: set[str] = set()
        self.large = False
        """Whether the preview is as large as it can be."""
        self.turn = Lock()
        """Held by whoever searches, writes, or looks for decks that changed."""
        self._shown = ""
        """The search whose cards are listed."""
        self.preview_rows = 1
        """Rows of the preview without its heading."""
        self._finder: Finder | None = None

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        with Horizontal(id="search"):
            yield Pane("slash")
            yield Field("query")
            yield Pane("count")
        yield Pane("columns")
        with Vertical(id="middle"):
            with Vertical(id="list"):
                yield LongList("cards")
            with Vertical(id="side"):
                yield Pane("heading")
                yield Glance(id="glance")
        yield Pane("foot")
        yield Pane("note")
        yield ButtonRow("keys")

    # -- what there is -------------------------------------------------------------------------------------------

    @property
    def finder(self) -> Finder:
        """What searches the learner's cards; decks that it read stay in memory while the screen is open."""
        if self._finder is None:
            self._finder = Finder(self.shell.learner, self.shell.tongue)
        return self._finder

    @property
    def field(self) -> Field:
        """The field of the search."""
        return self.query_one(Field)

    @property
    def cards(self) -> LongList:
        """The list."""
        return self.query_one(LongList)

    @property
    def typing(self) -> bool:
        """Whether the field has the keys."""
        return self.focused is self.field

    @property
    def where(self) -> Where:
        """Which keys hold now."""
        return Where.QUERY if self.typing else Where.BROWSER

    @property
    def listed(self) -> Sequence[Candidate]:
        """The cards of the list."""
        return self.found.cards if self.found is not None else ()

    @property
    def marked(self) -> Candidate | None:
        """The card at the cursor."""
        cursor, listed = self.cards.cursor, self.listed
        return listed[cursor] if cursor < len(listed) else None

    def question(self, each: Candidate) -> Question | None:
        """Give the question of a card, once its deck was read."""
        return self.finder.question(each)

    # -- searching -----------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Look for what the field says."""
        self.query_text = self.field.value
        self._look(self.query_text)

    @work(thread=True, group="search")
    def _look(self, query: str) -> None:
        with self.turn:
            if query != self.query_text:  # more was typed while others had their turn
                return
            try:
                outcome: Found | QueryError = self.finder.find(query)
            except QueryError as error:
                outcome = error
            except ProgressError as error:
                self.app.call_from_thread(self.shell.fail, error)
                return
        self.post_message(self.Looked(query, outcome))

    def on_browsing_looked(self, event: Looked) -> None:
        """Show what was found; what cannot be understood leaves the list as it was."""
        if self.gone or event.query != self.query_text:
            return
        if isinstance(event.outcome, QueryError):
            self.wrong = event.outcome
            self.show_head()
            return
        before, first = self.marked, self.found is None
        cursor = self.cards.cursor if event.query == self._shown else 0
        if event.query == self._shown and before is not None:
            same = (place for place, each in enumerate(event.outcome.cards) if each.card.key == before.card.key)
            cursor = next(same, cursor)
        self.wrong, self.found, self._shown = None, event.outcome, event.query
        self.ticked &= event.outcome.keys
        self.show_list(cursor)
        if first:
            self.read_decks()

    def renew(self) -> None:
        """Show the cards of the list with their present states, whatever the field says meanwhile."""
        if self.found is not None:
            self.found = replace(self.found, cards=tuple(map(self.finder.again, self.found.cards)))
            self.show_list(self.cards.cursor)

    @work(thread=True, exclusive=True, group="decks")
    def read_decks(self) -> None:
        """Read the questions of all decks, and have their texts ready to be searched, off the screen's thread."""
        self.finder.read()
        self.post_message(self.DecksRead())
        self.finder.prepare()

    def on_browsing_decks_read(self) -> None:
        """Show the questions in place of keys."""
        if not self.gone:
            self.cards.redraw()
            self.show_marked()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed, while it is typed."""
        event.stop()
        if self.field.value != self.query_text:
            self.search()
        self.show_head()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys of the field."""
        del event
        self.show_head()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Show the keys of the list."""
        del event
        self.call_after_refresh(self.show_head)

    # -- drawing -------------------------------------------------------------------------------------------------

    @property
    def beside(self) -> bool:
        """Whether the preview stands beside the list."""
        return self.wide and not self.large

    @property
    def side_sheet(self) -> Sheet:
        """Where the preview is drawn."""
        if not self.beside:
            return self.sheet
        width = self.size.width * 2 // 5
        return Sheet(max(width, PREVIEW) if self.size.width >= ROOMY else width, self.shell.signs)

    @property
    def list_sheet(self) -> Sheet:
        """Where the list is drawn."""
        return self.sheet.narrower(self.side_sheet.width) if self.beside else self.sheet

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        room = self.size.height - CHROME
        rows = room if self.beside else FEWEST if self.large else (room - 1) * 2 // 3 + 1
        self.set_class(self.beside, "-beside")
        self.query_one("#side").styles.width = self.side_sheet.width if self.beside else "1fr"
        self.query_one("#side").styles.height = room if self.beside else room - rows
        self.preview_rows = (room if self.beside else room - rows) - 1
        self.cards.set_height(rows)
        self.pane("slash").show([plain(" / ", MARK)])
        self.show_list(self.cards.cursor)

    def show_list(self, cursor: int) -> None:
        """Show the list, with the cursor at a place."""
        if not self.size.width:
            return
        none = lines.none_rows(self._shown, self.list_sheet) if self.found is not None else ()
        self.cards.fill(len(self.listed), self._row, cursor, none)
        self.show_head()
        self.show_marked()

    def show_head(self) -> None:
        """Show the header, the count, the row under the search, and the keys."""
        if self.gone or not self.size.width:
            return
        found = self.found
        title = _("Cards")
        self.pane("header").show([header(title, "", self.sheet)])
        counted = ""
        if found is not None:
            counted = lines.count_words(len(found.cards), found.total, len(self.ticked), self.shell.signs)
        self._show_count(counted)
        options = self._options() if self.typing else ()
        if options:
            self.pane("columns").show([lines.hint_row(options, self.sheet)])
        elif self.wrong is not None:
            self.pane("columns").show([lines.wrong_row(self.wrong.message, self.sheet)])
        else:
            self.pane("columns").show([lines.head_row(self.list_sheet)])
        self.show_keys()

    def _show_count(self, counted: str) -> None:
        """Show the count at the right of the field, which has the rest of the row. A layout costs only a new width."""
        pane, width = self.pane("count"), max(COUNT, cells(counted) + 2)
        if pane.styles.width is None or pane.styles.width.cells != width:
            pane.styles.width = width
        pane.show([ends(EMPTY, plain(f"{counted} ", QUIET), width)])

    def show_marked(self) -> None:
        """Show the card at the cursor."""
        each, sheet = self.marked, self.side_sheet
        question = self.question(each) if each is not None else None
        self.pane("heading").show([self._heading(each)])
        glance = self.query_one(Glance)
        glance.show(question, each.card.key if each is not None else "", sheet, self.preview_rows)
        if each is None:
            self.pane("foot").show([])
            return
        path, line = (question.path, question.line) if question is not None else (str(each.deck.path), 1)
        self.pane("foot").show([lines.foot_row(path, line, each.card.key, each.card.tags, self.sheet)])

    def _heading(self, each: Candidate | None) -> Content:
        """Say which card of the list is shown, and how well it is known."""
        if each is None:
            return EMPTY if self.beside else heading(_("Preview"), self.side_sheet)
        place = lines.place_words(self.cards.cursor, len(self.listed))
        signs = self.shell.signs
        known = lines.memory_words(each.item, self.finder.facts().recall_today(each), signs)
        if self.beside:
            return plain(f"  {known or place}", QUIET)
        both = f"{place} {signs.line * 2} {known}" if known else place
        return heading(both if cells(both) < self.size.width - CHROME else place, self.side_sheet)

    def _row(self, place: int) -> Content:
        each = self.listed[place]
        question = self.question(each)
        text = each.card.key if question is None else line_of(question, each.card.key)
        marked, ticked = place == self.cards.cursor, each.card.key in self.ticked
        listed = lines.Listed(each.item, text, marked, ticked)
        return lines.card_row(listed, self.shell.learner.today(), self.list_sheet)

    def _options(self) -> Sequence[str]:
        completion = self.finder.complete(self.field.value, self.field.cursor_position)
        return () if completion.done else completion.options

"""What stands behind a panel: its figures in words and columns, or the cards that it lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from textual import work
from textual.message import Message

from quizgeo.insight import Numbers
from quizgeo.language import _, ngettext
from quizgeo.study.resting import question_of
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import EMPTY, plain, row, wrapped
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.stats import Panel, panel_words
from quizgeo.tui.lines.trouble import CardRow, card_rows, trouble_cards
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.screens.scrolling import Scrolling
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker


class FiguresScreen(Scrolling, Personal):
    """The figures of a panel."""

    BINDINGS = bindings([Where.FIGURES])

    def __init__(self, panel: Panel, found: Numbers, title: str) -> None:
        """Take a panel, the numbers, and whose they are."""
        super().__init__()
        self.panel, self.found, self.heading = panel, found, title

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.FIGURES

    def draw(self) -> None:
        """Show the figures; rows of columns are not broken."""
        self.pane("header").show([header(_(self.panel.title), self.heading, self.sheet)])
        inner = self.sheet.narrower(4)
        rows = []
        for line in panel_words(self.panel, self.found, self.sheet):
            rows += wrapped(line, inner.width) if line and "  " not in line else [plain(line)]
        self.show_body([row("  ", each) if each else EMPTY for each in rows])
        self.show_keys()


class TroubleScreen(Listing, Personal):
    """Cards that give trouble; each opens."""

    BINDINGS = bindings([Where.TROUBLE])

    def __init__(self, panel: Panel, found: Numbers) -> None:
        """Take a panel that lists cards, and the numbers."""
        super().__init__()
        self.panel = panel
        self.cards: Sequence[CardRow] = trouble_cards(panel.name, found)

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.TROUBLE

    @property
    def heading(self) -> str:
        """What the header says."""
        return _(self.panel.title)

    @property
    def told(self) -> str:
        """How many there are."""
        count = len(self.cards)
        return ngettext("{count} card", "{count} cards", count).format(count=count) if count else ""

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self.cards)

    def rows(self, cursor: int) -> Drawn:
        """Draw the cards, the one at the cursor marked."""
        return card_rows(self.cards, cursor, self.sheet)

    def allows(self, action: Action) -> bool:
        """Leave out opening where there is no card."""
        return action.id != "trouble.card" or bool(self.cards)

    @dataclass
    class Named(Message):
        """What the cards ask; a message, for the screen may be gone when their decks are read."""

        names: Mapping[str, str]

    def on_mount(self) -> None:
        """Read what the cards ask, off the screen's thread."""
        self.read()

    @work(thread=True, exclusive=True, group="decks")
    def read(self) -> None:
        """Read the decks of these cards."""
        learner, tongue = self.shell.learner, self.shell.tongue
        keys = dict.fromkeys(each.card for each in self.cards)
        self.post_message(self.Named({key: question_of(learner, learner.entry(key), tongue) for key in keys}))

    def on_trouble_screen_named(self, event: Named) -> None:
        """Show what the cards ask in the place of their keys."""
        if not self.gone:
            self.cards = [replace(each, name=event.names[each.card]) for each in self.cards]
            self.draw()

    def action_card(self) -> None:
        """Show the marked card."""
        place = self.query_one(Picker).cursor
        if place < len(self.cards):
            self.shell.open_card(self.cards[place].card)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Show the card that was clicked."""
        event.stop()
        self.action_card()

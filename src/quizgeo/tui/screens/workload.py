"""Help to decide: what each share of due cards to aim at would cost in minutes a day, and give in cards known."""

from dataclasses import dataclass

from textual import work
from textual.message import Message

from quizgeo.decks import DeckEntry
from quizgeo.language import _
from quizgeo.progress import ProgressError
from quizgeo.study import YearAhead, workload_of
from quizgeo.tui.action import Where
from quizgeo.tui.content import QUIET, plain
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.workload import workload_rows
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.screens.scrolling import Scrolling


class WorkloadScreen(Scrolling, Personal):
    """The year to come for several goals, of one deck or of all."""

    BINDINGS = bindings([Where.FIGURES])

    @dataclass
    class Simulated(Message):
        """The year; a message, for the screen may be gone when it is simulated."""

        found: YearAhead

    def __init__(self, deck: DeckEntry | None = None, title: str = "") -> None:
        """Take a deck, None for all, and its title in the language that it is named in."""
        super().__init__()
        self.deck, self.named = deck, title
        self.found: YearAhead | None = None

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.FIGURES

    def on_mount(self) -> None:
        """Simulate, off the screen's thread."""
        self.simulate()

    @work(thread=True, exclusive=True, group="numbers")
    def simulate(self) -> None:
        """Live through the year, once for each goal."""
        try:
            found = workload_of(self.shell.learner, [self.deck] if self.deck is not None else [])
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(self.Simulated(found))

    def on_workload_screen_simulated(self, event: Simulated) -> None:
        """Show the year."""
        if not self.gone:
            self.found = event.found
            self.draw()

    def draw(self) -> None:
        """Show the year; while it is simulated, that it is."""
        title = self.named or (self.deck.title if self.deck is not None else _("all decks"))
        self.pane("header").show([header(_("What would other goals cost?"), title, self.sheet)])
        waiting = [plain("  " + _("counting …"), QUIET)]
        self.show_body(waiting if self.found is None else workload_rows(self.found, self.sheet))
        self.show_keys()

"""The cards that are set aside: each can be brought back, and set aside again as it was."""

from dataclasses import dataclass

from msgspec.structs import replace
from textual import work
from textual.message import Message

from quizgeo.language import _, ngettext
from quizgeo.progress import ProgressError, Written
from quizgeo.study import Resting, bring_back, resting_cards, set_aside
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import WRONG
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.resting import Row, none_rows, resting_rows
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker


class RestingCards(Listing, Personal):
    """A list that stays as it was found, so that what was brought back by mistake is set aside again."""

    BINDINGS = bindings([Where.RESTING])

    @dataclass
    class Found(Message):
        """The cards; a message, for the screen may be gone when they are collected."""

        cards: tuple[Resting, ...]

    @dataclass
    class Changed(Message):
        """A card was brought back or set aside."""

        place: int
        written: tuple[Written, ...]

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[Row] | None = None
        """None while they are collected."""
        self._busy = False

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.RESTING

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Cards set aside")

    @property
    def told(self) -> str:
        """How many there are."""
        left = sum(not each.back for each in self.cards or ())
        return ngettext("{count} card", "{count} cards", left).format(count=left) if left else ""

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self.cards or ())

    def rows(self, cursor: int) -> Drawn:
        """Draw the cards, or that there is none."""
        if self.cards is None:
            return Drawn()
        return resting_rows(self.cards, cursor, self.sheet) if self.cards else none_rows(self.sheet)

    def allows(self, action: Action) -> bool:
        """Leave out bringing back, and looking at a card, where there is none."""
        return action.id not in ("resting.resume", "resting.card") or bool(self.cards)

    def on_mount(self) -> None:
        """Read the questions, off the screen's thread."""
        self.read()

    @work(thread=True, exclusive=True, group="decks")
    def read(self) -> None:
        """Collect the cards with their questions."""
        self.post_message(self.Found(tuple(resting_cards(self.shell.learner, self.shell.tongue))))

    def on_resting_cards_found(self, event: Found) -> None:
        """Show what was collected."""
        if not self.gone:
            self.cards = [Row(card) for card in event.cards]
            self.draw()

    def action_resume(self) -> None:
        """Bring the marked card back, or set it aside again as it was."""
        place = self.query_one(Picker).cursor
        if not self._busy and self.cards and place < len(self.cards):
            self._busy = True
            self.change(place, self.cards[place])

    def action_card(self) -> None:
        """Show all there is to know of the marked card."""
        place = self.query_one(Picker).cursor
        if self.cards and place < len(self.cards):
            self.shell.open_card(self.cards[place].resting.card.key)

    @work(thread=True, group="session")
    def change(self, place: int, each: Row) -> None:
        """Write it down."""
        learner, card = self.shell.learner, each.resting.card.key
        try:
            done = [set_aside(learner, each.resting.kind, card)] if each.back else bring_back(learner, card)
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(self.Changed(place, tuple(written for _event, written in done)))

    def on_resting_cards_changed(self, event: Changed) -> None:
        """Show how the card stands now."""
        self._busy = False
        if self.gone or self.cards is None:
            return
        each = self.cards[event.place]
        self.cards[event.place] = replace(each, back=not each.back)
        self.draw()
        banner = next((written.message for written in event.written if written.message), "")
        self.note(banner, WRONG)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Bring the card back that was clicked, or set it aside again."""
        event.stop()
        self.action_resume()

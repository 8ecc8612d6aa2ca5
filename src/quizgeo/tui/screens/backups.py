"""The backups there are: one of them can be put back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import work
from textual.message import Message

from quizgeo.language import _, ngettext
from quizgeo.progress import ProgressError
from quizgeo.progress.inventory import Held, held_backups
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import WRONG
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.keeping import backup_rows, no_backup_rows, restore_question
from quizgeo.tui.screens.listing import Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker


class BackupsScreen(Listing, Personal):
    """Backups under each other, the newest first; the one that is picked is told to who asked."""

    BINDINGS = bindings([Where.BACKUPS])

    @dataclass
    class Found(Message):
        """The backups, or why they cannot be listed; a message, for the screen may be gone when they were read."""

        held: tuple[Held, ...]
        sentence: str = ""

    def __init__(self, then: Callable[[Held], None]) -> None:
        """Take what to do with the one that is picked, after a yes."""
        super().__init__()
        self.held: tuple[Held, ...] | None = None
        """None while they are read."""
        self._then = then

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.BACKUPS

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Backups")

    @property
    def told(self) -> str:
        """How many there are."""
        count = len(self.held or ())
        return ngettext("{count} backup", "{count} backups", count).format(count=count) if count else ""

    @property
    def count(self) -> int:
        """How many backups there are."""
        return len(self.held or ())

    def rows(self, cursor: int) -> Drawn:
        """Draw the backups, or that there is none."""
        if self.held is None:
            return Drawn()
        offset = self.shell.learner.now().offset
        return backup_rows(self.held, offset, cursor, self.sheet) if self.held else no_backup_rows(self.sheet)

    def allows(self, action: Action) -> bool:
        """Leave out putting back where there is nothing."""
        return action.id != "backups.put_back" or bool(self.held)

    def on_mount(self) -> None:
        """Look into them, off the screen's thread."""
        self.read()

    @work(thread=True, exclusive=True, group="keeping")
    def read(self) -> None:
        """Count what each backup holds."""
        try:
            self.post_message(self.Found(held_backups(self.shell.learner.log.places)))
        except ProgressError as error:
            self.post_message(self.Found((), error.message))

    def on_backups_screen_found(self, event: Found) -> None:
        """Show them."""
        if not self.gone:
            self.held = event.held
            self.draw()
            self.note(event.sentence, WRONG)

    def action_put_back(self) -> None:
        """Put the marked backup back, after a yes."""
        held = (self.held or ())[self.query_one(Picker).cursor]
        if held.answers is None:
            self.note(_("This backup cannot be read. Take another."), WRONG)
        else:
            self.shell.ask(restore_question(held, self.shell.learner.now().offset), partial(self._chosen, held))

    def _chosen(self, held: Held) -> None:
        self.dismiss()
        self._then(held)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Put back what was clicked."""
        event.stop()
        self.action_put_back()

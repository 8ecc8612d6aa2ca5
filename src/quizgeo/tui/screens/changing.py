"""Changes of settings, written one after another off the screen's thread, and taken back the newest first."""

from dataclasses import dataclass

from msgspec import Struct
from textual import work
from textual.message import Message

from quizgeo.language import _
from quizgeo.progress import Event, ProgressError
from quizgeo.study import Settings
from quizgeo.study.changing import take_back
from quizgeo.study.setting import Value
from quizgeo.tui.content import QUIET, WRONG
from quizgeo.tui.screens.personal import Personal


class Change(Struct, frozen=True):
    """A change that waits to be written."""

    name: str
    value: Value | None
    deck: str = ""


class Chosen(Struct, frozen=True):
    """What was chosen for this device, as it was before."""

    name: str
    before: str


class Changing(Personal):
    """A screen that changes settings."""

    @dataclass
    class Saved(Message):
        """Changes were written, or one taken back; a message, for the screen may be gone by then."""

        events: tuple[Event, ...]
        banner: str
        undone: bool

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Change] = []
        self._busy = False
        self._undo: list[Event | Chosen] = []
        """What can be taken back, the newest last."""

    @property
    def ahead(self) -> Settings:
        """The settings as they will be when all changes are written."""
        now = self.shell.learner.settings
        for change in self._waiting:
            now = now.changed(change.name, change.value, change.deck)
        return now

    @property
    def undoable(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._undo)

    def put(self, change: Change) -> None:
        """Show a change, and write it when those before it are written."""
        self._waiting.append(change)
        self.note("")
        self.draw()
        self._write_next()

    def choose(self, name: str, value: str) -> None:
        """Let something hold on this device."""
        before = self.shell.kept.of(name)
        if value == before:
            return
        self._undo.append(Chosen(name, before))
        kept = self.shell.choose(name, value)
        self.note("" if kept else _("This could not be kept for the next time."), WRONG)
        self.draw()

    def action_undo(self) -> None:
        """Take back the last change made here."""
        if self._busy or not self._undo:
            return
        match self._undo.pop():
            case Chosen(name=name, before=before):
                self.shell.choose(name, before)
                self.draw()
            case event:
                self._busy = True
                self.take_back(event)

    def _write_next(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self.write()

    @work(thread=True, group="session")
    def write(self) -> None:
        """Write down all changes that wait: who leaves at once loses none of them."""
        events, banner = list[Event](), ""
        while self._waiting:
            change = self._waiting[0]
            try:
                written = self.shell.learner.change(change.name, change.value, change.deck)
            except ProgressError as error:
                self.app.call_from_thread(self.shell.fail, error)
                return
            self._waiting.pop(0)
            events, banner = [*events, *written.events], written.message
        self.post_message(self.Saved(tuple(events), banner, undone=False))

    @work(thread=True, group="session")
    def take_back(self, event: Event) -> None:
        """Take a change back."""
        try:
            written = take_back(self.shell.learner, event)
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(self.Saved((), written.message, undone=True))

    def on_changing_saved(self, event: Saved) -> None:
        """Go on with what was changed meanwhile."""
        self._busy = False
        self._undo += event.events
        if self.gone:
            return
        if event.banner or event.undone:
            self.note(event.banner or _("Taken back."), WRONG if event.banner else QUIET)
        self.draw()
        self._write_next()

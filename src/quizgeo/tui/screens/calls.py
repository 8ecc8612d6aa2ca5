"""Calling a session beside the screen's thread, one call at a time, and which key may call it next."""

import asyncio
from collections.abc import Callable
from functools import partial

from msgspec import Struct
from textual import events
from textual.timer import Timer

from quizgeo.language import _
from quizgeo.progress import ProgressError
from quizgeo.study import Refusal, Session, View
from quizgeo.tui.screens.personal import Personal

HOLD = 0.25
"""Seconds for which the key that changed the screen means nothing: one that is held or bounces answers nothing."""
LONG_HOLD = 0.75
"""The same where that key would decide on something that nobody can have read yet: a second press too many does not."""
SLOW = 0.4
"""Seconds after which a call is said to take time."""

Call = Callable[[], "View | Refusal | Doubt"]


class Doubt(Struct, frozen=True):
    """A question of the app itself before something is done."""

    sentence: str
    then: Call
    """What is done after a yes."""


class Caller(Personal):
    """A screen that drives a session. Until a call is done and its result is painted, no key calls again."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = False
        self._turn = asyncio.Lock()
        """Held by whoever uses the session."""
        self._key = ""
        self._held = ""
        """The key that led to what is on the screen, while it means nothing."""
        self._bounced = False
        """Whether that key was pressed again since."""
        self._holding: Timer | None = None
        """What lets go of it."""

    @property
    def pressed(self) -> str:
        """The key pressed last."""
        return self._key

    @property
    def armed(self) -> bool:
        """Whether the key pressed last may call the session."""
        return not self.busy and (not self._held or self._key != self._held)

    def on_key(self, event: events.Key) -> None:
        """Remember which key is pressed; another one than the one that means nothing shows that it was read so far."""
        self._key = event.key
        if event.key == self._held:
            self._bounced = True
        else:
            self.let_go()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Forget the key: what follows is done with the mouse."""
        del event
        self._key = ""

    def call(self, step: Call) -> None:
        """Make a call beside the screen's thread; what it gives goes to `take`."""
        if not self.busy:
            self.busy = True
            self._held = self._key
            self.run_worker(self._called(step), group="session")

    def beside(self, step: Callable[[], None]) -> None:
        """Let the session get something ready beside the screen's thread; keys hold, and wait their turn."""
        if not self.gone:
            self.run_worker(self._readied(step), group="ready")

    async def _readied(self, step: Callable[[], None]) -> None:
        async with self._turn:
            await asyncio.get_running_loop().run_in_executor(None, step)

    def take(self, result: View | Refusal) -> None:
        """Show what a call gave."""
        raise NotImplementedError

    @property
    def hold(self) -> float:
        """Seconds for which the key that led to what is on the screen means nothing there."""
        return HOLD

    def undo(self, session: Session) -> None:
        """Take back what was done last; ask before, where it was not done in this session."""

        def newest() -> View | Refusal | Doubt:
            deed = session.next_undo()
            return Doubt(deed.doubted(), session.undo) if deed is not None and deed.earlier else session.undo()

        self.call(newest)

    async def _called(self, step: Call) -> None:
        slow = self.set_timer(SLOW, lambda: self.note(_("Saving …")))
        try:
            async with self._turn:
                result = await asyncio.get_running_loop().run_in_executor(None, step)
        except ProgressError as error:
            self.shell.fail(error)
            return
        finally:
            slow.stop()
        if self.gone:  # what was answered is saved
            return
        if isinstance(result, Doubt):
            self.shell.ask(result.sentence, partial(self.call, result.then))
        else:
            self.take(result)
        self.call_after_refresh(self._ready)

    def _ready(self) -> None:
        self.busy = self._bounced = False
        self._hold_on(self.hold)

    def hold_on(self, key: str) -> None:
        """Let a key mean nothing here for a moment: it was pressed on another screen, and led to this one."""
        self._key = self._held = key
        self._hold_on(LONG_HOLD)

    def _hold_on(self, seconds: float) -> None:
        if self._holding is not None:
            self._holding.stop()
        self._holding = self.set_timer(seconds, self._let_go)

    def let_go(self) -> None:
        """Let every key mean something again."""
        self._held = ""

    def _let_go(self) -> None:
        """Let the key mean something again, unless it was pressed meanwhile: one that is held down goes on waiting."""
        if self.busy:
            return
        if self._bounced:
            self._bounced = False
            self._hold_on(HOLD)
        else:
            self.let_go()

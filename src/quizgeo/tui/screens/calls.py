"""Calling a session beside the screen's thread, one call at a time, and which key may call it next."""

import asyncio
from collections.abc import Callable

from textual import events

from quizgeo.language import _
from quizgeo.progress import ProgressError
from quizgeo.study import Refusal, View
from quizgeo.tui.screens.personal import Personal

HOLD = 0.25
"""Seconds for which the key that changed the screen means nothing: one that is held or bounces answers nothing."""
SLOW = 0.4
"""Seconds after which a call is said to take time."""

Call = Callable[[], View | Refusal]


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

    @property
    def armed(self) -> bool:
        """Whether the key pressed last may call the session."""
        return not self.busy and (not self._held or self._key != self._held)

    def on_key(self, event: events.Key) -> None:
        """Remember which key is pressed."""
        self._key = event.key

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
        self.take(result)
        self.call_after_refresh(self._ready)

    def _ready(self) -> None:
        self.busy = False
        self.set_timer(HOLD, self._let_go)

    def _let_go(self) -> None:
        if not self.busy:
            self._held = ""

"""Doing something to an exam beside the screen's thread, one thing at a time: what is shown next is on the disk."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from quizgeo.language import _
from quizgeo.progress import ProgressError, Written
from quizgeo.tui.content import WRONG
from quizgeo.tui.screens.personal import Personal

SLOW = 0.4
"""Seconds after which it is said that something takes time."""

T = TypeVar("T")


class Keeper(Personal):
    """A screen that writes. Until one thing is done and shown, no key does another."""

    busy = False

    def keep(self, step: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something beside the screen's thread, then show what it gave."""
        if not self.busy:
            self.busy = True
            self.run_worker(self._kept(step, then), group="exam")

    async def _kept(self, step: Callable[[], T], then: Callable[[T], None]) -> None:
        slow = self.set_timer(SLOW, lambda: self.note(_("Saving …")))
        try:
            result = await asyncio.get_running_loop().run_in_executor(None, step)
        except ProgressError as error:
            self.shell.fail(error)
            return
        finally:
            slow.stop()
            self.busy = False
        if not self.gone:
            then(result)

    def tell_saved(self, saved: Written | None, else_: str = "", style: str = "") -> None:
        """Say where the newest answer is, if it is not in the log; else something else."""
        if saved is not None and saved.message:
            self.note(saved.message, WRONG)
        else:
            self.note(else_, style)

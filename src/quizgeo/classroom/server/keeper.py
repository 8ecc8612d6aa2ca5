"""The keeper: runs a desk, writes its events off the event loop, and wakes it when time is up."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from quizgeo.classroom.logs import EventLog, LogError
from quizgeo.classroom.server.desk import Desk

GATHER_S = 0.01
"""How long answers of a large class are gathered: each write costs as much as deciding thirty of them."""
RETRY_S = 1.0
"""Pause after a write that failed."""


class Keeper:
    """Keeps one room going until it is stopped."""

    def __init__(self, make_desk: Callable[[Callable[[], None]], Desk], log: EventLog, now: Callable[[], int]) -> None:
        """Take what makes the desk, its log, and the clock: milliseconds that never fall."""
        self._woken = asyncio.Event()
        self.desk = make_desk(self._woken.set)
        self.log = log
        self.now = now
        self._ends = False
        self._writer = ThreadPoolExecutor(1, "log")

    async def run(self) -> None:
        """Work until stopped, or cancelled."""
        try:
            await self._work_on()
        finally:
            self._writer.shutdown(wait=False)

    async def _work_on(self) -> None:
        while not self._ends:
            await self._rest()
            if not self.desk.hurries:
                await asyncio.sleep(GATHER_S)
            self._woken.clear()
            more = True
            while more:
                more = await self._work()
                # Connections are heard between two batches.
                await asyncio.sleep(0 if self.desk.hurries else GATHER_S)

    def stop(self) -> None:
        """Let `run` write what waits, and then return."""
        self._ends = True
        self._woken.set()

    async def _rest(self) -> None:
        """Wait until something is asked, or happens by itself."""
        now = self.now()
        end = self.desk.wakes_at(now)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), None if end is None else max(end - now, 0) / 1000)

    async def _work(self) -> bool:
        """Decide, write and tell one batch; tell whether there may be more."""
        now = self.now()
        batch = self.desk.take(now)
        if batch is None:
            return False
        if not batch.events:
            self.desk.settle(batch, (), now)
            return True
        try:
            stamped = await asyncio.get_running_loop().run_in_executor(self._writer, self.log.append, batch.events, now)
        except LogError as error:
            self.desk.fail(batch, error)
            await asyncio.sleep(0 if self._ends else RETRY_S)
            return not self._ends
        self.desk.settle(batch, stamped, self.now())
        return True

"""Lessons line by line: somebody types at one end, a room tells at the other, and both are heard as they come."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

from quizgeo.cli.read_line import Lines

Ended = TypeVar("Ended")


async def talk(attending: Awaitable[Ended], take: Callable[[str | None], None]) -> Ended:
    """Take part in a room until its end, and hand over each line that is typed; None at the end of input."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        lines = Lines()
        with suppress(RuntimeError):  # the lesson ended while somebody typed
            while (line := lines.next()) is not None:
                loop.call_soon_threadsafe(take, line)
            loop.call_soon_threadsafe(take, None)

    Thread(target=read, daemon=True).start()
    return await attending

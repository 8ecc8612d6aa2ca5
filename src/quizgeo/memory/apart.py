"""Fitting in a process of its own, which may be given up at any moment without a change.

The library that fits cannot be stopped and lets nothing else run meanwhile: no key, no clock, no Ctrl-C. The process
gets the answers, sends back one value and touches nothing; one that crashes takes nobody with it. It has a session of
its own, so that no key of the terminal reaches it, and nobody hears what it complains of: a screen may be drawn there.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Thread
from typing import IO

from msgspec import DecodeError, Struct
from msgspec.msgpack import decode, encode

from quizgeo.language import _, in_use, use
from quizgeo.memory.optimise import Answered, Fit, Histories, OptimiseError, fit_parameters

_PATIENCE = 0.05
"""Seconds between two looks whether it shall stop."""
_CODE = "import sys; sys.path[:] = {path!r}; from quizgeo.memory.apart import serve; serve()"


class Task(Struct, frozen=True):
    """What the other process is to do."""

    histories: tuple[tuple[Answered, ...], ...]
    current: tuple[float, ...]
    language: str
    """For the sentence why there is no fit."""


def fit_apart(histories: Histories, current: tuple[float, ...], stopped: Callable[[], bool]) -> Fit | None:
    """Fit as `fit_parameters` does, in another process; None as soon as `stopped` says so.

    An exception that comes in the meantime, such as KeyboardInterrupt, ends the process too. Raises OptimiseError.
    """
    task = encode(Task(tuple(map(tuple, histories)), current, in_use()))
    call = [sys.executable, "-c", _CODE.format(path=sys.path)]
    with Popen(call, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True) as process:  # noqa: S603 - our own code
        # A thread sends the task: `communicate` forgets what it has not sent yet when it is called again.
        sending, process.stdin = Thread(target=_send, args=(process.stdin, task)), None
        sending.start()
        try:
            while True:
                try:
                    return _received(process.communicate(timeout=_PATIENCE)[0])
                except TimeoutExpired:
                    if stopped():
                        return None
        finally:
            process.kill()
            sending.join()


def _send(pipe: IO[bytes], task: bytes) -> None:
    """Send all of a task, or as much as is taken before the other process ends."""
    with suppress(OSError), pipe:
        pipe.write(task)


def _received(answer: bytes) -> Fit:
    try:
        found = decode(answer, type=Fit | str)
    except DecodeError as error:
        raise OptimiseError(_("The fit ended before it was done; nothing was changed. Try again.")) from error
    if isinstance(found, str):
        raise OptimiseError(found)
    return found


def serve() -> None:
    """Do the one task that comes in, and send what came of it. This is the other process."""
    sys.stdout.buffer.write(work(sys.stdin.buffer.read()))


def work(task: bytes) -> bytes:
    """Fit, and give what came of it: a Fit, or the sentence why there is none."""
    asked = decode(task, type=Task)
    use(asked.language)
    try:
        return encode(fit_parameters(asked.histories, asked.current))
    except OptimiseError as error:
        return encode(error.message)

"""Fitting in a process of its own, which may be given up at any moment without a change.

The library that fits cannot be stopped and lets nothing else run meanwhile: no key, no clock, no Ctrl-C. The process
gets the answers, sends back one value and touches nothing; one that crashes takes nobody with it.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

from quizgeo.language import _, in_use, use
from quizgeo.memory.optimise import Fit, Histories, OptimiseError, fit_parameters

_STDERR = 2
_PATIENCE = 0.05
"""Seconds between two looks whether it shall stop."""


def fit_apart(histories: Histories, current: tuple[float, ...], stopped: Callable[[], bool]) -> Fit | None:
    """Fit as `fit_parameters` does, in another process; None as soon as `stopped` says so.

    An exception that comes in the meantime, such as KeyboardInterrupt, ends the process too. Raises OptimiseError.
    """
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    process = spawning.Process(target=work_alone, args=(theirs, histories, current, in_use()), daemon=True)
    with _uninterrupted():
        process.start()
    theirs.close()
    try:
        while not ours.poll(_PATIENCE):
            if stopped():
                return None
        return _received(ours)
    finally:
        process.kill()
        process.join()
        ours.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a process that is begun inside never be interrupted by Ctrl-C, and this one only at the end of the block.

    Both get it from the terminal. One that still starts when it comes would say so in twenty lines.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work_alone(theirs: Connection, histories: Histories, current: tuple[float, ...], language: str) -> None:
    """Work where nothing else is done, and say nothing on the terminal, where a screen may be drawn."""
    unread, unheard = os.pipe()
    os.close(unread)
    os.dup2(unheard, _STDERR)
    work(theirs, histories, current, language)


def work(theirs: Connection, histories: Histories, current: tuple[float, ...], language: str) -> None:
    """Fit and send what came of it: a Fit, or the sentence why there is none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both, and whoever waits ends this one
    use(language)
    try:
        theirs.send(fit_parameters(histories, current))
    except OptimiseError as error:
        theirs.send(error.message)
    theirs.close()


def _received(ours: Connection) -> Fit:
    try:
        answer: Fit | str = ours.recv()
    except (EOFError, OSError) as error:
        raise OptimiseError(_("The fit ended before it was done; nothing was changed. Try again.")) from error
    if isinstance(answer, str):
        raise OptimiseError(answer)
    return answer

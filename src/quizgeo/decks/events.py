"""A YAML text into nodes: pulls the parser's events, and after a syntax error goes on at the next question.

Neither PyYAML's composer nor its constructor is used, so no input can nest, merge or construct anything.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

import yaml

from quizgeo.decks import limits
from quizgeo.decks.recovery import Restart, restart_after
from quizgeo.decks.report import Report
from quizgeo.decks.stream import Event
from quizgeo.decks.suspects import Suspects
from quizgeo.decks.syntax import describe
from quizgeo.decks.tree import Sink, StopReadingError, Tree

CHUNK = 256
"""Events pulled at once: few enough to stay in the processor's cache, many enough that the loop does not show."""


class Loader(Protocol):
    """What is used of PyYAML's loaders."""

    def get_event(self) -> Event | None:
        """Give the next event; None after the last."""
        ...

    def dispose(self) -> None:
        """Let go of the buffers."""
        ...


def open_loader(text: str, *, pure: bool = False) -> Loader:
    """Give PyYAML's C loader of a text, or its pure one where C is missing."""
    maker: Callable[[str], Loader] = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return maker(text)


def read_tree(text: str, report: Report, sink: Sink | None = None, *, pure: bool = False) -> tuple[Tree, bool]:
    """Read a text, reporting every problem of syntax; tell whether it was read to its end.

    With a `sink` questions go there. `pure` takes PyYAML's parser in Python, which gives the same.
    """
    tree = Tree(report, sink)
    suspects = Suspects(text, report)
    restart = Restart(text, 0, 0)
    for attempt in range(limits.RESTARTS + 1):
        if attempt:
            tree.resume(restart.question)
        suspects.shift = restart.shift
        error = _read_part(restart.text, tree, suspects, pure=pure)
        if not isinstance(error, Exception):
            tree.finish()
            return tree, error and not attempt
        fault = describe(error, text, restart.shift, tree.last(), tree.dash)
        report.add_at(fault.code, fault.place(report.file), fault.message, fault.fix)
        tree.interrupt()
        found = restart_after(text, max(fault.resume_line, restart.line), tree.dash)
        if found is None:
            break
        restart = found
    return tree, False


def _read_part(text: str, tree: Tree, suspects: Suspects, *, pure: bool) -> Exception | bool:
    """Pull events until the end, or until an error, which is given back; False when reading was stopped."""
    loader: Loader | None = None
    try:
        loader = open_loader(text, pure=pure)
        return _pull(iter(loader.get_event, None), tree, suspects)
    except StopReadingError:
        return False
    except yaml.YAMLError as error:  # the pure loader looks at the text before the first event
        return error
    finally:
        if loader is not None:
            loader.dispose()


def _pull(events: Iterator[Event], tree: Tree, suspects: Suspects) -> Exception | bool:
    """Feed events to the tree chunk by chunk; an error of the parser is given back after the events before it."""
    while True:
        chunk: list[Event] = []
        error: Exception | bool = True
        try:
            chunk.extend(islice(events, CHUNK))
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as caught:
            error = caught
        if suspects.any:
            suspects.inspect(chunk)
        tree.feed(chunk)
        if error is not True or len(chunk) < CHUNK:
            return error

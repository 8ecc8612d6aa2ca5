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
from quizgeo.decks.tree import Sink, StopReadingError, Tree

BATCH = 512
"""Events after which the number of values is counted."""


class Loader(Protocol):
    """What is used of PyYAML's loaders."""

    def get_event(self) -> Event | None:
        """Give the next event; None after the last."""
        ...

    def dispose(self) -> None:
        """Let go of the buffers."""
        ...


def open_loader(text: str, *, pure: bool = False) -> Loader:
    """Give PyYAML's C loader of a text, or its pure one where C is missing.

    The pure one is slower, and inside braces it wants quotes around a text with a question mark.
    """
    maker: Callable[[str], Loader] | None = None if pure else getattr(yaml, "CSafeLoader", None)
    if maker is None:
        from quizgeo.decks.pure import PureLoader

        maker = PureLoader
    return maker(text)


def read_tree(
    text: str, report: Report, sink: Sink | None = None, *, pure: bool = False, wary: bool = False
) -> tuple[Tree, bool]:
    """Read a text, reporting every problem of syntax; tell whether it was read to its end.

    With a `sink` questions go there. `pure` takes PyYAML's parser in Python, which gives the same. `wary` has every
    event looked at for signs that are not what was meant, even where the text gives no cause.
    """
    report.text = text
    tree = Tree(report, sink)
    suspects = Suspects(text, report)
    suspects.any = suspects.any or wary
    restart = Restart(text, 0, 0)
    for attempt in range(limits.RESTARTS + 1):
        if attempt:
            tree.resume(restart.question)
        suspects.shift = restart.shift
        try:
            _read_part(restart.text, tree, suspects, pure=pure)
        except StopReadingError:
            break
        except yaml.YAMLError as error:
            from quizgeo.decks.syntax import Before, describe  # 1 ms that a sound text needs not

            fault = describe(error, text, restart.shift, Before(tree.last(), tree.opened(), tree.dash))
            report.add_at(fault.code, fault.place(report.file), fault.message, fault.fix)
            tree.interrupt(getattr(getattr(error, "problem_mark", None), "index", None))
            found = restart_after(text, max(fault.resume_line, restart.line), tree.dash)
            if found is None:
                break
            restart = found
        else:
            tree.finish()
            return tree, not attempt
    return tree, False


def _read_part(text: str, tree: Tree, suspects: Suspects, *, pure: bool) -> None:
    """Feed the events of a text to the tree, until the end or an error of the parser."""
    loader = open_loader(text, pure=pure)
    try:
        events: Iterator[Event] = iter(loader.get_event, None)
        if suspects.any:
            events = suspects.watch(events)
        while not tree.ended:
            tree.feed(islice(events, BATCH))
    finally:
        loader.dispose()

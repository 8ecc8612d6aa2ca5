"""A YAML text into nodes: pulls the parser's events, and after a syntax error goes on at the next question.

Neither PyYAML's composer nor its constructor is used, so no input can nest, merge or construct anything.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

import yaml

from quizgeo.decks import limits
from quizgeo.decks.nodes import ListNode, MapNode, is_empty
from quizgeo.decks.plain import part, questions
from quizgeo.decks.recovery import Restart, restart_after
from quizgeo.decks.report import Report
from quizgeo.decks.stream import Event
from quizgeo.decks.suspects import Suspects
from quizgeo.decks.tree import Sink, StopReadingError, Tree
from quizgeo.decks.unplaced import NotPlainError

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


def read_tree(text: str, report: Report, sink: Sink | None = None, *, pure: bool = False) -> tuple[Tree, bool]:
    """Read a text, reporting every problem of syntax; tell whether it was read to its end.

    With a `sink` questions go there. `pure` takes PyYAML's parser in Python, which gives the same. Of a report without
    places only the head is read by PyYAML, and NotPlainError is raised where that is not enough.
    """
    report.text = text
    if sink is not None and not report.placed:
        return _read_plain(text, report, sink), True
    tree = Tree(report, sink, wary="\\" in text or not text.isascii())
    suspects = Suspects(text, report)
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


def _read_plain(text: str, report: Report, sink: Sink) -> Tree:
    """Read the head of a text by PyYAML, and the questions without."""
    if Suspects(text, report).any:
        raise NotPlainError
    head, body = part(text)
    lines = head.count("\n")
    unread = Report(report.file)
    tree, complete = read_tree(head, unread)
    root = tree.root
    if not isinstance(root, MapNode) or not complete or unread.problems or root.names[-1:] != ("questions",):
        raise NotPlainError
    if root.keys[-1].start_mark.line != lines - 1 or not is_empty(root.values[-1]):
        raise NotPlainError
    *keys, last = root.keys
    sink.begin(MapNode(root.names[:-1], keys, root.values[:-1], root.start_mark, last.end_mark), cut=False)
    for place, question in enumerate(questions(body, lines)):
        sink.question(question, place)
    root.values[-1] = ListNode([], last.end_mark, last.end_mark)
    return tree


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

"""The door to PyYAML: importing it takes 8 ms, and many decks are read and checked without."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgeo.decks.report import Report
    from quizgeo.decks.tree import Sink, Tree


def read_tree(text: str, report: "Report", sink: "Sink | None" = None, *, wary: bool = False) -> "tuple[Tree, bool]":
    """Read a text as `quizgeo.decks.events` does."""
    from quizgeo.decks import events

    return events.read_tree(text, report, sink, wary=wary)

"""What is used of PyYAML: its events, with types that say what is always there in a stream of events."""

from typing import TYPE_CHECKING

from quizgeo.decks.marks import Mark

if TYPE_CHECKING:

    class Event:
        """Any event; the attributes below `anchor` belong to some of them only."""

        start_mark: Mark
        end_mark: Mark
        anchor: str | None
        tag: str | None
        flow_style: bool
        version: tuple[int, int] | None
        tags: dict[str, str] | None

    class ScalarEvent(Event):
        """A text; `style` is a quote, `|`, `>`, or for plain text empty or None."""

        value: str
        style: str | None

    class AliasEvent(Event):
        """A name that stands for another node."""

    class MappingStartEvent(Event):
        """The beginning of a mapping."""

    class SequenceStartEvent(Event):
        """The beginning of a list."""

    class MappingEndEvent(Event):
        """The end of a mapping."""

    class SequenceEndEvent(Event):
        """The end of a list."""

    class StreamEndEvent(Event):
        """The end of everything."""

    class DocumentStartEvent(Event):
        """The beginning of a document, with its directives."""

else:
    from yaml import (
        AliasEvent,
        DocumentStartEvent,
        Event,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
]

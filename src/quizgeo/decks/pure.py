"""PyYAML's parser in Python, for where the one in C is missing, made to give what that one gives.

Left alone it differs in two ways. What it finds wrong with a text may be any exception. And a value that is missing
inside brackets stands for it right behind the colon, where the one in C puts it before the sign that follows.
"""

from typing import Protocol

import yaml
from yaml.tokens import FlowEntryToken, FlowMappingEndToken, FlowSequenceEndToken

from quizgeo.decks.marks import Marked
from quizgeo.decks.stream import Event, ScalarEvent

_SIGNS = (FlowEntryToken, FlowMappingEndToken, FlowSequenceEndToken)
"""What may follow a value inside brackets."""


class _Loader(Protocol):
    """What is used of PyYAML's loader."""

    def get_event(self) -> Event | None: ...

    def peek_token(self) -> Marked: ...

    def dispose(self) -> None: ...


class PureLoader:
    """The events of a text."""

    def __init__(self, text: str) -> None:
        """Take a text."""
        self._loader: _Loader = yaml.SafeLoader(text)

    def get_event(self) -> Event | None:
        """Give the next event; None after the last. Raises yaml.YAMLError for whatever is wrong with the text."""
        try:
            event = self._loader.get_event()
            if isinstance(event, ScalarEvent) and event.start_mark is event.end_mark:
                self._place(event)
        except (ValueError, OverflowError, RecursionError) as error:
            raise yaml.YAMLError(str(error)) from error
        return event

    def _place(self, missing: ScalarEvent) -> None:
        """Put a value that is missing inside brackets before the sign that follows, which is known by now."""
        sign = self._loader.peek_token()
        if isinstance(sign, _SIGNS):
            missing.start_mark = missing.end_mark = sign.start_mark

    def dispose(self) -> None:
        """Let go of the buffers."""
        self._loader.dispose()

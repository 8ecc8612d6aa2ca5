"""The field in which an answer is typed."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from quizgeo.text import clean

LONGEST = 2_000
"""Characters of an answer."""


class Field(Input):
    """One line of text. It takes every printable key, but for a space or a `?` at its empty start."""

    DEFAULT_CSS = """
    Field, Field:focus, Field:ansi {
        border: none; height: 1; padding: 0 1; margin-right: 2; width: 1fr;
        background: $raised; background-tint: transparent;
    }
    Field.-shown, Field.-shown:ansi { background: $background; padding: 0; }
    """

    @dataclass
    class Pasted(Message):
        """Text was pasted, and what of it could be taken."""

        cut: bool
        """Whether some of it was left out."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, max_length=LONGEST, select_on_focus=False)
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave a space and a question mark to the screen while nothing is typed: no answer begins with one."""
        return super().check_consume_key(key, character) and not self._gives_away(key)

    def on_key(self, event: events.Key) -> None:
        """Leave them out of the field, too."""
        if self._gives_away(event.key):
            event.prevent_default()

    def _gives_away(self, key: str) -> bool:
        return not self.value and key in ("space", "question_mark")

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text as one cleaned line, as far as it fits."""
        event.prevent_default()
        event.stop()
        text = clean(event.text)
        room = LONGEST - len(self.value)
        self.insert_text_at_cursor(text[:room])
        self.post_message(self.Pasted(len(text) > room))

    def ask(self, value: str = "") -> None:
        """Be ready for an answer."""
        self.remove_class("-shown")
        self.disabled = False
        self.value = value
        self.cursor_position = len(value)

    def tell(self, value: str) -> None:
        """Show a text and take no more keys."""
        self.add_class("-shown")
        self.value = value
        self.cursor_position = 0

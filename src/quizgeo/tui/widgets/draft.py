"""The place for an answer of several lines. It is imported when a question first asks for one."""

from textual import events
from textual.widgets import TextArea

from quizgeo.text import clean
from quizgeo.tui.widgets.field import LONGEST


class Draft(TextArea):
    """Some lines of text, for the learner alone: they are compared, not judged."""

    DEFAULT_CSS = """
    Draft, Draft:focus, Draft:ansi {
        border: none; padding: 0 1; margin: 0 4; background: $raised; background-tint: transparent;
    }
    """

    def __init__(self) -> None:
        super().__init__(
            id="draft", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text cleaned, as far as it fits."""
        event.prevent_default()
        event.stop()
        self.insert(clean(event.text, lines=True)[: max(0, LONGEST - len(self.text))])

    @property
    def written(self) -> str:
        """What was written, cleaned."""
        return clean(self.text, lines=True)[:LONGEST]

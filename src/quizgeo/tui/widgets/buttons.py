"""A row of buttons in one static text: it keeps where each one stands, and a click runs what is under the mouse."""

from textual import events
from textual.widgets import Static

from quizgeo.tui.content import EMPTY
from quizgeo.tui.lines.chrome import Buttons


class ButtonRow(Static):
    """One row of buttons; it stands for the keys of the screen, or for the ratings on offer."""

    DEFAULT_CSS = """
    ButtonRow { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(EMPTY, id=id)
        self.buttons = Buttons()

    def show(self, buttons: Buttons) -> None:
        """Show these buttons in place of the old."""
        same = buttons.face.is_same(self.buttons.face)
        self.buttons = buttons
        if not same:
            self.update(buttons.face, layout=False)

    async def on_click(self, event: events.Click) -> None:
        """Run the action under the mouse."""
        run = self.buttons.under(event.x)
        if run:
            event.stop()
            await self.app.run_action(run, self.screen)

"""A question with its answer, to be looked at: its text, and its map where one can be drawn. Nothing is asked."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from quizgeo.decks import Question
from quizgeo.study import told_after
from quizgeo.study.mapped import has_map
from quizgeo.tui.lines.glance import glance
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.shell import Shell
from quizgeo.tui.widgets.map_view import MapView
from quizgeo.tui.widgets.pane import Pane

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.answers import MapScene
    from quizgeo.tui.lines.spot import Spot


class Glance(Vertical):
    """Shows one question after another in the same widgets; a long one scrolls."""

    DEFAULT_CSS = """
    Glance #caption { position: absolute; display: none; }
    """

    def compose(self) -> ComposeResult:
        """Make the parts, once."""
        yield Pane("told")
        yield MapView("picture")
        yield Pane("caption")

    def show(self, question: Question | None, key: str, sheet: Sheet, room: int) -> None:
        """Show a question in `room` rows; nothing for none."""
        scene = _scene(question) if question is not None else None
        spot = self._spot(question, key, sheet, room, scene)
        for part in (self.query_one("#picture"), self.query_one("#caption")):
            part.display = spot is not None
        pane = self.query_one("#told", Pane)
        pane.set_height(room if spot is None else spot.height)
        pane.styles.width = "1fr" if spot is None else spot.text
        if question is None:
            pane.show([])
        elif spot is None or scene is None:
            pane.show(glance(question, key, sheet, told_after(question, None)))
        else:
            pane.show(glance(question, key, Sheet(spot.text, sheet.signs)))
            self._show_map(scene, spot)

    def scroll_told(self, step: int) -> bool:
        """Scroll the text by rows; tell whether anything moved."""
        return self.query_one("#told", Pane).scroll_rows(step)

    def _spot(
        self, question: Question | None, key: str, sheet: Sheet, room: int, scene: "MapScene | None"
    ) -> "Spot | None":
        shell = self.app
        if question is None or scene is None or not isinstance(shell, Shell) or not shell.draws_maps:
            return None
        from quizgeo import maps
        from quizgeo.tui.lines.spot import spot

        signs = sheet.signs
        return spot(
            maps.region(scene.region), sheet.width, room, lambda width: len(glance(question, key, Sheet(width, signs)))
        )

    def _show_map(self, scene: "MapScene", spot: "Spot") -> None:
        from quizgeo.tui.charts import chart
        from quizgeo.tui.lines.map import caption_rows

        shell = self.app
        assert isinstance(shell, Shell)
        view, caption = self.query_one(MapView), self.query_one("#caption", Pane)
        view.styles.offset = (spot.left, spot.top)
        view.styles.width, view.styles.height = spot.cols, spot.rows
        caption.styles.offset = (spot.left, spot.top + spot.rows)
        caption.styles.width = spot.cols
        view.show(chart(scene, spot.cols, spot.rows, mono=shell.mono))
        caption.show(caption_rows(None, Sheet(spot.cols, shell.signs))[:1])


def _scene(question: Question) -> "MapScene | None":
    """Give what the map of a question shows with its answer; None without a map, or where its data cannot be read."""
    if not has_map(question):
        return None
    from quizgeo.answers import map_scene_after
    from quizgeo.maps import MapError

    try:
        return map_scene_after(question, None)
    except MapError:
        return None

"""A screen that may show a map with its question, or tell it in words where there is no room or it is asked for.

Maps are imported when the first question has one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content

from quizgeo.answers import Given
from quizgeo.decks import Question
from quizgeo.study import Asked, told_after
from quizgeo.tui.actions import Guide
from quizgeo.tui.forms import Form, Pointing, form_for
from quizgeo.tui.lines.layout import CHROME, LEAST, Needs
from quizgeo.tui.lines.prompt import needs_of
from quizgeo.tui.screens.base import Base
from quizgeo.tui.sheet import Sheet
from quizgeo.tui.widgets.stage import Stage

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.answers import MapScene
    from quizgeo.tui.lines.spread import Spread


class Charting(Base):
    """Where the map of the present question stands, and what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.in_words = False
        """Whether maps are told, as the learner wishes."""
        self.spread: Spread | None = None
        """Where the map stands; None where there is none or it is told."""

    @property
    def stage(self) -> Stage:
        """The middle of the screen."""
        return self.query_one(Stage)

    def has_map(self, asked: Asked | None) -> bool:
        """Tell whether a map belongs to a question that this terminal can draw, if there is room."""
        return asked is not None and asked.map is not None and asked.map.scene is not None and self.shell.draws_maps

    @property
    def room(self) -> int:
        """Rows of the middle of the screen."""
        return max(LEAST[1], self.size.height) - CHROME

    def arranged(self, asked: Asked, form: Form | None) -> "tuple[Form, Spread | None]":
        """Find the place of a question's map, and the form in which it is answered there; `form` where that fits."""
        on_map = _kept(form, form_for(asked, drawn=True))
        spread = self._spread(asked, on_map)
        return (on_map, spread) if spread is not None else (_kept(form, form_for(asked)), None)

    def _spread(self, asked: Asked, form: Form) -> "Spread | None":
        asked_map = asked.map
        if asked_map is None or asked_map.scene is None or self.in_words or not self.has_map(asked):
            return None
        from quizgeo import maps
        from quizgeo.tui.lines.map import caption_rows
        from quizgeo.tui.lines.spread import spread

        signs, room = self.shell.signs, self.room
        more = 1 if _pointed(asked_map.scene) else 0

        def needs(width: int) -> Needs:
            return needs_of(asked, form, Sheet(width, signs), room)

        def captions(width: int) -> int:
            return len(caption_rows(asked_map.as_of, Sheet(width, signs))) + more

        return spread(maps.region(asked_map.scene.region), self.size.width, room, needs, captions)

    def other_way(self) -> bool:
        """Tell the map that was drawn, or draw the one that was told; tell whether that could be done."""
        self.in_words = self.spread is not None
        self.draw()
        return self.in_words or self.spread is not None

    # -- drawing -------------------------------------------------------------------------------------------------

    def show_map(self, asked: Asked, form: Form) -> None:
        """Show the map as the question waits, with what is picked on it so far."""
        scene = asked.map.scene if asked.map is not None else None
        if self.spread is None or scene is None:
            return
        from quizgeo.tui.charts import chart
        from quizgeo.tui.lines.map import cursor_row

        cols, rows, mono = self.spread.cols, self.spread.rows, self.shell.mono
        picture, told = chart(scene, cols, rows, mono=mono), []
        if isinstance(form, Pointing):
            form.see(picture)
            if form.aim.cell is not None:
                picture = chart(scene, cols, rows, mono=mono, aim=form.aim)
            told = [cursor_row(form.told, Sheet(cols, self.shell.signs))]
        self.stage.show_map(picture, [*self._caption(asked), *told])

    def show_map_after(self, asked: Asked, question: Question, given: Given | None) -> None:
        """Show the map after the answer: what was right, and what was picked."""
        scene = self.scene_after(asked, question, given)
        if self.spread is None or scene is None:
            return
        from quizgeo.tui.charts import chart
        from quizgeo.tui.lines.map import legend_row

        picture = chart(scene, self.spread.cols, self.spread.rows, mono=self.shell.mono)
        legend = [legend_row(scene, Sheet(self.spread.cols, self.shell.signs))] if _pointed(scene) else []
        self.stage.show_map(picture, [*self._caption(asked), *legend])

    def scene_after(self, asked: Asked, question: Question, given: Given | None) -> "MapScene | None":
        """Give what a map shows after the answer; None without a map."""
        if asked.map is None or asked.map.scene is None:
            return None
        from quizgeo.answers import map_scene_after

        return map_scene_after(question, given)

    def map_told(self, asked: Asked, question: Question, given: Given | None) -> Sequence[str]:
        """Tell after the answer what a map would show, where none is drawn."""
        return () if self.spread is not None or asked.map is None else told_after(question, given)

    def draw_ahead(self, asked: Asked) -> None:
        """Draw the map of the next question, so that it is there when it is wanted. It is only kept, not shown."""
        form, spread = self.arranged(asked, None)
        scene = asked.map.scene if asked.map is not None else None
        if spread is None or scene is None:
            return
        from quizgeo.tui.charts import chart

        del form
        chart(scene, spread.cols, spread.rows, mono=self.shell.mono)

    def _caption(self, asked: Asked) -> list[Content]:
        from quizgeo.tui.lines.map import caption_rows

        assert self.spread is not None
        as_of = asked.map.as_of if asked.map is not None else None
        return caption_rows(as_of, Sheet(self.spread.cols, self.shell.signs))

    # -- help ----------------------------------------------------------------------------------------------------

    def with_notice(self, guide: Guide, asked: Asked | None) -> Guide:
        """Add to help what has to be said of the map on the screen."""
        scene = asked.map.scene if asked is not None and asked.map is not None else None
        if scene is None:
            return guide
        from quizgeo import maps

        return replace(guide, notices=(maps.notice(maps.region(scene.region)),))


def _pointed(scene: "MapScene") -> bool:
    """Tell whether the answer is given on the map, which then has a row that says where its cursor is."""
    return scene.task != "look"


def _kept(form: Form | None, fresh: Form) -> Form:
    """Keep a form that is of the right sort; what was done to it stays."""
    return form if form is not None and type(form) is type(fresh) else fresh

"""A drawn map on the screen: its roles become colours of the theme, and only rows that changed are painted again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.maps import Picture

_INKS = ("line", "label", "mark", "right", "wrong", "mark-text", "cursor")
_MARKS = ("mark", "right", "wrong")
_GROUNDS = ("water", "land0", "land1", "land2", "land3", "land4", *_MARKS)
_INK, _GROUND = "map--{}".format, "map--on-{}".format
"""Names of the parts in style sheets."""


class MapView(Widget):
    """A picture of a map, as large as the widget. It decides nothing: clicks are told by cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*map(_INK, _INKS), *map(_GROUND, _GROUNDS)}
    DEFAULT_CSS = """
    MapView { position: absolute; display: none; }
    MapView > .map--line { color: $map-line; }
    MapView > .map--label { color: $map-label; }
    MapView > .map--cursor { color: $map-cursor; text-style: bold; }
    MapView > .map--mark { color: $map-mark; }
    MapView > .map--right { color: $map-right; }
    MapView > .map--wrong { color: $map-wrong; }
    MapView > .map--mark-text { color: $map-mark-text; text-style: bold; }
    MapView > .map--on-water { background: $map-water; }
    MapView > .map--on-land0 { background: $map-land0; }
    MapView > .map--on-land1 { background: $map-land1; }
    MapView > .map--on-land2 { background: $map-land2; }
    MapView > .map--on-land3 { background: $map-land3; }
    MapView > .map--on-land4 { background: $map-land4; }
    MapView > .map--on-mark { background: $map-mark; }
    MapView > .map--on-right { background: $map-right; }
    MapView > .map--on-wrong { background: $map-wrong; }
    """

    @dataclass
    class Clicked(Message):
        """A cell was clicked."""

        col: int
        row: int

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.picture: Picture | None = None
        self._styles_of: dict[tuple[str, str], Style] = {}

    def show(self, picture: "Picture") -> Sequence[int]:
        """Show a picture in place of the one before; give the rows that are painted again."""
        before, self.picture = self.picture, picture
        if before is None or (before.cols, len(before.rows)) != (picture.cols, len(picture.rows)):
            self.refresh()
            return range(len(picture.rows))
        pairs = enumerate(zip(before.rows, picture.rows, strict=True))
        changed = [row for row, (old, new) in pairs if old is not new and old != new]
        if changed:
            self.refresh(*(Region(0, row, picture.cols, 1) for row in changed))
        return changed

    def render_line(self, y: int) -> Strip:
        """Give a row of the picture; rows below it are blank."""
        if self.picture is None or not 0 <= y < len(self.picture.rows):
            return Strip.blank(self.size.width, self._style("", ""))
        runs = [Segment(text, self._style(ink, on)) for text, ink, on in self.picture.runs(y)]
        return Strip(runs, self.picture.cols).adjust_cell_length(self.size.width, self._style("", ""))

    def notify_style_update(self) -> None:
        """Forget the colours of another theme."""
        self._styles_of.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """Tell which cell was clicked."""
        self.post_message(self.Clicked(event.x, event.y))

    def _style(self, ink: str, on: str) -> Style:
        """Give the style of a role upon another; either may be empty."""
        found = self._styles_of.get((ink, on))
        if found is None:
            ink_there = "mark-text" if ink == "cursor" and on in _MARKS else ink
            names = ([_INK(ink_there)] if ink else []) + ([_GROUND(on)] if on else [])
            parts = (self.get_component_rich_style(name, partial=True) for name in names)
            found = self._styles_of[ink, on] = Style.combine([self.rich_style, *parts])
        return found

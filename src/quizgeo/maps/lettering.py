"""What is written on a map that is drawn with lines: as in cells, a name stands inside its country or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quizgeo.maps.frame import Frame
from quizgeo.maps.labels import Labels, named_seas, standing_out
from quizgeo.maps.model import Region
from quizgeo.maps.pick import at
from quizgeo.maps.raster import Track
from quizgeo.maps.roles import Foreground, Mark
from quizgeo.text import cells

_WIDE = 0.56
"""Mean width of a letter, in sizes of the font; of fonts without serifs."""
_HIGH = 1.2
"""Height of a line in the same."""
_SAMPLES = 8
"""Points of the name of a sea at which there has to be water."""
_SHEET = 66
"""Sizes of the font in the width of a map."""


class Text(NamedTuple):
    """A line of text, by its middle."""

    text: str
    x: float
    y: float
    role: Foreground
    mark: Mark | None = None


class Lettering:
    """Places texts on a drawing so that none covers another."""

    def __init__(self, region: Region, fitted: Frame, tracks: Sequence[Track], width: float) -> None:
        self.size = width / _SHEET
        self._sheet = width
        self._region = region
        self._frame = fitted
        self._tracks = tracks
        self._taken: list[tuple[float, float, float]] = []

    def write(self, labels: Labels, marks: Mapping[str, Mark]) -> Iterator[Text]:
        """Give all that is written: what stands out first, then the larger countries, then the seas."""
        first = {
            code: text for code in self._region.shapes if (text := standing_out(self._region, labels, code, marks))
        }
        for code, text in first.items():
            mark = marks.get(code)
            half = self._width(text) / 2
            x, y = self._anchor(code)
            x = max(half, min(x, self._sheet - half))
            yield self._take(Text(text, x, y, "mark-text" if mark else "label", mark))
        if labels.countries:
            plain = self._region.shapes.keys() - first.keys() - labels.unnamed - marks.keys()
            runs = sorted((-length, code, middle) for code in plain for middle, length in self._run(code))
            for length, code, middle in runs:
                yield from self._inside(code, labels.language, middle, -length)
        if labels.seas:
            for at_sea, name in named_seas(self._region, labels):
                yield from self._on_water(at_sea, name)

    def _anchor(self, code: str) -> tuple[float, float]:
        return self._frame.spot(*self._region.label_at(code))

    def _run(self, code: str) -> Iterator[tuple[float, float]]:
        """Give the stretch of a country that a text at its label has: the middle and the length."""
        x, y = self._anchor(code)
        arcs = [max(arc, ~arc) for ring in self._region.shapes[code].rings for arc in ring]
        edges = sorted(edge for arc in arcs for edge in _edges(self._tracks[arc], y))
        for west, east in zip(edges[::2], edges[1::2], strict=False):
            if west <= x <= east:
                yield (west + east) / 2, east - west

    def _inside(self, code: str, language: str, x: float, length: float) -> Iterator[Text]:
        for name in (self._region.named(code, language), code):
            text = Text(name, x, self._anchor(code)[1], "label")
            if self._width(name) + self.size <= length and self._is_free(text):
                yield self._take(text)
                return

    def _on_water(self, point: tuple[int, int], name: str) -> Iterator[Text]:
        grid = self._region.grid
        text = Text(name, *self._frame.spot(point[1] * grid, point[0] * grid), "line")
        half = self._width(name) / 2
        places = [text.x - half + 2 * half * step / _SAMPLES for step in range(_SAMPLES + 1)]
        if self._is_free(text) and not any(at(self._region, *self._frame.point(x, text.y)) for x in places):
            yield self._take(text)

    def _width(self, text: str) -> float:
        return cells(text) * _WIDE * self.size

    def _is_free(self, text: Text) -> bool:
        half = self._width(text.text) / 2
        on_sheet = text.x >= half and text.x + half <= self._sheet
        return on_sheet and all(
            abs(text.y - y) >= _HIGH * self.size or abs(text.x - x) >= half + other
            for x, y, other in self._taken
        )  # fmt: skip

    def _take(self, text: Text) -> Text:
        self._taken.append((text.x, text.y, self._width(text.text) / 2))
        return text


def _edges(track: Track, y: float) -> Iterator[float]:
    """Give where a line crosses a height."""
    xs, ys = track
    for i in range(1, len(ys)):
        if (ys[i] > y) is not (ys[i - 1] > y):
            yield xs[i - 1] + (y - ys[i - 1]) * (xs[i] - xs[i - 1]) / (ys[i] - ys[i - 1])

"""A map as SVG, for paper and pages: the same arcs as paths, with the map in words. No script, and no font by name.

Colours go by role, as those of a picture in cells do, and what is written follows the same rules.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from quizgeo.maps.describe import describe_marks
from quizgeo.maps.frame import Frame, sheet
from quizgeo.maps.ground import on_edge
from quizgeo.maps.labels import Labels
from quizgeo.maps.lettering import Lettering
from quizgeo.maps.model import Region
from quizgeo.maps.notice import notice
from quizgeo.maps.raster import Track
from quizgeo.maps.roles import LANDS, SIGNS, Mark, Spot

COLOURS: Mapping[str, str] = {
    "water": "#dce8f2",
    "land0": "#f1ead2",
    "land1": "#dfe8cf",
    "land2": "#ecdccb",
    "land3": "#e4dbe8",
    "land4": "#d3e4de",
    "line": "#5c6570",
    "label": "#20242a",
    "mark": "#f0b429",
    "right": "#6cc082",
    "wrong": "#e2846f",
    "mark-text": "#101214",
}
"""For paper, by role."""

_DASHED = "d"
_DOT = 3.0
"""Radius of what is too small to be seen, and half of what is."""
_DEGREES = 5
"""Between the points of the edge of the globe."""
_LETTERS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Outline(Struct, frozen=True):
    """One shape of a map, for a page that draws it itself."""

    code: str
    path: str
    """As the `d` of a path, with the even-odd rule; empty for one without an outline."""
    dot: tuple[float, float] | None
    """Where a dot stands for it, as it is too small to be seen."""
    tint: int
    """Which of the colours of lands is its own, from 0."""


class Sheet(Struct, frozen=True):
    """The shapes and lines of a region fitted into a width."""

    height: float
    outlines: tuple[Outline, ...]
    lines: str
    """Borders and coasts, as the `d` of a path."""
    dashed: str
    """Disputed borders, the same way."""
    rows: tuple[tuple[float, float, float, float], ...]
    """From the north down: a latitude, its y, the x of longitude 0 there, and the width of a degree."""


def outlined(region: Region, width: float) -> Sheet:
    """Give the shapes of a region on a sheet that is `width` units wide, each for itself."""
    fitted, height = sheet(region, width)
    tracks = [fitted.arc(arc, region.grid) for arc in region.arcs]
    lines = _line_paths(region, tracks)
    outlines = []
    for code, shape in region.shapes.items():
        rings = [list(_ring(ring, tracks)) for ring in shape.rings]
        path = "".join(f"{_path(ring)}Z" for ring in rings)
        dot = fitted.spot(*region.label_at(code)) if _is_small(rings) else None
        outlines.append(Outline(code, path, dot, shape.tint))
    return Sheet(height, tuple(outlines), lines[False], lines[True], tuple(_rows(region, fitted)))


def _rows(region: Region, fitted: Frame) -> Iterator[tuple[float, float, float, float]]:
    """Tell where latitudes lie, so that a page can find the point under a finger: in between it is nearly even."""
    _west, south, _east, north = region.box
    steps = 1 if fitted.projection.is_plate else max(1, round((north - south) / _DEGREES * 2))
    for step in range(steps + 1):
        lat = north - (north - south) * step / steps
        x, y = fitted.spot(lat, 0)
        yield lat, y, x, fitted.spot(lat, 1)[0] - x


def svg(
    region: Region,
    *,
    mark: Mapping[str, Mark] | None = None,
    labels: Labels | None = None,
    spots: Sequence[Spot] = (),
    width: float = 800,
    colours: Mapping[str, str] | None = None,
) -> str:
    """Draw a region as SVG, `width` units wide, with a title and the marked countries in words.

    mark, labels, spots: as for a picture in cells. colours: by role, in place of those for paper.
    """
    written = labels or Labels(countries=False, seas=False)
    fitted, height = sheet(region, width)
    tracks = [fitted.arc(arc, region.grid) for arc in region.arcs]
    shades = {**COLOURS, **(colours or {})}
    marks = {code: how for code, how in (mark or {}).items() if code in region.shapes}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:.1f}" role="img" overflow="hidden"',
        f'width="{width:g}" height="{height:.1f}">',
        f"<title>{escaped(region.titled(written.language))}</title>",
        f"<desc>{escaped(' '.join(_words(region, marks, written)))}</desc>",
        *_water(region, fitted, (width, height), shades),
        *_lands(region, fitted, tracks, marks, shades),
        *_lines(region, tracks, shades),
        *_texts(Lettering(region, fitted, tracks, width), written, marks, shades),
        *_spots(fitted, spots, shades),
        "</svg>\n",
    ]
    return "\n".join(parts)


def escaped(text: str) -> str:
    """Give a text as it may stand in an element or an attribute."""
    return text.translate(_LETTERS)


def _words(region: Region, marks: Mapping[str, Mark], labels: Labels) -> Iterator[str]:
    """Say what the map shows, but nothing that is not written on it either."""
    if labels.countries:
        asked = [code for code, _ in labels.instead if code in region.shapes]
        hidden = labels.unnamed | labels.unnamed_seas
        lines = describe_marks(region, tuple(marks), labels.language, asked=asked, hidden=hidden)
        yield from (f"{line}." for line in lines)
    yield notice(region)


def _water(region: Region, fitted: Frame, size: tuple[float, float], shades: Mapping[str, str]) -> Iterator[str]:
    """Draw the water: the whole sheet, or the globe on it."""
    colour = escaped(shades["water"])
    if fitted.projection.is_plate:
        yield f'<rect width="{size[0]:g}" height="{size[1]:.1f}" fill="{colour}"/>'
        return
    west, south, east, north = region.box
    steps = max(1, round((north - south) / _DEGREES))
    latitudes = [south + (north - south) * step / steps for step in range(steps + 1)]
    edge = [fitted.spot(lat, west) for lat in latitudes] + [fitted.spot(lat, east) for lat in reversed(latitudes)]
    yield f'<path d="{_path(edge)}Z" fill="{colour}"/>'


def _lands(
    region: Region, fitted: Frame, tracks: Sequence[Track], marks: Mapping[str, Mark], shades: Mapping[str, str]
) -> Iterator[str]:
    """Draw each shape; one that is too small to be seen as a dot."""
    for code, shape in region.shapes.items():
        colour = escaped(shades[marks.get(code) or LANDS[shape.tint]])
        rings = [list(_ring(ring, tracks)) for ring in shape.rings]
        if rings:
            outline = "".join(f"{_path(ring)}Z" for ring in rings)
            yield f'<path d="{outline}" fill="{colour}" fill-rule="evenodd"/>'
        if _is_small(rings):
            x, y = fitted.spot(*region.label_at(code))
            line = escaped(shades["line"])
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT:g}" fill="{colour}" stroke="{line}"/>'


def _is_small(rings: Sequence[Sequence[tuple[float, float]]]) -> bool:
    """Tell whether a shape is too small to be seen."""
    across = [x for ring in rings for x, _ in ring]
    return not across or max(across) - min(across) < _DOT


def _ring(ring: Sequence[int], tracks: Sequence[Track]) -> Iterator[tuple[float, float]]:
    """Give the points of a ring, those where two arcs meet once."""
    for arc in ring:
        points = list(zip(*tracks[max(arc, ~arc)], strict=True))
        yield from (points if arc >= 0 else points[::-1])[:-1]


def _lines(region: Region, tracks: Sequence[Track], shades: Mapping[str, str]) -> Iterator[str]:
    """Draw every line once, the disputed ones dashed."""
    line = escaped(shades["line"])
    for dashed, path in _line_paths(region, tracks).items():
        if path:
            dashes = ' stroke-dasharray="3 3"' if dashed else ""
            yield f'<path d="{path}" fill="none" stroke="{line}" stroke-width="0.8"{dashes}/>'


def _line_paths(region: Region, tracks: Sequence[Track]) -> Mapping[bool, str]:
    """Give the lines that are drawn, and under True the disputed ones."""
    paths: dict[bool, list[str]] = {False: [], True: []}
    for arc, track, letter in zip(region.arcs, tracks, region.lines, strict=True):
        paths[letter == _DASHED] += [_path(piece) for piece in _pieces(track, on_edge(arc, region.edge))]
    return {dashed: "".join(pieces) for dashed, pieces in paths.items()}


def _pieces(track: Track, skipped: Sequence[bool]) -> Iterator[list[tuple[float, float]]]:
    """Give a line in pieces, without the stretches that are skipped."""
    points = list(zip(*track, strict=True))
    piece = points[:1]
    for place, point in enumerate(points[1:]):
        if skipped and skipped[place]:
            if len(piece) > 1:
                yield piece
            piece = []
        piece.append(point)
    if len(piece) > 1:
        yield piece


def _texts(lettering: Lettering, labels: Labels, marks: Mapping[str, Mark], shades: Mapping[str, str]) -> Iterator[str]:
    size = lettering.size
    yield f'<g font-family="sans-serif" font-size="{size:g}" text-anchor="middle">'
    for text in lettering.write(labels, marks):
        colour = escaped(shades[text.role])
        style = ' font-style="italic"' if text.role == "line" else ' font-weight="bold"' if text.mark else ""
        halo = ""
        if text.mark:
            halo = f' stroke="{escaped(shades[text.mark])}" stroke-width="{size / 4:g}" paint-order="stroke"'
        place = f'x="{text.x:.1f}" y="{text.y + size / 3:.1f}"'
        yield f'<text {place} fill="{colour}"{style}{halo}>{escaped(text.text)}</text>'
    yield "</g>"


def _spots(fitted: Frame, spots: Sequence[Spot], shades: Mapping[str, str]) -> Iterator[str]:
    for spot in spots:
        x, y = fitted.spot(spot.lat, spot.lon)
        colour, text = escaped(shades[spot.mark]), escaped(shades["mark-text"])
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 * _DOT:g}" fill="{colour}" stroke="{text}"/>'
        yield (
            f'<text x="{x:.1f}" y="{y + _DOT:.1f}" font-family="sans-serif" font-size="{3 * _DOT:g}" '
            f'text-anchor="middle" fill="{text}">{SIGNS[spot.mark]}</text>'
        )


def _path(points: Sequence[tuple[float, float]]) -> str:
    (x, y), *rest = [(f"{x:.1f}", f"{y:.1f}") for x, y in points]
    return f"M{x} {y}L{' '.join(f'{x} {y}' for x, y in rest)}"

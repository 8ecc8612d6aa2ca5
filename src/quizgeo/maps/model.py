"""What a map is made of: arcs that shapes share, in steps of a grid, as the data files have them.

Reading a file checks all that drawing relies on, so nothing after it can meet an arc that is not there.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import DecodeError, Struct, ValidationError, field
from msgspec.json import Decoder

from quizgeo.maps.errors import unreadable

FORMAT = 1
"""The format of data files that this program reads."""

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""
Point = tuple[float, float]
"""Latitude and longitude in degrees, north and east positive."""

_MOST_SHAPES = 254
"""A dot of a filled map is a byte."""
_LEAST_ARC = 4
"""Numbers: the first point and one step."""


class Source(Struct, frozen=True):
    """Where the shapes come from."""

    package: str
    version: str
    level: str


class Shape(Struct, frozen=True):
    """A country, or what is drawn like one."""

    label: tuple[int, int]
    """The point that a name stands at, in steps of the grid: x, y."""
    tint: int
    """0..4; neighbours differ."""
    name: Mapping[str, str]
    """By language."""
    rings: tuple[tuple[int, ...], ...] = ()
    """Numbers of arcs, `~n` for one that is run backwards; empty for what is smaller than a dot."""
    iso2: str | None = None
    contested: bool = False
    """Whether its status is in dispute, so that picking it is never wrong."""


class Sea(Struct, frozen=True):
    """A sea or a great lake."""

    name: Mapping[str, str]
    at: tuple[int, int]
    """A point in it, in steps of the grid: x, y."""
    coasts: frozenset[str] = frozenset()
    """Codes of the countries that lie on it."""


class Region(Struct, frozen=True, eq=False, weakref=True):
    """A map of a part of the world. Regions are told apart as objects, so that what was drawn can be found again."""

    format: int
    name: str = field(name="region")
    title: Mapping[str, str]
    """By language."""
    source: Source
    box: Box
    projection: Literal["plate", "equal-earth"]
    grid: float
    """Degrees that a step is."""
    edge: tuple[int, int, int, int]
    """The box that the shapes were cut by, a little larger than that of the file, in steps of the grid."""
    arcs: tuple[list[int], ...]
    """`x0 y0 dx dy dx dy …` in steps of the grid; an arc belongs to the shapes on both its sides."""
    lines: str
    """A letter for each arc: `b` border, `c` coast, `d` disputed."""
    shapes: Mapping[str, Shape]
    """By alpha-3 code."""
    seas: tuple[Sea, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all shapes, as the file has them."""
        return tuple(self.shapes)

    def named(self, code: str, language: str) -> str:
        """Give the name of a shape in a language, a tag such as `id`; in English where there is none.

        Raises KeyError when there is no such shape.
        """
        return in_language(self.shapes[code].name, language)

    def titled(self, language: str) -> str:
        """Give the title of the map in a language; in English where there is none."""
        return in_language(self.title, language)

    def label_at(self, code: str) -> Point:
        """Give latitude and longitude of the point that the name of a shape stands at."""
        x, y = self.shapes[code].label
        return y * self.grid, x * self.grid


def in_language(names: Mapping[str, str], language: str) -> str:
    """Give the one of several names that fits a language, a tag such as `id` or `id_ID`."""
    return names.get(language.replace("_", "-").partition("-")[0].lower()) or names["en"]


_DECODER = Decoder(Region)


def parse_region(data: bytes, name: str) -> Region:
    """Read the bytes of a data file, that of the region `name`. Raises MapError when they are damaged or newer."""
    try:
        region = _DECODER.decode(data)
    except (DecodeError, ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise unreadable(name) from error
    if region.name != name or not (_is_sound(region) and all(map(_is_sound_shape, region.shapes.values()))):
        raise unreadable(name)
    return region


def _is_sound(region: Region) -> bool:
    """Tell whether the parts of a region fit together."""
    west, south, east, north = region.box
    arcs = len(region.arcs)
    return (
        region.format == FORMAT
        and -180 <= west < east <= 180  # noqa: PLR2004 - the globe
        and -90 <= south < north <= 90  # noqa: PLR2004 - the globe
        and 0 < region.grid <= 1
        and len(region.lines) == arcs
        and not region.lines.strip("bcd")
        and all(len(arc) >= _LEAST_ARC and not len(arc) % 2 for arc in region.arcs)
        and len(region.shapes) <= _MOST_SHAPES
        and all(ring for shape in region.shapes.values() for ring in shape.rings)
        and _used(region) == set(range(arcs))
        and "en" in region.title
        and all("en" in sea.name for sea in region.seas)
    )


def _used(region: Region) -> set[int]:
    """Give the numbers of the arcs that shapes are made of, as far as such arcs could be."""
    return {max(arc, ~arc) for shape in region.shapes.values() for ring in shape.rings for arc in ring}


def _is_sound_shape(shape: Shape) -> bool:
    return 0 <= shape.tint <= 4 and "en" in shape.name  # noqa: PLR2004 - five tints

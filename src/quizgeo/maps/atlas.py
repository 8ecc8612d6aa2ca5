"""The maps that there are: regions by name, by box, by country and by point. Files are read when they are asked for.

A box is drawn from the smallest file that holds it, or from the world's; nothing is ever loaded from a network.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from msgspec import DecodeError, Struct, ValidationError, field
from msgspec.json import Decoder
from msgspec.structs import replace

from quizgeo.maps.errors import unknown_region, unreadable
from quizgeo.maps.model import FORMAT, Box, Region, in_language, parse_region

WORLD = "world"
"""The region that holds every box."""
_INDEX = "index"
_SIDES = 4
_FROM_EDGE = 0.1
"""Part of a box that a point stays away from its edges."""
_BOXES_KEPT = 64
LEAST_SIDE = 0.1
"""Degrees: less is finer than the data."""
_NOISE = 1e-9
"""Degrees by which a difference of two numbers with decimals may be off."""
_GLOBAL = 0.5
"""Part of the world from which on a box is drawn as the world is."""


class RegionEntry(Struct, frozen=True):
    """What is known of a region without reading its file."""

    name: str = field(name="region")
    title: Mapping[str, str]
    box: Box
    within: int
    """The least distance in km that a question for a point may allow: a cell is so large at 80 by 22."""
    cells: Mapping[str, int]
    """How many cells each country of the map covers at 80 by 22; 0 or 1 is drawn as a dot."""


class CountryEntry(Struct, frozen=True):
    """What is known of a country, or of what is drawn like one, without reading a file of shapes."""

    name: Mapping[str, str]
    region: str
    """The region in which it covers most cells."""
    iso2: str | None = None
    contested: bool = False

    def named(self, language: str) -> str:
        """Give its name in a language, a tag such as `id`; in English where there is none."""
        return in_language(self.name, language)


class Index(Struct, frozen=True):
    """The contents of the atlas."""

    format: int
    regions: tuple[RegionEntry, ...]
    """In the order in which they are offered."""
    codes: Mapping[str, CountryEntry]
    """Countries by alpha-3 code."""


class Atlas:
    """The maps in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._named = cache(self._read)
        self._boxed = lru_cache(_BOXES_KEPT)(self._fit)

    @cached_property
    def index(self) -> Index:
        """The contents. Raises MapError when they cannot be read."""
        try:
            index = Decoder(Index).decode(self._bytes(_INDEX))
        except (DecodeError, ValidationError, UnicodeDecodeError, RecursionError) as error:
            raise unreadable(_INDEX) from error
        if index.format != FORMAT or WORLD not in (entry.name for entry in index.regions):
            raise unreadable(_INDEX)
        return index

    @cached_property
    def entries(self) -> Mapping[str, RegionEntry]:
        """The regions by name, in the order in which they are offered."""
        return {entry.name: entry for entry in self.index.regions}

    @cached_property
    def _short(self) -> Mapping[str, str]:
        return {entry.iso2: code for code, entry in self.index.codes.items() if entry.iso2}

    def code(self, written: str) -> str | None:
        """Give the alpha-3 code of a country by its alpha-2 or alpha-3 code in any case; None when there is none."""
        upper = written.upper()
        return upper if upper in self.index.codes else self._short.get(upper)

    def region(self, asked: str | Sequence[float]) -> Region:
        """Give a region by its name, or fitted to a box of west, south, east and north, given as text or numbers.

        Raises MapError with status 2 when there is no such region, with status 3 when its file cannot be read.
        """
        if isinstance(asked, str) and "," not in asked:
            return self._named(asked)
        box = read_box(asked)
        if box is None:
            raise unknown_region(str(asked), tuple(self.entries))
        return self._boxed(box)

    def holding(self, box: Box) -> str:
        """Give the name of the smallest region that holds a box; that of the world when none does."""
        held = (entry for entry in self.index.regions if _holds(entry.box, box))
        return min(held, key=lambda entry: _extent(entry.box), default=self.entries[WORLD]).name

    def around(self, lat: float, lon: float) -> str:
        """Give the name of the smallest region that holds a point a tenth of its size from the edge, or the world's."""
        held = (entry for entry in self.index.regions if _holds(_inner(entry.box), (lon, lat, lon, lat)))
        return min(held, key=lambda entry: _extent(entry.box), default=self.entries[WORLD]).name

    def showing(self, code: str) -> tuple[str, ...]:
        """Name the regions that a country is on, in the order in which they are offered."""
        return tuple(entry.name for entry in self.index.regions if code in entry.cells)

    def _read(self, name: str) -> Region:
        if name not in self.entries:
            raise unknown_region(name, tuple(self.entries))
        return parse_region(self._bytes(name), name)

    def _fit(self, box: Box) -> Region:
        whole = self._named(self.holding(box))
        plane: Literal["plate", "equal-earth"] = whole.projection
        if _extent(box) < _GLOBAL * _extent(whole.box):
            plane = "plate"
        return replace(whole, box=box, projection=plane)

    def _bytes(self, name: str) -> bytes:
        try:
            return (self._folder / f"{name}.json").read_bytes()
        except OSError as error:
            raise unreadable(name) from error


def read_box(asked: str | Sequence[float]) -> Box | None:
    """Read west, south, east and north out of numbers or a text such as `43, 38, 51, 42`; None if it is no box."""
    parts: Sequence[Any] = asked.strip(" []").split(",") if isinstance(asked, str) else asked
    if len(parts) != _SIDES:
        return None
    try:
        west, south, east, north = (float(part) for part in parts)
    except (ValueError, TypeError):
        return None
    sound = west >= -180 and east <= 180 and south >= -90 and north <= 90  # noqa: PLR2004 - the globe
    large = min(east - west, north - south) >= LEAST_SIDE - _NOISE
    return (west, south, east, north) if sound and large else None


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _extent(box: Box) -> float:
    """Give the size of a box for comparing: the area on the globe over a constant."""
    west, south, east, north = box
    return (east - west) * (math.sin(math.radians(north)) - math.sin(math.radians(south)))


def _inner(box: Box) -> Box:
    west, south, east, north = box
    beside, above = (east - west) * _FROM_EDGE, (north - south) * _FROM_EDGE
    return west + beside, south + above, east - beside, north - above

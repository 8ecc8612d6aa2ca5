"""The maps that come with the package, by name, box, country and point."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from quizgeo.maps.atlas import Atlas, CountryEntry, RegionEntry
from quizgeo.maps.model import Region

_ATLAS = Atlas(Path(__file__).with_name("data"))


def regions() -> Mapping[str, RegionEntry]:
    """Give all regions by name, in the order in which they are offered. Raises MapError when the data is damaged."""
    return _ATLAS.entries


def region(asked: str | Sequence[float]) -> Region:
    """Give a region by its name, or fitted to a box of west, south, east and north, given as text or numbers.

    Raises MapError with status 2 when there is no such region, with status 3 when its data is damaged or newer.
    """
    return _ATLAS.region(asked)


def countries() -> Mapping[str, CountryEntry]:
    """Give by alpha-3 code all countries, and what is drawn like one, that are on a map."""
    return _ATLAS.index.codes


def code_of(written: str) -> str | None:
    """Give the alpha-3 code of a country by its alpha-2 or alpha-3 code in any case; None when it is on no map."""
    return _ATLAS.code(written)


def region_of(code: str) -> str | None:
    """Name the region in which a country covers most cells; None when it is on no map."""
    country = _ATLAS.index.codes.get(code)
    return country.region if country else None


def region_around(lat: float, lon: float) -> str:
    """Name the smallest region that holds a point a tenth of its size from the edge, or the world's."""
    return _ATLAS.around(lat, lon)


def regions_showing(code: str) -> tuple[str, ...]:
    """Name the regions that a country is on, in the order in which they are offered."""
    return _ATLAS.showing(code)

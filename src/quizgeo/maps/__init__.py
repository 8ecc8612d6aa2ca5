"""Maps in character cells: geometry, drawing, picking, and the same in words; with data that comes with the package.

A map knows roles, not colours; it draws nothing on a screen and asks nothing. `region` is the way in, then `draw`.
"""

from quizgeo.maps.atlas import Atlas, CountryEntry, RegionEntry, read_box
from quizgeo.maps.draw import Spot, draw
from quizgeo.maps.errors import MapError
from quizgeo.maps.frame import fits
from quizgeo.maps.labels import Labels, labels_to_identify, labels_to_pick
from quizgeo.maps.model import Region, parse_region
from quizgeo.maps.pick import at
from quizgeo.maps.picture import Direction, Glyph, Picture
from quizgeo.maps.roles import BACKGROUNDS, FOREGROUNDS, MARKS, Background, Foreground, Mark
from quizgeo.maps.shipped import code_of, countries, region, region_around, region_of, regions, regions_showing

__all__ = [
    "BACKGROUNDS",
    "FOREGROUNDS",
    "MARKS",
    "Atlas",
    "Background",
    "CountryEntry",
    "Direction",
    "Foreground",
    "Glyph",
    "Labels",
    "MapError",
    "Mark",
    "Picture",
    "Region",
    "RegionEntry",
    "Spot",
    "at",
    "code_of",
    "countries",
    "draw",
    "fits",
    "labels_to_identify",
    "labels_to_pick",
    "parse_region",
    "read_box",
    "region",
    "region_around",
    "region_of",
    "regions",
    "regions_showing",
]

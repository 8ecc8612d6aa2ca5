"""Maps in character cells: geometry, drawing, picking, and the same in words; with data that comes with the package.

A map knows roles, not colours; it paints no screen and asks nothing. `region` is the way in, then `draw` or `describe`.
"""

from quizgeo.maps.atlas import Atlas, CountryEntry, RegionEntry, read_box
from quizgeo.maps.describe import describe, describe_candidates, describe_shown
from quizgeo.maps.draw import draw
from quizgeo.maps.errors import MapError
from quizgeo.maps.facts import OFFERED, Facts, candidates, facts, ranking
from quizgeo.maps.frame import fits
from quizgeo.maps.labels import Labels, labels_to_identify
from quizgeo.maps.model import Region, parse_region
from quizgeo.maps.notice import notice, short_notice
from quizgeo.maps.pick import at
from quizgeo.maps.picture import Direction, Glyph, Picture
from quizgeo.maps.roles import BACKGROUNDS, FOREGROUNDS, MARKS, Background, Foreground, Mark, Spot
from quizgeo.maps.shipped import code_of, countries, region, region_around, region_of, regions, regions_showing
from quizgeo.maps.vector import svg
from quizgeo.maps.winds import Wind, bearing, wind, wind_name

__all__ = [
    "BACKGROUNDS",
    "FOREGROUNDS",
    "MARKS",
    "OFFERED",
    "Atlas",
    "Background",
    "CountryEntry",
    "Direction",
    "Facts",
    "Foreground",
    "Glyph",
    "Labels",
    "MapError",
    "Mark",
    "Picture",
    "Region",
    "RegionEntry",
    "Spot",
    "Wind",
    "at",
    "bearing",
    "candidates",
    "code_of",
    "countries",
    "describe",
    "describe_candidates",
    "describe_shown",
    "draw",
    "facts",
    "fits",
    "labels_to_identify",
    "notice",
    "parse_region",
    "ranking",
    "read_box",
    "region",
    "region_around",
    "region_of",
    "regions",
    "regions_showing",
    "short_notice",
    "svg",
    "wind",
    "wind_name",
]

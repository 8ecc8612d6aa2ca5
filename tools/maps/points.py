"""Places whose country the finished maps must give; where borders are disputed, this is what the maps say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizgeo.maps import Region, at


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the code of its country."""

    name: str
    lon: float
    lat: float
    code: str
    only: str = ""
    """The one map that is fine enough to tell."""
    but: str = ""
    """A map that is too coarse to tell."""

    def is_on(self, region: Region) -> bool:
        """Tell whether a map has to give the country of this place."""
        west, south, east, north = region.box
        asked = self.only in ("", region.name) and self.but != region.name
        return asked and west <= self.lon <= east and south <= self.lat <= north


PLACES = (
    Place("Simferopol", 34.1, 44.95, "UKR"),
    Place("Donetsk", 37.8, 48.0, "UKR"),
    Place("Laayoune", -13.0, 27.1, "ESH"),
    Place("Khankendi", 46.75, 39.82, "AZE"),
    Place("Nakhchivan", 45.41, 39.21, "AZE", but="world"),
    Place("Sukhumi", 41.0, 43.02, "GEO"),
    Place("Tskhinvali", 43.97, 42.23, "GEO"),
    Place("Tiraspol", 29.6, 46.84, "MDA"),
    Place("Pristina", 21.16, 42.66, "XKX"),
    Place("Kyrenia", 33.3, 35.3, "CYN", but="world"),
    Place("Ramallah", 35.2, 31.9, "PSE"),
    Place("Gaza", 34.4, 31.45, "PSE", only="middle-east"),
    Place("Golan", 35.8, 33.0, "ISR", only="middle-east"),
    Place("Hargeisa", 44.06, 9.56, "SOL"),
    Place("Srinagar", 74.8, 34.08, "IND"),
    Place("Gilgit", 74.31, 35.92, "PAK"),
    Place("Aksai Chin", 79.5, 35.2, "CHN"),
    Place("Taipei", 121.5, 25.04, "TWN"),
    Place("Kunashir", 145.9, 44.1, "RUS", only="east-asia"),
    # what is easily lost when shapes are cut and simplified
    Place("Kaliningrad", 20.6, 54.7, "RUS"),
    Place("Cabinda", 12.4, -5.1, "AGO"),
    Place("Maseru", 27.6, -29.4, "LSO"),
    Place("Anadyr", 176.0, 64.9, "RUS"),
    Place("Provideniya", -173.5, 64.7, "RUS"),
)


def strayed(regions: Iterable[Region]) -> Iterator[str]:
    """Tell in a sentence each place that a map gives to another country than the table does, or to none."""
    for region in regions:
        for place in PLACES:
            found = at(region, place.lat, place.lon)
            if place.is_on(region) and found != place.code:
                yield f"{region.name}: {place.name} is in {found or 'no country'}, not in {place.code}"

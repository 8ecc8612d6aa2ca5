"""Places whose country the finished maps must give. Where lines are in dispute, this is what the maps say."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tools.maps.arcs import unpacked
from tools.maps.rings import inside, outline


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
)


def strayed(files: Mapping[str, str]) -> Iterator[str]:
    """Tell in a sentence each place that a finished map gives to another country than the table, or to none."""
    for name, text in files.items():
        if "arcs" in (region := json.loads(text) if name.endswith(".json") else {}):
            west, south, east, north = region["box"]
            for place in PLACES:
                there = west <= place.lon <= east and south <= place.lat <= north
                asked = place.only in ("", region["region"]) and place.but != region["region"]
                if there and asked and (found := at(region, place.lon, place.lat)) != [place.code]:
                    yield f"{name}: {place.name} is in {' and '.join(found) or 'no country'}, not in {place.code}"


def at(region: Mapping[str, object], lon: float, lat: float) -> list[str]:
    """Give the codes of the shapes that hold a point of a finished map."""
    arcs = [unpacked(arc) for arc in region["arcs"]]
    spot = (lon / region["grid"], lat / region["grid"])
    return [code for code, shape in region["shapes"].items() if inside(spot, [outline(r, arcs) for r in shape["rings"]])]

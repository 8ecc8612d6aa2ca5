"""Seas that are named on the maps, kept by hand: both names and a point of open water, longitude and latitude."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sea:
    """A stretch of water with a name."""

    english: str
    indonesian: str
    lon: float
    lat: float


SEAS = {
    "south-caucasus": (
        Sea("Caspian Sea", "Laut Kaspia", 50.6, 41.7),
        Sea("Black Sea", "Laut Hitam", 38.8, 42.8),
    ),
    "balkans": (),
    "caribbean": (),
    "central-asia": (),
    "middle-east": (),
    "south-asia": (),
    "europe": (),
    "oceania": (),
    "east-asia": (),
    "north-america": (),
    "south-america": (),
    "africa": (),
    "world": (),
}
"""By region."""

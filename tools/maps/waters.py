"""Where the seas of each map lie, and which of their coasts the box of a map leaves out; kept by hand."""

from collections.abc import Mapping

from tools.maps.seas import on_map

Point = tuple[float, float]
"""Longitude and latitude."""

WATERS: Mapping[str, Mapping[str, Point]] = {
    "south-caucasus": {
        "Black Sea": (39.0, 42.6),
        "Caspian Sea": (50.6, 41.6),
    },
    "balkans": {
        "Adriatic Sea": (16.3, 42.6),
        "Aegean Sea": (24.9, 39.2),
        "Black Sea": (29.6, 43.3),
        "Ionian Sea": (18.8, 39.0),
        "Sea of Marmara": (28.1, 40.7),
        "Tyrrhenian Sea": (13.2, 40.2),
    },
    "caribbean": {
        "Atlantic Ocean": (-66.0, 23.5),
        "Caribbean Sea": (-74.5, 14.5),
        "Gulf of Mexico": (-88.5, 24.5),
        "Pacific Ocean": (-87.5, 9.0),
    },
    "central-asia": {
        "Caspian Sea": (50.6, 41.5),
    },
    "middle-east": {
        "Aegean Sea": (25.4, 38.6),
        "Arabian Sea": (60.5, 18.5),
        "Black Sea": (34.5, 42.6),
        "Caspian Sea": (51.2, 39.5),
        "Gulf of Aden": (47.5, 12.7),
        "Gulf of Oman": (58.8, 24.8),
        "Mediterranean Sea": (30.0, 33.8),
        "Persian Gulf": (51.2, 27.2),
        "Red Sea": (38.0, 20.5),
        "Sea of Marmara": (28.1, 40.7),
    },
    "south-asia": {
        "Andaman Sea": (95.8, 11.0),
        "Arabian Sea": (66.5, 16.5),
        "Bay of Bengal": (88.0, 15.5),
        "Indian Ocean": (77.0, 4.6),
    },
    "europe": {
        "Adriatic Sea": (15.3, 43.2),
        "Aegean Sea": (25.2, 38.6),
        "Atlantic Ocean": (-11.0, 44.5),
        "Baltic Sea": (18.4, 56.0),
        "Barents Sea": (36.0, 70.4),
        "Bay of Biscay": (-4.5, 45.2),
        "Black Sea": (34.0, 43.3),
        "English Channel": (-2.0, 50.0),
        "Gulf of Bothnia": (19.8, 62.0),
        "Ionian Sea": (18.6, 38.2),
        "Irish Sea": (-5.2, 53.8),
        "Mediterranean Sea": (5.0, 39.6),
        "North Sea": (3.2, 56.2),
        "Norwegian Sea": (5.0, 66.5),
        "Sea of Azov": (36.6, 46.0),
        "Sea of Marmara": (28.1, 40.7),
        "Tyrrhenian Sea": (12.0, 40.0),
        "White Sea": (38.2, 65.6),
    },
    "oceania": {
        "Arafura Sea": (135.5, -9.3),
        "Banda Sea": (127.0, -5.5),
        "Celebes Sea": (122.3, 3.3),
        "Coral Sea": (154.0, -16.0),
        "Great Australian Bight": (130.5, -34.0),
        "Indian Ocean": (111.5, -22.0),
        "Java Sea": (111.5, -5.0),
        "Pacific Ocean": (165.0, 2.5),
        "Philippine Sea": (132.0, 9.0),
        "Solomon Sea": (153.0, -8.3),
        "South China Sea": (112.0, 6.0),
        "Sulu Sea": (119.8, 8.5),
        "Tasman Sea": (160.0, -38.0),
        "Timor Sea": (126.5, -12.0),
    },
    "east-asia": {
        "Andaman Sea": (96.2, 11.0),
        "Banda Sea": (127.0, -5.5),
        "Celebes Sea": (122.3, 3.3),
        "East China Sea": (124.8, 28.8),
        "Gulf of Thailand": (101.5, 10.0),
        "Indian Ocean": (99.5, -6.5),
        "Java Sea": (111.0, -5.0),
        "Pacific Ocean": (145.0, 37.0),
        "Philippine Sea": (132.0, 18.0),
        "Sea of Japan": (134.5, 39.8),
        "Sea of Okhotsk": (145.5, 47.0),
        "South China Sea": (114.0, 14.0),
        "Sulu Sea": (119.8, 8.5),
        "Yellow Sea": (123.5, 35.8),
    },
    "north-america": {
        "Arctic Ocean": (-135.0, 72.8),
        "Atlantic Ocean": (-66.0, 34.0),
        "Baffin Bay": (-64.0, 72.0),
        "Bering Sea": (-166.0, 58.5),
        "Caribbean Sea": (-75.0, 14.8),
        "Gulf of Alaska": (-146.0, 57.0),
        "Gulf of Mexico": (-90.5, 25.0),
        "Hudson Bay": (-85.5, 60.0),
        "Labrador Sea": (-54.5, 58.0),
        "Pacific Ocean": (-128.0, 36.0),
    },
    "south-america": {
        "Atlantic Ocean": (-50.0, 9.0),
        "Caribbean Sea": (-72.5, 13.3),
        "Pacific Ocean": (-79.0, -25.0),
    },
    "africa": {
        "Arabian Sea": (51.7, 13.8),
        "Atlantic Ocean": (4.0, -20.0),
        "Gulf of Aden": (47.5, 12.3),
        "Gulf of Guinea": (3.0, 2.5),
        "Indian Ocean": (50.0, -3.0),
        "Mediterranean Sea": (18.5, 34.5),
        "Mozambique Channel": (41.0, -19.0),
        "Persian Gulf": (50.8, 27.4),
        "Red Sea": (38.2, 20.3),
    },
    "world": {
        "Arabian Sea": (63.0, 15.5),
        "Arctic Ocean": (-150.0, 76.0),
        "Atlantic Ocean": (-35.0, 25.0),
        "Baltic Sea": (19.0, 56.5),
        "Bay of Bengal": (88.5, 14.0),
        "Black Sea": (34.5, 43.2),
        "Caribbean Sea": (-74.0, 15.0),
        "Caspian Sea": (50.8, 41.5),
        "Gulf of Mexico": (-91.0, 25.0),
        "Hudson Bay": (-85.5, 60.0),
        "Indian Ocean": (78.0, -22.0),
        "Mediterranean Sea": (18.0, 35.0),
        "North Sea": (3.0, 56.5),
        "Pacific Ocean": (-130.0, 25.0),
        "Persian Gulf": (51.5, 27.0),
        "Red Sea": (38.0, 20.5),
        "Sea of Japan": (134.5, 39.8),
        "South China Sea": (114.0, 13.0),
        "Tasman Sea": (160.0, -37.0),
    },
}
"""Points of open water, with room for a name around them, by region and by the English name of the sea."""

BEYOND = {
    "caribbean": {"Atlantic Ocean": "NLD", "Pacific Ocean": "USA"},
    "middle-east": {"Black Sea": "RUS"},
    "south-asia": {"Andaman Sea": "THA"},
    "europe": {"Atlantic Ocean": "NLD"},
    "oceania": {"South China Sea": "IDN"},
    "east-asia": {"Andaman Sea": "IND", "Indian Ocean": "AUS IND MMR"},
    "north-america": {"Arctic Ocean": "GRL", "Atlantic Ocean": "GRL NLD"},
    "south-america": {"Atlantic Ocean": "NLD", "Caribbean Sea": "FRA"},
    "africa": {"Arabian Sea": "ARE IRN OMN", "Atlantic Ocean": "FRA", "Mediterranean Sea": "FRA"},
    "world": {"Caribbean Sea": "FRA NLD", "Indian Ocean": "FRA"},
}
"""Countries that are on a map and border a sea of it, but not within its box."""


def coasts(region: str, code: str) -> frozenset[str]:
    """Give the seas of a map that a country borders there, by their English names."""
    beyond = {sea for sea, codes in BEYOND.get(region, {}).items() if code in codes.split()}
    return on_map(code, WATERS[region]) - beyond

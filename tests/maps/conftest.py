"""A small map made by hand, where everything can be counted; and the maps that come with the package."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgeo.maps import Region, parse_region, region, regions

Change = Callable[..., bytes]

TINY: dict[str, Any] = {
    "format": 1,
    "region": "tiny",
    "title": {"en": "Tiny lands", "id": "Negeri kecil"},
    "source": {"package": "by-hand", "version": "1.2.3", "level": "50m"},
    "box": [0, 0, 20, 10],
    "projection": "plate",
    "grid": 1,
    "edge": [-1, -1, 21, 11],
    "arcs": [
        [8, 2, 0, 6],
        [8, 8, -6, 0, 0, -6, 6, 0],
        [8, 2, 6, 0],
        [14, 2, 0, 6],
        [14, 8, -6, 0],
        [14, 8, 7, 0, 0, -6, -7, 0],
    ],
    "lines": "bccdcc",
    "shapes": {
        "WES": {"rings": [[1, 0]], "label": [5, 5], "tint": 0, "name": {"en": "West", "id": "Barat"}, "iso2": "WS"},
        "MID": {"rings": [[2, 3, 4, -1]], "label": [11, 5], "tint": 1, "name": {"en": "Middle", "id": "Tengah"}},
        "EAS": {"rings": [[5, 3]], "label": [17, 5], "tint": 2, "name": {"en": "East"}, "contested": True},
        "DOT": {"rings": [], "label": [3, 9], "tint": 3, "name": {"en": "Dot", "id": "Titik"}},
    },
    "seas": [
        {"name": {"en": "North Water", "id": "Perairan Utara"}, "at": [11, 9], "coasts": ["WES", "MID", "DOT"]},
        {"name": {"en": "Southern Water"}, "at": [11, 1], "coasts": ["WES", "MID"]},
    ],
}
"""Three countries in a row, the last running out of the map, and an island that is too small to have an outline.

    . D . . . . . . .
    . WWWWW MMMMM EEEEEE
    . WWWWW MMMMM EEEEEE
    . . . . . . . . .
"""


@pytest.fixture
def changed() -> Change:
    """Give the bytes of the small map with some of its keys changed."""

    def make(**changes: object) -> bytes:
        return json.dumps({**TINY, **changes}).encode()

    return make


@pytest.fixture
def tiny() -> Region:
    """Give the small map, read anew."""
    return parse_region(json.dumps(TINY).encode(), "tiny")


@pytest.fixture(params=list(regions()))
def each(request: pytest.FixtureRequest) -> Region:
    """Give every map that comes with the package, one after the other."""
    return region(request.param)


@pytest.fixture(params=[name for name in regions() if name != "world"])
def plate(request: pytest.FixtureRequest) -> Region:
    """Give every map but that of the world, one after the other."""
    return region(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with an index of two maps, and the files of both."""
    small = {**TINY, "region": "small", "box": [0, 0, 10, 10], "edge": [-1, -1, 21, 11]}
    world = {**TINY, "region": "world", "box": [-180, -58, 180, 84], "projection": "equal-earth"}
    index = {
        "format": 1,
        "regions": [
            {"region": "small", "title": {"en": "Small"}, "box": [0, 0, 10, 10], "within": 5, "cells": {"WES": 40}},
            {"region": "world", "title": {"en": "World"}, "box": [-180, -58, 180, 84], "within": 700,
             "cells": {"WES": 1, "MID": 1}},
        ],
        "codes": {
            "WES": {"name": {"en": "West", "id": "Barat"}, "iso2": "WS", "region": "small"},
            "MID": {"name": {"en": "Middle"}, "iso2": None, "region": "world", "contested": True},
        },
    }  # fmt: skip
    for name, content in (("small", small), ("world", world), ("index", index)):
        (tmp_path / f"{name}.json").write_text(json.dumps(content))
    return tmp_path

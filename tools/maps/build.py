"""All files of the maps, made out of the source and the tables kept by hand."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from tools.maps import policy as policies
from tools.maps.arcs import packed
from tools.maps.cut import Cut, Shape, cut
from tools.maps.naming import naming
from tools.maps.policy import Policy
from tools.maps.raster import cells
from tools.maps.regions import REGIONS, Region
from tools.maps.seas import SEAS
from tools.maps.seam import parted
from tools.maps.source import PACKAGE, VERSION, read
from tools.maps.waters import WATERS, coasts

FORMAT = 1


def build(source: Path, policy: Policy) -> dict[str, str]:
    """Make the text of every file, by its name."""
    levels = {level: parted(read(source, level)) for level in {region.level for region in REGIONS}}
    cuts = {region: cut(region, levels[region.level], policy) for region in REGIONS}
    files = {f"{region.name}.json": _json(_region(region, made, policy)) for region, made in cuts.items()}
    return files | {"index.json": _json(_index(cuts, policy))}


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":")) + "\n"


def _region(region: Region, made: Cut, policy: Policy) -> dict[str, object]:
    return {
        "format": FORMAT,
        "region": region.name,
        "title": {"en": region.english, "id": region.indonesian},
        "source": {"package": PACKAGE, "version": VERSION, "level": region.level},
        "box": region.box,
        "projection": "equal-earth" if region.is_world else "plate",
        "grid": 1 / region.steps,
        "edge": [round(side * region.steps) for side in region.edge],
        "arcs": [packed(arc) for arc in made.arcs],
        "lines": made.lines,
        "shapes": {code: _shape(code, shape, policy) for code, shape in made.shapes.items()},
        "seas": _seas(region, made),
    }


def _seas(region: Region, made: Cut) -> list[dict[str, object]]:
    return [
        {
            "name": {"en": name, "id": SEAS[name].indonesian},
            "at": _at(point, region),
            "coasts": [code for code in made.shapes if name in coasts(region.name, code)],
        }
        for name, point in WATERS[region.name].items()
    ]


def _at(point: tuple[float, float], region: Region) -> list[int]:
    return [round(degrees * region.steps) for degrees in point]


def _shape(code: str, shape: Shape, policy: Policy) -> dict[str, object]:
    return {"rings": shape.rings, "label": shape.label, "tint": shape.tint} | _named(code, policy)


def _named(code: str, policy: Policy) -> dict[str, object]:
    iso2, name = naming(code)
    return {"name": name, "iso2": iso2} | ({"contested": True} if code in policy.contested else {})


def _index(cuts: Mapping[Region, Cut], policy: Policy) -> dict[str, object]:
    counts = {region: cells(region, made) for region, made in cuts.items()}
    codes = sorted({code for count in counts.values() for code in count})
    return {
        "format": FORMAT,
        "regions": [
            {
                "region": region.name,
                "title": {"en": region.english, "id": region.indonesian},
                "box": region.box,
                "within": region.within,
                "cells": count,
            }
            for region, count in counts.items()
        ],
        "codes": {code: _named(code, policy) | {"region": _best(code, counts)} for code in codes},
    }


def _best(code: str, counts: Mapping[Region, Mapping[str, int]]) -> str:
    """Give the region in which a shape covers most cells; the earlier one of two alike."""
    return max((region for region in REGIONS if code in counts[region]), key=lambda region: counts[region][code]).name


def checksums(files: Mapping[str, str]) -> str:
    """List the SHA-256 of every file."""
    return "".join(f"{sha256(text.encode()).hexdigest()}  {name}\n" for name, text in sorted(files.items()))

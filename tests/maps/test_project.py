"""Degrees to dots and back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.maps import Region, fits, region, regions
from quizgeo.maps.frame import frame, part, sheet
from quizgeo.maps.project import Projection, projection

EQUAL_EARTH = Projection(is_plate=False, squeeze=1)
SIZES = [(80, 22), (120, 38), (48, 14), (60, 16), (1, 1), (300, 100), (7, 90), (250, 3)]


@pytest.mark.parametrize(
    ("lat", "lon", "x", "y"),
    [(0, 0, 0, 0), (0, 180, 2.7066299836, 0), (90, 0, 0, 1.3173627591), (-90, 0, 0, -1.3173627591),
     (90, 180, 1.6035886483, 1.3173627591)],
)  # fmt: skip
def test_equal_earth_has_its_published_extent(lat: float, lon: float, x: float, y: float) -> None:
    """The equator ends at 2.70663, the poles at 0.592 times that, 1.31736 above it; Šavrič, Patterson, Jenny 2018."""
    assert lon * EQUAL_EARTH.width(lat) == pytest.approx(x, abs=1e-6)
    assert EQUAL_EARTH.height(lat) == pytest.approx(y, abs=1e-6)


@given(st.floats(-89, 89), st.floats(0.1, 1))
def test_equal_earth_keeps_areas(lat: float, step: float) -> None:
    high = EQUAL_EARTH.height(lat + step) - EQUAL_EARTH.height(lat)
    wide = (EQUAL_EARTH.width(lat) + EQUAL_EARTH.width(lat + step)) / 2
    sphere = math.radians(1) * (math.sin(math.radians(lat + step)) - math.sin(math.radians(lat)))
    assert high * wide == pytest.approx(sphere, rel=2e-3)


@given(st.floats(-90, 90))
def test_equal_earth_can_be_undone(lat: float) -> None:
    assert EQUAL_EARTH.latitude(EQUAL_EARTH.height(lat)) == pytest.approx(lat, abs=1e-4)


@pytest.mark.parametrize("y", [-100, -1.5, 1.5, 100])
def test_what_lies_beyond_the_poles_has_the_latitude_of_a_pole(y: float) -> None:
    assert EQUAL_EARTH.latitude(y) == pytest.approx(math.copysign(90, y))


def test_a_degree_of_longitude_is_as_short_as_in_the_middle_of_the_map(tiny: Region) -> None:
    plane = projection(tiny)
    assert plane.width(5) == plane.width(0) == pytest.approx(math.cos(math.radians(5)))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_box_fills_the_picture_one_way_and_is_centred_the_other(each: Region, size: tuple[int, int]) -> None:
    fitted = frame(each, *size)
    cols, rows = min(size[0], 160), min(size[1], 50)
    assert fitted.width == cols or fitted.height == rows
    assert 0 < fitted.width <= cols
    assert 0 < fitted.height <= rows
    assert abs(size[0] - fitted.width - 2 * fitted.left) <= 1
    assert abs(size[1] - fitted.height - 2 * fitted.top) <= 1


@pytest.mark.parametrize("size", [(80, 22), (120, 38), (48, 14), (160, 50)], ids=str)
def test_corners_of_the_box_lie_less_than_a_cell_from_those_of_the_map(plate: Region, size: tuple[int, int]) -> None:
    fitted = frame(plate, *size)
    west, south, east, north = plate.box
    left, top = fitted.spot(north, west)
    right, bottom = fitted.spot(south, east)
    assert (left, right) == pytest.approx((2 * fitted.left, 2 * (fitted.left + fitted.width)), abs=1)
    assert (top, bottom) == pytest.approx((4 * fitted.top, 4 * (fitted.top + fitted.height)), abs=2)


def test_in_the_middle_of_a_map_a_mile_is_as_long_east_as_north(plate: Region) -> None:
    fitted = frame(plate, 160, 50)
    lat, lon = (plate.box[1] + plate.box[3]) / 2, (plate.box[0] + plate.box[2]) / 2
    x, y = fitted.spot(lat, lon)
    east, north = fitted.spot(lat, lon + 0.1)[0] - x, y - fitted.spot(lat + 0.1, lon)[1]
    assert east / north == pytest.approx(math.cos(math.radians(lat)))


@given(st.sampled_from(list(regions())), st.sampled_from(SIZES), st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_points_come_back_from_dots(name: str, size: tuple[int, int], across: float, down: float) -> None:
    west, south, east, north = region(name).box
    lat, lon = south + (north - south) * down, west + (east - west) * across
    fitted = frame(region(name), *size)
    assert fitted.point(*fitted.spot(lat, lon)) == pytest.approx((lat, lon), abs=1e-3)


def test_the_world_is_as_wide_as_the_globe_is_in_each_row() -> None:
    fitted = frame(region("world"), 120, 38)
    rows = [len(fitted.shown(row)) for row in range(fitted.top, fitted.top + fitted.height)]
    assert max(rows) == fitted.width
    assert rows[0] < rows[len(rows) // 4] < max(rows)
    assert rows[-1] < max(rows)
    assert len(fitted.shown(fitted.top - 1)) == len(fitted.shown(fitted.top + fitted.height)) == 0


def test_a_picture_has_at_least_one_cell(tiny: Region) -> None:
    for size in ((0, 5), (5, 0), (-1, 5)):
        with pytest.raises(ValueError, match="at least one cell"):
            frame(tiny, *size)


def test_parts_of_a_map_are_counted_from_the_upper_left(tiny: Region) -> None:
    assert part(tiny, 10, 0) == pytest.approx((0, 0))
    assert part(tiny, 0, 20) == pytest.approx((1, 1))
    assert part(tiny, 5, 10) == pytest.approx((0.5, 0.5))


@pytest.mark.parametrize(
    ("name", "size", "enough"),
    [("europe", (48, 14), True), ("europe", (47, 14), False), ("europe", (48, 13), False), ("world", (72, 20), True),
     ("world", (71, 20), False), ("world", (72, 19), False)],
)  # fmt: skip
def test_smaller_maps_are_told_not_drawn(name: str, size: tuple[int, int], enough: bool) -> None:
    assert fits(region(name), *size) is enough


def test_a_sheet_is_as_wide_as_asked_and_keeps_the_shape_of_the_box(tiny: Region) -> None:
    fitted, height = sheet(tiny, 800)
    assert fitted.spot(10, 0) == pytest.approx((0, 0))
    assert fitted.spot(0, 20) == pytest.approx((800, height))
    assert height == pytest.approx(400 / math.cos(math.radians(5)))

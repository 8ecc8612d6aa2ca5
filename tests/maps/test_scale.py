"""What a cell stands for, and how exact an answer can be."""

import math

import pytest

from quizgeo.maps import Region, cell_km, draw, least_within, region, regions


def test_a_cell_of_the_south_caucasus_is_18_by_36_km() -> None:
    assert cell_km(region("south-caucasus")) == pytest.approx((17.7, 35.4), abs=0.1)


@pytest.mark.parametrize("name", regions())
def test_the_index_allows_what_the_map_does(name: str) -> None:
    assert least_within(region(name)) == pytest.approx(regions()[name].within, abs=5, rel=0.03)


def test_a_small_box_allows_little_but_never_nothing() -> None:
    assert least_within(region((44.4, 40.1, 44.6, 40.2))) == 1
    assert least_within(region((44, 40, 45.5, 40.6))) == 3


def test_who_points_at_the_right_cell_is_within(plate: Region) -> None:
    picture, allowed = draw(plate, 80, 22), least_within(plate)
    for col in range(0, 80, 9):
        for row in range(0, 22, 4):
            points = [picture.point_of_dot(2 * col + x, 4 * row + y) for x in (0, 1) for y in (0, 3)]
            middle = picture.point(col, row)
            for point in points:
                if point and middle:
                    assert kilometres(point, middle) <= allowed


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points that are near each other."""
    across = (other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(across, other[0] - one[0]) * 111.195

"""The shapes of a map each for itself, for a page that draws them: where they lie is told with them."""

import re

import pytest

from quizgeo.maps import Region
from quizgeo.maps.vector import outlined

POINT = re.compile(r"-?\d+(?:\.\d+)?")


def test_every_shape_is_there_on_the_sheet_and_can_be_seen(each: Region) -> None:
    drawn = outlined(each, 600)
    assert [shape.code for shape in drawn.outlines] == list(each.shapes)
    assert all(shape.path or shape.dot for shape in drawn.outlines)
    for shape in drawn.outlines:
        numbers = [float(number) for number in POINT.findall(shape.path)]
        assert shape.path.count("M") == shape.path.count("Z") == len(each.shapes[shape.code].rings)
        assert all(-60 <= number <= 660 for number in numbers[::2])
        assert all(-60 <= number <= drawn.height + 60 for number in numbers[1::2])
        assert shape.tint == each.shapes[shape.code].tint


@pytest.mark.parametrize("width", [300.0, 600.0])
def test_rows_tell_where_a_place_lies(each: Region, width: float) -> None:
    drawn = outlined(each, width)
    lats, ys, _xs, degrees = zip(*drawn.rows, strict=True)
    assert list(lats) == sorted(lats, reverse=True)
    assert list(ys) == sorted(ys)
    assert (lats[0], lats[-1]) == pytest.approx((each.box[3], each.box[1]))
    assert all(degree >= 0 for degree in degrees)


def test_a_wider_sheet_is_the_same_map_larger(each: Region) -> None:
    small, large = outlined(each, 300), outlined(each, 600)
    assert large.height == pytest.approx(2 * small.height, rel=0.02)
    assert len(small.rows) == len(large.rows)

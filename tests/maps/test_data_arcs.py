"""What the build does to a line: clamping, simplifying and laying it on a grid move nothing farther than they may."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.maps.arcs import clamp, distance, on_grid, packed, simplify, unpacked
from tools.maps.source import Line, Point

BOX = (-10.0, -5.0, 10.0, 5.0)
WIDE = st.floats(-40, 40).map(lambda value: round(value, 3))
LINES = st.lists(st.tuples(WIDE, WIDE), min_size=2, max_size=12)
CLOSED = LINES.map(lambda line: [*line, line[0]])


def is_inside(point: Point) -> bool:
    return BOX[0] <= point[0] <= BOX[2] and BOX[1] <= point[1] <= BOX[3]


def is_on_edge(point: Point) -> bool:
    return is_inside(point) and (point[0] in BOX[::2] or point[1] in BOX[1::2])


def test_what_is_inside_is_not_changed() -> None:
    line = [(0.0, 0.0), (3.0, 4.0), (-9.0, 1.0)]
    assert clamp(line, BOX) == line


def test_a_line_that_leaves_gets_a_point_on_the_side_that_it_crosses() -> None:
    assert clamp([(0.0, 0.0), (20.0, 4.0)], BOX) == [(0.0, 0.0), (10.0, 2.0), (10.0, 4.0)]


def test_a_line_around_a_corner_comes_to_run_through_the_corner() -> None:
    line = [(0.0, 0.0), (0.0, 8.0), (20.0, 8.0), (20.0, 0.0), (0.0, 0.0)]
    assert (10.0, 5.0) in clamp(line, BOX)


def test_what_is_outside_on_one_side_becomes_a_part_of_that_side() -> None:
    assert clamp([(20.0, -1.0), (30.0, 2.0), (20.0, 4.0)], BOX) == [(10.0, -1.0), (10.0, 2.0), (10.0, 4.0)]


def test_a_line_beyond_a_corner_becomes_the_corner() -> None:
    assert clamp([(20.0, 20.0), (30.0, 20.0), (20.0, 30.0)], BOX) == [(10.0, 5.0)]


@given(LINES)
def test_everything_comes_to_lie_in_the_box(line: Line) -> None:
    assert all(map(is_inside, clamp(line, BOX)))


@given(LINES)
def test_no_point_that_was_inside_is_lost(line: Line) -> None:
    assert {point for point in line if is_inside(point)} <= set(clamp(line, BOX))


@given(LINES)
def test_a_segment_through_the_box_is_a_part_of_one_that_was_there(line: Line) -> None:
    for start, end in pairwise(clamp(line, BOX)):
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        if not is_on_edge(middle):
            assert min(distance(middle, a, b) for a, b in pairwise(line)) < 1e-9


@given(CLOSED)
def test_a_closed_line_stays_closed(line: Line) -> None:
    clamped = clamp(line, BOX)
    assert clamped[0] == clamped[-1]


@given(LINES)
def test_a_line_run_backwards_is_clamped_to_the_same_places(line: Line) -> None:
    there, back = clamp(line, BOX), clamp(line[::-1], BOX)[::-1]
    assert len(there) == len(back)
    assert all(math.dist(a, b) < 1e-9 for a, b in zip(there, back, strict=True))


@given(LINES, st.floats(0.01, 5), st.floats(0.2, 1))
def test_simplifying_moves_no_point_farther_than_the_tolerance(line: Line, tolerance: float, squeeze: float) -> None:
    kept = simplify(line, tolerance, squeeze)
    flat = [(x * squeeze, y) for x, y in kept]
    assert kept[0] == line[0]
    assert kept[-1] == line[-1]
    assert all(min(distance((x * squeeze, y), a, b) for a, b in pairwise(flat)) <= tolerance**2 + 1e-9 for x, y in line)


@given(LINES, st.floats(0.01, 5))
def test_simplifying_only_leaves_points_out(line: Line, tolerance: float) -> None:
    rest = iter(line)
    assert all(point in rest for point in simplify(line, tolerance, 1))


def test_a_straight_line_keeps_its_ends() -> None:
    assert simplify([(0, 0), (1, 0.1), (2, 0), (3, -0.1), (4, 0)], 0.2, 1) == [(0, 0), (4, 0)]


def test_a_corner_is_kept() -> None:
    assert simplify([(0, 0), (2, 0), (2, 2)], 0.5, 1) == [(0, 0), (2, 0), (2, 2)]


def test_degrees_of_longitude_count_less_far_north() -> None:
    line: Line = [(0, 0), (1, 5), (0, 10)]
    assert len(simplify(line, 0.8, 1)) == 3
    assert len(simplify(line, 0.8, 0.5)) == 2


def test_an_island_is_not_simplified_to_a_point() -> None:
    island: Line = [(0, 0), (3, 0), (3, 3), (0, 3), (0, 0)]
    assert simplify(island, 0.5, 1) == island


def test_an_island_smaller_than_the_tolerance_becomes_a_line() -> None:
    assert simplify([(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)], 0.5, 1) == [(0, 0), (0.1, 0.1), (0, 0)]


def test_points_go_to_the_nearest_step_and_not_twice_in_a_row() -> None:
    assert on_grid([(0.04, 0.06), (0.041, 0.059), (1.26, -0.94)], 10) == ((0, 1), (13, -9))


@given(st.lists(st.tuples(st.integers(-2000, 2000), st.integers(-2000, 2000)), min_size=1, max_size=20))
def test_what_is_packed_is_read_as_it_was(points: list[tuple[int, int]]) -> None:
    assert unpacked(packed(tuple(points))) == tuple(points)


def test_an_arc_is_written_as_its_first_point_and_steps() -> None:
    assert packed(((5, 7), (6, 7), (4, 10))) == [5, 7, 1, 0, -2, 3]


@pytest.mark.parametrize(("point", "away"), [((0, 3), 3), ((5, 0), 0), ((13, 4), 5), ((-6, 8), 10)])
def test_the_distance_to_a_segment_is_that_to_its_nearest_point(point: Point, away: float) -> None:
    assert distance(point, (0, 0), (10, 0)) == away**2


def test_the_distance_to_a_segment_without_length_is_that_to_its_point() -> None:
    assert distance((3, 4), (0, 0), (0, 0)) == 25

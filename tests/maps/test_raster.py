"""Shapes and lines in dots."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.maps.raster import Track, crossings, dashed, fill, trace

Ring = list[tuple[float, float]]
POINTS = st.lists(st.tuples(st.floats(-40, 60), st.floats(-40, 60)), min_size=3, max_size=12)
WIDTH, HEIGHT = 20, 16


def track(ring: Ring, closed: bool = False) -> Track:
    points = [*ring, ring[0]] if closed else ring
    return [x for x, _ in points], [y for _, y in points]


def rows(dots: bytearray, width: int) -> list[str]:
    return ["".join(map(str, dots[at : at + width])) for at in range(0, len(dots), width + 1)]


def test_a_square_is_filled_by_the_middles_of_dots() -> None:
    square = crossings(track([(1.4, 1.4), (4.6, 1.4), (4.6, 3.6), (1.4, 3.6)], closed=True), 6, 5)
    dots, counts = fill([(7, square)], 6, 5)
    assert rows(dots, 6) == ["000000", "077770", "077770", "077770", "000000"]
    assert counts == {7: 12}


def test_a_ring_in_a_ring_is_a_hole() -> None:
    outer = crossings(track([(0, 0), (6, 0), (6, 5), (0, 5)], closed=True), 6, 5)
    inner = crossings(track([(2, 2), (4, 2), (4, 3), (2, 3)], closed=True), 6, 5)
    assert rows(fill([(1, [*outer, *inner])], 6, 5)[0], 6) == ["111111", "111111", "110011", "111111", "111111"]


@given(POINTS)
def test_a_shape_has_the_dots_whose_middles_lie_in_it(ring: Ring) -> None:
    dots, counts = fill([(1, crossings(track(ring, closed=True), WIDTH, HEIGHT))], WIDTH, HEIGHT)
    edges = [(a, b) for a, b in pairwise([*ring, ring[0]]) if a[1] != b[1]]
    for row in range(HEIGHT):
        middle = row + 0.5
        crossed = [(x + (middle - y) * (u - x) / (v - y)) for (x, y), (u, v) in edges if (y > middle) != (v > middle)]
        for col in range(WIDTH):
            if all(abs(at - col - 0.5) > 1e-6 for at in crossed) and all(abs(y - middle) > 1e-9 for _, y in ring):
                inside = sum(at < col + 0.5 for at in crossed) % 2
                assert dots[row * (WIDTH + 1) + col] == inside
    assert counts[1] == dots.count(1)


@given(POINTS, st.integers(1, 10))
def test_two_shapes_share_the_line_between_them_without_gap_or_overlap(ring: Ring, cut: int) -> None:
    frame = [(-50.0, -50.0), (70.0, -50.0), (70.0, 70.0), (-50.0, 70.0)]
    inner = crossings(track(ring, closed=True), WIDTH, HEIGHT)
    outer = crossings(track(frame, closed=True), WIDTH, HEIGHT)
    first, _ = fill([(1, inner)], WIDTH, HEIGHT)
    rest, _ = fill([(2, [*outer, *inner])], WIDTH, HEIGHT)
    assert all(
        (a == 1) != (b == 2) for at, (a, b) in enumerate(zip(first, rest, strict=True)) if (at + 1) % (WIDTH + 1)
    )
    assert cut


def test_a_line_runs_from_dot_to_dot_without_gaps() -> None:
    assert trace(track([(0.5, 0.5), (3.9, 0.1)]), 9, 9) == [(0, 0), (1, 0), (2, 0), (3, 0)]
    assert trace(track([(2.5, 0.5), (0.5, 2.5), (0.6, 2.6)]), 9, 9) == [(2, 0), (1, 1), (0, 2)]


@given(st.lists(st.tuples(st.floats(-30, 50), st.floats(-30, 50)), min_size=2, max_size=9))
def test_lines_have_no_gap_inside_of_the_picture(line: Ring) -> None:
    seen = [dot for dot in trace(track(line), WIDTH, HEIGHT) if 0 <= dot[0] < WIDTH and 0 <= dot[1] < HEIGHT]
    for start, end in pairwise(line):
        for step in range(201):
            x = start[0] + (end[0] - start[0]) * step / 200
            y = start[1] + (end[1] - start[1]) * step / 200
            if 1 < x < WIDTH - 1 and 1 < y < HEIGHT - 1:
                assert any(abs(dot[0] + 0.5 - x) <= 1.6 and abs(dot[1] + 0.5 - y) <= 1.6 for dot in seen)


def test_skipped_stretches_are_not_drawn() -> None:
    corner = track([(0.5, 0.5), (3.5, 0.5), (3.5, 3.5), (0.5, 3.5)])
    assert trace(corner, 9, 9, [False, True, False]) == [
        (0, 0), (1, 0), (2, 0), (3, 0), (3, 3), (2, 3), (1, 3), (0, 3),
    ]  # fmt: skip


@pytest.mark.parametrize("far", [1e3, 1e9, 1e15])
def test_a_line_that_is_much_longer_than_the_picture_costs_no_more(far: float) -> None:
    line = trace(track([(-far, -far), (far, far)]), 10, 10)
    assert len(line) < 50
    assert {(at, at) for at in range(10)} <= set(line)
    assert trace(track([(-far, far), (far, far)]), 10, 10) == []


def test_dashes_are_two_dots_and_two_gaps() -> None:
    assert dashed([(x, 0) for x in range(9)]) == [(x, 0) for x in (0, 1, 4, 5, 8)]

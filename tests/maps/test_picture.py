"""What lies under a picture: whose a cell is, where a point lies, and where the keys lead from there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.maps import Direction, Picture, Region, at, draw, fits, region, regions
from quizgeo.maps.frame import frame
from quizgeo.maps.pick import arcs

DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
SIZES = [(80, 22), (120, 38), (48, 14)]


@pytest.fixture
def picture(tiny: Region) -> Picture:
    """Give the small map at 40 by 10: West from column 4, Middle from 16, East from 28, all in rows 2 to 7."""
    return draw(tiny, 40, 10)


@pytest.mark.parametrize(
    ("col", "row", "code"),
    [(4, 2, "WES"), (15, 7, "WES"), (16, 2, "MID"), (28, 5, "EAS"), (39, 5, "EAS"), (3, 2, None), (4, 1, None),
     (6, 1, "DOT"), (-1, 5, None), (40, 5, None), (5, -1, None), (5, 10, None)],
)  # fmt: skip
def test_a_cell_belongs_to_what_is_drawn_in_it(col: int, row: int, code: str | None, picture: Picture) -> None:
    assert picture.at(col, row) == code


@pytest.mark.parametrize(
    ("col", "row", "code"),
    [(3, 3, "WES"), (4, 1, "WES"), (2, 3, None), (20, 0, None), (7, 1, "DOT"), (5, 0, "DOT"), (16, 1, "MID"),
     (15, 1, "WES"),
     (15, 8, "WES"), (16, 9, None), (-1, 0, None)],
)  # fmt: skip
def test_who_points_next_to_a_country_means_it(col: int, row: int, code: str | None, picture: Picture) -> None:
    assert picture.pick(col, row) == code


def test_land_in_a_cell_of_water_is_meant_before_land_next_to_it(each: Region) -> None:
    picture = draw(each, 80, 22)
    ground = picture.ground
    for cell, eight in ground.mixed.items():
        col, row = ground.place(cell)
        if picture.at(col, row) is None and any(eight):
            assert picture.pick(col, row) in {ground.codes[number - 1] for number in eight if number}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_cell_agrees_with_the_shape_but_within_a_dot_of_a_line(each: Region, size: tuple[int, int]) -> None:
    picture = draw(each, *size)
    near = dots_near_lines(each, size)
    differ = []
    for row in range(size[1]):
        for col in range(size[0]):
            dots = {(2 * col + x, 4 * row + y) for x in range(2) for y in range(4)}
            point = picture.point(col, row)
            if (
                point
                and near.isdisjoint(dots)
                and not marked(picture, col, row)
                and picture.at(col, row) != at(each, *point)
            ):
                differ.append((col, row))
    assert differ == []


def dots_near_lines(region: Region, size: tuple[int, int]) -> set[tuple[int, int]]:
    """Give the dots that a line of the map runs through or next to."""
    fitted = frame(region, *size)
    found = set[tuple[int, int]]()
    for xs, ys in arcs(region):
        points = [fitted.spot(y * region.grid, x * region.grid) for x, y in zip(xs, ys, strict=True)]
        for (x, y), (to_x, to_y) in pairwise(points):
            steps = int(max(abs(to_x - x), abs(to_y - y))) + 1
            for step in range(steps + 1):
                spot = int(x + (to_x - x) * step / steps), int(y + (to_y - y) * step / steps)
                found.update((spot[0] + across, spot[1] + down) for across in (-1, 0, 1) for down in (-1, 0, 1))
    return found


def marked(picture: Picture, col: int, row: int) -> bool:
    """Tell whether a cell was given to a marker."""
    return any(picture.ground.place(cell) == (col, row) for cell in picture.ground.markers.values())


def test_the_centre_of_a_country_is_its_own(each: Region) -> None:
    for size in SIZES:
        picture = draw(each, *size)
        centres = {code: picture.centre(code) for code in picture.codes}
        assert [code for code, cell in centres.items() if cell is None or picture.at(*cell) != code] == []
    assert picture.centre("XXX") is None


def test_every_country_of_the_map_is_on_a_picture_that_is_large_enough(each: Region) -> None:
    for size in [*SIZES, (72, 20)]:
        if fits(each, *size):
            assert set(draw(each, *size).codes) == set(each.codes)


def test_countries_stand_from_west_to_east(each: Region) -> None:
    picture = draw(each, 80, 22)
    columns = [(picture.centre(code) or (0, 0))[0] for code in picture.codes]
    assert columns == sorted(columns)


def test_tab_goes_once_around_the_map_and_back(each: Region) -> None:
    picture = draw(each, 80, 22)
    code, seen = picture.beside(None), list[str | None]()
    while code not in seen:
        seen.append(code)
        assert picture.beside(picture.beside(code), -1) == code
        code = picture.beside(code)
    assert set(seen) == set(each.codes)
    assert code == picture.codes[0]
    assert picture.beside(None, -1) == picture.beside("XXX", -1) == picture.codes[-1]


def test_a_map_of_water_leads_nowhere(tiny: Region) -> None:
    from msgspec.structs import replace

    picture = draw(replace(tiny, shapes={}), 10, 5)
    assert (picture.codes, picture.beside(None), picture.nearest(3, 3), picture.towards(3, 3, "up")) == (
        (),
        None,
        None,
        None,
    )
    assert (picture.pick(3, 3), picture.at(3, 3)) == (None, None)


def test_arrows_lead_to_the_nearest_centre_in_their_direction(picture: Picture) -> None:
    west, middle = picture.centre("WES") or (0, 0), picture.centre("MID") or (0, 0)
    assert picture.towards(*west, "right") == "MID"
    assert picture.towards(*middle, "right") == "EAS"
    assert picture.towards(*middle, "left") == "WES"
    assert picture.towards(*west, "left") is None
    assert picture.towards(*west, "up") == "DOT"
    assert picture.towards(6, 1, "down") == "WES"
    assert picture.towards(*middle, "up") is None


@given(st.sampled_from(list(regions())), st.integers(0, 79), st.integers(0, 21), st.sampled_from(DIRECTIONS))
def test_an_arrow_never_leads_the_other_way(name: str, col: int, row: int, direction: Direction) -> None:
    picture = draw(region(name), 80, 22)
    code = picture.towards(col, row, direction)
    there = picture.centre(code) if code else None
    if there:
        x, y = 2 * (there[0] - col), 4 * (there[1] - row)
        ahead, aside = {"left": (-x, y), "right": (x, y), "up": (-y, x), "down": (y, x)}[direction]
        assert ahead > 0
        assert abs(aside) <= ahead


def test_the_cell_of_a_country_has_none_nearer(each: Region) -> None:
    picture = draw(each, 80, 22)
    for code in picture.codes:
        assert picture.nearest(*(picture.centre(code) or (0, 0))) == code


def test_points_and_cells_lead_to_each_other(each: Region) -> None:
    for size in SIZES:
        picture = draw(each, *size)
        for row in range(0, size[1], 3):
            for col in range(0, size[0], 3):
                point = picture.point(col, row)
                if point is not None:
                    assert picture.cell(*point) == (col, row)
                    x, y = picture.dot(*point) or (0, 0)
                    assert (x // 2, y // 4) == (col, row)


def test_dots_lead_to_points_within_their_cell(picture: Picture) -> None:
    for x in range(0, 80, 7):
        for y in range(0, 40, 3):
            lat, lon = picture.point_of_dot(x, y) or (0, 0)
            assert picture.dot(lat, lon) == (x, y)


@pytest.mark.parametrize(("lat", "lon"), [(50, 50), (-50, 10), (5, -5), (5, 25)])
def test_what_is_not_on_the_map_has_no_cell(lat: float, lon: float, picture: Picture) -> None:
    assert picture.cell(lat, lon) is None
    assert picture.dot(lat, lon) is None


def test_what_is_outside_of_the_map_has_no_point(tiny: Region) -> None:
    picture = draw(tiny, 60, 12)
    assert [picture.point(col, 6) is None for col in (0, 5, 6, 53, 54, 59)] == [True, True, False, False, True, True]
    assert picture.point(30, -1) is None
    assert picture.point_of_dot(11, 20) is None
    assert picture.point_of_dot(12, 20) is not None


def test_points_are_on_the_globe() -> None:
    picture = draw(region("world"), 72, 20)
    points = [point for col in range(72) for row in range(20) if (point := picture.point(col, row))]
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)
    assert len(points) > 700


def test_cells_are_counted(picture: Picture) -> None:
    assert [picture.cells(code) for code in ("WES", "MID", "EAS", "DOT", "XXX")] == [72, 72, 72, 1, 0]


def test_stretches_of_a_row_have_one_role_each_and_are_the_row(picture: Picture) -> None:
    for row, glyphs in enumerate(picture.rows):
        runs = picture.runs(row)
        assert "".join(text for text, _, _ in runs) == "".join(char for char, _, _ in glyphs)
        assert all(first[1:] != second[1:] for first, second in pairwise(runs))


def test_a_picture_is_as_large_as_asked(each: Region) -> None:
    picture = draw(each, 83, 19)
    assert (picture.cols, len(picture.rows), {len(row) for row in picture.rows}) == (83, 19, {83})
    assert all(len(char) == 1 for row in picture.rows for char, _, _ in row)
    assert picture.region is each

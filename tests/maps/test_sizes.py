"""Maps of any size and any box can be drawn, described and picked from; none fails and none takes long."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgeo.maps import Labels, Mark, Picture, Spot, candidates, describe, draw, region, regions, svg
from quizgeo.maps.facts import ranking
from quizgeo.maps.roles import MARKS

NAMES = st.sampled_from(list(regions()))
SIZES = st.tuples(st.integers(1, 300), st.integers(1, 100))


def shape(picture: Picture) -> tuple[int, set[int]]:
    return len(picture.rows), {len(row) for row in picture.rows}


@settings(max_examples=60, deadline=None)
@given(NAMES, SIZES, st.booleans(), st.integers(0, 500), st.sampled_from(MARKS))
@example("world", (1, 1), False, 0, "right")
@example("world", (300, 100), True, 7, "wrong")
@example("caribbean", (1, 100), True, 3, "mark")
@example("europe", (300, 1), False, 5, "right")
def test_any_size_can_be_drawn(name: str, size: tuple[int, int], mono: bool, chosen: int, mark: Mark) -> None:
    drawn = region(name)
    codes = [drawn.codes[(chosen + step) % len(drawn.codes)] for step in range(3)]
    cursor = chosen % size[0], chosen % size[1]
    picture = draw(
        drawn, *size, mark=dict.fromkeys(codes, mark), labels=Labels("id"), cursor=cursor, mono=mono,
        spots=[Spot(*drawn.label_at(codes[0]), mark)],
    )  # fmt: skip
    assert shape(picture) == (size[1], {size[0]})
    assert picture.text().count("\n") == size[1] - 1
    for code in codes:
        centre = picture.centre(code)
        assert centre is None or picture.at(*centre) == code


@st.composite
def boxes(draws: st.DrawFn) -> tuple[float, float, float, float]:
    """Give any box that is a tenth of a degree wide and high at least."""
    west, south = draws(st.floats(-180, 179.8)), draws(st.floats(-90, 89.8))
    east = draws(st.floats(west + 0.11, 180, exclude_max=False))
    return west, south, east, draws(st.floats(south + 0.11, 90))


@settings(max_examples=60, deadline=None)
@given(boxes())
@example((-180, -90, 180, 90))
@example((44.45, 40.1, 44.56, 40.21))
@example((179.8, -90, 180, -89.8))
@example((44.0, -90, 44.2, 90))
@example((-180, 40.0, 180, 40.2))
def test_any_box_can_be_drawn_and_told(box: tuple[float, float, float, float]) -> None:
    drawn = region(box)
    assert shape(draw(drawn, 80, 22, labels=Labels("en"))) == (22, {80})
    assert svg(drawn, labels=Labels("en")).endswith("</svg>\n")
    for code in ranking(drawn)[:2]:
        assert describe(drawn, code)
        assert candidates(drawn, code)[0] == code

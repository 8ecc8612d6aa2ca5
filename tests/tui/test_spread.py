"""Maps stand where they are largest, and never where they would be too small; no part covers another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import maps
from quizgeo.tui.lines.layout import CHROME, LEAST, Needs
from quizgeo.tui.lines.spread import LEAST_SIDE, LEAST_TEXT, Spread, spread

FIND = Needs(1, 2, 0, 0, 0)


def at(region: str, width: int, height: int, needs: Needs = FIND, captions: int = 2) -> Spread | None:
    return spread(maps.region(region), width, height - CHROME, lambda _width: needs, lambda _width: captions)


@pytest.mark.parametrize("region", maps.regions())
def test_the_smallest_window_has_no_room_for_a_map(region: str) -> None:
    assert at(region, *LEAST) is None


@pytest.mark.parametrize("region", [name for name in maps.regions() if name != "world"])
def test_the_usual_window_has_room_for_every_region_and_text_beside_it(region: str) -> None:
    found = at(region, 80, 24, Needs(3, 4, 5, 1, 2))
    assert found is not None
    assert found.beside
    assert found.text >= LEAST_TEXT


def test_the_world_needs_more() -> None:
    assert at("world", 80, 24) is None
    found = at("world", 80, 34)
    assert found is not None
    assert not found.beside
    assert at("world", 120, 40) is not None


def test_where_text_would_be_narrow_a_map_stands_below() -> None:
    found = at("south-caucasus", 70, 30)
    assert found is not None
    assert not found.beside
    assert found.top == FIND.prompt + FIND.message


def test_of_two_places_the_much_larger_one_is_taken() -> None:
    low, high = at("south-caucasus", 80, 24), at("south-caucasus", 80, 40)
    assert low is not None
    assert high is not None
    assert (low.beside, high.beside) == (True, False)


def test_what_stands_under_a_narrow_map_takes_its_rows() -> None:
    found = spread(maps.region("europe"), 80, 18, lambda _width: FIND, lambda width: 3 if width < 40 else 1)
    assert found is not None
    assert found.captions == 3
    assert found.rows + found.captions <= 18


needs = st.builds(
    Needs, st.integers(1, 12), st.integers(1, 4), st.integers(0, 12), st.integers(0, 1), st.integers(0, 3)
)


@given(st.sampled_from(list(maps.regions())), st.integers(60, 200), st.integers(16, 70), needs, st.integers(1, 3))
def test_no_part_covers_another_and_none_leaves_the_screen(
    region: str, width: int, height: int, need: Needs, captions: int
) -> None:
    found, room = at(region, width, height, need, captions), height - CHROME
    if found is None:
        return
    parts = found.heights
    text = parts.prompt + parts.message + parts.top + parts.field + parts.under
    bottom = found.top + found.rows + found.captions
    assert found.left + found.cols <= width
    assert bottom <= room
    if found.beside:
        assert found.left > found.text
        assert text + parts.side <= room
    else:
        assert found.top >= text
        assert bottom + parts.side <= room
        assert parts.side >= min(LEAST_SIDE, room)

"""Directions, and their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import language
from quizgeo.maps import bearing, wind, wind_name
from quizgeo.maps.winds import WINDS


@pytest.mark.parametrize(
    ("degrees", "word"),
    [(0, "north"), (22, "north"), (23, "north-east"), (90, "east"), (135, "south-east"), (180, "south"),
     (225, "south-west"),
     (270, "west"), (315, "north-west"), (338, "north"), (360, "north"), (-90, "west"), (450, "east")],
)  # fmt: skip
def test_a_direction_has_the_nearest_of_eight_winds(degrees: float, word: str) -> None:
    assert wind(degrees) == word


@pytest.mark.parametrize(
    ("here", "there", "degrees"),
    [((0, 0), (0, 10), 90), ((0, 0), (10, 0), 0), ((0, 0), (-10, 0), 180), ((0, 0), (0, -10), 270),
     ((0, 170), (0, -170), 90), ((60, 0), (60, 180), 0), ((50.066389, -5.714722), (58.643889, -3.07), 9.12)],
)  # fmt: skip
def test_bearings_are_those_of_great_circles(
    here: tuple[float, float], there: tuple[float, float], degrees: float
) -> None:
    assert bearing(here, there) == pytest.approx(degrees, abs=0.01)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_any_two_points_have_a_bearing(lat: float, lon: float, other_lat: float, other_lon: float) -> None:
    assert 0 <= bearing((lat, lon), (other_lat, other_lon)) <= 360
    assert wind(bearing((lat, lon), (other_lat, other_lon))) in WINDS


def test_winds_are_words_of_the_language_in_use() -> None:
    assert [wind_name(where) for where in WINDS] == list(WINDS)
    language.use("id")
    assert len({wind_name(where) for where in WINDS}) == 8

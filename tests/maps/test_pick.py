"""Points in countries, on the shapes themselves."""

import pytest

from quizgeo.maps import Region, at, region


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [(5, 5, "WES"), (5, 11, "MID"), (5, 17, "EAS"), (2.1, 2.1, "WES"), (7.9, 7.9, "WES"), (7.9, 8.1, "MID"),
     (1, 5, None), (9, 5, None), (5, 1, None), (5, 30, None), (9, 3, None), (95, 400, None)],
)  # fmt: skip
def test_a_point_lies_in_one_country_or_in_none(lat: float, lon: float, code: str | None, tiny: Region) -> None:
    assert at(tiny, lat, lon) == code


def test_borders_belong_to_one_side_only(tiny: Region) -> None:
    assert at(tiny, 5, 8) in ("WES", "MID")
    assert at(tiny, 8, 8) is None or at(tiny, 2, 8) is None


def test_the_label_of_every_shape_lies_in_it(each: Region) -> None:
    strays = {
        code: at(each, *each.label_at(code))
        for code, shape in each.shapes.items()
        if shape.rings and at(each, *each.label_at(code)) != code
    }
    assert strays == {}


@pytest.mark.parametrize(
    ("name", "lat", "lon", "code"),
    [("south-caucasus", 40.18, 44.51, "ARM"), ("south-caucasus", 39.21, 45.41, "AZE"),
     ("south-caucasus", 41.7, 50.6, None), ("europe", 48.85, 2.35, "FRA"),
     ("world", -15.8, -47.9, "BRA"), ("world", 0, -30, None)],
)  # fmt: skip
def test_known_places_lie_where_they_are(name: str, lat: float, lon: float, code: str | None) -> None:
    assert at(region(name), lat, lon) == code


def test_a_box_of_a_map_has_the_same_countries() -> None:
    assert at(region((43, 38.5, 51, 42)), 40.18, 44.51) == "ARM"

"""Seas of the shipped maps: named where there is water, and with the countries that border them."""

import pytest

from quizgeo.maps import Region, at, region, regions
from tools.maps.seas import SEAS, on_map
from tools.maps.waters import BEYOND, WATERS, coasts


def seas_of(name: str, code: str) -> set[str]:
    return {sea.name["en"] for sea in region(name).seas if code in sea.coasts}


def test_every_sea_is_named_on_open_water_in_the_box(each: Region) -> None:
    west, south, east, north = each.box
    for sea in each.seas:
        lon, lat = (step * each.grid for step in sea.at)
        assert west < lon < east, sea.name
        assert south < lat < north, sea.name
        assert at(each, lat, lon) is None, sea.name


def test_every_map_has_a_sea_and_no_name_twice(each: Region) -> None:
    named = [sea.name["en"] for sea in each.seas]
    assert named
    assert len(named) == len(set(named))


def test_every_sea_has_a_coast_on_its_map(each: Region) -> None:
    assert all(sea.coasts for sea in each.seas)
    assert all(code in each.shapes for sea in each.seas for code in sea.coasts)


@pytest.mark.parametrize(
    ("name", "code", "seas"),
    [
        ("south-caucasus", "AZE", {"Caspian Sea"}),
        ("south-caucasus", "RUS", {"Black Sea", "Caspian Sea"}),
        ("south-caucasus", "ARM", set()),
        ("europe", "DEU", {"Baltic Sea", "North Sea"}),
        ("europe", "CHE", set()),
        ("europe", "TUR", {"Aegean Sea", "Black Sea", "Mediterranean Sea", "Sea of Marmara"}),
        ("world", "TUR", {"Black Sea", "Mediterranean Sea"}),
        ("world", "HRV", {"Mediterranean Sea"}),
        ("world", "LBN", {"Mediterranean Sea"}),
        ("middle-east", "JOR", {"Red Sea"}),
        ("middle-east", "RUS", {"Caspian Sea"}),
        ("middle-east", "EGY", {"Mediterranean Sea", "Red Sea"}),
        ("caribbean", "USA", {"Atlantic Ocean", "Gulf of Mexico"}),
        ("caribbean", "BLZ", {"Caribbean Sea"}),
        ("caribbean", "SLV", {"Pacific Ocean"}),
        ("south-america", "BOL", set()),
        ("south-america", "COL", {"Caribbean Sea", "Pacific Ocean"}),
        ("africa", "ETH", set()),
        ("africa", "ZAF", {"Atlantic Ocean", "Indian Ocean"}),
        ("south-asia", "LKA", {"Bay of Bengal", "Indian Ocean"}),
        ("central-asia", "UZB", set()),
        ("oceania", "NZL", {"Pacific Ocean", "Tasman Sea"}),
        ("world", "IND", {"Arabian Sea", "Bay of Bengal", "Indian Ocean"}),
        ("world", "MNG", set()),
    ],
)
def test_a_country_is_on_its_seas_and_on_no_other(name: str, code: str, seas: set[str]) -> None:
    assert code in region(name).shapes
    assert seas_of(name, code) == seas


def test_the_caspian_sea_has_five_countries_on_it() -> None:
    (caspian,) = (sea for sea in region("world").seas if sea.name["en"] == "Caspian Sea")
    assert set(caspian.coasts) == {"AZE", "IRN", "KAZ", "RUS", "TKM"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("africa", "OMN"), ("balkans", "DEU"), ("central-asia", "CHN"), ("central-asia", "GEO"), ("central-asia", "IND"),
     ("central-asia", "IRQ"), ("central-asia", "PAK"), ("east-asia", "IND"), ("south-asia", "CHN"),
     ("south-asia", "THA"), ("south-asia", "TKM")],
)  # fmt: skip
def test_a_country_whose_coast_is_outside_of_the_box_is_on_no_sea(name: str, code: str) -> None:
    assert seas_of(name, code) == set()


def test_every_other_country_that_the_table_puts_on_a_sea_is_on_one_everywhere(each: Region) -> None:
    coastal = {code for sea in SEAS.values() for code in sea.coasts}
    without = {code for code in coastal & set(each.shapes) if not seas_of(each.name, code)}
    assert without <= {"CHN", "DEU", "GEO", "IND", "IRQ", "OMN", "PAK", "THA", "TKM"}


def test_every_coastal_country_of_the_world_is_on_a_sea() -> None:
    world = region("world")
    shared = {
        code
        for code, shape in world.shapes.items()
        if any(world.lines[max(n, ~n)] == "c" for ring in shape.rings for n in ring)
    }
    assert {code for code in shared if not seas_of("world", code)} == set()


def test_an_inner_sea_stands_for_the_one_around_it() -> None:
    assert on_map("HRV", {"Adriatic Sea", "Mediterranean Sea"}) == {"Adriatic Sea"}
    assert on_map("HRV", {"Mediterranean Sea", "Atlantic Ocean"}) == {"Mediterranean Sea"}
    assert on_map("HRV", {"Atlantic Ocean"}) == {"Atlantic Ocean"}
    assert on_map("HRV", {"Black Sea"}) == set()


def test_the_box_of_a_map_can_leave_a_coast_out() -> None:
    assert "Pacific Ocean" in on_map("USA", WATERS["caribbean"])
    assert "Pacific Ocean" not in coasts("caribbean", "USA")


def test_seas_lie_within_seas_that_have_a_row_and_never_within_themselves() -> None:
    for name in SEAS:
        around = [name]
        while around[-1]:
            around.append(SEAS[around[-1]].outer)
        assert len(around) == len(set(around))


def test_every_sea_of_the_table_is_on_a_map_and_has_two_names() -> None:
    assert {name for waters in WATERS.values() for name in waters} == set(SEAS)
    assert all(sea.indonesian and sea.indonesian != sea.name for sea in SEAS.values())


def test_what_the_box_leaves_out_is_said_of_seas_and_countries_of_the_map() -> None:
    assert set(WATERS) == set(regions())
    for name, left_out in BEYOND.items():
        assert left_out.keys() <= WATERS[name].keys()
        for sea, codes in left_out.items():
            assert all(sea in on_map(code, WATERS[name]) for code in codes.split()), (name, sea)

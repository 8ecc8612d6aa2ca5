"""Regions by name, box, country and point."""

from pathlib import Path

import pytest

from quizgeo import maps
from quizgeo.maps import Atlas, MapError, fits, read_box
from quizgeo.maps.atlas import WORLD

SOUTH_CAUCASUS = "south-caucasus"


def test_regions_are_offered_in_the_order_of_the_index(folder: Path) -> None:
    assert list(Atlas(folder).entries) == ["small", "world"]


def test_a_region_is_read_once(folder: Path) -> None:
    atlas = Atlas(folder)
    small = atlas.region("small")
    (folder / "small.json").unlink()
    assert atlas.region("small") is small


def test_an_unknown_region_is_the_fault_of_the_call(folder: Path) -> None:
    with pytest.raises(MapError, match="no region 'kaukasus'; there are: small, world") as caught:
        Atlas(folder).region("kaukasus")
    assert caught.value.status == 2


@pytest.mark.parametrize("name", ["../small", "index", "checksums", ""])
def test_only_names_in_the_index_are_files(name: str, folder: Path) -> None:
    with pytest.raises(MapError, match="no region"):
        Atlas(folder).region(name)


@pytest.mark.parametrize("box", [(2, 2, 6, 6), [2.0, 2.0, 6.0, 6.0], "2, 2, 6, 6", " [2,2,6,6] ", "2.0,2.0,6.0,6.0"])
def test_a_box_is_drawn_from_the_smallest_file_that_holds_it(box: str | list[float], folder: Path) -> None:
    region = Atlas(folder).region(box)
    assert (region.name, region.box) == ("small", (2, 2, 6, 6))


def test_a_box_that_no_region_holds_is_drawn_from_the_world(folder: Path) -> None:
    atlas = Atlas(folder)
    assert atlas.region((2, 2, 30, 6)).name == WORLD
    assert atlas.region((2, -80, 30, 6)).name == WORLD


def test_the_same_box_is_the_same_region(folder: Path) -> None:
    atlas = Atlas(folder)
    assert atlas.region("2,2,6,6") is atlas.region((2, 2, 6, 6))


@pytest.mark.parametrize(
    "written",
    ["1, 2, 3", "1, 2, 3, 4, 5", "4, 2, 3, 4", "1, 4, 3, 2", "1, 2, 1.05, 4", "1, 2, 3, x", "nan, 0, 1, 1",
     "-181, 0, 1, 1", "0, -91, 1, 1", "0, 0, 181, 1", "0, 0, 1, 91", "-inf, 0, inf, 1", (1, 2), (None, 0, 1, 1)],
)  # fmt: skip
def test_what_is_no_box_is_refused(written: str, folder: Path) -> None:
    assert read_box(written) is None
    with pytest.raises(MapError, match="no region"):
        Atlas(folder).region(written)


@pytest.mark.parametrize("written", ["5, 49, 5.1, 51", "10, 0, 10.1, 80", "5, 49.9, 7, 50"])
def test_the_least_box_is_one_whatever_its_decimals_are_as_floats(written: str, folder: Path) -> None:
    assert read_box(written) == Atlas(folder).region(written).box


def test_a_small_box_of_the_world_is_drawn_as_other_regions_are(folder: Path) -> None:
    atlas = Atlas(folder)
    small, large = atlas.region((15, 2, 40, 12)), atlas.region((-170, -50, 180, 80))
    assert [drawn.name for drawn in (small, large)] == [WORLD, WORLD]
    assert [drawn.projection for drawn in (small, large)] == ["plate", "equal-earth"]
    assert [fits(drawn, 48, 14) for drawn in (small, large)] == [True, False]


def test_codes_are_known_with_two_and_three_letters_in_any_case(folder: Path) -> None:
    atlas = Atlas(folder)
    assert [atlas.code(written) for written in ("WES", "wes", "WS", "ws", "MID", "XX", "")] == [
        "WES", "WES", "WES", "WES", "MID", None, None,
    ]  # fmt: skip


def test_a_point_finds_the_smallest_region_that_does_not_hold_it_at_its_edge(folder: Path) -> None:
    atlas = Atlas(folder)
    assert [atlas.around(lat, lon) for lat, lon in ((5, 5), (1, 1), (0.9, 5), (5, 9.1), (-80, 0))] == [
        "small", "small", WORLD, WORLD, WORLD,
    ]  # fmt: skip


def test_a_country_knows_the_regions_that_show_it(folder: Path) -> None:
    atlas = Atlas(folder)
    assert (atlas.showing("WES"), atlas.showing("MID"), atlas.showing("XXX")) == (("small", WORLD), (WORLD,), ())


def test_countries_are_known_without_reading_a_map(folder: Path) -> None:
    for path in folder.glob("[sw]*.json"):
        path.unlink()
    codes = Atlas(folder).index.codes
    assert (codes["WES"].named("id"), codes["WES"].iso2, codes["WES"].contested) == ("Barat", "WS", False)
    assert (codes["MID"].named("id"), codes["MID"].iso2, codes["MID"].contested) == ("Middle", None, True)


def test_the_shipped_maps_know_armenia() -> None:
    assert maps.code_of("am") == maps.code_of("ARM") == "ARM"
    assert maps.region_of("ARM") == SOUTH_CAUCASUS
    assert SOUTH_CAUCASUS in maps.regions_showing("ARM")
    assert maps.region_of("XXX") is None
    assert maps.code_of("XX") is None


def test_the_shipped_maps_find_yerevan_and_a_box_around_it() -> None:
    assert maps.region_around(40.18, 44.51) == SOUTH_CAUCASUS
    assert maps.region((43, 38.5, 51, 42)).name == SOUTH_CAUCASUS


def test_every_shipped_region_is_read_under_its_name() -> None:
    for name, entry in maps.regions().items():
        region = maps.region(name)
        assert (region.name, region.box, region.title) == (name, entry.box, entry.title)


def test_the_best_region_of_a_country_is_one_that_shows_it() -> None:
    shown = {code: maps.regions_showing(code) for code in maps.countries()}
    assert [code for code, entry in maps.countries().items() if entry.region not in shown[code]] == []

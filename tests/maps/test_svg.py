"""Maps as SVG: well formed, in words too, no script, no font by name, and nothing that gives the answer away."""

import re
from xml.etree import ElementTree as ET

import pytest

from quizgeo.maps import (
    Labels,
    Region,
    Spot,
    describe_shown,
    labels_to_identify,
    notice,
    parse_region,
    region,
    short_notice,
    svg,
)
from quizgeo.maps.vector import COLOURS, escaped

from .conftest import TINY, Change

NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(drawing: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(drawing).iter(f"{NAMESPACE}text")]


def test_every_map_is_well_formed_and_has_a_path_for_each_outline(each: Region) -> None:
    root = ET.fromstring(svg(each, labels=Labels("en")))
    filled = [path for path in root.iter(f"{NAMESPACE}path") if path.get("fill-rule")]
    assert len(filled) == sum(bool(shape.rings) for shape in each.shapes.values())
    assert [element.tag.removeprefix(NAMESPACE) for element in root][:2] == ["title", "desc"]
    assert root.get("role") == "img"


def test_there_is_no_script_no_link_and_no_font_by_name(each: Region) -> None:
    drawing = svg(each, mark={each.codes[0]: "right"}, labels=Labels("en"), spots=[Spot(0, 0, "wrong")])
    root = ET.fromstring(drawing)
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "path", "circle", "g", "text",
    }  # fmt: skip
    assert set(re.findall(r'font-family="([^"]*)"', drawing)) == {"sans-serif"}
    assert not re.search(r"href|url\(|\son\w+=|\sstyle=|@import", drawing)


def test_the_title_is_in_the_language_wanted(tiny: Region) -> None:
    assert "<title>Negeri kecil</title>" in svg(tiny, labels=Labels("id"))


def test_marked_countries_are_told_and_the_source_is_named(tiny: Region) -> None:
    drawing = svg(tiny, mark={"MID": "right", "XXX": "wrong"}, labels=Labels("en"))
    assert "Middle: in the middle of the map; borders West (west), East (east)" in drawing
    assert notice(tiny) in drawing


def test_what_is_asked_is_told_and_written_without_its_name(tiny: Region) -> None:
    labels = labels_to_identify(["MID"], options=["WES"])
    drawing = svg(tiny, mark={"MID": "mark"}, labels=labels)
    assert describe_shown(tiny, ["MID"], options=["WES"])[0] in drawing
    assert {"Middle", "West"}.isdisjoint(re.findall(r"\w+", drawing))
    assert "?" in texts(drawing)
    assert "East" in texts(drawing)


def test_before_a_country_is_picked_nothing_is_named_but_seas(tiny: Region) -> None:
    drawing = svg(tiny, mark={"MID": "mark"}, labels=Labels(countries=False, unnamed=frozenset({"WES"})))
    assert texts(drawing) == ["North Water", "Southern Water"]
    assert {"Middle", "West", "East", "Dot"}.isdisjoint(re.findall(r"\w+", drawing))


def test_nothing_is_written_unless_wanted(tiny: Region) -> None:
    assert texts(svg(tiny)) == []
    assert texts(svg(tiny, mark={"MID": "right"})) == ["✔"]


def test_marks_have_colour_and_sign(tiny: Region) -> None:
    drawing = svg(tiny, mark={"MID": "right", "WES": "wrong"}, labels=Labels("en"))
    assert {"✔ Middle", "✘ West", "East"} <= set(texts(drawing))
    fills = [path.get("fill") for path in ET.fromstring(drawing).iter(f"{NAMESPACE}path") if path.get("fill-rule")]
    assert fills == [COLOURS["wrong"], COLOURS["right"], COLOURS["land2"]]


def test_colours_can_be_given(tiny: Region) -> None:
    drawing = svg(tiny, colours={"water": "navy", "land0": '"><script>'})
    assert 'fill="navy"' in drawing
    assert "<script" not in drawing
    ET.fromstring(drawing)


def test_spots_are_shown(tiny: Region) -> None:
    drawing = svg(tiny, spots=[Spot(5, 10, "right"), Spot(6, 11, "wrong")])
    assert texts(drawing) == ["✔", "✘"]


def test_disputed_lines_are_dashed_and_edges_are_not_drawn(tiny: Region) -> None:
    paths = [path for path in ET.fromstring(svg(tiny)).iter(f"{NAMESPACE}path") if path.get("fill") == "none"]
    whole, dashed = sorted(paths, key=lambda path: path.get("stroke-dasharray") or "")
    assert (dashed.get("d") or "").count("M") == 1
    assert (whole.get("d") or "").count("M") == 6  # four lines, and that of East in two pieces


def test_names_do_not_cover_each_other() -> None:
    drawing = svg(region("europe"), labels=Labels("en"), width=800)
    places = [
        (float(text.get("x") or 0), float(text.get("y") or 0), len(text.text or "") * 6.8)
        for text in ET.fromstring(drawing).iter(f"{NAMESPACE}text")
    ]
    overlaps = [
        (one, other)
        for one in places
        for other in places
        if one < other and abs(one[1] - other[1]) < 12 and abs(one[0] - other[0]) < (one[2] + other[2]) / 2 - 1
    ]
    assert len(places) > 30
    assert overlaps == []


def test_names_stay_on_the_sheet() -> None:
    for width in (200.0, 800.0):
        drawing = svg(region("europe"), mark={"CYP": "right"}, labels=Labels("en"), width=width)
        for text in ET.fromstring(drawing).iter(f"{NAMESPACE}text"):
            assert 0 < float(text.get("x") or 0) < width


@pytest.mark.parametrize("text", ["<b>", "a & b", "'\"", "]]>", "plain"])
def test_texts_are_escaped(text: str, changed: Change) -> None:
    assert ET.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>').text == text
    shapes = {**TINY["shapes"], "WES": {**TINY["shapes"]["WES"], "name": {"en": text}}}
    tiny = parse_region(changed(shapes=shapes, title={"en": text}), "tiny")
    drawing = svg(tiny, mark={"WES": "right"}, labels=Labels("en"))
    assert f"✔ {text}" in texts(drawing)
    assert ET.fromstring(drawing)[0].text == text


def test_the_notice_names_the_source_of_the_file(tiny: Region) -> None:
    assert notice(tiny) == (
        "Map: Natural Earth via by-hand 1.2.3. Borders are schematic and express no opinion on the status of any place."
    )
    assert short_notice() == "Borders are schematic"


def test_the_world_is_drawn_on_its_globe() -> None:
    drawing = svg(region("world"), labels=Labels("en"))
    assert "<rect" not in drawing
    assert f'fill="{COLOURS["water"]}"' in drawing


@pytest.mark.parametrize("ground", ["water", *(f"land{tint}" for tint in range(5)), "mark", "right", "wrong"])
def test_colours_for_paper_can_be_read(ground: str) -> None:
    over = COLOURS["mark-text" if ground in ("mark", "right", "wrong") else "label"]
    assert contrast(over, COLOURS[ground]) >= 4.5
    if ground.startswith("land") or ground == "water":
        assert contrast(COLOURS["line"], COLOURS[ground]) >= 3


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours; WCAG 2.2."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""Files of maps: what is damaged or newer is said in one sentence, and what drawing relies on is checked."""

from pathlib import Path

import pytest

from quizgeo.maps import Atlas, MapError, Region, parse_region

from .conftest import TINY, Change

SHAPE = TINY["shapes"]["WES"]


def test_a_sound_file_is_read_as_it_is(tiny: Region) -> None:
    assert (tiny.name, tiny.codes, tiny.lines) == ("tiny", ("WES", "MID", "EAS", "DOT"), "bccdcc")
    assert tiny.shapes["EAS"].contested
    assert not tiny.shapes["WES"].contested
    assert tiny.label_at("WES") == (5, 5)


def test_names_stand_in_the_language_or_in_english(tiny: Region) -> None:
    assert [tiny.named("WES", language) for language in ("en", "id", "id-ID", "id_ID", "fr")] == [
        "West", "Barat", "Barat", "Barat", "West",
    ]  # fmt: skip
    assert tiny.named("EAS", "id") == "East"
    assert (tiny.titled("id"), tiny.titled("de")) == ("Negeri kecil", "Tiny lands")


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"region": "another"},
        {"title": {"id": "Negeri kecil"}},
        {"source": {}},
        {"box": [0, 0, 20]},
        {"box": [20, 0, 0, 10]},
        {"box": [0, 0, 190, 10]},
        {"box": [0, 10, 20, 0]},
        {"box": [0, -91, 20, 10]},
        {"projection": "mercator"},
        {"grid": 0},
        {"grid": 2},
        {"grid": None},
        {"arcs": [[8, 2, 0, 6]]},
        {"arcs": [*TINY["arcs"][:5], [14, 8]]},
        {"arcs": [*TINY["arcs"][:5], [14, 8, 7, 0, 0]]},
        {"arcs": [*TINY["arcs"][:5], [14, 8, 7, 0.5]]},
        {"lines": "bccdcx"},
        {"lines": "bccdc"},
        {"shapes": {"WES": {**SHAPE, "rings": [[6]]}}},
        {"shapes": {**TINY["shapes"], "WES": {**SHAPE, "rings": [[1, 0], [6]]}}},
        {"shapes": {**TINY["shapes"], "WES": {**SHAPE, "rings": [[1, 0], []]}}},
        {"shapes": {"WES": SHAPE}},
        {"shapes": {"WES": {**SHAPE, "rings": [[-7]]}}},
        {"shapes": {"WES": {**SHAPE, "tint": 5}}},
        {"shapes": {"WES": {**SHAPE, "name": {"id": "Barat"}}}},
        {"shapes": {"WES": {**SHAPE, "label": [5]}}},
        {"shapes": {f"A{number:02}": SHAPE for number in range(255)}},
        {"seas": [{"name": {"id": "Perairan"}, "at": [1, 1]}]},
        {"seas": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_file_that_does_not_fit_together_is_refused(changes: dict[str, object], changed: Change) -> None:
    with pytest.raises(MapError, match=r"^map data 'tiny' cannot be read$") as caught:
        parse_region(changed(**changes), "tiny")
    assert caught.value.status == 3


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000, b'{"format": 1}'])
def test_bytes_that_are_no_map_are_refused(data: bytes) -> None:
    with pytest.raises(MapError, match="map data 'europe' cannot be read"):
        parse_region(data, "europe")


def test_every_cut_of_a_file_is_refused(changed: Change) -> None:
    data = changed()
    for length in range(0, len(data), 37):
        with pytest.raises(MapError):
            parse_region(data[:length], "tiny")


def test_keys_that_a_later_release_adds_do_no_harm(changed: Change) -> None:
    assert parse_region(changed(rivers=[1, 2, 3]), "tiny").name == "tiny"


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"format": 2, "regions": [], "codes": {}}',
                                     b'{"format": 1, "regions": [], "codes": {}}'])  # fmt: skip
def test_a_damaged_index_is_named(content: bytes | None, folder: Path) -> None:
    path = folder / "index.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MapError, match="map data 'index' cannot be read") as caught:
        Atlas(folder).region("small")
    assert caught.value.status == 3


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "small.json").unlink()
    with pytest.raises(MapError, match="map data 'small' cannot be read"):
        Atlas(folder).region("small")

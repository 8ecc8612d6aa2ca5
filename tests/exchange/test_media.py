"""Pictures and sounds of a package come out under safe names, and only where they are what they are called."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange import Loss, ReadOptions
from quizgeo.exchange.anki import read
from quizgeo.exchange.archive import packed
from quizgeo.exchange.media import ALL_BYTES, MOST_FILES, Media, media_of
from tests.exchange.anki_made import BASIC, Collection, Note, install, new_package, old_package, stand_in, zstd_bomb

NAME = "foreign.apkg"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
FILES = {
    "flag.png": PNG, "photo.JPG": b"\xff\xd8\xff\xe0" + bytes(9), "photo.jpeg": b"\xff\xd8\xff\xe1",
    "map.webp": b"RIFF\0\0\0\0WEBPVP8 ", "coat.svg": b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg></svg>",
    "anthem.mp3": b"ID3\x03", "raw.mp3": b"\xff\xfb\x90", "word.ogg": b"OggS",
}  # fmt: skip


def taken(files: dict[str, bytes]) -> Media:
    """Take the files of a package out of it."""
    members = {name: str(place) for place, name in enumerate(files)}
    return media_of(packed([(members[name], data) for name, data in files.items()]), members, NAME)


def names(files: dict[str, bytes]) -> dict[str, str]:
    return {each.source: each.name for each in taken(files).files}


def left_out(files: dict[str, bytes]) -> list[Loss]:
    found = taken(files)
    assert len(found.files) + len(found.losses) == len(files)
    return list(found.losses)


def test_each_kind_that_is_what_it_says_is_taken() -> None:
    found = taken(FILES)
    assert found.losses == ()
    assert {each.source: each.data for each in found.files} == FILES
    assert [each.name for each in found.files][:3] == ["flag.png", "photo.jpg", "photo.jpeg"]


def test_packages_of_both_layouts_hold_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, stand_in())
    made = Collection([Note(BASIC, ["a", "b"])], media=FILES)
    old, new = old_package(made), new_package(made)
    listed = read(old, ReadOptions(NAME)).media
    assert listed is not None
    assert media_of(old, listed, NAME) == media_of(new, listed, NAME) == taken(FILES)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("../../etc/passwd.png", "etc-passwd.png"), ("C:\\x\\y.png", "c-x-y.png"), ("CON.png", "con-file.png"),
        ("lpt1.PNG", "lpt1-file.png"), (".png", "media.png"), ("-rf.png", "rf.png"), ("a b  c.png", "a-b-c.png"),
        ("Тбилиси.png", "media.png"), ("Éire 1.png", "eire-1.png"), ("x" * 300 + ".png", "x" * 60 + ".png"),
        ("a\0b\n.png", "a-b.png"), ("two.dots.png", "two-dots.png"), ("\u202egnp.png", "gnp.png"),
    ],
)  # fmt: skip
def test_names_are_made_safe(source: str, name: str) -> None:
    assert list(names({source: PNG}).values()) == [name]


def test_one_member_of_many_names_does_not_fill_the_disk() -> None:
    package = packed([("0", PNG + bytes(900_000))])
    found = media_of(package, {f"{place}.png": "0" for place in range(300)}, NAME)
    assert (len(found.files), len(found.losses)) == (222, 78)
    assert sum(len(each.data) for each in found.files) <= ALL_BYTES
    assert {loss.how for loss in found.losses} == {"more than 200 MB in all"}


def test_no_two_files_have_one_name() -> None:
    assert list(names({"a b.png": PNG, "a-b.png": PNG, "A?B.PNG": PNG, "a-b-2.png": PNG}).values()) == [
        "a-b.png", "a-b-2.png", "a-b-3.png", "a-b-2-2.png",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "data", "how"),
    [
        ("run.exe", b"MZ", "of a kind not saved"),
        ("page.html", b"<html>", "of a kind not saved"),
        ("bare", PNG, "of a kind not saved"),
        ("flag.png", b"<svg onload=alert(1)>", "not what its name says"),
        ("flag.svg", b"<html><body>", "not what its name says"),
        ("flag.svg", b"plain <svg>", "not what its name says"),
        ("song.mp3", b"MZ", "not what its name says"),
        ("empty.png", b"", "not what its name says"),
        ("large.ogg", b"OggS" + Random(1).randbytes(1_000_000) * 10, "larger than 10 MB"),
        ("x\x1b[31m.png", b"", "not what its name says"),
    ],
)
def test_what_is_not_saved_is_said(source: str, data: bytes, how: str) -> None:
    (loss,) = left_out({source: data})
    assert (loss.field, loss.what, loss.how) == ("x-media", "left out", how)
    assert "\x1b" not in loss.key


def test_a_file_that_is_named_and_not_there_is_said() -> None:
    found = media_of(packed([("0", PNG)]), {"a.png": "0", "b.png": "1"}, NAME)
    assert found.losses == (Loss("b.png", "x-media", "left out", "the package does not hold it"),)


def test_more_files_than_the_limit_are_left_out() -> None:
    losses = left_out({f"{place}.png": PNG for place in range(MOST_FILES + 3)})
    assert {loss.how for loss in losses} == {"more than 2,000 files"}
    assert [loss.key for loss in losses] == ["2000.png", "2001.png", "2002.png"]


def test_a_packed_file_that_grows_without_end_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, stand_in())
    (loss,) = left_out({"a.png": zstd_bomb(100_000_000)})
    assert loss.how == "larger than 10 MB"


@given(st.lists(st.text(max_size=30).map(lambda stem: f"{stem}.png"), unique=True, max_size=6))
def test_every_name_is_safe(sources: list[str]) -> None:
    found = list(names(dict.fromkeys(sources, PNG)).values())
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.png", name) for name in found)

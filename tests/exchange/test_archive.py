"""A zip from outside is read within limits: no bomb, no trick of its directory, no damage does more than be refused."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange import ExchangeError
from quizgeo.exchange.archive import MOST_ENTRIES, members, packed

NAME = "foreign.apkg"
PAIR = (("one.txt", b"first " * 40), ("two.txt", b"second " * 40))
_HEAD = 30
"""Bytes of a member's own head before its name."""


def everything(_name: str) -> bool:
    return True


def zip_of(*contents: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in contents:
            archive.writestr(ZipInfo(name), data, method)
    return file.getvalue()


def directory(data: bytes) -> int:
    return data.index(b"PK\x01\x02")


def patched(data: bytes, where: int, layout: str, value: int) -> bytes:
    size = struct.calcsize(layout)
    return data[:where] + struct.pack(layout, value) + data[where + size :]


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(ExchangeError) as told:
        members(data, everything, NAME)
    return told.value.problem.code, told.value.problem.message


def test_wanted_members_are_read_in_their_order_and_no_others() -> None:
    data = zip_of(("b", b"2"), ("skip/../../x", b"no"), ("a", b"1"))
    assert list(members(data, lambda name: name in "ab", NAME).items()) == [("b", b"2"), ("a", b"1")]


def test_a_package_is_the_same_bytes_every_time_and_reads_back() -> None:
    data = packed(PAIR)
    assert data == packed(PAIR)
    assert members(data, everything, NAME) == dict(PAIR)
    with ZipFile(BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_stored_and_deflated_members_are_read(method: int) -> None:
    assert members(zip_of(*PAIR, method=method), everything, NAME) == dict(PAIR)


def test_an_archive_behind_other_bytes_is_read() -> None:
    assert members(b"MZ" + b"\0" * 500 + zip_of(*PAIR), everything, NAME) == dict(PAIR)


def test_an_unusual_method_is_refused() -> None:
    assert refusal(zip_of(("a", b"x" * 100), method=ZIP_BZIP2)) == (
        "EX002",
        "foreign.apkg is damaged: its members are packed by a method that is not read",
    )


def test_encryption_is_refused() -> None:
    data = zip_of(("a", b"secret"))
    where = directory(data) + 8
    assert refusal(patched(data, where, "<H", 1)) == ("EX002", "foreign.apkg is damaged: its members are encrypted")


def test_one_name_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zip_of(("a", b"1"), ("a", b"2"))
    assert refusal(data) == ("EX002", "foreign.apkg is damaged: two members have one name")


def test_more_entries_than_the_limit_are_refused_before_they_are_listed() -> None:
    data = zip_of(*((str(place), b"") for place in range(MOST_ENTRIES)))
    assert len(members(data, everything, NAME)) == MOST_ENTRIES
    one_more = zip_of(*((str(place), b"") for place in range(MOST_ENTRIES + 1)))
    assert refusal(one_more) == ("EX003", "this package holds more than 20,000 files")


def test_a_member_far_larger_than_its_packed_size_is_refused() -> None:
    message = "a member of this package would unpack to more than 200 times its size"
    assert refusal(zip_of(("bomb", bytes(5_000_000)))) == ("EX003", message)


def test_a_small_member_may_be_as_dense_as_it_likes() -> None:
    assert members(zip_of(("zeros", bytes(900_000))), everything, NAME) == {"zeros": bytes(900_000)}


def test_what_would_unpack_to_more_than_the_limit_is_refused_by_what_it_declares() -> None:
    data = zip_of(*PAIR)
    assert refusal(patched(data, directory(data) + 24, "<I", 200_000_001)) == (
        "EX003",
        "this package would unpack to more than 200 MB",
    )


def test_the_limit_holds_for_all_members_together() -> None:
    dense = Random(1).randbytes(6_000) + bytes(900_000)
    many = zip_of(*((str(place), dense) for place in range(230)))
    assert len(many) < 2_000_000
    assert refusal(many) == ("EX003", "this package would unpack to more than 200 MB")
    assert len(members(many, lambda name: len(name) < 2, NAME)) == 10


def test_a_file_larger_than_the_limit_is_refused_unread() -> None:
    assert refusal(bytes(200_000_001)) == ("EX003", "this package would unpack to more than 200 MB")


@pytest.mark.parametrize("declared", [1, 100, 5_000])
def test_a_wrong_declared_size_is_refused(declared: int) -> None:
    data = zip_of(("a", b"text " * 100))
    assert refusal(patched(data, directory(data) + 24, "<I", declared))[0] == "EX002"


def test_wrong_content_is_refused() -> None:
    data = zip_of(("a", b"plain text"), method=ZIP_STORED)
    changed = data.replace(b"plain", b"plane")
    assert refusal(changed) == ("EX002", "foreign.apkg is damaged: its zip archive cannot be read")


def test_members_that_share_their_bytes_are_refused() -> None:
    assert refusal(overlapping(50)) == ("EX002", "foreign.apkg is damaged: members lie over each other")


def overlapping(count: int) -> bytes:
    """Make many entries of one kernel, as bombs of overlapping members do."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = bytes(100_000)
    body = kernel.compress(content) + kernel.flush()
    sum_ = zlib.crc32(content)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, sum_, len(body), len(content), 1, 0) + b"a" + body
    sizes = (sum_, len(body), len(content))
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, *sizes, 5, 0, 0, 0, 0, 0, 0)
    entries = b"".join(entry + f"{place:05}".encode() for place in range(count))
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(local), 0)
    return local + entries + end


def test_a_member_that_reaches_into_the_directory_is_refused() -> None:
    data = zip_of(("a", b"x" * 50), method=ZIP_STORED)
    longer = patched(patched(data, directory(data) + 20, "<I", 90), directory(data) + 24, "<I", 90)
    assert refusal(longer) == ("EX002", "foreign.apkg is damaged: members lie over each other")


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", zip_of(*PAIR)[:-30], zip_of(*PAIR)[200:]])
def test_what_is_no_whole_zip_is_refused_in_words(data: bytes) -> None:
    assert refusal(data)[0] == "EX002"


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    assert refusal(data)[0] == "EX002"


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_damage_is_read_past_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(zip_of(*PAIR))
    for place, value in changes:
        data[place % len(data)] = value
    contents: dict[str, bytes] = {}
    with suppress(ExchangeError):
        contents = members(bytes(data), everything, NAME)
    assert set(contents.values()) <= {content for _name, content in PAIR}

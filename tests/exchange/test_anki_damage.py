"""Layouts of packages of Anki, and what is wrong with them: newer, damaged, hostile; refused in words or read."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.decks import Flashcard
from quizgeo.exchange import ExchangeError, ReadOptions
from quizgeo.exchange.anki import read
from quizgeo.exchange.archive import packed
from tests.exchange.anki_made import (
    BASIC,
    CLOZE,
    Collection,
    Note,
    bytes_field,
    install,
    new_database,
    new_package,
    note_id,
    old_database,
    old_package,
    stand_in,
    varint_field,
    zstd,
    zstd_bomb,
)

NAME = "foreign.apkg"
READ = ReadOptions(NAME)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture(autouse=True)
def _zstd(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, stand_in())


def refusal(data: bytes, options: ReadOptions = READ) -> tuple[str, str]:
    with pytest.raises(ExchangeError) as told:
        read(data, options)
    return told.value.problem.code, told.value.problem.message


def test_the_newest_collection_of_a_package_is_read() -> None:
    made = Collection([Note(BASIC, ["new", "one"])])
    dummy = old_database(Collection([Note(BASIC, ["Please update", "Anki"])]))
    data = packed([("collection.anki2", dummy), ("collection.anki21", old_database(made)), ("media", b"{}")])
    assert read(data, READ).questions[0].question.body == Flashcard("new", "one")


def test_a_newer_package_without_zstd_at_hand_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, None)
    data = new_package(Collection([Note(BASIC, ["a", "b"])]))
    with pytest.raises(ExchangeError) as told:
        read(data, READ)
    problem = told.value.problem
    assert (problem.code, problem.message) == ("EX004", "foreign.apkg is made by a newer Anki")
    assert "zstandard" in problem.fix
    assert read(old_package(Collection([Note(BASIC, ["a", "b"])])), READ).questions


def test_a_package_of_an_unknown_version_is_refused() -> None:
    data = new_package(Collection([Note(BASIC, ["a", "b"])]), meta=b"\x08\x04")
    assert refusal(data) == ("EX004", "foreign.apkg is made by a newer Anki")


@pytest.mark.parametrize("meta", [b"", b"\xff", b"\x08\x02", b"\x12\x01x"])
def test_a_package_that_does_not_tell_its_version_is_read(meta: bytes) -> None:
    assert read(new_package(Collection([Note(BASIC, ["a", "b"])]), meta=meta), READ).questions


@pytest.mark.parametrize("listed", [b"", b"[]", b"{", b'{"0": 1}', b"[" * 100_000, b"\xff"])
def test_a_list_of_media_that_cannot_be_read_is_none(listed: bytes) -> None:
    data = packed([("collection.anki2", old_database(Collection([Note(BASIC, ["a", "b"])]))), ("media", listed)])
    assert read(data, READ).media == {}


def test_messages_are_read_past_what_is_not_known() -> None:
    made = Collection([Note(CLOZE, ["{{c1::a}}", ""])], media={"x.png": PNG})
    data = new_package(made)
    assert read(data, READ).media == {"x.png": "0"}
    odd = bytes_field(9, b"?") + b"\x11" + bytes(8) + b"\x15" + bytes(4) + bytes_field(1, bytes_field(1, b"y.png"))
    for listed, media in ((odd, {"y.png": "0"}), (b"\x0b", {}), (b"\x0a\x7f", {}), (b"\x80" * 12, {})):
        assert read(with_media(made, listed), READ).media == media
    assert varint_field(1, 300) == b"\x08\xac\x02"


def with_media(made: Collection, listed: bytes) -> bytes:
    """Give a newer package with another list of media."""
    return packed([("collection.anki21b", zstd(new_database(made))), ("media", zstd(listed))])


# -- damage and attacks ------------------------------------------------------------------------------------------------


def test_a_zip_without_a_collection_is_refused() -> None:
    assert refusal(packed([("a.txt", b"x")])) == ("EX006", "foreign.apkg holds no collection of Anki")


def test_a_package_without_a_question_is_refused() -> None:
    for made in (Collection([Note(BASIC, ["<img src=a>", "b"])]), Collection([])):
        assert refusal(old_package(made)) == ("EX006", "no question found in foreign.apkg")


def test_zeros_without_end_are_refused() -> None:
    bomb = packed([("collection.anki21b", zstd_bomb(400_000_000))])
    assert len(bomb) < 20_000
    assert refusal(bomb) == ("EX003", "this package would unpack to more than 200 MB")


@pytest.mark.parametrize("data", [b"", b"plain", zstd(b"x")[:9], zstd(bytes(500_000))[:200_000]])
def test_zstd_data_that_cannot_be_read_is_refused(data: bytes) -> None:
    assert refusal(packed([("collection.anki21b", data)]))[0] == "EX002"


@pytest.mark.parametrize("column", ["models", "decks"])
@pytest.mark.parametrize("written", ["", "{", "[" * 100_000, "\ud800".encode("utf-8", "surrogatepass"), None])
def test_types_that_are_no_json_are_refused(column: str, written: object) -> None:
    data = changed(f"UPDATE col SET {column} = CAST(? AS {'text' if written is not None else 'blob'})", written)
    assert refusal(data)[0] in ("EX002", "EX006")


def test_a_collection_without_its_row_is_refused() -> None:
    assert refusal(changed("DELETE FROM col")) == ("EX002", "foreign.apkg is damaged: its collection is empty")


def changed(sql: str, *values: object, database: Callable[[Collection], bytes] = old_database) -> bytes:
    """Give a package with something in its database changed."""
    data = bytearray(database(Collection([Note(BASIC, ["a", "b"]), Note(BASIC, ["c", "d"])])))
    data[18:20] = b"\x01\x01"
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    base.deserialize(bytes(data))
    base.execute(sql, values)
    data = bytearray(base.serialize())
    base.close()
    if database is old_database:
        return packed([("collection.anki2", bytes(data)), ("media", b"{}")])
    return packed([("collection.anki21b", zstd(bytes(data))), ("media", zstd(b""))])


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("UPDATE notes SET mid = 5 WHERE rowid = 1600000100000", "its note type is missing"),
        ("UPDATE notes SET flds = CAST(x'61ff1f62' AS text) WHERE rowid = 1600000100000", "it is no text"),
        ("UPDATE notes SET flds = 7 WHERE rowid = 1600000100000", "it has not the fields of its type"),
        ("UPDATE notes SET flds = 'a' || char(31) || 'b' || char(31) WHERE rowid = 1600000100000",
         "it has not the fields of its type"),
        ("UPDATE notes SET guid = x'ff' WHERE rowid = 1600000100000", "it is no text"),
        ("UPDATE notes SET tags = x'fffe' WHERE rowid = 1600000100000", "it is no text"),
    ],
)  # fmt: skip
def test_a_note_that_cannot_be_read_is_one_problem_and_the_rest_comes_in(sql: str, reason: str) -> None:
    found = read(changed(sql), READ)
    assert [each.question.body for each in found.questions] == [Flashcard("c", "d")]
    assert [problem.message for problem in found.problems] == [f"note {note_id(0)}: {reason}; skipped"]


def test_cards_that_make_no_sense_are_passed_over() -> None:
    found = read(changed("UPDATE cards SET nid = 'x', ord = NULL"), READ)
    assert len(found.questions) == 2


def test_json_of_odd_shape_is_taken_for_nothing() -> None:
    model = json.dumps({"1": 3, "x": {}, "9" * 5_000: {}, "100": {"name": 1, "flds": {}, "tmpls": [1], "ord": "a"}})
    assert refusal(changed("UPDATE col SET models = ?", model)) == ("EX006", "no question found in foreign.apkg")


@pytest.mark.parametrize(
    ("sql", "count"),
    [
        ("UPDATE notetypes SET config = x'0b', name = x'ff'", 2),
        ("UPDATE notetypes SET config = 7, name = 7", 2),
        ("UPDATE templates SET config = x'0a7f'", 2),
        ("UPDATE templates SET config = NULL, ord = 'x'", 2),
        ("UPDATE decks SET name = x'ff' WHERE id <> 1", 2),
        ("UPDATE fields SET ord = 'x' WHERE ord = 1", 0),
        ("UPDATE fields SET name = x'ff' WHERE ord = 1", 0),
        ("DELETE FROM notetypes", 0),
    ],
)
def test_tables_of_the_new_layout_that_make_no_sense_are_read_past(sql: str, count: int) -> None:
    data = changed(sql, database=new_database)
    if count:
        assert len(read(data, READ).questions) == count
    else:
        assert refusal(data) == ("EX006", "no question found in foreign.apkg")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    assert refusal(data)[0] == "EX002"
    assert refusal(packed([("collection.anki2", data)]))[0] == "EX002"


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.booleans())
def test_damaged_packages_are_read_or_refused(seed: int, newer: bool) -> None:
    made = Collection([Note(BASIC, ["a", "b"]), Note(CLOZE, ["{{c1::x}}", ""])], media={"a.png": PNG})
    data, chance = bytearray(new_package(made) if newer else old_package(made)), Random(seed)
    for _count in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(ExchangeError):
        assert len(read(bytes(data), READ).questions) <= 2


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_damaged_collections_are_read_or_refused(seed: int) -> None:
    made = Collection([Note(BASIC, [f"a{place}", "b"]) for place in range(40)])
    data, chance = bytearray(old_database(made)), Random(seed)
    for _count in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(ExchangeError):
        assert len(read(packed([("collection.anki2", bytes(data))]), READ).questions) <= 80

"""Telling formats apart in text files whose suffix tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import Deck
from quizgeo.exchange import aiken, gift
from quizgeo.exchange.sniffing import looks_like
from tests.exchange.decks import OPTIONS, decks

GIFT = "Who? {=a ~b}".encode
AIKEN = "Who?\nA. a\nB. {=b}\nANSWER: A\n".encode


@pytest.mark.parametrize(
    ("data", "formats"),
    [
        (GIFT(), {"gift"}),
        (GIFT("utf-16"), {"gift"}),
        (b"// a comment\n\n$CATEGORY: x\n\n" + GIFT(), {"gift"}),
        (b"Words first.\n\n" * 5_000 + GIFT(), set()),
        (b"Words.\n\n" + GIFT() + b"\n\nMore {" * 20_000, {"gift"}),
        (("Who is é? {=a ~b}\n\n" * 5_000).encode("utf-16"), {"gift"}),
        (AIKEN(), {"aiken"}),
        (AIKEN() * 5_000, {"aiken"}),
        (b"Who?\nA. a\nB. b\n", set()),
        (b"", set()),
        (b"\0\1\2", set()),
        (b"x" * 100_000, set()),
        (b"#separator:tab\nfront\tback\n", set()),
    ],
)
def test_a_file_looks_like_what_it_is(data: bytes, formats: set[str]) -> None:
    assert {name for name in ("gift", "aiken", "anki-tsv", "csv") if looks_like(data, name)} == formats


@given(decks("choice"))
def test_what_is_written_looks_like_itself(deck: Deck) -> None:
    assert looks_like(gift.write(deck, OPTIONS).data, "gift")
    assert looks_like(aiken.write(deck, OPTIONS).data, "aiken")


@given(st.binary(max_size=60))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert not (looks_like(data, "gift") and looks_like(data, "aiken"))

"""States as bytes: read back to the bit, and never from damaged bytes."""

from math import nextafter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.memory import (
    FSRS6,
    NEW,
    Item,
    Memory,
    Seen,
    decode,
    encode,
    snapshot_key,
)

DAYS = st.integers(0, 2_036_500)
COUNTS = st.integers(0, 2**32 - 1)
SEEN = st.builds(
    Seen,
    memory=st.builds(Memory, st.floats(0.001, 36_500), st.floats(1, 10)),
    first_day=DAYS,
    last_day=DAYS,
    due_day=DAYS,
    nth=COUNTS,
    lapses=COUNTS,
    interval=st.integers(1, 36_500),
    passed=st.booleans(),
    ever_passed=st.booleans(),
    open_miss=st.booleans(),
    tries=COUNTS,
    form=st.text(max_size=12),
    chance=st.floats(0, 0.9),
    owned_luck=st.floats(0, 1e6),
    expected_luck=st.floats(0, 1e6),
)
ITEMS = st.builds(
    lambda seen, reason, until: Item(seen, suspended=bool(reason), suspend_reason=reason, buried_until=until),
    st.none() | SEEN,
    st.sampled_from(["", "learner", "leech"]),
    DAYS,
)
SAMPLE = Item(
    Seen(
        Memory(3.5, 6.25), first_day=20_000, last_day=20_010, due_day=20_013, nth=4, lapses=1, interval=3, passed=True,
        ever_passed=True, open_miss=False, tries=1, form="choice", chance=0.25,
    )
)  # fmt: skip


@given(ITEMS)
def test_a_state_is_read_back_to_the_bit(item: Item) -> None:
    assert decode(encode(item)) == item


def test_a_damaged_state_is_not_read() -> None:
    body = encode(SAMPLE)
    for place in range(len(body)):
        for bit in (1, 128):
            damaged = body[:place] + bytes([body[place] ^ bit]) + body[place + 1 :]
            assert decode(damaged) is None
    for length in range(len(body)):
        assert decode(body[:length]) is None


def test_a_state_is_small() -> None:
    assert len(encode(NEW)) < 16
    assert len(encode(SAMPLE)) <= 90


def test_the_last_bit_of_a_float_is_kept() -> None:
    assert SAMPLE.seen is not None
    near = replace(SAMPLE, seen=replace(SAMPLE.seen, memory=Memory(nextafter(3.5, 4), 6.25)))
    assert decode(encode(near)) == near != SAMPLE


def test_the_key_holds_while_nothing_changes() -> None:
    assert snapshot_key(FSRS6(), "as ever") == snapshot_key(FSRS6(), "as ever")


def test_the_key_changes_with_what_states_follow_from() -> None:
    assert snapshot_key(FSRS6(), "as ever") != snapshot_key(FSRS6(), "otherwise")


def test_the_key_changes_with_the_version_of_the_scheduler() -> None:
    newer = FSRS6()
    newer.version = "fsrs-6/99.0.0"
    assert snapshot_key(newer, "as ever") != snapshot_key(FSRS6(), "as ever")

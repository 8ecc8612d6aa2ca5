"""Frames are read with limits; whatever comes is a message, is passed over, or is refused by a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from quizgeo.classroom.wire import Ack, SentAnswer, WireError, numbered, read, write


def test_a_message_is_read_with_its_number() -> None:
    sent = read('{"v":1,"t":"answer","n":7,"q":2,"round":1,"given":["a","b"],"conf":"sure","mood":"good"}')
    assert sent is not None
    assert (sent.t, sent.n, sent.body) == ("answer", 7, SentAnswer(2, 1, ["a", "b"], "sure"))


def test_a_kind_of_message_that_is_not_known_is_passed_over() -> None:
    assert read('{"v":1,"t":"dance","n":1}') is None


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (b"", "bad_message"), (b"\xff", "bad_message"), (b"[]", "bad_message"), (b"7", "bad_message"),
        (b'{"v":1,"t":"answer","n":1}', "bad_message"), (b'{"v":1,"t":"answer","q":"2","round":1}', "bad_message"),
        (b'{"v":1,"t":"hello","role":"king"}', "bad_message"), (b'{"v":2,"t":"hello","role":"player"}', "version"),
        (b'{"t":"hello","role":"player"}', "version"), (b'{"v":1,"t":"bye","x":[[[[[]]]]]}', "bad_message"),
        (b'{"v":1,"t":"bye","x":"' + b"x" * 4096 + b'"}', "bad_message"),
        (b'{"v":1,"t":"do","cmd":"set","settings":{"timer":1}}', "bad_message"),
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused_by_a_word(frame: bytes, why: str) -> None:
    with pytest.raises(WireError) as refused:
        read(frame)
    assert refused.value.why == why


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_are_a_message_or_a_refusal(frame: bytes | str) -> None:
    try:
        read(frame)
    except WireError:
        return


def test_a_message_goes_out_with_version_and_number_first() -> None:
    frame = write(Ack(3, 0, 1, "x"), 12)
    assert json.decode(frame) == {"v": 1, "n": 12, "t": "ack", "re": 3, "q": 0, "round": 1, "given": "x"}
    assert numbered(b'{"t":"pause"}', 1) == b'{"v":1,"n":1,"t":"pause"}'

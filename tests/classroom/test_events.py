"""Events are lines of JSON and come back the same; what a newer version wrote is kept and folds to nothing."""

import pytest

from quizgeo.classroom import Room, Stamped, apply, decode, encode
from quizgeo.classroom.events import Answered, Joined, Locked


def test_an_event_comes_back_with_all_its_shapes_of_answers() -> None:
    for given in ("Tbilisi", True, ("a", "b"), {"Georgia": "Tbilisi"}, (40.4, 49.9), None):
        event = Answered("p", 0, 1, given, "", "exact", 1.0, "same", "sure")
        assert decode(encode(event)) == event


def test_a_kind_that_is_not_known_is_nothing_and_a_new_field_is_passed_over() -> None:
    assert decode(b'{"k":"danced","p":"ann"}') is None
    assert decode(b'{"k":"locked","on":true,"mood":"good"}') == Locked(True)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"k":"locked"}', b'{"k":"locked","on":"yes"}', b"\xff"])
def test_a_damaged_line_is_a_value_error(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        decode(body)


def test_nothing_happens_in_a_room_that_was_never_made() -> None:
    room = Room()
    apply(room, Stamped(1, 0, Joined("p", "Ann", "t")))
    assert not room.players

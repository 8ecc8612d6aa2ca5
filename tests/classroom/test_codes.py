"""A code is read however it is typed, and an hour of guessing opens no room."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.classroom import draw_code, read_code
from quizgeo.classroom.codes import ALPHABET, Throttle, shown


@given(st.text(ALPHABET, min_size=6, max_size=8), st.data())
def test_a_code_is_read_in_any_case_with_spaces_and_dashes(code: str, data: Any) -> None:
    place = data.draw(st.integers(0, len(code)))
    assert read_code(f" {code[:place].lower()}-{code[place:]} ") == code
    assert read_code(shown(code)) == code


@pytest.mark.parametrize("text", ["", "K7QF2", "K7QF2M888", "K7QFOM", "K7QF1M", "K7QF2É", "k7qf2m\n\x1b"])
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_letters_that_are_taken_for_others_are_in_no_code() -> None:
    code = draw_code(Random(1).choice, 10_000)
    assert set(code) == set(ALPHABET)
    assert set(ALPHABET).isdisjoint("AEIOUY01L")


def guesses(throttle: Throttle, addresses: int, minutes: int) -> int:
    """Count the wrong codes that are checked when many addresses try whenever they may."""
    checked = 0
    for now in range(0, minutes * 60_000, 250):
        for address in range(addresses):
            if not throttle.wait(str(address), now):
                throttle.checked(str(address), now, right=False)
                checked += 1
    return checked


def test_one_address_is_slowed_down_after_ten_wrong_codes() -> None:
    throttle = Throttle()
    for _guess in range(11):
        assert not throttle.wait("here", 0)
        throttle.checked("here", 0, right=False)
    assert throttle.wait("here", 0) == 1000
    assert not throttle.wait("there", 0)


def test_an_hour_of_guessing_from_everywhere_checks_one_a_second_at_most() -> None:
    assert guesses(Throttle(), addresses=40, minutes=60) <= 3_600


def test_a_right_code_costs_nothing_and_gets_in_between_guesses() -> None:
    throttle = Throttle()
    guesses(throttle, addresses=40, minutes=2)
    assert throttle.flooded(120_000)
    assert throttle.wait("a student", 121_000) <= 1017
    throttle.checked("a student", 122_000, right=True)
    assert "a student" not in throttle.by_address


def test_quiet_addresses_are_forgotten() -> None:
    throttle = Throttle()
    throttle.checked("here", 0, right=False)
    throttle.forget(59_000)
    assert throttle.by_address
    throttle.forget(61_000)
    assert not throttle.by_address

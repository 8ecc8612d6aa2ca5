"""Figures as characters: what is more is drawn higher, what is something is seen, and plain letters say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.insight.plots import EIGHTHS, bar, columns, floor_of, sampled, spark

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_columns_are_filled_by_eighths_from_below() -> None:
    assert columns([0.0, 0.5, 0.75, 1.0], 2, signs=True) == ["  ▄█", " ███"]
    assert spark([0.0, 0.125, 0.5, 1.0], signs=True) == " ▁▄█"


def test_plain_letters_round_to_whole_cells_and_still_show_what_is_more_than_nothing() -> None:
    assert columns([0.0, 0.01, 0.5, 1.0], 2, signs=False) == ["   #", " .##"]
    assert bar(0.001, 10, signs=False) == "#"
    assert bar(0.5, 10, signs=False) == "#####"


@pytest.mark.parametrize(("share", "drawn"), [(0.0, ""), (0.0001, "▏"), (0.5, "██"), (0.53, "██▏"), (1.0, "████")])
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    assert bar(share, 4, signs=True) == drawn


@given(SHARES, st.integers(1, 9))
def test_a_higher_share_never_has_the_lower_column(shares: list[float], rows: int) -> None:
    drawn = columns(shares, rows, signs=True)
    heights = [sum(EIGHTHS.index(line[place]) for line in drawn) for place in range(len(shares))]
    ordered = [height for _share, height in sorted(zip(shares, heights, strict=True))]
    assert ordered == sorted(ordered)
    assert all(height > 0 for share, height in zip(shares, heights, strict=True) if share > 0)
    assert {len(line) for line in drawn} == {len(shares)}


@given(SHARES, st.integers(1, 100))
def test_stretching_and_joining_stay_between_least_and_most(shares: list[float], width: int) -> None:
    cells = sampled(shares, width)
    assert len(cells) == width
    assert min(shares) - 1e-12 <= min(cells) <= max(cells) <= max(shares) + 1e-12


def test_neighbours_that_share_a_cell_are_told_by_their_mean() -> None:
    assert sampled([0.0, 1.0, 0.5, 0.5], 2) == [0.5, 0.5]
    assert sampled([0.2, 0.4], 4) == [0.2, 0.2, 0.4, 0.4]
    assert sampled([], 2) == [0.0, 0.0]


@pytest.mark.parametrize(("least", "floor"), [(0.95, 0.8), (0.8, 0.8), (0.79, 0.7), (0.55, 0.5), (0.49, 0.0)])
def test_an_axis_begins_below_all_it_shows(least: float, floor: float) -> None:
    assert floor_of([1.0, least]) == floor

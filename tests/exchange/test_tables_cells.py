"""Several texts in one cell come back as they were, whatever signs they hold."""

from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange.tables.cells import (
    equals_parted,
    grouped,
    groups_parted,
    joined,
    lines_parted,
    listed,
    loosely_parted,
    paired,
    pairs_parted,
    parted,
    with_equals,
)

_TEXTS = st.lists(st.text("ab |=;:>\\", min_size=1, max_size=6).map(str.strip).filter(bool), min_size=1, max_size=4)


@given(parts=_TEXTS)
def test_parts_of_a_cell_come_back(parts: list[str]) -> None:
    assert parted(joined(parts)) == lines_parted(joined(parts)) == tuple(parts)
    assert loosely_parted(listed(parts)) == tuple(parts)


@given(items=st.lists(_TEXTS, min_size=1, max_size=3))
def test_items_with_equals_come_back(items: list[list[str]]) -> None:
    assert equals_parted(with_equals(items)) == tuple(map(tuple, items))


@given(pairs=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=3))
def test_pairs_come_back(pairs: list[tuple[list[str], list[str]]]) -> None:
    flat = tuple((left[0], right[0]) for left, right in pairs)
    assert pairs_parted(paired(flat)) == pairs_parted(paired(flat), lines=True) == flat


@given(names=_TEXTS, items=_TEXTS)
def test_groups_come_back(names: list[str], items: list[str]) -> None:
    groups = {name: tuple(items) for name in names}
    assert groups_parted(grouped(groups.items())) == tuple(groups.items())

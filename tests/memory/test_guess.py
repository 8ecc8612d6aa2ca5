"""The chance of a lucky guess by kind, and what it does to the retention aimed at."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.memory import chance, implied_chance, owned_share, raised_retention, true_recall
from quizgeo.memory.guess import logged_chance


@pytest.mark.parametrize(
    ("form", "numbers", "expected"),
    [
        ("choice", {"options": 4}, 1 / 4),
        ("choice", {"options": 1}, 0.9),
        ("choice", {}, 0),
        ("multiple", {"options": 5}, 1 / 31),
        ("multiple", {"options": 5, "right": 2}, 1 / 10),
        ("multiple", {}, 0),
        ("true_false", {}, 1 / 2),
        ("order", {"items": 4}, 1 / 24),
        ("order", {}, 0),
        ("match", {"items": 3}, 1 / 6),
        ("match", {"items": 3, "extra": 2}, 2 / 120),
        ("match", {}, 0),
        ("groups", {"groups": 3, "items": 5}, 1 / 243),
        ("groups", {}, 0),
        ("find", {"options": 52}, 1 / 52),
        *(
            (form, {"options": 4}, 0)
            for form in ("text", "number", "date", "list", "cloze", "place", "flashcard", "open", "typed")
        ),
    ],
)
def test_chance_by_kind(form: str, numbers: dict[str, int], expected: float) -> None:
    assert chance(form, **numbers) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("form", "shown", "expected"),
    [
        ("choice", '["a","b","c"]', 1 / 3),
        ("multiple", '["a","b","c"]', 1 / 7),
        ("order", '["a","b","c"]', 1 / 6),
        ("true_false", None, 1 / 2),
        ("text", '["a","b"]', 0),
        ("typed", None, 0),
        ("typed", '["a","b"]', 0),
        ("choice", None, 0),
        ("choice", "[]", 0),
        ("choice", "{}", 0),
        ("choice", "[", 0),
        ("choice", "[" * 100_000, 0),
        (None, '["a","b"]', 0),
    ],
)
def test_a_logged_answer_tells_its_chance(form: str | None, shown: str | None, expected: float) -> None:
    assert logged_chance(form, shown, None) == pytest.approx(expected)
    assert logged_chance(form, shown, '{"note":1}') == pytest.approx(expected)
    if form is not None:
        assert implied_chance(form, shown) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ('{"chance":0.125}', 0.125),
        ('{"chance":0}', 0),
        ('{"chance":7}', 0.9),
        ('{"chance":"much"}', 0.5),
        ('{"chance":NaN}', 0.5),
        ('{"chance":-1}', 0.5),
        ('["chance"]', 0.5),
        ('{"chance"', 0.5),
    ],
)
def test_a_logged_chance_goes_before_the_form(extra: str, expected: float) -> None:
    assert logged_chance("true_false", None, extra) == expected


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_logged_chance_is_read_as_it_was_written(options: int, right: int) -> None:
    value = chance("multiple", options=options, right=right)
    assert logged_chance("multiple", None, json.dumps({"chance": value})) == value


@pytest.mark.parametrize(
    ("guess", "raised"),
    [
        (1 / 4, (0.850, 0.8875, 0.925, 0.9475, 0.9625)),
        (1 / 3, (0.8667, 0.900, 0.9333, 0.9533, 0.9667)),
        (1 / 2, (0.900, 0.925, 0.950, 0.965, 0.970)),
        (0, (0.80, 0.85, 0.90, 0.93, 0.95)),
    ],
)
def test_retention_pays_for_guesses(guess: float, raised: tuple[float, ...]) -> None:
    aimed = [raised_retention(retention, guess) for retention in (0.80, 0.85, 0.90, 0.93, 0.95)]
    assert aimed == pytest.approx(raised, abs=5e-5)


def test_a_learner_who_owns_every_guess_is_not_asked_for_more() -> None:
    assert owned_share(12.0, 6.0) == 1
    assert raised_retention(0.9, 0.5, 1.0) == 0.9
    assert owned_share(0, 0) == 0
    assert owned_share(3, 3) == 0.5
    assert raised_retention(0.9, 0.5, 0.5) == pytest.approx(0.925)


def test_knowing_is_less_than_passing() -> None:
    assert true_recall(0.915, 0.25) == pytest.approx(0.8867, abs=1e-4)
    assert true_recall(0.948, 0.5) == pytest.approx(0.896)
    assert true_recall(0.2, 0.25) == 0
    assert true_recall(0.8, 0) == 0.8
    assert true_recall(0.8, 0.5, 1.0) == 0.8


@given(st.floats(0.7, 0.97), st.floats(0, 0.9), st.floats(0, 1))
def test_true_recall_undoes_the_raise(retention: float, guess: float, owned: float) -> None:
    raised = raised_retention(retention, guess, owned)
    assert retention <= raised + 1e-12
    if raised < 0.97:
        assert true_recall(raised, guess, owned) == pytest.approx(retention)

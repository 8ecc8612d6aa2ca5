"""Classes whose answers are known: published ones, and ones made by hand."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quizgeo.insight.report import Asked, Given, Report, Row, Source, Taker, report_of

HERE = Path(__file__).parent
Columns = Sequence[Sequence[float]]


@pytest.fixture(scope="session")
def lsat() -> Callable[[int], Columns]:
    """Give the scores of a section of the LSAT, by question, then by person."""

    def read(section: int) -> Columns:
        lines = (HERE / f"lsat{section}.txt").read_text(encoding="utf-8").split("\n")
        rows = [line.split() for line in lines if line and not line.startswith("#")]
        people = [tuple(map(float, pattern)) for pattern, count in rows for _ in range(int(count))]
        return tuple(zip(*people, strict=True))

    return read


@pytest.fixture(scope="session")
def given() -> Callable[..., Given]:
    """Give rows out of scores by question, then by person; None was never shown."""

    def make(columns: Sequence[Sequence[float | None]], *more: Row, asked: Sequence[Asked] = (), **about: Any) -> Given:
        questions = list(asked) or [Asked(f"d/q{place}", text=f"Question {place}") for place in range(len(columns))]
        people = [f"p{place}" for place in range(len(columns[0]))] if columns else []
        rows = [
            Row(person, question.key, score, given="right" if score == 1 else "wrong")
            for question, column in zip(questions, columns, strict=True)
            for person, score in zip(people, column, strict=True)
            if score is not None
        ]
        takers = [Taker(person, person.upper()) for person in people]
        return Given(Source("A class", "d", **about), questions, takers, [*rows, *more])

    return make


@pytest.fixture(scope="session")
def report(given: Callable[..., Given]) -> Callable[..., Report]:
    """Give the report of scores by question, then by person."""
    return lambda columns, *more, **about: report_of(given(columns, *more, **about))


@pytest.fixture(scope="session")
def lsat_report(lsat: Callable[[int], Columns], report: Callable[..., Report]) -> Callable[[int], Report]:
    """Give the report of a section of the LSAT."""
    return cache(lambda section: report(lsat(section)))

"""Learners with the small decks of `bench.py`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgeo.study import Learner
from tests.study.bench import EVERY_KIND, PLAIN, Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with bench_in(tmp_path) as made:
        yield made


@pytest.fixture
def plain(bench: Bench) -> Learner:
    """Give a learner with ten words to type."""
    bench.write("plain.yaml", PLAIN)
    return bench.learner()


@pytest.fixture
def kinds(bench: Bench) -> Learner:
    """Give a learner with a question of every kind."""
    bench.write("kinds.yaml", EVERY_KIND)
    return bench.learner()

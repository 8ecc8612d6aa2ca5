"""Every reader of foreign bytes ends as it promises, on the corpus and on what chance makes of it; a seed repeats it.

`make fuzz` does the same for as long as one likes.
"""

from itertools import islice

import pytest

from tools.fuzz.__main__ import LONGEST, main
from tools.fuzz.mutate import mutations
from tools.fuzz.targets import TARGETS, BrokenPromiseError, seeds
from tools.house.source import ROOT

INPUTS = {"decks": 500, "lines": 500, "log": 60, "packed": 250, "text": 120, "foreign": 150, "archives": 60}
"""How many inputs every run of the tests feeds, besides the corpus."""


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_ends_as_promised(name: str) -> None:
    kept = list(seeds(ROOT, name))
    assert kept, "a target has a corpus"
    for data in kept:
        TARGETS[name](data)
    TARGETS[name](b"")


@pytest.mark.parametrize("name", TARGETS)
def test_what_chance_makes_of_it_ends_as_promised(name: str) -> None:
    for data in islice(mutations(list(seeds(ROOT, name)), 20_260_302, LONGEST), INPUTS[name]):
        TARGETS[name](data)


def test_a_seed_repeats_its_inputs() -> None:
    first, again, other = (list(islice(mutations([b"a: b\nc"], seed, 99), 50)) for seed in (1, 1, 2))
    assert first == again != other


def test_a_reader_that_lets_something_through_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    monkeypatch.setattr("tools.fuzz.__main__.FOUND", tmp_path)
    assert main(["text", "--runs", "20", "--own"]) == 0
    assert "text: 20 runs" in capsys.readouterr().out
    monkeypatch.setattr("tools.fuzz.targets.clean", lambda text, **_named: text)
    with pytest.raises(BrokenPromiseError):
        TARGETS["text"](b"a\x1b[2J")
    assert main(["text", "--runs", "20", "--own"]) == 1
    assert "BrokenPromiseError" in capsys.readouterr().out

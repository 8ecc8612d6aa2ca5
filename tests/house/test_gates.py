"""The gates of the house hold over the whole checkout."""

import pytest

from tools.house import GATES, Gate, checkout

MODULES = checkout()


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_the_house_holds_to(gate: Gate) -> None:
    assert "\n".join(map(str, gate.findings(MODULES))) == ""


def test_every_gate_watches_files_that_are_there() -> None:
    watched = {module.path.partition("/")[0] for module in MODULES}
    assert {folder for gate in GATES for folder in gate.folders} <= watched


def test_at_most_two_handlers_catch_everything() -> None:
    text = "\n".join(module.text for module in MODULES if module.path.startswith("src/"))
    assert text.count("except Exception") <= 2

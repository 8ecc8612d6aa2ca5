"""`check` on decks with maps: what is not on them at its place, and what is said when their data cannot be read."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quizgeo import maps
from quizgeo.maps import shipped

HEAD = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n"
KENYA = f"{HEAD}  - id: a\n    question: Where is Kenya?\n    find: KE\n    map: {{region: europe}}\n"


def test_a_country_off_the_map_is_told_at_its_field(home: Any, call: Any) -> None:
    path = home.deck(KENYA)
    done = call("check", str(path))
    assert done.status == 1
    assert f'{path}:8:11: error MP001: Kenya is not on "europe"' in done.out
    assert "^^ it is on: africa, world" in done.out


def test_a_region_that_there_is_not_is_told_at_its_field(home: Any, call: Any) -> None:
    path = home.deck(KENYA.replace("europe", "afrika"))
    done = call("check", str(path))
    assert done.status == 1
    assert f'{path}:9:19: error QN032: no region "afrika"' in done.out
    assert '^^^^^^ did you mean "africa"?' in done.out


def test_what_is_contested_needs_its_status(home: Any, call: Any) -> None:
    deck = KENYA.replace("KE\n", "XK\n").replace("Kenya", "Kosovo")
    told = call("check", "--json", str(home.deck(deck))).json["problems"]
    assert "CT009" in {problem["code"] for problem in told}
    told = call("check", "--json", str(home.deck(deck + "    status: contested\n"))).json["problems"]
    assert "CT009" not in {problem["code"] for problem in told}


def test_the_standard_input_is_judged_alike() -> None:
    words = [sys.executable, "-m", "quizgeo", "check", "-"]
    done = subprocess.run(words, input=KENYA.replace("europe", "mars"), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "error QN032" in done.stdout


def test_map_data_that_cannot_be_read_ends_it_with_three(
    home: Any, call: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shipped, "_ATLAS", maps.Atlas(tmp_path / "nowhere"))
    from quizgeo.answers.geography import geography

    geography.cache_clear()
    done = call("check", str(home.deck(KENYA)))
    assert (done.status, done.out) == (3, "")
    assert done.err == "map data 'index' cannot be read\n"


def test_a_deck_without_maps_is_checked_without_them(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"{HEAD}- {{id: a, question: Who is it?, answer: Anna}}\n")
    code = (
        "import sys; from quizgeo.cli.main import run; status = run(['check', sys.argv[1]])\n"
        "assert not [name for name in sys.modules if name.startswith('quizgeo.maps')]; sys.exit(status)"
    )
    environment = {**os.environ, "QUIZGEO_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()

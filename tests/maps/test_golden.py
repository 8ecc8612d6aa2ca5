"""Every map as plain text at three sizes, and some with all roles. Read what changed before keeping it.

To write them anew: QUIZGEO_WRITE_FRAMES=1 python -m pytest tests/maps/test_golden.py
"""

import os
from pathlib import Path

import pytest

from quizgeo.maps import Labels, Mark, Picture, draw, labels_to_identify, region, regions

from .roles import backgrounds, foregrounds

GOLDEN = Path(__file__).parent / "golden"
WRITE = "QUIZGEO_WRITE_FRAMES" in os.environ
SIZES = [(48, 14), (80, 22), (120, 38)]
ANSWERED: dict[str, dict[str, Mark]] = {
    "south-caucasus": {"AZE": "right", "GEO": "wrong"},
    "balkans": {"XKX": "right", "ALB": "wrong"},
    "caribbean": {"BRB": "right", "TTO": "wrong"},
    "europe": {"LUX": "right", "DEU": "wrong"},
    "middle-east": {"ISR": "right", "PSE": "wrong"},
    "world": {"BRA": "right", "ARG": "wrong"},
}


def compare(text: str, name: str) -> None:
    """Compare a text with the file of that name."""
    path = GOLDEN / f"{name}.txt"
    if WRITE:
        path.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == path.read_text(encoding="utf-8")


def with_roles(picture: Picture) -> str:
    return "\n\n".join((picture.text(), foregrounds(picture), backgrounds(picture)))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", regions())
def test_every_map_without_colours(name: str, size: tuple[int, int]) -> None:
    compare(draw(region(name), *size, labels=Labels("en"), mono=True).text(), f"{name}_{size[0]}x{size[1]}")


@pytest.mark.parametrize("name", ANSWERED)
def test_after_the_answer_with_all_roles(name: str) -> None:
    compare(with_roles(draw(region(name), 80, 22, mark=ANSWERED[name], labels=Labels("en"))), f"{name}_answered")


@pytest.mark.parametrize("name", ANSWERED)
def test_after_the_answer_without_colours(name: str) -> None:
    picture = draw(region(name), 80, 22, mark=ANSWERED[name], labels=Labels("id"), mono=True)
    compare(picture.text(), f"{name}_mono")


def test_asked_with_options_and_cursor() -> None:
    labels = labels_to_identify(["AZE"], options=["GEO", "ARM"])
    picture = draw(region("south-caucasus"), 60, 16, mark={"AZE": "mark"}, labels=labels, cursor=(40, 8))
    compare(with_roles(picture), "south-caucasus_asked")


def test_no_golden_file_is_left_over() -> None:
    names = {f"{name}_{cols}x{rows}" for name in regions() for cols, rows in SIZES}
    names |= {f"{name}_{what}" for name in ANSWERED for what in ("answered", "mono")} | {"south-caucasus_asked"}
    assert {path.stem for path in GOLDEN.iterdir()} == names

"""Import circles are found however they hide."""

import pytest

from tools.house import example
from tools.house.imports import circles, folded, graph, import_circles
from tools.house.source import Module


def house(**files: str) -> list[Module]:
    """Make modules out of `decks__read="import ..."`."""
    return [example(text, f"src/quizgeo/{name.replace('__', '/', 1)}.py") for name, text in files.items()]


def package(path: str, text: str = "") -> Module:
    return example(text, f"src/quizgeo/{path}/__init__.py")


@pytest.mark.parametrize(
    "back",
    [
        "from quizgeo.first import f",
        "import quizgeo.first",
        "from quizgeo import first",
        "from . import first",
        "from .first import f",
        "def late() -> None:\n    from quizgeo.first import f",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from quizgeo.first import f",
        "from importlib import import_module\nimport_module('quizgeo.first')",
    ],
)
def test_two_modules_that_import_each_other_are_found(back: str) -> None:
    (found,) = import_circles(house(first="import quizgeo.second", second=back))
    assert found.message == "imports in a circle: quizgeo.first <-> quizgeo.second"


def test_a_circle_of_three_is_found_once() -> None:
    modules = house(a="import quizgeo.b", b="import quizgeo.c", c="import quizgeo.a", d="import quizgeo.a")
    assert [finding.message for finding in import_circles(modules)] == [
        "imports in a circle: quizgeo.a <-> quizgeo.b <-> quizgeo.c"
    ]


def test_a_module_that_asks_its_own_package_is_found() -> None:
    modules = [
        package("decks", "from quizgeo.decks.read import f"),
        *house(decks__read="from quizgeo.decks import Deck"),
    ]
    assert len(list(import_circles(modules))) == 1


def test_packages_that_import_each_other_by_different_modules_are_found() -> None:
    files = house(decks__a="import quizgeo.answers.a", answers__b="import quizgeo.decks.b", decks__b="", answers__a="")
    modules = [example("", "src/quizgeo/__init__.py"), *files]
    assert not circles(graph(files))
    assert [finding.message for finding in import_circles(modules)] == [
        "imports in a circle: quizgeo.answers <-> quizgeo.decks"
    ]


def test_imports_downwards_make_no_circle() -> None:
    assert not list(import_circles(house(high="from quizgeo.low import f\nimport os", low="import sys")))


def test_folding_lets_a_package_stand_for_its_modules() -> None:
    edges = {"q.a.x": {"q.b.y", "q.a.z"}, "q.a.z": set(), "q.b.y": {"q.c"}, "q.c": set()}
    assert folded(edges, "q") == {"q.a": {"q.b"}, "q.b": {"q.c"}, "q.c": set()}

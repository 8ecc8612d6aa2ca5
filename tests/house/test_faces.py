"""Public faces: what `__all__` says is there, in order, and nothing else is offered."""

import importlib
from textwrap import dedent

import pytest

from tools.house import checkout, example
from tools.house.faces import public_names, untrue_faces

PACKAGES = [module for module in checkout("src") if module.is_package]


def found(text: str) -> list[str]:
    return [finding.message for finding in untrue_faces([example(dedent(text), "src/quizgeo/decks/__init__.py")])]


def test_a_package_without_a_face_is_found() -> None:
    assert found("from quizgeo.decks.model import Deck") == ["the package offers names and has no `__all__`"]


@pytest.mark.parametrize("names", ["['b', 'a']", "['a', 'a', 'b']"])
def test_a_face_out_of_order_is_found(names: str) -> None:
    assert found(f"from quizgeo.decks.read import a, b\n__all__ = {names}") == [
        "`__all__` is not sorted, or has a name twice"
    ]


def test_a_promise_that_is_not_kept_is_found() -> None:
    assert found("__all__ = ['load_deck']") == ["`__all__` promises load_deck, which is not there"]


def test_a_name_offered_beside_the_face_is_found() -> None:
    text = "from quizgeo.decks.model import Deck, Source\n__all__ = ['Deck']"
    assert found(text) == ["Source is offered but not in `__all__`"]


def test_a_true_face_is_let_in() -> None:
    text = """
    from pathlib import Path
    from typing import TYPE_CHECKING
    from quizgeo.text import clean
    from quizgeo.decks.model import LIMIT, Deck
    if TYPE_CHECKING:
        from quizgeo.decks.read import load_deck
    __all__ = ["LIMIT", "Deck", "load_deck"]
    _HOMES = {"load_deck": "quizgeo.decks.read"}
    def __getattr__(name: str) -> object: ...
    """
    assert found(text) == []


def test_a_package_that_offers_nothing_needs_no_face() -> None:
    assert found('"""The screens of the app."""') == []


def test_a_module_that_is_no_package_needs_no_face() -> None:
    assert not list(untrue_faces([example("x = 1")]))


@pytest.mark.parametrize("name", [module.name for module in PACKAGES])
def test_every_promised_name_can_be_had(name: str) -> None:
    said = next(public_names(module) or [] for module in PACKAGES if module.name == name)
    package = importlib.import_module(name)
    assert [missing for missing in said if not hasattr(package, missing)] == []


@pytest.mark.parametrize("name", [module.name for module in PACKAGES])
def test_a_name_that_is_not_there_is_told_with_its_package(name: str) -> None:
    with pytest.raises(AttributeError, match=f"'{name}' has no attribute 'nobody'"):
        importlib.import_module(name).nobody  # noqa: B018 - asking for it is the test

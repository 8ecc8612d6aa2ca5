"""The commands of the program. No rule of the product lives here: every command calls the floors below and prints."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgeo.cli.main import run

__all__ = ["run"]


def __getattr__(name: str) -> object:
    if name != "run":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("quizgeo.cli.main").run

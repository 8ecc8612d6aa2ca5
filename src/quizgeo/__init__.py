"""Quizzes and flashcards from plain YAML decks, studied in the terminal, scheduled by FSRS.

The names below are the public face of the whole package. They are imported on first use, so that
`import quizgeo` itself loads neither the YAML reader nor the scheduler.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgeo.answers import Verdict, check_answer
    from quizgeo.decks import DeckError, load_deck, parse_deck

__version__ = "0.1.0"

__all__ = ["DeckError", "Verdict", "__version__", "check_answer", "load_deck", "parse_deck"]

_HOMES = {
    "DeckError": "quizgeo.decks",
    "Verdict": "quizgeo.answers",
    "check_answer": "quizgeo.answers",
    "load_deck": "quizgeo.decks",
    "parse_deck": "quizgeo.decks",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

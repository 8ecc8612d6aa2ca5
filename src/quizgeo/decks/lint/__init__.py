"""Rules about what makes a question easy to guess, hard to understand, or poor in content; each with a code.

MC rules look at options, ST rules at wording and structure, CT rules at content. `rule.py` says how one is added.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from quizgeo.decks.lint.run import Linted, lint_deck, lint_translation

if TYPE_CHECKING:
    from quizgeo.decks.lint.manual import RulePage, as_deck, rules

__all__ = ["Linted", "RulePage", "as_deck", "lint_deck", "lint_translation", "rules"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module("quizgeo.decks.lint.manual"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Rules about what makes a question easy to guess, hard to understand, or poor in content; each with a code.

MC rules look at options, ST rules at wording and structure, CT rules at content. `rule.py` says how one is added.
"""

from quizgeo.decks.lint.run import Linted, lint_deck, lint_translation
from quizgeo.decks.lint.table import RulePage, as_deck, rules

__all__ = ["Linted", "RulePage", "as_deck", "lint_deck", "lint_translation", "rules"]

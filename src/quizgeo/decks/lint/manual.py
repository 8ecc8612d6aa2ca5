"""What is told of each rule: the same sentences and examples for docs, tests and editors."""

from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from quizgeo.decks.codes import CODES
from quizgeo.decks.explaining import SOURCE, Page, as_deck, read_page
from quizgeo.decks.lint.rule import ReaderRule, Rule
from quizgeo.decks.lint.table import RULES
from quizgeo.decks.problems import Severity

__all__ = ["RulePage", "as_deck", "rules"]

PAGES = Path(__file__).resolve().parent / "pages"
"""The folder of the pages."""


class RulePage(Struct, frozen=True):
    """All that is told of one rule."""

    code: str
    severities: tuple[Severity, ...]
    """What its findings can be, the gravest first."""
    scope: Literal["options", "question", "deck"]
    meaning: str
    """One sentence, marked for the catalogues."""
    page: Page
    """Why it is there, in two to five sentences with the source, and decks in which it finds something and not."""
    silenceable: bool
    """Whether `# lint: ignore` works for it."""


_BY_CODE = {rule.code: rule for rule in reversed(RULES)}
"""Of a code with two rules the first."""


def rules(language: str = SOURCE) -> tuple[RulePage, ...]:
    """Give what is told of every rule, in the order of the table and in a language where there are pages in it."""
    pages = (rule_page(code, language) for code in dict.fromkeys(rule.code for rule in RULES))
    return tuple(page for page in pages if page is not None)


@cache
def rule_page(code: str, language: str = SOURCE) -> RulePage | None:
    """Give what is told of the rule of a code; None where there is no such rule."""
    rule = _BY_CODE.get(code)
    return None if rule is None else _page(rule, language)


def _page(rule: Rule, language: str) -> RulePage:
    code = CODES[rule.code]
    page = read_page(PAGES, rule.code, language)
    return RulePage(rule.code, code.severities, rule.scope, code.meaning, page, not isinstance(rule, ReaderRule))

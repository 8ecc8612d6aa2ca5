"""What is told of each rule: the same sentences and examples for docs, tests and editors."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from quizgeo.decks.codes import CODES
from quizgeo.decks.lint.rule import ReaderRule, Rule
from quizgeo.decks.lint.table import RULES
from quizgeo.decks.problems import Severity
from quizgeo.patterns import regex

_PAGES = Path(__file__).resolve().parent / "pages"
_FENCED = regex(r"^```yaml (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEAD = {"quizgeo": "1", "deck": "example", "title": "Example", "language": "en"}


class RulePage(Struct, frozen=True):
    """All that is told of one rule."""

    code: str
    severity: Severity
    """Unless the finding says otherwise."""
    scope: Literal["options", "question", "deck"]
    meaning: str
    """One sentence, marked for the catalogues."""
    why: str
    """Two to five sentences, with the source, in Markdown."""
    bad: tuple[str, ...]
    """Snippets of decks in which the rule finds something."""
    good: tuple[str, ...]
    """Snippets in which it finds nothing."""
    silenceable: bool
    """Whether `# lint: ignore` works for it."""


@cache
def rules() -> tuple[RulePage, ...]:
    """Give what is told of every rule, in the order of the table."""
    return tuple(_page(rule) for rule in {rule.code: rule for rule in reversed(RULES)}.values())[::-1]


def _page(rule: Rule) -> RulePage:
    text = (_PAGES / f"{rule.code}.md").read_text(encoding="utf-8")
    examples: dict[str, list[str]] = {"bad": [], "good": []}
    for kind, snippet in _FENCED.findall(text):
        examples[kind].append(snippet)
    code = CODES[rule.code]
    return RulePage(
        rule.code,
        code.severity,
        rule.scope,
        code.meaning,
        " ".join(_FENCED.sub("", text).split()),
        tuple(examples["bad"]),
        tuple(examples["good"]),
        not isinstance(rule, ReaderRule),
    )


def as_deck(snippet: str) -> str:
    """Make a whole deck of a snippet: a list of questions, or fields of the head and then `questions:`."""
    body = snippet if re.search(r"^questions:", snippet, re.MULTILINE) else f"questions:\n{snippet}"
    missing = [f"{name}: {value}\n" for name, value in _HEAD.items() if not re.search(rf"^{name}:", body, re.MULTILINE)]
    return "".join(missing) + body

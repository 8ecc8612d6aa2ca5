"""What is told of each code that `check` can report: of a rule why it is there, with examples; of others the meaning.

The sentences and examples are those of the tables; the docs and every way of telling problems have them from here.
"""

from collections.abc import Mapping

from msgspec import Struct

from quizgeo.answers.problems import CODES as JUDGED
from quizgeo.decks.codes import CODES as READ
from quizgeo.decks.lint import rules
from quizgeo.decks.problems import Severity
from quizgeo.language import _

SILENCE = "# lint: ignore"
"""The comment that silences a rule, before the code."""


class CodePage(Struct, frozen=True):
    """All that is told of one code."""

    code: str
    severity: Severity
    """Unless the problem says otherwise."""
    meaning: str
    """One sentence, marked for the catalogues."""
    why: str = ""
    """Of a rule, why it is there, in Markdown, one paragraph."""
    bad: tuple[str, ...] = ()
    """Snippets of decks in which a rule finds something."""
    good: tuple[str, ...] = ()
    """Snippets in which it finds nothing."""
    silence: str = ""
    """The comment that silences it; empty where nothing can."""

    @property
    def is_rule(self) -> bool:
        """Tell whether it is about how good a question is, and not whether it can be read or answered."""
        return bool(self.why)


def code_pages() -> Mapping[str, CodePage]:
    """Give every code with what is told of it, in the order of the tables."""
    codes = READ | JUDGED
    pages = {code: CodePage(code, row.severity, row.meaning) for code, row in codes.items()}
    for rule in rules():
        comment = f"{SILENCE} {rule.code}" if rule.silenceable else ""
        pages[rule.code] = CodePage(rule.code, rule.severity, rule.meaning, rule.why, rule.bad, rule.good, comment)
    return pages


def markdown(page: CodePage) -> str:
    """Give a page in Markdown, without a heading."""
    parts = [_(page.meaning), page.why]
    for title, snippets in ((_("Found in:"), page.bad), (_("Not in:"), page.good)):
        if snippets:
            parts += [title, *(f"```yaml\n{snippet}```" for snippet in snippets)]
    if page.silence:
        parts.append(_("This comment silences it: {comment}").format(comment=f"`{page.silence}`"))
    return "\n\n".join(filter(None, parts))

"""What is told of each code that `check` can report: what it means, what is wrong, and decks with and without it.

The sentences are those of the tables, the pages stand beside them; docs and every way of telling problems have both
from here, in the language in use.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from quizgeo import answers, decks
from quizgeo.answers.problems import CODES as JUDGED
from quizgeo.decks.codes import CODES as READ
from quizgeo.decks.explaining import Example, read_page
from quizgeo.decks.lint.manual import rule_page
from quizgeo.decks.problems import Severity
from quizgeo.language import _, in_use

SILENCE = "# lint: ignore"
"""The comment that silences a rule, before the code."""
_FENCES = {"yaml": "yaml", "bytes": "text", "sh": "sh"}
"""How examples of each form are fenced in Markdown."""


class CodePage(Struct, frozen=True):
    """All that is told of one code."""

    code: str
    severity: Severity
    """Unless the problem is a graver or a lighter one."""
    meaning: str
    """One sentence, marked for the catalogues."""
    why: str = ""
    """What is wrong, or of a rule why it is there, in Markdown, one paragraph."""
    bad: tuple[Example, ...] = ()
    """Examples in which it is told."""
    good: tuple[Example, ...] = ()
    """Examples in which it is not."""
    silence: str = ""
    """The comment that silences it; empty where nothing can."""
    is_rule: bool = False
    """Whether it is about how good a question is, and not whether it can be read or answered."""
    others: tuple[Severity, ...] = ()
    """What else a problem of it can be."""

    @property
    def severities(self) -> tuple[Severity, ...]:
        """All that its problems can be, the gravest first."""
        return tuple(sorted((self.severity, *self.others), reverse=True))


class CodePages(Mapping[str, CodePage]):
    """Every code with what is told of it in the language in use, in the order of the tables; read when asked for."""

    def __getitem__(self, code: str) -> CodePage:
        """Read the page of a code. Raises KeyError when there is no such code."""
        row, package = (READ[code], decks.__path__) if code in READ else (JUDGED[code], answers.__path__)
        rule = rule_page(code, in_use())
        folder = Path(package[0]).resolve() / "pages"
        page = rule.page if rule else read_page(folder, code, in_use())
        return CodePage(
            code,
            row.severity,
            row.meaning,
            page.why,
            page.bad,
            page.good,
            silence=f"{SILENCE} {code}" if rule and rule.silenceable else "",
            is_rule=rule is not None,
            others=row.others,
        )

    def __iter__(self) -> Iterator[str]:
        return iter((*READ, *JUDGED))

    def __len__(self) -> int:
        return len(READ) + len(JUDGED)


def code_pages() -> CodePages:
    """Give every code with what is told of it."""
    return CodePages()


def markdown(page: CodePage) -> str:
    """Give a page in Markdown, without a heading."""
    parts = [_(page.meaning), page.why]
    for title, examples in ((_("Found in:"), page.bad), (_("Not in:"), page.good)):
        if examples:
            parts += [title, *(f"```{_FENCES[each.form]}\n{each.text}```" for each in examples)]
    if page.silence:
        parts.append(_("This comment silences it: {comment}").format(comment=f"`{page.silence}`"))
    return "\n\n".join(filter(None, parts))

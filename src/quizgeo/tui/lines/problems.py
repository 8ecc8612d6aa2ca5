"""The rows of the problems screen: where each problem is, what is wrong, and how to mend it, as `check` prints it."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from quizgeo.decks import Problem, Severity
from quizgeo.language import N_, _, ngettext
from quizgeo.text import cells, clean
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, MARK, QUIET, WRONG, row, wrapped
from quizgeo.tui.sheet import Drawn, Sheet, loose

NAMES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: (N_("error"), WRONG),
    Severity.WARNING: (N_("warning"), CLOSE),
    Severity.INFO: (N_("note"), QUIET),
}


def problem_rows(problems: Sequence[Problem], cursor: int, sheet: Sheet) -> Drawn:
    """Draw the problems under the names of their files, the marked one with a sign."""
    drawn, file = Drawn(), ""
    for place, problem in enumerate(problems):
        if problem.place.file != file:
            file = problem.place.file
            drawn += loose([row(" ", (from_right(clean(file), sheet.width - 2), BOLD)), EMPTY])
        rows = [*one_problem(problem, sheet, marked=place == cursor), EMPTY]
        drawn += Drawn(tuple(rows), (place,) * len(rows))
    return drawn


def count_words(problems: Iterable[Problem]) -> str:
    """Count problems by their severity; empty where there are none."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
    errors, warnings, notes = counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO]
    words = (
        ngettext("{count} error", "{count} errors", errors).format(count=errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else "",
        ngettext("{count} note", "{count} notes", notes).format(count=notes) if notes else "",
    )
    return ", ".join(filter(None, words))


def from_right(text: str, width: int) -> str:
    """Cut a path that is too long at its beginning, for its end tells more."""
    return text if cells(text) <= width else "…" + text[-(width - 1) :]


def one_problem(problem: Problem, sheet: Sheet, *, marked: bool = False) -> list[Content]:
    """Give the rows of one problem: where it is, what is wrong, and how to mend it."""
    name, style = NAMES[problem.severity]
    where = f"{problem.place.line}:{problem.place.col}"
    sign = (sheet.signs.cursor if marked else " ", f"{BOLD} {MARK}")
    head = row(" ", sign, " ", (_(name), f"{BOLD} {style}"), "  ", (where, BOLD), "  ", (problem.code, QUIET))
    rows = [head, *(row("     ", line) for line in wrapped(problem.message, sheet.width - 7))]
    if problem.fix:
        fix = _("Fix: {fix}").format(fix=problem.fix)
        rows += [row("     ", line) for line in wrapped(fix, sheet.width - 7, MARK)]
    return rows

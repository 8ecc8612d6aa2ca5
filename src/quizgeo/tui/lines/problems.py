"""The rows of the problems screen: where each problem is, what is wrong, and how to mend it, as `check` prints it."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from quizgeo.decks import Problem, Severity
from quizgeo.language import N_, _
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, MARK, QUIET, WRONG, row, wrapped
from quizgeo.tui.lines.sheet import Drawn, Sheet

NAMES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: (N_("error"), WRONG),
    Severity.WARNING: (N_("warning"), CLOSE),
    Severity.INFO: (N_("note"), QUIET),
}


def problem_rows(problems: Sequence[Problem], cursor: int, sheet: Sheet) -> Drawn:
    """Draw the problems one under another, the marked one with a sign."""
    drawn = Drawn()
    for place, problem in enumerate(problems):
        rows = _problem(problem, sheet, marked=place == cursor)
        drawn += Drawn(tuple(rows), (place,) * len(rows))
    return drawn


def _problem(problem: Problem, sheet: Sheet, *, marked: bool) -> list[Content]:
    name, style = NAMES[problem.severity]
    where = f"{problem.place.file}:{problem.place.line}:{problem.place.col}"
    sign = sheet.signs.cursor if marked else " "
    head = row(
        " ",
        (sign, f"{BOLD} {MARK}"),
        " ",
        (_(name), f"{BOLD} {style}"),
        "  ",
        (where, BOLD if marked else ""),
        "  ",
        (problem.code, QUIET),
    )
    rows = [head, *(row("     ", line) for line in wrapped(problem.message, sheet.width - 7))]
    if problem.fix:
        fix = _("Fix: {fix}").format(fix=problem.fix)
        rows += [row("     ", line) for line in wrapped(fix, sheet.width - 7, MARK)]
    return [*rows, EMPTY]

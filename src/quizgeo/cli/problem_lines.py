"""Problems of decks as text, the way a compiler prints them, and as JSON. Pure but for the lines it is handed.

decks/karabakh.yaml:14:5: error QN004: unknown field "anser"
   14 |     anser: Nikol Pashinyan
      |     ^^^^^ did you mean "answer"?
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from quizgeo.cli.excerpt import excerpt
from quizgeo.cli.output import JSON, coloured
from quizgeo.decks.problems import Place, Problem, Severity
from quizgeo.language import ngettext
from quizgeo.text import clean

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
"""The stable words for severities."""

LineOf = Callable[[Place], str | None]
"""Gives the line of a file that a place begins in, None where it cannot be had."""

_GUTTER = 5
"""Cells for the number of a line."""
_RULES = ("MC", "ST", "CT")
"""How codes of rules begin, whose reasons are less plain than those of other problems."""


def text_lines(problem: Problem, line_of: LineOf, *, colours: bool) -> Iterator[str]:
    """Give a problem as text: where and what, the line itself, carets with what to do, and places that belong to it."""
    word = SEVERITIES[problem.severity]
    head = f"{_where(problem.place)} {painted(f'{word} {problem.code}:', word, colours)} {problem.message}"
    yield head
    line = line_of(problem.place)
    if line is None:
        if problem.fix:
            yield f"{' ' * _GUTTER} = {problem.fix}"
    else:
        shown, carets = excerpt(line, problem.place)
        yield f"{problem.place.line:{_GUTTER}} | {shown}".rstrip()
        yield f"{' ' * _GUTTER} | {painted(carets, word, colours)} {problem.fix}".rstrip()
    for related in problem.related:
        yield f"{_where(related.place)} {painted('note:', 'note', colours)} {related.message}"


def _where(place: Place) -> str:
    return f"{clean(place.file)}:{place.line}:{place.col}:"


def painted(text: str, word: str, colours: bool) -> str:
    """Give a text in the colour of a severity, or of a note; as it is without colours."""
    return coloured(text, "note" if word == "info" else word) if colours else text


def problem_record(problem: Problem) -> dict[str, JSON]:
    """Give every field of a problem."""
    return {
        "code": problem.code,
        "severity": SEVERITIES[problem.severity],
        "place": _place(problem.place),
        "message": problem.message,
        "fix": problem.fix,
        "question": problem.question,
        "path": problem.path,
        "related": [{"place": _place(each.place), "message": each.message} for each in problem.related],
    }


def _place(place: Place) -> dict[str, JSON]:
    return {
        "file": clean(place.file),
        "line": place.line,
        "col": place.col,
        "end_line": place.end_line,
        "end_col": place.end_col,
    }


def count(problems: Sequence[Problem], severity: Severity) -> int:
    """Count the problems of one severity."""
    return sum(problem.severity is severity for problem in problems)


def counted(problems: Sequence[Problem]) -> str:
    """Say how many errors and warnings there are, and how many infos if any."""
    errors, warnings, infos = (count(problems, each) for each in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    parts = [
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
    ]
    if infos:
        parts.append(ngettext("{count} info", "{count} infos", infos).format(count=infos))
    return ", ".join(parts)


def explained(problems: Iterable[Problem]) -> str:
    """Give the code of the gravest problem, of a rule where one is as grave; infos but of rules need no more words."""
    told = ((each.severity, each.code.startswith(_RULES), each) for each in problems)
    found = max((row for row in told if row[0] > Severity.INFO or row[1]), key=lambda row: row[:2], default=None)
    return "" if found is None else found[2].code

"""Problems of decks as commands of GitHub's workflows, which show each beside its line. Pure but for where it runs.

::error file=decks/karabakh.yaml,line=14,col=5,endLine=14,endColumn=10,title=QN004::unknown field "anser"; …
"""

from collections.abc import Iterable, Iterator

from quizgeo.cli.checkout import in_checkout
from quizgeo.decks.problems import Problem, Severity
from quizgeo.text import clean

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = {**_IN_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}
"""Source of both: actions/toolkit, packages/core/src/command.ts."""


def annotations(problems: Iterable[Problem]) -> Iterator[str]:
    """Give one line for each problem."""
    for problem in problems:
        place = problem.place
        properties = {
            "file": _file(place.file),
            "line": str(place.line),
            "col": str(place.col),
            "endLine": str(place.end_line),
            "endColumn": str(place.end_col),
            "title": problem.code,
        }
        written = ",".join(f"{name}={value.translate(_IN_PROPERTIES)}" for name, value in properties.items())
        yield f"::{_COMMANDS[problem.severity]} {written}::{_message(problem).translate(_IN_DATA)}"


def _message(problem: Problem) -> str:
    """Give a line for what is wrong and how to mend it, and one for each place that belongs to it."""
    first = f"{problem.message}; {problem.fix}" if problem.fix else problem.message
    related = (f"{_file(each.place.file)}:{each.place.line}: {each.message}" for each in problem.related)
    return "\n".join([first, *related])


def _file(name: str) -> str:
    return clean(in_checkout(name) or name)

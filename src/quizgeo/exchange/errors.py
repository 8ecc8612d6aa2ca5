"""The one exception of this package, and the codes of what is wrong with foreign files."""

from quizgeo.decks import Place, Problem, Severity
from quizgeo.language import N_

CODES = {
    "EX001": N_("Suffix and content tell no format."),
    "EX002": N_("An archive, XML or database does not open."),
    "EX003": N_("A limit of size is passed."),
    "EX004": N_("The package is made by a newer Anki."),
    "EX005": N_("One foreign question cannot be read."),
    "EX006": N_("There is nothing in the file that can be read."),
    "EX007": N_("The XML declares a document type or entities."),
    "EX008": N_("A question got a new id."),
}
"""What each code means; marked for the catalogues. All but EX005 and EX008 are errors."""
MOST_PROBLEMS = 1_000
"""Problems that are kept of one file: of a damaged one every question may be one."""
_WARNINGS = frozenset(("EX005", "EX008"))


class ExchangeError(Exception):
    """A foreign file that cannot be read, or a deck that cannot be written; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def problem(code: str, name: str, message: str, *, fix: str = "", line: int = 1, col: int = 1) -> Problem:
    """Make a problem of a foreign file; the message is one line in the language in use, without an end."""
    severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
    return Problem(code, severity, Place(name, line, col, line, col), message, fix)


def refused(code: str, name: str, message: str, fix: str = "") -> ExchangeError:
    """Make the exception for a file that cannot be read at all."""
    return ExchangeError(problem(code, name, message, fix=fix))

"""Problems of a deck: what is wrong, where, and how to mend it."""

from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct


class Severity(IntEnum):
    """How much a problem matters; only errors stop a deck from loading."""

    INFO = 0
    WARNING = 1
    ERROR = 2


class Place(Struct, frozen=True, order=True):
    """A stretch of a file: lines and columns from 1, columns in code points, the end column exclusive."""

    file: str
    line: int = 1
    col: int = 1
    end_line: int = 1
    end_col: int = 1


class Related(Struct, frozen=True):
    """Another place that belongs to a problem, such as the first of two equal ids."""

    place: Place
    message: str


class Problem(Struct, frozen=True):
    """One thing to mend. `message` is one line: what is there and what is expected; `fix` says what to write."""

    code: str
    severity: Severity
    place: Place
    message: str
    fix: str = ""
    question: str = ""
    """Key of the question, empty for the deck's head."""
    path: str = ""
    """Where in the tree, such as `questions[3].wrong[0]`."""
    related: tuple[Related, ...] = ()

    def __str__(self) -> str:
        place = self.place
        fix = f"; {self.fix}" if self.fix else ""
        return f"{place.file}:{place.line}:{place.col}: {self.severity.name.lower()} {self.code}: {self.message}{fix}"


class DeckError(Exception):
    """A deck that cannot be loaded; `problems` holds every problem found, warnings too."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [problem for problem in self.problems if problem.severity is Severity.ERROR]
        super().__init__("\n".join(str(problem) for problem in errors))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place, then code; equal ones are kept once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: (each.place, each.code)))

"""Of a deck with errors, the part that has none: its head and the questions whose lines hold no error.

So a writer is told in one run both what keeps the deck from loading and what the rules say of the rest of it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from quizgeo.decks.items import Items, items_of
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Problem, Severity

_TextAt = Callable[[str], str | None]
"""Gives the text of a file by its name; None when it cannot be read."""


def sound_part(rest: Deck | None, problems: Iterable[Problem], text_at: _TextAt) -> Deck | None:
    """Give the deck of those questions that have no error; None where that would be none, or the head has one.

    rest: what could be read of the deck; None for nothing. problems: all problems of reading it.
    """
    by_file = defaultdict[str, list[Question]](list)
    for question in rest or ():
        by_file[question.path].append(question)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if rest is None or any(problem.place.file not in by_file for problem in errors):
        return None
    kept: list[Question] = []
    for file, questions in by_file.items():
        sound = _sound(questions, text_at(file) or "", [each for each in errors if each.place.file == file])
        if sound is None:
            return None
        kept += sound
    return replace(rest, questions=tuple(kept)) if kept else None


def _sound(questions: Sequence[Question], text: str, errors: Sequence[Problem]) -> Sequence[Question] | None:
    """Give the questions of a file without an error; None where one stands elsewhere, or the file's end is lost."""
    items = items_of(text, [question.line for question in questions])
    if items is None:
        return None
    numbers = [items.number(error.place.line) for error in errors if error.place.line < items.end]
    if len(numbers) < len(errors) or min(numbers, default=0) < 0:
        return None
    if any(error.code.startswith("YA") for error in errors) and _goes_on(items):
        return None
    return [question for question in questions if items.number(question.line) not in numbers]


def _goes_on(items: Items) -> bool:
    """Tell whether fields of the head stand below the questions, which a syntax error hides."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in items.lines[items.end - 1 :])

"""`check --stale`: which facts must be looked at again, by deck, the longest overdue first.

A fact is overdue from the day after its `review_by`. One that changes with people in office and has neither that nor a
date in the question, which is what the rule CT010 finds, stands behind, without a day. The rule is for decks alone that
say of what time they are or what they rest on: others in which it would find something are named.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.checking import meant, today
from quizgeo.cli.output import JSON
from quizgeo.cli.problem_lines import problem_record
from quizgeo.cli.refusal import DONE, PROBLEMS
from quizgeo.decks.checking import inspect_file, text_of
from quizgeo.decks.claims import begins_as_deck, content, is_overlay
from quizgeo.decks.kinds import PartialDate
from quizgeo.decks.lint import lint_deck
from quizgeo.decks.model import Deck, Question
from quizgeo.decks.problems import Problem, Severity
from quizgeo.decks.stale import stale
from quizgeo.decks.walk import deck_files
from quizgeo.language import _, ngettext
from quizgeo.paths import places
from quizgeo.text import cells, clean

_VOLATILE = "CT010"
"""The rule that finds facts which change and have no day."""
_INDENT = "  "


class Due(Struct, frozen=True):
    """A question to look at again."""

    question: Question
    days: int | None = None
    """Days since its day of review, 1 or more; None where it has none."""


class Found(Struct):
    """What some files hold."""

    decks: list[tuple[Deck, Sequence[Due]]] = field(default_factory=list)
    """Every deck without errors."""
    problems: list[Problem] = field(default_factory=list)
    """Errors of those that cannot be read."""

    timeless: list[Deck] = field(default_factory=list)
    """Decks that do not say of what time they are, and ask for what may change."""

    def count(self, *, overdue: bool) -> int:
        """Count the facts that are overdue, or those without a day."""
        return sum((each.days is not None) == overdue for _deck, due in self.decks for each in due)


def check_stale(paths: Sequence[str], as_of: date | None = None, *, as_json: bool, strict: bool) -> int:
    """Tell which facts of decks must be looked at again; without paths, in all decks that can be studied.

    as_of: the day to judge by; None: today. Gives 1 when a deck has errors, with `strict` also for any such fact.
    """
    if as_json:
        language.use("en")
    day, found = as_of or today(), Found()
    for path in dict.fromkeys(meant(paths) if paths else _studied()):
        if not is_overlay(content(Path(path))):
            _look(path, day, found)
    if as_json:
        output.document(_record(found, day))
    else:
        _tell(found, day)
    some = any(due for _deck, due in found.decks)
    return PROBLEMS if found.problems or (strict and some) else DONE


def _studied() -> Iterator[str]:
    """Give the files of decks in the folders where decks are looked for."""
    return (path for path in deck_files(places().deck_folders) if begins_as_deck(content(Path(path))))


def _look(path: str, day: date, found: Found) -> None:
    """Look at one file; without a day the rule finds only what has none."""
    checking = inspect_file(path)
    if checking.deck is None:
        reading = inspect_file(path, rules=False)
        found.problems += [problem for problem in reading.problems if problem.severity is Severity.ERROR]
        return
    deck = checking.deck
    overdue = [Due(each.question, each.days) for each in stale(deck, day)]
    undated = {problem.question for problem in checking.problems if problem.code == _VOLATILE}
    if deck.as_of is None and not deck.sources and _would_find(deck, day):
        found.timeless.append(deck)
    found.decks.append((deck, [*overdue, *(Due(question) for question in deck if question.key in undated)]))


def _would_find(deck: Deck, day: date) -> bool:
    """Tell whether the rule would find anything if the deck were of this day."""
    dated = replace(deck, as_of=PartialDate(day.year, day.month, day.day))
    return any(problem.code == _VOLATILE for problem in lint_deck(dated, text_of).problems)


def _tell(found: Found, day: date) -> None:
    for problem in found.problems:
        output.say(str(problem))
    for deck, due in found.decks:
        if due:
            output.facts([f"{deck.id}{_INDENT}{deck.title}", *_rows(due)])
    output.say(_sum(found, day))
    for deck in found.timeless:
        message = _('{deck} asks for what may change and does not say of what time it is: give it an "as_of"')
        output.say(message.format(deck=deck.id))


def _rows(due: Sequence[Due]) -> Iterator[str]:
    """Give a line for each fact: its card, its file and line, and since when it is overdue."""
    cells_of = [(each.question.key, clean(f"{each.question.path}:{each.question.line}"), _when(each)) for each in due]
    widths = [max(map(cells, column)) for column in zip(*cells_of, strict=True)]
    for row in cells_of:
        filled = (text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True))
        yield (_INDENT + _INDENT.join(filled)).rstrip()


def _when(due: Due) -> str:
    if due.days is None:
        return _("may change, and has no review_by")
    late = ngettext("{count} day overdue", "{count} days overdue", due.days).format(count=due.days)
    return f"review_by {due.question.review_by}, {late}"


def _sum(found: Found, day: date) -> str:
    """Say how many facts there are to look at."""
    overdue, undated = found.count(overdue=True), found.count(overdue=False)
    asked = sum(len(deck) for deck, _due in found.decks)
    questions = ngettext("{count} question", "{count} questions", asked).format(count=asked)
    sentence = _("{questions}, as of {day}: {overdue} overdue, {undated} without a day of review")
    return sentence.format(questions=questions, day=day.isoformat(), overdue=overdue, undated=undated)


def _record(found: Found, day: date) -> dict[str, JSON]:
    return {
        "format": 1,
        "as_of": day.isoformat(),
        "problems": [problem_record(problem) for problem in found.problems],
        "decks": [
            {
                "deck": deck.id,
                "title": deck.title,
                "path": clean(str(deck.path)),
                "facts": [_fact(each) for each in due],
            }
            for deck, due in found.decks
            if due
        ],
        "timeless": [deck.id for deck in found.timeless],
        "summary": {
            "decks": len(found.decks),
            "questions": sum(len(deck) for deck, _due in found.decks),
            "overdue": found.count(overdue=True),
            "undated": found.count(overdue=False),
        },
    }


def _fact(due: Due) -> JSON:
    question = due.question
    return {
        "card": question.key,
        "path": clean(question.path),
        "line": question.line,
        "review_by": None if due.days is None else str(question.review_by),
        "days": due.days,
    }

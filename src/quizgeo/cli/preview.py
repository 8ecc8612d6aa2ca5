"""The command `preview`: a deck as a learner meets it, on a screen or as plain text, renewed whenever it is saved.

No learner's data is opened or made, and nothing is logged.
"""

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import sleep
from typing import Protocol, runtime_checkable

import click

from quizgeo.cli import output
from quizgeo.cli.asked_lines import asked_lines
from quizgeo.cli.problem_lines import text_lines
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, unknown
from quizgeo.cli.start import has_screen
from quizgeo.cli.told_lines import source_lines
from quizgeo.decks import Deck, Place, Problem, Question
from quizgeo.language import N_, _
from quizgeo.paths import places
from quizgeo.study import (
    Bookmark,
    Leaf,
    Manuscript,
    NoDeckError,
    Way,
    asides,
    find_files,
    open_at,
    read_manuscript,
    right_answer,
    try_out,
    ways,
)
from quizgeo.text import clean

PAUSE = 0.5
"""Seconds between two looks at the files."""


@runtime_checkable
class Previewer(Protocol):
    """What can open a preview on a screen."""

    def preview(self, home: Path, leaf: Leaf) -> int:
        """Open it; give the exit status. home: where the theme is that was chosen before."""
        ...


@click.command()
@click.argument("deck")
@click.option("--question", default="", metavar="ID", help=N_("Begin with this question; as text, show it alone."))
@click.option(
    "--line", type=click.IntRange(1), metavar="N", help=N_("Begin with the question at this line of the file.")
)
@click.option("--lang", default="", metavar="L", help=N_("Show the translation into this language."))
@click.option("--answers", is_flag=True, help=N_("Show questions with their answers at once."))
@click.option("--plain", is_flag=True, help=N_("All questions as plain text, for screen readers and pipes."))
@click.option("--watch", is_flag=True, help=N_("With --plain: once more after each save, until Ctrl-C."))
@click.pass_obj
def preview(
    open_app: object, *, deck: str, question: str, line: int | None, lang: str, answers: bool, plain: bool, watch: bool
) -> int:
    """Show a deck as learners meet it while you write it: DECK is its file, that of a translation, or its name."""
    if question and line:
        raise RefusalError(_("--question and --line both name the question: leave one of the two out."), MISUSED)
    manuscript = _opened(deck, lang)
    leaf = open_at(manuscript, _bookmark(manuscript, question, line), answers=answers)
    if isinstance(open_app, Previewer) and has_screen() and not (plain or watch):
        return open_app.preview(places().home, leaf)
    gc.enable()
    return _print(leaf, whole=not (question or line), watch=watch)


def _opened(name: str, tongue: str) -> Manuscript:
    """Read the deck that is named. Raises RefusalError when there is none."""
    where = places()
    try:
        path, overlay = find_files(name, tongue, where.deck_folders)
    except NoDeckError as error:
        raise RefusalError(error.message, MISUSED) from error
    from quizgeo.cli.checking import today

    return read_manuscript(path, overlay, _inspector(today()))


def _inspector(day: date) -> Callable[[Path], tuple[Deck | None, tuple[Problem, ...]]]:
    """Give what reads a file and finds in it what `quizgeo check` finds."""
    from quizgeo.answers import problems
    from quizgeo.cli.checking import Checked
    from quizgeo.cli.map_data import geography, maps_readable
    from quizgeo.decks.checking import inspect_file
    from quizgeo.decks.placing import placed
    from quizgeo.decks.problems import in_order

    def inspect(path: Path) -> tuple[Deck | None, tuple[Problem, ...]]:
        with maps_readable():
            checking = inspect_file(path, today=day, geography=geography)
            if checking.deck is None:
                return None, checking.problems
            of_answers = placed(problems(checking.deck), checking.deck, str(path), Checked().text_of)
            return checking.deck, in_order((*checking.problems, *of_answers))

    return inspect


def _bookmark(manuscript: Manuscript, question: str, line: int | None) -> Bookmark:
    """Give the question that is meant; a deck with errors may have it later. Raises RefusalError when it has none."""
    bookmark = Bookmark(question, line or 1)
    if manuscript.deck is not None and manuscript.place(bookmark) is None:
        known = [each.id for each in manuscript.deck if each.id]
        raise RefusalError(unknown(_("The deck has no question {word}."), question, known), MISUSED)
    return bookmark


# -- as plain text -----------------------------------------------------------------------------------------------------


def _print(leaf: Leaf, *, whole: bool, watch: bool) -> int:
    """Print the deck, or one question of it; with `watch` again after each save. Give 1 where it has errors."""
    while True:
        manuscript = leaf.manuscript
        output.facts(list(_deck_lines(leaf, whole=whole)))
        if not watch:
            return PROBLEMS if manuscript.broken else DONE
        output.finish()
        leaf = _next_version(leaf)
        output.facts(["", _("Saved and read again: {file}").format(file=clean(str(manuscript.path)))])


def _next_version(leaf: Leaf) -> Leaf:
    """Wait until the files say something new."""
    manuscript = leaf.manuscript
    while manuscript.version == leaf.manuscript.version:
        sleep(PAUSE)
        manuscript = manuscript.look()
    return leaf.after(manuscript)


def _deck_lines(leaf: Leaf, *, whole: bool) -> Iterator[str]:
    """Give the deck line by line; of one with errors only those."""
    manuscript, deck = leaf.manuscript, leaf.manuscript.deck
    told = set[Problem]()
    if deck is not None and not manuscript.broken:
        yield f"{deck.title} ({deck.id}, {deck.language})"
        for place, question in enumerate(deck):
            if whole or place == leaf.place:
                yield ""
                yield from _question_lines(manuscript, question, answers=leaf.answers)
                told.update(manuscript.beside(question))
    rest = [problem for problem in manuscript.problems if problem not in told and (whole or not problem.question)]
    if rest:
        yield ""
    for problem in rest:
        yield from _problem_lines(problem)


def _question_lines(manuscript: Manuscript, question: Question, *, answers: bool) -> Iterator[str]:
    """Give a question in each of its ways, and what is wrong with it."""
    file, line = manuscript.spot(question)
    yield f"{clean(file)}:{line}: {question.id or question.key} ({question.kind})"
    for way in ways(question):
        yield from _way_lines(question, way, answers=answers)
    if answers:
        yield from question.explain.splitlines()
        yield from source_lines(question)
        for label, text in asides(question, question.key):
            yield _("{label}: {text}").format(label=label, text=text)
    for problem in manuscript.beside(question):
        yield from _problem_lines(problem)


def _way_lines(question: Question, way: Way, *, answers: bool) -> Iterator[str]:
    posing = try_out(question, way)
    if way.typed:
        yield _("Once it is well known, typed:")
    elif way.back:
        yield _("The way back:")
    yield from asked_lines(posing.asked)
    if answers:
        for answer in right_answer(posing.posed).splitlines():
            yield _("Answer: {answer}").format(answer=answer)


def _problem_lines(problem: Problem) -> Iterator[str]:
    """Give a problem as `quizgeo check` does, without the line that it stands in."""
    return text_lines(problem, _no_line, colours=output.colours())


def _no_line(_place: Place) -> str | None:
    return None

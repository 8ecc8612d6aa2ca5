"""The rows that a preview adds to those of study: where a question is written, what is wrong, what its author says."""

from collections.abc import Sequence

from textual.content import Content

from quizgeo.decks import Problem
from quizgeo.language import _
from quizgeo.study import Aside, FaceUp, Judged, Posing, Trial, Way, asides
from quizgeo.study.manuscript import Manuscript
from quizgeo.text import cells, clean
from quizgeo.tui.content import BOLD, CLOSE, EMPTY, QUIET, ends, fit, hung, plain, row
from quizgeo.tui.lines.chrome import Button, Buttons, side_by_side
from quizgeo.tui.lines.problems import count_words, from_right, one_problem
from quizgeo.tui.lines.prompt import LONGEST_LINE
from quizgeo.tui.lines.why import hints, why, why_pane
from quizgeo.tui.sheet import Sheet

LEAST_PATH = 12
"""Cells of a path that are always shown."""


def number_words(place: int, count: int) -> str:
    """Say which of the questions this is. place: from 0."""
    return _("question {number} of {count}").format(number=place + 1, count=count)


def place_row(manuscript: Manuscript, trial: Trial, sheet: Sheet) -> Content:
    """Say where a question is written, its id and its kind; at the right how it is asked, if not in the plain way."""
    question = trial.posed.written
    file, line = manuscript.spot(question)
    dot = f"  {sheet.signs.dot}  "
    after = f":{line}{dot}{question.id or _('no id')}{dot}{question.kind}"
    way = way_words(trial.way)
    right = plain(f"{way} ", QUIET) if way else EMPTY
    room = max(LEAST_PATH, sheet.width - cells(after) - right.cell_length - 2)
    return ends(row(" ", (from_right(clean(file), room), QUIET), (after, QUIET)), right, sheet.width)


def way_words(way: Way) -> str:
    """Say how a question is asked where it can be asked in more than one way; empty for the plain one."""
    if way.typed:
        return _("as typed recall")
    return _("the way back") if way.back else ""


def state_row(manuscript: Manuscript, trial: Trial | None, sheet: Sheet) -> Buttons:
    """Say whether the files can be read, and how much is wrong with the question and with all; a click lists it."""
    counts = count_words(manuscript.problems) or _("no problems")
    here = count_words(manuscript.beside(trial.posed.written)) if trial is not None else ""
    text = plain(counts, QUIET)
    if manuscript.broken:
        old = _("The last version without errors") if manuscript.deck is not None else _("It cannot be read yet")
        text = row((f"{sheet.signs.warning} {old}", f"{BOLD} {CLOSE}"), (f" {sheet.signs.dot} {counts}", CLOSE))
    elif here:
        here = _("Here {problems}").format(problems=here)
        counts = _("in all {problems}").format(problems=counts)
        text = row((f"{sheet.signs.warning} {here}", CLOSE), (f" {sheet.signs.dot} {counts}", QUIET))
    return side_by_side([Button("problems", fit(text, min(text.cell_length, sheet.width - 4)))], left=2, gap=0)


def beside(
    manuscript: Manuscript, trial: Trial, sheet: Sheet, *, ruled: bool, whole: str = "", told: Sequence[str] = ()
) -> list[Content]:
    """Give what stands beside a question: its problems, and hints or, after the answer, all that its author says.

    whole: the right answer, where there is no room for all of it where it belongs. told: of a map that is not drawn.
    """
    sheet = sheet if ruled else Sheet(min(sheet.width, LONGEST_LINE), sheet.signs)
    written = trial.posed.written
    wrong = why_pane(problem_pane(manuscript.beside(written), sheet), _("Problems"), sheet, ruled=ruled)
    match trial:
        case Posing():
            given = hints(trial.hints, trial.asked.hints, sheet)
            return _stacked(wrong, why_pane(given, _("Hints"), sheet, ruled=ruled))
        case FaceUp(question=question):
            feedback = ""
        case Judged(question=question, feedback=feedback):
            pass
    explained = why_pane(why(question, feedback, sheet, whole, told), _("Why"), sheet, ruled=ruled)
    said = aside_rows(asides(written, trial.posed.card.key), sheet)
    return _stacked(explained, wrong, why_pane(said, _("For the author"), sheet, ruled=ruled))


def problem_pane(problems: Sequence[Problem], sheet: Sheet) -> list[Content]:
    """Give problems under each other; the name of the file where it is not the one of the first."""
    rows: list[Content] = []
    for number, problem in enumerate(problems):
        rows += [EMPTY] if number else []
        if problem.place.file != problems[0].place.file:
            rows.append(row("  ", (from_right(clean(problem.place.file), sheet.width - 4), QUIET)))
        rows += one_problem(problem, sheet)
    return rows


def aside_rows(told: Sequence[Aside], sheet: Sheet) -> list[Content]:
    """Give what the author says in two columns."""
    width = max((cells(label) for label, _text in told), default=0) + 2
    rows: list[Content] = []
    for place, (label, text) in enumerate(told):
        shown = label if not place or told[place - 1][0] != label else ""
        rows += hung(fit(row("  ", (shown, QUIET)), width + 2), text, sheet.width - 1)
    return rows


def _stacked(*panes: Sequence[Content]) -> list[Content]:
    """Put panes under each other, an empty row between two of them."""
    rows: list[Content] = []
    for pane in filter(None, panes):
        rows += [*([EMPTY] if rows else []), *pane]
    return rows

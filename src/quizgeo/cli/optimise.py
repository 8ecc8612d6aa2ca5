"""The command `optimise`: FSRS fitted to the learner's own answers, and kept only where it foretells them better.

While it fits, the log is open for reading alone: stopped at any moment, nothing has changed.
"""

import sys

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.optimise_bar import Bar
from quizgeo.cli.optimise_told import Told
from quizgeo.cli.read_line import Lines
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError
from quizgeo.cli.start import learner
from quizgeo.language import N_, _
from quizgeo.memory import DEFAULT_PARAMETERS, OptimiseError
from quizgeo.progress import Written
from quizgeo.study import Learner
from quizgeo.study.optimising import Proposal, answers_as_csv, due_with, go_back, propose, take_up

_YES = "y"


@click.command()
@click.option("--preview", is_flag=True, help=N_("Fit and judge, and change nothing."))
@click.option("--reschedule", is_flag=True, help=N_("Move due days to where the parameters put them."))
@click.option("--yes", is_flag=True, help=N_("Move due days without asking."))
@click.option("--reset", is_flag=True, help=N_("Go back to the parameters that all begin with."))
@click.option("--health", is_flag=True, help=N_("Tell only whether FSRS describes these answers; change nothing."))
@click.option("--export", is_flag=True, help=N_("Write the answers as CSV, as other optimisers of FSRS read them."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def optimise(
    *, preview: bool, reschedule: bool, yes: bool, reset: bool, health: bool, export: bool, as_json: bool
) -> int:
    """Fit FSRS to your own answers. What is fitted is kept only where it foretells them better."""
    if reset + health + export > 1:
        raise RefusalError(_("Only one of --reset, --health and --export can be done at once."), MISUSED)
    if as_json:
        language.use("en")
    if export:
        return _export()
    asks = not yes and not as_json
    if health:
        told = _fitted(preview=True, reschedule=False, asks=False)
    elif reset:
        told = _reset(preview=preview, reschedule=reschedule, asks=asks)
    else:
        told = _fitted(preview=preview, reschedule=reschedule, asks=asks)
    if as_json:
        output.document(told.record(only_health=health))
    else:
        output.facts(list(told.lines(only_health=health)))
    return DONE


def _export() -> int:
    """Write the answers."""
    with learner(readonly=True) as reading:
        output.facts(list(answers_as_csv(reading)))
    return DONE


def _fitted(*, preview: bool, reschedule: bool, asks: bool) -> Told:
    """Fit, and take up what came of it."""
    with learner(readonly=True) as reading:
        proposal = _proposed(reading)
        due = due_with(reading, proposal.fit.parameters)
    told = Told(proposal, due, previewed=preview)
    if preview or proposal.fit.decision == "too-few":
        return told
    moves = reschedule and (not asks or _agreed(told))
    with learner() as opened:
        if opened.settings.parameters != proposal.current:
            raise RefusalError(_("The parameters were changed meanwhile; nothing more was done. Try again."), PROBLEMS)
        _say(take_up(opened, proposal, reschedule=moves))
    return Told(proposal, due, rescheduled=moves)


def _proposed(reading: Learner) -> Proposal:
    """Fit and judge, with a line that says so. Raises RefusalError with the cause where that fails."""
    try:
        with Bar(_("Fitting FSRS to your answers")) as bar:
            found = propose(reading, bar)
    except OptimiseError as error:
        raise RefusalError(error.message, error.status) from error
    assert found is not None, "nothing asked it to stop"
    return found


def _reset(*, preview: bool, reschedule: bool, asks: bool) -> Told:
    """Go back to the defaults."""
    with learner(readonly=preview) as opened:
        due = due_with(opened, DEFAULT_PARAMETERS)
        told = Told(None, due, previewed=preview)
        if preview:
            return told
        moves = reschedule and (not asks or _agreed(told))
        if moves or opened.settings.parameters != DEFAULT_PARAMETERS:
            _say(go_back(opened, reschedule=moves))
        return Told(None, due, rescheduled=moves)


def _agreed(told: Told) -> bool:
    """Ask whether due days shall move, of a person at a terminal; elsewhere the call itself was the word."""
    if not (output.is_terminal(sys.stdin) and output.is_terminal(sys.stderr)):
        return True
    for line in told.moves():
        output.say(line)
    output.say(_("Move the due days? y moves them, enter leaves them:"))
    return (Lines().next() or "").strip().casefold() == _YES


def _say(written: Written) -> None:
    if written.message:
        output.say(written.message)

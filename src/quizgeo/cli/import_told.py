"""What an import says of itself: what did not come along, what could not be read, and how much came in."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from quizgeo.cli import output
from quizgeo.cli.exchange_lines import loss_lines, loss_records, sum_line
from quizgeo.cli.output import JSON
from quizgeo.cli.problem_lines import problem_record
from quizgeo.decks import Problem
from quizgeo.exchange import Loss
from quizgeo.language import _, ngettext
from quizgeo.text import clean

_MOST = 100
"""Problems that are told one by one; the document of `--json` has all."""


def tell(done: str, name: str, losses: Sequence[Loss], problems: Sequence[Problem], silenced: Sequence[str]) -> None:
    """Say everything to the person at the keyboard.

    done: the first part of the sum, such as `12 questions read`. name: of the foreign file.
    """
    for problem in problems[:_MOST]:
        output.say(str(problem))
    if len(problems) > _MOST:
        more = len(problems) - _MOST
        words = ngettext("… and {count} problem more.", "… and {count} problems more.", more)
        output.say(words.format(count=more))
    for line in loss_lines(_placed(loss, name) for loss in losses):
        output.say(line)
    if silenced:
        words = _("Some questions break {codes}; comments in the deck silence that. Why, with examples: {command}")
        command = f"quizgeo check --explain {silenced[0]}"
        output.say(words.format(codes=", ".join(silenced), command=command))
    left = sum(problem.code == "EX005" for problem in problems)
    skipped = [ngettext("{count} skipped", "{count} skipped", left).format(count=left)] if left else []
    output.say(", ".join([sum_line(done, losses), *skipped]))


def _placed(loss: Loss, name: str) -> Loss:
    """Put the name of the file before a line of it, as problems have it."""
    return replace(loss, key=f"{name}:{loss.key}") if loss.key[:1].isdecimal() else loss


def record(
    told: Mapping[str, JSON], losses: Sequence[Loss], problems: Sequence[Problem], silenced: Sequence[str]
) -> dict[str, JSON]:
    """Give everything as one document. told: what this import alone has to say."""
    return {
        **told,
        "losses": loss_records(losses),
        "problems": [problem_record(each) for each in problems],
        "silenced": list(silenced),
    }


def shown_lines(lines: Iterable[str]) -> list[str]:
    """Make lines of a file fit to be shown, as they are indented."""
    bodies = [(line, line.lstrip(" ")) for line in lines]
    return [line[: len(line) - len(body)] + clean(body) for line, body in bodies]

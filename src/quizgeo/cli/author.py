"""The commands for those who write decks."""

import click

from quizgeo.cli import checking
from quizgeo.cli.refusal import RefusalError
from quizgeo.language import _


@click.command()
@click.argument("path", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help=_("How to tell the problems.")
)
@click.option("--json", "as_json", is_flag=True, help=_("The same as --format json."))
@click.option("--strict", is_flag=True, help=_("Warnings count as errors."))
@click.option(
    "--answers",
    is_flag=True,
    help=_("Instead, tell which answers learners called right or wrong, as fields for the deck; PATH may be its name."),
)
def check(path: tuple[str, ...], form: str, as_json: bool, strict: bool, answers: bool) -> int:
    """Find the problems of decks, with their lines and how to mend them: in files, folders, or - for stdin."""
    if answers and strict:
        raise RefusalError(_("--strict is about problems, and --answers tells none: leave one of the two out."))
    if answers:
        from quizgeo.cli.overridden import check_answers

        return check_answers(path, as_json=as_json or form == "json")
    return checking.check(path, as_json=as_json or form == "json", strict=strict)

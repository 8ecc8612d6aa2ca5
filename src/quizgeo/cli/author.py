"""The commands for those who write decks."""

from datetime import date

import click

from quizgeo.cli.quick import FORMATS, CheckCall
from quizgeo.cli.refusal import RefusalError, shown
from quizgeo.language import N_, _


@click.command()
@click.argument("path", nargs=-1, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], help=N_("How to tell the problems."))
@click.option("--json", "as_json", is_flag=True, help=N_("The same as --format json."))
@click.option("--strict", is_flag=True, help=N_("Warnings count as errors."))
@click.option("--explain", metavar="CODE", help=N_("Instead, tell what a code means, why it is there, with examples."))
@click.option(
    "--stale",
    is_flag=True,
    help=N_("Instead, tell which facts must be looked at again; without PATH in all decks that can be studied."),
)
@click.option("--as-of", metavar="DATE", help=N_("Judge what is past as on this day, such as 2026-03-01."))
@click.option(
    "--answers",
    is_flag=True,
    help=N_(
        "Instead, tell which answers learners called right or wrong, as fields for the deck; PATH may be its name."
    ),
)
@click.pass_context
def check(
    context: click.Context,
    *,
    path: tuple[str, ...],
    form: str,
    as_json: bool,
    strict: bool,
    explain: str | None,
    stale: bool,
    as_of: str | None,
    answers: bool,
) -> int:
    """Find the problems of decks, with their lines and how to mend them: in files, folders, or - for stdin."""
    call = CheckCall(path, "json" if as_json else form, strict)
    day = _day(as_of) if as_of is not None else None
    instead = {"--explain": explain is not None, "--stale": stale, "--answers": answers}
    _refuse([name for name, given in instead.items() if given], call, day)
    as_json = call.form == "json"
    if explain is not None:
        from quizgeo.cli.explain import explain as tell

        return tell(explain, as_json=as_json)
    if stale:
        from quizgeo.cli.stale_facts import check_stale

        return check_stale(path, day, as_json=as_json, strict=strict)
    if not path:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    if answers:
        from quizgeo.cli.overridden import check_answers

        return check_answers(path, as_json=as_json)
    from quizgeo.cli.checking import check as check_all

    return check_all(call, day)


def _day(written: str) -> date:
    """Read the day that `--as-of` names. Raises click.BadParameter with the way to write it."""
    from quizgeo.decks.dates import dates_meant

    try:
        return date.fromisoformat(written)
    except ValueError as error:
        meant = [way for way in dates_meant(written) if way.count("-") > 1] or ["2026-03-01"]
        message = _('"{word}" is no day; write it like {example}.').format(example=meant[0], word=shown(written))
        raise click.BadParameter(message, param_hint="'--as-of'") from error


def _refuse(instead: list[str], call: CheckCall, day: date | None) -> None:
    """Raise RefusalError for words that do not go together: what is told instead of problems, and about problems."""
    for name in instead[:1]:
        given = {
            **dict.fromkeys(instead[1:], True),
            "--strict": call.strict and name != "--stale",
            "--as-of": day is not None and name != "--stale",
            f"--format {call.form}": call.form in ("sarif", "github"),
            "PATH": bool(call.paths) and name == "--explain",
        }
        for word in (word for word, there in given.items() if there):
            message = _("{word} does not go with {option}: leave one of the two out.")
            raise RefusalError(message.format(word=word, option=name))

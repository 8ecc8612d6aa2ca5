"""The command `settings`: what a learner may set, as it stands and with its bounds, and how to change it."""

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, unknown
from quizgeo.cli.start import learner
from quizgeo.language import N_, _
from quizgeo.study import SETTINGS, Setting, Settings
from quizgeo.text import cells


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def settings(*, name: str | None, value: str | None, as_json: bool) -> int:
    """Show what may be set, or change one setting: quizgeo settings new_per_day 20."""
    if name is not None and name not in SETTINGS:
        raise RefusalError(unknown(_("There is no setting {word}."), name, list(SETTINGS)), MISUSED)
    with learner(readonly=value is None) as opened:
        if name is not None and value is not None:
            try:
                written = opened.change(name, _number(value))
            except ValueError as error:
                raise RefusalError(str(error), MISUSED) from error
            if written.message:
                output.say(written.message)
        rows = [row for row in SETTINGS.values() if name in (None, row.name)]
        if as_json:
            language.use("en")
            output.document({row.name: getattr(opened.settings, row.name) for row in rows})
        else:
            output.facts(_table(rows, opened.settings))
    return DONE


def _number(text: str) -> float | str:
    """Read a number; other text goes on as it is, and the setting refuses it with its bounds."""
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _table(rows: list[Setting], now: Settings) -> list[str]:
    lines = []
    for row in rows:
        value = f"{getattr(now, row.name):g}"
        bounds = _("{least:g} to {most:g}").format(least=row.least, most=row.most)
        lines.append((row.name, value, bounds, _(row.help)))
    widths = [max(cells(line[column]) for line in lines) for column in range(3)]
    return [
        "  ".join([*(part.ljust(width) for part, width in zip(line, widths, strict=False)), line[3]]) for line in lines
    ]

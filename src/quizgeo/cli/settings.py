"""The command `settings`: what a learner may set, as it stands and with its bounds, and how to change it."""

from collections.abc import Iterator, Sequence

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, unknown
from quizgeo.cli.start import learner
from quizgeo.language import N_, _
from quizgeo.study import SETTINGS, Learner, Settings
from quizgeo.text import cells


@click.command()
@click.argument("name", required=False)
@click.argument("value", nargs=-1)
@click.option("--deck", metavar="DECK", help=N_("Of this deck alone; only retention has it."))
@click.option("--reset", is_flag=True, help=N_("As if it had never been set."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def settings(*, name: str | None, value: tuple[str, ...], deck: str | None, reset: bool, as_json: bool) -> int:
    """Show what may be set, or change one setting: quizgeo settings new_per_day 20."""
    _refuse_misuse(name, value, deck=deck, reset=reset)
    with learner(readonly=not (value or reset)) as opened:
        deck_id = opened.deck(deck).id if deck else ""
        if name is not None and (value or reset):
            _change(opened, name, value, deck_id)
        if as_json:
            language.use("en")
            output.document(_document(opened.settings, name, deck_id))
        else:
            output.facts(list(_told(opened.settings, name, deck_id)))
    return DONE


def _refuse_misuse(name: str | None, value: Sequence[str], *, deck: str | None, reset: bool) -> None:
    if name is not None and name not in SETTINGS:
        raise RefusalError(unknown(_("There is no setting {word}."), name, list(SETTINGS)), MISUSED)
    if reset and (name is None or value):
        raise RefusalError(_("--reset goes with the name of one setting, and no value."), MISUSED)
    if deck and name is not None and not SETTINGS[name].by_deck:
        raise RefusalError(_("A deck has no {name} of its own, only retention.").format(name=name), MISUSED)


def _change(opened: Learner, name: str, value: Sequence[str], deck: str) -> None:
    try:
        written = opened.change(name, SETTINGS[name].read(value) if value else None, deck)
    except ValueError as error:
        raise RefusalError(str(error), MISUSED) from error
    if written.message:
        output.say(written.message)


def _document(now: Settings, name: str | None, deck: str) -> dict[str, output.JSON]:
    document: dict[str, output.JSON] = {row: now.of(row, deck) for row in SETTINGS if name in (None, row)}
    if name is None:
        document["retention_of"] = dict(now.retention_of)
    return document


def _told(now: Settings, name: str | None, deck: str) -> Iterator[str]:
    """Give the table, or one row of it with all there is to know."""
    if name is None:
        yield from _table(now)
        return
    row = SETTINGS[name]
    yield from _in_columns([(name, row.in_words(now.of(name, deck)), row.bounds_in_words(), _(row.help))])
    if row.note:
        yield _(row.note)
    if row.by_deck and not deck:
        yield from (f"{own}: {row.in_words(value)}" for own, value in sorted(now.retention_of.items()))


def _table(now: Settings) -> list[str]:
    lines = []
    for row in SETTINGS.values():
        lines.append((row.name, row.in_short(now.of(row.name)), row.bounds_in_words(), _(row.help)))
        if row.by_deck:
            lines += [(f"  {deck}", row.in_words(own), "", "") for deck, own in sorted(now.retention_of.items())]
    return _in_columns(lines)


def _in_columns(lines: Sequence[tuple[str, str, str, str]]) -> list[str]:
    widths = [max(cells(line[column]) for line in lines) for column in range(3)]
    return [
        "  ".join(
            [*(part + " " * (width - cells(part)) for part, width in zip(line, widths, strict=False)), line[3]]
        ).rstrip()
        for line in lines
    ]

"""The command `settings`: what a learner may set, as it stands and with its bounds, and how to change it."""

from collections.abc import Iterator, Sequence

import click
from msgspec import Struct, convert

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.naming import find_deck
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, unknown
from quizgeo.cli.start import learner
from quizgeo.language import N_, _
from quizgeo.study import SETTINGS, Learner, Moved, Settings
from quizgeo.text import cells

_MOVING = ("retention", "max_interval", "parameters")
"""What due days follow from."""


class _Wish(Struct, frozen=True):
    """What else was asked for."""

    reset: bool
    reschedule: bool
    preview: bool


@click.command()
@click.argument("name", required=False)
@click.argument("value", nargs=-1)
@click.option("--deck", metavar="DECK", help=N_("Of this deck alone; only retention has it."))
@click.option("--reset", is_flag=True, help=N_("As if it had never been set."))
@click.option("--reschedule", is_flag=True, help=N_("Give cards new due days by it, at once."))
@click.option("--preview", is_flag=True, help=N_("Change nothing; count what would be due with new due days."))
@click.option("--export", is_flag=True, help=N_("Write all settings as a file, with what each means."))
@click.option("--from", "file", metavar="FILE", help=N_("Set what a file gives, - is stdin; all of it, or nothing."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def settings(
    name: str | None, value: tuple[str, ...], deck: str | None, *, file: str | None, as_json: bool, **wishes: bool
) -> int:
    """Show what may be set, or change one setting: quizgeo settings new_per_day 20."""
    export = wishes.pop("export")
    if export or file is not None:
        return _file(file, alone=not (name or deck or any(wishes.values()) or (export and file is not None)))
    wish = convert(wishes, _Wish)
    changes = bool(value) or wish.reset
    _refuse_misuse(name, wish, deck=deck, has_value=bool(value))
    with learner(readonly=wish.preview or not changes) as opened:
        deck_id = find_deck(opened, deck).id if deck else ""
        moved = _change(opened, name, value, deck_id, wish) if name is not None and changes else None
        if as_json:
            language.use("en")
            output.document(_moved_document(moved) if moved else _document(opened.settings, name, deck_id))
        else:
            output.facts(list(_moved_lines(moved) if moved else _told(opened.settings, name, deck_id)))
    return DONE


def _file(file: str | None, *, alone: bool) -> int:
    """Write the settings as a file to stdout, or take in those of a file."""
    from quizgeo.cli.settings_file import counted, settings_lines, take_in

    if not alone:
        raise RefusalError(_("--export and --from go with nothing else."), MISUSED)
    with learner(readonly=file is None) as opened:
        if file is None:
            output.facts(list(settings_lines(opened.settings)))
            return DONE
        written = take_in(opened, file)
        for each in written:
            if each.message:
                output.say(each.message)
    output.fact(counted(written))
    return DONE


def _refuse_misuse(name: str | None, wish: "_Wish", *, deck: str | None, has_value: bool) -> None:
    """Refuse words that do not go together."""
    if name is not None and name not in SETTINGS:
        raise RefusalError(unknown(_("There is no setting {word}."), name, list(SETTINGS)), MISUSED)
    if wish.reset and (name is None or has_value):
        raise RefusalError(_("--reset goes with the name of one setting, and no value."), MISUSED)
    if deck and name is not None and not SETTINGS[name].by_deck:
        raise RefusalError(_("A deck has no {name} of its own, only retention.").format(name=name), MISUSED)
    if (wish.preview or wish.reschedule) and not (name in _MOVING and (has_value or wish.reset)):
        names = ", ".join(_MOVING)
        raise RefusalError(_("Due days move by a new value of one of these: {names}").format(names=names), MISUSED)


def _change(opened: Learner, name: str, value: Sequence[str], deck: str, wish: "_Wish") -> Moved | None:
    """Change a setting, or give what that would move where it is a preview."""
    try:
        wanted = SETTINGS[name].read(value) if value else None
    except ValueError as error:
        raise RefusalError(str(error), MISUSED) from error
    if wish.preview:
        return opened.preview_change(opened.settings.changed(name, wanted, deck), deck)
    written = opened.change(name, wanted, deck, reschedule=wish.reschedule)
    if written.message:
        output.say(written.message)
    return None


def _moved_document(moved: Moved) -> dict[str, output.JSON]:
    counts = {"today": moved.today, "within_7_days": moved.week, "within_30_days": moved.month}
    return {day: {"now": now, "then": then} for day, (now, then) in counts.items()}


def _moved_lines(moved: Moved) -> Iterator[str]:
    sentence = _("Cards due {by}: {now} now, {then} with new due days.")
    counts = {_("today"): moved.today, _("within 7 days"): moved.week, _("within 30 days"): moved.month}
    for by, (now, then) in counts.items():
        yield sentence.format(by=by, now=now, then=then)
    yield _("Nothing was changed. With --reschedule due days move; without it each card keeps its own.")


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

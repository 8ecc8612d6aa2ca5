"""The command `import`: another program's file as a deck, or as news for a deck that was made of it before."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from msgspec.structs import replace

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.import_call import STREAM, ImportCall
from quizgeo.cli.refusal import MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.start import clock
from quizgeo.decks.disk import read_bounded
from quizgeo.decks.scalars import MisreadError, read_language
from quizgeo.decks.walk import is_deck_name
from quizgeo.exchange import FORMATS, ExchangeError, ReadIn, ReadOptions
from quizgeo.language import N_, _

_MOST = 200_000_000
"""Bytes of a foreign file."""
_WITH_FIELDS = ("anki", "anki-tsv")


@click.command("import")
@click.argument("file")
@click.option("-o", "--output", "target", default="", metavar="DECK.yaml", help=N_("Where to; - is stdout."))
@click.option("--from", "form", default="", metavar="FORMAT", help=N_("The format, where nothing else tells it."))
@click.option("--update", is_flag=True, help=N_("Bring a deck that was imported before up to the file's state."))
@click.option("--force", is_flag=True, help=N_("Replace a file that is there."))
@click.option("--lang", default="", metavar="L", help=N_("The language of the texts, such as en or id."))
@click.option("--fields", default="", metavar="FRONT,BACK", help=N_("For Anki: the fields that become the two sides."))
@click.option("--media", default="", metavar="DIR", help=N_("Save pictures and sounds into this folder."))
@click.option("--dry-run", is_flag=True, help=N_("Show what would be written, and write nothing."))
@click.option("--json", "as_json", is_flag=True, help=N_("What came in and what did not as one JSON document."))
def import_deck(
    *,
    file: str,
    target: str,
    form: str,
    update: bool,
    force: bool,
    lang: str,
    fields: str,
    media: str,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Read the file of another program, - for stdin, into a deck that quizgeo check accepts.

    Formats are told by suffix and content, or named: anki, anki-tsv, csv, tsv, xlsx, gift, aiken, moodle, qti21,
    qti30, kahoot, wayground, blooket.
    """
    if as_json:
        language.use("en")
    call = ImportCall(file, target, form, update, force, lang, fields, media, dry_run, as_json)
    _refuse(call)
    try:
        data = _bytes_of(file)
        name = "stdin" if file == STREAM else file
        if call.update:
            from quizgeo.cli.import_update import deck_to_update, update_deck

            deck = deck_to_update(call)
            call = replace(call, language=deck.language)
            read, known = _read(data, name, call)
            return update_deck(read, known, name, deck, call)
        read, known = _read(data, name, call)
        from quizgeo.cli.import_new import new_deck

        return new_deck(read, known, name, data, call)
    except ExchangeError as error:
        output.say(str(error))
        return MISUSED if error.problem.code == "EX001" else PROBLEMS


def _refuse(call: ImportCall) -> None:
    """Raise RefusalError for words that do not go together, and for a target that is no deck."""
    if not call.target and (call.update or not call.dry_run):
        raise RefusalError(
            _("Say where the deck goes: -o DECK.yaml; with --dry-run alone nothing is written."), MISUSED
        )
    if call.update and call.force:
        raise RefusalError(_("--update keeps the file and --force replaces it: leave one of the two out."), MISUSED)
    if call.update and call.media:
        raise RefusalError(_("--media does not go with --update: leave one of the two out."), MISUSED)
    if call.language:
        try:
            read_language(call.language)
        except MisreadError as error:
            raise RefusalError(f"{error.message}; {error.fix}", MISUSED) from error
    path = Path(call.target)
    if call.target not in ("", STREAM) and not is_deck_name(path.name):
        better = f"{path.stem.rstrip('.') or 'deck'}.yaml"
        message = _("A deck is a file that ends in .yaml: name it {better}.")
        raise RefusalError(message.format(better=shown(better)), MISUSED)
    if call.update and not path.is_file():
        message = _("There is no file {file} to update: leave --update out.")
        raise RefusalError(message.format(file=shown(call.target)), MISUSED)


def _bytes_of(file: str) -> bytes:
    """Read the foreign file, or stdin. Raises RefusalError where it cannot be."""
    if file == STREAM:
        data = sys.stdin.buffer.read(_MOST + 1) if sys.stdin is not None else b""
    else:
        try:
            data = read_bounded(file, _MOST + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = _("Cannot read {path}: {reason}").format(path=shown(file), reason=reason)
            status = MISUSED if isinstance(error, FileNotFoundError | ValueError) else PROBLEMS
            raise RefusalError(message, status) from error
    if len(data) > _MOST:
        raise RefusalError(_("{file} is larger than 200 MB.").format(file=shown(file)), PROBLEMS)
    return data


def _read(data: bytes, name: str, call: ImportCall) -> tuple[ReadIn, str]:
    """Read the file; give what is in it, and the name of its format. Raises ExchangeError."""
    from quizgeo.exchange.recognising import format_of

    form = format_of(name, data, call.format)
    sides = _sides(call.fields)
    _refuse_sides(call, form.name)
    now = datetime.fromtimestamp(clock().now().ms / 1000, UTC)
    told = bool(call.language)
    options = ReadOptions(name, call.language or "en", told=told, fields=sides, now=now)
    return FORMATS[form.name].read(data, options), form.name


def _refuse_sides(call: ImportCall, form: str) -> None:
    """Raise RefusalError where two fields are named for a format that has none."""
    if call.fields and form not in _WITH_FIELDS:
        message = _("--fields is for files of Anki; the format {format} has no fields to choose from.")
        raise RefusalError(message.format(format=form), MISUSED)


def _sides(fields: str) -> tuple[str, str]:
    """Give the names of two fields. Raises RefusalError for one or three."""
    front, _comma, back = (each.strip() for each in fields.partition(","))
    if fields and (not front or not back or "," in back):
        raise RefusalError(_("--fields names two fields, such as --fields Front,Back."), MISUSED)
    return front, back

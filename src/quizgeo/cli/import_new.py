"""A foreign file into a deck that is not there yet, or takes the place of another."""

import os
from pathlib import Path

from quizgeo.cli import output
from quizgeo.cli.import_call import STREAM, ImportCall
from quizgeo.cli.import_told import record, shown_lines, tell
from quizgeo.cli.output import JSON
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.whole_file import free_path, write_whole
from quizgeo.exchange import Loss, ReadIn
from quizgeo.exchange.importing import Imported, Wanted, import_deck
from quizgeo.exchange.media import Media, media_of
from quizgeo.language import _, ngettext
from quizgeo.paths import written_path
from quizgeo.text import clean


def new_deck(read: ReadIn, form: str, name: str, data: bytes, call: ImportCall) -> int:
    """Make a deck and write it. Raises ExchangeError, and RefusalError where a file may not be written."""
    path = None if call.target in ("", STREAM) else _path(call)
    deck = path.stem if path is not None else ""
    imported = import_deck(read, Wanted(form, name, deck, language=call.language))
    saved, lost = _save(_media(read, data, name, call), call)
    losses = (*imported.losses, *lost)
    if path is not None and not call.dry_run:
        write_whole(path, imported.text.encode())
    if call.as_json:
        told: dict[str, JSON] = {
            "format": form,
            "file": clean(call.target),
            "deck": imported.deck.id,
            "questions": len(imported.deck),
            "written": path is not None and not call.dry_run,
            "media": [*saved],
            "text": imported.text if call.dry_run or path is None else None,
        }
        output.document(record(told, losses, imported.problems, imported.silenced))
        return DONE
    if path is None or call.dry_run:
        output.facts(shown_lines(imported.text.splitlines()))
    _say(imported, losses, name, call)
    if not (call.language or read.language):
        _say_language(imported)
    if path is not None and not call.dry_run:
        _say_next(call.target)
    return DONE


def _path(call: ImportCall) -> Path:
    """Give the path to write to. Raises RefusalError for a file that may not be replaced."""
    if call.dry_run:
        return written_path(call.target)
    if os.path.lexists(call.target) and not call.force:
        message = _("{file} is there already; --update brings it up to date, --force replaces it.")
        raise RefusalError(message.format(file=shown(call.target)), MISUSED)
    return free_path(call.target, force=call.force)


def _say(imported: Imported, losses: tuple[Loss, ...], name: str, call: ImportCall) -> None:
    count = len(imported.deck)
    if call.dry_run:
        words = ngettext("{count} question would be written", "{count} questions would be written", count)
    else:
        words = ngettext("{count} question written", "{count} questions written", count)
    tell(words.format(count=count), name, losses, imported.problems, imported.silenced)


def _say_language(imported: Imported) -> None:
    """Say in which language texts are taken to be that do not tell it."""
    words = _("Nothing tells the language of the texts: they are taken as {language}; --lang names another.")
    output.say(words.format(language=imported.deck.language))


def _say_next(target: str) -> None:
    """Say where the deck is now, and what can be done with it."""
    words = _("{file} is written. Next: quizgeo check {file}, and quizgeo study {file}.")
    output.say(words.format(file=shown(target)))


# -- pictures and sounds -----------------------------------------------------------------------------------------------


def _media(read: ReadIn, data: bytes, name: str, call: ImportCall) -> Media:
    """Take pictures and sounds out of the package, if that is asked for."""
    return media_of(data, read.media, name) if call.media and read.media else Media((), ())


def _save(media: Media, call: ImportCall) -> tuple[list[str], tuple[Loss, ...]]:
    """Save files where none is yet; give their names, and what is left out. Raises RefusalError."""
    saved: list[str] = []
    losses = list(media.losses)
    if not media.files or call.dry_run:
        return [each.name for each in media.files], tuple(losses)
    folder = Path(call.media)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in media.files:
            if os.path.lexists(folder / each.name):
                how = _("{file} is there already").format(file=each.name)
                losses.append(Loss(each.source, "x-media", "left out", how))
                continue
            with (folder / each.name).open("xb") as file:
                file.write(each.data)
            saved.append(each.name)
    except OSError as error:
        message = _("Cannot write {path}: {reason}")
        reason = error.strerror or str(error)
        raise RefusalError(message.format(path=shown(call.media), reason=reason), PROBLEMS) from error
    return saved, tuple(losses)

"""The commands `progress …`: the learner's own data, in their hands. Two of them stand in `mending.py`."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.mending import restore, verify
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.start import clock, home_places, in_words
from quizgeo.language import N_, _, ngettext
from quizgeo.paths import Places
from quizgeo.progress import Event, ProgressLog, export_lines, make_backup, pending
from quizgeo.text import clean


@click.group()
def progress() -> None:
    """Export, verify, back up or restore what you did. Nothing here changes an answer."""


progress.add_command(restore)
progress.add_command(verify)


_FORCE = click.option("--force", is_flag=True, help=N_("Replace a file that is there."))


@progress.command()
@click.option("-o", "--output", "target", metavar="FILE", default="-", help=N_("Where to; - is stdout."))
@_FORCE
def export(target: str, force: bool) -> int:
    """Write every event as JSON Lines, for other programs and for keeping."""
    where = home_places()
    with in_words(), ProgressLog.open(where, readonly=True, now=clock().now()) as log:
        waiting = _waiting(where, log)
        count = log.last_pos() + len(waiting)
        lines = export_lines(_events(log, waiting), count)
        if target == "-":
            for line in lines:
                output.prompt(line, "")
            return DONE
        path = _free(target, force=force)
        _write(path, lines)
    message = ngettext("{count} event is in {path}", "{count} events are in {path}", count)
    output.say(message.format(count=count, path=clean(str(path))))
    return DONE


def _waiting(where: Places, log: ProgressLog) -> tuple[Event, ...]:
    """Give the events that wait beside the log and are not in it."""
    found = pending.peek(where)[0] if pending.waits(where) else ()
    return tuple(event for event in found if log.find(event.id) is None)


def _events(log: ProgressLog, waiting: Iterable[Event]) -> Iterator[Event]:
    yield from (event for _place, event in log.scan())
    yield from waiting


def _free(target: str, *, force: bool) -> Path:
    """Give the path of a file to be made. Raises RefusalError when something is there and may not be replaced."""
    path = Path(target).expanduser().absolute()
    if path.exists() and not force:
        raise RefusalError(_("{file} is there already; --force replaces it.").format(file=shown(target)), MISUSED)
    return path


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write a file beside its place, wait for the disk, and move it there."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


@progress.command()
@click.option("-o", "--output", "target", metavar="FILE", help=N_("Where to, instead of the folder of backups."))
@_FORCE
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def backup(target: str | None, force: bool, as_json: bool) -> int:
    """Make a verified copy of the progress file and name it."""
    if as_json:
        language.use("en")
    where = home_places()
    now = clock().now()
    with in_words():
        ProgressLog.open(where, readonly=True, now=now).close()  # says what is lost, foreign or of a newer version
        if not where.progress.exists() or not where.progress.stat().st_size:
            raise RefusalError(_("There is no progress yet: {path}").format(path=clean(str(where.progress))), PROBLEMS)
        path = make_backup(where, now, to=None if target is None else _free(target, force=force))
    name = clean(str(path))
    if as_json:
        output.document({"path": name})
    else:
        output.fact(name)
    return DONE

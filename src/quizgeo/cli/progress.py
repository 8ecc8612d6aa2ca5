"""The commands `progress export`, `verify` and `backup`: the learner's own data, in their hands."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.start import clock, in_words
from quizgeo.cli.states import states_differ
from quizgeo.language import _, ngettext
from quizgeo.paths import places
from quizgeo.progress import ProgressLog, Report, export_lines, make_backup, verify_log
from quizgeo.text import clean


@click.group()
def progress() -> None:
    """Export, verify or back up what you did. Nothing here changes an answer."""


_FORCE = click.option("--force", is_flag=True, help=_("Replace a file that is there."))


@progress.command()
@click.option("-o", "--output", "target", metavar="FILE", default="-", help=_("Where to; - is stdout."))
@_FORCE
def export(target: str, force: bool) -> int:
    """Write every event as JSON Lines, for other programs and for keeping."""
    where = places()
    with in_words(), ProgressLog.open(where, readonly=not where.pending.exists(), now=clock().now()) as log:
        count = log.last_pos()
        lines = export_lines((event for _place, event in log.scan()), count)
        if target == "-":
            for line in lines:
                output.prompt(line, "")
            return DONE
        path = _free(target, force=force)
        _write(path, lines)
    message = ngettext("{count} event is in {path}", "{count} events are in {path}", count)
    output.say(message.format(count=count, path=clean(str(path))))
    return DONE


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
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON document."))
def verify(as_json: bool) -> int:
    """Check every answer and sum, and that replaying the log gives the states. Status 3 when something is wrong."""
    if as_json:
        language.use("en")
    where = places()
    with in_words():
        report = verify_log(where, lambda log: states_differ(where, log, clock()))
    if as_json:
        output.document(
            {
                "events": report.events,
                "damage": list(report.damage),
                "days": [day.isoformat() for day in report.days],
                "notes": list(report.notes),
                "status": report.status,
            }
        )
    else:
        output.facts(_report_lines(report))
    return report.status


def _report_lines(report: Report) -> list[str]:
    """Tell what a check found, one fact a line."""
    lines = [
        ngettext("{count} event is whole.", "{count} events are whole.", report.events).format(count=report.events)
    ]
    lines += [_("Damaged: {what}").format(what=what) for what in report.damage]
    if report.days:
        days = ", ".join(day.isoformat() for day in report.days)
        lines.append(_("Study days it touches: {days}").format(days=days))
    lines += [_("Note: {what}").format(what=what) for what in report.notes]
    return [*lines, _("All is well.")] if not report.damage else lines


@progress.command()
@click.option("-o", "--output", "target", metavar="FILE", help=_("Where to, instead of the folder of backups."))
@_FORCE
@click.option("--json", "as_json", is_flag=True, help=_("As one JSON document."))
def backup(target: str | None, force: bool, as_json: bool) -> int:
    """Make a verified copy of the progress file and name it."""
    where = places()
    now = clock().now()
    if not where.progress.exists():
        raise RefusalError(_("There is no progress yet: {path}").format(path=clean(str(where.progress))), PROBLEMS)
    with in_words():
        path = make_backup(where, now, to=None if target is None else _free(target, force=force))
    name = clean(str(path))
    if as_json:
        output.document({"path": name})
    else:
        output.fact(name)
    return DONE

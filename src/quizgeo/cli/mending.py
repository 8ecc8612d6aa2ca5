"""The commands `progress verify` and `progress restore`: what is wrong with the log, and how it is put right.

Whatever they put in place of a log, the old one stays beside it, and they name it.
"""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click
from msgspec.structs import replace as changed

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.output import JSON
from quizgeo.cli.refusal import DAMAGED, DONE, MISUSED, RefusalError, shown
from quizgeo.cli.start import clock, home_places, in_words
from quizgeo.language import N_, _, ngettext
from quizgeo.paths import Places, written_path
from quizgeo.progress import (
    Backup,
    ProgressError,
    ProgressLog,
    Report,
    Restored,
    Trouble,
    list_backups,
    repair_log,
    restore_backup,
    verify_log,
)
from quizgeo.progress.backup import check_copy
from quizgeo.progress.connection import read_header
from quizgeo.progress.files import make_folder
from quizgeo.progress.inventory import answers_in
from quizgeo.progress.telling import report_lines, restored_lines
from quizgeo.study import open_learner
from quizgeo.text import clean

_JSON = click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))

# -- verify ----------------------------------------------------------------------------------------------------------


@click.command()
@click.option(
    "--repair", is_flag=True, help=N_("Make a damaged log anew of all that can be read; the old one is kept.")
)
@_JSON
def verify(repair: bool, as_json: bool) -> int:
    """Check every answer and sum, and renew card states that replaying does not give. Status 3 for a damaged log."""
    if as_json:
        language.use("en")
    where = home_places()
    with in_words():
        report = verify_log(where)
        repaired = _repaired(where) if repair and report.damage else None
        if repaired is not None:
            report = verify_log(where)
        rebuilt = 0 if report.damage else _rebuilt(where)
    if as_json:
        output.document({**_report_record(report), "rebuilt": rebuilt, "repaired": _restored_record(repaired)})
    else:
        output.facts([*restored_lines(repaired), *report_lines(report, rebuilt)])
        if report.damage and _is_ours(where):
            output.say(_("To make it whole of all that can be read: quizgeo progress verify --repair"))
    return report.status


def _repaired(where: Places) -> Restored:
    """Repair the log, and take in what waits beside it. Raises ProgressError for a file that is none of ours."""
    read_header(where.progress)
    restored = repair_log(where, clock().now())
    ProgressLog.open(where, now=clock().now()).close()
    return restored


def _rebuilt(where: Places) -> int:
    """Renew the cached states of cards that replaying the log does not give; tell how many there were.

    A cache is no answer: one that is behind, or cannot be written now, is no damage.
    """
    differing = _renewed(where, readonly=True)
    if differing:
        with suppress(ProgressError):
            _renewed(where, readonly=False)
    return len(differing)


def _renewed(where: Places, *, readonly: bool) -> tuple[str, ...]:
    learner = open_learner(where, clock(), readonly=readonly)
    try:
        return learner.rebuild()
    finally:
        learner.log.close()


def _is_ours(where: Places) -> bool:
    """Tell whether there is a log that could be repaired; of any other file the report says what to do."""
    try:
        return read_header(where.progress) is not None
    except ProgressError:
        return False


def _report_record(report: Report) -> dict[str, JSON]:
    return {
        "events": report.events,
        "damage": list(report.damage),
        "days": [day.isoformat() for day in report.days],
        "notes": list(report.notes),
        "can_be_saved": _rescue_record(report),
        "status": report.status,
    }


def _rescue_record(report: Report) -> JSON:
    if report.rescue is None:
        return None
    rescue = report.rescue
    return {
        "total": rescue.total,
        "of_this_file": rescue.whole,
        "of_the_backup": rescue.from_backup,
        "waiting": rescue.waiting,
        "lost": report.lost,
    }


# -- restore ---------------------------------------------------------------------------------------------------------


@click.command()
@click.argument("file", required=False)
@click.option("--replace", is_flag=True, help=N_("Go back to the backup alone; what came after it stays in a copy."))
@_JSON
def restore(file: str | None, replace: bool, as_json: bool) -> int:
    """Put a backup back, together with all that can be read of the present log. Without FILE: list the backups."""
    if as_json:
        language.use("en")
    where = home_places()
    if file is None:
        _list(where, as_json=as_json)
        return DONE
    source = _source(where, file)
    if not replace:
        _refuse_foreign(where)
    before = {each.path for each in list_backups(where)}
    with in_words():
        make_folder(where.home)
        restored = restore_backup(where, source, clock().now(), replace=replace)
    made = [each.path for each in list_backups(where) if each.path not in before]
    if restored.kept is None and made:
        restored = changed(restored, kept=made[0])
    if as_json:
        output.document(_restored_record(restored))
    else:
        output.facts(restored_lines(restored))
    return DONE


def _source(where: Places, file: str) -> Path:
    """Find a whole backup by its path, or its name in the folder of backups. Raises RefusalError."""
    found = next((path for path in (written_path(file), where.backups / file) if path.is_file()), None)
    if found is None:
        message = _("There is no file {file}. The backups there are: quizgeo progress restore")
        raise RefusalError(message.format(file=shown(file)), MISUSED)
    try:
        check_copy(found)
    except ProgressError as error:
        if error.trouble is not Trouble.DAMAGED:
            raise RefusalError(error.message, error.status) from error
        message = _("{file} is damaged and was not put back. Nothing was changed. Take another backup")
        raise RefusalError(message.format(file=shown(file)), DAMAGED) from error
    return found


def _refuse_foreign(where: Places) -> None:
    """Raise RefusalError when the log's name belongs to a file of another program, or of a newer version."""
    try:
        read_header(where.progress)
    except ProgressError as error:
        message = _("{reason}. To put the backup in its place, and keep that file beside it, add --replace")
        raise RefusalError(message.format(reason=error.message), error.status) from error


def _list(where: Places, *, as_json: bool) -> None:
    """List the backups, the newest first."""
    found = list_backups(where)
    if as_json:
        output.document([_backup_record(each) for each in found])
        return
    output.facts([_backup_line(each) for each in found] or [_("There is no backup yet.")])
    if found:
        output.say(_("To put one back: quizgeo progress restore FILE"))


def _backup_line(backup: Backup) -> str:
    date, path = f"{_moment(backup):%Y-%m-%d %H:%M} UTC", clean(str(backup.path))
    answers = answers_in(backup)
    if answers is None:
        return _("{date}: cannot be read, {file}").format(date=date, file=path)
    sentence = ngettext("{date}: {count} answer, {file}", "{date}: {count} answers, {file}", answers)
    return sentence.format(date=date, count=answers, file=path)


def _backup_record(backup: Backup) -> dict[str, JSON]:
    return {
        "path": clean(str(backup.path)),
        "made": _moment(backup).isoformat(timespec="seconds"),
        "before": backup.before or None,
        "answers": answers_in(backup),
    }


def _moment(backup: Backup) -> datetime:
    return datetime.fromtimestamp(backup.at / 1000, UTC)


def _restored_record(restored: Restored | None) -> JSON:
    if restored is None:
        return None
    kept = clean(str(restored.kept)) if restored.kept else None
    return {"events": restored.events, "left_out": restored.left_out, "kept": kept}

"""What a learner does with their own data while studying: export, merge, verify, back up, restore.

Each tells in sentences what it did, or raises ProgressError with one; then nothing was changed. No answer is ever taken
away by any of them.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from quizgeo.clock import day_date
from quizgeo.language import _
from quizgeo.paths import written_path
from quizgeo.progress import ProgressError, ProgressLog, Trouble, export_file, join_files, make_backup, verify_log
from quizgeo.progress.backup import check_copy, list_backups
from quizgeo.progress.connection import read_header
from quizgeo.progress.errors import DAMAGED, PROBLEM, in_words
from quizgeo.progress.exporting import refuse_own
from quizgeo.progress.inventory import Held
from quizgeo.progress.restore import restore_backup
from quizgeo.progress.telling import export_line, joined_lines, report_lines, restored_lines
from quizgeo.study.learner import Learner, open_learner
from quizgeo.text import clean


class Done(Struct, frozen=True):
    """What was done."""

    lines: tuple[str, ...]
    """One fact each."""
    status: int = 0
    """As the command would end: 1 for damaged lines, 3 for a damaged log."""
    over: bool = False
    """Whether the log is another file now, so that the program has to be started again."""


# -- files that are named by hand ------------------------------------------------------------------------------------


def proposed_name(learner: Learner) -> str:
    """Give a name for an export of today in the user's own folder."""
    return f"~/quizgeo-{day_date(learner.today()).isoformat()}.jsonl"


def named(text: str) -> Path:
    """Give the file that a text names, `~` being the user's own folder. Raises ProgressError where it names none."""
    if not text.strip():
        raise ProgressError(_("Type the name of a file."), PROBLEM)
    try:
        return written_path(text.strip())
    except (RuntimeError, ValueError) as error:  # an unknown user after `~`
        raise ProgressError(_("There is no file {file}.").format(file=clean(text)), PROBLEM) from error


def is_free(learner: Learner, path: Path) -> bool:
    """Tell whether a file may be written without replacing one. Raises ProgressError where none can be."""
    with in_words():
        if path.is_dir():
            message = _("{file} is a folder. Add the name of a file.")
            raise ProgressError(message.format(file=clean(str(path))), PROBLEM)
        if not path.parent.is_dir():
            raise ProgressError(_("There is no folder {folder}.").format(folder=clean(str(path.parent))), PROBLEM)
        refuse_own(learner.log.places, path)
        return not path.exists()


def existing(text: str) -> Path:
    """Give the file to be read that a text names. Raises ProgressError where there is none."""
    path = named(text)
    with in_words():
        if not path.is_file():
            raise ProgressError(_("There is no file {file}.").format(file=clean(text.strip())), PROBLEM)
    return path


# -- deeds -----------------------------------------------------------------------------------------------------------


def export_to(learner: Learner, path: Path) -> Done:
    """Write every event to a file, in place of what is there; compressed where its name ends in `.gz`."""
    with ProgressLog.open(learner.log.places, readonly=True, now=learner.now()) as log:
        count = export_file(log, path, packed=path.suffix == ".gz")
    return Done((export_line(count, path),))


def merge_files(learner: Learner, files: Sequence[Path]) -> Done:
    """Take in what other computers have of the learner: logs, backups, exports."""
    joined = join_files(learner.log, files, learner.now())
    learner.refresh()
    return Done(tuple(joined_lines(joined)), joined.status)


def back_up(learner: Learner) -> Done:
    """Make a verified copy of the log among the backups."""
    path = make_backup(learner.log.places, learner.now())
    return Done((_("A verified copy was made: {file}").format(file=clean(str(path))),))


def verify(learner: Learner) -> Done:
    """Check every answer and sum, renew card states that replaying does not give, and say how damage is mended."""
    places = learner.log.places
    report = verify_log(places)
    rebuilt = 0 if report.damage else _rebuilt(learner)
    lines = report_lines(report, rebuilt, damage_last=True)
    if report.damage and _is_ours(learner):
        lines.insert(1, _("To make it whole of all that can be read: quizgeo progress verify --repair"))
    return Done(tuple(lines), report.status)


def _rebuilt(learner: Learner) -> int:
    """Renew the states of cards where those on the disk are not what the log gives; tell how many differed."""
    other = open_learner(learner.log.places, learner.clock, readonly=True)
    try:
        differing = other.states.differ()
    finally:
        other.log.close()
    if differing:
        learner.states.rebuild()
    return len(differing)


def _is_ours(learner: Learner) -> bool:
    try:
        return read_header(learner.log.places.progress) is not None
    except ProgressError:
        return False


def put_back(learner: Learner, held: Held) -> Done:
    """Put a backup back, together with all that can be read of the present log, which is kept.

    Where the log was damaged or missing a new file has its name afterwards, and the program is over.
    """
    places, source = learner.log.places, held.backup.path
    _check_backup(source)
    read_header(places.progress)  # another program's file, or one of a newer version, is not touched
    before = {each.path for each in list_backups(places)}
    restored = restore_backup(places, source, learner.now())
    lines = restored_lines(restored)
    if restored.rebuilt:
        return Done((*lines, _("Start quizgeo again to go on with it.")), over=True)
    learner.refresh()
    made = (clean(str(each.path)) for each in list_backups(places) if each.path not in before)
    return Done((*lines, *(_("As it was before: {file}").format(file=file) for file in made)))


def _check_backup(path: Path) -> None:
    try:
        check_copy(path)
    except ProgressError as error:
        if error.trouble is not Trouble.DAMAGED:
            raise
        message = _("{file} is damaged and was not put back. Nothing was changed. Take another backup")
        raise ProgressError(message.format(file=clean(path.name)), DAMAGED, Trouble.DAMAGED) from error

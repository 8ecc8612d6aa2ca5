"""The commands `progress import` and `progress merge`: what other computers have of the learner comes in.

Both do the same, but that a package of Anki is imported alone. What a sync client left beside the log is named, and
merged only when that is asked for.
"""

from collections.abc import Sequence
from pathlib import Path

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.output import JSON
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, shown
from quizgeo.cli.start import clock, home_places, in_words
from quizgeo.language import N_, _
from quizgeo.paths import written_path
from quizgeo.progress import Joined, JoinedFile, ProgressLog, conflict_copies, join_files
from quizgeo.progress.telling import copies_line, joined_lines
from quizgeo.text import clean

_PACKAGES = (".apkg", ".colpkg")
"""What packages of Anki end in."""
_JSON = click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))


@click.command("import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("--deck", default="", metavar="DECK", help=N_("Deck that the answers of a package of Anki belong to."))
@click.option("--yes", is_flag=True, help=N_("Take in a package of Anki without asking."))
@_JSON
def import_(files: Sequence[str], deck: str, yes: bool, as_json: bool) -> int:
    """Take in exports of your progress, or answers given in Anki out of a package; twice changes nothing."""
    paths = [_there(file) for file in files]
    if not any(path.suffix.lower() in _PACKAGES for path in paths):
        if deck or yes:
            raise RefusalError(_("--deck and --yes are for packages of Anki, .apkg or .colpkg."), MISUSED)
        return _join(paths, as_json=as_json)
    if len(paths) > 1:
        raise RefusalError(_("Name a package of Anki alone: each needs its deck."), MISUSED)
    from quizgeo.cli.anki_history import import_history  # other imports need no decks and no archives

    if as_json:
        language.use("en")
    return import_history(paths[0], deck, yes=yes, as_json=as_json)


@click.command()
@click.argument("files", metavar="[FILE…]", nargs=-1)
@click.option("--copies", is_flag=True, help=N_("Merge what a sync client left beside your progress file, too."))
@_JSON
def merge(files: Sequence[str], copies: bool, as_json: bool) -> int:
    """Unite your progress with logs, backups and exports of your other computers. Nothing of yours is lost."""
    beside = conflict_copies(home_places().progress)
    named = [_there(file) for file in files]
    if copies:
        named += [path for path in beside if path not in named]
    elif left := [path for path in beside if not any(path.samefile(file) for file in named)]:
        _offer(left)
    if named:
        return _join(named, as_json=as_json)
    if not beside and not copies:
        raise RefusalError(_("Name the files to merge: quizgeo progress merge FILE…"))
    if as_json:
        output.document({"copies": [clean(str(path)) for path in beside]})
    elif not beside:
        output.fact(_("No copies were left beside your progress file."))
    return DONE


def _there(file: str) -> Path:
    path = written_path(file)
    if not path.exists():
        raise RefusalError(_("There is no file {file}.").format(file=shown(file)), MISUSED)
    return path


def _offer(copies: Sequence[Path]) -> None:
    """Name the copies that a sync client made, and how to merge them."""
    output.say(copies_line(copies))
    output.say(_("To merge them, and keep them where they are: quizgeo progress merge --copies"))


def _join(files: Sequence[Path], *, as_json: bool) -> int:
    """Take files in, and tell what came of each."""
    if as_json:
        language.use("en")
    now = clock().now()
    with in_words(), ProgressLog.open(home_places(), now=now) as log:
        for note in log.notes:
            output.say(note)
        joined = join_files(log, files, now)
    if as_json:
        output.document(_record(joined))
    else:
        output.facts(list(joined_lines(joined)))
    return joined.status


def _record(joined: Joined) -> JSON:
    return {
        "new": joined.new,
        "status": joined.status,
        "backup": clean(str(joined.backup)) if joined.backup else None,
        "new_device": joined.new_device,
        "files": [_file_record(file) for file in joined.files],
    }


def _file_record(file: JoinedFile) -> JSON:
    return {
        "path": clean(str(file.path)),
        "new": file.merged.new,
        "here": file.merged.here,
        "left_out": file.merged.left_out,
        "faults": [{"place": fault.place, "reason": clean(fault.reason)} for fault in file.merged.faults],
        "clashes": [ours.id.hex() for ours, _theirs in file.merged.clashes],
        "status": file.status,
    }

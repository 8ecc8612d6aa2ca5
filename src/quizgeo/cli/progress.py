"""The commands `progress …`: the learner's own data, in their hands. The others stand in `mending.py`, `joining.py`."""

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.joining import import_, merge
from quizgeo.cli.mending import restore, verify
from quizgeo.cli.refusal import DONE, PROBLEMS, RefusalError
from quizgeo.cli.start import clock, home_places, in_words
from quizgeo.cli.whole_file import free_path
from quizgeo.language import N_, _
from quizgeo.progress import ProgressLog, all_lines, export_file, make_backup
from quizgeo.progress.telling import export_line
from quizgeo.text import clean


@click.group()
def progress() -> None:
    """Export, import, merge, verify, back up or restore what you did. Nothing here changes an answer."""


for _command in (import_, merge, restore, verify):
    progress.add_command(_command)


_FORCE = click.option("--force", is_flag=True, help=N_("Replace a file that is there."))


@progress.command()
@click.option("-o", "--output", "target", metavar="FILE", default="-", help=N_("Where to; - is stdout."))
@click.option("--gz", "packed", is_flag=True, help=N_("Compress it with gzip; a FILE that ends in .gz is anyway."))
@_FORCE
def export(target: str, packed: bool, force: bool) -> int:
    """Write every event as JSON Lines, for other programs, other computers and for keeping."""
    if packed and target == "-":
        raise RefusalError(_("A compressed export needs a file: quizgeo progress export --gz -o FILE"))
    where = home_places()
    with in_words(), ProgressLog.open(where, readonly=True, now=clock().now()) as log:
        if target == "-":
            for line in all_lines(log)[1]:
                output.prompt(line, "")
            return DONE
        path = free_path(target, force=force)
        count = export_file(log, path, packed=packed or path.suffix == ".gz")
    output.say(export_line(count, path))
    return DONE


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
        path = make_backup(where, now, to=None if target is None else free_path(target, force=force))
    name = clean(str(path))
    if as_json:
        output.document({"path": name})
    else:
        output.fact(name)
    return DONE

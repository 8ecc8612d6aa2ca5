"""The command `report`: item analysis of a session, or of a file of answers. It only reads, and writes the one file."""

from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.report_source import given_of, pseudonyms
from quizgeo.cli.whole_file import free_path
from quizgeo.insight.report import Report, report_of
from quizgeo.language import N_, _

FORMATS = ("html", "csv", "json")


class _Wish(Struct, frozen=True):
    """What was asked for."""

    format: str
    target: Path | None
    plain: bool
    persons: bool


@click.command()
@click.argument("source", metavar="[ROOM|FILE.csv]", default="")
@click.option("--format", "form", type=click.Choice(FORMATS), help=N_("One page, a row for each question, or all."))
@click.option(
    "-o", "--output", "target", metavar="FILE", default="", help=N_("Write to a file; its ending may say the format.")
)
@click.option("--force", is_flag=True, help=N_("Replace a file that is there."))
@click.option("--persons", is_flag=True, help=N_("As CSV with a row for each person: a mark list."))
@click.option("--pseudonyms", "hidden", is_flag=True, help=N_("P01, P02 … in place of names."))
@click.option("--plain", is_flag=True, help=N_("In words and figures alone, without bars."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def report(
    source: str, *, form: str | None, target: str, force: bool, persons: bool, hidden: bool, plain: bool, as_json: bool
) -> int:
    """Tell what the answers of a session say of its questions. Without a name: of the newest one."""
    kind = _format(form, target, as_json=as_json)
    if persons and kind not in ("", "csv"):
        raise RefusalError(_("--persons is a table: it goes with --format csv alone."), MISUSED)
    wish = _Wish("csv" if persons else kind, free_path(target, force=force) if target else None, plain, persons)
    given = given_of(source)
    found = report_of(replace(given, takers=pseudonyms(given)) if hidden else given)
    if not found.answered:
        raise RefusalError(_("Nobody answered: {title}").format(title=given.source.title), PROBLEMS)
    _tell(found, wish)
    return DONE


def _format(form: str | None, target: str, *, as_json: bool) -> str:
    """Give the format that was asked for, by name or by the ending of the file; empty for the terminal."""
    suffix = Path(target).suffix.lower().lstrip(".")
    if as_json and form not in (None, "json"):
        raise RefusalError(_("--json and --format {format} do not go together.").format(format=form), MISUSED)
    chosen = form or ("json" if as_json else "") or (suffix if suffix in FORMATS else "")
    if target and not chosen:
        message = _("{file} does not say the format; add --format html, csv or json.")
        raise RefusalError(message.format(file=shown(target)), MISUSED)
    return chosen


def _tell(found: Report, wish: _Wish) -> None:
    if wish.format == "json" and wish.target is None:
        language.use("en")
        from quizgeo.insight.report.record import record

        output.document(record(found))
        return
    told = _written(found, wish)
    if wish.target is None:
        output.facts(told.removesuffix("\n").split("\n"))
        return
    _write(wish.target, told)
    output.say(_("Written: {file}").format(file=wish.target))


def _written(found: Report, wish: _Wish) -> str:
    match wish.format:
        case "html":
            from quizgeo.insight.report.page import page

            return page(found)
        case "csv":
            from quizgeo.insight.report.cells import marks, table

            told = marks(found) if wish.persons else table(found)
            return told.replace("\r\n", "\n") if wish.target is None else told
        case "json":
            import json

            from quizgeo.insight.report.record import record
            from quizgeo.text import escaped

            return escaped(json.dumps(record(found), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"
        case _:
            from quizgeo.insight.report.lines import Drawing, lines

            drawing = Drawing(bars=not wish.plain, signs=not output.only_ascii())
            return "".join(f"{line}\n" for line in lines(found, drawing))


def _write(path: Path, text: str) -> None:
    """Write the file whole, for its owner alone: it holds names. Raises RefusalError where that is not possible."""
    from quizgeo.progress.files import write_text

    try:
        write_text(path, text)
    except OSError as error:
        message = _("Cannot write {path}: {reason}")
        reason = error.strerror or str(error)
        raise RefusalError(message.format(path=shown(str(path)), reason=reason), PROBLEMS) from error

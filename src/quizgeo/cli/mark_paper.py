"""The command `mark`: what a class wrote on a printed paper, marked by the manifest that lies beside it."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.problem_lines import problem_record
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.exchange import ExchangeError
from quizgeo.exchange.paper import COLUMNS, Manifest, Mark, Marked, Marking, answer_rows, marked, read_manifest
from quizgeo.language import N_, _
from quizgeo.spreadsheets import inert_cell
from quizgeo.text import clean

_MOST = 50_000_000


@click.command()
@click.argument("paper", metavar="PAPER.json")
@click.argument("answers", metavar="[ANSWERS.csv]", default="")
@click.option("--rows", is_flag=True, help=N_("A row for each answer, as quizgeo report reads them."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def mark(*, paper: str, answers: str, rows: bool, as_json: bool) -> int:
    """Mark a printed paper: each person's points, as CSV. Without ANSWERS.csv: the empty table to fill in."""
    if as_json:
        language.use("en")
    try:
        manifest = read_manifest(_data(paper), Path(paper).name)
        if not answers:
            _print_rows([_head(manifest)])
            return DONE
        found = marked(manifest, _data(answers), Path(answers).name)
    except ExchangeError as error:
        raise RefusalError(clean(str(error)), PROBLEMS) from error
    if as_json:
        output.document(_record(manifest, found))
    else:
        _print_rows([COLUMNS, *answer_rows(found)] if rows else _points(found))
    for each in found.problems:
        output.say(clean(str(each)))
    return PROBLEMS if found.problems else DONE


def _data(name: str) -> bytes:
    """Read a file. Raises RefusalError where it cannot be."""
    path = Path(name)
    if not path.is_file():
        raise RefusalError(_("There is no file {file}.").format(file=shown(name)), MISUSED)
    if path.stat().st_size > _MOST:
        raise RefusalError(_("{file} is too large to be read.").format(file=shown(name)), PROBLEMS)
    return path.read_bytes()


def _head(manifest: Manifest) -> list[str]:
    numbers = len(manifest.variants[0].questions) if manifest.variants else 0
    before = ["name", "variant"] if len(manifest.variants) > 1 else ["name"]
    return [*before, *map(str, range(1, numbers + 1))]


def _points(found: Marking) -> list[Sequence[str]]:
    people = ((each.name, each.variant, _rounded(each.points), _rounded(each.of)) for each in found.people)
    return [("name", "variant", "points", "max"), *people]


def _rounded(points: float) -> str:
    """Give points with two places, and none that is not needed."""
    return f"{points:.2f}".rstrip("0").removesuffix(".")


def _print_rows(rows: Iterable[Sequence[str]]) -> None:
    """Write rows as CSV that no spreadsheet takes for formulas, and no terminal for orders."""
    written = StringIO()
    told = [[inert_cell(clean(cell, lines=True)) for cell in row] for row in rows]
    csv.writer(written, lineterminator="\n").writerows(told)
    output.facts(written.getvalue().removesuffix("\n").split("\n"))


def _record(manifest: Manifest, found: Marking) -> dict[str, output.JSON]:
    return {
        "deck": manifest.deck,
        "title": manifest.title,
        "hash": manifest.hash,
        "seed": manifest.seed,
        "people": [_person(each) for each in found.people],
        "problems": [problem_record(each) for each in found.problems],
    }


def _person(person: Marked) -> dict[str, output.JSON]:
    return {
        "name": person.name,
        "variant": person.variant,
        "points": round(person.points, 6),
        "of": person.of,
        "answers": [_answer(each) for each in person.marks],
    }


def _answer(given: Mark) -> dict[str, output.JSON]:
    return {
        "number": given.number,
        "question": given.question,
        "given": given.given,
        "answered": given.answered,
        "points": round(given.points, 6),
        "of": given.of,
    }

"""The command `print`: a deck on paper, as one page of HTML or as PDF, with its key and the manifest to mark it by."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import click
from msgspec import Struct

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.deck_given import deck_given
from quizgeo.cli.exchange_lines import loss_lines, loss_records
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown, unknown
from quizgeo.cli.whole_file import free_path, write_whole
from quizgeo.decks import Deck
from quizgeo.exchange import Loss
from quizgeo.exchange.paper import (
    MOST_VARIANTS,
    MissingTypstError,
    Paper,
    Printed,
    Wish,
    card_sheets,
    compose,
    manifest_bytes,
    manifest_of,
    page,
    pdf,
)
from quizgeo.language import N_, _, ngettext
from quizgeo.study.exam_paper import MOST

_SUFFIXES = (".html", ".htm", ".pdf")
_KEYS = ("end", "separate", "none")
_SEEDS = click.IntRange(0, 2**63 - 1)


class _Job(Struct, frozen=True):
    """What is to be made."""

    wish: Wish
    path: Path
    key: Literal["end", "separate", "none"]
    cards: bool
    force: bool
    as_json: bool


class _Made(Struct, frozen=True):
    """What was made, and not yet written."""

    files: Mapping[Path, bytes]
    questions: int
    losses: tuple[Loss, ...]
    missing: tuple[str, ...]
    """Signs that no font has."""
    paper: Paper | None = None


@click.command("print")
@click.argument("deck")
@click.option("-o", "--output", "target", required=True, metavar="FILE", help=N_("Where to: FILE.html or FILE.pdf."))
@click.option(
    "--count",
    type=click.IntRange(1, MOST),
    metavar="N",
    help=N_("How many questions, drawn from every tag; else what the deck says, or all."),
)
@click.option("--tag", "tags", multiple=True, metavar="T", help=N_("Only questions with this tag; may be given again."))
@click.option(
    "--variants",
    type=click.IntRange(1, MOST_VARIANTS),
    metavar="N",
    help=N_("How many orders of the same questions: A, B, C and so on; 1 unless given."),
)
@click.option(
    "--seed",
    type=_SEEDS,
    default=0,
    metavar="N",
    help=N_("Another number gives another draw and other orders; 0 unless given."),
)
@click.option(
    "--key",
    type=click.Choice(_KEYS),
    help=N_("The key: on pages at the end, as usual, in a file of its own, or not at all."),
)
@click.option("--explain", is_flag=True, help=N_("Let the key say why."))
@click.option("--columns", type=click.IntRange(1, 2), default=1, metavar="N", help=N_("Columns of questions."))
@click.option("--lang", default="", metavar="L", help=N_("Print the translation into this language."))
@click.option("--points", is_flag=True, help=N_("Print what each question is worth."))
@click.option("--in-order", is_flag=True, help=N_("Keep the questions in the order of the deck."))
@click.option("--cards", is_flag=True, help=N_("Cards to cut out, for printing on both sides."))
@click.option("--letter/--a4", help=N_("The size of the paper; A4 unless given."))
@click.option("--force", is_flag=True, help=N_("Replace files that are there."))
@click.option("--json", "as_json", is_flag=True, help=N_("What was written as one JSON document."))
def print_deck(
    *,
    deck: str,
    target: str,
    count: int | None,
    tags: tuple[str, ...],
    variants: int | None,
    seed: int,
    key: Literal["end", "separate", "none"] | None,
    explain: bool,
    columns: int,
    lang: str,
    points: bool,
    in_order: bool,
    cards: bool,
    letter: bool,
    force: bool,
    as_json: bool,
) -> int:
    """Print a deck: a test with its key, in several variants if wished, or cards. DECK is its file or its name.

    FILE.html prints from any browser; FILE.pdf needs the package typst. Beside a test lies FILE.json, by which
    quizgeo mark marks the sheets: keep it, and keep it from the class.
    """
    tongue = language.in_use()
    if as_json:
        language.use("en")
    if cards and (variants or key or in_order):
        raise RefusalError(_("--cards has neither variants nor a key."), MISUSED)
    path = _path(target, force=force)
    size: Literal["a4", "letter"] = "letter" if letter else "a4"
    wish = Wish(count, tags, variants or 1, seed, explain, columns, points, in_order, size)
    given = _given(deck, lang, tags)
    if language.speaks(given.language):
        tongue = given.language
    job = _Job(wish, path, key or "end", cards, force, as_json)
    made = _cards(given, job, tongue) if cards else _test(given, job, tongue)
    if not made.questions:
        raise RefusalError(_("Nothing was written: no question is left to print."), PROBLEMS)
    for file, data in made.files.items():
        write_whole(file, data)
    _tell(made, job)
    return DONE


def _path(target: str, *, force: bool) -> Path:
    """Give the path to write to. Raises RefusalError for another suffix, and for a file that is there."""
    if Path(target).suffix.lower() not in _SUFFIXES:
        message = _("{file} is neither .html nor .pdf: name one of the two.")
        raise RefusalError(message.format(file=shown(target)), MISUSED)
    return free_path(target, force=force)


def _given(name: str, tongue: str, tags: tuple[str, ...]) -> Deck:
    """Read the deck. Raises RefusalError, also for a tag that no question has."""
    deck = deck_given(name, tongue)
    known = {tag.casefold(): tag for question in deck for tag in question.tags}
    for tag in tags:
        if tag.casefold() not in known:
            raise RefusalError(unknown(_("No question has the tag {word}."), tag, sorted(known.values())), MISUSED)
    return deck


def _cards(deck: Deck, job: _Job, tongue: str) -> _Made:
    cut = card_sheets(deck, job.wish, tongue)
    data, missing = _data(cut.printed, job.path)
    return _Made({job.path: data}, cut.count, cut.losses, missing)


def _test(deck: Deck, job: _Job, tongue: str) -> _Made:
    """Make a paper, its key and its manifest. Raises RefusalError when one of them is there already."""
    paper = compose(deck, job.wish, tongue)
    manifest = manifest_bytes(manifest_of(paper))
    files: dict[Path, bytes] = {}
    missing: dict[str, None] = {}
    for path, printed in _printed(paper, job):
        files[path], signs = _data(printed, path)
        missing |= dict.fromkeys(signs)
    files[job.path.with_suffix(".json")] = manifest
    for path, data in files.items():
        free_path(str(path), force=job.force or _holds(path, data))
    return _Made(files, len(paper.variants[0].placed), paper.losses(), tuple(missing), paper)


def _holds(path: Path, data: bytes) -> bool:
    """Tell whether a file is there already as it would be written: a paper in HTML and in PDF has one manifest."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _printed(paper: Paper, job: _Job) -> Iterator[tuple[Path, Printed]]:
    """Give what each file holds: the key is in the paper's own, in another one, or in none."""
    if job.key == "end":
        yield job.path, paper.printed("questions", "key")
        return
    yield job.path, paper.printed("questions")
    if job.key == "separate":
        yield job.path.with_stem(f"{job.path.stem}-key"), paper.printed("key")


def _data(printed: Printed, path: Path) -> tuple[bytes, tuple[str, ...]]:
    """Give a file, and the signs that it cannot show. Raises RefusalError where a PDF cannot be made."""
    if path.suffix.lower() != ".pdf":
        return page(printed).encode(), ()
    try:
        made = pdf(printed)
    except MissingTypstError as error:
        message = _(
            'A PDF needs the package typst: pip install "quizgeo[print]". '
            "Or name a file that ends in .html, and print that from any browser."
        )
        raise RefusalError(message, PROBLEMS) from error
    return made.data, made.missing


def _tell(made: _Made, job: _Job) -> None:
    if job.as_json:
        output.document(_record(made, job))
        return
    for line in loss_lines(made.losses):
        output.say(line)
    if made.missing:
        message = _("No font here has these signs, which stand as empty boxes: {signs}. Install one, such as Noto.")
        output.say(message.format(signs=" ".join(made.missing)))
    left = sum(loss.what == "left out" for loss in made.losses)
    if (job.wish.count or 0) > made.questions + left:
        message = _("{wished} were wished, and there are no more than {count}.")
        output.say(message.format(wished=job.wish.count, count=made.questions + left))
    count = ngettext("{count} question on paper.", "{count} questions on paper.", made.questions)
    output.say(count.format(count=made.questions))
    output.say(_("Written: {file}").format(file=", ".join(path.name for path in made.files)))


def _record(made: _Made, job: _Job) -> dict[str, output.JSON]:
    paper = made.paper
    return {
        "files": [str(path) for path in made.files],
        "questions": made.questions,
        "variants": [each.letter for each in paper.variants] if paper else [],
        "seed": job.wish.seed,
        "hash": paper.digest if paper else None,
        "losses": loss_records(made.losses),
        "missing_signs": list(made.missing),
    }

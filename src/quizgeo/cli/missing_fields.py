"""`ids`: which ids and stamps files lack, as lines of a file and as JSON, and their writing."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.checking import meant
from quizgeo.cli.output import JSON
from quizgeo.cli.problem_lines import problem_record
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, unknown
from quizgeo.decks import Addition, AuthoringError, DeckError, Edit, Problem, apply_edit, plan_edit
from quizgeo.decks.opening import STDIN
from quizgeo.language import _, ngettext
from quizgeo.text import clean, shorten

_SHOWN = 60
"""Terminal cells of a question's words."""


class Planned(Struct):
    """What some files lack."""

    edits: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Of files that cannot be edited as they are."""
    refused: list[str] = field(default_factory=list)
    """Why other files cannot be edited, in sentences."""

    @property
    def additions(self) -> list[Addition]:
        """All fields that are missing or to be renewed."""
        return [addition for edit in self.edits for addition in edit.additions]


def tell_missing(paths: Sequence[str], *, write: bool, revised: Sequence[str], as_json: bool) -> int:
    """List the fields that files lack, or write them; give 1 while any is missing or a file cannot be edited.

    revised: ids of entries of translations that get a stamp of today; then these are written and no others are.
    """
    if STDIN in paths:
        raise RefusalError(_("Nothing can be written into stdin: name files or folders."))
    if as_json:
        language.use("en")
    planned = _plan(list(dict.fromkeys(meant(paths))), revised)
    written = write or bool(revised)
    if written:
        _write(planned)
    if as_json:
        output.document(_record(planned, written=written))
    else:
        output.facts([_line(addition) for addition in planned.additions])
        for problem in planned.problems:
            output.say(str(problem))
        for sentence in [*planned.refused, *_summary(planned, written=written)]:
            output.say(sentence)
    failed = planned.problems or planned.refused or (planned.additions and not written)
    return PROBLEMS if failed else DONE


def _plan(paths: Sequence[str], revised: Sequence[str]) -> Planned:
    """Plan what each file is to get. Raises RefusalError for an id that no translation among them has."""
    planned = Planned()
    names = [name.rpartition("/")[2] for name in revised] if revised else None
    for path in paths:
        try:
            planned.edits.append(plan_edit(Path(path), names))
        except DeckError as error:
            planned.problems += error.problems
        except AuthoringError as error:
            planned.refused.append(str(error))
    known = {name: None for edit in planned.edits for name in edit.entries}
    for name in names or ():
        if name not in known and not (planned.problems or planned.refused):
            raise RefusalError(unknown(_("No translation here has an entry {word}."), name, list(known)), MISUSED)
    return planned


def _write(planned: Planned) -> None:
    """Write what was planned, deck by deck, and keep what was written."""
    edits, planned.edits = planned.edits, []
    for edit in edits:
        try:
            apply_edit(edit)
        except AuthoringError as error:
            planned.refused.append(str(error))
        else:
            planned.edits.append(edit)


def _line(addition: Addition) -> str:
    place = addition.place
    what = f"  # {shorten(addition.what, _SHOWN)}" if addition.what else ""
    return f"{clean(place.file)}:{place.line}:{place.col}: {addition.name}: {addition.value}{what}"


def _summary(planned: Planned, *, written: bool) -> Iterator[str]:
    """Say how much was written or is missing, and what to do."""
    count = len(planned.additions)
    if count and written:
        files = sum(len(edit.files) for edit in planned.edits)
        into = ngettext("{count} file", "{count} files", files).format(count=files)
        sentence = ngettext("{count} field written into {files}", "{count} fields written into {files}", count)
        yield sentence.format(count=count, files=into)
    elif count:
        sentence = ngettext(
            "{count} field is missing. To put it in: quizgeo ids --write",
            "{count} fields are missing. To put them in: quizgeo ids --write",
            count,
        )
        yield sentence.format(count=count)
    elif not planned.problems and not planned.refused:
        yield _("Nothing is missing.")


def _record(planned: Planned, *, written: bool) -> dict[str, JSON]:
    return {
        "format": 1,
        "written": written,
        "fields": [_field(addition) for addition in planned.additions],
        "problems": [problem_record(problem) for problem in planned.problems],
        "refused": planned.refused,
    }


def _field(addition: Addition) -> dict[str, JSON]:
    place = addition.place
    return {
        "file": clean(place.file),
        "line": place.line,
        "col": place.col,
        "field": addition.name,
        "value": addition.value,
        "what": addition.what,
        "renewed": addition.renewed,
    }

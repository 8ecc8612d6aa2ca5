"""Checking decks: which files are meant, what is wrong with them, and how it is told. It imports as little as it can.

Of the floors above the decks only the judging of answers is asked, for the problems that only it can find.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.excerpt import lines_of
from quizgeo.cli.output import JSON
from quizgeo.cli.problem_lines import count, problem_record, text_lines
from quizgeo.cli.refusal import DONE, PROBLEMS, RefusalError, shown
from quizgeo.decks import Deck, Place, Problem, Severity
from quizgeo.decks.opening import STDIN, decode, read_bytes
from quizgeo.decks.problems import in_order
from quizgeo.decks.report import Report
from quizgeo.language import _, ngettext

_OURS = re.compile(rb"(?m)^[ \t{\"']*quizgeo[\"']?[ \t]*:")


@dataclass(slots=True)
class Checked:
    """What checking some files gave."""

    problems: list[Problem] = field(default_factory=list)
    decks: list[tuple[Path, Deck]] = field(default_factory=list)
    """Decks without errors, with their files; translations are not among them."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """Lines of files that cannot be read again, by name."""
    files: int = 0

    def line_of(self, place: Place) -> str | None:
        """Give the line of a file that a place begins in; None where it cannot be read."""
        if place.file not in self.texts:
            report = Report(place.file)
            data = None if place.file == STDIN else read_bytes(place.file, report)
            self.texts[place.file] = lines_of(data.decode(errors="replace")) if data else []
        lines = self.texts[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None


def check(paths: Sequence[str], *, as_json: bool, strict: bool) -> int:
    """Check files, folders and stdin, and tell what is wrong; give 1 for errors, with `strict` for warnings too."""
    if as_json:
        language.use("en")
    checked = Checked()
    for path in dict.fromkeys(_files(paths)):
        _check(path, checked)
    if as_json:
        output.document(_record(checked))
    else:
        _tell(checked)
    worst = max((problem.severity for problem in checked.problems), default=Severity.INFO)
    return PROBLEMS if worst >= (Severity.WARNING if strict else Severity.ERROR) else DONE


def _files(paths: Iterable[str]) -> Iterator[str]:
    """Give the files that are meant; a folder stands for the decks and translations in it."""
    for name in paths:
        if name != STDIN and Path(name).is_dir():
            yield from decks_below(name)
        else:
            yield name


def decks_below(folder: str) -> Iterator[str]:
    """Give the decks and translations below a folder. Raises RefusalError where there are none."""
    from quizgeo.decks.claims import content
    from quizgeo.decks.walk import deck_files

    found = [path for path in deck_files([Path(folder)]) if _OURS.search(content(Path(path)))]
    if not found:
        raise RefusalError(_("There is no deck in {folder}.").format(folder=shown(folder)))
    yield from found


def _check(path: str, checked: Checked) -> None:
    checked.files += 1
    deck, problems = _check_stdin(checked) if path == STDIN else _check_file(path)
    checked.problems += problems
    if deck is None or (path != STDIN and deck.path is not None and Path(path) != deck.path):
        return
    from quizgeo.answers import problems as problems_of_answers

    checked.problems += in_order(problems_of_answers(deck))
    checked.problems += _doubled(path, deck, checked)
    checked.decks.append((Path(path), deck))


def _check_file(path: str) -> tuple[Deck | None, tuple[Problem, ...]]:
    from quizgeo.decks import check_file

    return check_file(path)


def _check_stdin(checked: Checked) -> tuple[Deck | None, tuple[Problem, ...]]:
    """Check what comes on stdin, and keep its lines, which cannot be read twice."""
    from quizgeo.decks import check_text

    report = Report(STDIN)
    data = read_bytes(STDIN, report)
    text = None if data is None else decode(data, report)
    checked.texts[STDIN] = lines_of((data or b"").decode(errors="replace"))
    return (None, in_order(report.problems)) if text is None else check_text(text, STDIN)


def _doubled(path: str, deck: Deck, checked: Checked) -> Iterator[Problem]:
    """Say that another of the files has the same identity."""
    for owner, other in checked.decks:
        if other.id == deck.id and owner.resolve() != Path(path).resolve():
            from quizgeo.decks.library import same_identity

            yield same_identity(deck.id, path, str(owner))
            return


def _tell(checked: Checked) -> None:
    """Tell the problems as a compiler does, and their number beside the result."""
    colours = output.colours()
    for problem in checked.problems:
        output.facts(list(text_lines(problem, checked.line_of, colours=colours)))
    errors, warnings = (count(checked.problems, severity) for severity in (Severity.ERROR, Severity.WARNING))
    files = ngettext("{count} file", "{count} files", checked.files).format(count=checked.files)
    if checked.problems:
        wrong = ngettext("{count} error", "{count} errors", errors).format(count=errors)
        doubtful = ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)
        output.say(_("{files}: {errors}, {warnings}").format(files=files, errors=wrong, warnings=doubtful))
    else:
        asked = sum(len(deck) for _path, deck in checked.decks)
        questions = ngettext("{count} question", "{count} questions", asked).format(count=asked)
        output.say(_("{files}, {questions}: no problems").format(files=files, questions=questions))


def _record(checked: Checked) -> dict[str, JSON]:
    return {
        "format": 1,
        "problems": [problem_record(problem) for problem in checked.problems],
        "summary": {
            "files": checked.files,
            "questions": sum(len(deck) for _path, deck in checked.decks),
            "errors": count(checked.problems, Severity.ERROR),
            "warnings": count(checked.problems, Severity.WARNING),
            "infos": count(checked.problems, Severity.INFO),
        },
        "coverage": {deck.id: _coverage(path, deck) for path, deck in checked.decks if _has_texts(deck)},
    }


def _has_texts(deck: Deck) -> bool:
    return any(source.text for source in deck.sources.values())


def _coverage(path: Path, deck: Deck) -> dict[str, JSON]:
    """Give how many paragraphs of each source's text there are, and how many of them questions rest on."""
    from quizgeo.decks.checking import text_of
    from quizgeo.decks.evidence import read_evidence
    from quizgeo.decks.whereabouts import Whereabouts

    texts = read_evidence(deck, path.parent, Whereabouts(deck, text_of)).paragraphs
    cited = {(each.source.source.id, each.source.at) for each in deck if each.source and each.source.at}
    return {
        name: {"paragraphs": len(paragraphs), "used": sum(source == name for source, _at in cited)}
        for name, paragraphs in texts.items()
    }

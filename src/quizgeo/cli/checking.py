"""Checking decks: which files are meant, what is wrong with them, and how it is told. It imports as little as it can.

Of the floors above the decks only the judging of answers is asked, for the problems that only it can find. A way of
telling is imported when it is asked for.
"""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.map_data import geography, maps_readable
from quizgeo.cli.quick import CheckCall
from quizgeo.cli.refusal import DONE, PROBLEMS, RefusalError, shown
from quizgeo.decks.checking import Checking, inspect_file, inspect_stdin
from quizgeo.decks.model import Deck
from quizgeo.decks.opening import STDIN, decode, read_bytes
from quizgeo.decks.problems import Place, Problem, Severity, in_order
from quizgeo.decks.report import Report
from quizgeo.decks.sniffing import foreign
from quizgeo.language import _, ngettext

_OURS = rb"(?:\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?|[\r\n])[ \t{\"']*quizgeo[\"']?[ \t]*:"


class Checked:
    """What checking some files gave."""

    __slots__ = ("decks", "files", "problems", "silenced", "texts", "translations")

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.silenced: list[Problem] = []
        """What comments in the files ask to be silent about."""
        self.decks: list[tuple[str, Deck]] = []
        """Decks without errors, with their files; translations are not among them."""
        self.translations: list[tuple[str, Deck]] = []
        """Decks with a translation laid over them, by the translation's file."""
        self.texts: dict[str, list[str]] = {}
        """Lines of files by name, those of stdin first of all, which cannot be read again."""
        self.files = 0

    def line_of(self, place: Place) -> str | None:
        """Give the line of a file that a place begins in; None where it cannot be read."""
        lines = self._lines(place.file)
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def text_of(self, file: str) -> str:
        """Give the text of a file, its lines ended alike; nothing of one that cannot be read."""
        return "\n".join(self._lines(file))

    def _lines(self, file: str) -> list[str]:
        if file not in self.texts:
            data = None if file == STDIN else read_bytes(file, Report(file))
            self.texts[file] = _lines_of(data)
        return self.texts[file]


def check(call: CheckCall, as_of: date | None = None) -> int:
    """Check files, folders and stdin, and tell what is wrong; give 1 for errors, with `strict` for warnings too.

    as_of: the day to judge by; None: today.
    """
    if call.form in ("json", "sarif"):
        language.use("en")
    checked = Checked()
    day = as_of or today()
    with maps_readable():
        for path in dict.fromkeys(meant(call.paths)):
            _check(path, checked, day)
    _TELL[call.form](checked)
    worst = max((problem.severity for problem in checked.problems), default=Severity.INFO)
    return PROBLEMS if worst >= (Severity.WARNING if call.strict else Severity.ERROR) else DONE


def today() -> date:
    """Give the date of this moment, or of the one that `QUIZGEO_NOW` names."""
    if os.environ.get("QUIZGEO_NOW"):
        from quizgeo.cli.start import clock

        return clock().now().local().date()
    from quizgeo.clock import SystemClock

    return SystemClock().now().local().date()


def meant(paths: Iterable[str]) -> Iterator[str]:
    """Give the files that are meant; a folder stands for the decks and translations in it."""
    for name in paths:
        if name != STDIN and os.path.isdir(name):  # noqa: PTH112 - pathlib takes 2 ms to import, a thirtieth of a check
            yield from decks_below(name)
        else:
            yield name


def decks_below(folder: str) -> Iterator[str]:
    """Give the decks and translations below a folder, and files that may be some and cannot be read.

    Raises RefusalError where there are none.
    """
    from pathlib import Path

    from quizgeo.decks.claims import content
    from quizgeo.decks.walk import deck_files

    found = []
    for path, stamp in deck_files([Path(folder)]).items():
        data = content(Path(path))
        if re.search(_OURS, data.replace(b"\0", b"")) or (stamp.size and not data):  # UTF-16 holds a zero a letter
            found.append(path)
    if not found:
        raise RefusalError(_("There is no deck in {folder}.").format(folder=shown(folder)))
    yield from found


def _check(path: str, checked: Checked, day: date) -> None:
    """Check one file."""
    checked.files += 1
    checking = _check_stdin(checked, day) if path == STDIN else inspect_file(path, today=day, geography=geography)
    checked.silenced += checking.silenced
    if checking.deck is None:
        checked.problems += checking.problems
        return
    deck = checking.deck
    checked.problems += in_order((*checking.problems, *_of_answers(deck, path, checked)))
    if deck.original_language:
        checked.translations.append((path, deck))
    else:
        checked.problems += _doubled(path, deck, checked)
        checked.decks.append((path, deck))


def _of_answers(deck: Deck, path: str, checked: Checked) -> Iterable[Problem]:
    """Give what only the rules of judging find."""
    from quizgeo.answers import problems

    found = problems(deck)
    if found:
        from quizgeo.decks.placing import placed

        return placed(found, deck, path, checked.text_of)
    return ()


def _check_stdin(checked: Checked, day: date) -> Checking:
    """Check what comes on stdin, and keep its lines, which cannot be read twice."""
    report = Report(STDIN)
    data = read_bytes(STDIN, report)
    text = None if data is None else decode(data, report)
    checked.texts[STDIN] = _lines_of(data)
    return (
        Checking(None, in_order(report.problems))
        if text is None
        else inspect_stdin(text, today=day, geography=geography)
    )


def _lines_of(data: bytes | None) -> list[str]:
    """Give the lines of a file that can be shown; none of what is no text."""
    from quizgeo.cli.excerpt import lines_of

    return lines_of(data.decode(errors="replace")) if data and foreign(data) is None else []


def _doubled(path: str, deck: Deck, checked: Checked) -> Iterator[Problem]:
    """Say that another of the files has the same identity."""
    twins = [owner for owner, other in checked.decks if other.id == deck.id]
    if twins:
        from pathlib import Path

        from quizgeo.decks.library import same_identity

        others = (Path(owner) for owner in twins if Path(owner).resolve() != Path(path).resolve())
        yield from (same_identity(deck.id, path, str(owner)) for owner in islice(others, 1))


# -- telling ---------------------------------------------------------------------------------------------------------


def _tell_text(checked: Checked) -> None:
    """Tell the problems as a compiler does, and their number beside the result."""
    if checked.problems:
        from quizgeo.cli.problem_lines import text_lines

        colours = output.colours()
        for problem in checked.problems:
            output.facts(list(text_lines(problem, checked.line_of, colours=colours)))
    _say_sum(checked)


def _say_sum(checked: Checked) -> None:
    """Say how many problems there are, and where their reasons are told."""
    files = ngettext("{count} file", "{count} files", checked.files).format(count=checked.files)
    if checked.problems:
        from quizgeo.cli.problem_lines import counted, explained

        output.say(f"{files}: {counted(checked.problems)}")
        if rule := explained(checked.problems):
            output.say(_("Why, with examples: quizgeo check --explain {code}").format(code=rule))
    else:
        asked = sum(len(deck) for _path, deck in checked.decks)
        questions = ngettext("{count} question", "{count} questions", asked).format(count=asked)
        output.say(_("{files}, {questions}: no problems").format(files=files, questions=questions))


def _tell_json(checked: Checked) -> None:
    from pathlib import Path

    from quizgeo.cli.check_record import check_record

    decks, translations = (
        [(Path(file), deck) for file, deck in each] for each in (checked.decks, checked.translations)
    )
    output.document(check_record(checked.problems, checked.silenced, decks, translations, checked.files))


def _tell_sarif(checked: Checked) -> None:
    from quizgeo.cli.sarif import sarif_log

    output.document(sarif_log(checked.problems, checked.silenced))


def _tell_github(checked: Checked) -> None:
    from quizgeo.cli.github import annotations

    output.facts(list(annotations(checked.problems)))
    _say_sum(checked)


_TELL = {"text": _tell_text, "json": _tell_json, "sarif": _tell_sarif, "github": _tell_github}
"""What tells a problem in each of the formats."""

"""`check --answers`: what learners said against the judge, told to who writes the decks.

Nothing of the learner is changed or made: the log is opened to be read, and no index of decks is written.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.checking import Checked, decks_below
from quizgeo.cli.output import JSON
from quizgeo.cli.overridden_lines import record_of, story_lines, sum_line
from quizgeo.cli.problem_lines import problem_record, text_lines
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.start import clock, home_places, in_words, waiting_notes
from quizgeo.decks import Deck, Severity, UnknownDeckError, cards, check_file
from quizgeo.decks.claims import begins_as_deck, content, deck_named, is_overlay, is_part
from quizgeo.decks.opening import STDIN
from quizgeo.decks.overlay import overlay_head, read_overlay
from quizgeo.decks.walk import deck_files, is_deck_name
from quizgeo.language import _
from quizgeo.paths import Places
from quizgeo.progress import ProgressLog
from quizgeo.study import Corrections, corrections_of
from quizgeo.study.corrections import History


def check_answers(names: Sequence[str], *, as_json: bool) -> int:
    """Tell what learners said against the judge about the decks named by file, folder or identity.

    Gives 1 when a deck has errors. Raises RefusalError for what names no deck, and for a log that cannot be read.
    """
    if as_json:
        language.use("en")
    places = home_places()
    files = dict.fromkeys(path for name in names for path in _files(name, places))
    checked = Checked()
    for path in files:
        _read(path, checked)
    found = _said_of(places, checked.decks)
    if as_json:
        output.document(_record(checked, found))
    else:
        _tell(checked, found)
    return PROBLEMS if checked.problems else DONE


# -- which decks -----------------------------------------------------------------------------------------------------


def _files(name: str, places: Places) -> Iterator[str]:
    """Give the files of the decks that a word of the call means; translations in a folder go with their decks."""
    path = Path(name)
    if name == STDIN:
        raise RefusalError(_("With --answers a deck is named by its file or its identity, not given on stdin."))
    if name and path.is_dir():
        found = [each for each in decks_below(name) if not is_overlay(content(Path(each)))]
        if not found:
            raise RefusalError(_("There is no deck in {folder}.").format(folder=shown(name)))
        yield from found
    elif is_deck_name(path.name) or path.is_file():
        _refuse_pieces(path)
        yield name
    else:
        yield _file_of(name, places)


def _refuse_pieces(path: Path) -> None:
    """Raise RefusalError for a translation or a part: what was answered is kept with the deck."""
    data, file = content(path), shown(str(path))
    if is_part(data):
        raise RefusalError(_("{file} is a part that decks include; name the deck.").format(file=file))
    if begins_as_deck(data) and is_overlay(data):
        deck, _language = overlay_head(path)
        message = _("{file} is a translation; what was answered is kept with its deck: quizgeo check {deck} --answers")
        raise RefusalError(message.format(file=file, deck=shown(deck)))


def _file_of(name: str, places: Places) -> str:
    """Find the file of a deck by its identity; the first one without errors, should there be several.

    Raises RefusalError with the names that are spelt like it.
    """
    known: dict[str, list[str]] = {}
    for file in deck_files(places.deck_folders):
        data = content(Path(file))
        if begins_as_deck(data) and not is_overlay(data):
            known.setdefault(deck_named(data), []).append(file)
    if not name or name not in known:
        raise RefusalError(str(UnknownDeckError(name, filter(None, known))), MISUSED)
    files = known[name]
    return next((file for file in files if len(files) > 1 and check_file(file)[0]), files[0])


def _read(file: str, checked: Checked) -> None:
    """Read a deck; only errors count here."""
    checked.files += 1
    deck, problems = check_file(file)
    checked.problems += [problem for problem in problems if deck is None and problem.severity is Severity.ERROR]
    if deck is not None:
        checked.decks.append((file, deck))


class _Translations:
    """The translations that lie beside decks; a folder is looked through once."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, list[tuple[str, Path]]] = {}

    def of(self, file: Path, deck: Deck) -> list[Deck]:
        """Read the translations of a deck; those with errors are left out."""
        if file.parent not in self._by_folder:
            paths = (Path(name) for name in deck_files([file.parent], deep=0))
            self._by_folder[file.parent] = [
                (overlay_head(each)[0], each) for each in paths if is_overlay(content(each))
            ]
        readings = [read_overlay(path, deck) for owner, path in self._by_folder[file.parent] if owner == deck.id]
        return [reading.deck for reading in readings if reading.deck is not None]


# -- what was said ---------------------------------------------------------------------------------------------------


def _said_of(places: Places, decks: Sequence[tuple[str, Deck]]) -> list[Corrections]:
    """Read the log, and give what was said of the decks; say in words where nothing was ever answered."""
    translations = _Translations()
    with in_words(), closing(ProgressLog.open(places, readonly=True, now=clock().now())) as log:
        for note in (*log.notes, *waiting_notes(places)):
            output.say(note)
        empty = not log.last_pos()
        standing = _standing(log, [deck for _file, deck in decks])
    found = [each for file, deck in decks for each in corrections_of(deck, standing, translations.of(Path(file), deck))]
    if empty:
        output.say(_("Nothing was answered yet: there are no answers in {path}").format(path=places.progress))
    elif decks and not found:
        output.say(_("No answer was called right or wrong by who gave it."))
    return found


def _standing(log: ProgressLog, decks: Sequence[Deck]) -> History:
    """Read the events of the decks' cards in one pass: the log finds a single card no faster than all of them."""
    wanted = {key for deck in decks for question in deck for card in cards(question) for key in (card.key, *card.was)}
    histories = {key: events for key, events in log.histories() if key in wanted}
    return lambda key: histories.get(key, ())


def _tell(checked: Checked, found: Sequence[Corrections]) -> None:
    colours = output.colours()
    for problem in checked.problems:
        output.facts(list(text_lines(problem, checked.line_of, colours=colours)))
    for each in found:
        output.facts(story_lines(each, plain=output.only_ascii()))
    if found:
        output.say(sum_line(found))


def _record(checked: Checked, found: Sequence[Corrections]) -> dict[str, JSON]:
    return {
        "format": 1,
        "problems": [problem_record(problem) for problem in checked.problems],
        "answers": [record_of(each) for each in found],
        "summary": {
            "decks": len(checked.decks),
            "right": sum(typed.count for each in found for typed in each.right),
            "wrong": sum(typed.count for each in found for typed in each.wrong),
            "often": sum(typed.count for each in found for typed in each.often),
        },
    }

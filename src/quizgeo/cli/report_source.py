"""Where a report's answers come from: a session of the learner's own, over or not, or a file of rows."""

from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from msgspec import convert, to_builtins
from msgspec.structs import replace

from quizgeo.classroom.deck_files import OVERLAY, gather
from quizgeo.classroom.events import Answered
from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.logs.copies import opened_copy
from quizgeo.classroom.results import results
from quizgeo.classroom.shelf import Session, Shelf, ShelfError, lesson_of
from quizgeo.cli import output
from quizgeo.cli.refusal import DAMAGED, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.start import home_places, learner
from quizgeo.clock import Instant
from quizgeo.decks import DeckError, UnknownDeckError
from quizgeo.insight.report import Given, Source, Taker
from quizgeo.language import _

_LISTED = 8
"""Sessions that are named where the one that was asked for is not there."""


def given_of(word: str) -> Given:
    """Give the rows of a file, of the session that is named, or of the newest one with answers. Raises RefusalError."""
    path = Path(word)
    if path.suffix.lower() in (".csv", ".tsv"):
        from quizgeo.cli.report_table import read_table

        return read_table(path)
    return _of_session(_session(word))


def _session(word: str) -> Session:
    shelf = Shelf(home_places().sessions)
    try:
        known = shelf.called(word) if word else shelf.sessions()
    except ShelfError as error:
        if error.status != MISUSED:
            raise RefusalError(error.message, error.status) from error
        names = "\n".join(f"  {each.room}  {each.title}" for each in shelf.sessions()[:_LISTED])
        raise RefusalError(f"{error.message}\n{names}", MISUSED) from error
    if not known:
        raise RefusalError(_("There is no session yet; quizgeo host makes one."), MISUSED)
    chosen = next(filter(_has_answers, known), known[0])
    if word and len(known) > 1:
        sentence = _("{count} sessions are called {word}; this is the newest one with answers, {room}.")
        output.say(sentence.format(count=len(known), word=shown(word), room=chosen.room))
    return chosen


def _has_answers(session: Session) -> bool:
    """Tell whether anybody answered; a log that cannot be read is left to whoever reads it whole."""
    if not session.log.exists():
        return False
    try:
        with opened_copy(session.log) as log:
            return any(isinstance(each.event, Answered) for each in log.read())
    except LogError:
        return True


def _of_session(session: Session) -> Given:
    """Read a session from a copy of its log, so that one that goes on is not disturbed."""
    try:
        with opened_copy(session.log) as log:
            files, lesson = log.files(), lesson_of(log)
            found = to_builtins(results(lesson))
    except LogError as error:
        status = PROBLEMS if error.trouble is LogTrouble.TAKEN else DAMAGED
        raise RefusalError(error.message, status) from error
    except DeckError as error:
        message = _("{file} is damaged: {reason}").format(file=session.log, reason=error)
        raise RefusalError(message, DAMAGED) from error
    source = Source(
        session.title,
        session.deck,
        session.room,
        Instant(session.created).local().date().isoformat(),
        session.language,
        lesson.room.phase != "finished",
        _is_changed(session.deck, files),
    )
    return convert({**found, "source": to_builtins(source)}, type=Given)


def _is_changed(deck: str, files: Mapping[str, bytes]) -> bool:
    """Tell whether the deck of that identity is another one by now; one that is not there any more is not changed."""
    with suppress(RefusalError, UnknownDeckError), learner(readonly=True) as reading:
        path = reading.library.resolve(deck).path
        try:
            now = gather(path)
        except DeckError:
            return True
        return now != {name: body for name, body in files.items() if name != OVERLAY}
    return False


def pseudonyms(given: Given) -> tuple[Taker, ...]:
    """Give the persons without their names, in an order that tells nothing; the same each time."""
    salt = given.source.session or given.source.title
    order = sorted(given.takers, key=lambda each: blake2b(f"{salt}|{each.id}".encode(), digest_size=16).digest())
    width = max(2, len(str(len(order))))
    names = {each.id: f"P{place:0{width}d}" for place, each in enumerate(order, 1)}
    return tuple(replace(each, name=names[each.id]) for each in given.takers)

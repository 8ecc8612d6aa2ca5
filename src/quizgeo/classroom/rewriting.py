"""Logs made anew out of old ones: without a person who is to be forgotten, or of the sound part of a damaged one."""

import secrets
from collections.abc import Iterator
from itertools import takewhile

from msgspec.structs import replace

from quizgeo.classroom import shelf
from quizgeo.classroom.events import Answered, Created, Event, Joined, Regraded, Renamed, Stamped
from quizgeo.classroom.logs import LogError
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.names import folded
from quizgeo.classroom.room import Room
from quizgeo.classroom.scoring import grade_of
from quizgeo.classroom.shelf import LOG, Session, Shelf, ShelfError
from quizgeo.language import _


def forget(session: Session, name: str) -> int:
    """Take a person's names and typed texts out of a session that is over; give how many there were of that name.

    What they chose and how it was judged stays, under a number. Raises ShelfError, LogError.
    """
    if session.state != "finished":
        raise ShelfError(_("The session {room} is not over; nobody is forgotten before.").format(room=session.room))
    if session.is_served:
        raise ShelfError(_("The session {room} is running.").format(room=session.room))
    old = SqliteLog.open(session.log)
    try:
        events, files, lesson = list(old.read()), old.files(), shelf.lesson_of(old)
    finally:
        old.close()
    meant = _meant(events, folded(name))
    if not meant:
        return 0
    new = session.log.with_name(f"{LOG}.new")
    new.unlink(missing_ok=True)
    changed = (Stamped(each.pos, each.at, _without(each.event, meant, lesson.room)) for each in events)
    SqliteLog.create(new, files, changed).close()
    new.replace(session.log)
    return len(meant)


def _meant(events: list[Stamped], name: str) -> dict[str, str]:
    """Give the players who ever had a name, each with what stands in its place: P07 for the seventh who came."""
    numbers: dict[str, str] = {}
    meant = set()
    for each in events:
        match each.event:
            case Joined(p=p):
                numbers.setdefault(p, f"P{len(numbers) + 1:02d}")
        match each.event:
            case Joined(p=p, name=known) | Renamed(p=p, name=known) if folded(known) == name:
                meant.add(p)
    return {p: number for p, number in numbers.items() if p in meant}


def _without(event: Event, meant: dict[str, str], room: Room) -> Event:
    """Give an event without what tells who somebody was."""
    match event:
        case Joined(p=p) | Renamed(p=p) if p in meant:
            return replace(event, name=meant[p])
        case Answered(p=p, q=q, given=given) if p in meant and _is_written(event, room):
            counted = room.book.answers.get((p, q, event.round))
            grade, score = (event.grade, event.score) if counted is None else grade_of(room, q, counted)
            blank = tuple("" for _part in given) if isinstance(given, tuple) else ""
            return replace(event, given=blank, folded="", grade=grade, score=score)
        case Regraded(folded=text) if not _is_anybodys(text, event.q, meant, room):
            return replace(event, folded="-")
        case _:
            return event


def _is_written(event: Answered, room: Room) -> bool:
    """Tell whether somebody wrote an answer themselves, and did not choose it."""
    return room.items[event.q].kind in ("text", "number", "date", "find", "place", "open", "list", "cloze")


def _is_anybodys(text: str, q: int, meant: dict[str, str], room: Room) -> bool:
    """Tell whether somebody else wrote a text too."""
    answers = room.book.answers.items()
    return any(place == q and answer.folded == text and p not in meant for (p, place, _round), answer in answers)


def salvage(home: Shelf, session: Session, until: int) -> Session:
    """Make a new session of the first events of one, for the rest is damaged or not wanted.

    Raises ShelfError, LogError. Code and tokens stay, so that everybody finds the new one by themselves.
    """
    old = SqliteLog.open(session.log)
    try:
        files = old.files()
        sound = list(takewhile(lambda each: each.pos <= until, _sound(old)))
    finally:
        old.close()
    if not sound or not isinstance(sound[0].event, Created):
        raise ShelfError(_("Nothing of {room} can be read.").format(room=session.room), 3)
    room = f"{session.room.rpartition('-')[0]}-{secrets.token_hex(2)}"
    sound[0] = Stamped(1, sound[0].at, replace(sound[0].event, room=room))
    return home.copy(session, room, files, sound)


def _sound(log: SqliteLog) -> Iterator[Stamped]:
    """Give events up to the first that is damaged."""
    try:
        yield from log.read()
    except LogError:
        return

"""The commands `sessions …`: lessons that were played live, on this computer: looking, going on, and removing."""

import click

from quizgeo import language
from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.logs.copies import opened_copy
from quizgeo.classroom.server import process
from quizgeo.classroom.shelf import Session, Shelf, lesson_of, purge
from quizgeo.cli import output
from quizgeo.cli.classroom_shelf import open_shelf, shelf_in_words
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown
from quizgeo.cli.sessions_lines import list_lines, session_record, show_lines
from quizgeo.cli.start import clock
from quizgeo.cli.whole_file import free_path
from quizgeo.clock import DAY_MS
from quizgeo.language import N_, _, ngettext


@click.group()
def sessions() -> None:
    """Look at live sessions, go on with one, take it elsewhere, forget a person, or remove it."""


_ROOM = click.argument("room", metavar="SESSION")
_JSON = click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))


@sessions.command("list")
@_JSON
def list_(as_json: bool) -> int:
    """List the sessions on this computer, the newest first."""
    with shelf_in_words():
        known = open_shelf().sessions()
        if as_json:
            output.document([session_record(each) for each in known])
        else:
            output.facts(list_lines(known))
    return DONE


@sessions.command()
@_ROOM
@_JSON
def show(room: str, as_json: bool) -> int:
    """Tell of one session how it stands. SESSION is its name, a part of that, or its code."""
    with shelf_in_words():
        session = open_shelf().find(room)
        lesson = _lesson(session)
        if as_json:
            output.document(session_record(session, lesson))
        else:
            output.facts(show_lines(session, lesson))
    return DONE


def _lesson(session: Session) -> Lesson | None:
    """Read how a session stands; None for one that is kept nowhere."""
    if not session.log.exists():
        return None
    with opened_copy(session.log) as log:
        return lesson_of(log)


@sessions.command()
@click.argument("room", metavar="[SESSION]", default="")
@click.option(
    "--until",
    type=click.IntRange(1),
    metavar="N",
    help=N_("Go on from event N in a new session: what follows is damaged."),
)
@_JSON
def resume(room: str, until: int | None, as_json: bool) -> int:
    """Go on with a session whose server went before its end; on the same port, so that everybody finds it again."""
    with shelf_in_words():
        shelf = open_shelf()
        session = _salvaged(shelf, room, until) if until else process.attach(shelf, room)
    if as_json:
        language.use("en")
        output.document(session_record(session))
    else:
        output.facts(show_lines(session, None))
        output.say(_("Lead it with: quizgeo host --attach {code}").format(code=session.code))
    return DONE


def _salvaged(shelf: Shelf, room: str, until: int) -> Session:
    from quizgeo.classroom.rewriting import salvage

    if not room:
        raise RefusalError(_("Say which session: quizgeo sessions resume SESSION --until N"), MISUSED)
    session = process.let_go(shelf.find(room))
    if process.runs(session):
        raise RefusalError(_("The session {room} is running.").format(room=session.room), MISUSED)
    return process.start(salvage(shelf, session, until))


@sessions.command()
@_ROOM
@click.option("-o", "--output", "target", metavar="FILE", default="-", help=N_("Where to; - is stdout."))
@click.option("--force", is_flag=True, help=N_("Replace a file that is there."))
def export(room: str, target: str, force: bool) -> int:
    """Write every event of a session as JSON Lines. It holds names and answers; no token."""
    from msgspec import json

    from quizgeo.classroom.events import encode
    from quizgeo.progress.files import write_text

    with shelf_in_words():
        session = open_shelf().find(room)
        with opened_copy(session.log) as log:
            events = list(log.read())
    head = json.encode({"quizgeo": "session", "format": 1, "session": session.room, "events": len(events)})
    lines = [head, *(b'{"pos":%d,"at":%d,' % (each.pos, each.at) + encode(each.event)[1:] for each in events)]
    told = [line.decode() for line in lines]
    if target == "-":
        output.facts(told)
        return DONE
    path = free_path(target, force=force)
    try:
        write_text(path, "".join(f"{line}\n" for line in told))
    except OSError as error:
        message = _("Cannot write {path}: {reason}")
        raise RefusalError(message.format(path=shown(target), reason=error.strerror or str(error)), PROBLEMS) from error
    return DONE


@sessions.command()
@_ROOM
@click.argument("name")
def forget(room: str, name: str) -> int:
    """Take a person's name and typed answers out of a session that is over; what they chose stays, under a number."""
    from quizgeo.classroom.rewriting import forget as forget_person

    with shelf_in_words():
        session = process.let_go(open_shelf().find(room))
        count = forget_person(session, name)
    if not count:
        message = _("Nobody was called {name} in {room}.")
        raise RefusalError(message.format(name=shown(name), room=session.room), MISUSED)
    output.say(_("{name} is forgotten in {room}.").format(name=shown(name), room=session.room))
    return DONE


@sessions.command("purge")
@click.argument("room", metavar="[SESSION]", default="")
@click.option(
    "--older-than", "days", type=click.IntRange(0), metavar="DAYS", help=N_("Those begun before so many days.")
)
@click.option("--all", "everything", is_flag=True, help=N_("All of them."))
def purge_(room: str, days: int | None, everything: bool) -> int:
    """Remove a session with all that is kept of it, or several. One that is running stays."""
    if sum((bool(room), days is not None, everything)) != 1:
        raise RefusalError(_("Name a session, or say --older-than DAYS or --all."), MISUSED)
    with shelf_in_words():
        shelf = open_shelf()
        chosen = (shelf.find(room),) if room else shelf.sessions()
    if days is not None:
        chosen = tuple(each for each in chosen if each.created < clock().now().ms - days * DAY_MS)
    chosen = tuple(map(process.let_go, chosen))
    running = [each for each in chosen if process.runs(each)]
    for each in chosen:
        if each not in running:
            purge(each)
    if running:
        names = ", ".join(each.room for each in running)
        raise RefusalError(_("Not removed, for it is running: {names}").format(names=names), MISUSED)
    count = len(chosen)
    output.say(ngettext("{count} session was removed.", "{count} sessions were removed.", count).format(count=count))
    return DONE

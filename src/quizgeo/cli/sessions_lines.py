"""Sessions in words, and as JSON objects. Pure."""

from collections.abc import Sequence

from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.shelf import Session, State
from quizgeo.cli.output import JSON
from quizgeo.clock import Instant
from quizgeo.insight.tables import laid_out
from quizgeo.language import N_, _, ngettext

STATES: dict[State, str] = {
    "new": N_("not played yet"), "live": N_("running"), "interrupted": N_("interrupted"), "finished": N_("over"),
}  # fmt: skip


def list_lines(sessions: Sequence[Session]) -> list[str]:
    """Give a row for each session, the newest first."""
    if not sessions:
        return [_("There is no session. quizgeo host DECK begins one.")]
    rows = [(each.room, each.code, _(STATES[each.state]), each.title) for each in sessions]
    return laid_out(rows, left=(0, 1, 2, 3))


def show_lines(session: Session, lesson: Lesson | None) -> list[str]:
    """Tell of one session; lesson: None where its log cannot be read now."""
    rows = [
        (_("session"), session.room),
        (_("deck"), session.title),
        (_("state"), _(STATES[session.state])),
        (_("code"), session.code),
        (_("begun"), f"{Instant(session.created).local():%Y-%m-%d %H:%M} UTC"),
    ]
    if session.state == "live":
        rows += [(_("address"), url) for url in session.urls]
    if lesson is not None:
        room = lesson.room
        asked, count = len(room.book.rounds), len(room.items)
        people = ngettext("{count} participant", "{count} participants", len(room.players))
        answers = ngettext("{count} answer", "{count} answers", len(room.book.answers))
        rows += [
            (_("people"), people.format(count=len(room.players))),
            (_("questions"), _("{asked} of {count} asked").format(asked=asked, count=count)),
            (_("answers"), answers.format(count=len(room.book.answers))),
        ]
    return laid_out(rows, left=(0, 1))


def session_record(session: Session, lesson: Lesson | None = None) -> dict[str, JSON]:
    """Give a session as JSON. Its tokens are in no output."""
    told: dict[str, JSON] = {
        "session": session.room, "code": session.code, "deck": session.deck, "title": session.title,
        "language": session.language, "state": session.state, "created": session.created,
        "finished": session.finished, "urls": list(session.urls) if session.state == "live" else [],
    }  # fmt: skip
    if lesson is not None:
        room = lesson.room
        told |= {
            "people": len(room.players), "questions": len(room.items), "asked": len(room.book.rounds),
            "answers": len(room.book.answers), "phase": room.phase,
        }  # fmt: skip
    return told

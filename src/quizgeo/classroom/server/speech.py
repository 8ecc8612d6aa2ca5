"""From what a participant sends to a command of the room, or a refusal at once."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from quizgeo.classroom.commands import (
    Answer,
    Change,
    Command,
    Do,
    Expect,
    Extend,
    Go,
    Judge,
    Manage,
    Regrade,
)
from quizgeo.classroom.faces import BadGivenError, EmptyGivenError
from quizgeo.classroom.lesson import Lesson
from quizgeo.classroom.settings import RoomSettings
from quizgeo.classroom.wire import Sent, SentAnswer, SentDo, SentJudgement, SentNext

COURSE = frozenset({
    "open", "close", "skip", "again", "reveal", "board", "pause", "resume", "finish", "lock", "unlock", "void",
})  # fmt: skip
PEOPLE = frozenset({"approve", "deny", "kick", "ban", "rename", "team", "extra"})


class Unheard(Struct, frozen=True):
    """Why something sent is no command."""

    why: str
    field: str = ""


def player_command(lesson: Lesson, p: str, sent: Sent, name: Callable[[], str]) -> Command | Unheard:
    """Give what a player wants. name: draws a name that nobody has."""
    match sent.body:
        case SentAnswer() as body:
            return _answer(lesson, p, body)
        case SentJudgement(q=q, knew=knew):
            return Judge(p, q, knew)
        case SentNext(q=q):
            player = lesson.room.players.get(p)
            return Go(p, "next") if player is not None and player.at == q else Unheard("stale")
        case _ if sent.t == "reroll":
            return Go(p, "reroll", name())
        case _ if sent.t == "bye":
            return Go(p, "bye")
        case _:
            return Unheard("not_allowed")


def _answer(lesson: Lesson, p: str, body: SentAnswer) -> Command | Unheard:
    player = lesson.room.players.get(p)
    if player is None or not 0 <= body.q < len(lesson.questions):
        return Unheard("stale")
    key = (p, body.q, body.round)
    if key in lesson.room.book.answers:  # the receipt of the first answer, whatever this one says
        return Answer(p, body.q, body.round, None, "", "wrong", 0.0, "", None)
    if lesson.place(player) != body.q:
        return Unheard("stale")
    try:
        judged = lesson.judge(body.q).judge(lesson.face(p, body.q).read(body.given))
    except EmptyGivenError:
        return Unheard("empty")
    except BadGivenError as error:
        return Unheard("bad_given", str(error))
    verdict = judged.verdict
    return Answer(
        p, body.q, body.round, judged.given, judged.folded, verdict.grade, verdict.score, verdict.reason, body.conf
    )


def host_command(sent: Sent) -> Command | Unheard:
    """Give what a host wants."""
    body = sent.body
    if not isinstance(body, SentDo):
        return Unheard("not_allowed")
    if body.cmd in COURSE:
        return Do(body.cmd, _expect(body), body.at)  # type: ignore[arg-type]  # it is one of them
    if body.cmd in PEOPLE:
        return Manage(body.cmd, body.p, body.text, body.factor)  # type: ignore[arg-type]  # as above
    other = _OTHERS.get(body.cmd)
    return Unheard("unknown", "cmd") if other is None else other(body)


def _expect(body: SentDo) -> Expect | None:
    if body.phase is None or body.q is None or body.round is None:
        return None
    return Expect(body.phase, body.q, body.round)


def _extend(body: SentDo) -> Command:
    return Extend(body.ms, _expect(body))


def _regrade(body: SentDo) -> Command:
    return Regrade(-1 if body.at is None else body.at, body.text, body.right)


def _change(body: SentDo) -> Command:
    return Change(body.settings or RoomSettings())


_OTHERS: Mapping[str, Callable[[SentDo], Command]] = {"extend": _extend, "regrade": _regrade, "set": _change}

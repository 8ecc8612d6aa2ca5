"""Taking part in a lesson line by line: the same seat as behind the screen, in words, ready for screen readers.

Lines that are typed before a question wait for it, so that a file can take part too.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quizgeo.classroom.attending import Participant, now_ms
from quizgeo.classroom.client import Ending
from quizgeo.classroom.events import Confidence
from quizgeo.classroom.forms import asked_of, sent_of
from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.kept_answers import all_answers, lesson_of, shown_answer
from quizgeo.classroom.names import folded
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.sent import Hello
from quizgeo.classroom.stand import Stand, stand_of
from quizgeo.classroom.tickets import Ticket
from quizgeo.classroom.wire import State
from quizgeo.classroom.words import no_answer, refusal_words
from quizgeo.cli import output
from quizgeo.cli.asked_lines import asked_lines
from quizgeo.cli.joined_lines import board_lines, end_lines, ending_lines, reveal_lines
from quizgeo.cli.lines_in import Answered, Refused, Unclear, read
from quizgeo.cli.live import talk
from quizgeo.cli.refusal import DONE, PROBLEMS
from quizgeo.cli.wishes import wish_of
from quizgeo.language import _, in_use
from quizgeo.study import Asked
from quizgeo.study.lessons import LessonAnswer

Keeps = Callable[[Sequence[LessonAnswer], str], str]
LOST_S = 1.0
"""How long a line has to be lost before it is told: most come back at once."""
JOINED = "joined"
"""Folder of tokens in the learner's data."""
QUIT = frozenset({":quit", ":q"})
_CONFIDENCES: tuple[Confidence, ...] = ("guess", "unsure", "sure")
_UNDER_WAY = frozenset({"connecting", "sent", "counted", "closed", "paused"})
"""Where whoever types no more waits all the same: for what becomes of the answer."""
_WITHOUT_FORM = frozenset({"flashcard", "open"})


class Attendance:
    """One participant who types lines."""

    def __init__(self, home: Path, where: Invitation, name: str, keeps: Keeps | None) -> None:
        """Take where the room is, the name, and what writes one's own log."""
        hello = Hello("player", "terminal", in_use(), where.code, name)
        ticket = Ticket(home / JOINED, where.code, where.place, name)
        self.participant = Participant(where, hello, ticket, self._changed)
        self._keeps = keeps
        self._told: tuple[object, ...] = ()
        self._kept: dict[bytes, LessonAnswer] = {}
        self._lines: deque[str] = deque()
        self._ended = False
        """Whether no more lines come."""
        self._held: tuple[object] | None = None
        """An answer that waits for how sure it is."""
        self._on = self._missed = self._left = False
        """Whether the line stands; whether it was told that it is lost; whether one leaves."""
        self._wanted = name
        """The name that was given, until it is known whether it was taken."""
        self._rounds = False
        """Whether a question was asked again."""
        self._picking: asyncio.Event | None = None
        """Set by each line while a name is picked; None once one was."""

    @property
    def seat(self) -> Seat:
        """The seat as it stands."""
        return self.participant.seat

    @property
    def asked(self) -> Asked | None:
        """The question that stands."""
        room = self.seat.room
        return asked_of(room.question.shown) if room is not None and room.question is not None else None

    # -- telling -------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        """Tell what is new, and take the next line where one is waited for."""
        self._keep()
        room, stand = self.seat.room, stand_of(self.seat)
        own = room.reveal.you if room is not None and room.reveal is not None else None
        told = (stand, room.q if room else -1, room.round if room else 0, own.grade if own else "",
                own.knew if own else None)  # fmt: skip
        if told != self._told:
            self._told, self._held = told, None
            self._say([*self._other_name(), *self._lines_for(stand)])
        self._follow_line()
        refused = self.seat.refused
        if refused is not None and stand in ("asking", "closed"):
            self._say([refusal_words(refused.why, refused.suggest)])
        self._next()

    def _follow_line(self) -> None:
        """Tell that the line is lost, where it stays so for a moment, and that it is back."""
        if self.seat.on == self._on:
            return
        self._on = self.seat.on
        if not self._on:
            asyncio.get_running_loop().call_later(LOST_S, self._miss)
        elif self._missed:
            self._missed = False
            self._say([_("The line is back.")])

    def _miss(self) -> None:
        """Tell that the line is lost, if it still is; whoever leaves loses none."""
        if self._on or self._missed or self._left or self.seat.over or self.seat.gone:
            return
        self._missed = True
        kept = self.seat.pending is not None
        sentence = _("The line is lost; trying again. Your answer is kept.")
        self._say([sentence if kept else _("The line is lost; trying again.")])

    def _leave(self) -> None:
        self._left = True
        self.participant.leave()

    def _say(self, lines: Sequence[str]) -> None:
        if lines:
            output.facts(list(lines))
            output.finish()

    def _lines_for(self, stand: Stand) -> list[str]:
        """Give what there is to say when one comes to something else."""
        room, asked = self.seat.room, self.asked
        if room is None:
            return []
        sentences = {
            "waiting": _("The teacher will let you in."),
            "lobby": _("You are in as {name}. Wait for the first question.").format(name=self.seat.you.name),
            "paused": _("A pause: the clocks stand. Wait for the teacher."),
            "late": _("You came after this question was opened; the next one is yours."),
            "closed": _("No more answers; the teacher shows what is right."),
            "counted": _("Your answer is counted."),
            "through": _("That was the last question. You can leave, or wait for the end."),
        }
        if stand == "asking" and asked is not None:
            return [
                "",
                *self._head(room),
                *ending_lines(self.seat.lesson_left(now_ms())),
                *asked_lines(asked),
                f"{_wish(asked)}:",
            ]
        if stand == "shown" and room.reveal is not None:
            return list(reveal_lines(room.reveal, self_graded=asked is not None and asked.self_graded))
        if stand == "board":
            return list(board_lines(room.board))
        if stand == "over":
            return [*end_lines(room.end, self.participant.where.url, rounds=self._rounds), *board_lines(room.board)]
        return [sentences[stand]] if stand in sentences else []

    def _head(self, room: State) -> Iterator[str]:
        """Say which question it is, and whether it was asked before."""
        yield _("question {number} of {count}").format(number=room.q + 1, count=room.of)
        if room.round > 1:
            self._rounds = True
            yield _("Round {number}: the question is asked again. Your own progress keeps the first answer.").format(
                number=room.round
            )

    def _other_name(self) -> list[str]:
        """Say once that one is in by another name than the one that was given."""
        wanted, name = self._wanted, self.seat.you.name
        if not name or not wanted or self.seat.waiting:
            return []
        self._wanted = ""
        if folded(wanted) == folded(name):
            return []
        return [_("Names come from the teacher here: you are {name}, not {wanted}.").format(name=name, wanted=wanted)]

    # -- one's own log -------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        room = self.seat.room
        if self._keeps is None or room is None or not self.seat.token:
            return
        name = lesson_of(self.seat.token)
        if room.end is not None:
            said = self._keeps(all_answers(room.end, name), name)
        else:
            answer = shown_answer(self.seat, name)
            if answer is None or self._kept.get(answer.id) == answer:
                return
            self._kept[answer.id] = answer
            said = self._keeps((answer,), "")
        if said:
            output.say(said)

    # -- answering -----------------------------------------------------------------------------------------------

    def take(self, line: str | None) -> None:
        """Take a line; None where no more come."""
        if line is None:
            self._ended = True
        else:
            self._lines.append(line)
        if self._picking is not None:
            self._picking.set()
        else:
            self._next()

    @property
    def _may_judge(self) -> bool:
        room = self.seat.room
        own = room.reveal.you if room is not None and room.reveal is not None else None
        return own is not None and own.knew is None and self.asked is not None and self.asked.self_graded

    async def attend(self) -> Ending:
        """Take part until the end, and pick a name first where the teacher gave names."""
        while True:
            ending = await self.participant.run()
            free = ending.refused.free if ending.refused is not None else ()
            if not free or not await self._pick(free):
                return ending

    async def _pick(self, free: Sequence[str]) -> bool:
        """Have one of some names picked, by its number or as it is written; tell whether one was."""
        self._say([refusal_words("pick_name"), *(f"{place}) {name}" for place, name in enumerate(free, 1))])
        self._picking = asyncio.Event()
        while not self._lines and not self._ended:
            self._picking.clear()
            await self._picking.wait()
        self._picking = None
        line = self._lines.popleft().strip() if self._lines else ""
        if not line or line.lower() in QUIT:
            return False
        number = int(line) if line.isascii() and line.isdigit() else 0
        self._wanted = ""
        self.participant.rename(free[number - 1] if 1 <= number <= len(free) else line)
        return True

    def _next(self) -> None:
        """Use lines as far as something is waited for; leave once all are used and it is known what became of them."""
        while self._lines:
            if self._lines[0].strip().lower() in QUIT:
                self._leave()
                return
            if not self._use(self._lines[0].strip()):
                break
        done = self._ended and not self._lines and stand_of(self.seat) not in _UNDER_WAY
        if self.seat.over or done:
            self._leave()

    def _use(self, line: str) -> bool:
        """Use a line for what is waited for; tell whether it was used."""
        stand = stand_of(self.seat)
        if stand == "asking" and self._held is not None:
            self._lines.popleft()
            self._sure(line)
        elif stand == "asking":
            self._lines.popleft()
            self._answer(line)
        elif stand == "shown" and self._may_judge and line.lower() in ("y", "n"):
            self._lines.popleft()
            self.participant.judge(knew=line.lower() == "y")
        elif stand in ("shown", "counted") and self.seat.paced and self.seat.on and not line:
            self._lines.popleft()
            self.participant.go_on()
            return False
        else:
            return False
        return True

    def _answer(self, line: str) -> None:
        asked, asking = self.asked, self.seat.asking
        assert asked is not None
        assert asking is not None
        if asked.kind in _WITHOUT_FORM:
            self.participant.answer(line if asked.kind == "open" and line else None)
            return
        match read(line, asked):
            case Answered(given=given) if given not in ({}, ()):
                self._send(sent_of(asking.shown, given), ask=asking.confidence)
            case Unclear(wish=wish):
                self._say([_("{wish}.").format(wish=wish)])
            case Refused(sentence=sentence):
                self._say([sentence])
            case _:
                self._say([_("{wish}.").format(wish=wish_of(asked))])

    def _send(self, sent: object, *, ask: bool) -> None:
        if ask:
            self._held = (sent,)
            self._say([_("How sure are you? 1 a guess, 2 unsure, 3 sure:")])
        else:
            self.participant.answer(sent)

    def _sure(self, line: str) -> None:
        assert self._held is not None
        if line not in ("1", "2", "3"):
            self._say([_("1 a guess, 2 unsure, 3 sure:")])
            return
        (sent,), self._held = self._held, None
        self.participant.answer(sent, _CONFIDENCES[int(line) - 1])


def _wish(asked: Asked) -> str:
    """Say what may be typed."""
    if asked.kind == "flashcard":
        return _("enter when you have your answer")
    return _("your answer") if asked.kind == "open" else wish_of(asked)


def take_part(home: Path, where: Invitation, name: str, keeps: Keeps | None) -> int:
    """Take part until the end; give the exit status."""
    return asyncio.run(_take_part(Attendance(home, where, name, keeps)))


async def _take_part(attendance: Attendance) -> int:
    ending = await talk(attendance.attend(), attendance.take)
    said = _ended(ending, attendance.participant.where.place)
    if said:
        output.say(said)
        return PROBLEMS
    return DONE


def _ended(ending: Ending, place: str) -> str:
    """Say why it ended, where it was not meant to."""
    if ending.refused is not None:
        return refusal_words(ending.refused.why, ending.refused.suggest)
    if ending.why == "unreachable":
        return no_answer(place)
    if ending.why == "superseded":
        return _("You take part from another place now.")
    return refusal_words(ending.why) if ending.why in ("kicked", "version") else ""

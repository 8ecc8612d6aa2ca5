"""A lesson led line by line: what happens is told as it comes, and one word at a time leads on.

What is right is told when it is asked for, or at the reveal.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from quizgeo.classroom.attending import Leader, now_ms
from quizgeo.classroom.codes import shown as shown_code
from quizgeo.classroom.forms import asked_of
from quizgeo.classroom.invitation import way_to
from quizgeo.classroom.lectern import Lectern, Next
from quizgeo.classroom.sent import SentDo
from quizgeo.classroom.shelf import Session
from quizgeo.cli import output
from quizgeo.cli.asked_lines import asked_lines
from quizgeo.cli.joined_lines import board_lines, ending_lines
from quizgeo.cli.live import talk
from quizgeo.cli.refusal import DONE, PROBLEMS, shown
from quizgeo.language import N_, _, ngettext

MORE_MS = 30_000
QUIT = frozenset({"quit", "q"})
STEPS: Mapping[Next, str] = {
    "start": N_("enter begins with the first question"),
    "close": N_("enter closes the question"),
    "reveal": N_("enter shows what is right, again asks once more"),
    "board": N_("enter shows the board"),
    "next": N_("enter goes on to the next question"),
    "finish": N_("end ends the lesson"),
    "resume": N_("enter goes on"),
    "leave": N_("enter leaves"),
}
"""What leads on, in a few words."""
_HELP = (
    N_("enter goes on to what comes next; pause stops the clocks, more gives half a minute more"),
    N_("key tells what is right, here alone; again asks once more; board names those with most points"),
    N_("names lists who is there; let-in NUMBER, remove NUMBER, lock closes or opens the door"),
    N_("void lets the question count for nothing; right TEXT and wrong TEXT change the verdict of a typed answer"),
    N_("end ends the lesson; quit leaves it running"),
)


Place = tuple[str, int, int]
"""Phase, question and round."""
_ELSEWHERE = frozenset({"open", "close", "reveal", "board", "finish", "pause", "resume", "again"})
"""Commands that lead to another place."""


class Said(Struct):
    """What was told already."""

    place: Place = ("", -1, 0)
    people: tuple[str, ...] = ()
    step: str = ""
    refused: object = None
    warned: str = ""


class Podium:
    """One lesson, led by lines."""

    def __init__(self, session: Session) -> None:
        """Take the session, whose server runs."""
        self.leader = Leader(way_to(session), session.host_token, self._changed)
        self.said = Said()
        self._session = session
        self._lines: deque[str] = deque()
        self._ended = False
        """Whether no more lines come."""
        self._before: Place | None = None
        """Where the lesson was when it was told to go elsewhere; None once it is there, or does not go."""

    def greet(self) -> None:
        """Say how others come in."""
        session = self._session
        output.fact(_("Code: {code}").format(code=shown_code(session.code)))
        for url in session.urls:
            output.fact(f"{url}/{session.code}")
            output.fact(f"quizgeo join {session.code}@{url.partition('://')[2]}")
        output.fact(_("help lists what may be typed."))
        output.finish()

    # -- telling -------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        lectern, room = self.leader.lectern, self.leader.lectern.room
        self._arrive(lectern)
        if room is None:
            return
        lines = [*self._people(lectern), *self._warnings(lectern)]
        place = _place(lectern)
        ready = room.phase != "closed" or lectern.result is not None or room.paused
        if place != self.said.place and ready:
            self.said.place = place
            lines += _phase_lines(lectern)
        step = _(STEPS[lectern.next])
        if step != self.said.step or lines:
            self.said.step = step
            lines.append(_("{words}:").format(words=step))
        if lines:
            output.facts(lines)
            output.finish()
        self._next()

    def _people(self, lectern: Lectern) -> Iterator[str]:
        """Tell who came, and who waits."""
        names = tuple(f"{each.name}\0{each.standing}" for each in lectern.people.values())
        for each in lectern.people.values():
            if f"{each.name}\0{each.standing}" in self.said.people:
                continue
            if each.standing == "waiting":
                yield _("Waits to be let in: {name}").format(name=each.name)
            elif each.standing == "in":
                yield _("Joined: {name}").format(name=each.name)
        self.said.people = names

    def _warnings(self, lectern: Lectern) -> Iterator[str]:
        warning, refused = lectern.warning, lectern.refused
        text = warning.text or warning.what if warning is not None else ""
        if text and text != self.said.warned:
            yield _("Take care: {reason}").format(reason=text)
        self.said.warned = text
        if refused is not None and refused is not self.said.refused:
            yield _("Nothing was done: {reason}").format(reason=refused.why)
        self.said.refused = refused

    # -- leading -------------------------------------------------------------------------------------------------

    def take(self, line: str | None) -> None:
        """Take a line; None where no more come, which leaves the lesson running.

        A line waits until the room is there and has done what the one before asked for, so that a file can lead too.
        """
        if line is None:
            self._ended = True
        else:
            self._lines.append(line)
        if line is not None and not self.leader.lectern.seat.on and line.strip().lower() in QUIT:
            self.leader.leave()
        self._next()

    def _next(self) -> None:
        """Do what the lines ask for, as far as that can be done now."""
        while self._lines and self._is_ready:
            self._use(self._lines.popleft())
        if self._ended and not self._lines and self._is_ready:
            self.leader.leave()

    @property
    def _is_ready(self) -> bool:
        lectern = self.leader.lectern
        return lectern.seat.on and lectern.room is not None and not self.leader.waits and self._before is None

    def _go(self, command: SentDo | None) -> None:
        """Have a command carried out. One that leads elsewhere is told to be done before it is seen to be."""
        place = _place(self.leader.lectern)
        if command is not None and command.cmd in _ELSEWHERE and command.cmd != place[0]:
            self._before = place
        self.leader.do(command)

    def _arrive(self, lectern: Lectern) -> None:
        """Go on with the next line where the lesson has come to where it was sent, or was not let go."""
        refused = lectern.refused is not None and lectern.refused is not self.said.refused
        if refused or not lectern.seat.on or _place(lectern) != self._before:
            self._before = None

    def _use(self, line: str) -> None:
        """Do what a line asks for."""
        word, _space, rest = line.strip().partition(" ")
        lectern = self.leader.lectern
        told = self._told(word.lower(), rest.strip())
        if told is not None:
            output.facts(list(told))
            output.finish()
        elif not word and lectern.next == "leave":
            self.leader.leave()
        else:
            self._do(word.lower(), rest.strip())

    def _told(self, word: str, rest: str) -> list[str] | None:
        """Give what is only told; None for a word that does something."""
        del rest
        lectern = self.leader.lectern
        match word:
            case "help" | "?":
                return [_(line) for line in _HELP]
            case "names":
                people = enumerate(lectern.people.values(), 1)
                return [f"{number}) {each.name} {each.team} {each.standing}".rstrip() for number, each in people]
            case "key":
                return [lectern.key.right, *lectern.key.explain.splitlines()] if lectern.key is not None else []
            case "count":
                return [count_line(lectern), *ending_lines(lectern.seat.lesson_left(now_ms()))]
            case _:
                return None

    def _do(self, word: str, rest: str) -> None:
        lectern = self.leader.lectern
        plain: Mapping[str, Callable[[], SentDo | None]] = {
            "": lectern.step if lectern.next != "finish" else lambda: None,
            "pause": lectern.pause,
            "lock": lectern.lock,
            "void": lectern.void,
            "more": lambda: lectern.command("extend", ms=MORE_MS),
            "again": lambda: lectern.command("again"),
            "board": lambda: lectern.command("board"),
            "end": self._finish,
            "right": lambda: self._verdict(rest, right=True),
            "wrong": lambda: self._verdict(rest, right=False),
            "let-in": lambda: self._person("approve", rest),
            "remove": lambda: self._person("kick", rest),
        }
        if word in QUIT:
            self.leader.leave()
        elif word in plain:
            self._go(plain[word]())
        else:
            output.fact(_("There is no command {word}; help lists them.").format(word=shown(word)))
            output.finish()

    def _finish(self) -> SentDo:
        """End the lesson; a question that is open is closed first."""
        lectern = self.leader.lectern
        if lectern.room is None or lectern.room.phase != "open":
            return lectern.command("finish")
        self._lines.appendleft("end")
        return lectern.command("close")

    def _verdict(self, text: str, *, right: bool) -> SentDo | None:
        """Change the verdict of a typed answer, by how somebody wrote it."""
        result = self.leader.lectern.result
        for folded, written, _count, _right in result.texts if result is not None else ():
            if text.casefold() in (written.casefold(), folded.casefold()):
                return self.leader.lectern.regrade(folded, right=right)
        return None

    def _person(self, cmd: str, number: str) -> SentDo | None:
        people = list(self.leader.lectern.people.values())
        place = int(number) - 1 if number.isascii() and number.isdigit() else -1
        return SentDo(cmd, p=people[place].p) if 0 <= place < len(people) else None


def _place(lectern: Lectern) -> Place:
    room = lectern.room
    return ("paused" if room.paused else room.phase, room.q, room.round) if room is not None else ("", -1, 0)


def count_line(lectern: Lectern) -> str:
    """Say how many have answered; never who has not."""
    count = lectern.count
    if count is None:
        return ngettext("{count} joined", "{count} joined", len(lectern.inside)).format(count=len(lectern.inside))
    return _("{count} of {whole} answered").format(count=count.answered, whole=count.of)


def _phase_lines(lectern: Lectern) -> list[str]:
    """Say what a new phase brings."""
    room = lectern.room
    assert room is not None
    lines: list[str] = []
    if room.paused:
        lines = [_("The clocks stand.")]
    elif room.phase == "running":
        lines = [_("Everybody goes at their own pace."), *ending_lines(lectern.seat.lesson_left(now_ms()))]
    elif room.phase == "open" and lectern.asked is not None:
        lines = [_("question {number} of {count}").format(number=room.q + 1, count=room.of)]
        lines += asked_lines(asked_of(lectern.asked.shown))
    elif room.phase == "closed":
        lines = [_("Closed."), count_line(lectern), *_result_lines(lectern, right=False)]
    elif room.phase == "revealed" and lectern.key is not None:
        lines = [_("Answer: {answer}").format(answer=lectern.key.right), *_result_lines(lectern, right=True)]
    elif room.phase == "board":
        lines = list(board_lines(room.board))
    elif room.phase == "finished":
        lines = [_("The lesson is over."), *board_lines(room.board)]
    return lines


def _result_lines(lectern: Lectern, *, right: bool) -> Iterator[str]:
    """Say what was answered; which of it is right only where that may be seen."""
    result = lectern.result
    if result is None:
        return
    for text, count, is_right in (*result.hist, *((each[1], each[2], each[3]) for each in result.texts)):
        told = _("{count} answered: {text}").format(count=count, text=text)
        yield _("{told} (right)").format(told=told) if right and is_right else told


def lead(session: Session) -> int:
    """Lead a session until its end, or until it is left running; give the exit status."""
    return asyncio.run(_lead(session))


async def _lead(session: Session) -> int:
    podium = Podium(session)
    podium.greet()
    ending = await talk(podium.leader.run(), podium.take)
    if ending.why in ("unreachable", "refused"):
        output.say(_("The server of the lesson does not answer. Start it again: quizgeo host --attach"))
        return PROBLEMS
    room = podium.leader.lectern.room
    if room is not None and room.phase != "finished":
        output.say(_("The lesson runs on. Come back with: quizgeo host --attach {code}").format(code=session.code))
    return DONE

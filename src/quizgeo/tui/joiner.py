"""The app of a participant: joining a lesson, taking part, and keeping one's own answers in one's own log."""

import asyncio
import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import ClassVar

from textual.screen import Screen

from quizgeo.classroom.attending import Participant
from quizgeo.classroom.client import Ending
from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.kept_answers import all_answers, lesson_of, shown_answer
from quizgeo.classroom.sent import Hello
from quizgeo.classroom.tickets import Ticket
from quizgeo.classroom.words import no_answer, refusal_words
from quizgeo.language import N_, _, in_use
from quizgeo.study.lessons import LessonAnswer
from quizgeo.tui.app import run
from quizgeo.tui.program import STYLES, Program
from quizgeo.tui.screens.joining import JoinForm, Seek, Wish
from quizgeo.tui.screens.lesson import LessonScreen

Keeps = Callable[[Sequence[LessonAnswer], str], str]
"""Writes answers into one's own log; with the name of a lesson these are all of it. Gives a sentence if that failed."""
JOINED = "joined"
"""Folder of tokens in the learner's data."""
ENDINGS: Mapping[str, str] = {
    "superseded": N_("You take part from another place now."),
    "kicked": N_("The teacher sent you out."),
    "version": N_("The session is played by another version of quizgeo."),
}


class JoinApp(Program):
    """A lesson as somebody who takes part sees it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STYLES / "app.tcss", STYLES / "study.tcss", STYLES / "lesson.tcss"]

    def __init__(self, home: Path, wish: Wish, seek: Seek, keeps: Keeps | None) -> None:
        """Take what is known of the room, what finds it, and what writes answers into one's own log."""
        super().__init__(home)
        self._wish, self._seek, self._keeps = wish, seek, keeps
        self._kept: dict[bytes, LessonAnswer] = {}
        self._whole: tuple[LessonAnswer, ...] | None = None
        self._turn = asyncio.Lock()
        self.lesson: LessonScreen | None = None

    def get_default_screen(self) -> Screen[None]:
        """Have the form below everything else."""
        return JoinForm(self._wish, self._seek, self.join)

    def on_mount(self) -> None:
        """Join at once where all is known, or where one comes back."""
        invitation = self._wish.invitation
        if invitation.code and invitation.host and (self._wish.name or self._ticket(self._wish).read()):
            self.join(self._wish)

    def _ticket(self, wish: Wish) -> Ticket:
        return Ticket(self.home / JOINED, wish.invitation.code, wish.invitation.place, wish.name)

    def join(self, wish: Wish) -> None:
        """Take part."""
        hello = Hello("player", "terminal", in_use(), wish.invitation.code, wish.name)
        participant = Participant(wish.invitation, hello, self._ticket(wish), self._changed)
        self.lesson = LessonScreen(participant)
        self.push_screen(self.lesson)
        self.run_worker(self._take_part(participant), group="line")

    async def _take_part(self, participant: Participant) -> None:
        ending = await participant.run()
        lesson = self.lesson
        if self.leaving or lesson is None or lesson.participant is not participant:
            return
        if ending.why in ("refused", "unreachable"):
            self._turned_away(ending)
        elif ending.why in ENDINGS:
            lesson.ended = _(ENDINGS[ending.why])
            lesson.changed()

    def _turned_away(self, ending: Ending) -> None:
        """Go back to the form, and say why."""
        self.lesson = None
        while len(self.screen_stack) > 1:
            self.pop_screen()
        form, refused = self.screen, ending.refused
        assert isinstance(form, JoinForm)
        if refused is None:
            form.tell(no_answer(form.wish.invitation.place))
        else:
            form.tell(refusal_words(refused.why, refused.suggest), refused.suggest)
            if refused.free:
                form.offer(refused.free)

    # -- one's own log -------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self.lesson is not None and not self.leaving:
            self._keep(self.lesson)
            self.lesson.changed()

    def _keep(self, lesson: LessonScreen) -> None:
        """Have what is new written into one's own log."""
        seat = lesson.seat
        if self._keeps is None or seat.room is None or not seat.token:
            return
        name, end = lesson_of(seat.token), seat.room.end
        if end is not None:
            whole = all_answers(end, name)
            if whole != self._whole:
                self._whole = whole
                self.run_worker(self._write(whole, name), group="log")
            return
        answer = shown_answer(seat, name)
        if answer is not None and self._kept.get(answer.id) != answer:
            self._kept[answer.id] = answer
            self.run_worker(self._write((answer,), ""), group="log")

    async def _write(self, answers: Sequence[LessonAnswer], lesson: str) -> None:
        assert self._keeps is not None
        async with self._turn:
            said = await asyncio.to_thread(self._keeps, answers, lesson)
        if said and self.lesson is not None and not self.leaving:
            self.lesson.note(said)

    async def action_quit(self) -> None:
        """Leave, when all that was told is written."""
        async with self._turn:
            self.exit(0)


def run_join(home: Path, invitation: Invitation, name: str, seek: Seek, keeps: Keeps | None) -> int:
    """Take part in a lesson until one leaves; give the exit status. The rest is as for `JoinApp`."""
    gc.disable()
    return run(JoinApp(home, Wish(invitation, name), seek, keeps))

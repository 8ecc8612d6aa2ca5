"""The screen of a participant: the forms of study on a room's questions, and what the room says of the answers.

No rule of lessons lives here: the seat says what one is at. A question stays on the screen until another one comes.
"""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.classroom.attending import Participant, now_ms
from quizgeo.classroom.forms import asked_of, given_of, sent_of
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.stand import Stand, stand_of
from quizgeo.classroom.words import given_words
from quizgeo.language import _
from quizgeo.study import Asked
from quizgeo.tui.action import LESSON, LETTERS, STUDY, Action, Where
from quizgeo.tui.actions import Guide, actions_at, actions_in_lesson, guide_in_lesson
from quizgeo.tui.content import CLOSE, QUIET
from quizgeo.tui.forms import Carding, Form, Listing, Note, Ordering, Step, Typing
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.boards import board_rows
from quizgeo.tui.lines.chrome import Buttons, header
from quizgeo.tui.lines.layout import CHROME, LEAST
from quizgeo.tui.lines.lesson import (
    heading,
    message_rows,
    note_words,
    page_rows,
    progress_row,
    revealed,
    side_words,
    sure_row,
    why_rows,
)
from quizgeo.tui.lines.why import why_pane
from quizgeo.tui.screens.answering import Answering
from quizgeo.tui.widgets.buttons import ButtonRow

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.tui.lines.spread import Spread

FAMILIES = ("lesson.", "study.", "page.", "app.")
_WITH_QUESTION = frozenset({"asking", "sent", "counted", "closed", "shown"})
"""Where the question stands on the screen."""
_CONFIDENCES = ("guess", "unsure", "sure")
_TOLD_BELOW = frozenset(
    {"choice", "multiple", "true_false", "text", "number", "date", "list", "cloze", "find", "place"}
)
"""Kinds whose right answer stands where it was asked for."""


class LessonCard(Carding):
    """A card in a lesson: it is turned over by the teacher, for all at once."""

    @property
    def instruction(self) -> str:
        """Say what comes next."""
        if self.asked.kind == "open":
            return _("Write your answer: tab goes there, escape leaves it, then space sends it.")
        return _("Think of the answer; space says that you have it.")


class LessonScreen(Answering):
    """A seat in a lesson."""

    CSS_PATH = "../styles/lesson.tcss"
    BINDINGS = bindings(STUDY | LESSON)
    family = "lesson"

    def __init__(self, participant: Participant) -> None:
        """Take who takes part."""
        super().__init__()
        self.participant = participant
        self._shown: tuple[Stand, int, int] = ("connecting", -1, 0)
        self._asked_at: tuple[int, int] = (-1, 0)
        """Question and round of the form."""
        self._held: tuple[object] | None = None
        """An answer that waits for how sure it is."""
        self.ended = ""
        """A sentence: why the line ended for good."""

    # -- which keys hold -----------------------------------------------------------------------------------------

    @property
    def seat(self) -> Seat:
        """The seat as it stands."""
        return self.participant.seat

    @property
    def stand(self) -> Stand:
        """What one is at."""
        return stand_of(self.seat)

    @property
    def waits(self) -> bool:
        """Whether the question waits for its answer."""
        return self.stand == "asking" and self._held is None and self.form is not None

    @property
    def _unsure(self) -> bool:
        """Whether an answer waits for how sure it is, and clocks do not stand."""
        return self._held is not None and self.stand == "asking"

    def _drop_held(self) -> None:
        """Forget the answer that waits once its question is over; a pause is not the end of it."""
        room = self.seat.room
        here = room is not None and (room.q, room.round) == self._asked_at and room.phase in ("open", "running")
        if not here or self.stand not in ("asking", "paused", "closed"):
            self._held = None

    @property
    def face(self) -> None:
        """Give nothing: no card is turned over here."""
        return

    @property
    def where(self) -> Where:
        """Give the place by what is on the screen."""
        if self.waits:
            return self.asking
        if self._unsure:
            return Where.LESSON_SURE
        return Where.LESSON_SHOWN if self.stand == "shown" else Where.LESSON

    @property
    def actions(self) -> tuple[Action, ...]:
        """The keys of study that answer, and those of a lesson."""
        return actions_in_lesson(self.where) if self.waits else actions_at(self.where)

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        return guide_in_lesson(Where.LESSON, self.actions, FAMILIES)

    def allows(self, action: Action) -> bool:
        """Leave out what cannot be done now."""
        match action.id:
            case "study.words":
                return self.has_map(self.asked)
            case "study.write":
                return self.asked is not None and self.asked.kind == "open"
            case "lesson.knew" | "lesson.missed":
                return self._may_judge
            case "lesson.go_on":
                return self._may_go_on
            case "lesson.reroll":
                return self.seat.you.rerolls > 0
            case _:
                return True

    @property
    def _may_judge(self) -> bool:
        room = self.seat.room
        own = room.reveal.you if room is not None and room.reveal is not None else None
        return own is not None and own.knew is None and self.asked is not None and self.asked.self_graded

    @property
    def _may_go_on(self) -> bool:
        return self.seat.paced and self.seat.on and self.stand in ("shown", "counted")

    # -- showing -------------------------------------------------------------------------------------------------

    def changed(self) -> None:
        """Show what is new; what somebody is writing is left alone."""
        if self.gone or not self.size.width:
            return
        room = self.seat.room
        now = (self.stand, room.q if room else -1, room.round if room else 0)
        self._drop_held()
        if now != self._shown or now[0] not in _WITH_QUESTION or now[0] == "shown":
            self._shown = now
            self.draw()
        else:
            self._show_state()

    def tick(self) -> None:
        """Let the clock be shown."""
        if not self.gone and self.size.width and (self.seat.until is not None or self.seat.ends is not None):
            self._show_head()

    def on_mount(self) -> None:
        """Let the clock be shown from now on."""
        self.set_interval(0.5, self.tick)

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        if not self.size.width:
            return
        self.stage.fit_to(self.sheet, wide=self.wide)
        room, stand = self.seat.room, self.stand
        if stand in _WITH_QUESTION and room is not None and room.question is not None:
            self._show_question(stand)
        else:
            self._show_page(stand)
        self._show_state()

    def _show_page(self, stand: Stand) -> None:
        """Show what there is to say where no question stands."""
        self.set_focus(None)
        room = self.seat.room
        on_board = stand == "board" and room is not None
        page = page_rows(self.seat, stand, self.sheet, self.participant.where.url)
        rows = board_rows(room.board, self.sheet) if on_board and room else page
        self.stage.show_only(rows, max(LEAST[1], self.size.height) - CHROME)

    def _show_question(self, stand: Stand) -> None:
        room = self.seat.room
        assert room is not None
        assert room.question is not None
        place = (room.question.q, room.question.round)
        if place != self._asked_at or self.form is None:
            self._asked_at = place
            self.begin(self._asked(asked_of(room.question.shown), texts=room.texts))
        again = not self.fresh
        self.load()
        assert self.form is not None
        if stand == "asking" and self._held is None:
            if isinstance(self.form, Listing) and self.form.done:
                self.stage.field.value = self.form.reopen()  # it was turned down, or is to be changed
            self.show_asking()
            if again:
                self._let_write()
        else:
            self._show_answered(stand)

    def arranged(self, asked: Asked, form: Form | None) -> "tuple[Form, Spread | None]":
        """Find the place of a question's map, and the form in which it is answered there."""
        found, spread = super().arranged(asked, form)
        if type(found) is not Carding:
            return found, spread
        return (form if isinstance(form, LessonCard) else LessonCard(asked)), spread

    def _asked(self, asked: Asked, *, texts: bool) -> Asked:
        """Leave the text of a question out where it stands on the wall alone."""
        return asked if texts else replace(asked, prompt=_("The question is on the wall."), statement="")

    def _let_write(self) -> None:
        """Give the field back, with what stands in it."""
        if isinstance(self.form, Typing) and self.focused is None:
            self.stage.field.ask(self.stage.field.value)
            self.set_focus(self.stage.field)

    def _show_answered(self, stand: Stand) -> None:
        """Show the question with what was given, and once it is revealed with what is right."""
        assert self.form is not None
        self.letters = 0
        self.set_focus(None)
        if isinstance(self.form, Typing) and stand != "shown":
            told = self.stage.field.value
            if isinstance(self.form, Listing) and self.form.done:
                self.stage.show_form(self.form)
                told = self.form.last
            self.stage.field.tell(told)
        if stand == "shown":
            self._show_revealed()

    def _show_revealed(self) -> None:
        room, asked, form = self.seat.room, self.asked, self.form
        assert room is not None
        assert room.reveal is not None
        assert asked is not None
        assert form is not None
        sheet = self.stage.drawing
        self.stage.show_reveal(message_rows(room.reveal, asked, sheet), revealed(self.seat, asked, form, sheet))
        side, ruled = self.stage.side_sheet, not self.stage.wide
        rows = why_rows(room.reveal, side, answer=asked.kind not in _TOLD_BELOW)
        self.stage.show_side(why_pane(rows, _("Why"), side, ruled=ruled))

    def _show_head(self) -> None:
        sheet, code = self.sheet, self.participant.where.code
        right = side_words(self.seat, now_ms(), sheet)
        self.pane("header").show([header(heading(self.seat, code, sheet), right, sheet)])

    def _show_state(self) -> None:
        """Show who one is, what there is to say, and which keys hold."""
        self._show_head()
        self.pane("progress").show([progress_row(self.seat, self.sheet)])
        self.query_one("#ratings", ButtonRow).show(sure_row(self.sheet) if self._unsure else Buttons())
        self.note(*self._note())
        self.show_keys()

    def _note(self) -> tuple[str, str]:
        if self.ended:
            return self.ended, CLOSE
        if self._unsure:
            return _("How sure are you? It is sent with your answer."), QUIET
        room = self.seat.room
        if self.stand == "counted" and room is not None and room.counted is not None and room.question is not None:
            words = given_words(given_of(room.question.shown, room.counted.given))
            if words and self.seat.began[:2] != self._asked_at:  # it was given before the line was lost
                return _("Your answer is counted: {answer}").format(answer=words), QUIET
        return note_words(self.seat, self.stand)

    # -- answering -----------------------------------------------------------------------------------------------

    def give(self, given: Given, among: int | None = None) -> None:
        """Send an answer, or ask first how sure it is."""
        del among
        asking = self.seat.asking
        if asking is not None:
            self._submit(sent_of(asking.shown, given))

    def _submit(self, sent: object) -> None:
        asking = self.seat.asking
        if asking is None:
            return
        if asking.confidence and not asking.shown.self_graded:
            self._held = (sent,)
            self.set_focus(None)
            self.draw()
        else:
            self.participant.answer(sent)

    def _step(self, step: Step) -> None:
        """Say of what is no answer yet only what helps: nobody gives up in a lesson."""
        if isinstance(step, Note) and not isinstance(self.form, Ordering):
            step = Note(_("Something is missing yet."))
        super()._step(step)

    def action_digit(self, key: str) -> None:
        """Choose by number."""
        if int(key) <= min(self.letters, len(LETTERS)) and self.form is not None:
            self._step(self.form.choose(int(key) - 1))

    def action_turn(self) -> None:
        """Say that one has the answer, or send what was written."""
        if self.asked is None or self.asked.kind != "open":
            self._submit(None)
            return
        written = self.stage.written()
        if written:
            self._submit(written)
        else:
            self.note(_("Write your answer first; tab goes there."), CLOSE)

    def action_sure(self, key: str) -> None:
        """Send the answer that waits, with how sure it is."""
        if self._held is not None:
            (sent,), self._held = self._held, None
            self.participant.answer(sent, _CONFIDENCES[int(key) - 1])  # type: ignore[arg-type]  # one of the three

    def action_rethink(self) -> None:
        """Go back to the question."""
        self._held = None
        self.draw()

    def action_knew(self) -> None:
        """Say that the own answer was right."""
        self.participant.judge(knew=True)

    def action_missed(self) -> None:
        """Say that the own answer was wrong."""
        self.participant.judge(knew=False)

    def action_go_on(self) -> None:
        """Go on to the next question."""
        self.participant.go_on()

    def action_reroll(self) -> None:
        """Ask for another name."""
        self.participant.reroll()

    def action_back(self) -> None:
        """Leave the field; outside of it leave the lesson, after it was asked."""
        if self.focused is not None:
            self.set_focus(None)
            self.show_keys()
        elif self.seat.over or self.ended:
            self._leave()
        else:
            words = _("Leave the lesson? Your place is kept: joining again from here brings you back.")
            self.shell.ask(words, self._leave)

    def _leave(self) -> None:
        """Leave as the key that quits does, when all that was told is written."""
        self.run_worker(self.app.run_action("quit"), group="leaving")

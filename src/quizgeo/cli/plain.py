"""Line mode: a session line by line, the same engine as behind the app. No rule of study lives here.

An answer is on disk before its verdict is told; where the disk takes none, that is told first. Whoever is spoken to, a
person or a program, is behind a `Speaker`.
"""

from typing import Protocol, assert_never

from quizgeo.cli import output
from quizgeo.cli.lines_in import Answered, Command, Rated, Refused, Typed, Unclear, read, read_word, says
from quizgeo.cli.wishes import rating_wish, wish_of
from quizgeo.decks import Question
from quizgeo.language import _
from quizgeo.progress import EventKind, Place, Written
from quizgeo.study import Asking, Deed, Refusal, Revealed, Session, Summary, Turned, View, right_answer


class Lines(Protocol):
    """Where lines come from."""

    def next(self) -> str | None:
        """Give the next line, None at the end."""

    def may_follow(self) -> bool:
        """Tell whether a line may still come without waiting for ever."""


class Speaker(Protocol):
    """How line mode speaks."""

    explains: bool
    """Whether `?` asks for help after a line that was none: a person may need it, a program does not."""

    def asks(self, view: Asking | Turned) -> None:
        """Show what waits for an answer."""

    def asks_again(self, view: Asking | Turned) -> None:
        """Wait for another line after one that was no answer."""

    def asks_on(self, view: Asking | Turned) -> None:
        """Wait for the answer still, after something was told that is no answer."""

    def judged(self, view: Revealed, *, answer: str, today: int, again: bool, amended: bool) -> None:
        """Tell a verdict, or what the learner's own word made of it."""

    def refused(self, sentence: str) -> None:
        """Say why nothing happened."""

    def unclear(self, wish: str, reason: str = "") -> None:
        """Say why a line is no answer, and what would be one, as the beginning of a sentence."""

    def unsaved(self, banner: str) -> bool:
        """Say that an answer is nowhere on the disk; tell whether its verdict is withheld therefore."""

    def hint(self, text: str) -> None:
        """Tell a hint."""

    def doubts(self, deed: Deed) -> bool:
        """Ask whether something that was not done in this session is to be taken back; tell whether it was asked."""

    def undone(self, deed: Deed, saved: Written | None) -> None:
        """Say what was taken back."""

    def set_aside(self, card: str, kind: EventKind, saved: Written | None) -> None:
        """Say that a card is suspended or buried."""

    def where(self, question: Question) -> None:
        """Name the file and line of a question."""

    def source(self, question: Question) -> None:
        """Name what a question rests on."""

    def help(self) -> None:
        """Explain what may be typed."""

    def nothing_left(self, summary: Summary, today: int) -> None:
        """Wait for a last word on what was done."""

    def ends(self, summary: Summary, today: int) -> None:
        """Sum up at the end, unless nothing happened since the last time."""


class LineMode:
    """One session, driven by lines."""

    def __init__(self, session: Session, speaker: Speaker) -> None:
        self._session = session
        self._speaker = speaker
        self._open = True
        self._helps = False
        """Whether the last thing said was that `?` helps."""
        self._doubted: Deed | None = None
        """What the last line asked to take back, if that was doubted."""
        self._idle = True
        """Whether nothing was done yet that could be taken back or amended."""
        self._banner = self._notice = ""

    def run(self, lines: Lines) -> bool:
        """Ask until nothing is left, the learner quits, or the input ends; tell whether every answer is on disk.

        When nothing is left a last word may amend or take back what was done, if it is there or somebody can type it.
        """
        try:
            self._show()
            while self._open and self._goes_on(lines) and (line := lines.next()) is not None:
                self._take(line)
            self._speaker.ends(self._session.summary(), self._session.learner.today())
        finally:
            safe = self._all_safe()
        return safe

    def _goes_on(self, lines: Lines) -> bool:
        return not isinstance(self._session.view, Summary) or lines.may_follow()

    # -- one line --------------------------------------------------------------------------------------------------

    def _take(self, line: str) -> None:
        view = self._session.view
        helps, self._helps = self._helps, False
        doubted, self._doubted = self._doubted, None
        if isinstance(view, Asking | Turned):
            rubric = view.rubric if isinstance(view, Turned) else ()
            typed = read(line, view.asked, rubric)
            if typed is Command.DONT_KNOW and helps:
                typed = Command.HELP
        else:
            typed = read_word(line)
        if typed is Command.UNDO:
            self._undo(doubted)
        else:
            self._do(typed, view)

    def _do(self, typed: Typed, view: View) -> None:
        match typed:
            case Answered(given=given, among=among):
                self._judged(self._session.answer(given, among))
            case Rated(rating=rating, ticked=ticked):
                self._judged(self._session.rate(rating, ticked))
            case Unclear(wish=wish):
                self._unclear(wish)
            case Refused(sentence=sentence):
                self._refuse(Refusal(sentence))
            case Command():
                self._command(typed, view)
            case _ as unreachable:
                assert_never(unreachable)

    def _judged(self, view: View | Refusal) -> None:
        asking = self._session.view
        if isinstance(view, Revealed):
            self._tell(view, amended=False)
            self._session.next()
            self._show()
        elif isinstance(view, Refusal) and isinstance(asking, Asking):
            self._unclear(wish_of(asking.asked), view.message)
        elif isinstance(view, Refusal):
            self._refuse(view)

    def _tell(self, view: Revealed, *, amended: bool) -> None:
        """Tell a verdict whose answer is on the disk; one whose answer is not may be withheld."""
        self._done()
        if view.saved and view.saved.place is Place.IN_MEMORY and self._speaker.unsaved(view.saved.message):
            return
        card, made = view.asked.card, self._session.last
        self._speaker.judged(
            view,
            answer=right_answer(made.answer.posed) if made else "",
            today=self._session.learner.today(),
            again=any(waiting.key == card for waiting in self._session.queue),
            amended=amended,
        )

    def _done(self) -> None:
        """Note that something was done, and say how safe it is where that changed."""
        self._idle = False
        saved = self._session.saved
        banner = saved.message if saved else ""
        if banner != self._banner:
            self._banner = banner
            if banner:
                output.say(banner)

    # -- commands --------------------------------------------------------------------------------------------------

    def _command(self, command: Command, view: View) -> None:
        word = says(command)
        if word is not None:
            self._say(self._session.say(word))
        elif command in (Command.EDIT, Command.OPEN, Command.HELP):
            self._explain(command)
        elif command is Command.QUIT or isinstance(view, Summary | Revealed):
            self._open = False
        elif command in _ASIDE:
            self._set_aside(command, view)
        elif command is Command.HINT:
            self._hint()
        else:
            self._no_answer(command, view)

    def _explain(self, command: Command) -> None:
        """Help, or name file or source of the question last answered, before any answer of the one that is asked."""
        made = self._session.last
        question = made.answer.posed.question if made else self._session.question
        if command is Command.HELP or question is None:
            self._speaker.help()
        elif command is Command.EDIT:
            self._speaker.where(question)
        else:
            self._speaker.source(question)
        self._ask_on()

    def _no_answer(self, command: Command, view: Asking | Turned) -> None:
        """Take `?`: give up. Take an empty line: turn a self-graded card over, or ask for something to be typed."""
        if command is Command.DONT_KNOW:
            self._judged(self._session.give_up())
        elif isinstance(view, Turned):
            self._unclear(rating_wish(view.rubric))
        elif view.asked.self_graded:
            self._session.turn()
            self._show()
        else:
            self._refuse(Refusal(_("Nothing typed; ? if you do not know.")))

    def _say(self, view: View | Refusal) -> None:
        made = self._session.last
        if isinstance(view, Refusal):
            self._refuse(view)
        elif made is not None:
            self._tell(self._session.shown_again(made), amended=True)
            self._show()

    def _undo(self, doubted: Deed | None) -> None:
        """Take back the newest thing done. doubted: what the line before asked to take back, if that was doubted."""
        deed = self._session.next_undo()
        if deed is not None and deed.earlier and deed != doubted and self._speaker.doubts(deed):
            self._doubted = deed
            self._ask_on()
            return
        view = self._session.undo()
        if isinstance(view, Refusal):
            self._refuse(view)
            return
        self._done()
        if self._session.undone is not None:
            self._speaker.undone(self._session.undone, self._session.saved)
            self._notice = self._session.notice
        if isinstance(view, Revealed):  # a word was taken back: its answer stands as before
            self._tell(view, amended=True)
            self._session.next()
        self._show()

    def _hint(self) -> None:
        view = self._session.hint()
        if isinstance(view, Refusal):
            self._refuse(view)
        elif isinstance(view, Asking | Turned):
            self._speaker.hint(view.hints[-1])
            self._ask_on()

    def _set_aside(self, command: Command, view: Asking | Turned) -> None:
        kind, siblings = _ASIDE[command]
        result = self._session.set_aside(kind, siblings=siblings)
        if isinstance(result, Refusal):
            self._refuse(result)
        else:
            self._done()
            self._speaker.set_aside(view.asked.card, kind, self._session.saved)
            self._show()

    # -- showing ---------------------------------------------------------------------------------------------------

    def _unclear(self, wish: str, reason: str = "") -> None:
        self._helps = self._speaker.explains
        self._speaker.unclear(wish, reason)
        self._ask_again()

    def _refuse(self, refusal: Refusal) -> None:
        self._speaker.refused(refusal.message)
        self._ask_again()

    def _ask_again(self) -> None:
        view = self._session.view
        if isinstance(view, Asking | Turned):
            self._speaker.asks_again(view)
        else:
            self._show()

    def _ask_on(self) -> None:
        view = self._session.view
        if isinstance(view, Asking | Turned):
            self._speaker.asks_on(view)
        else:
            self._show()

    def _show(self) -> None:
        if self._session.notice != self._notice:
            self._notice = self._session.notice
            if self._notice:
                output.say(self._notice)
        view = self._session.view
        if isinstance(view, Asking | Turned):
            self._speaker.asks(view)
            self._session.prepare()
        elif self._idle:
            self._open = False
        else:
            self._speaker.nothing_left(self._session.summary(), self._session.learner.today())

    def _all_safe(self) -> bool:
        """Try a last time to write what waits; say when answers would be lost."""
        writer = self._session.learner.writer
        if writer.unsaved:
            output.say(writer.flush().message)
        return not writer.unsaved


_ASIDE = {
    Command.SUSPEND: (EventKind.SUSPENDED, False),
    Command.SUSPEND_ALL: (EventKind.SUSPENDED, True),
    Command.BURY: (EventKind.BURIED, False),
    Command.BURY_ALL: (EventKind.BURIED, True),
}

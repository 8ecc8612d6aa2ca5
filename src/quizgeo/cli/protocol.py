"""Line mode for programs: JSON Lines on stdout, as docs/line-mode.md says. Everything is in English."""

from quizgeo.cli import output
from quizgeo.cli.lines_in import Command
from quizgeo.cli.records import (
    Record,
    iso,
    question_record,
    saved_word,
    source_record,
    summary_record,
    turned_record,
    verdict_record,
)
from quizgeo.decks import Question
from quizgeo.progress import EventKind, Place, Written
from quizgeo.study import Asking, Deed, Revealed, Summary, Turned
from quizgeo.text import clean


class Protocol:
    """A program reads and writes."""

    explains = False

    def __init__(self) -> None:
        self._summed = False
        """Whether nothing happened since the last summary."""

    def asks(self, view: Asking | Turned) -> None:
        """Send what waits for an answer."""
        self._tell(turned_record(view) if isinstance(view, Turned) else question_record(view))

    def asks_again(self, view: Asking | Turned) -> None:
        """Send the question again after a line that was no answer."""
        self.asks(view)

    def asks_on(self, view: Asking | Turned) -> None:
        """Send nothing: the question was sent, and still waits."""

    def judged(self, view: Revealed, *, answer: str, today: int, again: bool, amended: bool) -> None:
        """Send a verdict, or what the learner's own word made of it."""
        del today, amended
        self._tell(verdict_record(view, answer=answer, again=again))

    def refused(self, sentence: str) -> None:
        """Send why nothing happened."""
        output.event({"event": "error", "message": sentence})

    def unclear(self, wish: str, reason: str = "") -> None:
        """Send why a line is no answer, and what would be one."""
        self.refused(f"{reason} {wish}, or ? to give up.".lstrip())

    def unsaved(self, banner: str) -> bool:
        """Send that an answer is only in memory, in place of its verdict."""
        self._tell({"event": "error", "message": banner, "saved": Place.IN_MEMORY.value})
        return True

    def hint(self, text: str) -> None:
        """Send a hint."""
        output.event({"event": "hint", "text": text})

    def doubts(self, deed: Deed) -> bool:
        """Doubt nothing: a program asks its own people."""
        del deed
        return False

    def undone(self, deed: Deed, saved: Written | None) -> None:
        """Send what was taken back, and of which study day it was."""
        self._tell(
            {"event": "undone", "card": deed.card, "what": deed.what, "day": iso(deed.day), "saved": saved_word(saved)}
        )

    def set_aside(self, card: str, kind: EventKind, saved: Written | None) -> None:
        """Send that a card is suspended or buried."""
        self._tell({"event": kind.name.lower(), "card": card, "saved": saved_word(saved)})

    def where(self, question: Question) -> None:
        """Send the file and line of a question."""
        output.event({"event": "where", "card": question.key, "path": clean(question.path), "line": question.line})

    def source(self, question: Question) -> None:
        """Send what a question rests on."""
        output.event({"event": "source", "card": question.key, "source": source_record(question.source)})

    def help(self) -> None:
        """Send the commands."""
        words = [word for command in Command for word in command.value if word]
        output.event({"event": "help", "commands": words})

    def nothing_left(self, summary: Summary, today: int) -> None:
        """Send the summary; what was done may still be amended or taken back."""
        self.ends(summary, today)

    def ends(self, summary: Summary, today: int) -> None:
        """Send the summary, unless nothing happened since the last one."""
        if not self._summed:
            output.event(summary_record(summary, today=today))
        self._summed = True

    def _tell(self, record: Record) -> None:
        """Send what belongs into the next summary."""
        self._summed = False
        output.event(record)

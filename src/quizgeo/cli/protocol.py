"""Line mode for programs: JSON Lines on stdout, as docs/line-mode.md says. Everything is in English."""

from quizgeo.cli import output
from quizgeo.cli.lines_in import Command
from quizgeo.cli.records import question_record, source_record, summary_record, turned_record, verdict_record
from quizgeo.decks import Question
from quizgeo.progress import EventKind
from quizgeo.study import Asking, Revealed, Summary, Turned


class Protocol:
    """A program reads and writes."""

    lingers = False

    def asks(self, view: Asking | Turned) -> None:
        """Send what waits for an answer."""
        output.event(turned_record(view) if isinstance(view, Turned) else question_record(view))

    def asks_again(self, view: Asking | Turned) -> None:
        """Send the question again after a line that was no answer."""
        self.asks(view)

    def asks_on(self, view: Asking | Turned) -> None:
        """Send nothing: the question was sent, and still waits."""

    def judged(self, view: Revealed, *, answer: str, today: int, again: bool, amended: bool) -> None:
        """Send a verdict, or what the learner's own word made of it."""
        del today, amended
        output.event(verdict_record(view, answer=answer, again=again))

    def refused(self, sentence: str) -> None:
        """Send why nothing happened."""
        output.event({"event": "error", "message": sentence})

    def unclear(self, wish: str) -> None:
        """Send what would be an answer."""
        self.refused(f"{wish}, or ? to give up.")

    def hint(self, text: str) -> None:
        """Send a hint."""
        output.event({"event": "hint", "text": text})

    def undone(self, card: str) -> None:
        """Send what was taken back."""
        output.event({"event": "undone", "card": card})

    def set_aside(self, card: str, kind: EventKind) -> None:
        """Send that a card is suspended or buried."""
        output.event({"event": kind.name.lower(), "card": card})

    def where(self, question: Question) -> None:
        """Send the file and line of a question."""
        output.event({"event": "where", "card": question.key, "path": question.path, "line": question.line})

    def source(self, question: Question) -> None:
        """Send what a question rests on."""
        output.event({"event": "source", "card": question.key, "source": source_record(question.source)})

    def help(self) -> None:
        """Send the commands."""
        words = [word for command in Command for word in command.value if word]
        output.event({"event": "help", "commands": words})

    def nothing_left(self) -> None:
        """Send nothing: the summary follows."""

    def ends(self, summary: Summary, today: int) -> None:
        """Send the summary."""
        output.event(summary_record(summary, today=today))

"""An exam in line mode, as people and programs are spoken to: sentences and prompts, or JSON Lines."""

import sys
from collections.abc import Sequence
from typing import Protocol

from quizgeo.cli import output
from quizgeo.cli.exam_lines import (
    head_line,
    kept_line,
    marked_line,
    overview_lines,
    question_lines,
    result_lines,
    review_lines,
    time_line,
)
from quizgeo.cli.exam_records import (
    exam_record,
    kept_record,
    overview_record,
    result_record,
    sitting_record,
    time_record,
)
from quizgeo.cli.wishes import wish_of
from quizgeo.language import N_, _
from quizgeo.progress import Written
from quizgeo.study import Asked, Exam, Review, Sitting


class ExamSpeaker(Protocol):
    """How an exam in line mode speaks."""

    def begins(self, exam: Exam, *, resumed: bool) -> None:
        """Name the paper, and how it is worked on."""

    def asks(self, view: Sitting) -> None:
        """Show a question, and wait for a line."""

    def waits(self, view: Sitting) -> None:
        """Wait for another line."""

    def kept(self, view: Sitting, saved: Written | None, *, marking: bool) -> None:
        """Say what was kept. marking: whether only the mark of the question changed."""

    def refused(self, sentence: str) -> None:
        """Say why nothing happened."""

    def unclear(self, wish: str) -> None:
        """Say what would be an answer, as the beginning of a sentence."""

    def overview(self, exam: Exam) -> None:
        """Say how all questions stand."""

    def time(self, exam: Exam) -> None:
        """Say how much time is left."""

    def help(self) -> None:
        """Explain what may be typed."""

    def doubts(self, sentence: str) -> None:
        """Ask for a second word before the paper is handed in."""

    def stays_open(self, exam: Exam) -> None:
        """Say that the paper was left, and how it goes on."""

    def result(self, review: Review) -> None:
        """Tell the mark."""

    def self_marked(self, review: Review, place: int) -> None:
        """Show a question that the learner marks, and wait for a line."""

    def wants_mark(self) -> None:
        """Say how a question is marked, and wait for another line."""


class ExamPeople:
    """A person reads and types."""

    def __init__(self) -> None:
        self._end = " " if sys.stdin and sys.stdin.isatty() else "\n"  # nobody echoes the line end of a file

    def begins(self, exam: Exam, *, resumed: bool) -> None:
        """Name the paper, and how it is worked on."""
        output.fact(head_line(exam.paper))
        if resumed:
            output.facts([_("This paper goes on where it was."), *overview_lines(exam.record)])
            output.fact(time_line(exam.elapsed, exam.left))
        output.fact(_("Type an answer and press enter; it can be changed until you hand in. ? lists the commands."))

    def asks(self, view: Sitting) -> None:
        """Show a question, and wait for a line."""
        output.fact()
        output.facts(question_lines(view))
        self.waits(view)

    def waits(self, view: Sitting) -> None:
        """Wait for another line."""
        self._prompt(wish_of(as_text(view.asked)) if view.asked is not None else _("enter goes on"))

    def kept(self, view: Sitting, saved: Written | None, *, marking: bool) -> None:
        """Say what was kept; the banner says where it is not."""
        del saved
        output.fact(marked_line(view) if marking else kept_line(view))

    def refused(self, sentence: str) -> None:
        """Say why nothing happened."""
        output.fact(sentence)

    def unclear(self, wish: str) -> None:
        """Say what would be an answer."""
        output.fact(_("{wish}, or ? for help.").format(wish=wish))

    def overview(self, exam: Exam) -> None:
        """Say how all questions stand."""
        output.facts([*overview_lines(exam.record), time_line(exam.elapsed, exam.left)])

    def time(self, exam: Exam) -> None:
        """Say how much time is left."""
        output.fact(time_line(exam.elapsed, exam.left))

    def help(self) -> None:
        """Explain what may be typed."""
        output.facts([_(line) for line in _HELP])

    def doubts(self, sentence: str) -> None:
        """Ask for a second word before the paper is handed in."""
        output.fact(sentence)

    def stays_open(self, exam: Exam) -> None:
        """Say that the paper was left, and how it goes on."""
        output.fact()
        output.fact(_("The paper stays open; quizgeo exam goes on with it. Its name is {name}.").format(
            name=exam.paper.name
        ))  # fmt: skip

    def result(self, review: Review) -> None:
        """Tell the mark, then each question with what is right."""
        output.fact()
        output.facts(list(result_lines(review.record)))
        count = len(review.record.lines)
        for place in range(count):
            output.fact()
            output.facts(list(review_lines(review.at(place), count)))

    def self_marked(self, review: Review, place: int) -> None:
        """Show a question that the learner marks, and wait for a line."""
        output.fact()
        output.facts(list(review_lines(review.at(place), len(review.record.lines))))
        self.wants_mark()

    def wants_mark(self) -> None:
        """Say how a question is marked, and wait for another line."""
        self._prompt(_("How much of it did you have? 1 nothing, 2 half, 3 all"))

    def _prompt(self, words: str) -> None:
        output.prompt(_("{words}:").format(words=words), self._end)


_HELP: Sequence[str] = (
    N_(":next :n or an empty line, :prev :p and :go 7 show another question"),
    N_(":blank :b says that you do not know, which is 0 as a blank is; :clear takes an answer back"),
    N_(":mark :m marks a question, or takes the mark off; :overview :o tells which are open or marked"),
    N_(":time :t tells the time, :more-time gives more of it"),
    N_(":hand-in ends the exam; :quit :q leaves it open, and quizgeo exam goes on"),
    N_("An answer that begins with : is written with two of them"),
)


class ExamProtocol:
    """A program reads and writes."""

    def begins(self, exam: Exam, *, resumed: bool) -> None:
        """Send the paper."""
        output.event(exam_record(exam, resumed=resumed))

    def asks(self, view: Sitting) -> None:
        """Send a question."""
        output.event(sitting_record(view))

    def waits(self, view: Sitting) -> None:
        """Send nothing: the question was sent, and still waits."""

    def kept(self, view: Sitting, saved: Written | None, *, marking: bool) -> None:
        """Send how a question stands, and how safe that is."""
        del marking
        output.event(kept_record(view, saved))

    def refused(self, sentence: str) -> None:
        """Send why nothing happened."""
        output.event({"event": "error", "message": sentence})

    def unclear(self, wish: str) -> None:
        """Send what would be an answer."""
        self.refused(f"{wish}, or ? for help.")

    def overview(self, exam: Exam) -> None:
        """Send how all questions stand."""
        output.event(overview_record(exam))

    def time(self, exam: Exam) -> None:
        """Send how much time is left."""
        output.event(time_record(exam))

    def help(self) -> None:
        """Send the commands."""
        from quizgeo.cli.exam_words import Wish

        words = [word for wish in Wish for word in wish.value if word]
        output.event({"event": "help", "commands": [*words, ":go"]})

    def doubts(self, sentence: str) -> None:
        """Send what is open, before a second word hands the paper in."""
        self.refused(sentence)

    def stays_open(self, exam: Exam) -> None:
        """Send that the paper was left."""
        output.event({"event": "left", "exam": exam.paper.name, "elapsed": exam.elapsed})

    def result(self, review: Review) -> None:
        """Send the mark, and every question with what is right."""
        output.event({"event": "result", **result_record(review)})

    def self_marked(self, review: Review, place: int) -> None:
        """Send which question waits for the learner's own mark."""
        card = review.record.paper.slots[place].key
        output.event({"event": "self_mark", "number": place + 1, "card": card, "marks": [1, 2, 3]})

    def wants_mark(self) -> None:
        """Send how a question is marked."""
        self.refused("Write 1 for nothing, 2 for half or 3 for all of it.")


def as_text(asked: Asked) -> Asked:
    """Give a free answer as a text: in line mode it is one line."""
    from msgspec.structs import replace

    return replace(asked, kind="text") if asked.kind == "open" else asked

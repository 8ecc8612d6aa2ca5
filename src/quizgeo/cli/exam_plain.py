"""An exam line by line: the same engine as behind the app. No rule of exams lives here.

Everything done is on disk before anything else is told; where the disk takes nothing, that is told.
"""

from typing import assert_never

from quizgeo.cli import output
from quizgeo.cli.exam_people import ExamSpeaker
from quizgeo.cli.exam_words import Go, Typed, Wish, read_exam_line
from quizgeo.cli.lines_in import Answered, Refused, Unclear
from quizgeo.cli.plain import Lines
from quizgeo.language import _, ngettext
from quizgeo.study import Exam, Refusal, Review, Sitting, find_paper, review_exam
from quizgeo.study.exam_sitting import UnreadError

_MARKS = {"1": 0.0, "2": 0.5, "3": 1.0}
"""What the learner finds in an answer of their own, by what they type."""


class ExamLines:
    """One exam, driven by lines."""

    def __init__(self, exam: Exam, speaker: ExamSpeaker, *, resumed: bool = False) -> None:
        self._exam = exam
        self._speaker = speaker
        self._open = True
        self._doubted = False
        """Whether the last line was a handing in that was doubted."""
        self._without = False
        """Whether the last line was told that decks cannot be read, so that handing in now is meant without them."""
        self._banner = ""
        self._resumed = resumed

    def run(self, lines: Lines) -> bool:
        """Ask until the paper is handed in or left, or the input ends; tell whether every answer is on disk."""
        self._speaker.begins(self._exam, resumed=self._resumed)
        try:
            self._show()
            while self._open and not self._exam.handed and (line := lines.next()) is not None:
                self._take(line)
            if self._exam.handed:
                return self._reviewed(lines)
            self._exam.leave()
            self._speaker.stays_open(self._exam)
        finally:
            safe = all_safe(self._exam)
        return safe

    def _reviewed(self, lines: Lines) -> bool:
        record = find_paper(self._exam.learner, self._exam.paper.id) or self._exam.record
        review = review_exam(self._exam.learner, record if record.handed is not None else self._exam.record)
        self._speaker.result(review)
        mark_own(review, self._speaker, lines)
        return all_safe(self._exam)

    # -- one line ------------------------------------------------------------------------------------------------

    def _take(self, line: str) -> None:
        without, self._without = self._without, False
        if self._exam.over and not without and self._handed_late():
            return
        doubted, self._doubted = self._doubted, False
        view = self._exam.view
        typed = read_exam_line(line, view.asked)
        if typed is Wish.HAND_IN:
            self._hand_in(doubted=doubted, without=without)
        else:
            self._do(typed, view)

    def _do(self, typed: Typed, view: Sitting) -> None:
        match typed:
            case Answered(given=given):
                self._kept(self._exam.give(given), go_on=True)
            case Unclear(wish=wish):
                self._speaker.unclear(wish)
                self._speaker.waits(view)
            case Refused(sentence=sentence):
                self._speaker.refused(sentence)
                self._speaker.waits(view)
            case Go(place=place):
                self._exam.go(place)
                self._show()
            case Wish():
                self._wish(typed, view)
            case _ as unreachable:
                assert_never(unreachable)

    def _wish(self, wish: Wish, view: Sitting) -> None:
        steps = {Wish.NEXT: 1, Wish.PREVIOUS: -1}
        keeping = {Wish.BLANK: self._exam.dont_know, Wish.CLEAR: self._exam.clear, Wish.MARK: self._exam.mark}
        if wish in steps:
            self._exam.go(self._exam.place + steps[wish])
            self._show()
        elif wish in keeping:
            self._kept(keeping[wish](), go_on=wish is Wish.BLANK, marking=wish is Wish.MARK)
        elif wish is Wish.QUIT:
            self._open = False
        else:
            self._tell(wish)
            self._speaker.waits(view)

    def _tell(self, wish: Wish) -> None:
        if wish is Wish.HELP:
            self._speaker.help()
        elif wish is Wish.OVERVIEW:
            self._speaker.overview(self._exam)
        else:
            result = self._exam.extend() if wish is Wish.MORE_TIME else None
            if isinstance(result, Refusal):
                self._speaker.refused(result.message)
            else:
                self._told()
                self._speaker.time(self._exam)

    def _kept(self, result: Sitting | Refusal, *, go_on: bool, marking: bool = False) -> None:
        """Tell what was kept, and go on to the next question; after the last one tell what is open."""
        if isinstance(result, Refusal):
            self._speaker.refused(result.message)
            return
        self._told()
        self._speaker.kept(result, self._exam.saved, marking=marking)
        if not go_on:
            self._speaker.waits(result)
        elif result.place + 1 < result.count:
            self._exam.go(result.place + 1)
            self._show()
        else:
            self._speaker.overview(self._exam)
            self._speaker.refused(_("That was the last question. :hand-in ends the exam, :go 1 shows the first one."))
            self._speaker.waits(result)

    def _hand_in(self, *, doubted: bool, without: bool) -> None:
        count = sum(line.state == "open" for line in self._exam.record.lines)
        if count and not doubted and not self._exam.closed:
            sentence = ngettext(
                "{count} question is open. :hand-in once more hands the paper in.",
                "{count} questions are open. :hand-in once more hands the paper in.",
                count,
            )
            self._doubted = True
            self._speaker.doubts(sentence.format(count=count))
            self._speaker.waits(self._exam.view)
            return
        try:
            self._exam.hand_in(without=without)
        except UnreadError as error:
            self._doubted = True
            self._unread(error)
            self._speaker.waits(self._exam.view)
            return
        self._told()

    def _handed_late(self) -> bool:
        """Hand the paper in because its time is over; tell whether that was done, and else why not."""
        try:
            self._exam.hand_in(late=True)
        except UnreadError as error:
            output.say(_("The time is over; nothing can be changed any more."))
            self._unread(error)
            return False
        output.say(_("The time is over: the paper is handed in with what is there."))
        return True

    def _unread(self, error: UnreadError) -> None:
        self._without = True
        self._speaker.doubts(f"{error} {_(':hand-in now hands it in without them: their questions do not count.')}")

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if not self._exam.over:
            self._speaker.asks(self._exam.view)
            self._exam.prepare()
        elif not self._exam.handed and not self._handed_late():
            self._speaker.waits(self._exam.view)

    def _told(self) -> None:
        """Say how safe the newest thing is, where that changed."""
        banner = self._exam.saved.message if self._exam.saved else ""
        if banner != self._banner:
            self._banner = banner
            if banner:
                output.say(banner)


def mark_own(review: Review, speaker: ExamSpeaker, lines: Lines) -> None:
    """Let the learner mark what is theirs to mark, as long as lines come; tell the mark at the end."""
    waiting = [place for place, outcome in enumerate(review.mark.outcomes) if outcome == "waiting"]
    asked = [place for place in waiting if review.at(place).sat is not None]
    for place in asked:
        if not lines.may_follow():
            return
        speaker.self_marked(review, place)
        while (line := lines.next()) is not None and line.strip() not in _MARKS:
            if line.strip().lower() in Wish.QUIT.value:
                return
            speaker.wants_mark()
        if line is None:
            return
        review.mark_self(place, _MARKS[line.strip()])
    if asked:
        speaker.result(review)


def all_safe(exam: Exam) -> bool:
    """Try a last time to write what waits; say when answers would be lost."""
    writer = exam.learner.writer
    if writer.unsaved:
        output.say(writer.flush().message)
    return not writer.unsaved

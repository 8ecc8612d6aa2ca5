"""Line mode for people: sentences and prompts on stdout, ready for screen readers."""

import sys

from quizgeo.cli import output
from quizgeo.cli.asked_lines import question_lines
from quizgeo.cli.told_lines import schedule_lines, source_lines, summary_lines, verdict_lines
from quizgeo.cli.wishes import wish
from quizgeo.decks import Question
from quizgeo.language import N_, _
from quizgeo.progress import EventKind, Written
from quizgeo.study import Asking, Deed, Learner, Revealed, Scope, Summary, Turned
from quizgeo.text import clean

_NAMED = 3
"""Decks that are named when a session begins; of more only the number."""


class People:
    """A person reads and types."""

    explains = True

    def __init__(self) -> None:
        self._end = " " if sys.stdin and sys.stdin.isatty() else "\n"  # nobody echoes the line end of a file

    def greet(self, scope: Scope, studying: Learner) -> None:
        """Say what is studied, in the language in which it is, and how."""
        if len(scope.decks) <= _NAMED:
            output.fact(scope.title(studying))
        else:
            output.fact(_("{count} decks").format(count=len(scope.decks)))
        output.fact(_("Type an answer and press enter; ? if you do not know, :help for more, :quit to leave."))

    def asks(self, view: Asking | Turned) -> None:
        """Show what waits for an answer."""
        output.fact()
        output.facts(question_lines(view))
        self._prompt(wish(view))

    def asks_again(self, view: Asking | Turned) -> None:
        """Wait for another line after one that was no answer."""
        self._prompt(wish(view))

    def asks_on(self, view: Asking | Turned) -> None:
        """Wait for the answer still, after something was told that is no answer."""
        self._prompt(wish(view))

    def judged(self, view: Revealed, *, answer: str, today: int, again: bool, amended: bool) -> None:
        """Tell a verdict, or what the learner's own word made of it."""
        if amended:
            output.facts(list(schedule_lines(view, today=today, again=again)))
        else:
            output.facts(verdict_lines(view, answer=answer, today=today, again=again))

    def refused(self, sentence: str) -> None:
        """Say why nothing happened."""
        output.fact(sentence)

    def unclear(self, wish: str, reason: str = "") -> None:
        """Say why a line is no answer, and what would be one."""
        if reason:
            output.fact(reason)
        output.fact(_("{wish}, or ? for help.").format(wish=wish))

    def unsaved(self, banner: str) -> bool:
        """Withhold nothing: the banner says it."""
        del banner
        return False

    def hint(self, text: str) -> None:
        """Tell a hint."""
        output.fact(_("Hint: {hint}").format(hint=text))

    def doubts(self, deed: Deed) -> bool:
        """Ask for a second word before something of an earlier session is taken back."""
        output.fact(_("This is not of this session: {deed}. :u once more takes it back.").format(deed=deed.in_words()))
        return True

    def undone(self, deed: Deed, saved: Written | None) -> None:
        """Say what was taken back."""
        del saved  # the banner says it
        output.fact(deed.taken_back())

    def set_aside(self, card: str, kind: EventKind, saved: Written | None) -> None:
        """Say that a card is suspended or buried."""
        del saved
        if kind is EventKind.SUSPENDED:
            output.fact(_("Suspended: {card}").format(card=card))
        else:
            output.fact(_("Buried until tomorrow: {card}").format(card=card))

    def where(self, question: Question) -> None:
        """Name the file and line of a question."""
        output.fact(f"{clean(question.path)}:{question.line}")

    def source(self, question: Question) -> None:
        """Name what a question rests on."""
        lines = list(source_lines(question))
        url = question.source.source.url if question.source else ""
        output.facts([*lines, *([url] if url else [])] or [_("No source is given.")])

    def help(self) -> None:
        """Explain what may be typed."""
        output.facts([_(line) for line in _HELP])

    def nothing_left(self, summary: Summary, today: int) -> None:
        """Wait for a last word on what was done; the end sums up."""
        del summary, today
        output.fact()
        output.fact(_("That was the last card."))
        self._prompt(_("enter ends the session"))

    def ends(self, summary: Summary, today: int) -> None:
        """Sum up."""
        del today  # what comes back is told from now
        output.fact()
        output.facts(summary_lines(summary))

    def _prompt(self, words: str) -> None:
        output.prompt(_("{words}:").format(words=words), self._end)


_HELP = (
    N_("? shows the answer when you do not know; enter turns a flashcard over"),
    N_(":h hint, with which the card counts as Again; :u takes back what was done last, as often as you like"),
    N_(":y I was right, :n I was wrong, :g I guessed, :hard, :easy speak of the last answer"),
    N_(":@ suspend this card, :- bury it until tomorrow, :! and := all cards of its question"),
    N_("quizgeo card DECK/ID --resume asks a card again that was set aside"),
    N_(":o names the source of the last answer, :e its file and line, :q leaves"),
    N_("An answer that begins with : is written with two of them"),
)

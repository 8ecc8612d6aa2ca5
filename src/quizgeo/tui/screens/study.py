"""What a learner does on the study screen, handed on to the session."""

from quizgeo.answers import Given
from quizgeo.language import _
from quizgeo.memory import Rating
from quizgeo.progress import EventKind, Said
from quizgeo.study import Refusal, Revealed, Turned, View
from quizgeo.tui.action import STUDY
from quizgeo.tui.forms import Carding
from quizgeo.tui.keys import bindings
from quizgeo.tui.screens.showing import Showing


class Study(Showing):
    """A session, question after question."""

    BINDINGS = bindings(STUDY)
    # -- answering -----------------------------------------------------------------------------------------------

    def give(self, given: Given, among: int | None = None) -> None:
        """Have an answer judged and written down."""
        self.call(lambda: self.running.answer(given, among))

    def action_hint(self) -> None:
        """Show the next hint."""
        self.call(self.running.hint)

    def action_give_up(self) -> None:
        """See the answer."""
        self.call(self.running.give_up)

    action_surrender = action_give_up

    def action_turn(self) -> None:
        """Turn the card over."""
        self.call(self.running.turn)

    # -- after the answer ----------------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Accept the marked rating and go on."""
        match self.view:
            case Revealed():
                self.call(self.running.next)
            case Turned(suggested=suggested):
                self._rate_card(suggested)

    def action_rate(self, digit: str) -> None:
        """Rate the card."""
        rating = Rating(int(digit))
        match self.view:
            case Revealed():
                self.call(lambda: self.running.rate(rating))
            case Turned():
                self._rate_card(rating)

    def action_say_right(self) -> None:
        """Count the answer as right."""
        self._say("right")

    def action_say_wrong(self) -> None:
        """Count the answer as wrong."""
        self._say("wrong")

    def action_say_guessed(self) -> None:
        """Count the answer as a guess."""
        self._say("guessed")

    def action_edit(self) -> None:
        """Open the deck at this question."""
        question = self.running.question
        if question is not None and (said := self.shell.edit(question.path, question.line)):
            self.note(said)

    def action_source(self) -> None:
        """Open the source, after its address was shown."""
        if self.running.question is not None:
            self.open_source(self.running.question)

    def action_card(self) -> None:
        """Show how this card stands."""
        if isinstance(self.view, Revealed):
            self.shell.open_card(self.view.asked.card)

    # -- cards ---------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.undo(self.running)

    def action_suspend(self) -> None:
        """Set the card aside for good."""
        self._set_aside(EventKind.SUSPENDED, siblings=False)

    def action_suspend_all(self) -> None:
        """Set all cards of the question aside for good."""
        self._set_aside(EventKind.SUSPENDED, siblings=True)

    def action_bury(self) -> None:
        """Leave the card for the next study day."""
        self._set_aside(EventKind.BURIED, siblings=False)

    def action_bury_all(self) -> None:
        """Leave all cards of the question for the next study day."""
        self._set_aside(EventKind.BURIED, siblings=True)

    def action_back(self) -> None:
        """Leave the field; outside of it leave the session, with its summary if there is something to sum up."""
        if self.focused is not None:
            self.set_focus(None)
            self.show_keys()
        elif self.session is not None and self.session.attempts:
            self.shell.open_summary(self.session)
        else:
            self.shell.go_home()

    # -- inside --------------------------------------------------------------------------------------------------

    def _rate_card(self, rating: Rating) -> None:
        ticked = self.form.met if isinstance(self.form, Carding) else ()

        def rate() -> View | Refusal:
            view = self.running.rate(rating, ticked)
            return self.running.next() if isinstance(view, Revealed) else view

        self.call(rate)

    def _say(self, word: Said) -> None:
        self.call(lambda: self.running.say(word))

    def _set_aside(self, kind: EventKind, *, siblings: bool) -> None:
        suspended = kind is EventKind.SUSPENDED
        self.telling = _("Suspended. u takes it back.") if suspended else _("Buried until tomorrow. u takes it back.")
        self.call(lambda: self.running.set_aside(kind, siblings=siblings))

"""What a learner does on the study screen, handed on to the form and to the session."""

from textual import events

from quizgeo.language import _
from quizgeo.memory import Rating
from quizgeo.progress import EventKind, Said
from quizgeo.study import Asking, Refusal, Revealed, Turned, View
from quizgeo.tui.actions import STUDY
from quizgeo.tui.content import CLOSE
from quizgeo.tui.forms import Answer, Carding, Choosing, Filling, Note, Ordering, Step, Typing
from quizgeo.tui.keys import bindings
from quizgeo.tui.screens.showing import Showing
from quizgeo.tui.sheet import place_of
from quizgeo.tui.widgets.field import Field


class Study(Showing):
    """A session, question after question."""

    BINDINGS = bindings(STUDY)
    _typed = False
    """Whether something stands in the field."""

    # -- answering -----------------------------------------------------------------------------------------------

    def action_choose(self, letter: str) -> None:
        """Choose, tick or assign the thing with a letter."""
        place = place_of(letter, self.letters)
        if place is not None and self.form is not None:
            self._step(self.form.choose(place))

    action_tick = action_choose
    action_assign = action_choose

    def action_judge(self, letter: str) -> None:
        """Say true or false."""
        if isinstance(self.form, Choosing):
            self._step(self.form.judge(letter))

    def action_mark(self) -> None:
        """Tick the thing at the cursor."""
        if self.form is not None:
            self._step(self.form.choose(self.form.cursor))

    def action_carry(self) -> None:
        """Pick up the thing at the cursor, or drop it."""
        if isinstance(self.form, Ordering):
            self.form.carry()
            self._step(None)

    def action_up(self) -> None:
        """Move up."""
        self._move(-1)

    def action_down(self) -> None:
        """Move down."""
        self._move(1)

    def action_left(self) -> None:
        """Give the choice before."""
        self._turn_choice(-1)

    def action_right(self) -> None:
        """Give the next choice."""
        self._turn_choice(1)

    def action_reset(self) -> None:
        """Start the question again."""
        if self.form is not None:
            self.form.reset()
            self._step(None)

    def action_check(self) -> None:
        """Give the answer as it stands."""
        if self.form is not None:
            self._step(self.form.check(self.stage.field.value))

    def action_enter_field(self) -> None:
        """Go back into the field."""
        self.set_focus(self.stage.field)
        self.show_keys()

    def action_write(self) -> None:
        """Go to the place for a long answer."""
        self.set_focus(self.stage.offer_draft(fresh=False))
        self.show_keys()

    def action_finish(self) -> None:
        """Stop writing."""
        self.set_focus(None)
        self.show_keys()

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

    def action_scroll_up(self) -> None:
        """Scroll up: the explanation, and the other side of a card too."""
        self._scroll(-1)

    def action_scroll_down(self) -> None:
        """Scroll down: the explanation, and the other side of a card too."""
        self._scroll(1)

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.stage.scroll_page(-1)

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.stage.scroll_page(1)

    def action_edit(self) -> None:
        """Open the deck at this question."""
        question = self.running.question
        if question is not None and (said := self.shell.edit(question.path, question.line)):
            self.note(said)

    def action_source(self) -> None:
        """Open the source, after its address was shown."""
        question = self.running.question
        if question is None or question.source is None:
            return
        source = question.source.source
        if source.url:
            self.app.open_url(source.url)
        else:
            self.note(_("This source has no address: {title}").format(title=source.title))

    # -- cards ---------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the last answer back."""
        self.call(self.running.undo)

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

    # -- mouse and field -----------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take a press on a thing of the answering place."""
        super().on_mouse_down(event)
        owner = self._under(event)
        if owner < 0 or self.form is None or not self.armed:
            return
        if isinstance(self.view, Turned):
            self._step(self.form.choose(owner))
        elif isinstance(self.view, Asking):
            self._keep()
            self._step(self.form.press(owner))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Take the mouse being let go over a thing."""
        owner = self._under(event)
        if owner >= 0 and self.form is not None and isinstance(self.view, Asking) and self.armed:
            self._keep()
            self._step(self.form.release(owner))

    def on_field_pasted(self, event: Field.Pasted) -> None:
        """Say so when a paste was too long."""
        if event.cut:
            self.note(_("Only the first 2,000 characters were taken."), CLOSE)

    def on_input_changed(self) -> None:
        """Show which keys hold when a text begins, or is gone again."""
        typed = bool(self.stage.field.value)
        if typed is not self._typed:
            self._typed = typed
            self.show_keys()

    def on_input_submitted(self) -> None:
        """Take enter in the field."""
        if self.armed:
            self.action_check()

    # -- inside --------------------------------------------------------------------------------------------------

    def _step(self, step: Step) -> None:
        match step:
            case Answer(given=given):
                self.call(lambda: self.running.answer(given))
            case Note(text=text):
                self._redraw()
                self.note(text, CLOSE)
            case None:
                self._redraw()
                if isinstance(self.form, Typing) and isinstance(self.view, Asking):
                    self.stage.field.ask(self.form.value())

    def _redraw(self) -> None:
        if isinstance(self.view, Turned) and isinstance(self.form, Carding):
            self.stage.show_top(self.turned_rows(self.view))
            if self.form.cursor >= 0:
                self.stage.bring_up(self.form.cursor)
        elif self.form is not None:
            self.stage.show_form(self.form)

    def _scroll(self, step: int) -> None:
        if isinstance(self.view, Turned):
            self.stage.scroll_turned(step)
        else:
            self.stage.scroll_side(step)

    def _keep(self) -> None:
        """Keep what stands in the field for its gap."""
        if isinstance(self.form, Filling):
            self.form.keep(self.stage.field.value)

    def _move(self, step: int) -> None:
        self._keep()
        if self.form is not None:
            self.form.move(step)
            self._step(None)

    def _turn_choice(self, step: int) -> None:
        if self.form is not None:
            self.form.turn_choice(step)
            self._step(None)

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

    def _under(self, event: events.MouseEvent) -> int:
        """Give the thing of the answering place under the mouse, -1 for none."""
        place = self.stage.place_under(event.screen_x, event.screen_y)
        return -1 if place is None else self.stage.drawn.owner(*place)

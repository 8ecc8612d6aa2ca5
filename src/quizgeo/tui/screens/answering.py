"""What is done on a screen of questions, by keys and by mouse: all of it is handed on to the form of the question.

What becomes of an answer is the business of the screens made of this one.
"""

from typing import TYPE_CHECKING

from textual import events

from quizgeo.answers import Given
from quizgeo.language import _
from quizgeo.tui.content import CLOSE
from quizgeo.tui.forms import Answer, Carding, Choosing, Filling, Note, Ordering, Pointing, Step, Typing
from quizgeo.tui.screens.forming import Forming
from quizgeo.tui.sheet import place_of
from quizgeo.tui.widgets.field import Field
from quizgeo.tui.widgets.map_view import MapView

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.maps import Direction

_DIRECTIONS: "dict[str, Direction]" = {
    "shift+up": "up",
    "shift+down": "down",
    "shift+left": "left",
    "shift+right": "right",
}


class Answering(Forming):
    """A screen on which questions are answered."""

    _typed = False
    """Whether something stands in the field."""

    @property
    def armed(self) -> bool:
        """Whether keys and mouse may answer now."""
        return True

    def give(self, given: Given, among: int | None = None) -> None:
        """Have an answer judged. among: how many there were to choose from, if not just those asked."""
        raise NotImplementedError

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
        self.set_focus(self.stage.offer_draft())
        self.show_keys()

    def action_finish(self) -> None:
        """Stop writing."""
        self.set_focus(None)
        self.show_keys()

    # -- on a map ------------------------------------------------------------------------------------------------

    def action_go(self, direction: "Direction") -> None:
        """Go on a map: to the next country, or by a cell."""
        if isinstance(self.form, Pointing):
            self.form.go(direction)
            self._step(None)

    def action_nudge(self, key: str) -> None:
        """Move the cursor of a map by a dot."""
        if isinstance(self.form, Pointing):
            self.form.go(_DIRECTIONS[key], by_dot=True)
            self._step(None)

    def action_next_country(self) -> None:
        """Go on from west to east."""
        self._pass_on(1)

    def action_previous_country(self) -> None:
        """Go back from east to west."""
        self._pass_on(-1)

    action_pick = action_check

    def action_words(self) -> None:
        """Tell the map in words, or draw it again."""
        if not self.other_way():
            self.note(_("There is too little room here to draw the map."), CLOSE)

    def on_map_view_clicked(self, event: MapView.Clicked) -> None:
        """Take a click on the map."""
        if isinstance(self.form, Pointing) and self.waits and self.armed:
            self._step(self.form.click(event.col, event.row))

    # -- scrolling -----------------------------------------------------------------------------------------------

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

    # -- mouse and field -----------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take a press on a thing of the answering place."""
        owner = self._under(event)
        if owner < 0 or self.form is None or not self.armed:
            return
        if self.face is not None:
            self._step(self.form.choose(owner))
        elif self.waits:
            self._keep()
            self._step(self.form.press(owner))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Take the mouse being let go over a thing."""
        owner = self._under(event)
        if owner >= 0 and self.form is not None and self.waits and self.armed:
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
            case Answer(given=given, among=among):
                self.give(given, among)
            case Note(text=text):
                self._redraw()
                self.note(text, CLOSE)
            case None:
                self._redraw()
                if isinstance(self.form, Typing) and self.waits:
                    self.stage.field.ask(self.form.value())

    def _redraw(self) -> None:
        if self.face is not None and isinstance(self.form, Carding):
            self.stage.show_top(self.turned_rows(self.face))
            if self.form.cursor >= 0:
                self.stage.bring_up(self.form.cursor)
        elif self.form is not None and self.asked is not None:
            self.stage.show_form(self.form)
            if isinstance(self.form, Pointing):
                self.show_map(self.asked, self.form)

    def _scroll(self, step: int) -> None:
        if self.face is not None:
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

    def _pass_on(self, step: int) -> None:
        if isinstance(self.form, Pointing):
            self.form.pass_on(step)
            self._step(None)

    def _under(self, event: events.MouseEvent) -> int:
        """Give the thing of the answering place under the mouse, -1 for none."""
        place = self.stage.place_under(event.screen_x, event.screen_y)
        return -1 if place is None else self.stage.drawn.owner(*place)

"""A screen that shows questions: the same widgets for every one of them, and nothing moved at the reveal."""

from textual.app import ComposeResult
from textual.widget import Widget

from quizgeo.decks import Question
from quizgeo.language import _
from quizgeo.study import Asked, FaceUp, Turned
from quizgeo.tui.action import Where
from quizgeo.tui.actions import Guide
from quizgeo.tui.forms import Carding, Form, Typing, form_for
from quizgeo.tui.lines.chrome import Buttons
from quizgeo.tui.lines.map import told_rows
from quizgeo.tui.lines.reveal import turned
from quizgeo.tui.screens.charting import Charting
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.stage import Stage


class Forming(Charting):
    """A question, the form in which it is answered, and what is told beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self.asked: Asked | None = None
        """What the form is for."""
        self.fresh = False
        """Whether the question was never on the screen."""

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Pane("progress")
        yield Stage("stage")
        yield ButtonRow("ratings")
        yield Pane("note")
        yield ButtonRow("keys")

    @property
    def waits(self) -> bool:
        """Whether the question waits for its answer."""
        raise NotImplementedError

    @property
    def face(self) -> Turned | FaceUp | None:
        """The card that lies face up."""
        raise NotImplementedError

    @property
    def guide(self) -> Guide:
        """What help tells here, with the notice of the map that is on the screen."""
        return self.with_notice(super().guide, self.asked)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def asking(self) -> Where:
        """Which keys hold while the question waits."""
        form = self.form
        if form is None:
            return Where.FRONT
        if self.focused is None:
            return Where.FIELD if form.where is Where.TYPING else form.where
        return Where.DRAFTING if form.where is Where.FRONT else form.where

    def begin(self, asked: Asked) -> None:
        """Take another question."""
        self.asked, self.form, self.fresh = asked, form_for(asked), True

    def load(self) -> None:
        """Share the rows out for the question; one that was not on the screen before gets an empty field."""
        asked, form, stage = self.asked, self.form, self.stage
        assert asked is not None
        assert form is not None
        before, fresh, self.fresh = form, self.fresh, False
        form, self.spread = self.arranged(asked, before)
        self.form, fresh = form, fresh or form is not before
        stage.load(asked, form, self.room, self.spread, () if self.spread is not None else told_rows(asked.map))
        if fresh and asked.kind == "open":
            stage.forget_written()
        if not self.waits:
            return
        place: Widget | None = None
        if isinstance(form, Typing):
            place = stage.field
            if fresh:
                stage.field.ask(form.value())
        elif asked.kind == "open":
            place = stage.offer_draft()
        if fresh:
            self.set_focus(place)

    def show_asking(self) -> None:
        """Show the question as it waits."""
        assert self.form is not None
        assert self.asked is not None
        self.letters = self.form.letters
        self.stage.show_form(self.form)
        self.show_map(self.asked, self.form)
        self.query_one("#ratings", ButtonRow).show(Buttons())

    def show_turned(self, view: Turned | FaceUp) -> None:
        """Show the other side of a card."""
        assert isinstance(self.form, Carding)
        self.set_focus(None)
        self.form.points = view.rubric
        self.letters = self.form.letters
        self.stage.show_turned(self.turned_rows(view))
        self.show_map_after(view.asked, view.question, None)

    def turned_rows(self, view: Turned | FaceUp) -> Drawn:
        """Give the other side of a card with what was written before."""
        assert isinstance(self.form, Carding)
        written = self.stage.written() if view.asked.kind == "open" else ""
        return turned(view, self.form, written, self.stage.drawing)

    def open_source(self, question: Question) -> None:
        """Open the source of a question, after its address was shown."""
        if question.source is None:
            return
        source = question.source.source
        if source.url:
            self.app.open_url(source.url)
        else:
            self.note(_("This source has no address: {title}").format(title=source.title))

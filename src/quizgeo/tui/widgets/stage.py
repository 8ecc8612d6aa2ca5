"""The middle of the study screen: question, answering place, explanation. Its parts stay; only their rows change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from quizgeo.study import Asked
from quizgeo.tui.content import BOLD, MARK, row
from quizgeo.tui.forms import Form, Typing
from quizgeo.tui.forms.typing import LABEL
from quizgeo.tui.lines.layout import share_out
from quizgeo.tui.lines.prompt import instruction, kept, needs_of, prompt_rows, slotted
from quizgeo.tui.lines.reveal import Reveal
from quizgeo.tui.sheet import Drawn, Sheet
from quizgeo.tui.signs import FULL
from quizgeo.tui.widgets.field import Field
from quizgeo.tui.widgets.map_view import MapView
from quizgeo.tui.widgets.pane import Pane

if TYPE_CHECKING:  # few decks have maps
    from quizgeo.maps import Picture
    from quizgeo.tui.lines.spread import Spread


class Stage(Horizontal):
    """Shows one question after another in the same widgets."""

    DEFAULT_CSS = """
    Stage { height: 1fr; layout: vertical; }
    Stage #left { width: 1fr; height: auto; }
    Stage #line { height: 1; }
    Stage #label { width: 13; }
    Stage #side { width: 1fr; }
    Stage.-wide { layout: horizontal; }
    Stage.-wide #left { width: 3fr; }
    Stage.-wide #side { width: 2fr; }
    Stage #caption { position: absolute; display: none; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.drawn = Drawn()
        """What the answering place shows, for asking what is under the mouse."""
        self.wide = False
        """Whether explanations stand beside the question."""
        self.drawing = Sheet(1, FULL)
        """Where question and answer are drawn."""
        self._window = Sheet(1, FULL), False
        """The whole width, and whether it has room for two columns of text."""
        self._top_height = 0

    def compose(self) -> ComposeResult:
        """Make the parts, once for the whole session."""
        with Vertical(id="left"):
            yield Pane("prompt")
            yield Pane("message")
            yield Pane("top")
            with Horizontal(id="line"):
                yield Pane("label")
                yield Field("field")
            yield Pane("under")
        yield Pane("side")
        yield MapView("map")
        yield Pane("caption")

    @property
    def field(self) -> Field:
        """The field that answers are typed into."""
        return self.query_one(Field)

    @property
    def side_sheet(self) -> Sheet:
        """Where explanations are drawn."""
        return Sheet(self.size.width * 2 // 5, self.drawing.signs) if self.wide else self.drawing

    def fit_to(self, sheet: Sheet, *, wide: bool) -> None:
        """Take the width of the window; explanations go beside the question where it is wide."""
        self._window = sheet, wide
        self._lay_out(None)

    def load(
        self, asked: Asked, form: Form, room: int, spread: "Spread | None" = None, told: Sequence[str] = ()
    ) -> None:
        """Show a question and keep the rows that its reveal will need, out of `room`.

        spread: where its map stands, if it is drawn. told: what is told of a map that is not.
        """
        self._lay_out(spread)
        sheet = self.drawing
        for draft in self.query("#draft"):
            draft.display = False
        if spread is not None:
            heights = spread.heights
        else:
            heights = share_out(room, needs_of(asked, form, sheet, room, told), wide=self.wide)
        for name in ("prompt", "message", "top", "under", "side"):
            self._pane(name).set_height(getattr(heights, name))
        self._top_height = heights.top
        self._pane("top").offset_rows = 0
        self.query_one("#line").display = heights.field > 0
        self.query_one("#left").styles.height = room if self.wide else room - heights.side
        self._pane("prompt").show(prompt_rows(asked, sheet, told))
        self._pane("under").show(())
        self.show_side(())
        self.show_form(form)

    def _lay_out(self, spread: "Spread | None") -> None:
        """Give text and map their columns."""
        sheet, wide = self._window
        self.wide = wide and spread is None
        self.set_class(self.wide, "-wide")
        width = spread.text if spread is not None else sheet.width * 3 // 5 if self.wide else sheet.width
        self.drawing = Sheet(width, sheet.signs)
        columns = spread.text if spread is not None and spread.beside else None
        for part in (self.query_one("#left"), self._pane("side")):
            part.styles.width = columns
        view, caption = self.query_one(MapView), self._pane("caption")
        view.display = caption.display = spread is not None
        if spread is None:
            return
        view.styles.offset = (spread.left, spread.top)
        view.styles.width, view.styles.height = spread.cols, spread.rows
        caption.styles.offset = (spread.left, spread.top + spread.rows)
        caption.styles.width, caption.styles.height = spread.cols, spread.captions

    def show_map(self, picture: "Picture", caption: Sequence[Content]) -> None:
        """Show a map, and what stands under it."""
        self.query_one(MapView).show(picture)
        self._pane("caption").show(caption)

    def show_only(self, rows: Sequence[Content], room: int) -> None:
        """Show rows where no question can be: nothing is asked."""
        self._lay_out(None)
        for name in ("message", "top", "under", "side"):
            self._pane(name).set_height(0)
        self.query_one("#line").display = False
        self.query_one("#left").styles.height = room
        self._pane("prompt").set_height(room)
        self._pane("prompt").show(rows, top=False)

    def show_form(self, form: Form) -> None:
        """Show what was chosen, moved or filled in so far."""
        sheet = self.drawing
        self._pane("message").show(slotted(instruction(form, sheet), self._rows("message"), sheet.width))
        self.show_top(form.draw(sheet))
        if form.cursor >= 0:
            self.bring_up(form.cursor)
        if isinstance(form, Typing):
            sign = f"{form.label()} {sheet.signs.cursor}".strip()
            self._pane("label").show([row((sign.rjust(LABEL - 1), f"{BOLD} {MARK}"))])

    def show_top(self, drawn: Drawn) -> None:
        """Show these rows in the answering place."""
        self.drawn = drawn
        self._pane("top").show(drawn.rows, top=False)

    def show_reveal(self, message: Sequence[Content], shown: Reveal) -> None:
        """Show what is right beside what was given. No part changes its size."""
        self._pane("message").show(slotted(message, self._rows("message"), self.drawing.width))
        self.show_top(shown.top)
        if self.query_one("#line").display:
            self._pane("top").scroll_rows(-len(shown.top.rows))
            self._pane("label").show([shown.label])
            self.field.tell(shown.field)
            room = self._rows("under")
            more = (shown.also,) if len(shown.under) < room else ()
            self._pane("under").show(kept((*shown.under, *more), room, self.drawing.width))

    def show_turned(self, drawn: Drawn) -> None:
        """Show the other side of a card in the place of what was written."""
        for draft in self.query("#draft"):
            draft.display = False
        self._pane("top").set_height(self._top_height)
        self._pane("message").show(())
        self.show_top(drawn)

    def offer_draft(self) -> Widget:
        """Put the place for a long answer where the answer will be, and give it."""
        from quizgeo.tui.widgets.draft import Draft

        if not self.query(Draft):
            self.query_one("#left").mount(Draft(), after="#message")
        draft = self.query_one(Draft)
        draft.display = True
        draft.styles.height = self._top_height
        self._pane("top").set_height(0)
        return draft

    def written(self) -> str:
        """Give what was written there; nothing where nothing could be."""
        from quizgeo.tui.widgets.draft import Draft

        return "".join(draft.written for draft in self.query(Draft))

    def forget_written(self) -> None:
        """Empty the place for a long answer: what was written there belongs to another question."""
        from quizgeo.tui.widgets.draft import Draft

        for draft in self.query(Draft):
            draft.text = ""

    def show_side(self, rows: Sequence[Content], *, end: bool = False) -> None:
        """Show an explanation, or nothing; `end`: its last rows, where there is no room for all."""
        self._pane("side").show(rows)
        if end:
            self._pane("side").scroll_rows(len(rows))

    def scroll_side(self, step: int) -> None:
        """Scroll the explanation by rows."""
        self._pane("side").scroll_rows(step)

    def scroll_turned(self, step: int) -> None:
        """Scroll the other side of a card by rows, and its explanation as if it stood below in the same text."""
        for name in ("top", "side") if step > 0 else ("side", "top"):
            if self._pane(name).scroll_rows(step):
                return

    def bring_up(self, owner: int) -> None:
        """Scroll the answering place as little as needed for a thing to be seen."""
        self._pane("top").bring_up(*self.drawn.span(owner))

    def scroll_page(self, direction: int) -> None:
        """Scroll by a page: the explanation, else the question, else the answering place."""
        for name in ("side", "prompt", "top"):
            if self._pane(name).scroll_rows(direction * max(1, self._rows(name) - 1)):
                return

    def place_under(self, x: int, y: int) -> tuple[int, int] | None:
        """Give the row and the column of the answering place under a point of the screen, None outside of it."""
        top = self._pane("top")
        if not top.region.contains(x, y):
            return None
        return y - top.region.y + top.offset_rows, x - top.region.x

    def _rows(self, name: str) -> int:
        return self._pane(name).height_rows

    def _pane(self, name: str) -> Pane:
        return self.query_one(f"#{name}", Pane)

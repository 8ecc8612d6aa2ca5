"""The first screen of a participant: the code, where the room is, and a name."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal

from quizgeo.classroom.invitation import Invitation, InvitationError, read_invitation, read_place
from quizgeo.language import _
from quizgeo.tui.action import Where
from quizgeo.tui.actions import Guide, guide_in_lesson
from quizgeo.tui.content import CLOSE, QUIET, plain, row, wrapped
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.screens.base import Base
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.field import Field
from quizgeo.tui.widgets.pane import Pane

Seek = Callable[[str], Invitation]
"""Finds the room of a code on the network. Raises InvitationError with a sentence."""
FIELDS = ("code", "place", "name")


class Wish(Struct, frozen=True):
    """What somebody wants to join, and as whom."""

    invitation: Invitation = Invitation()
    name: str = ""


class JoinForm(Base):
    """Code, address and name."""

    CSS_PATH = "../styles/lesson.tcss"
    BINDINGS = bindings([Where.JOIN])
    family = "join"

    def __init__(self, wish: Wish, seek: Seek, join: Callable[[Wish], None]) -> None:
        """Take what is known already, what finds a room, and what joins it."""
        super().__init__()
        self.wish = wish
        self._seek, self._join = seek, join
        self.said = ""
        """Why joining did not go well the last time."""

    def compose(self) -> ComposeResult:
        """Make the fields."""
        yield Pane("small")
        yield Pane("header")
        for name in FIELDS:
            with Horizontal(classes="field"):
                yield Pane(f"label-{name}")
                yield Field(name)
        yield Pane("told")
        yield Pane("note")
        yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Fill in what is known."""
        invitation = self.wish.invitation
        place = invitation.place if invitation.host else ""
        for name, value in zip(FIELDS, (invitation.code, place, self.wish.name), strict=True):
            self._field(name).ask(value)
        self.go_to_first()

    def go_to_first(self) -> None:
        """Put the cursor where something is missing, else into the name."""
        empty = [name for name in ("code", "name") if not self._field(name).value]
        self.set_focus(self._field(empty[0] if empty else "name"))

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.JOIN

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        return guide_in_lesson(Where.JOIN, self.actions, ("join.", "page.", "app."))

    def draw(self) -> None:
        """Show the labels, and what becomes of the name."""
        labels = (_("Code"), _("Address"), _("Your name"))
        for name, label in zip(FIELDS, labels, strict=True):
            self.pane(f"label-{name}").show([row("  ", (label, QUIET))])
        self.pane("header").show([header(_("Join a lesson"), "", self.sheet)])
        told = [
            _("Code and address stand on the teacher's screen. Without an address the session is looked for here."),
            _("Your teacher sees this name and your answers. They stay on the teacher's computer for 30 days."),
        ]
        width = min(self.size.width - 4, 76)
        rows = [row("  ", each) for text in told for each in (*wrapped(text, width, QUIET), plain(""))]
        self.pane("told").show(rows)
        self.note_whole(self.said, CLOSE)
        self.show_keys()

    def tell(self, sentence: str, suggest: str = "") -> None:
        """Say why joining did not go well, with a name that is free if there is one."""
        self.said = sentence
        if suggest:
            self._field("name").ask(suggest)
        self.go_to_first()
        self.draw()

    def offer(self, free: Sequence[str]) -> None:
        """Have one of the names picked that the teacher gave."""
        from quizgeo.tui.screens.names import Names  # few lessons have such

        self.app.push_screen(Names(free, self._named))

    def _named(self, name: str) -> None:
        self._field("name").ask(name)
        self._go_in(Wish(self.wish.invitation, name))

    # -- what is done --------------------------------------------------------------------------------------------

    def action_next_field(self) -> None:
        """Go to the next field."""
        self._go(1)

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        focused = self.focused
        here = FIELDS.index(focused.id) if focused is not None and focused.id in FIELDS else 0
        self.set_focus(self._field(FIELDS[(here + step) % len(FIELDS)]))

    def on_input_submitted(self) -> None:
        """Take enter in a field."""
        self.action_enter()

    def action_enter(self) -> None:
        """Go to the next field; from the last one join."""
        if self.focused is None or self.focused.id != FIELDS[-1]:
            self._go(1)
            return
        try:
            wish = self._wish()
        except InvitationError as error:
            self.tell(str(error))
            return
        if wish.invitation.host:
            self._go_in(wish)
        else:
            self.note(_("Looking for the session…"))
            self._look_for(wish)

    def _wish(self) -> Wish:
        """Give what stands in the fields; the first one may hold a whole address. Raises InvitationError."""
        found = read_invitation(self._field("code").value)
        place = self._field("place").value.strip()
        if not found.code:
            raise InvitationError(_("Type the code that stands on the teacher's screen."))
        if place and not found.host:
            known = self.wish.invitation
            host, port = read_place(place)
            same = known.host == host and known.port == port
            found = Invitation(found.code, host, port, known.tls if same else False, known.pin if same else "")
        return Wish(found, " ".join(self._field("name").value.split()))

    @work(thread=True, exclusive=True, group="seek")
    def _look_for(self, wish: Wish) -> None:
        """Look for the room off the screen's thread."""
        try:
            found = self._seek(wish.invitation.code)
        except InvitationError as error:
            self.app.call_from_thread(self.tell, str(error))
            return
        self.app.call_from_thread(self._go_in, Wish(found, wish.name))

    def _go_in(self, wish: Wish) -> None:
        if not self.gone:
            self.wish, self.said = wish, ""
            self.note("")
            self._join(wish)

    def action_back(self) -> None:
        """Leave without joining."""
        self.app.exit(0)

"""The screen of a host: the room as the server tells it, and commands to it. No rule of lessons lives here."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from textual.app import ComposeResult

from quizgeo.classroom.attending import Leader, now_ms
from quizgeo.classroom.client import Ending
from quizgeo.classroom.forms import asked_of
from quizgeo.classroom.invitation import Invitation
from quizgeo.classroom.lectern import Next
from quizgeo.classroom.sent import SentDo
from quizgeo.classroom.wire import Refused
from quizgeo.language import N_, _
from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import Guide, actions_at, guide_in_lesson
from quizgeo.tui.content import CLOSE
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.advice import advice, refusal
from quizgeo.tui.lines.chrome import header, key_bar
from quizgeo.tui.lines.leading import Door, Podium, heading, podium_rows, state_words, typed_texts
from quizgeo.tui.screens.asides import Leaving, Wish
from quizgeo.tui.screens.base import Base
from quizgeo.tui.screens.host_people import HostPeople
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

CHROME = 4
"""Rows of header, the blank row below it, note and keys."""
BEAT = 0.2
"""Seconds between two paintings of counts: five a second are enough to see."""
MORE_MS = 30_000
FAMILIES = ("host.", "people.", "list.", "page.", "app.")
LABELS: Mapping[Next, str] = {
    "start": N_("start"), "close": N_("close"), "reveal": N_("reveal"), "board": N_("board"), "next": N_("next"),
    "finish": N_("end lesson"), "resume": N_("go on"), "leave": N_("leave"),
}  # fmt: skip
"""The key that leads on is labelled by what it does now."""
ENDINGS: Mapping[str, str] = {
    "unreachable": N_("The server of the lesson does not answer. Start it again: quizgeo host --attach"),
    "refused": N_("The server of the lesson does not know this host any more."),
    "superseded": N_("This lesson is led from elsewhere now."),
    "kicked": N_("This lesson is led from elsewhere now."),
    "version": N_("The lesson was begun by another version of quizgeo."),
    "over": N_("The lesson is over."),
}
"""Why the line ended for good."""


class HostScreen(Base):
    """A lesson in the hands of its teacher."""

    CSS_PATH = "../styles/lesson.tcss"
    BINDINGS = bindings([Where.HOST])
    family = "host"

    def __init__(self, where: Invitation, token: str, door: Door) -> None:
        """Take where the server is, the token of its host, and how others come in."""
        super().__init__()
        self.leader = Leader(where, token, self._changed)
        self.door = door
        self.shows_key = False
        self._stale = False
        self._place = ("", -1, -1, False)
        self._said = ""
        """What was said of the key pressed last, until the lesson goes on or another one is pressed."""
        self._handled: Refused | None = None
        """The refusal that is no news any more."""
        self.ending: Ending | None = None

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Picker("middle")
        yield Pane("note")
        yield ButtonRow("first_keys")
        yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Take the line to the room, and paint what it tells."""
        self.run_worker(self._lead(), group="line")
        self.set_interval(BEAT, self._paint)

    async def _lead(self) -> None:
        self.ending = await self.leader.run()
        if not self.gone:
            self.draw()

    # -- which keys hold -----------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.HOST

    @property
    def actions(self) -> tuple[Action, ...]:
        """The keys, that which leads on named by what it does now."""
        label = LABELS[self.leader.lectern.next]
        return tuple(replace(each, label=label) if each.id == "host.step" else each for each in actions_at(self.where))

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        return guide_in_lesson(Where.HOST, self.actions, FAMILIES)

    def allows(self, action: Action) -> bool:
        """Leave out what cannot be done now."""
        room = self.leader.lectern.room
        phase = room.phase if room else ""
        live = room is not None and room.mode == "live"
        hidden = room is not None and room.paused
        told: Mapping[str, bool] = {
            "host.flip": bool(self._texts) and phase in ("closed", "revealed", "board"),
            "host.more_time": phase == "open" and not hidden,
            "host.pause": phase in ("open", "running"),
            "host.again": phase == "closed",
            "host.board": phase == "revealed",
            "host.key": live and phase in ("open", "closed") and not hidden,
            "host.lock": phase != "finished",
            "host.void": live and phase in ("open", "closed", "revealed", "board"),
            "host.finish": phase not in ("", "open", "finished"),
        }
        return told.get(action.id, True)

    def shows(self, action: Action) -> bool:
        """Leave out of the bar what would only say why it does nothing, and what the first key does now."""
        room = self.leader.lectern.room
        if action.id == "host.more_time":
            return self.allows(action) and self.leader.lectern.seat.until is not None
        if action.id == "host.pause":
            return self.allows(action) and room is not None and not room.paused
        return self.allows(action)

    @property
    def _texts(self) -> tuple[tuple[str, str, int, bool], ...]:
        return typed_texts(self.leader.lectern.result)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def podium(self) -> Podium:
        """All that is shown."""
        lectern = self.leader.lectern
        asked = asked_of(lectern.asked.shown) if lectern.asked is not None else None
        return Podium(lectern, self.door, asked, self.shows_key, now_ms())

    def _changed(self) -> None:
        self._stale = True

    def _paint(self) -> None:
        """Paint what is new, at most five times a second; the clock goes on in between."""
        if self.gone or not self.size.width:
            return
        seat = self.leader.lectern.seat
        if self._stale or seat.until is not None or seat.ends is not None:
            self.draw()

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        self._stale = False
        lectern = self.leader.lectern
        room = lectern.room
        place = (room.phase, room.q, room.round, room.paused) if room else ("", -1, -1, False)
        if place != self._place:
            self.shows_key = self.shows_key and place[1:3] == self._place[1:3]
            self._place, self._said = place, ""
        view, sheet = self.podium, self.sheet
        self.pane("header").show([header(heading(view, sheet), state_words(view, sheet), sheet)])
        height = self.size.height - CHROME - self._say_and_show_keys(view) + 1
        picker = self.query_one(Picker)
        picker.set_height(height)
        picker.fill(len(self._texts), lambda cursor: podium_rows(view, cursor, sheet, height))

    def _say_and_show_keys(self, view: Podium) -> int:
        """Show what there is to say, and the keys; give how many rows both take but for one row of keys."""
        lectern = view.lectern
        refused = refusal(lectern.refused) if lectern.refused is not self._handled else ""
        said = self._said or refused
        if self.ending is not None:
            why = self.ending.why
            note = _(ENDINGS[why]) if why in ENDINGS else "", CLOSE
        else:
            note = (said, CLOSE) if said else advice(lectern, local=self.door.local)
        self.show_keys()
        return self.note_whole(*note) + self.query_one("#first_keys", ButtonRow).display

    def show_keys(self) -> None:
        """Show the keys that hold now; in a narrow window in two rows."""
        first = key_bar(self.where, self.sheet, self.shows, 0, self.actions)
        had = {run for _start, _end, run in first.spans}
        ours = [each for each in self.actions if each.rank and not each.of_app and self.shows(each)]
        rest = [each for each in ours if each.method not in had]
        above = self.query_one("#first_keys", ButtonRow)
        above.display = bool(rest)
        if not rest:
            self.query_one("#keys", ButtonRow).show(first)
            return
        above.show(first)
        below = key_bar(self.where, self.sheet, lambda each: each in rest, 0, self.actions)
        self.query_one("#keys", ButtonRow).show(below)

    # -- leading -------------------------------------------------------------------------------------------------

    def do(self, command: SentDo | None, said: str = "") -> None:
        """Have a command carried out. said: what there is to say of it."""
        self._say(said)
        self.leader.do(command)

    def _say(self, said: str) -> None:
        self._handled, self._said = self.leader.lectern.refused, said
        self.draw()

    def action_step(self) -> None:
        """Do what comes next; the end is asked about."""
        lectern = self.leader.lectern
        if lectern.room is None:
            return
        if lectern.next == "leave":
            self.app.exit(0)
        elif lectern.next == "finish":
            self.action_finish()
        else:
            self.do(lectern.step())

    def action_finish(self) -> None:
        """End the lesson, after a yes."""
        self.shell.ask(_("End the lesson for everybody?"), partial(self.do, self.leader.lectern.command("finish")))

    def action_more_time(self) -> None:
        """Give everybody more time, where it runs at all."""
        lectern = self.leader.lectern
        if lectern.seat.until is None:
            self._say(_("There is no timer: the question stays open until you close it."))
        else:
            self.do(lectern.command("extend", ms=MORE_MS))

    def action_pause(self) -> None:
        """Stop the clocks, or let them go on."""
        self.do(self.leader.lectern.pause())

    def action_again(self) -> None:
        """Ask the question once more."""
        self.do(self.leader.lectern.command("again"))

    def action_board(self) -> None:
        """Show the board."""
        self.do(self.leader.lectern.command("board"))

    def action_key(self) -> None:
        """Show what is right, or hide it."""
        self.shows_key = not self.shows_key
        self.draw()

    def action_lock(self) -> None:
        """Close the door, or open it."""
        self.do(self.leader.lectern.lock())

    def action_void(self) -> None:
        """Let the question count for nothing, after a yes."""
        lectern = self.leader.lectern
        still_open = lectern.room is not None and lectern.room.phase == "open"
        command = lectern.command("skip") if still_open else lectern.void()
        self.shell.ask(_("Let this question count for nothing?"), partial(self.do, command))

    def action_flip(self) -> None:
        """Let the marked answer count the other way, where it can be seen which way that is."""
        place = self.query_one(Picker).cursor
        if not self.podium.open_key:
            self._say(_("Nothing was changed: k shows first which answers count."))
        elif place < len(self._texts):
            folded, written, _count, right = self._texts[place]
            now = _("Counts as wrong now: {answer}") if right else _("Counts as right now: {answer}")
            self.do(self.leader.lectern.regrade(folded, right=not right), now.format(answer=written))

    def action_people(self) -> None:
        """Show who is there."""
        self.app.push_screen(HostPeople(self.leader), lambda _none: self._say(""))

    def action_back(self) -> None:
        """Leave, after it was said what becomes of the lesson."""
        room = self.leader.lectern.room
        if room is None or room.phase == "finished" or self.ending is not None:
            self.app.exit(0)
        else:
            self.app.push_screen(Leaving(f"quizgeo host --attach {self.door.code}", self.shell.signs), self._left)

    def _left(self, wish: Wish | None) -> None:
        if wish == "leave":
            self.leader.leave()
            self.app.exit(0)
        elif wish == "end":
            self._end()

    def _end(self) -> None:
        """End the lesson: an open question is closed first."""
        lectern = self.leader.lectern
        if lectern.room is not None and lectern.room.phase == "open":
            self.do(lectern.command("close"))
        self.do(SentDo("finish"))

    # -- moving --------------------------------------------------------------------------------------------------

    def action_up(self) -> None:
        """Mark the answer before, or scroll up."""
        self._move(-1)

    def action_down(self) -> None:
        """Mark the next answer, or scroll down."""
        self._move(1)

    def _move(self, step: int) -> None:
        picker = self.query_one(Picker)
        if self._texts:
            picker.move(step)
        else:
            picker.scroll_rows(step)

    def action_first(self) -> None:
        """Go to the first row."""
        self.query_one(Picker).scroll_rows(-10_000)

    def action_last(self) -> None:
        """Go to the last row."""
        self.query_one(Picker).scroll_rows(10_000)

    def action_page_up(self) -> None:
        """Scroll up by a page."""
        self.query_one(Picker).scroll_rows(CHROME - self.size.height)

    def action_page_down(self) -> None:
        """Scroll down by a page."""
        self.query_one(Picker).scroll_rows(self.size.height - CHROME)

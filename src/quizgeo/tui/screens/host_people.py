"""Who is in a lesson, for its host: letting in, renaming, sending out, giving more time."""

from functools import partial

from quizgeo.classroom.attending import Leader
from quizgeo.classroom.rules_players import FACTORS
from quizgeo.classroom.sent import SentDo
from quizgeo.classroom.wire import Person, Refused
from quizgeo.language import _, ngettext
from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import Guide, guide_in_lesson
from quizgeo.tui.content import CLOSE
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.advice import refusal
from quizgeo.tui.lines.leading import people_rows
from quizgeo.tui.screens.asides import Naming
from quizgeo.tui.screens.listing import CHROME, Listing
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.picker import Picker

BEAT = 0.5
"""Seconds between two looks at who came."""


class HostPeople(Listing):
    """Everybody who came, under each other; those who wait stand first."""

    CSS_PATH = "../styles/lesson.tcss"
    BINDINGS = bindings([Where.HOST_PEOPLE])

    def __init__(self, leader: Leader) -> None:
        """Take who leads the lesson."""
        super().__init__()
        self.leader = leader
        self._shown: tuple[Person, ...] = ()
        self._handled: Refused | None = leader.lectern.refused
        """The refusal that is no news any more."""

    def on_mount(self) -> None:
        """Look who comes."""
        self.set_interval(BEAT, self._look)

    def _look(self) -> None:
        if not self.gone and (self.people != self._shown or self.leader.lectern.refused is not self._handled):
            self.draw()

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who wait, those who are in, and the others, each as they came."""
        places = {"waiting": 0, "in": 1}
        everybody = self.leader.lectern.people.values()
        return tuple(sorted(everybody, key=lambda each: places.get(each.standing, 2)))

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.HOST_PEOPLE

    @property
    def guide(self) -> Guide:
        """What help tells here."""
        return guide_in_lesson(Where.HOST_PEOPLE, self.actions, ("people.", "list.", "page.", "app."))

    @property
    def heading(self) -> str:
        """Say what is listed."""
        return _("Who is there")

    @property
    def told(self) -> str:
        """Say how many take part."""
        count = len(self.leader.lectern.inside)
        return ngettext("{count} joined", "{count} joined", count).format(count=count)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._shown)

    def rows(self, cursor: int) -> Drawn:
        """Draw them."""
        return people_rows(self._shown, cursor, self.sheet)

    def draw(self) -> None:
        """Show them anew; the marked one stays marked wherever they stand now."""
        marked, self._shown = self.marked, self.people
        ids = [each.p for each in self._shown]
        if marked is not None and marked.p in ids:
            self.query_one(Picker).cursor = ids.index(marked.p)
        super().draw()
        refused = self.leader.lectern.refused
        said = refusal(refused) if refused is not self._handled else ""
        told = said or ("" if self._shown else _("Nobody has joined yet."))
        taken = self.note_whole(told, CLOSE if said else "")
        self.query_one(Picker).set_height(self.size.height - CHROME - taken + 1)

    @property
    def marked(self) -> Person | None:
        """Who is marked; None where nobody is there."""
        cursor = self.query_one(Picker).cursor
        return self._shown[cursor] if cursor < len(self._shown) else None

    def allows(self, action: Action) -> bool:
        """Leave out what makes no sense for the marked person."""
        person = self.marked
        if not action.id.startswith("people."):
            return True
        if person is None:
            return False
        if action.id in ("people.admit", "people.deny"):
            return person.standing == "waiting"
        return person.standing in ("in", "waiting")

    def on_picker_moved(self) -> None:
        """Show the keys for who is marked now; what was said of another one is no news."""
        self._settle()
        self.draw()

    def _settle(self) -> None:
        self._handled = self.leader.lectern.refused

    def _send(self, command: SentDo) -> None:
        self._settle()
        self.leader.do(command)

    def _do(self, cmd: str, *, text: str = "", factor: float | None = 1.0) -> None:
        person = self.marked
        if person is not None:
            self._send(SentDo(cmd, p=person.p, text=text, factor=factor))

    def action_admit(self) -> None:
        """Let the person in."""
        self._do("approve")

    def action_deny(self) -> None:
        """Turn the person away."""
        self._do("deny")

    def action_rename(self) -> None:
        """Ask for another name, and give it."""
        person = self.marked
        if person is None:
            return

        def named(name: str | None) -> None:
            if name and name != person.name:
                self._send(SentDo("rename", p=person.p, text=name))

        self.app.push_screen(Naming(person.name, self.shell.signs), named)

    def action_remove(self) -> None:
        """Send the person out, after a yes."""
        person = self.marked
        if person is not None:
            words = _("Send {name} out? Their answers stay in the report.").format(name=person.name)
            self.shell.ask(words, partial(self._send, SentDo("kick", p=person.p)))

    def action_extra(self) -> None:
        """Give the person the next more time, and after no limit none again."""
        person = self.marked
        if person is not None:
            place = FACTORS.index(person.factor) if person.factor in FACTORS else 0
            self._do("extra", factor=FACTORS[(place + 1) % len(FACTORS)])

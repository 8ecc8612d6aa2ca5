"""What may be set: the learner's settings, those of this device, aims of single decks. Each change is saved at once.

A change is written off the screen's thread and shown before; what may not stand is told and changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from quizgeo.language import _
from quizgeo.study import SETTINGS, Scope
from quizgeo.study.optimising import fitted_on
from quizgeo.study.preparing import YearAhead, workload_of
from quizgeo.study.setting import Week, Weights
from quizgeo.study.settings import checked
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import CLOSE, QUIET, plain
from quizgeo.tui.kept import choices
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.fitting import cost_rows
from quizgeo.tui.lines.settings import Line, Standing, about_rows, lines_of, setting_rows
from quizgeo.tui.screens.changing import Change, Changing
from quizgeo.tui.screens.listing import CHROME, Listing
from quizgeo.tui.sheet import Drawn, Sheet
from quizgeo.tui.stepping import DAYS, LONGEST, is_typed, stepped, turned, typed
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

ABOUT = 9
"""Rows of what is said of the marked row, where they are not beside the list."""
RETENTION = "retention"
KEEPING = "keeping"
"""The row that opens the learner's own data."""


class SettingsScreen(Listing, Changing):
    """Everything that may be set, row by row."""

    CSS_PATH = "../styles/settings.tcss"
    BINDINGS = bindings([Where.SETTINGS])

    @dataclass
    class Read(Message):
        """What takes a look into the log; a message, for the screen may be gone when it was read."""

        fitted: int | None

    @dataclass
    class Counted(Message):
        """What each recall to aim at would cost."""

        ahead: YearAhead

    def __init__(self) -> None:
        super().__init__()
        self.digits = ""
        """What is being typed."""
        self.day = 0
        """Of a week, the day that the keys change."""
        self.cost: YearAhead | None = None
        """What is shown of the marked row in place of its meaning."""
        self.fitted: int | None = None
        self._decks: Sequence[tuple[str, str]] = ()

    # -- what there is -------------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.SETTINGS

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Settings")

    @property
    def told(self) -> str:
        """How far it reaches."""
        return _("each change is saved at once")

    @property
    def standing(self) -> Standing:
        """Everything as it will be when all changes are written."""
        return Standing(self.ahead, self.shell.kept, self._decks, self.fitted)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows."""
        return lines_of(self.standing)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.lines)

    @property
    def line(self) -> Line:
        """The marked row."""
        lines = self.lines
        return lines[min(self.query_one(Picker).cursor, len(lines) - 1)]

    def rows(self, cursor: int) -> Drawn:
        """Draw the rows, the one at the cursor marked."""
        return setting_rows(self.lines, cursor, self._sheet(3), self.digits)

    def allows(self, action: Action) -> bool:
        """Leave out what means nothing for the marked row."""
        match action.id:
            case "settings.cost":
                return self._is_aim(self.line)
            case "settings.type":
                return self.line.section == "deck" or (
                    self.line.section == "study" and is_typed(SETTINGS[self.line.name])
                )
            case "settings.step":
                return self.line.name not in ("parameters", KEEPING)
            case "settings.reset":
                return self.line.section != KEEPING
            case "settings.undo":
                return self.undoable
            case _:
                return True

    @staticmethod
    def _is_aim(line: Line) -> bool:
        return line.section == "deck" or (line.section == "study" and line.name == RETENTION)

    # -- showing -------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        with Vertical(id="middle"):
            yield Picker("listed")
            yield Pane("about")
        yield Pane("note")
        yield ButtonRow("keys")

    def on_screen_resume(self) -> None:
        """Take in what a fit changed, and look since when it holds."""
        entries = [deck for deck in self.shell.learner.library.entries if deck.id and not deck.problems]
        titled = ((deck.id, Scope((deck,), language=self.shell.naming).title(self.shell.learner)) for deck in entries)
        self._decks = tuple(titled)
        if self.size.width:
            self.draw()
        self.look()

    @work(thread=True, group="pictures")
    def look(self) -> None:
        """Find since when parameters of the learner's own hold."""
        self.post_message(self.Read(fitted_on(self.shell.learner)))

    def on_settings_screen_read(self, event: Read) -> None:
        """Show it."""
        if not self.gone:
            self.fitted = event.fitted
            self.draw()

    def draw(self) -> None:
        """Show everything anew."""
        self.set_class(self.wide, "-wide")
        room = self.size.height - CHROME
        about = room if self.wide else min(ABOUT, room // 2)
        self.pane("header").show([header(self.heading, self.told, self.sheet)])
        picker = self.query_one(Picker)
        picker.set_height(room if self.wide else room - about)
        picker.fill(self.count, self.rows)
        self.pane("about").set_height(about)
        self._draw_about()
        self.show_keys()

    def _draw_about(self) -> None:
        sheet, line = self._sheet(2), self.line
        rows = about_rows(line, self.standing, sheet, self.day)
        if self.cost is not None:
            aim = self.standing.settings.of(RETENTION, self._deck(line))
            assert isinstance(aim, float)
            rows = [rows[0], *cost_rows(self.cost, aim, sheet)]
        self.pane("about").show(rows)

    def _sheet(self, fifths: int) -> Sheet:
        """Give the part of the screen where there are two beside each other, else all of it."""
        return Sheet(self.size.width * fifths // 5 if self.wide else self.size.width, self.shell.signs)

    def on_picker_moved(self, event: Picker.Moved) -> None:
        """Tell what is marked now."""
        event.stop()
        self.digits, self.cost = "", None
        self.note("")
        self.draw()

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Set what was clicked twice."""
        event.stop()
        self.action_set()

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Forget what was being typed, or go back."""
        if self.digits:
            self._type("")
        else:
            self.dismiss()

    def action_type(self, digit: str) -> None:
        """Take a digit."""
        if len(self.digits) < LONGEST:
            self._type(self.digits + digit)

    def action_reset(self) -> None:
        """Take the last digit away; where there is none, set what holds unless set."""
        line = self.line
        if self.digits:
            self._type(self.digits[:-1])
        elif line.section == "device":
            self.choose(line.name, next(each for each in choices() if each.name == line.name).values[0])
        else:
            self._change(line, None)

    def action_set(self) -> None:
        """Enter what was typed; where nothing was, choose the next value, or begin a fit."""
        line = self.line
        if line.section == KEEPING:
            self.shell.open_keeping()
        elif self.digits:
            digits, self.digits = self.digits, ""
            self._change(line, typed(SETTINGS[self._row(line)], digits))
        elif line.section == "study" and isinstance(SETTINGS[line.name].bounds, Weights):
            self.shell.open_fitting()
        elif line.section != "device" and is_typed(SETTINGS[self._row(line)]):
            self.note(_("Type a number and press enter, or use the arrows."), QUIET)
        else:
            self._step(line, 1)

    def action_step(self, key: str) -> None:
        """Go a step down or up; among the days of a week, to another day."""
        by, line = (1 if key == "right" else -1), self.line
        if line.section == "study" and isinstance(SETTINGS[line.name].bounds, Week):
            self.day = (self.day + by) % DAYS
            self._draw_about()
        else:
            self._step(line, by)

    def action_cost(self) -> None:
        """Forecast what each aim would cost."""
        self.pane("about").show([plain("  " + _("forecasting …"), QUIET)])
        self.forecast(self.line)

    @work(thread=True, exclusive=True, group="pictures")
    def forecast(self, line: Line) -> None:
        """Forecast for all decks, or for one, off the screen's thread."""
        learner = self.shell.learner
        decks = [deck for deck in learner.library.entries if line.section == "deck" and deck.id == line.name]
        self.post_message(self.Counted(workload_of(learner, decks)))

    def on_settings_screen_counted(self, event: Counted) -> None:
        """Show the forecast, if its row is still marked."""
        if not self.gone and self._is_aim(self.line):
            self.cost = event.ahead
            self._draw_about()

    # -- changing ------------------------------------------------------------------------------------------------

    def _row(self, line: Line) -> str:
        """Give the name of the row of the table that a line is about."""
        return RETENTION if line.section == "deck" else line.name

    @staticmethod
    def _deck(line: Line) -> str:
        """Give the identity of the deck that a line is about; empty where it is about all."""
        return line.name if line.section == "deck" else ""

    def _type(self, digits: str) -> None:
        self.digits = digits
        self.draw()

    def _step(self, line: Line, by: int) -> None:
        if line.section == "device":
            choice = next(each for each in choices() if each.name == line.name)
            self.choose(line.name, turned(choice.values, self.shell.kept.of(line.name), by))
            return
        name = self._row(line)
        value = self.standing.settings.of(name, self._deck(line))
        self._change(line, stepped(SETTINGS[name], value, by, self.day))

    def _change(self, line: Line, value: object) -> None:
        """Let a value hold from now on; say why where it may not stand."""
        name, deck = self._row(line), self._deck(line)
        try:
            found = checked(name, value, deck)
        except ValueError as error:
            self.note(str(error), CLOSE)
            self.draw()
            return
        self.cost = None
        self.put(Change(name, found, deck))

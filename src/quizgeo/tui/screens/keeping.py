"""The learner's own data: where they lie, and export, merge, verify, backup and restore, as the commands do them.

Nothing here is done unasked. What is under way is waited for; what fails is told in place and has changed nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from quizgeo.language import _
from quizgeo.progress import ProgressError
from quizgeo.progress.inventory import Held, Inventory, inventory
from quizgeo.study import keeping
from quizgeo.study.keeping import Done
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import QUIET, WRONG, plain
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.lines.keeping import (
    Deed,
    deed_of,
    deed_rows,
    deeds,
    done_rows,
    facts_rows,
    failed_rows,
    hint_row,
    path_words,
    waiting_rows,
)
from quizgeo.tui.pathing import Matches, matches
from quizgeo.tui.screens.backups import BackupsScreen
from quizgeo.tui.screens.listing import CHROME, Listing
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Drawn
from quizgeo.tui.widgets.buttons import ButtonRow
from quizgeo.tui.widgets.field import Field
from quizgeo.tui.widgets.pane import Pane
from quizgeo.tui.widgets.picker import Picker

TURN = 0.25
"""Seconds between two looks of what is under way."""
LEAST = 5
"""Rows for what came of a deed, under which the facts give way to it."""
READS = frozenset({"export", "verify"})
"""Deeds that change nothing of the log: who does not want to wait may leave."""


class KeepingScreen(Listing, Personal):
    """What can be done with the log as a whole."""

    CSS_PATH = "../styles/keeping.tcss"
    BINDINGS = bindings([Where.KEEPING, Where.PATH])

    @dataclass
    class Looked(Message):
        """What there is; a message, for the screen may be gone when it was counted."""

        found: Inventory | None
        sentence: str = ""

    @dataclass
    class Matched(Message):
        """What the typed path may become."""

        found: Matches

    @dataclass
    class Ended(Message):
        """What came of a deed, or why it was not done."""

        outcome: Done | ProgressError

    def __init__(self) -> None:
        super().__init__()
        self.found: Inventory | None = None
        self.asked = ""
        """The deed that waits for the name of a file."""
        self.deed: Deed | None = None
        """What is under way, or was done last."""
        self.outcome: Done | str | None = None
        """What came of it; a sentence where nothing did, None while it goes on."""
        self.matches = Matches("")
        self._turns = 0

    # -- what there is -------------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """Which keys hold now."""
        return Where.PATH if self.asked else Where.KEEPING

    @property
    def heading(self) -> str:
        """What the header says."""
        return _("Your progress")

    @property
    def told(self) -> str:
        """How far it reaches."""
        return _("on this computer")

    @property
    def listed(self) -> Sequence[Deed]:
        """What can be done."""
        return deeds(self.found)

    @property
    def count(self) -> int:
        """How many things can be done."""
        return len(self.listed)

    @property
    def under_way(self) -> bool:
        """Whether something goes on."""
        return self.deed is not None and self.outcome is None

    def rows(self, cursor: int) -> Drawn:
        """Draw what can be done, the one at the cursor marked."""
        return deed_rows(self.listed, cursor, self.sheet)

    def allows(self, action: Action) -> bool:
        """Leave out what there is nothing for, and do one thing at a time."""
        if self.under_way:
            writes = self.deed is not None and self.deed.name not in READS
            return not (action.id.startswith("keeping.") or (action.id == "page.back" and writes))
        return action.id != "keeping.copies" or deed_of("copies") in self.listed

    @property
    def field(self) -> Field:
        """Where the name of a file is typed."""
        return self.query_one(Field)

    # -- showing -------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Make the rows, from the header to the keys."""
        yield Pane("small")
        yield Pane("header")
        yield Pane("facts")
        yield Picker("listed")
        with Horizontal(id="asking"):
            yield Pane("what")
            yield Field("path")
        yield Pane("hint")
        yield Pane("done")
        yield Pane("note")
        yield ButtonRow("keys")

    def on_mount(self) -> None:
        """Show that what is under way goes on."""
        self.set_interval(TURN, self.tick)

    def on_screen_resume(self) -> None:
        """Look what there is."""
        self.look()

    @work(thread=True, exclusive=True, group="look")
    def look(self) -> None:
        """Count what there is, off the screen's thread."""
        try:
            self.post_message(self.Looked(inventory(self.shell.learner.log)))
        except ProgressError as error:
            self.post_message(self.Looked(None, error.message))

    def on_keeping_screen_looked(self, event: Looked) -> None:
        """Show it."""
        if not self.gone:
            self.found = event.found or self.found
            self.draw()
            self.note(event.sentence, WRONG)

    def tick(self) -> None:
        """Show that it goes on."""
        if self.under_way and not self.gone:
            self._turns += 1
            self.draw()

    def draw(self) -> None:
        """Show everything anew."""
        if not self.size.width:
            return
        self.pane("header").show([header(self.heading, self.told, self.sheet)])
        self.set_class(bool(self.asked), "-asking")
        facts = facts_rows(self.found, self.shell.learner.now(), self.sheet) if self.found is not None else []
        room = self.size.height - CHROME - self.count - 1 - (3 if self.asked else 0)
        if room - len(facts) - 1 < LEAST and (self.asked or self.deed is not None):
            facts = []
        self.pane("facts").set_height(len(facts))
        self.pane("facts").show(facts)
        picker = self.query_one(Picker)
        picker.set_height(self.count)
        picker.fill(self.count, self.rows)
        self.pane("done").set_height(max(1, room - (len(facts) + 1 if facts else 0)))
        self._draw_asking()
        self._draw_done()
        self.show_keys()

    def _draw_asking(self) -> None:
        if self.asked:
            self.pane("what").show([plain("  " + path_words(self.asked), QUIET)])
            self.pane("hint").show([hint_row(self.matches.names, self.sheet)])

    def _draw_done(self) -> None:
        """Show what goes on, or what came of it."""
        pane, deed = self.pane("done"), self.deed
        if deed is None:
            pane.show([])
        elif self.outcome is None:
            pane.show(waiting_rows(deed, self._turns, int(self._turns * TURN), self.sheet))
        elif isinstance(self.outcome, str):
            pane.show(failed_rows(deed, self.outcome, self.sheet), top=False)
        else:
            pane.show(done_rows(deed, self.outcome, self.sheet), top=False)

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_do(self) -> None:
        """Do what is marked."""
        self._do(self.listed[self.query_one(Picker).cursor].name)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Do what was clicked."""
        event.stop()
        if self.where is Where.KEEPING and not self.under_way:
            self.action_do()

    def _do(self, name: str) -> None:
        match name:
            case "export":
                self.action_export()
            case "merge":
                self.action_merge()
            case "copies":
                self.action_copies()
            case "verify":
                self.action_verify()
            case "back_up":
                self.action_back_up()
            case _:
                self.action_restore()

    def action_export(self) -> None:
        """Ask where to write every event, and propose a name."""
        self._ask("export", keeping.proposed_name(self.shell.learner))

    def action_merge(self) -> None:
        """Ask which file to take in."""
        self._ask("merge", "")

    def action_copies(self) -> None:
        """Take in what a sync client left beside the log."""
        if self.found is not None:
            self._merge("copies", self.found.copies)

    def action_verify(self) -> None:
        """Check every answer and sum."""
        self._begin("verify", partial(keeping.verify, self.shell.learner))

    def action_back_up(self) -> None:
        """Make a verified copy."""
        self._begin("back_up", partial(keeping.back_up, self.shell.learner))

    def action_restore(self) -> None:
        """Show the backups, to put one back."""
        self.app.push_screen(BackupsScreen(self._put_back))

    def action_back(self) -> None:
        """Leave the field, then the screen."""
        if self.asked:
            self._stop_asking()
        else:
            self.dismiss()

    def action_page_up(self) -> None:
        """Scroll up what came of a deed."""
        self.pane("done").scroll_rows(1 - self.pane("done").height_rows)

    def action_page_down(self) -> None:
        """Scroll down what came of a deed."""
        self.pane("done").scroll_rows(self.pane("done").height_rows - 1)

    def _mark(self, name: str) -> None:
        """Mark what was chosen by its own key."""
        self.query_one(Picker).cursor = next(place for place, deed in enumerate(self.listed) if deed.name == name)

    # -- the field -----------------------------------------------------------------------------------------------

    def _ask(self, name: str, proposed: str) -> None:
        """Ask for the name of a file."""
        self.asked, self.deed, self.outcome = name, None, None
        self._mark(name)
        self.matches = Matches(proposed)
        self.draw()
        self.field.ask(proposed)
        self.set_focus(self.field)
        self.find_names(proposed)

    def _stop_asking(self) -> None:
        self.asked = ""
        self.set_focus(None)
        self.draw()

    def on_input_changed(self) -> None:
        """Look what the path may become."""
        self.find_names(self.field.value)

    @work(thread=True, exclusive=True, group="names")
    def find_names(self, text: str) -> None:
        """Look into the folder, off the screen's thread: it may be far away."""
        self.post_message(self.Matched(matches(text)))

    def on_keeping_screen_matched(self, event: Matched) -> None:
        """Show what the path may become."""
        if not self.gone and self.asked and event.found.text == self.field.value:
            self.matches = event.found
            self._draw_asking()

    def action_complete(self) -> None:
        """Complete the path as far as there is one way to."""
        if self.matches.text == self.field.value:
            self.field.value = self.matches.filled
            self.field.cursor_position = len(self.field.value)

    def on_input_submitted(self) -> None:
        """Take the name."""
        self.action_enter()

    def action_enter(self) -> None:
        """Take the name: begin, or ask before a file is replaced, or say what is wrong with it."""
        name, text, learner = self.asked, self.field.value, self.shell.learner
        try:
            if name == "merge":
                self._merge(name, [keeping.existing(text)])
                return
            path = keeping.named(text)
            free = keeping.is_free(learner, path)
        except ProgressError as error:
            self.deed, self.outcome = deed_of(name), error.message
            self.draw()
            return
        export = partial(self._begin, name, partial(keeping.export_to, learner, path))
        if free:
            export()
        else:
            self.shell.ask(_("{file} is there already. Replace it?").format(file=text.strip()), export)

    # -- doing ---------------------------------------------------------------------------------------------------

    def _merge(self, name: str, files: Sequence[Path]) -> None:
        self._begin(name, partial(keeping.merge_files, self.shell.learner, files))

    def _put_back(self, held: Held) -> None:
        self._begin("restore", partial(keeping.put_back, self.shell.learner, held))

    def _begin(self, name: str, deed: Callable[[], Done]) -> None:
        self.deed, self.outcome, self._turns = deed_of(name), None, 0
        self._mark(name)
        self._stop_asking()
        self.run_deed(deed)

    @work(thread=True, group="keeping")
    def run_deed(self, deed: Callable[[], Done]) -> None:
        """Do it, off the screen's thread."""
        try:
            outcome: Done | ProgressError = deed()
        except ProgressError as error:
            outcome = error
        self.post_message(self.Ended(outcome))

    def on_keeping_screen_ended(self, event: Ended) -> None:
        """Tell what came of it; leave where the log is another file now."""
        if self.gone:
            return
        outcome = event.outcome
        if isinstance(outcome, Done) and outcome.over:
            self.shell.end(outcome.lines)
            return
        self.outcome = outcome if isinstance(outcome, Done) else outcome.message
        self.draw()
        self.look()

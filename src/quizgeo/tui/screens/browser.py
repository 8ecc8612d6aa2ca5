"""The screen of cards: finding them, looking at them, setting them aside, studying those that were found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import work
from textual.message import Message

from quizgeo.language import _, ngettext
from quizgeo.progress import EventKind, ProgressError, Written
from quizgeo.study import Deed
from quizgeo.study.scope import waiting_in
from quizgeo.study.search import Candidate, Found
from quizgeo.study.search_query import sort_in, with_sort
from quizgeo.study.search_words import ORDERS
from quizgeo.study.several import Done, bring_back_all, last_step, set_aside_all, take_back_step
from quizgeo.study.undo import Step
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import WRONG
from quizgeo.tui.keys import bindings
from quizgeo.tui.screens.browsing import Browsing
from quizgeo.tui.widgets.glance import Glance
from quizgeo.tui.widgets.long_list import LongList

WATCH = 1.0
"""Seconds between two looks for decks that changed."""


class Browser(Browsing):
    """Cards in the hands of their learner."""

    BINDINGS = bindings([Where.BROWSER, Where.QUERY])

    @dataclass
    class Changed(Message):
        """Something was written, or decks were read anew."""

        said: str = ""
        written: Written | None = None

    @dataclass
    class Doubted(Message):
        """The newest thing that can be taken back was not done here."""

        step: Step
        deed: Deed

    def __init__(self, query: str = "", *, typing: bool = False) -> None:
        """Take the search to begin with, and whether its field has the keys."""
        super().__init__(query)
        self._begins_typing = typing
        self._busy = False
        self._steps: list[Step] = []
        """What was done here and can be taken back, oldest first."""

    def on_mount(self) -> None:
        """Begin with the search that was asked for, and look for decks that change."""
        self.field.value = self.query_text
        self.field.cursor_position = len(self.query_text)
        self.set_interval(WATCH, self.watch_decks)
        if self._begins_typing:
            self.set_focus(self.field)

    def on_screen_resume(self) -> None:
        """Look again: much may have happened on another screen."""
        self.search()

    def allows(self, action: Action) -> bool:
        """Leave out what there is no card for."""
        needs = action.id.startswith("browser.") and action.id not in ("browser.search", "browser.undo")
        return not needs or self.typing or bool(self.listed)

    # -- moving --------------------------------------------------------------------------------------------------

    def action_up(self) -> None:
        """Move up."""
        self.cards.move(-1)

    def action_down(self) -> None:
        """Move down."""
        self.cards.move(1)

    def action_first(self) -> None:
        """Go to the first card."""
        self.cards.end(-1)

    def action_last(self) -> None:
        """Go to the last card."""
        self.cards.end(1)

    def action_page_up(self) -> None:
        """Move up by a page; scroll a preview that is as large as it can be."""
        self._page(-1)

    def action_page_down(self) -> None:
        """Move down by a page; scroll a preview that is as large as it can be."""
        self._page(1)

    def _page(self, direction: int) -> None:
        if self.large:
            self.query_one(Glance).scroll_told(direction * max(1, self.preview_rows - 1))
        else:
            self.cards.page(direction)

    def on_long_list_moved(self, event: LongList.Moved) -> None:
        """Show the card that is marked now."""
        event.stop()
        self.note("")
        self.show_marked()

    def on_long_list_picked(self, event: LongList.Picked) -> None:
        """Open the card that was clicked."""
        event.stop()
        self.action_open()

    # -- the field -----------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Go to the field."""
        self.set_focus(self.field)

    def action_list(self) -> None:
        """Go to the list."""
        self.set_focus(None)

    def on_input_submitted(self) -> None:
        """Go to the list."""
        self.action_list()

    def action_complete(self) -> None:
        """Complete the word at the cursor."""
        query, cursor = self.finder.complete(self.field.value, self.field.cursor_position).fill(self.field.value)
        self.field.value = query
        self.field.cursor_position = cursor

    def action_back(self) -> None:
        """Leave the field, then the screen."""
        if self.typing:
            self.action_list()
        else:
            self.dismiss()

    def action_sort(self) -> None:
        """List the cards in the next order of the table; the search says which."""
        names = [order.name for order in ORDERS]
        name = names[(names.index(sort_in(self.field.value)) + 1) % len(names)]
        self.field.value = with_sort(self.field.value, name)
        self.field.cursor_position = len(self.field.value)
        told = next(order.help for order in ORDERS if order.name == name)
        self.note(_("Order: {order}").format(order=_(told)))

    def action_larger(self) -> None:
        """Make the preview larger, or as it was."""
        self.large = not self.large
        self.draw()

    # -- the marked card -----------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Show the marked card."""
        if self.marked is not None:
            self.shell.open_card(self.marked.card.key)

    def action_edit(self) -> None:
        """Open the deck at the marked question, and read it again."""
        each = self.marked
        if each is None:
            return
        question = self.question(each)
        path, line = (question.path, question.line) if question is not None else (str(each.deck.path), 1)
        self.note(self.shell.edit(path, line))
        self.watch_decks()

    def action_tick(self) -> None:
        """Tick the marked card, or take its tick away, and go on to the next."""
        if self.marked is not None:
            self.ticked ^= {self.marked.card.key}
            self.cards.redraw()
            self.cards.move(1)
            self.show_head()

    def action_study(self) -> None:
        """Study what waits of the cards that are ticked, or of all that are listed."""
        if self.found is None:
            return
        chosen = [each for each in self.listed if each.card.key in self.ticked] or list(self.listed)
        scope = Found(self.found.query, tuple(chosen), len(chosen)).scope(self.shell.tongue)
        waits = waiting_in(self.shell.learner, scope)
        if waits.due or waits.new or waits.again:
            self.shell.open_study(scope)
            return
        words = ngettext(
            "Nothing waits of this {count} card today; the limits of the day hold here too.",
            "Nothing waits of these {count} cards today; the limits of the day hold here too.",
            len(chosen),
        )
        self.note(words.format(count=len(chosen)))

    # -- writing -------------------------------------------------------------------------------------------------

    def action_suspend(self) -> None:
        """Suspend the cards that are meant; where all are suspended, have them asked again."""
        meant = self._meant()
        resumes = all(each.item.suspended for each in meant)
        self._set(meant, EventKind.SUSPENDED, resumes=resumes)

    def action_bury(self) -> None:
        """Bury the cards that are meant until tomorrow; where all rest, have them asked again."""
        meant, today = self._meant(), self.shell.learner.today()
        self._set(meant, EventKind.BURIED, resumes=all(each.item.rests(today) for each in meant))

    def action_undo(self) -> None:
        """Take back what was done last: here, or else anywhere, which is asked before."""
        if not self._busy:
            self._busy = True
            self._undo(self._steps[-1] if self._steps else None)

    def _meant(self) -> Sequence[Candidate]:
        """Give the cards that are ticked, or the marked one."""
        ticked = [each for each in self.listed if each.card.key in self.ticked]
        return ticked or ([self.marked] if self.marked is not None else [])

    def _set(self, meant: Sequence[Candidate], kind: EventKind, *, resumes: bool) -> None:
        if self._busy or not meant:
            return
        self._busy = True
        self._write([each.card.key for each in meant], kind, resumes)

    @work(thread=True, group="session")
    def _write(self, keys: Sequence[str], kind: EventKind, resumes: bool) -> None:
        learner = self.shell.learner

        def write() -> "Browser.Changed":
            done = bring_back_all(learner, keys) if resumes else set_aside_all(learner, kind, keys)
            if done is None:
                return self.Changed()
            self._steps.append(done.step)
            return self.Changed(_said(done, kind, resumes=resumes), done.written)

        self._called(write)

    @work(thread=True, group="session")
    def _undo(self, step: Step | None) -> None:
        learner = self.shell.learner

        def undo() -> Message:
            if step is not None:
                self._steps.pop()
                return self._taken_back(step)
            found = last_step(learner, self.shell.tongue)
            return self.Doubted(*found) if found else self.Changed(_("There is nothing left to take back."))

        self._called(undo)

    @work(thread=True, group="session")
    def _undo_earlier(self, step: Step) -> None:
        self._called(lambda: self._taken_back(step))

    def _taken_back(self, step: Step) -> Message:
        count = len({event.card for event in step.events})
        words = ngettext("Taken back for {count} card.", "Taken back for {count} cards.", count).format(count=count)
        return self.Changed(words, take_back_step(self.shell.learner, step))

    def _called(self, step: Callable[[], Message]) -> None:
        """Do something with the log while nobody else does, and tell the screen."""
        try:
            with self.turn:
                told = step()
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(told)

    def on_browser_doubted(self, event: Doubted) -> None:
        """Ask before something is taken back that was not done here."""
        self._busy = False
        if not self.gone:
            self.shell.ask(event.deed.doubted(), lambda: self._undo_earlier(event.step))

    def on_browser_changed(self, event: Changed) -> None:
        """Show how the cards stand now."""
        self._busy = False
        if self.gone:
            return
        banner = event.written.message if event.written is not None else ""
        self.note(banner or event.said, WRONG if banner else "")
        self.renew()
        self.search()

    @work(thread=True, exclusive=True, group="watching")
    def watch_decks(self) -> None:
        """Read the decks again that changed on the disk."""
        learner = self.shell.learner
        if not learner.library.changed():
            return
        with self.turn:
            changed = learner.rescan()
        if changed:
            self.finder.read()
            self.post_message(self.Changed(_("Decks changed on the disk, and were read again.")))


def _said(done: Done, kind: EventKind, *, resumes: bool) -> str:
    count = len(done.keys)
    if resumes:
        return ngettext("{count} card is asked again.", "{count} cards are asked again.", count).format(count=count)
    if kind is EventKind.SUSPENDED:
        return ngettext("{count} card is suspended.", "{count} cards are suspended.", count).format(count=count)
    words = ngettext("{count} card is buried until tomorrow.", "{count} cards are buried until tomorrow.", count)
    return words.format(count=count)

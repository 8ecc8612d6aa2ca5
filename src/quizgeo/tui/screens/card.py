"""One card: its question, how it stands, its forgetting curve, every answer to it; and what can be done to it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import work
from textual.message import Message

from quizgeo.decks import CardEntry, DeckError, UnknownDeckError
from quizgeo.insight.card import CardStory, card_story, last_done, story_without_deck
from quizgeo.language import _
from quizgeo.progress import Event, EventKind, ProgressError, Written
from quizgeo.study import bring_back, set_aside
from quizgeo.study.deeds import SHORT
from quizgeo.study.undo import Step, deed, take_back
from quizgeo.tui.action import Action, Where
from quizgeo.tui.content import QUIET, WRONG, plain
from quizgeo.tui.keys import bindings
from quizgeo.tui.lines.card import card_rows, state_words
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.screens.calls import Caller
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.screens.scrolling import Scrolling

CURVE, CURVE_TALL = 5, 8
"""Rows of the curve."""
TALL = 30


class CardScreen(Scrolling, Personal):
    """A card by its key. What is done here is told in the note row, and u takes it back."""

    BINDINGS = bindings([Where.CARD])

    @dataclass
    class Gathered(Message):
        """What is known of the card; a message, for the screen may be gone when it was gathered."""

        story: CardStory | None
        said: str

    @dataclass
    class Done(Message):
        """Something was done to the card."""

        words: str
        written: tuple[Written, ...]

    def __init__(self, key: str) -> None:
        """Take the key of a card, at present or a former one."""
        super().__init__()
        self.key = key
        self.story: CardStory | None = None
        """What is known of it; None while it is gathered, and where nobody knows it."""
        self.said = ""
        """What stands in the place of the card where there is none."""
        self._busy = False

    @property
    def where(self) -> Where:
        """There is one place here."""
        return Where.CARD

    @property
    def entry(self) -> CardEntry | None:
        """The card as its deck has it; None where there is none any more."""
        return self.shell.learner.entry(self.key)

    def on_screen_resume(self) -> None:
        """Gather what is known of the card, anew after other screens."""
        self.gather()

    @work(thread=True, exclusive=True, group="decks")
    def gather(self) -> None:
        """Read deck and log, off the screen's thread."""
        learner, entry, said = self.shell.learner, self.entry, ""
        story: CardStory | None = None
        try:
            if entry is not None:
                story = card_story(learner, entry, self.shell.tongue)
        except UnknownDeckError as error:
            said = str(error)
        except DeckError as error:
            said = error.problems[0].message
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        story = story or story_without_deck(learner, self.key)
        self.post_message(self.Gathered(story, said or _("There is no card {word}.").format(word=self.key)))

    def on_card_screen_gathered(self, event: Gathered) -> None:
        """Show what was gathered."""
        if not self.gone:
            self.story, self.said = event.story, event.said
            self.draw()

    def draw(self) -> None:
        """Show the card; while it is gathered, that it is."""
        story = self.story
        state = "" if story is None else state_words(story)
        self.pane("header").show([header(self.key if story is None else story.card.key, state, self.sheet)])
        if story is None:
            self.show_body([plain("  " + (self.said or _("reading …")), QUIET)])
        else:
            high = CURVE_TALL if self.size.height >= TALL else CURVE
            self.show_body(card_rows(story, high, self.sheet))
        self.show_keys()

    def allows(self, action: Action) -> bool:
        """Leave out what there is nothing for; over a session that card is changed there, where its undo is."""
        story = self.story
        match action.id:
            case "card.edit":
                return story is not None and story.question is not None
            case "card.source":
                return story is not None and story.question is not None and story.question.source is not None
            case "card.suspend" | "card.bury":
                return self.entry is not None and not self._in_session
            case "card.undo":
                return story is not None and bool(story.history) and not self._in_session
            case _:
                return True

    @property
    def _in_session(self) -> bool:
        return any(isinstance(screen, Caller) for screen in self.app.screen_stack)

    # -- keys ----------------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Open the deck at this question."""
        question = self.story.question if self.story is not None else None
        if question is not None:
            if said := self.shell.edit(question.path, question.line):
                self.note(said)
            self.gather()

    def action_source(self) -> None:
        """Open the source, after its address was shown."""
        question = self.story.question if self.story is not None else None
        source = question.source.source if question is not None and question.source is not None else None
        if source is not None and source.url:
            self.app.open_url(source.url)
        elif source is not None:
            self.note(_("This source has no address: {title}").format(title=source.title))

    def action_suspend(self) -> None:
        """Set the card aside for good, or resume it."""
        self._switch(EventKind.SUSPENDED, _("Suspended. u takes it back."))

    def action_bury(self) -> None:
        """Leave the card for the next study day, or resume it."""
        self._switch(EventKind.BURIED, _("Buried until tomorrow. u takes it back."))

    def action_undo(self) -> None:
        """Ask whether what was done last is to be taken back."""
        learner, entry = self.shell.learner, self.entry
        event = last_done(learner, entry) if entry is not None else None
        if event is None or self._busy:
            self.note(_("There is nothing left to take back."))
            return
        step = deed(learner, Step((event,)), self.shell.tongue, earlier=False)
        question = _("Take back {deed}?").format(deed=step.in_words())
        self.shell.ask(question, partial(self._begin, partial(self._undo, event, step.taken_back(SHORT))))

    # -- inside --------------------------------------------------------------------------------------------------

    def _switch(self, kind: EventKind, words: str) -> None:
        entry = self.entry
        if entry is not None:
            self._begin(partial(self._rest, entry, kind, words))

    def _rest(self, entry: CardEntry, kind: EventKind, words: str) -> tuple[str, tuple[Written, ...]]:
        learner = self.shell.learner
        item = learner.item(entry.key)
        rests = item.suspended if kind is EventKind.SUSPENDED else item.buried_until > learner.today()
        if rests:
            done = bring_back(learner, entry.key)
            return _("Resumed: {card}").format(card=entry.key), tuple(written for _event, written in done)
        return words, (set_aside(learner, kind, entry.key)[1],)

    def _undo(self, event: Event, words: str) -> tuple[str, tuple[Written, ...]]:
        return words, (take_back(self.shell.learner, event),)

    def _begin(self, change: Callable[[], tuple[str, tuple[Written, ...]]]) -> None:
        if not self._busy:
            self._busy = True
            self.change(change)

    @work(thread=True, group="session")
    def change(self, change: Callable[[], tuple[str, tuple[Written, ...]]]) -> None:
        """Write something down."""
        try:
            words, written = change()
        except ProgressError as error:
            self.app.call_from_thread(self.shell.fail, error)
            return
        self.post_message(self.Done(words, written))

    def on_card_screen_done(self, event: Done) -> None:
        """Say what was done, or where it could not be saved; show the card as it is now."""
        self._busy = False
        if self.gone:
            return
        banner = next((written.message for written in event.written if written.message), "")
        self.note(banner or event.words, WRONG if banner else "")
        self.gather()

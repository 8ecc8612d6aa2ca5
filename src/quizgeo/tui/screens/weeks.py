"""What home tells of the last weeks and of the marked deck: counted off the screen's thread, after the first paint."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from quizgeo.study import DeckRow, Scope
from quizgeo.tui.lines.calendar import day_words, due_by_day, first_day
from quizgeo.tui.lines.chrome import header
from quizgeo.tui.screens.personal import Personal
from quizgeo.tui.sheet import Sheet

if TYPE_CHECKING:  # what counts is imported when there is something to count
    from quizgeo.insight.recent import Recall
    from quizgeo.tui.lines.deck import Hardest

WEEKS, WEEKS_WIDE = 12, 26
"""Weeks of the picture, where the window is wide or is not."""


class Weeks(Personal):
    """The last weeks of a learner. No deck is read for them but that of the marked row, for its hardest questions."""

    @dataclass
    class Counted(Message):
        """What was counted of the last weeks; a message, for the screen may be gone by then."""

        answers: Counter[int]
        """By study day."""
        recalls: "Mapping[str, Recall]"
        """By identity of the deck."""
        resting: int

    @dataclass
    class Named(Message):
        """What the hardest cards of a deck ask."""

        deck: str
        hardest: "tuple[Hardest, ...]"

    def __init__(self) -> None:
        super().__init__()
        self.answers: Counter[int] | None = None
        """Answers by study day; None until they were counted."""
        self.recalls: Mapping[str, Recall] = {}
        self.resting = 0
        """Cards set aside."""
        self._hardest: dict[str, tuple[Hardest, ...]] = {}
        """By identity of the deck, of those that were looked into."""

    def show_weeks(self) -> None:
        """Show what was counted of the last weeks."""
        raise NotImplementedError

    def show_marked(self) -> None:
        """Say more about the marked deck."""
        raise NotImplementedError

    @work(thread=True, exclusive=True, group="pictures")
    def count(self) -> None:
        """Count the answers of the last weeks, off the screen's thread."""
        learner = self.shell.learner
        today, entries = learner.today(), list(learner.entries.values())
        resting = sum(item.rests(today) for item in map(learner.item, [card.key for card in entries]))
        events = learner.log.since(0 if learner.settings.streak else first_day(today, WEEKS_WIDE))
        if not events:
            self.post_message(self.Counted(Counter(), {}, resting))
            return
        from quizgeo.insight.recent import recent

        present: dict[str, str] = {former: card.key for card in entries for former in card.was}
        found = recent(events, today, present, learner.item)
        self.post_message(self.Counted(found.answers, found.decks, resting))

    def on_weeks_counted(self, event: Counted) -> None:
        """Show what was done on past days, what was recalled, and what falls due on the next ones."""
        if not self.gone:
            self.answers, self.recalls, self.resting, self._hardest = event.answers, event.recalls, event.resting, {}
            self.draw_head()
            self.show_weeks()

    @work(thread=True, exclusive=True, group="hardest")
    def name_hardest(self, deck: DeckRow) -> None:
        """Read what the hardest cards of a deck ask, off the screen's thread."""
        from quizgeo.tui.lines.deck import hardest_of

        self.post_message(self.Named(deck.deck.id, hardest_of(self.shell.learner, deck, self.shell.naming)))

    def on_weeks_named(self, event: Named) -> None:
        """Show the hardest questions where their deck is marked still."""
        self._hardest[event.deck] = event.hardest
        if not self.gone and event.hardest:
            self.show_marked()

    def draw_head(self) -> None:
        """Show the day, and what of the week the learner wants to be told."""
        learner, told = self.shell.learner, ""
        if self.answers and (learner.settings.goal_days or learner.settings.streak):
            from quizgeo.tui.lines.deck import goal_words

            told = goal_words(self.answers, learner.settings, learner.today(), self.sheet)
        parts = filter(None, (told, day_words(learner.today())))
        self.pane("header").show([header("quizgeo", f" {self.shell.signs.dot} ".join(parts), self.sheet)])

    def recall_words(self, deck: DeckRow) -> str:
        """Say what share of the due cards of a deck was known; nothing before it was counted."""
        if self.answers is None:
            return ""
        if not self.recalls:
            return self.shell.signs.dash
        from quizgeo.tui.lines import deck as words

        return words.recall_words(deck, self.recalls, self.sheet)

    def draw_deck(self, deck: DeckRow) -> None:
        """Show a deck at the right; its hardest questions follow when they were read."""
        from quizgeo.tui.lines.deck import Deck, details

        learner, id_ = self.shell.learner, deck.deck.id
        due = due_by_day((learner.item(card.key) for card in deck.deck.cards), learner.today())
        told = Deck(deck, self.title_of(deck), due, self.recalls.get(id_), self._hardest.get(id_, ()))
        sheet = Sheet(self.size.width * 2 // 5, self.shell.signs)
        self.pane("details").show(details(told, learner.today(), sheet))
        if id_ not in self._hardest and self.answers:
            self.name_hardest(deck)

    def title_of(self, deck: DeckRow) -> str:
        """Give the title of a deck in the language that decks are named in."""
        return Scope((deck.deck,), language=self.shell.naming).title(self.shell.learner)

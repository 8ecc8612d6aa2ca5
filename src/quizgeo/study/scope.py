"""What a session is about: which decks, which tags, how long, in which language."""

from collections.abc import Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry, DeckEntry
from quizgeo.study.agenda import NO_AGENDA, Agenda, agenda_of
from quizgeo.study.learner import Learner
from quizgeo.study.queue import NO_COURSE, Course, Waiting, done_today, waiting
from quizgeo.text import clean

MINUTE_MS = 60_000


class Scope(Struct, frozen=True):
    """The wishes of one session. They end it or narrow it, and change no schedule."""

    decks: tuple[DeckEntry, ...]
    """In the order in which new cards take their turn."""
    tags: tuple[str, ...] = ()
    """A card must have one of them; none: all cards. Compared without case."""
    limit: int | None = None
    """Cards, at most."""
    minutes: float | None = None
    language: str = ""
    """Language to show texts in where a deck has it; empty: the deck's own."""
    keys: frozenset[str] | None = None
    """Only the cards of these keys, such as those that a search found; None: all cards."""

    def title(self, learner: Learner | None = None) -> str:
        """Give the titles of the decks on one line: their own, or with a learner those in the language of the scope."""
        tongue = self.language if learner is not None else ""
        return " · ".join(clean(deck.title_in(tongue)) for deck in self.decks)

    def cards(self) -> list[CardEntry]:
        """Give the cards in scope, deck after deck."""
        wanted = {tag.casefold() for tag in self.tags}
        cards = [card for deck in dict.fromkeys(self.decks) for card in deck.cards]
        if self.keys is not None:
            cards = [card for card in cards if card.key in self.keys]
        return [card for card in cards if not wanted or wanted & {tag.casefold() for tag in card.tags}]


def everything(learner: Learner) -> Scope:
    """Give the scope of all decks that can be studied."""
    return Scope(studied(learner.library.entries))


def studied(entries: Sequence[DeckEntry]) -> tuple[DeckEntry, ...]:
    """Leave out the decks with errors."""
    return tuple(entry for entry in entries if entry.cards)


def waiting_in(learner: Learner, scope: Scope) -> Waiting:
    """Give what waits today in a scope."""
    day = learner.today()
    done = done_today(map(learner.item, learner.entries), day)
    return waiting(
        scope.cards(), learner.item, day, learner.settings, done, course=course_today(learner, agenda_of(learner))
    )


def course_today(learner: Learner, agenda: Agenda) -> Course:
    """Give what plans ask of today. What works that out is imported where there are any."""
    if agenda == NO_AGENDA:
        return NO_COURSE
    from quizgeo.study.course import course_of

    return course_of(learner, agenda)

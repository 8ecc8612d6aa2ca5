"""What the library knows of a deck without reading it: its name, and of every card what planning a session needs."""

from pathlib import Path

from msgspec import Struct

from quizgeo.decks.keys import BACK, CardKey, DeckId


class CardEntry(Struct, frozen=True):
    """One card of a deck. Ten thousand are made at the start."""

    key: CardKey
    kind: str
    """The name of the kind, such as `choice`."""
    was: tuple[CardKey, ...] = ()
    """Former keys whose progress counts, newest first, and the key it had before it was given an id."""
    after: tuple[CardKey, ...] = ()
    """Cards that come first."""
    tags: tuple[str, ...] = ()
    sibling: str = ""
    """Key of the other way of the same flashcard."""


class DeckEntry(Struct, frozen=True):
    """One deck file of the library."""

    id: DeckId
    """Empty when the file cannot be loaded."""
    title: str
    """The deck's title; the file's name when it cannot be loaded."""
    language: str
    path: Path
    cards: tuple[CardEntry, ...] = ()
    overlays: tuple[str, ...] = ()
    """Languages into which it is translated, sorted."""
    overlay_titles: tuple[str, ...] = ()
    """The title in each of these; empty where the translation gives none."""
    problems: int = 0
    """Number of errors; the deck has no cards when there are any."""
    warnings: int = 0

    def title_in(self, language: str) -> str:
        """Give the title in a language, a tag as the translation writes it; its own where that gives none."""
        titles = {} if self.problems else dict(zip(self.overlays, self.overlay_titles, strict=False))
        return titles.get(language, "") or self.title


def both_ways(card: CardEntry) -> tuple[CardEntry, CardEntry]:
    """Give the way there and the way back of a flashcard, each the sibling of the other."""
    there, back = card.key, CardKey(card.key + BACK)
    former = tuple(CardKey(key + BACK) for key in card.was)
    return (
        CardEntry(there, card.kind, card.was, card.after, card.tags, back),
        CardEntry(back, card.kind, former, card.after, card.tags, there),
    )

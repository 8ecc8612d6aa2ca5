"""Finding cards: which ones a search means, in which order. A search that asks for no text reads no deck file.

One `Finder` is kept for as long as somebody searches: what it read stays in memory until the files change.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Deck, DeckEntry, Library, Question
from quizgeo.study.learner import Learner
from quizgeo.study.scope import Scope, studied
from quizgeo.study.search_cards import Candidate, Facts
from quizgeo.study.search_completing import Completion, complete
from quizgeo.study.search_errors import QueryError
from quizgeo.study.search_match import languages_of, test_of
from quizgeo.study.search_order import ordered
from quizgeo.study.search_query import Query, parse
from quizgeo.study.search_texts import Texts

__all__ = ["Candidate", "Completion", "Finder", "Found", "QueryError", "search"]


class Found(Struct, frozen=True):
    """The cards that a search means, in its order."""

    query: Query
    cards: tuple[Candidate, ...]
    total: int
    """How many cards there are to search."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the cards."""
        return frozenset(each.card.key for each in self.cards)

    def scope(self, language: str = "") -> Scope:
        """Give what a session on these cards is about, in a language."""
        decks = {each.deck.id: each.deck for each in sorted(self.cards, key=lambda each: each.place)}
        return Scope(tuple(decks.values()), language=language, keys=self.keys)


class Finder:
    """Searches the cards of a learner, again and again."""

    def __init__(self, learner: Learner, language: str = "", decks: Sequence[DeckEntry] = ()) -> None:
        """Take whose cards they are, and the language in which texts are shown and searched, where decks have it.

        decks: what is searched, wherever their files are; without any, all decks of the library.
        """
        self._learner = learner
        self._chosen = tuple(decks)
        self._library: Library | None = None
        self._tags: tuple[str, ...] = ()
        self.texts = Texts(self._read, language)

    def find(self, query: str) -> Found:
        """Give the cards that a search means. Raises QueryError for one that cannot be understood."""
        parsed = parse(query)
        facts = self.facts()
        test = test_of(parsed.node, facts)
        candidates = self._candidates()
        found = [each for each in candidates if test(each)]
        return Found(parsed, ordered(found, parsed.sorts, facts), len(candidates))

    def complete(self, query: str, cursor: int) -> Completion:
        """Give what the word at the cursor of a search can be completed to."""
        facts = self.facts()
        return complete(
            query, cursor, {"deck": tuple(facts.decks), "tag": facts.tags, "lang": sorted(languages_of(facts))}
        )

    def question(self, each: Candidate) -> Question | None:
        """Give the question of a card if its deck was read before; reads nothing."""
        return self.texts.known(each.deck).get(each.card.key)

    def read(self, cards: Sequence[Candidate] | None = None) -> None:
        """Read the decks of these cards, or all decks, so that their questions can be shown."""
        decks = self._decks if cards is None else {each.deck.id: each.deck for each in cards}.values()
        for deck in decks:
            self.texts.questions(deck)

    def prepare(self) -> None:
        """Fold the texts of all decks, so that the first search for one need not."""
        for deck in self._decks:
            self.texts.folded(deck)

    def again(self, each: Candidate) -> Candidate:
        """Give a card with the state that it has now."""
        return replace(each, item=self._learner.item(each.card.key))

    @property
    def _decks(self) -> tuple[DeckEntry, ...]:
        return studied(self._chosen or self._learner.library.entries)

    def _read(self, deck: DeckEntry, language: str) -> Deck:
        library = self._learner.library
        of_library = not self._chosen or any(deck is each for each in library.entries)
        return library.load(deck.id if of_library else str(deck.path), language)

    def _candidates(self) -> Sequence[Candidate]:
        pairs = [(card, deck) for deck in self._decks for card in deck.cards]
        items = self._learner.states.items(card.key for card, _deck in pairs)
        return [Candidate(card, items[card.key], deck, place) for place, (card, deck) in enumerate(pairs)]

    def facts(self) -> Facts:
        """Give what is asked about cards beside their states, as it is now."""
        learner = self._learner
        decks: Mapping[str, DeckEntry] = {deck.id: deck for deck in self._decks}
        if learner.library is not self._library:
            self._library = learner.library
            self._tags = tuple(sorted({tag for deck in decks.values() for card in deck.cards for tag in card.tags}))
        return Facts(
            learner.today(), learner.scheduler.recall, learner.history, self.texts, decks, self._tags,
            learner.settings.leech,
        )  # fmt: skip


def search(learner: Learner, query: str, language: str = "") -> Found:
    """Give the cards that a search means. Raises QueryError for one that cannot be understood.

    language: in which texts are searched, where decks have it; empty for their own.
    """
    return Finder(learner, language).find(query)

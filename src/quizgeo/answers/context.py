"""What a judgement depends on besides the question's answer and what was given."""

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct


class Known(Protocol):
    """Names of things that an answer may be mistaken for."""

    def entities(self, name: str) -> frozenset[str]:
        """Give the codes of all entities that bear a name, folded at level 4; none when it is not known."""
        ...

    def names_of(self, entities: frozenset[str]) -> Iterable[str]:
        """Give the folded names of some entities, as far as they are no names of the deck."""
        ...

    def near(self, name: str, most: int, but: frozenset[str]) -> str | None:
        """Find a name at most so many edits away from a folded one, of an entity that is not one of `but`; as shown."""
        ...


class Context(Struct, frozen=True):
    """Where an answer is judged."""

    language: str = "en"
    """The learner's language of the deck: articles, fillers, number and date conventions."""
    prompt: str = ""
    """The question itself, which may give a name away."""
    known: Known | None = None
    region: str = ""
    """The map that a country is picked on, by name or box; empty: the one that suits it."""

    @property
    def base_language(self) -> str:
        """The language without its region: `en` of `en-US`."""
        return self.language.partition("-")[0].lower()

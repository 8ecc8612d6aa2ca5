"""The cards of a deck as compact columns, which JSON reads in a hundredth of the time that the deck takes."""

from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING, TypedDict, cast

from quizgeo.decks.catalogue import CardEntry, both_ways
from quizgeo.decks.keys import CardKey

if TYPE_CHECKING:
    from quizgeo.decks.model import Deck

_NONE = "-"


class Columns(TypedDict):
    """One value a question in each column, in the order of the deck."""

    ids: str
    """What follows the deck in the keys, parted by spaces."""
    kinds: list[int]
    """Places in `names`."""
    names: list[str]
    aliases: str
    """Keys before there was an id, `-` for none, parted by spaces."""
    tags: list[int]
    """Places in `sets`."""
    sets: list[list[str]]
    was: dict[str, list[str]]
    """Former keys, by the place of the question."""
    after: dict[str, list[str]]
    """Keys that come first, by the place of the question."""
    both: list[int]
    """Places of flashcards that are asked both ways."""


def pack(deck: "Deck") -> Columns:
    """Take from a deck what its cards need."""
    from quizgeo.decks.identity import alias  # what a question is, 15 ms, is not needed to unpack
    from quizgeo.decks.kinds import Flashcard

    kinds: dict[str, int] = {}
    sets: dict[tuple[str, ...], int] = {}
    numbered = list(enumerate(deck.questions))
    return Columns(
        ids=" ".join(each.key.partition("/")[2] for each in deck),
        kinds=[kinds.setdefault(each.kind, len(kinds)) for each in deck],
        names=list(kinds),
        aliases=" ".join(alias(each.body, each.prompt, each.language) if each.id else _NONE for each in deck),
        tags=[sets.setdefault(each.tags, len(sets)) for each in deck],
        sets=[list(tags) for tags in sets],
        was={str(place): list(each.was) for place, each in numbered if each.was},
        after={str(place): list(each.after) for place, each in numbered if each.after},
        both=[place for place, each in numbered if isinstance(each.body, Flashcard) and each.body.both_ways],
    )


def unpack(deck: str, packed: Columns) -> tuple[CardEntry, ...]:
    """Give the cards again, as `identity.cards` gives those of each question.

    Raises ValueError, KeyError, IndexError or TypeError when the columns are damaged.
    """
    kinds, tags, prefix = packed["kinds"], packed["tags"], f"{deck}/"
    keys = cast("list[CardKey]", [prefix + name for name in packed["ids"].split()])
    former = cast("list[CardKey]", [prefix + name for name in packed["aliases"].split()])
    if not len(keys) == len(kinds) == len(former) == len(tags):
        raise ValueError("the columns are not of one length")
    none = prefix + _NONE
    before = [(key,) if key != none else () for key in former] if none in former else list(zip(former, strict=True))
    sets = [tuple(each) for each in packed["sets"]]
    # 10,000 cards without a step of Python for each: a third of the time
    cards = list(
        map(CardEntry, keys, map(packed["names"].__getitem__, kinds), before, repeat(()), map(sets.__getitem__, tags))
    )
    for place, was in packed["was"].items():
        card = cards[int(place)]
        cards[int(place)] = CardEntry(card.key, card.kind, (*map(CardKey, was), *card.was), (), card.tags)
    for place, after in packed["after"].items():
        card = cards[int(place)]
        cards[int(place)] = CardEntry(card.key, card.kind, card.was, tuple(map(CardKey, after)), card.tags)
    if not packed["both"]:
        return tuple(cards)
    return tuple(_with_ways_back(cards, frozenset(packed["both"])))


def _with_ways_back(cards: list[CardEntry], both: frozenset[int]) -> Iterator[CardEntry]:
    for place, card in enumerate(cards):
        if place in both:
            yield from both_ways(card)
        else:
            yield card

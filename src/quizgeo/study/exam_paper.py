"""The paper of an exam: which questions, in which order, out of a seed. Pure: the same seed gives the same paper.

Questions are drawn tag by tag, each tag as large a part of the paper as it is of the decks, and dealt so that a tag is
spread over the whole paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct

from quizgeo.decks import BACK, CardEntry
from quizgeo.memory.rating import SELF_GRADED
from quizgeo.study.scope import Scope

USUAL = 20
"""Questions of a paper where nothing else is wished."""
MOST = 200
"""Questions of a paper: more are no exam, and do not fit into one line of an export."""
_SPAN = 2**64


class ExamScope(Scope, frozen=True):
    """The wishes of an exam; `limit` is the number of its questions, `minutes` its time."""

    seed: int | None = None
    """What the choice hangs on; None draws one."""
    self_marked: bool = True
    """Whether questions that the learner marks are in it: cards, and free answers."""
    paper: str = ""
    """The paper to go on with, by its name; empty begins a new one."""


class Slot(Struct, frozen=True):
    """One question of a paper, as it was when the paper was made."""

    key: str
    """Key of its card."""
    digest: str
    """Changes with what is right and what there is to choose from, and not with wording."""
    points: float = 1.0
    tags: tuple[str, ...] = ()


class Paper(Struct, frozen=True):
    """The questions of one exam, in order. It never changes."""

    id: str
    """32 hex; its first eight are its name."""
    seed: int
    title: str
    """Titles of the decks, on one line."""
    files: tuple[tuple[str, str], ...]
    """Identity and path of each deck."""
    slots: tuple[Slot, ...]
    limit: int | None = None
    """Milliseconds; None for no limit."""
    language: str = ""
    """Of the questions, where their decks have it."""

    @property
    def name(self) -> str:
        """What a person calls it by."""
        return self.id[:8]


def choices(scope: ExamScope) -> list[CardEntry]:
    """Give the cards that can be in a paper, deck after deck: each question once."""
    cards = [card for card in scope.cards() if not card.key.endswith(BACK)]
    return [card for card in cards if scope.self_marked or card.kind not in SELF_GRADED]


def draw(cards: Sequence[CardEntry], scope: ExamScope, wishes: Mapping[str, Mapping[str, int]], seed: int) -> list[str]:
    """Give the keys of a paper in its order.

    wishes: by deck how many questions of a tag it wants; where the scope names a number, that holds instead.
    """
    if scope.limit is None and any(wishes.values()):
        chosen = _as_wished(cards, wishes, seed)
    else:
        chosen = _in_proportion(cards, min(scope.limit or USUAL, MOST), seed)
    return _after_what_comes_first(_dealt(chosen[:MOST], seed))


def _as_wished(cards: Sequence[CardEntry], wishes: Mapping[str, Mapping[str, int]], seed: int) -> list[CardEntry]:
    """Take so many of each tag as each deck wants; of a deck that wants nothing, the usual number."""
    chosen: dict[str, CardEntry] = {}
    by_deck: dict[str, list[CardEntry]] = defaultdict(list)
    for card in cards:
        by_deck[card.key.partition("/")[0]].append(card)
    for deck, its_cards in by_deck.items():
        wanted = wishes.get(deck) or {}
        if not wanted:
            chosen |= {card.key: card for card in _in_proportion(its_cards, USUAL, seed)}
        for tag, count in wanted.items():
            tagged = [card for card in its_cards if tag in card.tags and card.key not in chosen]
            chosen |= {card.key: card for card in _by_lot(tagged, seed)[:count]}
    return list(chosen.values())


def _in_proportion(cards: Sequence[CardEntry], count: int, seed: int) -> list[CardEntry]:
    """Take so many cards that every tag has its part; what does not divide goes to the largest remainders."""
    strata = _strata(cards)
    total = len(cards)
    count = min(count, total)
    if not count:
        return []
    shares = {name: len(stratum) * count / total for name, stratum in strata.items()}
    rooms = {name: int(share) for name, share in shares.items()}
    rest = sorted(shares, key=lambda name: (rooms[name] - shares[name], _lot(seed, "\0".join(name))))
    for name in rest[: count - sum(rooms.values())]:
        rooms[name] += 1
    return [card for name, stratum in strata.items() for card in _by_lot(stratum, seed)[: rooms[name]]]


def _strata(cards: Iterable[CardEntry]) -> dict[tuple[str, str], list[CardEntry]]:
    """Part cards by deck and first tag."""
    strata: dict[tuple[str, str], list[CardEntry]] = defaultdict(list)
    for card in cards:
        strata[card.key.partition("/")[0], card.tags[0] if card.tags else ""].append(card)
    return strata


def _dealt(cards: Iterable[CardEntry], seed: int) -> list[CardEntry]:
    """Order cards so that those of a tag are as far apart as they can be."""
    places: dict[str, float] = {}
    for name, stratum in _strata(cards).items():
        shift = _lot(seed, "\0".join(name)) / _SPAN
        ordered = _by_lot(stratum, seed)
        places |= {card.key: (place + shift) / len(ordered) for place, card in enumerate(ordered)}
    found = [card for stratum in _strata(cards).values() for card in stratum]
    return sorted(found, key=lambda card: (places[card.key], _lot(seed, card.key)))


def _after_what_comes_first(cards: Iterable[CardEntry]) -> list[str]:
    """Let a question wait for those that must come first, where they are in the paper too."""
    waiting = {card.key: card for card in cards}
    order: list[str] = []
    while waiting:
        ready = next((c for c in waiting.values() if not any(key in waiting for key in c.after)), None)
        card = ready or next(iter(waiting.values()))  # a circle, which no deck that loads has
        order.append(card.key)
        del waiting[card.key]
    return order


def _by_lot(cards: Iterable[CardEntry], seed: int) -> list[CardEntry]:
    return sorted(cards, key=lambda card: (_lot(seed, card.key), card.key))


def _lot(seed: int, text: str) -> int:
    return int.from_bytes(blake2b(f"{seed}\0{text}".encode(), digest_size=8).digest())

"""The names that an answer may be mistaken for: those of the table and those of the question's own deck.

Names of one thing are one entity, in whatever language or spelling; so are names that share a transliteration key or
differ by a final `s`. What is built is kept as long as its deck is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import assert_never
from weakref import WeakKeyDictionary, ref

from quizgeo.answers.keys import key
from quizgeo.answers.names import names, sort_of
from quizgeo.answers.typos import is_acronym, letters_of
from quizgeo.answers.vocabulary import MONTHS
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    Place,
    Text,
    TrueFalse,
)
from quizgeo.decks.model import Peers, Question
from quizgeo.text import distance, fold

Entities = frozenset[str]
"""Codes of the things that bear a name."""

_NONE: Entities = frozenset()
_DECK = "deck"
"""The sort of what only the deck names."""
_LONGEST = 80
"""Letters of a name; what is longer is a sentence that nobody types by mistake."""


class KnownNames:
    """The names of the table and of one deck; built when the first of them is asked for."""

    __slots__ = ("_by_length", "_deck", "_language", "_peers", "_shown")

    def __init__(self, peers: Peers, language: str) -> None:
        self._peers = ref(peers)  # or what is kept for a deck would keep the deck
        self._language = language
        self._deck: Mapping[str, Entities] | None = None
        self._shown: dict[str, str] = {}
        self._by_length: dict[int, list[tuple[int, str]]] = {}

    def entities(self, name: str) -> Entities:
        """Give the codes of all entities that bear a name, folded at level 4; none when it is not known."""
        return self._codes().get(name, _NONE) | names().entities(name)

    def names_of(self, entities: Entities) -> Iterable[str]:
        """Give the folded names that the table has of some entities."""
        by_code = names_by_code()
        return [name for code in entities for name in by_code.get(code, ())]

    def near(self, name: str, most: int, but: Entities) -> str | None:
        """Find a name at most so many edits away from a folded one, of an entity that is not one of `but`; as shown.

        Just so many edits away it must be of their sort or of the deck: a small town hardly is what was meant for a
        country.
        """
        sorts = {sort_of(code) for code in but} | {_DECK}
        for other in self._likely(name, most):
            entities = self.entities(other)
            edits = distance(name, other, most) if but.isdisjoint(entities) else most + 1
            if edits < most or (edits == most and (sorts == {_DECK} or not sorts.isdisjoint(map(sort_of, entities)))):
                return self._shown.get(other) or names().display(min(entities), self._language)
        return None

    def _likely(self, name: str, most: int) -> Iterator[str]:
        """Give the names whose letters allow that they are at most so many edits away."""
        letters, limit = letters_of(name), 2 * most
        for length in range(len(name) - most, len(name) + most + 1):
            for others, other in self._index().get(length, ()):
                if (others ^ letters).bit_count() <= limit:
                    yield other

    def prepare(self) -> None:
        """Build now what the first judgement would build."""
        self._index()
        names_by_code()

    def _codes(self) -> Mapping[str, Entities]:
        if self._deck is None:
            peers = self._peers()
            groups = [group for question in (peers.questions if peers else ()) for group in _groups(question)]
            self._deck = _joined(groups, self._language, self._shown)
        return self._deck

    def _index(self) -> Mapping[int, list[tuple[int, str]]]:
        """Give all names by their length, each with its letters; no acronyms: who writes `Rusa` does not mean `USA`."""
        if not self._by_length:
            by_length = defaultdict(list)
            own = (name for name in self._codes() if not is_acronym(self._shown[name]))
            for name in {*own, *(name for name, _codes in names().items())}:
                by_length[len(name)].append((letters_of(name), name))
            self._by_length = dict(by_length)
        return self._by_length


_KNOWN: WeakKeyDictionary[Peers, dict[str, KnownNames]] = WeakKeyDictionary()


def known_of(question: Question) -> KnownNames:
    """Give the names that answers to a question may be mistaken for; nothing is built yet."""
    by_language = _KNOWN.setdefault(question.peers, {})
    if question.language not in by_language:
        by_language[question.language] = KnownNames(question.peers, question.language)
    return by_language[question.language]


Group = tuple[str, ...]
"""Names of one thing, the one to show first."""


def _groups(question: Question) -> Iterator[Group]:
    """Give the names that a question holds, of a translation together with those of the original."""
    groups = list(_groups_of(question.body))
    if question.original is not None:
        originals = list(_groups_of(question.original))
        if len(originals) == len(groups):
            groups = [(*group, *original) for group, original in zip(groups, originals, strict=True)]
    yield from groups


def _groups_of(body: Kind) -> Iterator[Group]:
    match body:
        case Text(answer=answer, accept=accept):
            yield answer, *accept
        case ListOf(items=items):
            yield from items
        case Cloze(gaps=gaps):
            yield from ((gap.answer, *gap.accept) for gap in gaps)
        case Choice() | Multiple() | Match() | Groups():
            yield from _chosen_from(body)
        case TrueFalse() | Number() | Date() | Order() | Flashcard() | Open() | Find() | Place():
            return
        case _:
            assert_never(body)


def _chosen_from(body: Choice | Multiple | Match | Groups) -> Iterator[Group]:
    match body:
        case Choice(options=options, accept=accept):
            yield from ((option.text, *(accept if option.correct else ())) for option in options)
        case Multiple(options=options):
            yield from ((option.text,) for option in options)
        case Match(pairs=pairs, extra=extra):
            yield from ((name,) for name in (*(name for pair in pairs for name in pair), *extra))
        case Groups(groups=groups):
            yield from ((item,) for _name, items in groups for item in items)
        case _:
            assert_never(body)


def _joined(groups: Iterable[Group], language: str, shown: dict[str, str]) -> Mapping[str, Entities]:
    """Give the entities of all names of the groups, by their folds; note how each is written in `shown`."""
    union = _Union()
    for group in groups:
        folded = {fold(name, 4, language): name for name in reversed(group)}
        of_group = [name for name in reversed(folded) if _is_name(name)]
        for name in of_group:
            shown.setdefault(name, folded[name])
        union.join(_same_thing(of_group))
    for name in shown:
        union.join((name, f"={key(name)}"))
        union.join((name, *(other for other in (name.removesuffix("s"), name.removesuffix("es")) if other in shown)))
    return _coded(union, shown)


def _same_thing(names_of_group: Iterable[str]) -> Iterator[str]:
    """Leave out names that the table has for something else.

    Where `Moscow` is accepted for Russia's government, that holds for that question alone.
    """
    known = _NONE
    for name in names_of_group:
        codes = names().entities(name)
        if not (codes and known and known.isdisjoint(codes)):
            known |= codes
            yield name


def _coded(union: "_Union", shown: Iterable[str]) -> Mapping[str, Entities]:
    """Give each set of joined names a code, and those of the table for its names and for those that share a key."""
    codes: dict[str, set[str]] = defaultdict(set)
    by_key = names_by_key()
    for name in shown:
        codes[union.root(name)] |= names().entities(name) | by_key.get(key(name), _NONE)
    return {name: frozenset((*codes[union.root(name)], f"{_DECK}:{union.root(name)}")) for name in shown}


def _is_name(folded: str) -> bool:
    """Tell numbers, dates and sentences from names."""
    tokens = folded.split()
    return 0 < len(folded) <= _LONGEST and not all(token in MONTHS or not token.isalpha() for token in tokens)


@cache
def names_by_key() -> Mapping[str, Entities]:
    """Give the entities of the table by the transliteration keys of their names; made on first use."""
    by_key: dict[str, Entities] = {}
    for name, codes in names().items():
        by_key[key(name)] = by_key.get(key(name), _NONE) | codes
    return by_key


@cache
def names_by_code() -> Mapping[str, Sequence[str]]:
    """Give the folded names of each entity of the table, without acronyms; made on first use."""
    by_code = defaultdict(list)
    for name, codes in names().items():
        for code in codes:
            by_code[code].append(name)
    return dict(by_code)


class _Union:
    """Sets of names that are one and the same, joined step by step (union-find with halved paths; Tarjan 1975)."""

    __slots__ = ("_parents",)

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def root(self, name: str) -> str:
        """Give the name that stands for the set of a name."""
        parents = self._parents
        while (parent := parents.setdefault(name, name)) != name:
            parents[name] = parents[parent]
            name = parents[name]
        return name

    def join(self, joined: Iterable[str]) -> None:
        """Make the sets of these names one."""
        roots = [self.root(name) for name in joined]
        for root in roots[1:]:
            self._parents[self.root(root)] = self.root(roots[0])

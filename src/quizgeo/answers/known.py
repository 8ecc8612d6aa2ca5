"""The names that an answer may be mistaken for: those of the table and those of the question's own deck.

Names of one thing are one entity, in whatever language or spelling; so are names that differ by a final `s`. What the
table calls one thing may pass for another name of it; what only the deck calls so is no other thing, and no more. What
is built is kept as long as its deck is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import assert_never

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
_TELLING = 6
"""Letters from which a name that the table lacks is taken for one of the same transliteration key."""
_LONGEST = 80
"""Letters of a name; what is longer is a sentence that nobody types by mistake."""


class KnownNames:
    """The names of the table and of one deck; built when the first of them is asked for."""

    __slots__ = ("_by_length", "_deck", "_language", "_peers", "_shown")

    def __init__(self, peers: Peers, language: str) -> None:
        self._peers = peers
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
            self._deck = _named(self._peers.questions, self._language, self._shown)
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


def known_of(question: Question) -> KnownNames:
    """Give the names that answers to a question may be mistaken for; nothing is built yet."""
    name = f"names {question.language}"
    found = question.peers.kept.get(name)
    if not isinstance(found, KnownNames):
        found = question.peers.kept[name] = KnownNames(question.peers, question.language)
    return found


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


def _named(questions: Iterable[Question], language: str, shown: dict[str, str]) -> Mapping[str, Entities]:
    """Give the entities of all names of a deck, by their folds; note how each is written in `shown`.

    Each answer with its other spellings is one thing. A name of several things bears all of their codes, but does not
    make them one: where two questions accept "the government", Iran is not Russia.
    """
    codes: dict[str, set[str]] = defaultdict(set)
    for place, question in enumerate(questions):
        for number, group in enumerate(_groups(question)):
            for name in group:
                folded = fold(name, 4, language)
                if _is_name(folded):
                    shown.setdefault(folded, name)
                    codes[folded].add(f"{_DECK}:{place}.{number}")
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in codes:
        by_key[key(name)].append(name)
    return {
        name: frozenset(own) | _alike(name, by_key[key(name)], codes) | _of_table(name) for name, own in codes.items()
    }


def _alike(name: str, same_key: Iterable[str], codes: Mapping[str, set[str]]) -> set[str]:
    """Give the codes of names of the same key, or that differ by a final `s`, unless one question has both apart."""
    found: set[str] = set()
    places = {code.partition(".")[0] for code in codes[name]}
    for other in (*same_key, name.removesuffix("s"), name.removesuffix("es"), f"{name}s", f"{name}es"):
        others = codes.get(other, set()) if other != name else set()
        if places.isdisjoint(code.partition(".")[0] for code in others):
            found |= others
    return found


def of_deck(code: str) -> bool:
    """Tell whether only the deck knows an entity."""
    return sort_of(code) == _DECK


def _of_table(name: str) -> Entities:
    """Give what the table knows of a name, by its transliteration key where it does not know the name itself."""
    by_key = names_by_key().get(key(name), _NONE) if len(name) >= _TELLING else _NONE
    return names().entities(name) or by_key


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

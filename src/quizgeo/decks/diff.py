"""Two versions of a deck compared, question by question: what changed, and whether the progress of learners is kept.

Questions are the same by their key, or because the new one names the old one under `was`, or because they read the
same. Nothing here opens a file.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

from quizgeo.decks.fields import FIELDS
from quizgeo.decks.identity import cards
from quizgeo.decks.keys import CardKey
from quizgeo.decks.kinds import Choice, Kind, Match, Multiple
from quizgeo.decks.model import Deck, Question


class Change(StrEnum):
    """What became of a question. One in both versions bears `kept`, or all others that are true of it."""

    KEPT = "kept"
    REWORDED = "reworded"
    """What is asked has other words."""
    ANSWER = "answer"
    """Another answer is right, by the fingerprint; learners are told so."""
    WRONG = "wrong"
    """Other wrong options stand beside the right one, or other rights that belong to nothing."""
    RENAMED = "renamed"
    """It has another key."""
    NEW = "new"
    RETIRED = "retired"


class Compared(Struct, frozen=True):
    """A question in two versions of a deck."""

    old: Question | None
    """None for a new one."""
    new: Question | None
    """None for a retired one."""
    changes: tuple[Change, ...]
    others: tuple[str, ...] = ()
    """Fields that changed beside what `changes` tells, such as `explain`."""

    @property
    def key(self) -> CardKey:
        """The key that it has now, or had at last."""
        question = self.new or self.old
        assert question is not None
        return question.key

    @property
    def keeps_progress(self) -> bool:
        """Whether answers to the old one count for the new one; a new one has none to keep."""
        if self.old is None:
            return True
        return self.new is not None and self.old.key in (self.new.key, *cards(self.new)[0].was)


class Difference(Struct, frozen=True):
    """What became of a deck."""

    old: Deck
    new: Deck
    questions: tuple[Compared, ...]
    """Those of the new version in its order, then the retired ones in theirs."""
    head: tuple[str, ...]
    """Fields of the deck's head that changed."""
    lost: tuple[CardKey, ...]
    """Keys of the old version, former ones too, whose answers count for no card of the new one."""
    begun: tuple[CardKey, ...]
    """Cards of the new version for which no answer of the old one counts."""

    @property
    def keeps_progress(self) -> bool:
        """Whether all that learners did still counts."""
        return not self.lost

    def having(self, change: Change) -> tuple[Compared, ...]:
        """Give the questions of which that became."""
        return tuple(each for each in self.questions if change in each.changes)


def compare(old: Deck, new: Deck) -> Difference:
    """Compare two versions of a deck."""
    pairs = _pairs(old, new)
    taken = {question.key for question in pairs.values()}
    compared = [_compared(pairs.get(question.key), question, old, new) for question in new]
    retired = [Compared(question, None, (Change.RETIRED,)) for question in old if question.key not in taken]
    head = [name for name in _HEAD if getattr(old, name) != getattr(new, name)]
    before, after = _claims(old), _claims(new, aliases=True)
    return Difference(
        old,
        new,
        (*compared, *retired),
        tuple(_HEAD[name] for name in head),
        tuple(key for key in before if key not in after),
        tuple(
            card.key for question in new for card in cards(question) if before.keys().isdisjoint((card.key, *card.was))
        ),
    )


def _claims(deck: Deck, *, aliases: bool = False) -> dict[CardKey, None]:
    """Give the keys under which answers count for a deck's cards.

    aliases: also those that its questions with ids would have without them.
    """
    claimed: dict[CardKey, None] = {}
    for question in deck:
        for card in cards(question):
            named = card.was if aliases else card.was[: len(question.was)]
            claimed |= dict.fromkeys((card.key, *named))
    return claimed


def _pairs(old: Deck, new: Deck) -> dict[CardKey, Question]:
    """Give the old questions by the keys of the new ones: first by their key, then by `was`, then by name or words.

    The last does not mind that the deck itself has another identity.
    """
    looks: tuple[Callable[[Question], Iterable[str]], ...] = (
        lambda question: (question.key,),
        lambda question: (question.key, *question.was),
        lambda question: [key.partition("/")[2] for key in (question.key, *cards(question)[0].was)],
    )
    pairs: dict[CardKey, Question] = {}
    left = {question.key: question for question in old}
    for look in looks:
        known = {key: question for question in reversed(left.values()) for key in look(question)}
        for question in new:
            found = next((known[key] for key in look(question) if key in known), None)
            if question.key not in pairs and found is not None and found.key in left:
                pairs[question.key] = left.pop(found.key)
    return pairs


def _compared(before: Question | None, after: Question, old: Deck, new: Deck) -> Compared:
    """Say what became of a question."""
    if before is None:
        return Compared(None, after, (Change.NEW,))
    truths = {
        Change.RENAMED: before.key != after.key,
        Change.REWORDED: (before.prompt, before.body.wording) != (after.prompt, after.body.wording),
        Change.ANSWER: before.fingerprint != after.fingerprint,
        Change.WRONG: _distractors(before.body) != _distractors(after.body) and before.kind == after.kind,
    }
    changes = tuple(change for change, is_true in truths.items() if is_true)
    inherited = before.as_of == old.as_of and after.as_of == new.as_of
    others = [name for name in _OTHERS if getattr(before, name) != getattr(after, name)]
    named = [_OTHERS[name] for name in others if not (name == "as_of" and inherited)]
    return Compared(before, after, changes or (Change.KEPT,), (*_of_body(before.body, after.body, changes), *named))


def _distractors(body: Kind) -> frozenset[str]:
    """Give what is offered and wrong."""
    if isinstance(body, Choice | Multiple):
        return frozenset(option.text for option in body.options if not option.correct)
    return frozenset(body.extra) if isinstance(body, Match) else frozenset()


def _of_body(before: Kind, after: Kind, told: Iterable[Change]) -> list[str]:
    """Name the fields of a kind that changed and of which nothing is told yet, such as `accept`."""
    if type(before) is not type(after) or Change.ANSWER in told:
        return []
    explained = {Change.WRONG: ("options", "extra"), Change.REWORDED: ("statement", "parts", "front")}
    silent = {name for change in told for name in explained.get(change, ())}
    names = [each for each in before.__struct_fields__ if getattr(before, each) != getattr(after, each)]
    return list(dict.fromkeys(_BODY.get(name, name) for name in names if name not in silent))


def _named(where: str, names: Iterable[str]) -> dict[str, str]:
    """Give what the deck format calls values that `Deck` and `Question` hold."""
    written = {field.attribute or field.name: field.name for field in FIELDS if where in field.where}
    return {name: written.get(name, name) for name in names}


_HEAD = _named(
    "deck",
    ("id", "title", "language", "description", "scope", "notes", "as_of", "license", "authors", "reviewers", "level",
     "sources", "draw"),
)  # fmt: skip
_OTHERS = _named(
    "question",
    ("hints", "explain", "feedback", "source", "as_of", "review_by", "status", "tags", "difficulty", "points",
     "seconds", "map", "after", "shuffle", "notes"),
) | {"typed_ladder": "ladder"}  # fmt: skip
_BODY = {
    "low": "number", "high": "number", "written": "number", "units": "unit", "items": "list", "pairs": "match",
    "parts": "cloze", "target": "find", "lat": "place", "lon": "place", "within_km": "within",
}  # fmt: skip
"""What the deck format calls values of kinds where it has another name for them."""

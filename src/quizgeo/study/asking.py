"""The question as it is asked: shuffled, drawn, and without its answer.

The same card on the same try is always shown alike, so that undo and a restart bring back what was on the screen.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Literal, TypeVar, assert_never

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers import as_typed
from quizgeo.decks import (
    CardEntry,
    CardKey,
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Gap,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    PlaceOnMap,
    Question,
    Text,
    TrueFalse,
)
from quizgeo.language import _
from quizgeo.maps import OFFERED
from quizgeo.memory import Item, Outcomes, chance
from quizgeo.study.hinting import hints_of
from quizgeo.study.ladder import TYPED
from quizgeo.study.mapped import AskedMap, asked_map

T = TypeVar("T", str, Option)

GAP = "____"
"""What stands for a gap where a text is told on one line."""


class Blank(Struct, frozen=True):
    """A gap of a cloze text as it is asked; what its author hints at comes with the other hints, when asked for."""


class Asked(Struct, frozen=True):
    """What a learner sees of a question before answering. No field holds, or lets one find, what is right."""

    card: CardKey
    kind: str
    """The form asked: the name of a kind, or `typed` for a choice whose answer is typed."""
    prompt: str
    """The stem, or the instruction where the kind needs one of its own."""
    statement: str = ""
    """true_false: the statement to judge. flashcard: the author's instruction, if any."""
    options: tuple[str, ...] = ()
    """What to choose from; for order the items, shuffled; for match the lefts; for groups the items."""
    targets: tuple[str, ...] = ()
    """match: the rights, shuffled. groups: the names of the groups."""
    parts: tuple[str | Blank, ...] = ()
    """cloze: the text between the gaps, and the gaps."""
    need: int = 0
    """list: how many items are asked for."""
    unit: str = ""
    """number: the unit to give it in."""
    precision: Literal["", "year", "month", "day"] = ""
    """date: how exactly it is asked."""
    hints: int = 0
    """How many hints there are to ask for."""
    seconds: int | None = None
    """Time limit."""
    chance: float = 0.0
    """Chance of a lucky guess in this form, 0..1."""
    self_graded: bool = False
    """Whether the learner judges: the card is turned over and rated."""
    map: AskedMap | None = None
    """The map that belongs to it."""

    @property
    def gaps(self) -> int:
        """How many gaps a cloze text has."""
        return sum(isinstance(part, Blank) for part in self.parts)


def gist(asked: Asked) -> str:
    """Give what is asked on one line: the stem, the statement, the face of a card, or the text with its gaps."""
    if asked.parts:
        text = "".join(GAP if isinstance(part, Blank) else part for part in asked.parts)
    else:
        text = asked.statement if asked.kind == "true_false" else asked.prompt
    return " ".join(text.split())


class Promise(Struct, frozen=True):
    """What the ratings of a card were shown to do: pressing one does just that, whatever else came due meanwhile."""

    before: Item
    day: int
    """Study day on which it was shown."""
    outcomes: Outcomes


class Posed(Struct, frozen=True):
    """A question put to a learner: what is known of it on this side of the screen."""

    card: CardEntry
    question: Question
    """As it is asked and judged: a choice whose answer is typed is a text here."""
    asked: Asked
    since: int
    """When it was shown, in milliseconds since 1970."""
    written: Question
    """As the deck has it."""
    turn: tuple[int, ...] = ()
    """Which try of the card this is."""
    hints: int = 0
    """Hints shown."""
    turned: bool = False
    """Whether a self-graded card lies face up."""
    promise: Promise | None = None
    """What its ratings do, once they were shown."""

    @property
    def hints_shown(self) -> tuple[str, ...]:
        """The hints shown so far."""
        return hints_of(self.question, self.card.key)[: self.hints] if self.hints else ()


def pose(card: CardEntry, question: Question, turn: tuple[int, ...], since: int, *, typed: bool = False) -> Posed:
    """Put a question to a learner. since: when, in milliseconds since 1970. `turn` and `typed` as in `ask`."""
    asked = ask(question, card.key, turn, typed=typed)
    return Posed(card, as_typed(question) if typed else question, asked, since, question, turn)


def ask(question: Question, card: CardKey, turn: tuple[int, ...], *, typed: bool = False) -> Asked:
    """Give the question as it is shown. turn: how often it was answered; it seeds the order of what is shuffled.

    typed: whether a choice is asked without its options. Raises TypeError when another kind is.
    """
    if typed:
        return replace(ask(as_typed(question), card, turn), kind=TYPED)
    seed = f"{card}\0{turn}"
    asked = Asked(
        card,
        question.kind,
        question.prompt,
        hints=len(hints_of(question, card)),
        seconds=question.seconds,
        map=asked_map(question, seed),
    )
    match question.body:
        case Choice() | Multiple() as body:
            return _chosen(asked, body, seed, shuffle=question.shuffle)
        case Order() | Match() | Groups() as body:
            return _arranged(asked, body, seed)
        case TrueFalse() | Cloze() | Flashcard() | Open() as body:
            return _stated(asked, body)
        case Text() | Number() | Date() | ListOf() | Find() | PlaceOnMap() as body:
            return _typed(asked, body)
        case _ as unreachable:
            assert_never(unreachable)


def _stated(asked: Asked, body: TrueFalse | Cloze | Flashcard | Open) -> Asked:
    match body:
        case TrueFalse(statement=statement):
            prompt = asked.prompt or _("Is this true or false?")
            luck = chance(asked.kind)
            return replace(asked, prompt=prompt, statement=statement, options=(_("True"), _("False")), chance=luck)
        case Cloze(parts=parts):
            return replace(asked, prompt=asked.prompt or _("Fill in what is missing."), parts=tuple(map(_blank, parts)))
        case Flashcard():
            return replace(asked, prompt=_side(body, asked.card), statement=asked.prompt, self_graded=True)
        case Open():
            return replace(asked, self_graded=True)
        case _ as unreachable:
            assert_never(unreachable)


def _typed(asked: Asked, body: Text | Number | Date | ListOf | Find | PlaceOnMap) -> Asked:
    match body:
        case Number(units=units):
            return replace(asked, unit=units[0] if units else "")
        case Date(date=date):
            return replace(asked, precision="day" if date.day else "month" if date.month else "year")
        case ListOf(need=need):
            return replace(asked, need=need)
        case Find():
            # In words some few are offered, whoever sees the map may ask for them: the luck that can be had counts.
            options = min(asked.map.options, OFFERED) if asked.map else 0
            return replace(asked, chance=chance(asked.kind, options=options))
        case Text() | PlaceOnMap():
            return asked
        case _ as unreachable:
            assert_never(unreachable)


def _chosen(asked: Asked, body: Choice | Multiple, seed: str, *, shuffle: bool) -> Asked:
    options = _drawn(body.options, body.show, seed)
    if shuffle:
        options = [*_pinned(options, "first"), *shuffled(_pinned(options, ""), seed), *_pinned(options, "last")]
    luck = chance(asked.kind, options=len(options))
    return replace(asked, options=tuple(option.text for option in options), chance=luck)


def _arranged(asked: Asked, body: Order | Match | Groups, seed: str) -> Asked:
    match body:
        case Order(items=items):
            return replace(asked, options=_unsorted(items, seed), chance=chance("order", items=len(items)))
        case Match(pairs=pairs, extra=extra):
            lefts = tuple(left for left, _right in pairs)
            rights = dict.fromkeys([*(right for _left, right in pairs), *extra])
            luck = chance("match", items=len(pairs), extra=len(extra))
            return replace(asked, options=lefts, targets=tuple(shuffled(rights, seed)), chance=luck)
        case Groups(groups=groups):
            members = [item for _name, items in groups for item in items]
            luck = chance("groups", items=len(members), groups=len(groups))
            names = tuple(name for name, _items in groups)
            return replace(asked, options=tuple(shuffled(members, seed)), targets=names, chance=luck)
        case _ as unreachable:
            assert_never(unreachable)


def _drawn(options: Sequence[Option], show: int | None, seed: str) -> list[Option]:
    """Keep the right options and `show` of the wrong ones, in the deck's order."""
    wrong = [option for option in options if not option.correct]
    if show is None or show >= len(wrong):
        return list(options)
    kept = set(shuffled([option.text for option in wrong], seed)[:show])
    return [option for option in options if option.correct or option.text in kept]


def _pinned(options: Iterable[Option], pin: str) -> list[Option]:
    return [option for option in options if option.pin == pin]


def _unsorted(items: Sequence[str], seed: str) -> tuple[str, ...]:
    """Shuffle so that the items never stand in the right order already."""
    order = tuple(shuffled(items, seed))
    return order if order != tuple(items) else (*order[1:], order[0])


def shuffled(things: Iterable[T], seed: str) -> list[T]:
    """Order things by a hash of seed and text: every order is as likely, and the same seed gives the same one."""
    return sorted(things, key=lambda thing: blake2b(f"{seed}\0{_text(thing)}".encode(), digest_size=8).digest())


def _text(thing: str | Option) -> str:
    return thing if isinstance(thing, str) else thing.text


def _blank(part: str | Gap) -> str | Blank:
    return part if isinstance(part, str) else Blank()


def _side(body: Flashcard, card: str) -> str:
    return body.back if card.endswith("~back") else body.front

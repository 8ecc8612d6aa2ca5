"""A question of each kind as it stands on paper, with the letters of what is right. Nothing that asks tells it."""

from typing import assert_never

from msgspec import Struct

from quizgeo.decks import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    PlaceOnMap,
    Question,
    Text,
    TrueFalse,
)
from quizgeo.exchange.paper import wording
from quizgeo.exchange.paper.sheets import Block, Gapped, Grid, Line, Lines, Options, Pairs, Piece, Steps
from quizgeo.exchange.paper.variants import letter, options_in_order, options_shown, shuffled, unsorted
from quizgeo.language import _

_FEWEST_LINES, _MOST_LINES, _LINES_A_POINT = 3, 20, 3


class Mix(Struct, frozen=True):
    """What orders hang on."""

    seed: int
    variant: str


class Asked(Struct, frozen=True):
    """What there is to write on, and what belongs there."""

    block: Block | None
    letters: str = ""
    """What is right, in letters as they stand in the boxes; empty for what is written in words."""
    options: tuple[str, ...] = ()
    """Texts behind the letters, in their order."""
    things: tuple[str, ...] = ()
    """Texts that letters are given to, in their order: of pairs the lefts, of groups what is sorted."""


def asked(question: Question, mix: Mix) -> Asked:
    """Put a question on paper, in the order of a variant."""
    match question.body:
        case Choice() | Multiple() as body:
            return _options(question, body, mix)
        case TrueFalse() as body:
            return _true_false(body)
        case Order() | Match() | Groups() as body:
            return _arranged(question, body, mix)
        case Find() | PlaceOnMap():
            return Asked(None)
        case Text() | Number() | Date() | Flashcard() | ListOf() | Open() | Cloze() as body:
            return Asked(_room(body, question.points))
        case _ as unreachable:
            assert_never(unreachable)


def _room(body: Text | Number | Date | Flashcard | ListOf | Open | Cloze, points: float) -> Block:
    """Give the room to write in."""
    match body:
        case Text() | Date() | Flashcard():
            return Line()
        case Number(units=units):
            return Line(units[0] if units else "")
        case ListOf(need=need):
            return Lines(need, numbered=True)
        case Open():
            return Lines(max(_FEWEST_LINES, min(round(points * _LINES_A_POINT), _MOST_LINES)))
        case Cloze():
            return _gapped(body)
        case _ as unreachable:
            assert_never(unreachable)


def stem(question: Question) -> str:
    """Give what is asked, in the deck's words."""
    match question.body:
        case TrueFalse(statement=statement):
            return "\n".join(filter(None, (question.prompt, statement)))
        case Flashcard(front=front):
            return "\n".join(filter(None, (question.prompt, front)))
        case _:
            return question.prompt


def as_shown(question: Question, seed: int) -> Choice | Multiple | None:
    """Give a question of options with those that stand on the paper; None for any other kind."""
    match question.body:
        case Choice() as one:
            return Choice(options_shown(question, one.options, one.show, seed), None, one.accept, one.reject)
        case Multiple() as several:
            return Multiple(options_shown(question, several.options, several.show, seed))
        case _:
            return None


def _options(question: Question, body: Choice | Multiple, mix: Mix) -> Asked:
    there = options_shown(question, body.options, body.show, mix.seed)
    order = options_in_order(question, there, mix.seed, mix.variant)
    lettered = tuple((letter(place), option.text) for place, option in enumerate(order))
    right = "".join(letter(place) for place, option in enumerate(order) if option.correct)
    return Asked(Options(lettered), right, tuple(option.text for option in order))


def _true_false(body: TrueFalse) -> Asked:
    words = wording.true_and_false()
    (true, _yes), (false, _no) = words
    return Asked(Options(words, ours=True), true if body.answer else false, tuple(word for _letter, word in words))


def _arranged(question: Question, body: Order | Match | Groups, mix: Mix) -> Asked:
    match body:
        case Order(items=items):
            return _steps(unsorted(items, mix.seed, mix.variant, question.key), items)
        case Match(pairs=pairs, extra=extra):
            rights = tuple(dict.fromkeys([*(right for _left, right in pairs), *extra]))
            return _pairs(body, shuffled(rights, mix.seed, mix.variant, question.key))
        case Groups(groups=groups):
            things = tuple(item for _name, items in groups for item in items)
            return _grid(body, shuffled(things, mix.seed, mix.variant, question.key))
        case _ as unreachable:
            assert_never(unreachable)


def _steps(shown: tuple[str, ...], right: tuple[str, ...]) -> Asked:
    letters = {thing: letter(place) for place, thing in enumerate(shown)}
    block = Steps(tuple((letters[thing], thing) for thing in shown), _("first"), _("last"))
    return Asked(block, " ".join(letters[thing] for thing in right), shown)


def _pairs(body: Match, rights: tuple[str, ...]) -> Asked:
    letters = {right: letter(place) for place, right in enumerate(rights)}
    lefts = tuple(left for left, _right in body.pairs)
    block = Pairs(lefts, tuple((letters[right], right) for right in rights))
    return Asked(block, " ".join(letters[right] for _left, right in body.pairs), rights, lefts)


def _grid(body: Groups, things: tuple[str, ...]) -> Asked:
    names = tuple(name for name, _items in body.groups)
    homes = {item: letter(place) for place, (_name, items) in enumerate(body.groups) for item in items}
    block = Grid(_("What belongs where"), tuple((letter(place), name) for place, name in enumerate(names)), things)
    return Asked(block, " ".join(homes[thing] for thing in things), names, things)


def _gapped(body: Cloze) -> Gapped:
    pieces, number = [], 0
    for part in body.parts:
        if isinstance(part, str):
            pieces.append(Piece(part))
        else:
            number += 1
            pieces.append(Piece(part.hint, number))
    return Gapped(tuple(pieces))

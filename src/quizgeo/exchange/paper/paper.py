"""A paper: the questions of a deck in one order or several, with the key of each. The same seed, the same paper."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Deck, Question
from quizgeo.exchange.paper import wording
from quizgeo.exchange.paper.asked import Asked, Mix, as_shown, asked, stem
from quizgeo.exchange.paper.choosing import choose
from quizgeo.exchange.paper.digest import digest
from quizgeo.exchange.paper.key import right
from quizgeo.exchange.paper.maps import drawn
from quizgeo.exchange.paper.sheets import Key, Line, Lines, Posed, Printed, Questions, Right, Size
from quizgeo.exchange.paper.variants import after_what_comes_first, letter, questions_in_order
from quizgeo.exchange.shape import Loss
from quizgeo.language import _

Part = Literal["questions", "key"]


_A_LINE, _A_PAGE = 40, 1_500
"""Characters that a line is at least counted for; and those below which all fits on a page, in columns too."""


class Wish(Struct, frozen=True):
    """What is wished of a paper."""

    count: int | None = None
    """Questions; None for those that the deck's `draw` names, or all."""
    tags: tuple[str, ...] = ()
    variants: int = 1
    """1 to 26."""
    seed: int = 0
    explain: bool = False
    """Whether the key says why."""
    columns: int = 1
    points: bool = False
    """Whether the points of each question are printed."""
    in_order: bool = False
    """Whether questions keep the order of the deck in every variant."""
    size: Size = "a4"


class Placed(Struct, frozen=True):
    """A question at its place in a variant."""

    question: Question
    """With the options that stand on the paper, in the deck's order."""
    posed: Posed
    asked: Asked
    right: Right


class Variant(Struct, frozen=True):
    """One order of the questions."""

    letter: str
    placed: tuple[Placed, ...]


class Paper(Struct, frozen=True):
    """The questions of a deck for a class to answer with a pen."""

    deck: str
    title: str
    language: str
    tongue: str
    """Language of the words that are not the deck's."""
    digest: str
    """Of the deck's texts; 32 hex."""
    wish: Wish
    variants: tuple[Variant, ...]

    def printed(self, *parts: Part) -> Printed:
        """Give what a file with some parts of the paper holds: questions, the key, or both, the key last."""
        with wording.spoken(self.tongue):
            asking = [self._questions(each) for each in self.variants] if "questions" in parts else []
            keys = [self._key(each) for each in self.variants] if "key" in parts else []
        wish = self.wish
        way = wording.direction(self.title)
        return Printed(self.title, self.language, self.tongue, way, (*asking, *keys), wish.size, wish.columns)

    def losses(self) -> tuple[Loss, ...]:
        """Name what is not asked as it is elsewhere; in the language in use."""
        how = _("asked as a term; --cards makes a card of it")
        cards = (each.question.key for each in self.variants[0].placed if each.question.kind == "flashcard")
        return tuple(Loss(key, "", "changed", how) for key in sorted(cards))

    def _questions(self, variant: Variant) -> Questions:
        total = sum(each.question.points for each in variant.placed)
        head = (_("Name"), _("Class"), _("Date"))
        points = _("Points: ____ of {total}").format(total=wording.points(total)) if self.wish.points else ""
        posed = tuple(each.posed for each in variant.placed)
        return Questions(self._heading(variant), head, points, self._foot(variant), posed)

    def _key(self, variant: Variant) -> Key:
        columns = _("Number"), _("Answer"), _("Points")
        rights = tuple(each.right for each in variant.placed)
        heading = _("Key, variant {variant}") if len(self.variants) > 1 else _("Key")
        return Key(heading.format(variant=variant.letter), columns, self._foot(variant), rights)

    def _heading(self, variant: Variant) -> str:
        return _("Variant {variant}").format(variant=variant.letter) if len(self.variants) > 1 else ""

    def _foot(self, variant: Variant) -> str:
        return wording.foot(variant.letter, self.wish.seed, self.digest)


def compose(deck: Deck, wish: Wish, tongue: str) -> Paper:
    """Make a paper of a deck. tongue: the language of its own words."""
    chosen = choose(deck, count=wish.count, tags=wish.tags, seed=wish.seed)
    with wording.spoken(tongue):
        variants = tuple(_variant(chosen, wish, letter(place)) for place in range(wish.variants))
    return Paper(deck.id, deck.title, deck.language, tongue, digest(deck), wish, variants)


def _variant(chosen: Sequence[Question], wish: Wish, name: str) -> Variant:
    order = after_what_comes_first(chosen) if wish.in_order else questions_in_order(chosen, wish.seed, name)
    mix = Mix(wish.seed, name)
    return Variant(name, tuple(_placed(each, number, mix, wish) for number, each in enumerate(order, 1)))


def _placed(question: Question, number: int, mix: Mix, wish: Wish) -> Placed:
    found = asked(question, mix)
    picture = drawn(question)
    posed = Posed(
        number,
        question.language,
        stem(question),
        wording.task(question),
        wording.points(question.points) if wish.points else "",
        tuple(block for block in (picture, found.block) if block is not None) or (Line(),),
        _is_long(question, found),
    )
    shown = replace(question, body=as_shown(question, mix.seed) or question.body)
    return Placed(shown, posed, found, right(shown, found, number, explain=wish.explain))


def _is_long(question: Question, found: Asked) -> bool:
    texts = (stem(question), question.body.wording, *found.options, *found.things)
    written_on = found.block.count * 2 * _A_LINE if isinstance(found.block, Lines) else 0
    return written_on + sum(len(text) + _A_LINE * (1 + text.count("\n")) for text in texts) > _A_PAGE

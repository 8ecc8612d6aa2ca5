"""Questions as cards to cut out: fronts on one side of the sheet, backs on the other, turned over its long edge."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from quizgeo.answers import answer_text
from quizgeo.decks import (
    Choice,
    Cloze,
    Deck,
    Find,
    Flashcard,
    Gap,
    Groups,
    Match,
    Multiple,
    Order,
    PlaceOnMap,
    Question,
)
from quizgeo.exchange.paper import wording
from quizgeo.exchange.paper.choosing import choose
from quizgeo.exchange.paper.paper import Wish
from quizgeo.exchange.paper.sheets import Card, Cards, Letters, Printed
from quizgeo.exchange.paper.variants import letter, options_shown, shuffled, unsorted
from quizgeo.exchange.shape import Loss
from quizgeo.language import _

COLUMNS, ROWS = 2, 4
_GAP = "____"
_FITS: Mapping[Letters, int] = {"large": 60, "medium": 360, "small": 500, "tiny": 700}
"""Letters, and how many characters fit on a card in them."""
_A_LINE = 28
_ONE_SIDE = COLUMNS * ROWS


class CutOut(Struct, frozen=True):
    """Sheets of cards, and what could not be one."""

    printed: Printed
    count: int
    losses: tuple[Loss, ...]


def card_sheets(deck: Deck, wish: Wish, tongue: str) -> CutOut:
    """Make cards of questions, each sheet with its back behind it.

    wish: what is said of variants and keys is not used. tongue: the language of the paper's own words.
    """
    chosen = choose(deck, count=wish.count, tags=wish.tags, seed=wish.seed)
    reasons = {each.key: _why_not(each, wish.seed) for each in chosen}
    losses = tuple(Loss(key, "", "left out", reason) for key, reason in reasons.items() if reason)
    fit = [each for each in chosen if not reasons[each.key]]
    with wording.spoken(tongue):
        sides = [(_front(each, number, wish.seed), _back(each, number)) for number, each in enumerate(fit, 1)]
        sheets = tuple(_sheets(sides))
    way = wording.direction(deck.title)
    return CutOut(Printed(deck.title, deck.language, tongue, way, sheets, wish.size), len(fit), losses)


def _why_not(question: Question, seed: int) -> str:
    """Say why a question cannot be a card; nothing where it can."""
    if question.map or isinstance(question.body, Find | PlaceOnMap):
        return _("a map does not fit on a card")
    sides = _front(question, 0, seed), _back(question, 0)
    longest = max(_length(side.text, side.options) for side in sides)
    return _("it is too long for a card") if longest > max(_FITS.values()) else ""


def _sheets(sides: Sequence[tuple[Card, Card]]) -> Iterator[Cards]:
    for start in range(0, len(sides), _ONE_SIDE):
        some = sides[start : start + _ONE_SIDE]
        yield Cards(_("Fronts"), _rows([front for front, _back in some]))
        yield Cards(_("Backs"), tuple(row[::-1] for row in _rows([back for _front, back in some])))


def _rows(cards: Sequence[Card]) -> tuple[tuple[Card | None, ...], ...]:
    """Lay cards out row by row, all rows of one length."""
    full = [*cards, *[None] * (-len(cards) % COLUMNS)]
    return tuple(tuple(full[start : start + COLUMNS]) for start in range(0, len(full), COLUMNS))


def _front(question: Question, number: int, seed: int) -> Card:
    text = "\n".join(filter(None, (question.prompt, _wording(question), wording.task_on_a_card(question))))
    return _card(question, number, text, _options(question, seed))


def _wording(question: Question) -> str:
    """Give what is asked beside the stem; gaps as lines, with what is hinted at."""
    body = question.body
    if isinstance(body, Cloze):
        return "".join(_gap(part) if isinstance(part, Gap) else part for part in body.parts)
    return body.wording


def _gap(gap: Gap) -> str:
    return f"{_GAP} ({gap.hint})" if gap.hint else _GAP


def _options(question: Question, seed: int) -> tuple[str, ...]:
    """Give what there is to choose from or to arrange, so that nothing stands in its right place."""
    match question.body:
        case Choice() | Multiple() as body:
            there = options_shown(question, body.options, body.show, seed)
            texts = [each.text for each in (shuffled(there, seed, "", question.key) if question.shuffle else there)]
        case Order(items=items):
            texts = list(unsorted(items, seed, "", question.key))
        case Match(pairs=pairs, extra=extra):
            rights = tuple(dict.fromkeys([*(right for _left, right in pairs), *extra]))
            return (*(left for left, _right in pairs), "—", *shuffled(rights, seed, "", question.key))
        case Groups(groups=groups):
            things = shuffled([item for _name, items in groups for item in items], seed, "", question.key)
            return (*(name for name, _items in groups), "—", *things)
        case _:
            return ()
    return tuple(f"{letter(place)}. {text}" for place, text in enumerate(texts))


def _back(question: Question, number: int) -> Card:
    body = question.body
    return _card(question, number, body.back if isinstance(body, Flashcard) else answer_text(question), ())


def _card(question: Question, number: int, text: str, options: tuple[str, ...]) -> Card:
    length = _length(text, options)
    size: Letters = next((size for size, most in _FITS.items() if length <= most), "tiny")
    return Card(number, question.language, text, options, size)


def _length(text: str, options: Sequence[str]) -> int:
    """Count characters; each line has some more, for what is left empty behind it."""
    lines = text.count("\n") + len(options)
    return len(text) + sum(map(len, options)) + lines * _A_LINE

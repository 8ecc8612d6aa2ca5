"""What goes wrong: lapses, leeches, what is taken for what, the hardest cards, and guesses the learner owned up to."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry
from quizgeo.insight.reviews import Review
from quizgeo.insight.shares import Share
from quizgeo.memory import Item, wilson
from quizgeo.text import clean, fold

STRUGGLES, LEECH = 4, 8
"""Lapses from which on a card gives trouble, and from which on it is a leech."""
OFTEN = 2
"""Times from which on a confusion is told."""
TRIED = 3
"""Answers of a card that came back, from which on it may be among the hardest."""
HARDEST = 20
"""Hardest cards that are told."""

_ANOTHER = "other-entity"
"""Reason of a verdict that knows what was meant instead."""
_PICKED = frozenset({"choice", "find"})
"""Forms in which any wrong answer is another thing."""
_PLAIN = 3
"""Level of folding at which two spellings are one answer."""


class Leech(Struct, frozen=True):
    """A card that is forgotten again and again."""

    card: str
    lapses: int
    suspended: bool

    @property
    def is_leech(self) -> bool:
        """Tell whether it lapsed so often that it is better written anew."""
        return self.lapses >= LEECH


class Confusion(Struct, frozen=True):
    """A wrong answer to a card that is another known thing."""

    card: str
    given: str
    """Cleaned, as it was written most often; in the form `find` it may be the code of a country."""
    form: str
    count: int


class Hard(Struct, frozen=True):
    """A card that came back and was missed."""

    card: str
    passed: Share
    lapses: int


class Trouble(Struct, frozen=True):
    """What goes wrong."""

    lapses: Share
    """Answers that were lapses, of all to cards that came back."""
    leeches: tuple[Leech, ...]
    """Cards with `STRUGGLES` lapses or more, most first."""
    confusions: tuple[Confusion, ...]
    """Those made `OFTEN` or more, most first."""
    hardest: tuple[Hard, ...]
    """The hardest first: those whose share of right answers is most surely low."""
    guessed: Share
    """Right answers that the learner called guesses, of all that were right."""


def trouble(
    answers: Sequence[Review], due: Sequence[Review], cards: Sequence[CardEntry], items: Mapping[str, Item]
) -> Trouble:
    """Give what goes wrong. due: the graded answers among them of cards met on an earlier day."""
    present = {card.key for card in cards}
    wrong = [review for review in answers if not review.event.grade and review.card in present]
    right = [review for review in answers if review.nth and review.right]
    return Trouble(
        Share(sum(review.lapsed for review in due), len(due)),
        leeches(cards, items),
        confusions(wrong),
        hardest(due, present, items),
        Share(sum(review.guessed for review in right), len(right)),
    )


def leeches(cards: Iterable[CardEntry], items: Mapping[str, Item]) -> tuple[Leech, ...]:
    """Give the cards that are forgotten again and again, by all of their history."""
    states = ((card.key, items[card.key]) for card in cards)
    found = (
        Leech(key, item.seen.lapses, item.suspended)
        for key, item in states
        if item.seen and item.seen.lapses >= STRUGGLES
    )
    return tuple(sorted(found, key=lambda leech: (-leech.lapses, leech.card)))


def confusions(wrong: Iterable[Review]) -> tuple[Confusion, ...]:
    """Give what was answered instead, among answers that nothing was right in; all spellings of it count as one."""
    spellings: dict[tuple[str, str, str], Counter[str]] = {}
    for review in wrong:
        event = review.event
        if event.grade == 0 and event.given and (event.reason == _ANOTHER or event.form in _PICKED):
            given = clean(event.given)
            key = review.card, event.form or "", fold(given, _PLAIN) or given
            spellings.setdefault(key, Counter())[given] += 1
    found = (
        Confusion(card, min(counts, key=lambda text: (-counts[text], text)), form, counts.total())
        for (card, form, _folded), counts in spellings.items()
        if counts.total() >= OFTEN
    )
    return tuple(sorted(found, key=lambda each: (-each.count, each.card, each.given)))


def hardest(due: Iterable[Review], present: Collection[str], items: Mapping[str, Item]) -> tuple[Hard, ...]:
    """Give the cards that are most surely hard: by the upper end of the interval of their share of right answers."""
    counts: dict[str, list[int]] = {}
    for review in due:
        count = counts.setdefault(review.card, [0, 0])
        count[0] += review.passed
        count[1] += 1
    missed = [
        (wilson(passes, n)[1], card, Share(passes, n))
        for card, (passes, n) in counts.items()
        if passes < n >= TRIED and card in present
    ]
    missed.sort(key=lambda each: each[:2])
    return tuple(Hard(card, share, _lapses(items[card])) for _upper, card, share in missed[:HARDEST])


def _lapses(item: Item) -> int:
    return item.seen.lapses if item.seen else 0

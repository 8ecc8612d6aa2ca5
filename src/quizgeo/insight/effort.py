"""What other goals would cost: the year to come, simulated for several desired retentions."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from quizgeo.decks import CardEntry
from quizgeo.insight.coming import Pace
from quizgeo.insight.reviews import Review, way_of
from quizgeo.memory import Habits, Item, Policy, Seen, Workload, first_right, start_of, workload_curve

MOST_CARDS = 2000
"""Cards beyond which the simulation, some 0.3 ms a card, would keep people waiting."""
YEAR = 365


class Effort(Struct, frozen=True):
    """What each desired retention would ask for and give in the days to come."""

    cards: int
    days: int
    curve: tuple[Workload, ...] = ()
    """From the lowest retention to the highest; empty for too many cards, and for none."""

    @property
    def why(self) -> str:
        """Give the stable word for why there is no curve: `many` or `none`; empty where there is one."""
        if self.curve:
            return ""
        return "many" if self.cards else "none"


class Firsts(Struct, frozen=True):
    """First answers ever, by how they are given: right ones and all."""

    right: Mapping[str, int]
    n: Mapping[str, int]

    def chance(self, form: str) -> float:
        """Give the chance, 0..1, that a new card in a form is right at first sight."""
        way = way_of(form)
        return first_right(self.right.get(way, 0), self.n.get(way, 0))


def firsts(answers: Sequence[Review]) -> Firsts:
    """Count first answers."""
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    for review in answers:
        if review.nth == 1:
            way = review.way
            right[way] = right.get(way, 0) + review.passed
            total[way] = total.get(way, 0) + 1
    return Firsts(right, total)


def effort(
    cards: Sequence[CardEntry],
    items: Mapping[str, Item],
    today: int,
    policy: Policy,
    habits: Habits,
    *,
    pace: Pace,
    firsts: Firsts,
    owned: float,
) -> Effort:
    """Simulate the year to come for the cards that are not suspended.

    owned: share of lucky hits that the learner calls guesses, 0..1.
    """
    asked = [card for card in cards if not items[card.key].suspended]
    if not asked or len(asked) > MOST_CARDS:
        return Effort(len(asked), YEAR)
    lucky = _luck(asked, items)
    starts = []
    for card in asked:
        form, chance = _as_asked(card, items[card.key].seen, lucky)
        starts.append(start_of(items[card.key], chance, pace.seconds(form), firsts.chance(card.kind), owned))
    return Effort(len(asked), YEAR, workload_curve(starts, today, policy, habits, days=YEAR))


def _luck(cards: Sequence[CardEntry], items: Mapping[str, Item]) -> dict[str, float]:
    """Give the chance of a lucky guess by kind, as it was asked so far: a deck is not read for it."""
    chances: dict[str, list[float]] = {}
    for card in cards:
        seen = items[card.key].seen
        if seen is not None:
            chances.setdefault(card.kind, []).append(seen.chance)
    return {kind: sum(found) / len(found) for kind, found in chances.items()}


def _as_asked(card: CardEntry, seen: Seen | None, lucky: Mapping[str, float]) -> tuple[str, float]:
    """Give the form in which a card is asked, and the chance of a lucky guess: for a new one those of its kind."""
    return (card.kind, lucky.get(card.kind, 0.0)) if seen is None else (seen.form, seen.chance)

"""What all cards together come to, kept up to date card by card: what is due on each day, and luck owned up to."""

from collections import Counter
from collections.abc import Collection, Mapping

from msgspec import Struct

from quizgeo.memory import Item, owned_share


class Tally(Struct):
    """Sums over the states of all cards. Make one with `tally_of`."""

    due: dict[int, int]
    """Cards due, by study day; none for those that are suspended."""
    owned_luck: float = 0.0
    expected_luck: float = 0.0
    left_out: frozenset[str] = frozenset()
    """Names of states that stand for no card of their own."""

    @property
    def owned(self) -> float:
        """The share, 0..1, of lucky hits that the learner calls guesses."""
        return owned_share(max(0.0, self.owned_luck), max(0.0, self.expected_luck))

    def move(self, name: str, before: Item, after: Item) -> None:
        """Count a state in the place of the one before it."""
        if name not in self.left_out:
            self._add(before, -1)
            self._add(after, 1)

    def _add(self, item: Item, times: int) -> None:
        seen = item.seen
        if seen is None:
            return
        self.owned_luck += times * seen.owned_luck
        self.expected_luck += times * seen.expected_luck
        if not item.suspended:
            self.due[seen.due_day] = self.due.get(seen.due_day, 0) + times


def tally_of(items: Mapping[str, Item], left_out: Collection[str]) -> Tally:
    """Count states by their names, without those that stand for no card of their own."""
    due, owned, expected = Counter[int](), 0.0, 0.0
    for name, item in items.items():  # plain names: it counts 10,000 in some milliseconds
        seen = item.seen
        if seen is None or name in left_out:
            continue
        owned += seen.owned_luck
        expected += seen.expected_luck
        if not item.suspended:
            due[seen.due_day] += 1
    return Tally(due, owned, expected, frozenset(left_out))

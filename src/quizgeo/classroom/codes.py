"""Codes of rooms, six of 27 letters that cannot be taken for others, and how often one may guess them.

The throttle takes the time as an argument. Chance of a hit in an hour of guessing: 3,600 / 27^6 = 0.9 in 100,000.
"""

from collections.abc import Callable
from math import ceil

from msgspec import Struct, field

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so that no words arise, and no 0, 1, I, L, O or Y."""
LENGTH = 6
BY_ADDRESS = 10
"""Wrong codes a minute from one address, then it waits."""
BY_ALL = 60
"""Wrong codes from everybody together before guesses are checked one by one."""
PAUSE_MS = 1017
"""Then one is checked in this time: with the first 60 no more than 3,600 in an hour."""
MINUTE_MS = 60_000
LONGEST_WAIT_MS = 30_000


def draw_code(choose: Callable[[str], str], length: int = LENGTH) -> str:
    """Draw a code. choose: draws one letter, such as `secrets.choice`."""
    return "".join(choose(ALPHABET) for _place in range(length))


def read_code(text: str) -> str | None:
    """Read a code as people type it: in any case, with spaces and dashes; None for what cannot be one."""
    code = "".join(letter for letter in text.upper() if letter not in " -\u2010\u2011\u2013")
    sound = LENGTH <= len(code) <= LENGTH + 2 and set(code) <= set(ALPHABET)
    return code if sound else None


def shown(code: str) -> str:
    """Give a code as it is read out, in groups of three."""
    return " ".join(code[place : place + 3] for place in range(0, len(code), 3))


class _Address(Struct):
    """Wrong guesses from one address in the last minute, and the wait that they brought."""

    wrong: list[int] = field(default_factory=list)
    """Their times, oldest first."""
    wait_ms: int = 0
    until: int = 0

    def count(self, now: int) -> int:
        """Give how many there were in the last minute."""
        while self.wrong and self.wrong[0] <= now - MINUTE_MS:
            self.wrong.pop(0)
        return len(self.wrong)


class Throttle(Struct):
    """Slows guessing down. More connections from an address do not widen its bucket."""

    by_address: dict[str, _Address] = field(default_factory=dict)
    left: float = BY_ALL
    """Wrong guesses that everybody together has left."""
    counted_at: int = 0
    """When `left` was right, in milliseconds."""

    def wait(self, address: str, now: int) -> int:
        """Give how many milliseconds a code from an address has to wait; 0 when it may be checked now."""
        own = self.by_address.get(address)
        if own is not None and own.until > now:
            return own.until - now
        left = self._left(now)
        return 0 if left >= 1 else ceil((1 - left) * PAUSE_MS)

    def checked(self, address: str, now: int, *, right: bool) -> None:
        """Take in that a code was checked. A right one costs nothing, and its address is believed again."""
        if right:
            self.by_address.pop(address, None)
            return
        self.left, self.counted_at = self._left(now) - 1, now
        own = self.by_address.setdefault(address, _Address())
        own.wrong.append(now)
        if own.count(now) > BY_ADDRESS:
            own.wait_ms = min(max(own.wait_ms * 2, 1000), LONGEST_WAIT_MS)
            own.until = now + own.wait_ms

    def flooded(self, now: int) -> bool:
        """Tell whether everybody together guesses so much that the host should know."""
        return self._left(now) < 1

    def forget(self, now: int) -> None:
        """Drop addresses that have been quiet for a minute."""
        quiet = [key for key, each in self.by_address.items() if not each.count(now) and each.until <= now]
        for key in quiet:
            del self.by_address[key]

    def _left(self, now: int) -> float:
        return min(self.left + max(now - self.counted_at, 0) / PAUSE_MS, BY_ALL)

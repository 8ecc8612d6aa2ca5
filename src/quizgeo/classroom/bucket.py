"""How often something may be done: so many times at once, and so many times a second. Times come as arguments."""

from msgspec import Struct


class Bucket(Struct):
    """So many at once, and so many a second after that."""

    rate: float
    most: float
    left: float = -1.0
    at: int = 0

    def take(self, now: int) -> int:
        """Take one; give 0, or the milliseconds until there is one."""
        left = self.most if self.left < 0 else min(self.left + max(now - self.at, 0) * self.rate / 1000, self.most)
        self.at = now
        if left < 1:
            self.left = left
            return int((1 - left) * 1000 / self.rate) + 1
        self.left = left - 1
        return 0

    def is_full(self, now: int) -> bool:
        """Tell whether it holds what a new one would."""
        return self.left + max(now - self.at, 0) * self.rate / 1000 >= self.most

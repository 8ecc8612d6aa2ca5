"""The text that a question asks with."""

from msgspec import Struct

from quizgeo.exchange.gift.syntax import GAP


class Asked(Struct, frozen=True):
    """The text around the answers."""

    before: str
    after: str = ""
    """Not empty where the answers stand inside the text."""

    @property
    def prompt(self) -> str:
        """The text as a whole, with a line where the answers stand inside it."""
        return f"{self.before}{GAP}{self.after}" if self.after else self.before

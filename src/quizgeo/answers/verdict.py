"""The judgement of an answer, as a value."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

Grade = Literal["exact", "close", "partial", "wrong"]

Given = str | bool | Sequence[str] | Mapping[str, str] | tuple[float, float]
"""What a person can give: text, a list of texts, `{left: right}`, or a latitude and longitude."""


class Verdict(Struct, frozen=True):
    """Whether an answer is right, and why."""

    grade: Grade
    score: float
    """0..1; 1 for exact and close, 0 for wrong."""
    reason: str
    """A stable word such as `same`, `folded` or `different`; never translated."""
    message: str
    """One sentence for the learner, in the language of the interface."""
    answer: str = ""
    """The right answer as it is to be shown."""
    parts: tuple["Verdict", ...] = ()
    """One verdict a part, where the kind has several."""
    diff: tuple[str, str, str] | None = None
    """Given, answer and carets, aligned by cells; None where a picture would not help."""
    given: str = ""
    """Of an item of a list: the piece of the answer that was judged, as it was typed."""

    @property
    def passed(self) -> bool:
        """Whether the answer counts as right."""
        return self.grade in ("exact", "close")

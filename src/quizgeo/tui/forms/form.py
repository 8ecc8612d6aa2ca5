"""What every form is: it knows the question as asked and what was done to it so far, and draws both."""

from abc import ABC, abstractmethod

from msgspec import Struct

from quizgeo.answers import Given
from quizgeo.study import Asked
from quizgeo.tui.action import Where
from quizgeo.tui.sheet import Drawn, Sheet


class Answer(Struct, frozen=True):
    """What the learner gives, to be judged."""

    given: Given
    among: int | None = None
    """How many there were to choose from where a map was told, 0 for what was typed; None: as it was asked."""


class Note(Struct, frozen=True):
    """Why nothing was given yet."""

    text: str


Step = Answer | Note | None
"""What a key press leads to: an answer, a word of refusal, or only another look."""


class Form(ABC):
    """A question while it is answered. Methods that a kind has no use for do nothing."""

    where: Where
    """Which keys hold."""
    cursor: int = -1
    """The thing that the cursor is on; -1: there is no cursor."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    @property
    def letters(self) -> int:
        """How many letters mean something."""
        return len(self.asked.options)

    @property
    def instruction(self) -> str:
        """What to do, in a sentence, where the question alone does not say it."""
        return ""

    @abstractmethod
    def draw(self, sheet: Sheet) -> Drawn:
        """Draw what is there to answer with."""

    def spare(self, sheet: Sheet) -> int:
        """Give how many rows the reveal will need beyond those drawn now."""
        del sheet
        return 0

    def move(self, step: int) -> None:
        """Move the cursor."""
        count = len(self.asked.options)
        if count:
            self.cursor = max(0, min(count - 1, self.cursor + step))

    def choose(self, place: int) -> Step:
        """Take the thing with a letter."""
        del place
        return None

    def check(self, typed: str = "") -> Step:
        """Give the answer as it stands."""
        del typed
        return None

    def press(self, owner: int) -> Step:
        """Take a press of the mouse on a thing."""
        return self.choose(owner)

    def release(self, owner: int) -> Step:
        """Take the mouse being let go over a thing, after a press."""
        del owner
        return None

    def turn_choice(self, step: int) -> None:
        """Give the thing at the cursor the next choice, or the one before."""
        del step

    def reset(self) -> None:
        """Start again, where there is anything to start again."""
        self.cursor = min(self.cursor, 0)

"""What a front end shows of a session: frozen values, ready to be drawn, with nothing left to decide."""

from collections.abc import Mapping

from msgspec import Struct

from quizgeo.answers import Given, Verdict
from quizgeo.decks import CardKey, Question
from quizgeo.memory import Rating
from quizgeo.progress import Written
from quizgeo.study.asking import Asked


class Counts(Struct, frozen=True):
    """Cards, never questions seen."""

    new: int
    again: int
    """Missed in this session or earlier today; they come back."""
    due: int
    done: int
    """Cards finished in this session."""

    @property
    def left(self) -> int:
        """Cards still to come."""
        return self.new + self.again + self.due


class Offer(Struct, frozen=True):
    """A rating that the learner may press, and what it does."""

    rating: Rating
    days: int
    """Days until the card comes back; 0: in this session."""
    due_day: int


class Asking(Struct, frozen=True):
    """A question waits for its answer."""

    asked: Asked
    counts: Counts
    hints: tuple[str, ...] = ()
    """Hints shown so far."""


class Turned(Struct, frozen=True):
    """A self-graded card lies face up and waits for the learner's rating. Nothing is logged yet."""

    asked: Asked
    counts: Counts
    answer: str
    rubric: tuple[str, ...]
    question: Question
    offers: tuple[Offer, ...]
    suggested: Rating
    hints: tuple[str, ...] = ()


class Revealed(Struct, frozen=True):
    """An answer was judged and is on disk."""

    asked: Asked
    counts: Counts
    question: Question
    given: Given | None
    """What was given; None when the learner gave up."""
    verdict: Verdict
    rating: Rating
    """The rating that counts now."""
    offers: tuple[Offer, ...]
    why: str
    """One sentence: why this rating."""
    due_day: int
    """Study day on which the card comes back, as it stands."""
    returns: bool
    """Whether the card comes back in this session before that."""
    saved: Written | None
    """Where the answer is; `message` is the banner to show."""
    practice: bool
    """Whether the answer left the schedule alone."""
    said: str = ""
    """What the learner said of it: `right`, `wrong`, `guessed`, `hard`, `easy`."""
    feedback: str = ""
    """The author's words for this answer."""
    may_say: frozenset[str] = frozenset()
    """What the learner may still say of it."""
    hints: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """Sentences about the card, such as that it was forgotten often, and what it is confused with."""
    set_aside: bool = False
    """Whether the card is asked no more, as it was forgotten too often."""


class Missed(Struct, frozen=True):
    """A card that was wrong in the session."""

    card: CardKey
    prompt: str
    answer: str
    given: str
    """A dash where the learner gave up, or ran out of time."""
    gave_up: bool = False


class SetAside(Struct, frozen=True):
    """A card that was forgotten too often in the session, and is asked no more."""

    card: CardKey
    prompt: str
    lapses: int


class Summary(Struct, frozen=True):
    """A session that is over, or was left."""

    cards: int
    answers: int
    took: int
    """Milliseconds spent on the answers."""
    first_right: int
    """Cards right at their first answer of the session."""
    due_recalled: int
    due_asked: int
    ratings: Mapping[Rating, int]
    """Answers by rating."""
    missed: tuple[Missed, ...]
    coming_back: Mapping[int, int]
    """Study days from today -> cards of this session due then."""
    left: int
    """Cards that were still to come."""
    saved: Written | None
    set_aside: tuple[SetAside, ...] = ()
    """Cards that were forgotten too often, and are asked no more."""


class Refusal(Struct, frozen=True):
    """Something that cannot be taken as an answer; the question still waits."""

    message: str


View = Asking | Turned | Revealed | Summary

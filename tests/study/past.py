"""What a learner answered on earlier days, written as answers are."""

from msgspec.structs import replace

from quizgeo.clock import DAY_MS
from quizgeo.progress import EventKind
from quizgeo.study import Learner


def answered_before(learner: Learner, key: str, ago: int, interval: int, *, nth: int = 1, rating: int = 3) -> None:
    """Let a typed card have been answered some days ago, and be due so many days after that."""
    event = learner.event(EventKind.ANSWERED, key)
    event = replace(event, day=event.day - ago, at=event.at - ago * DAY_MS, origin="study", form="text", tries=1)
    learner.record(replace(event, rating=rating, grade=3 if rating > 1 else 0, ivl=interval, nth=nth, took=10_000))


def deck_of(count: int, name: str = "many", extra: str = "") -> str:
    """Give a deck of typed words, w1 to wN."""
    rows = "".join(f"  - {{id: w{n}, question: Word {n}?, answer: word{n}}}\n" for n in range(1, count + 1))
    return f"quizgeo: 1\ndeck: {name}\ntitle: {name.title()} words\nlanguage: en\nquestions:\n{rows}{extra}"

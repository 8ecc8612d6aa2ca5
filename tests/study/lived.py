"""Logs of learners whose memory is known: FSRS with parameters of their own, asked when the defaults plan it."""

from random import Random

from msgspec.structs import replace

from quizgeo.clock import FixedClock, Instant, parse_instant
from quizgeo.memory import DEFAULT_PARAMETERS, Kernel
from quizgeo.paths import Places
from quizgeo.progress import GRADES, Event, EventKind, ProgressLog, new_id

MORNING = "2026-03-02T09:00+00:00"
QUICK = (0.05, 0.4, 0.6, 2.0, *DEFAULT_PARAMETERS[4:8], 1.1, *DEFAULT_PARAMETERS[9:])
"""Who forgets three times as fast as the defaults say."""
DAY_MS = 86_400_000
_GRADES = (GRADES.index("wrong"), GRADES.index("exact"))


def live(places: Places, parameters: tuple[float, ...], items: int, *, answers: int = 9, first: int = 0) -> int:
    """Write the answers of such a student to the cards from `first` on; give the number of next-day answers."""
    now = parse_instant(MORNING)
    with ProgressLog.open(places, now=now) as log:
        bare = replace(log.stamp(now, believed=True), kind=EventKind.ANSWERED, origin="study", form="text")
        events = [event for item in range(first, first + items) for event in _life(bare, parameters, item, answers)]
        log.append(sorted(events, key=lambda event: event.at))
    return items * (answers - 1)


def _life(bare: Event, parameters: tuple[float, ...], item: int, answers: int) -> list[Event]:
    mind, plan, chance = Kernel(parameters), Kernel(), Random(1_000_003 + item)
    pauses, ratings = [0], [1 if chance.random() < 0.6 else 3]
    truth, belief = mind.first(ratings[0]), plan.first(ratings[0])
    for _answer in range(answers - 1):
        pause = max(1, round(plan.interval(belief[0], 0.9)))
        rating = 3 if chance.random() < mind.recall(truth[0], pause) else 1
        pauses.append(pause)
        ratings.append(rating)
        truth, belief = mind.after(*truth, pause, rating), plan.after(*belief, pause, rating)
    ago = [sum(pauses[place + 1 :]) + 1 + item % 7 for place in range(answers)]
    return [
        replace(
            bare, id=new_id(), card=f"lived/q{item}", at=bare.at - ago[place] * DAY_MS + place,
            day=bare.day - ago[place], rating=ratings[place], grade=_GRADES[ratings[place] > 1],
            score=1000 * (ratings[place] > 1), ivl=(*pauses, 1)[place + 1], nth=place + 1, took=4_000 + place,
        )
        for place in range(answers)
    ]  # fmt: skip


def deck(items: int) -> str:
    """Give the deck of such a student."""
    head = "quizgeo: 1\ndeck: lived\ntitle: Words lived with\nlanguage: en\nquestions:\n"
    return head + "".join(f"  - {{id: q{item}, question: Word {item}?, answer: word{item}}}\n" for item in range(items))


def clock() -> FixedClock:
    """Give a clock that stands still on the morning after."""
    return FixedClock(parse_instant(MORNING))


def later(days: int) -> Instant:
    """Give the morning some days on."""
    now = parse_instant(MORNING)
    return Instant(now.ms + days * DAY_MS, now.offset)

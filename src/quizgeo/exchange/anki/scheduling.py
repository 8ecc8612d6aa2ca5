"""What a learner remembers of a deck's cards, out of the log, as a package holds it."""

from collections.abc import Iterator

from quizgeo.clock import DAY_MS, HOUR_MS, MINUTE_MS
from quizgeo.decks import Deck, cards
from quizgeo.exchange.anki.schedule import LEARNING, RELEARNING, REVIEW, CardProgress, Review, Schedule
from quizgeo.memory import Feed, Seen, feedings
from quizgeo.study import Learner

_LONGEST_MS = 60_000
"""What Anki counts of an answer at most."""


def schedule_of(learner: Learner, deck: Deck) -> Schedule:
    """Give what a learner remembers of a deck's cards. Raises ProgressError where the log cannot be read."""
    learner.states.know([card for question in deck.questions for card in cards(question)])
    known = {key: progress for key, progress in _known(learner, deck) if progress.suspended or progress.reviews}
    now, rollover = learner.now(), learner.settings.rollover
    firsts = [
        (progress.reviews[0].at + now.offset * MINUTE_MS - rollover * HOUR_MS) // DAY_MS
        for progress in known.values()
        if progress.reviews
    ]
    return Schedule(min([learner.today(), *firsts]), rollover, now.offset, known)


def _known(learner: Learner, deck: Deck) -> Iterator[tuple[str, CardProgress]]:
    for question in deck.questions:
        for card in cards(question):
            item = learner.item(card.key)
            if item.seen is not None or item.suspended:
                yield card.key, _progress(learner, card.key, item.seen, suspended=item.suspended)


def _progress(learner: Learner, key: str, seen: Seen | None, *, suspended: bool) -> CardProgress:
    if seen is None:
        return CardProgress(suspended)
    policy = learner.policy(key)
    reviews = tuple(_reviews(learner, key, policy.desired_retention))
    decay = policy.parameters[-1]
    return CardProgress(
        suspended, reviews, seen.due_day, seen.interval, seen.lapses, seen.memory, policy.desired_retention, decay
    )


def _reviews(learner: Learner, key: str, retention: float) -> Iterator[Review]:
    before, first_day = 0, None
    for feeding in feedings(learner.history(key), learner.scheduler):
        first_day = feeding.day if first_day is None else first_day
        event = feeding.event
        interval = event.ivl or max(1, round(learner.scheduler.interval(feeding.after, retention)))
        took = max(0, min(event.took or 0, _LONGEST_MS))
        again = RELEARNING if feeding.feed is Feed.RETRY else REVIEW
        kind = LEARNING if feeding.day == first_day else again
        yield Review(event.at, int(feeding.rating), interval, before, feeding.after.difficulty, took, kind)
        before = interval

"""Whether replaying the log gives the states that are kept beside it."""

from collections.abc import Collection

from quizgeo.clock import Clock
from quizgeo.memory import NEW, encode, replay
from quizgeo.paths import Places
from quizgeo.progress import ProgressLog
from quizgeo.study import open_learner


def states_differ(where: Places, log: ProgressLog, clock: Clock) -> Collection[str]:
    """Give the cards whose state is another than replaying the whole log gives."""
    learner = open_learner(where, clock, readonly=True)
    try:
        policy, scheduler = learner.settings.policy(), learner.scheduler
        replayed = {key: replay(events, scheduler, policy) for key, events in log.histories()}
        for card in learner.entries.values():
            if any(old in replayed for old in card.was):
                replayed[card.key] = replay(learner.history(card.key), scheduler, policy)
                for old in card.was:
                    replayed.pop(old, None)
        keys = {*replayed, *learner.items}
        return [key for key in sorted(keys) if encode(replayed.get(key, NEW)) != encode(learner.item(key))]
    finally:
        learner.log.close()

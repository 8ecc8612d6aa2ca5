"""Fitting FSRS to a learner's own answers: what is fitted, when a fit is worth offering, and taking one up.

`propose` changes nothing. Taking a fit up is one event; due days move only where that is asked for.
"""

from collections.abc import Callable, Iterator
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.memory import DEFAULT_PARAMETERS, Answered, Fit, count_targets, fit_apart, histories_of
from quizgeo.memory.optimise import TARGETS_NEEDED
from quizgeo.progress import Event, EventKind, Written
from quizgeo.study.learner import Learner
from quizgeo.study.moving import Moved
from quizgeo.study.settings import compact, told_by

MONTH = 30
"""Study days after which another fit is offered."""
_TRIED = "fit"
"""In an event of settings: a fit was judged, and what stood was kept."""
_CSV = "card_id,review_time,review_rating,review_duration"


class Proposal(Struct, frozen=True):
    """What a fit to a learner's answers came to."""

    fit: Fit
    cards: int
    """How many have answers that a fit learns from."""
    current: tuple[float, ...]
    """The parameters that it was compared with."""

    @property
    def better(self) -> bool:
        """Whether the fitted parameters are to replace those in use."""
        return self.fit.decision == "replaced"


Histories = tuple[tuple[Answered, ...], ...]


def answers_of(learner: Learner) -> Histories:
    """Give the answers of all cards, those no deck has any more among them, as far as a fit looks at them."""
    return histories_of(events for _key, events in _items(learner))


def _items(learner: Learner, *, whole: bool = False) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Give each card's standing events in order; what was answered under a former name is part of its card.

    whole: with the fields, too, that a fit does not look at.
    """
    renamed: dict[str, str] = {former: card.key for card in learner.entries.values() for former in card.was}
    found = dict(learner.log.histories(whole=whole))
    joined = {renamed.get(key, key) for key in found if key in renamed}
    yield from ((key, learner.history(key)) for key in sorted(joined))
    yield from ((key, events) for key, events in found.items() if key not in joined and key not in renamed)


def propose(learner: Learner, stopped: Callable[[], bool]) -> Proposal | None:
    """Fit to all answers and judge, in another process; None as soon as `stopped` says so. Nothing is changed.

    Raises OptimiseError where the package that fits is missing, or the fit fails.
    """
    histories, current = answers_of(learner), learner.settings.parameters
    fit = fit_apart(histories, current, stopped)
    cards = sum(any(answered.elapsed for answered in history) for history in histories)
    return None if fit is None else Proposal(fit, cards, current)


def take_up(learner: Learner, proposal: Proposal, *, reschedule: bool = False) -> Written:
    """Let the parameters of a proposal hold; one event, which keeps that a fit was judged where none replaces any.

    reschedule: whether due days move to where these parameters put them.
    """
    if proposal.better or reschedule:
        return learner.change_parameters(proposal.fit.parameters, reschedule=reschedule)
    note = {_TRIED: {"decision": proposal.fit.decision, "targets": proposal.fit.targets}}
    return learner.writer.write([replace(learner.event(EventKind.SETTINGS, None), extra=compact(note))])


def due_with(learner: Learner, parameters: tuple[float, ...]) -> Moved:
    """Tell what moving due days to where these parameters put them would do."""
    return learner.preview_change(learner.settings.changed("parameters", parameters))


def go_back(learner: Learner, *, reschedule: bool = False) -> Written:
    """Let the parameters hold that quizgeo begins with."""
    return learner.change_parameters(DEFAULT_PARAMETERS, reschedule=reschedule)


def fitted_on(learner: Learner) -> int | None:
    """Give the study day since which the learner's own parameters hold; None where those hold that all begin with."""
    if learner.settings.parameters == DEFAULT_PARAMETERS:
        return None
    return next((event.day for event in _newest_first(learner) if _sets_parameters(event)), None)


def due_for_fit(learner: Learner) -> bool:
    """Tell whether a fit is worth offering: there are answers enough, and the last was a month or half of them ago.

    Counts through the answers, some tenths of a second for 100,000 of them: not on a screen's own thread.
    """
    if sum(item.seen.nth - 1 for item in learner.items.values() if item.seen) < TARGETS_NEEDED:
        return False  # no card has more such answers than that, whatever their days
    last = next(
        (event for event in _newest_first(learner) if _sets_parameters(event) or _TRIED in told_by(event)), None
    )
    if last is not None:
        since, before = _answers_around(learner, last)
        if not since or (since < before and learner.today() - last.day < MONTH):
            return False
    return count_targets(answers_of(learner)) >= TARGETS_NEEDED


def _answers_around(learner: Learner, mark: Event) -> tuple[int, int]:
    """Count the answers since an event, and those before it."""
    events = learner.backwards()
    since = sum(event.kind == EventKind.ANSWERED for event in takewhile(lambda event: event.id != mark.id, events))
    return since, sum(event.kind == EventKind.ANSWERED for event in events)


def _newest_first(learner: Learner) -> Iterator[Event]:
    """Give the events of settings, newest first."""
    yield from reversed(learner.log.settings())


def _sets_parameters(event: Event) -> bool:
    wishes = told_by(event).get("set")
    return isinstance(wishes, dict) and "parameters" in wishes


def answers_as_csv(learner: Learner) -> Iterator[str]:
    """Give the answers that a fit looks at, in the columns that optimisers of FSRS read, without the ends of lines.

    Cards are numbered, times are milliseconds since 1970, the time taken is in milliseconds. Source of the columns:
    open-spaced-repetition/fsrs-optimizer, README.
    """
    yield _CSV
    for number, (_key, events) in enumerate(_items(learner, whole=True), start=1):
        took = {event.at: event.took or 0 for event in events if event.kind == EventKind.ANSWERED}
        for history in histories_of([events]):
            yield from (f"{number},{each.at},{int(each.rating)},{took.get(each.at, 0)}" for each in history)

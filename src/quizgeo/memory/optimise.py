"""Fitting the parameters of FSRS to a learner's own answers, and keeping the fit only where it foretells better.

The fit itself is the package fsrs-rs-python, an extra. It tells no progress, cannot be stopped and lets nothing
else run meanwhile; `apart.fit_apart` runs all of it in a process of its own. A `Fit` changes nothing: whoever takes its
parameters writes them as a setting.
"""

import math
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from quizgeo.language import _
from quizgeo.memory.fsrs6 import FSRS6
from quizgeo.memory.judging import Judge, Losses
from quizgeo.memory.policy import PARAMETER_BOUNDS
from quizgeo.memory.replay import feedings
from quizgeo.memory.scheduler import Memory, Rating
from quizgeo.progress.events import Event

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

TARGETS_NEEDED = 400
"""Graded answers on a later day without which a fit is chance."""
TARGETS_FOR_HEALTH = 300

TRAINED = 0.8
"""Share of the targets, oldest first, that the trial fit sees; the others judge it."""
_EPOCHS = 8
"""With the library's 5 a part of the gain is missed."""
_DIGITS = 6
"""Of a parameter. The library counts with 24 bits: 0.212 comes back as 0.21199999749660492."""
_OFF = 1e-4
"""How far beyond its bounds rounding may have brought a parameter."""

Decision = Literal["replaced", "kept", "too-few"]
"""A stable word, never translated."""


class OptimiseError(Exception):
    """The parameters could not be fitted; nothing was changed. `message` says why and how to mend it."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        """Exit status."""


class Answered(Struct, frozen=True, array_like=True):
    """One answer that fed the schedule, as far as a fit looks at it. Raises ValueError when there is no such answer."""

    at: int
    """Milliseconds since 1970-01-01 UTC."""
    elapsed: int
    """Study days since the feeding answer before; 0 for the first and for a retry, else the answer is a target."""
    rating: int
    """1..4."""

    def __post_init__(self) -> None:
        if not Rating.AGAIN <= self.rating <= Rating.EASY or self.elapsed < 0:  # the library would fit to it
            raise ValueError(f"no answer: {self.rating} after {self.elapsed} days")


Histories = Sequence[Sequence[Answered]]
"""The answers of each item, in order."""


class Health(Struct, frozen=True):
    """Whether FSRS describes these answers at all."""

    good: bool
    log_loss: float
    rmse_bins: float
    """Root mean squared gap between foretold and actual share, 0..1."""
    log_loss_up_to: float
    """What a log loss of as many right answers may be where FSRS describes them."""
    rmse_bins_up_to: float
    """What such a gap of as many answers may be; one of the two is enough."""


class Fit(Struct, frozen=True):
    """What fitting came to."""

    decision: Decision
    targets: int
    parameters: tuple[float, ...]
    """Those to use from now on: the fitted ones if `replaced`, else the current ones as they were."""
    fitted: tuple[float, ...] | None = None
    """Fitted to all answers; None where there were too few."""
    held_out: Losses | None = None
    """A fit to the first 80 % of the targets, over the last 20 %."""
    overall: Losses | None = None
    """A fit to all targets, over all."""
    health: Health | None = None
    """None below 300 targets."""


def histories_of(items: Iterable[Sequence[Event]]) -> tuple[tuple[Answered, ...], ...]:
    """Give what a fit looks at, from the standing events of each item in merged order."""
    counting = _Counting()
    return tuple(
        tuple(Answered(fed.event.at, fed.elapsed, fed.rating) for fed in feedings(events, counting)) for events in items
    )


def count_targets(histories: Histories) -> int:
    """Count the answers that a fit can learn from: graded ones on a later day than the one before."""
    return sum(answered.elapsed > 0 for history in histories for answered in history)


def extra_installed() -> bool:
    """Tell whether the package that fits is there, without importing it."""
    return find_spec("fsrs_rs_python") is not None


def too_few_sentence(targets: int) -> str:
    """Say that there are too few answers for a fit."""
    sentence = _("needs {needed} next-day answers, you have {count}; the parameters stay")
    return sentence.format(needed=TARGETS_NEEDED, count=targets)


def fit_parameters(histories: Histories, current: tuple[float, ...]) -> Fit:
    """Fit, judge, fit again with all answers, judge again; `replaced` where each judgement favours the fit.

    current: w0..w20 within bounds. With too few answers nothing is fitted, extra or not. Raises OptimiseError when the
    extra is missing or the fit fails.
    """
    targets = _targets(histories)
    if len(targets) < TARGETS_NEEDED:
        return Fit("too-few", len(targets), current, health=health_of(histories) if extra_installed() else None)
    items, split = _items(histories, targets), int(len(targets) * TRAINED)
    judge = Judge([[(a.elapsed, a.rating) for a in history] for history in histories], targets, current)
    held_out = judge.losses(_fit(items[:split], current), split)
    fitted = _fit(items, current)
    overall = judge.losses(fitted, 0)
    better = held_out.best and overall.best
    chosen = fitted if better else current
    return Fit("replaced" if better else "kept", len(targets), chosen, fitted, held_out, overall, health_of(histories))


def health_of(histories: Histories) -> Health | None:
    """Tell whether FSRS, fitted again and again as the answers came, would have foretold them as it does for others.

    None where there are too few answers to tell. Raises OptimiseError when the extra is missing.
    Source of the bounds: Anki, rslib/src/scheduler/fsrs/params.rs.
    """
    targets = _targets(histories)
    if len(targets) < TARGETS_FOR_HEALTH:
        return None
    items = _items(histories, targets)
    from fsrs_rs_python import evaluate_with_time_series_splits

    try:
        found = evaluate_with_time_series_splits(items)
    except ValueError:  # fewer targets than its first split needs
        return None
    passes = sum(histories[history][place].rating > Rating.AGAIN for history, place in targets) / len(targets)
    loss = 1.11 * 0.623 * (4 * passes * (1 - passes)) ** 0.738
    rmse = 1.53 * (0.0135 / (passes**0.504 - 1.14) + 0.176 / ((len(targets) / 1000) ** 0.825 + 2.22) + 0.101)
    return Health(found.log_loss <= loss or found.rmse_bins <= rmse, found.log_loss, found.rmse_bins, loss, rmse)


def _targets(histories: Histories) -> list[tuple[int, int]]:
    """Give the targets in time order, each as the place of its history and its place there."""
    found = (
        (answered.at, history, place)
        for history, answers in enumerate(histories)
        for place, answered in enumerate(answers)
        if answered.elapsed > 0
    )
    return [(history, place) for _at, history, place in sorted(found)]


def _items(histories: Histories, targets: Sequence[tuple[int, int]]) -> "list[FSRSItem]":
    """Give the targets as the library wants them: each with all answers of its item up to it."""
    if not extra_installed():
        raise OptimiseError(_("Fitting needs one more package: pip install 'quizgeo[optimise]'"))
    from fsrs_rs_python import FSRSItem, FSRSReview

    reviews = [[FSRSReview(int(a.rating), a.elapsed) for a in history] for history in histories]
    return [FSRSItem(reviews[history][: place + 1]) for history, place in targets]


def _fit(items: "Sequence[FSRSItem]", current: tuple[float, ...]) -> tuple[float, ...]:
    """Fit to all items, of which there are some: from none the library gives the defaults and says nothing."""
    from fsrs_rs_python import FSRS, TrainingConfig

    try:  # without card_ids, which fit worse
        found = FSRS(list(current)).compute_parameters(list(items), training_config=TrainingConfig(num_epochs=_EPOCHS))
    except ValueError as error:
        raise OptimiseError(_failed(str(error))) from error
    fitted = tuple(_whole(value, low, high) for value, (low, high) in zip(found, PARAMETER_BOUNDS, strict=False))
    if len(found) != len(PARAMETER_BOUNDS) or None in fitted:
        raise OptimiseError(_failed(_("a parameter is out of bounds")))
    return tuple(value for value in fitted if value is not None)


def _failed(cause: str) -> str:
    return _("The parameters could not be fitted ({cause}); nothing was changed.").format(cause=cause)


def _whole(value: float, low: float, high: float) -> float | None:
    """Give a parameter without the noise of its last digits; None when it is out of bounds, or no number at all."""
    if not math.isfinite(value) or not low - _OFF <= value <= high + _OFF:
        return None
    return round(min(max(value, low), high), _DIGITS)


class _Counting(FSRS6):
    """A scheduler that remembers nothing: enough to tell which answers feed, and many times as fast."""

    def first(self, rating: Rating) -> Memory:
        """Give some memory."""
        del rating
        return _SOME

    def after(self, memory: Memory, elapsed: int, rating: Rating) -> Memory:
        """Give it again."""
        del elapsed, rating
        return memory


_SOME = Memory(1.0, 5.0)

"""When a question comes back: FSRS on study days, what a rating would do, and the state that a log of answers gives.

Nothing here reads a clock, a file or a random number: days, keys and events come in as arguments. `fsrs` is imported
when an answer is first scheduled; what simulates and measures, when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from quizgeo.memory.balance import EVEN_WEEK, DayLoad, Load, checked_week
from quizgeo.memory.fsrs6 import FSRS6
from quizgeo.memory.guess import chance, implied_chance, owned_share, raised_retention, true_recall
from quizgeo.memory.outcomes import outcomes, owned_overall, replanned
from quizgeo.memory.policy import (
    BEGINNING,
    DEFAULT_PARAMETERS,
    Moment,
    Plan,
    Plans,
    Policy,
    complete_parameters,
    moment_of,
    plans_of,
)
from quizgeo.memory.rating import Feed, Suggestion, feeds, suggest
from quizgeo.memory.replay import Feeding, advance, amended, fault, feedings, replay, replay_all
from quizgeo.memory.scheduler import Memory, Outcome, Outcomes, Rating, Scheduler
from quizgeo.memory.snapshot import decode, encode, snapshot_key
from quizgeo.memory.state import NEW, Item, Seen

if TYPE_CHECKING:
    from quizgeo.memory.apart import fit_apart
    from quizgeo.memory.away import Absence, absence, days_ahead, losses, pauses_new
    from quizgeo.memory.judging import Losses
    from quizgeo.memory.kernel import Kernel, from_sm2
    from quizgeo.memory.measures import Forecast, auc, forecasts, log_loss, rmse_bins, true_retention, wilson
    from quizgeo.memory.optimise import (
        Answered,
        Fit,
        Health,
        OptimiseError,
        count_targets,
        extra_installed,
        fit_parameters,
        health_of,
        histories_of,
        too_few_sentence,
    )
    from quizgeo.memory.planning import (
        FINAL_DAYS,
        SETTLING_DAYS,
        Exam,
        Fitting,
        Gain,
        Preparation,
        days_of_study,
        expected_score,
        final_order,
        first_right,
        fit_into,
        left_out,
        new_a_day,
        prepare,
    )
    from quizgeo.memory.simulate import (
        CURVE,
        Course,
        Day,
        Habits,
        Start,
        Workload,
        due_counts,
        simulate_days,
        start_of,
        usual_seconds,
        way_of,
        workload,
        workload_curve,
    )

__all__ = [
    "BEGINNING",
    "CURVE",
    "DEFAULT_PARAMETERS",
    "EVEN_WEEK",
    "FINAL_DAYS",
    "FSRS6",
    "NEW",
    "SETTLING_DAYS",
    "Absence",
    "Answered",
    "Course",
    "Day",
    "DayLoad",
    "Exam",
    "Feed",
    "Feeding",
    "Fit",
    "Fitting",
    "Forecast",
    "Gain",
    "Habits",
    "Health",
    "Item",
    "Kernel",
    "Load",
    "Losses",
    "Memory",
    "Moment",
    "OptimiseError",
    "Outcome",
    "Outcomes",
    "Plan",
    "Plans",
    "Policy",
    "Preparation",
    "Rating",
    "Scheduler",
    "Seen",
    "Start",
    "Suggestion",
    "Workload",
    "absence",
    "advance",
    "amended",
    "auc",
    "chance",
    "checked_week",
    "complete_parameters",
    "count_targets",
    "days_ahead",
    "days_of_study",
    "decode",
    "due_counts",
    "encode",
    "expected_score",
    "extra_installed",
    "fault",
    "feedings",
    "feeds",
    "final_order",
    "first_right",
    "fit_apart",
    "fit_into",
    "fit_parameters",
    "forecasts",
    "from_sm2",
    "health_of",
    "histories_of",
    "implied_chance",
    "left_out",
    "log_loss",
    "losses",
    "moment_of",
    "new_a_day",
    "outcomes",
    "owned_overall",
    "owned_share",
    "pauses_new",
    "plans_of",
    "prepare",
    "raised_retention",
    "replanned",
    "replay",
    "replay_all",
    "rmse_bins",
    "simulate_days",
    "snapshot_key",
    "start_of",
    "suggest",
    "too_few_sentence",
    "true_recall",
    "true_retention",
    "usual_seconds",
    "way_of",
    "wilson",
    "workload",
    "workload_curve",
]

_MODULES = {
    "apart": ("fit_apart",),
    "away": ("Absence", "absence", "days_ahead", "losses", "pauses_new"),
    "judging": ("Losses",),
    "kernel": ("Kernel", "from_sm2"),
    "measures": ("Forecast", "auc", "forecasts", "log_loss", "rmse_bins", "true_retention", "wilson"),
    "optimise": (
        "Answered",
        "Fit",
        "Health",
        "OptimiseError",
        "count_targets",
        "extra_installed",
        "fit_parameters",
        "health_of",
        "histories_of",
        "too_few_sentence",
    ),
    "planning": (
        "FINAL_DAYS",
        "SETTLING_DAYS",
        "Exam",
        "Fitting",
        "Gain",
        "Preparation",
        "days_of_study",
        "expected_score",
        "final_order",
        "first_right",
        "fit_into",
        "left_out",
        "new_a_day",
        "prepare",
    ),
    "simulate": (
        "CURVE",
        "Course",
        "Day",
        "Habits",
        "Start",
        "Workload",
        "due_counts",
        "simulate_days",
        "start_of",
        "usual_seconds",
        "way_of",
        "workload",
        "workload_curve",
    ),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"quizgeo.memory.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

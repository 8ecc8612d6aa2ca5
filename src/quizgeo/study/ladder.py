"""The ladder: a choice that is well known is asked as typed recall, and as a choice again once the words were missed.

Which rung a card is on follows from its state alone, so that undo and a restart ask it in the same form.
"""

from quizgeo.decks import Choice, Question
from quizgeo.memory import Scheduler, Seen

TYPED = "typed"
"""The form of a choice that is asked without its options, as the log names it."""
STABLE = 21
"""Days until recall falls to 0.9, from which on a choice is known well enough to be typed."""
_RECALL = 0.9


def climbs(question: Question) -> bool:
    """Tell whether a question has a typed rung."""
    return question.typed_ladder and isinstance(question.body, Choice)


def is_typed(question: Question, seen: Seen | None, scheduler: Scheduler) -> bool:
    """Tell whether a question is asked as typed recall now: its card is stable, and was right when it was last graded.

    The scheduler is asked for the days; stability itself need not count them.
    """
    if seen is None or not seen.passed or seen.open_miss or not climbs(question):
        return False
    return scheduler.interval(seen.memory, _RECALL) >= STABLE

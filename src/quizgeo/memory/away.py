"""A break without study: what falls due in it, what waits after it, and what to ask before, so that less is lost.

A break is a range of study days. The states, the days and a seed come in as arguments.
"""

from collections.abc import Sequence
from math import ceil

from msgspec import Struct

from quizgeo.memory.planning import Exam, Gain, final_order
from quizgeo.memory.policy import Policy
from quizgeo.memory.simulate import Habits, Run, Start

AHEAD_DAYS = 3
"""Days before a break on which what would be lost in it is asked, and on which no new item comes."""
LONGEST_RETURN = 365
"""Days after which a backlog is said never to end."""


class Absence(Struct, frozen=True):
    """What a break comes to."""

    due: int
    """Items that fall due in it."""
    ahead: int
    """Items asked before it though they were not due."""
    waiting: int
    """Items that wait on the day after it."""
    days: int
    """Days from then on until no item waits beyond the limit of a day, that day counted; 0 if none does."""
    minutes: float
    """Minutes a day on these days, as a mean; on the first day if no item waits beyond the limit."""


def losses(starts: Sequence[Start], today: int, away: range, parameters: tuple[float, ...]) -> tuple[Gain, ...]:
    """Give the items that fall due in a break by what an answer today saves for the day after it, most a second first.

    Those that lose next to nothing are left out. away: not empty, later than today.
    """
    order = final_order(starts, today, Exam(away.stop), parameters)
    return tuple(each for each in order if starts[each.place].due_day in away)


def days_ahead(away: range, since: int) -> range:
    """Give the last days before a break, on which items are asked ahead. since: the day on which it was planned."""
    return range(min(max(away.start - AHEAD_DAYS, since), away.start), away.start)


def pauses_new(day: int, away: range) -> bool:
    """Tell whether no new item should come on a day: in a break, and before it, for it would be forgotten there."""
    return away.start - AHEAD_DAYS <= day < away.stop


def absence(
    starts: Sequence[Start], today: int, away: range, policy: Policy, habits: Habits, *, ahead: bool, seed: int = 0
) -> Absence:
    """Live up to a break, through it, and on until its backlog is gone. ahead: whether items are asked before it."""
    run = Run(starts, today, policy, habits, seed=seed)
    asked, before = 0, days_ahead(away, today)
    for day in range(today, away.start):
        done = run.live(day, new=False if pauses_new(day, away) else None)
        if ahead and day in before:
            asked += _ask_ahead(run, day, away, habits.due_per_day - done.due)
    due = sum(len(run.due.get(day, ())) for day in away)
    for day in away:
        run.skip(day)
    waiting = len(run.left) + len(run.due.get(away.stop, ()))
    spent: list[float] = []
    for day in range(away.stop, away.stop + LONGEST_RETURN):
        lived = run.live(day)
        spent.append(lived.seconds)
        if not lived.left:
            break
    days = len(spent) if waiting > habits.due_per_day else 0
    return Absence(due, asked, waiting, days, sum(spent) / len(spent) / 60)


def _ask_ahead(run: Run, day: int, away: range, room: int) -> int:
    """Ask items that would fall due in the break on one of the days before it, each once; give how many."""
    states, begun = run.states(), days_ahead(away, run.today).start
    falling = [place for fall in away for place in run.due.get(fall, ()) if run.last[place] < begun]
    gains = final_order([states[place] for place in falling], day, Exam(away.stop), run.kernel.parameters)
    share = ceil(len(gains) / (away.start - day))
    chosen = [falling[each.place] for each in gains][: min(share, max(0, room))]
    taken = set(chosen)
    for fall in away:
        run.due[fall] = [place for place in run.due.get(fall, ()) if place not in taken]
    run.review(chosen, day)
    return len(chosen)

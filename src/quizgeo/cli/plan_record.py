"""What is ahead as JSON: unrounded, dates in ISO, cards by their keys. docs/planning.md explains it."""

from quizgeo.cli.output import JSON
from quizgeo.clock import day_date
from quizgeo.memory import Absence
from quizgeo.study import YearAhead
from quizgeo.study.agenda import Agenda, spread_days
from quizgeo.study.break_plan import BreakPlan
from quizgeo.study.exam_plan import ExamPlan

FORMAT = 1
"""Grows when a key changes its meaning; new keys may come without."""


def iso(day: int) -> str:
    """Give a study day as a date."""
    return day_date(day).isoformat()


def agenda_record(agenda: Agenda, today: int) -> dict[str, JSON]:
    """Give what is kept."""
    exams: list[JSON] = [
        {
            "date": iso(exam.day),
            "days": exam.day - today,
            "decks": list(exam.decks),
            "left_out": sum(exam.decks.values()),
            "minutes": exam.minutes or None,
            "typed": exam.typed,
        }
        for exam in agenda.exams
    ]
    away: JSON = {"from": iso(agenda.away.first), "to": iso(agenda.away.last)} if agenda.away else None
    until = None if agenda.spread is None else iso(spread_days(agenda.spread)[-1])
    return {"exams": exams, "away": away, "spread_until": until}


def exam_record(plan: ExamPlan) -> dict[str, JSON]:
    """Give a plan for an exam."""
    made, wish = plan.preparation, plan.wish
    days: list[JSON] = [
        {"day": iso(plan.today + place), "answers": day.due + day.new, "new": day.new, "minutes": day.seconds / 60}
        for place, day in enumerate(made.days)
    ]
    return {
        "date": iso(wish.day),
        "days_left": plan.days_left,
        "typed": wish.typed,
        "cards": plan.cards,
        "unseen": plan.unseen,
        "simulated": plan.simulated,
        "own_times": plan.answers,
        "expected": made.expected,
        "idle": made.idle,
        "new_a_day": plan.new_per_day,
        "answers_a_day": {"mean": made.answers, "most": made.most_answers},
        "minutes_a_day": {"wanted": wish.minutes, "mean": made.minutes, "most": made.most_minutes},
        "fits": plan.fits,
        "left_out": [card.key for card in plan.left_out],
        "days": days,
    }


def break_record(plan: BreakPlan) -> dict[str, JSON]:
    """Give a break."""
    found: dict[str, JSON] = {"from": iso(plan.away.first), "to": iso(plan.away.last), "days": plan.length}
    found |= {"cards": plan.cards, "simulated": plan.simulated, "due_per_day": plan.due_per_day}
    return found | {"idle": _absence(plan.idle), "asked_ahead": _absence(plan.ready)}


def _absence(found: Absence) -> dict[str, JSON]:
    return {
        "due": found.due,
        "ahead": found.ahead,
        "waiting": found.waiting,
        "days": found.days,
        "minutes_a_day": found.minutes,
    }


def year_record(ahead: YearAhead) -> dict[str, JSON]:
    """Give the year ahead."""
    curve: list[JSON] = [
        {
            "retention": each.retention,
            "answers_a_day": ahead.answers_a_day(each),
            "minutes_a_day": ahead.minutes_a_day(each),
            "known": each.known,
        }
        for each in ahead.curve
    ]
    return {
        "days": ahead.days,
        "cards": ahead.cards,
        "unseen": ahead.unseen,
        "simulated": ahead.simulated,
        "own_times": ahead.answers,
        "retention": ahead.goal,
        "new_per_day": ahead.new_per_day,
        "due_per_day": ahead.due_per_day,
        "curve": curve,
    }

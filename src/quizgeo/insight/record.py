"""Numbers for a learner as one JSON document: unrounded, each with the count it is of. docs/numbers.md explains it."""

from collections.abc import Mapping, Sequence

from quizgeo.clock import day_date
from quizgeo.insight import (
    Bin,
    Calendar,
    Calibration,
    Cards,
    Coming,
    Course,
    Knowledge,
    Load,
    Numbers,
    Pace,
    Retention,
    Retentions,
    Share,
    Sum,
    Timing,
    Trouble,
)
from quizgeo.study import YearAhead
from quizgeo.text import clean

JSON = str | int | float | bool | None | Sequence["JSON"] | Mapping[str, "JSON"]
FORMAT = 1
"""Grows when a key changes its meaning; new keys may come without."""


def record(found: Numbers, year: YearAhead, decks: Sequence[str], days: int | None) -> dict[str, JSON]:
    """Give all numbers as one object. decks: those that were named, none for all."""
    spread = found.spread
    return {
        "stats": FORMAT,
        "decks": list(decks),
        "today": day_date(found.today).isoformat(),
        "days": days,
        "work": {"answers": found.work.answers, "days": found.work.days, "today": found.work.today},
        "cards": _cards(found.cards),
        "retention": _retentions(found.retention),
        "knowledge": _knowledge(found.knowledge),
        "forecast": _coming(found.coming, found.today),
        "pace": _pace(found.pace),
        "calendar": _calendar(found.calendar),
        "stability": {"n": spread.n, "bins": list(map(_bin, spread.stability))},
        "difficulty": {"n": spread.n, "bins": list(map(_bin, spread.difficulty))},
        "calibration": _calibration(found.calibration),
        **_trouble(found.trouble),
        "course": _course(found.course),
        "workload": _workload(year),
    }


def share_record(share: Share) -> dict[str, JSON]:
    """Give a share; what is not known is null, with the reason in `why`."""
    low, high = share.interval or (None, None)
    counted: dict[str, JSON] = {"value": share.value, "low": low, "high": high, "hits": share.hits, "n": share.n}
    return counted | {"why": share.why or None}


def _cards(cards: Cards) -> dict[str, JSON]:
    counts: dict[str, JSON] = {"new": cards.new, "young": cards.young, "mature": cards.mature}
    return counts | {"suspended": cards.suspended, "n": cards.n}


def _retentions(found: Retentions) -> dict[str, JSON]:
    parts = {"windows": found.windows, "ages": found.ages, "ways": found.ways, "decks": found.decks}
    told: dict[str, JSON] = {
        name: {key: _retention(each) for key, each in part.items()} for name, part in parts.items()
    }
    return {"goal": found.goal, **told}


def _retention(found: Retention) -> dict[str, JSON]:
    return share_record(found.share) | {"luck": found.luck, "without_luck": found.without_luck}


def _knowledge(found: Knowledge) -> dict[str, JSON]:
    return {"all": _sum(found.all), "decks": _sums(found.decks), "tags": _sums(found.tags)}


def _sums(parts: Mapping[str, Sum]) -> dict[str, JSON]:
    return {name: _sum(each) for name, each in parts.items()}


def _sum(found: Sum) -> dict[str, JSON]:
    return {"value": found.value, "low": found.low, "high": found.high, "n": found.n}


def _coming(found: Coming, today: int) -> dict[str, JSON]:
    days = [{"day": day_date(today + place).isoformat(), **_load(load)} for place, load in enumerate(found.days)]
    return {"overdue": _load(found.overdue), "days": days}


def _load(load: Load) -> dict[str, JSON]:
    return {"cards": load.cards, "minutes": load.minutes}


def _pace(found: Pace) -> dict[str, JSON]:
    return {"all": _timing(found.all), "forms": {clean(form): _timing(each) for form, each in found.forms.items()}}


def _timing(found: Timing) -> dict[str, JSON]:
    return {"milliseconds": found.milliseconds, "n": found.n}


def _calendar(found: Calendar) -> dict[str, JSON]:
    return {
        "first": day_date(found.first).isoformat(),
        "counts": list(found.counts),
        "steps": list(found.steps),
        "quartiles": list(found.quartiles),
        "n": found.n,
    }


def _bin(found: Bin) -> dict[str, JSON]:
    return {"low": found.low, "high": found.high, "n": found.n}


def _calibration(found: Calibration) -> dict[str, JSON]:
    bins: list[JSON] = []
    for each in found.bins:
        low, high = each.interval
        passed: dict[str, JSON] = {"value": each.passed.hits / each.passed.n, "low": low, "high": high}
        passed |= {"hits": each.passed.hits, "n": each.passed.n}
        bins.append({"low": each.low, "high": each.high, "mean": each.mean, "passed": passed})
    losses: dict[str, JSON] = {"n": found.n, "log_loss": found.log_loss, "constant": found.constant}
    return losses | {"bins": bins, "why": found.why or None}


def _trouble(found: Trouble) -> dict[str, JSON]:
    return {
        "guessed": share_record(found.guessed),
        "lapses": share_record(found.lapses),
        "leeches": [
            {"card": each.card, "lapses": each.lapses, "leech": each.is_leech, "suspended": each.suspended}
            for each in found.leeches
        ],
        "confusions": [
            {"card": each.card, "given": clean(each.given), "form": clean(each.form), "count": each.count}
            for each in found.confusions
        ],
        "hardest": [
            {"card": each.card, "passed": each.passed.hits, "n": each.passed.n, "lapses": each.lapses}
            for each in found.hardest
        ],
    }


def _course(found: Course) -> dict[str, JSON]:
    return {
        "first": day_date(found.first).isoformat(),
        "answers": list(found.answers),
        "passes": list(found.passes),
        "due": list(found.due),
    }


def _workload(found: YearAhead) -> dict[str, JSON]:
    curve: list[JSON] = [
        {"retention": each.retention, "answers": each.answers, "minutes": each.minutes, "known": each.known}
        for each in found.curve
    ]
    told: dict[str, JSON] = {"cards": found.cards, "simulated": found.simulated, "days": found.days}
    return told | {"curve": curve, "why": None if found.curve else "none"}

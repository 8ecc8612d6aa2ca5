"""The report as one JSON document: every number unrounded as `{value, n, lo, hi, why}`. docs/reports.md explains it."""

from collections.abc import Mapping, Sequence

from quizgeo import __version__
from quizgeo.insight.report.findings import Finding
from quizgeo.insight.report.models import Models
from quizgeo.insight.report.options import Taken
from quizgeo.insight.report.rasch import Curve, Fit
from quizgeo.insight.report.rows import Asked, Source
from quizgeo.insight.report.statistic import Statistic
from quizgeo.insight.report.totals import Whole
from quizgeo.insight.report.whole import Item, Person, Report

JSON = str | int | float | bool | None | Sequence["JSON"] | Mapping[str, "JSON"]
FORMAT = 1
"""Grows when a key changes its meaning; new keys may come without."""


def record(found: Report) -> dict[str, JSON]:
    """Give the whole report as one object."""
    return {
        "report": FORMAT,
        "quizgeo": __version__,
        "deck": {"id": found.source.deck, "title": found.source.title, "language": found.source.language},
        "session": _session(found.source),
        "rest": "mean" if found.drawn else "sum",
        "test": _test(found.whole),
        "items": [_item(place, item) for place, item in enumerate(found.items, 1)],
        "voided": [_asked(each) for each in found.voided],
        "not_asked": [_asked(each) for each in found.unmet],
        "self_graded": [
            {**_asked(each.asked), "knew": each.knew, "judged": each.judged, "shown": each.n} for each in found.judged
        ],
        "people": [_person(each) for each in found.people],
        "rasch": _models(found.models, found.items),
        "confidence": {
            "levels": [{"level": each.level, "right": each.right, "n": each.n} for each in found.sureness],
            "sure_and_wrong": [
                {"key": each.question, "given": each.text, "sure": each.sure, "count": each.count}
                for each in found.misbeliefs
            ],
        },
    }


def statistic(found: Statistic) -> dict[str, JSON]:
    """Give a number; what cannot be told is null, with the reason in `why`."""
    return {"value": found.value, "n": found.n, "lo": found.lo, "hi": found.hi, "why": found.why or None}


def _session(source: Source) -> dict[str, JSON]:
    return {
        "room": source.session or None,
        "day": source.day or None,
        "running": source.running,
        "deck_changed": source.deck_changed,
    }


def _test(found: Whole) -> dict[str, JSON]:
    counts: dict[str, JSON] = {"persons": found.persons, "complete": found.complete, "questions": found.questions}
    return counts | {
        "points": found.most,
        "mean": statistic(found.mean),
        "sd": statistic(found.sd),
        "skewness": statistic(found.skewness),
        "kurtosis": statistic(found.kurtosis),
        "alpha": statistic(found.alpha),
        "error_ratio": statistic(found.error_ratio),
        "sem": statistic(found.sem),
        "distribution": [{"low": each.low, "high": each.high, "n": each.n} for each in found.bars],
    }


def _asked(asked: Asked) -> dict[str, JSON]:
    return {"key": asked.key, "kind": asked.kind, "text": asked.text, "points": asked.worth, "right": asked.right}


def _item(place: int, item: Item) -> dict[str, JSON]:
    counts: dict[str, JSON] = {"shown": item.n, "answered": item.answered, "right_in_full": item.right}
    return {
        "number": place,
        **_asked(item.asked),
        **counts,
        "facility": statistic(item.facility),
        "sd": statistic(item.sd),
        "r": statistic(item.r),
        "word": item.word or None,
        "efficiency": statistic(item.efficiency),
        "weight": statistic(item.weight),
        "alpha_if_dropped": statistic(item.alpha_if_dropped),
        "d27": statistic(item.d27),
        "random_guess": item.luck,
        "median_seconds": statistic(item.median_seconds),
        "answers": [_taken(each) for each in item.taken],
        "rounds": [
            {"round": each.number, "answered": each.answered, "facility": statistic(each.facility)}
            for each in item.rounds
        ],
        "confidence": [{"level": each.level, "right": each.right, "n": each.n} for each in item.sureness],
        "findings": [_finding(each) for each in item.findings],
    }


def _taken(each: Taken) -> dict[str, JSON]:
    return {
        "text": each.text,
        "right": each.right,
        "count": each.count,
        "share": statistic(each.share),
        "r": statistic(each.r),
        "lure": each.lure(each.share.n) or None,
        "sure": each.sure,
        "regraded": each.regraded,
    }


def _finding(each: Finding) -> dict[str, JSON]:
    told: dict[str, JSON] = {"finding": each.sort, "firm": each.firm, "option": each.option or None}
    return told | {"count": each.count, "of": each.of}


def _person(each: Person) -> dict[str, JSON]:
    return {
        "name": each.name,
        "team": each.team or None,
        "standing": each.standing,
        "points": each.points,
        "score": each.score,
        "answered": each.answered,
        "shown": each.met,
        "missed": list(each.missed),
    }


def _models(found: Models, items: Sequence[Item]) -> dict[str, JSON]:
    keys = [item.asked.key for item in items]
    return {"one_slope": _fit(found.rasch, keys), "own_slopes": _fit(found.slopes, keys)}


def _fit(fit: Fit, keys: Sequence[str]) -> dict[str, JSON]:
    told: dict[str, JSON] = {"n": fit.n, "log_likelihood": fit.log_likelihood, "rounds": fit.rounds}
    curves = {key: _curve(curve) for key, curve in zip(keys, fit.curves, strict=True)} if fit.curves else {}
    return told | {"why": fit.why or None, "items": curves}


def _curve(curve: Curve | None) -> dict[str, JSON]:
    if curve is None:
        return {"a": None, "d": None, "b": None, "why": "extreme"}
    return {"a": curve.slope, "d": curve.intercept, "b": curve.difficulty, "why": None}

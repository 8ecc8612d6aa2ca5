"""Figures of cards and how a search compares them: `prop:s<7`, `rated:7:1`, `introduced:30`."""

import re
from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne

from msgspec import Struct

from quizgeo.language import _
from quizgeo.memory import Rating
from quizgeo.study.search_cards import Candidate, Facts
from quizgeo.study.search_errors import QueryError, unknown, wrong
from quizgeo.study.search_query import Term
from quizgeo.study.search_words import MEASURES

Measure = Callable[[Facts, Candidate], float | None]
"""Gives a figure of a card; None where it has none yet."""
Test = Callable[[Candidate], bool]


def _lapses(_facts: Facts, each: Candidate) -> float:
    return each.item.seen.lapses if each.item.seen else 0


def _reps(_facts: Facts, each: Candidate) -> float:
    return each.item.seen.nth if each.item.seen else 0


def _stability(_facts: Facts, each: Candidate) -> float | None:
    return each.item.seen.memory.stability if each.item.seen else None


def _difficulty(_facts: Facts, each: Candidate) -> float | None:
    return each.item.seen.memory.difficulty if each.item.seen else None


def _interval(_facts: Facts, each: Candidate) -> float | None:
    return each.item.seen.interval if each.item.seen else None


def _due(facts: Facts, each: Candidate) -> float | None:
    return each.item.seen.due_day - facts.day if each.item.seen else None


MEASURED: Mapping[str, Measure] = {
    "s": _stability, "d": _difficulty, "r": Facts.recall_today, "ivl": _interval, "due": _due, "lapses": _lapses,
    "reps": _reps,
}  # fmt: skip
"""By the names that the table gives them."""
_LONG = {"stability": "s", "difficulty": "d", "recall": "r", "retrievability": "r", "interval": "ivl"}
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lt, "<=": le, "=": eq, "==": eq, "!=": ne, ">": gt, ">=": ge,
}  # fmt: skip
_PROP = re.compile(
    r"(?P<name>[A-Za-z]*)\s*(?:(?P<sign><=|>=|!=|==|<|>|=)(?P<figure>-?[0-9]{1,9}(?:[.,][0-9]{1,9})?)(?P<share>%?))?"
)
_DAYS = re.compile(r"([0-9]{1,5})(?::([1-4]|again|hard|good|easy))?")


class Compared(Struct, frozen=True):
    """What a figure is compared with."""

    name: str
    sign: str
    figure: float
    digits: int
    """Digits after the point, to which a figure is rounded that has to be equal."""

    def holds(self, value: float | None) -> bool:
        """Tell whether a figure compares so; one that is not known compares with nothing."""
        if value is None:
            return False
        if self.sign in ("=", "==", "!="):
            value = round(value, self.digits)
        return _COMPARED[self.sign](value, self.figure)


def compared(term: Term) -> Compared:
    """Read what stands after `prop:`. Raises QueryError."""
    found = _PROP.fullmatch(term.value)
    known = [each.name for each in MEASURES]
    written = found["name"].lower() if found else re.split(r"[^A-Za-z]", term.value)[0]
    name = _LONG.get(written, written)
    if name not in MEASURED:
        raise unknown(written or term.value, term.start, [*known, *_LONG], "prop:")
    if found is None or found["sign"] is None:
        raise wrong(
            _("“{word}” at place {place} needs a comparison, as in prop:s<7."), f"prop:{term.value}", term.start
        )
    figure = found["figure"].replace(",", ".")
    digits = len(figure.partition(".")[2])
    if found["share"]:
        return Compared(name, found["sign"], float(figure) / 100, digits + 2)
    return Compared(name, found["sign"], float(figure), digits)


def measured(term: Term, facts: Facts) -> Test:
    """Give the test of a figure of a card. Raises QueryError."""
    wish = compared(term)
    measure = MEASURED[wish.name]
    return lambda each: wish.holds(measure(facts, each))


def rated(term: Term, facts: Facts) -> Test:
    """Give the test whether a card was reviewed in the last days, and how. Raises QueryError."""
    days, word = _days(term)
    since = facts.day - days + 1
    if not word:
        return lambda each: each.item.seen is not None and each.item.seen.last_day >= since
    wished = Rating(int(word)) if word.isdigit() else Rating[word.upper()]

    def so(each: Candidate) -> bool:
        seen = each.item.seen
        return seen is not None and seen.last_day >= since and wished in facts.ratings(each, since)

    return so


def introduced(term: Term, facts: Facts) -> Test:
    """Give the test whether a card was first answered in the last days. Raises QueryError."""
    days, word = _days(term)
    if word:
        raise _no_days(term)
    since = facts.day - days + 1
    return lambda each: each.item.seen is not None and each.item.seen.first_day >= since


def _days(term: Term) -> tuple[int, str]:
    found = _DAYS.fullmatch(term.value.lower())
    if found is None or not int(found[1]):
        raise _no_days(term)
    return int(found[1]), found[2] or ""


def _no_days(term: Term) -> QueryError:
    message = _("“{word}” at place {place} needs a number of days, as in {example}.")
    example = "rated:7, rated:7:1" if term.word == "rated" else "introduced:30"
    return wrong(message.replace("{example}", example), f"{term.word}:{term.value}", term.start)

"""The report: every number that a lesson or a file of answers gives, with what may be said of it."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.insight.report import items
from quizgeo.insight.report.confidence import Misbelief, Sureness, misbeliefs, sureness
from quizgeo.insight.report.findings import KEY, NUMBERS, Finding, findings, word_of
from quizgeo.insight.report.groups import upper_less_lower
from quizgeo.insight.report.models import Models, models_of
from quizgeo.insight.report.options import Taken, taken
from quizgeo.insight.report.reliability import alphas_if_dropped
from quizgeo.insight.report.rows import Asked, Given, Row, Source, Taker
from quizgeo.insight.report.scores import ROUND, Rests, Scores, rests_of, scores_of
from quizgeo.insight.report.statistic import Statistic, deviation, facility, missing, only_from
from quizgeo.insight.report.totals import Whole, whole_of
from quizgeo.insight.shares import median


class Round(Struct, frozen=True):
    """A question asked once more, after the class has talked about it."""

    number: int
    facility: Statistic
    answered: int


class Item(Struct, frozen=True):
    """One question with its numbers."""

    asked: Asked
    n: int
    """Persons who were shown it."""
    answered: int
    right: int
    """Of them right in full."""
    facility: Statistic
    sd: Statistic
    r: Statistic
    """Item-rest correlation."""
    word: str
    """For r; see `findings.word_of`."""
    efficiency: Statistic
    weight: Statistic
    alpha_if_dropped: Statistic
    d27: Statistic
    luck: float | None
    median_seconds: Statistic
    taken: tuple[Taken, ...]
    rounds: tuple[Round, ...]
    """All of them where there is more than one."""
    sureness: tuple[Sureness, ...]
    findings: tuple[Finding, ...]


class Judged(Struct, frozen=True):
    """A question that persons judged themselves on."""

    asked: Asked
    knew: int
    judged: int
    n: int
    """Persons who were shown it."""


class Person(Struct, frozen=True):
    """One person's result."""

    name: str
    team: str
    standing: str
    points: float
    score: float
    """Of the deck's points, without speed and streaks."""
    most: float
    """That the questions they were shown are worth."""
    answered: int
    met: int
    """Questions that were shown."""
    missed: tuple[str, ...]
    """Keys of those that were not right in full."""
    scores: Mapping[str, float]
    """0..1, by the key of each question that was shown."""


class Report(Struct, frozen=True):
    """Everything that is told of a class's answers."""

    source: Source
    whole: Whole
    items: tuple[Item, ...]
    voided: tuple[Asked, ...]
    unmet: tuple[Asked, ...]
    """Questions that nobody was shown."""
    judged: tuple[Judged, ...]
    """Self-graded questions, which are in no total."""
    people: tuple[Person, ...]
    models: Models
    sureness: tuple[Sureness, ...]
    misbeliefs: tuple[Misbelief, ...]
    drawn: bool
    """Whether nobody met every question; then the rest is the mean of the others that were met."""

    @property
    def enough(self) -> int:
        """Give how many persons the words of the report rest on."""
        return self.whole.complete

    @property
    def answered(self) -> int:
        """Give how many answers there are."""
        return sum(item.answered for item in self.items) + sum(each.judged for each in self.judged)

    @property
    def doubtful(self) -> tuple[Item, ...]:
        """Give the questions with a finding, the worst first."""
        found = [item for item in self.items if item.findings]
        return tuple(sorted(found, key=lambda item: (item.findings[0].rank, item.r.value or 0.0)))


def report_of(given: Given) -> Report:
    """Work out the whole report."""
    given = _without_silent(given)
    scores = scores_of(given.asked, given.rows)
    found = _items(scores, given.rows)
    counted = {each.asked.key for each in found}
    judged = _judged(given)
    told = counted | {each.asked.key for each in judged}
    voided = tuple(each for each in given.asked if each.voided)
    unmet = tuple(each for each in given.asked if not each.voided and each.key not in told)
    first = [row for row in given.rows if row.round == ROUND and row.question in counted]
    return Report(
        given.source,
        whole_of(scores),
        found,
        voided,
        unmet,
        judged,
        _people(given.takers, scores),
        models_of(scores),
        sureness(first),
        misbeliefs((each.asked.key, each.taken) for each in found),
        scores.drawn,
    )


def _without_silent(given: Given) -> Given:
    """Leave out who was sent out without an answer: they took no part."""
    spoke = {row.person for row in given.rows if row.answered}
    silent = {each.id for each in given.takers if each.standing == "kicked" and each.id not in spoke}
    if not silent:
        return given
    takers = [each for each in given.takers if each.id not in silent]
    return replace(given, takers=takers, rows=[row for row in given.rows if row.person not in silent])


def _judged(given: Given) -> tuple[Judged, ...]:
    """Count how persons judged themselves."""
    rows: dict[str, list[Row]] = {each.key: [] for each in given.asked if each.self_graded and not each.voided}
    for row in given.rows:
        if row.round == ROUND and row.question in rows:
            rows[row.question].append(row)
    return tuple(
        Judged(each, sum(row.grade == "exact" for row in found), sum(bool(row.grade) for row in found), len(found))
        for each in given.asked
        if (found := rows.get(each.key))
    )


def _items(scores: Scores, rows: Sequence[Row]) -> tuple[Item, ...]:
    columns, totals, rests = scores.points(), scores.totals(), rests_of(scores)
    again = _later(rows)
    none = [missing(len(scores.persons), "draw")] * len(scores.asked)
    weights = none if scores.drawn else items.weights(columns, totals)
    dropped = none if scores.drawn else alphas_if_dropped(columns, totals)
    groups = none if scores.drawn else upper_less_lower(scores.shares(), totals)
    parts = zip(scores.asked, scores.cells, rests, weights, dropped, groups, strict=True)
    return tuple(
        _item(asked, cell, rest, again.get(asked.key, {}), (weight, drop, d27))
        for asked, cell, rest, weight, drop, d27 in parts
    )


def _later(rows: Iterable[Row]) -> dict[str, dict[int, list[Row]]]:
    """Sort the answers of later rounds by question and round."""
    found: dict[str, dict[int, list[Row]]] = {}
    for row in rows:
        if row.round != ROUND:
            found.setdefault(row.question, {}).setdefault(row.round, []).append(row)
    return found


def _item(
    asked: Asked, cell: Mapping[str, Row], rest: Rests, again: Mapping[int, Sequence[Row]],
    shared: tuple[Statistic, Statistic, Statistic],
) -> Item:  # fmt: skip
    rows, n = list(cell.values()), len(rest.persons)
    weight, dropped, d27 = shared
    at_all = facility([row.score for row in rows])
    level = at_all if n >= NUMBERS else replace(at_all, lo=None, hi=None)
    r = only_from(NUMBERS, n, items.discrimination(rest.points, rest.rests))
    answers = taken(asked, cell, rest)
    return Item(
        asked,
        len(rows),
        sum(row.answered for row in rows),
        sum(row.score >= 1 for row in rows),
        level,
        only_from(NUMBERS, n, deviation([row.score for row in rows])),
        r,
        word_of(r, n),
        only_from(NUMBERS, n, items.efficiency(rest.points, rest.rests)),
        only_from(NUMBERS, n, weight),
        only_from(KEY, n, dropped),
        only_from(KEY, n, d27),
        asked.luck,
        _median([row.seconds for row in rows if row.seconds is not None and row.answered]),
        tuple(_told(each, n) for each in answers),
        _rounds(at_all, rows, again),
        sureness(rows),
        findings(n, level, r, answers),
    )


def _told(each: Taken, n: int) -> Taken:
    """Leave out of an answer what so few persons do not tell."""
    if n >= NUMBERS:
        return each
    return replace(each, share=replace(each.share, lo=None, hi=None), r=only_from(NUMBERS, n, each.r))


def _median(seconds: Sequence[float]) -> Statistic:
    return Statistic(median(seconds), len(seconds)) if seconds else missing(0, "few")


def _rounds(first: Statistic, rows: Sequence[Row], again: Mapping[int, Sequence[Row]]) -> tuple[Round, ...]:
    if not again:
        return ()
    later = (
        Round(number, facility([row.score for row in each]), sum(row.answered for row in each))
        for number, each in sorted(again.items())
    )
    return Round(ROUND, first, sum(row.answered for row in rows)), *later


def _people(takers: Sequence[Taker], scores: Scores) -> tuple[Person, ...]:
    met = frozenset(scores.persons)
    found = [_person(each, scores) for each in takers if each.id in met]
    return tuple(sorted(found, key=lambda each: (-each.points, -each.score, each.name.casefold(), each.name)))


def _person(taker: Taker, scores: Scores) -> Person:
    own = [(asked, cell[taker.id]) for asked, cell in zip(scores.asked, scores.cells, strict=True) if taker.id in cell]
    score = sum(asked.worth * row.score for asked, row in own)
    return Person(
        taker.name,
        taker.team,
        taker.standing,
        score if taker.points is None else taker.points,
        score,
        sum(asked.worth for asked, _row in own),
        sum(row.answered for _asked, row in own),
        len(own),
        tuple(asked.key for asked, row in own if row.score < 1),
        {asked.key: row.score for asked, row in own},
    )

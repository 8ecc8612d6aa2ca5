"""What a learner has planned: exams, a break, a backlog spread over days. Each is an event, and ends by itself.

It is read before the first paint, so it imports nothing that simulates.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from quizgeo.memory.replay import LAST_DAY
from quizgeo.progress import Event, EventKind, Written
from quizgeo.study.learner import Learner
from quizgeo.study.settings import compact, told_by

SPREAD_DAYS = 7
"""Study days over which a backlog is spread."""
MOST_MINUTES = 1440.0
"""Minutes of a day."""


class KeptExam(Struct, frozen=True):
    """An exam that study prepares for."""

    day: int
    decks: Mapping[str, int]
    """Identity of each deck that it is about, and how many of its new cards, the last ones, are left out."""
    minutes: float = 0.0
    """A day; 0 where none were named."""
    typed: bool = False
    """Whether it asks for words where options were shown."""
    since: int = 0
    """Study day on which it was kept."""


class Break(Struct, frozen=True):
    """Days without study."""

    first: int
    last: int
    """Both days are part of it."""
    since: int = 0
    """Study day on which it was kept."""

    @property
    def days(self) -> range:
        """Give its study days."""
        return range(self.first, self.last + 1)


class Agenda(Struct, frozen=True):
    """What stands of a learner's agenda."""

    exams: tuple[KeptExam, ...] = ()
    """By day, the next one first; no deck is in two of them."""
    away: Break | None = None
    spread: int | None = None
    """Study day on which the spreading of a backlog began; None where none is spread."""

    def on(self, today: int) -> "Agenda":
        """Give what is not over on a study day; an exam stands until the evening of its day."""
        away = self.away if self.away is not None and self.away.last >= today else None
        spread = self.spread if self.spread is not None and today in spread_days(self.spread) else None
        return Agenda(tuple(exam for exam in self.exams if exam.day >= today), away, spread)

    def exam_of(self, deck: str) -> KeptExam | None:
        """Give the exam that a deck is prepared for."""
        return next((exam for exam in self.exams if deck in exam.decks), None)


NO_AGENDA = Agenda()


def spread_days(first: int) -> range:
    """Give the study days over which a backlog is spread."""
    return range(first, first + SPREAD_DAYS)


def agenda_of(learner: Learner) -> Agenda:
    """Give the plans that stand today. Cost: one look into the log."""
    return fold_agenda(learner.log.settings()).on(learner.today())


def fold_agenda(events: Iterable[Event]) -> Agenda:
    """Give the plans after these standing events in order; what cannot be read as one is passed over."""
    agenda = NO_AGENDA
    for event in events:
        if event.kind == EventKind.SETTINGS and event.extra and '"set"' not in event.extra:
            agenda = _after(agenda, told_by(event), event.day)
    return agenda


# -- making them -----------------------------------------------------------------------------------------------------


def keep_exam(learner: Learner, exam: KeptExam) -> Written:
    """Let study prepare for an exam; its decks leave what they were prepared for before."""
    told = {"day": exam.day, "decks": dict(exam.decks), "minutes": exam.minutes, "typed": exam.typed}
    return _write(learner, {"exam": told})


def forget_exam(learner: Learner, decks: Iterable[str]) -> Written:
    """Let study prepare these decks for nothing."""
    return _write(learner, {"exam": {"forget": sorted(decks)}})


def keep_break(learner: Learner, away: Break | None) -> Written:
    """Let study make ready for a break; None: for none."""
    return _write(learner, {"away": None if away is None else {"first": away.first, "last": away.last}})


def keep_spread(learner: Learner, first: int | None) -> Written:
    """Spread what waits over the days from `first` on; None: end it. No due day is moved."""
    return _write(learner, {"spread": None if first is None else {"first": first}})


def _write(learner: Learner, told: Mapping[str, object]) -> Written:
    return learner.writer.write([replace(learner.event(EventKind.SETTINGS, None), extra=compact(told))])


# -- reading them ----------------------------------------------------------------------------------------------------


class _Told(Struct):
    """An object of the log, read with care: another version may have written it."""

    values: Mapping[str, object] = field(default_factory=dict)

    def whole(self, name: str) -> int | None:
        """Give a whole number, None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, name: str) -> int | None:
        """Give a study day that has a date, None where there is none."""
        value = self.whole(name)
        return value if value is not None and 0 <= value <= LAST_DAY else None

    def names(self, name: str) -> frozenset[str]:
        """Give a list of texts."""
        value = self.values.get(name)
        return frozenset(each for each in value if isinstance(each, str)) if isinstance(value, list) else frozenset()


def _after(agenda: Agenda, told: Mapping[str, object], day: int) -> Agenda:
    """Give the plans after what one event tells."""
    for name, value in told.items():
        inside = _Told(value) if isinstance(value, dict) else _Told()
        match name:
            case "exam":
                agenda = _with_exam(agenda, inside, day)
            case "away":
                agenda = replace(agenda, away=_break(inside, day))
            case "spread":
                agenda = replace(agenda, spread=inside.day("first"))
            case _:
                continue
    return agenda


def _with_exam(agenda: Agenda, told: _Told, day: int) -> Agenda:
    exam = _exam(told, day)
    gone = told.names("forget") | (frozenset(exam.decks) if exam else frozenset())
    left = (_without(each, gone) for each in agenda.exams)
    exams = [each for each in (*left, exam) if each is not None and each.decks]
    return replace(agenda, exams=tuple(sorted(exams, key=lambda each: each.day)))


def _without(exam: KeptExam, decks: frozenset[str]) -> KeptExam:
    return replace(exam, decks={deck: left for deck, left in exam.decks.items() if deck not in decks})


def _exam(told: _Told, since: int) -> KeptExam | None:
    day, decks, minutes = told.day("day"), told.values.get("decks"), told.values.get("minutes")
    if day is None or not isinstance(decks, dict):
        return None
    inside = _Told(decks)
    left = {deck: max(0, inside.whole(deck) or 0) for deck in decks if isinstance(deck, str)}
    spare = minutes if isinstance(minutes, int | float) and 0 < minutes <= MOST_MINUTES else 0.0
    return KeptExam(day, left, float(spare), told.values.get("typed") is True, since)


def _break(told: _Told, since: int) -> Break | None:
    first, last = told.day("first"), told.day("last")
    return Break(first, last, since) if first is not None and last is not None and first <= last else None

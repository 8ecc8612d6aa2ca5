"""What plans ask of one study day: the pace of new cards, what is asked though it is not due, the limit of due ones.

It is worked out from the states of cards alone, so that every program finds the same; nothing is simulated.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct, field

from quizgeo.decks import CardEntry
from quizgeo.memory import (
    FINAL_DAYS,
    SETTLING_DAYS,
    Exam,
    Item,
    Seen,
    days_ahead,
    days_of_study,
    final_order,
    left_out,
    losses,
    new_a_day,
    pauses_new,
)
from quizgeo.study.agenda import Agenda, KeptExam, spread_days
from quizgeo.study.fresh import drawn
from quizgeo.study.learner import Learner
from quizgeo.study.pace import Pace, pace
from quizgeo.study.queue import Course
from quizgeo.study.starts import start_list

NEWEST = 4000
"""Events of the log that tell how long answers take: an order needs them less exactly than a plan."""


class _Today(Struct):
    """What the parts of a course are made from."""

    day: int
    cards: Mapping[str, Sequence[CardEntry]]
    """By deck."""
    items: Mapping[str, Item]
    parameters: tuple[float, ...]
    away: range
    ahead: range
    """The days before a break on which cards are asked ahead."""
    paced: Callable[[], Pace]
    _pace: list[Pace] = field(default_factory=list)

    @property
    def pace(self) -> Pace:
        """How long answers take; the log is read for it once."""
        if not self._pace:
            self._pace.append(self.paced())
        return self._pace[0]

    def of(self, decks: Iterable[str]) -> list[CardEntry]:
        """Give the cards of some decks that do not rest."""
        cards = (card for deck in decks for card in self.cards.get(deck, ()))
        return [card for card in cards if not self.items[card.key].rests(self.day)]


def course_of(learner: Learner, agenda: Agenda) -> Course:
    """Give what a learner's plans ask of today."""
    day, settings = learner.today(), learner.settings
    cards: dict[str, list[CardEntry]] = {}
    for card in learner.entries.values():
        cards.setdefault(card.key.partition("/")[0], []).append(card)
    items = learner.states.items(learner.entries)
    away = agenda.away.days if agenda.away else range(0)
    ahead = days_ahead(away, agenda.away.since) if agenda.away else range(0)
    policy = settings.policy()

    def paced() -> Pace:
        return pace(islice(learner.backwards(), NEWEST))

    today = _Today(day, cards, items, policy.parameters, away, ahead, paced)
    exams = [exam for exam in agenda.exams if exam.day > day]
    final = [exam for exam in exams if exam.day - day <= FINAL_DAYS and day not in away]
    first = tuple(key for exam in final for key in _finally(exam, today))
    spread = _spread(items.values(), day, agenda.spread)
    return Course(
        new={deck: count for exam in exams for deck, count in _new_today(exam, today)},
        left_out=frozenset(key for exam in exams for key in _left_out(exam, today)),
        paused=bool(away) and pauses_new(day, away),
        first=first,
        ahead=_ahead(today),
        withheld=frozenset(card.key for exam in final for card in today.of(exam.decks)).difference(first),
        due_per_day=spread,
        recall=_recall(learner, day) if spread is not None else None,
    )


def _new_today(exam: KeptExam, today: _Today) -> Iterable[tuple[str, int]]:
    """Give for each deck of an exam how many new cards are still to come today."""
    settling = exam.day - today.day <= SETTLING_DAYS and exam.since != today.day
    out = _left_out(exam, today)
    days = days_of_study(today.day, Exam(exam.day), today.away)
    for deck in exam.decks:
        cards = [card for card in today.of((deck,)) if card.key not in out]
        seen = [today.items[card.key].seen for card in cards]
        met = sum(state is not None and state.first_day >= today.day for state in seen)
        pause = settling or today.day in today.away
        yield deck, 0 if pause else max(0, new_a_day(seen.count(None) + met, days) - met)


def _left_out(exam: KeptExam, today: _Today) -> frozenset[str]:
    """Give the new cards for which the minutes are too short: from the end of their decks, but for what others need."""
    out: set[str] = set()
    for deck, count in exam.decks.items():
        unseen = [card for card in today.cards.get(deck, ()) if today.items[card.key].seen is None] if count else []
        places = {str(card.key): place for place, card in enumerate(unseen)}
        out.update(unseen[place].key for place in left_out(range(len(unseen)), needs_of(unseen, places), count))
    return frozenset(out)


def needs_of(cards: Sequence[CardEntry], places: Mapping[str, int]) -> dict[int, list[int]]:
    """Give the places of the cards that must come before others, by the place of these."""
    return {
        places[card.key]: [places[before] for before in card.after if before in places]
        for card in cards
        if card.after and card.key in places
    }


def _finally(exam: KeptExam, today: _Today) -> list[str]:
    """Give the cards of an exam to ask in its last days, what gains most a second first, as far as the minutes go.

    The new cards that are still to come today take their part of the minutes first.
    """
    cards = today.of(exam.decks)
    starts = start_list(cards, today.items, today.pace)
    order = final_order(starts, today.day, Exam(exam.day, exam.typed), today.parameters)
    if not exam.minutes:
        return [cards[each.place].key for each in order]
    done = (start.seconds for start in starts if start.memory is not None and start.last_day >= today.day)
    left, chosen = exam.minutes * 60 - sum(done) - _for_new(exam, today), list[str]()
    for each in order:
        if each.seconds > left:
            break
        left -= each.seconds
        chosen.append(cards[each.place].key)
    return chosen


def _for_new(exam: KeptExam, today: _Today) -> float:
    """Give the seconds that the new cards of an exam take which are still to come today."""
    out, coming = _left_out(exam, today), list[CardEntry]()
    for deck, count in _new_today(exam, today):
        unseen = (card for card in today.of((deck,)) if today.items[card.key].seen is None and card.key not in out)
        coming += islice(unseen, count)
    return sum(start.seconds for start in start_list(coming, today.items, today.pace)) if coming else 0.0


def _ahead(today: _Today) -> tuple[str, ...]:
    """Give the cards to ask today because they would fall due in a break: each has a day of the last ones before it.

    One that was answered since the first of these days is not asked ahead.
    """
    days = today.ahead
    if today.day not in days:
        return ()
    states = ((card, today.items[card.key].seen) for card in today.of(today.cards))
    falling = [card for card, seen in states if seen and seen.due_day in today.away and seen.last_day < days.start]
    order = losses(start_list(falling, today.items, today.pace), today.day, today.away, today.parameters)
    keys = (str(falling[each.place].key) for each in order)
    return tuple(key for key in keys if days.start + _lot(days.stop, key) % len(days) <= today.day)


def _lot(day: int, key: str) -> int:
    return int.from_bytes(drawn(day, key))


def _spread(items: Iterable[Item], day: int, first: int | None) -> int | None:
    """Give how many due cards a day the spreading of a backlog leaves; None where none is spread."""
    days = 0 if first is None else spread_days(first).stop - day
    if days <= 0:
        return None
    seen = (item.seen for item in items if not item.rests(day) and item.seen is not None)
    waiting = sum(_waits(state, day) for state in seen)
    return -(-waiting // days)


def _waits(seen: Seen, day: int) -> bool:
    """Tell whether a card waits on a day, or waited in its morning and was answered since."""
    return seen.due_day <= day or (seen.last_day >= day > seen.first_day)


def _recall(learner: Learner, day: int) -> Callable[[Seen], float]:
    def recall(seen: Seen) -> float:
        return learner.scheduler.recall(seen.memory, day - seen.last_day)

    return recall

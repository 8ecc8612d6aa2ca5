"""Answers given in Anki: which of them count, for which card, on which day; nothing comes in twice or moves our own."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgeo.clock import DAY_MS, HOUR_MS, FixedClock, Instant, study_day
from quizgeo.decks import BACK, Deck
from quizgeo.exchange import ExchangeError, WriteOptions
from quizgeo.exchange.anki import schedule_of, write
from quizgeo.exchange.anki.guids import guids_of
from quizgeo.exchange.anki.history import History, history_of
from quizgeo.exchange.anki.note_types import FIELDS
from quizgeo.exchange.anki.taking_in import plan, take_in
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, list_backups
from quizgeo.study import Learner, open_learner
from tests.exchange.anki_made import (
    BASIC,
    CLOZE,
    REVERSED,
    Collection,
    Note,
    Review,
    card_id,
    install,
    new_package,
    old_package,
    stand_in,
)
from tests.exchange.decks import deck_of
from tests.study.past import answered_before

NAME = "foreign.apkg"
DAY = 20_000
"""A study day in 2024."""
NOON = DAY * DAY_MS + 12 * HOUR_MS
NOW = NOON + 400 * DAY_MS
KAZAN = 180
"""Minutes ahead of UTC."""
OWN = {"name": "quizgeo card", "fields": list(FIELDS), "fronts": ["{{Question}}"], "stock": 0}

DECK = deck_of([
    {"id": "georgia", "front": "Georgia", "back": "Tbilisi", "both_ways": True},
    {"id": "armenia", "question": "Capital of Armenia?", "answer": "Yerevan", "x-from": {"format": "anki", "id": "g1"}},
    {"id": "border", "was": ["frontier"], "cloze": "((Turkey)) closed its border with ((Armenia))."},
])  # fmt: skip
GUIDS = {question.id: guid for question, guid in guids_of(DECK)}
NOTES = (
    Note(REVERSED, ["Georgia", "Tbilisi"], guid=GUIDS["georgia"], cards=(0, 1)),
    Note(BASIC, ["Armenia?", "Yerevan"], guid="g1", cards=(0, 1)),
    Note(CLOZE, ["{{c1::Turkey}} closed {{c2::it}}", ""], guid=GUIDS["border"], cards=(0, 1)),
    Note(BASIC, ["Iran?", "Tehran"], guid="other"),
)
GEORGIA, WAY_BACK, ARMENIA, BORDER, OTHER = card_id(0), card_id(0, 1), card_id(1), card_id(2), card_id(3)


def row(
    at: int, card: int, ease: int = 3, *, ivl: int = 1, factor: int = 500, took: int = 4_000, kind: int = 1
) -> Review:
    """Give a review at some milliseconds after noon of the first day."""
    return (NOON + at, card, ease, ivl, factor, took, kind)


def history(*rows: Review, notes: Sequence[Note] = NOTES, deck: Deck = DECK, **more: Any) -> History:
    """Read the history out of packages of both layouts, which tell the same."""
    made = Collection(notes, rows)
    wanted: dict[str, Any] = {"now": NOW, "offset_at": lambda _ms: KAZAN, "answered": {}, **more}
    old = history_of(old_package(made), NAME, deck, **wanted)
    assert old == history_of(new_package(made), NAME, deck, **wanted)
    return old


@pytest.fixture(autouse=True)
def _zstd(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, stand_in())


def told(found: History) -> list[tuple[str | None, int | None, int]]:
    """Give card, rating and day of each answer, days counted from the first."""
    return [(each.card, each.rating, each.day - DAY) for each in found.events if each.kind == EventKind.ANSWERED]


def test_each_answer_is_an_event_of_its_card() -> None:
    found = history(row(0, GEORGIA), row(1, ARMENIA, 1), row(2 * DAY_MS, GEORGIA, 4), row(3 * DAY_MS, BORDER, 2))
    assert told(found) == [("d/georgia", 3, 0), ("d/armenia", 1, 0), ("d/georgia", 4, 2), ("d/border", 2, 3)]
    assert (found.cards, found.reviews, found.days) == (3, 4, (DAY, DAY + 3))
    first = found.events[0]
    assert first == Event(
        id=first.id, kind=EventKind.ANSWERED, card="d/georgia", device=first.device, seq=NOON, at=NOON, offset=KAZAN,
        day=DAY, origin="study", form="flashcard", grade=3, score=1000, rating=3, took=4_000,
    )  # fmt: skip
    assert first.device.startswith("anki-")
    assert (found.events[1].grade, found.events[1].score) == (0, 0)


def test_nothing_to_tell_is_told() -> None:
    found = history()
    assert (found.events, found.days, found.cards) == ((), None, 0)


def test_a_day_turns_at_four_of_the_place() -> None:
    three = 15 * HOUR_MS - KAZAN * 60_000
    found = history(row(three, GEORGIA), row(three + HOUR_MS - 1, ARMENIA), row(three + HOUR_MS, BORDER))
    assert [day for _card, _rating, day in told(found)] == [0, 0, 1]


def test_each_answer_has_the_offset_of_its_time() -> None:
    summer = NOON + DAY_MS
    found = history(row(0, GEORGIA), row(DAY_MS, GEORGIA), offset_at=lambda ms: 120 if ms >= summer else 60)
    assert [event.offset for event in found.events] == [60, 120]


def test_the_way_back_has_its_own_history_and_gaps_share_theirs() -> None:
    found = history(row(0, WAY_BACK), row(1, card_id(2, 1)), row(2, card_id(1, 1)))
    assert [card for card, _rating, _day in told(found)] == ["d/georgia" + BACK, "d/border"]
    assert found.unmatched == 1


def test_notes_are_known_by_their_guid_or_by_the_key_they_carry() -> None:
    keys = ("d/frontier", "d/border", "d/gone", "d/georgia")
    notes = [Note(OWN, ["a", "b", "", "", "", key], guid=f"new{place}") for place, key in enumerate(keys)]
    found = history(*(row(place, card_id(place)) for place in range(4)), notes=notes)
    assert [card for card, _rating, _day in told(found)] == ["d/border", "d/border", "d/georgia"]
    assert found.unmatched == 1


def test_answers_to_other_cards_are_counted() -> None:
    found = history(row(0, OTHER), row(1, OTHER), row(2, 7), row(3, GEORGIA))
    assert (found.reviews, found.unmatched) == (1, 2)


@pytest.mark.parametrize(
    ("kind", "factor", "counts"),
    [(0, 0, True), (1, 500, True), (2, 0, True), (3, 0, False), (3, 500, True), (4, 500, False), (5, 0, False)],
)
def test_kinds_of_reviews_that_count(kind: int, factor: int, counts: bool) -> None:
    found = history(row(0, GEORGIA, kind=kind, factor=factor))
    assert (found.reviews, found.unbelieved) == (int(counts), 0)


@pytest.mark.parametrize(
    "odd",
    [
        row(0, GEORGIA, 5), row(0, GEORGIA, 0), row(0, GEORGIA, -1), row(0, GEORGIA, ivl=40_000),
        row(0, GEORGIA, ivl=-40_000_000), row(0, GEORGIA, took=-1), row(0, GEORGIA, took=2**40),
        row(401 * DAY_MS, GEORGIA), (1_100_000_000_000, GEORGIA, 3, 1, 500, 0, 1), (-5, GEORGIA, 3, 1, 500, 0, 1),
        (NOON, GEORGIA, "x", 1, 500, 0, 1), (NOON, GEORGIA, 3, None, 500, 0, 1), (2**62, GEORGIA, 3, 1, 500, 0, 1),
    ],
)  # fmt: skip
def test_rows_out_of_range_are_skipped_and_counted(odd: Any) -> None:
    found = history(odd, row(1, ARMENIA))
    assert (told(found), found.unbelieved) == ([("d/armenia", 3, 0)], 1)


def test_steps_of_learning_have_intervals_in_seconds() -> None:
    assert history(row(0, GEORGIA, ivl=-600, factor=0, kind=0)).reviews == 1


def test_answers_before_a_reset_are_kept_and_count_no_more() -> None:
    reset = row(2, GEORGIA, 0, factor=0, kind=4)
    found = history(
        row(0, GEORGIA), row(1, WAY_BACK), reset, row(DAY_MS, GEORGIA, 1), row(DAY_MS + 9, OTHER, 0, kind=4)
    )
    undone = [event for event in found.events if event.kind == EventKind.UNDONE]
    assert [event.target for event in undone] == [found.events[0].id]
    assert (len(told(found)), found.reviews) == (3, 3)
    again = history(row(0, GEORGIA), reset, row(3, GEORGIA, 0, factor=0, kind=4))
    assert len(again.events) == 2


def test_answers_that_came_from_here_are_not_taken_again() -> None:
    rows = [row(0, GEORGIA), row(3, ARMENIA), row(DAY_MS, GEORGIA)]
    found = history(*rows, answered={"d/georgia": [NOON], "d/armenia": [NOON]})
    assert (told(found), found.ours) == ([("d/georgia", 3, 1)], 2)


def test_identity_hangs_on_card_and_review_alone() -> None:
    rows = [row(place, GEORGIA) for place in range(5)]
    few, all_ = history(*rows[2:]), history(*rows)
    assert {event.id for event in few.events} < {event.id for event in all_.events}
    assert len({event.id for event in all_.events}) == 5
    assert few.events == all_.events[2:]


def test_a_history_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizgeo.exchange.anki.history.MOST_EVENTS", 3)
    assert history(*(row(place, GEORGIA) for place in range(3))).reviews == 3
    with pytest.raises(ExchangeError) as error:
        history(*(row(place, GEORGIA) for place in range(4)))
    assert error.value.problem.code == "EX003"


@given(st.lists(st.tuples(*[st.integers(-(2**63), 2**63 - 1)] * 7), max_size=5, unique_by=lambda each: each[0]))
def test_no_numbers_raise_anything(rows: list[Review]) -> None:
    aimed = [(each[0], GEORGIA, *each[2:]) for each in rows]
    found = history_of(
        old_package(Collection(NOTES, aimed)), NAME, DECK, now=NOW, offset_at=lambda _ms: 0, answered={}
    )  # fmt: skip
    assert all(event.rating is None or 1 <= event.rating <= 4 for event in found.events)


# -- into the log ------------------------------------------------------------------------------------------------------


@pytest.fixture
def learner(tmp_path: Any) -> Any:
    """Give a learner who stands at the end of the history."""
    opened = open_learner(Places(tmp_path, (tmp_path,)), FixedClock(Instant(NOW, KAZAN)))
    yield opened
    opened.log.close()


ROWS = (
    row(0, GEORGIA, ivl=-600, factor=0, kind=0), row(600_000, GEORGIA, factor=0, kind=0), row(DAY_MS, GEORGIA, ivl=4),
    row(5 * DAY_MS, GEORGIA, 1), row(5 * DAY_MS + 700_000, GEORGIA, kind=2), row(9, ARMENIA), row(8, OTHER),
)  # fmt: skip


def take(learner: Learner, *rows: Review) -> int:
    """Take the history of a package in, and tell how many events were new."""
    planned = plan(learner, DECK, old_package(Collection(NOTES, rows)), NAME)
    take_in(learner, planned)
    learner.refresh()
    return len(planned.new)


def days(learner: Learner, key: str) -> Mapping[str, Any]:
    seen = learner.item(key).seen
    assert seen is not None
    return {"first": seen.first_day - DAY, "last": seen.last_day - DAY, "lapses": seen.lapses, "nth": seen.nth}


def test_taking_in_moves_cards_and_a_second_time_nothing(learner: Learner) -> None:
    assert take(learner, *ROWS) == 6
    assert days(learner, "d/georgia") == {"first": 0, "last": 5, "lapses": 1, "nth": 4}
    assert days(learner, "d/armenia") == {"first": 0, "last": 0, "lapses": 0, "nth": 1}
    before = learner.item("d/georgia"), learner.log.last_pos()
    assert take(learner, *ROWS) == 0
    assert (learner.item("d/georgia"), learner.log.last_pos()) == before


def test_a_later_package_adds_what_is_new(learner: Learner) -> None:
    assert take(learner, *ROWS[:2]) == 2
    assert take(learner, *ROWS) == 4
    assert days(learner, "d/georgia")["nth"] == 4
    assert take(learner, *ROWS, row(6 * DAY_MS, GEORGIA, 0, factor=0, kind=4)) == 5
    assert learner.item("d/georgia").seen is None
    assert learner.item("d/armenia").seen is not None


def test_our_own_answers_stay_as_they_were(learner: Learner) -> None:
    own = learner.event(EventKind.ANSWERED, "d/georgia")
    own = replace(own, origin="study", form="flashcard", rating=3, grade=3, ivl=3, nth=1, took=1_000)
    learner.record(own)
    assert take(learner, *ROWS) == 6
    assert learner.log.find(own.id) == own
    assert days(learner, "d/georgia") == {"first": 0, "last": 400, "lapses": 1, "nth": 5}
    assert [backup.before for backup in list_backups(learner.log.places)] == ["import"]


def test_what_was_exported_from_here_does_not_come_back(learner: Learner) -> None:
    for ago in (9, 4, 0):
        answered_before(learner, "d/armenia", ago, 3)
    package = write(DECK, WriteOptions(datetime(2026, 1, 1, tzinfo=UTC)), schedule_of(learner, DECK)).data
    planned = plan(learner, DECK, package, NAME)
    assert (planned.history.ours, planned.new) == (3, ())


def test_days_follow_the_zone_of_the_learner(learner: Learner) -> None:
    planned = plan(learner, DECK, old_package(Collection(NOTES, ROWS)), NAME)
    assert {event.offset for event in planned.new} == {KAZAN}
    assert all(event.day == study_day(Instant(event.at, KAZAN)) for event in planned.new)
    assert datetime.fromtimestamp(NOON / 1000, UTC).year == 2024

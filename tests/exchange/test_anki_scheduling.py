"""What a learner remembers, as packages for Anki hold it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from quizgeo.clock import DAY_MS
from quizgeo.decks import Deck
from quizgeo.exchange import WriteOptions
from quizgeo.exchange.anki import schedule_of, write
from quizgeo.progress import Event, EventKind
from quizgeo.study import Learner
from tests.exchange.anki_opened import Opened, opened
from tests.study.bench import EVERY_KIND, Bench, bench_in, seen
from tests.study.past import answered_before, deck_of

OPTIONS = WriteOptions(datetime(2026, 3, 2, 2, 0, tzinfo=UTC))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with bench_in(tmp_path) as made:
        yield made


@pytest.fixture
def learner(bench: Bench) -> Learner:
    """Give a learner with six words to type."""
    bench.write("many.yaml", deck_of(6))
    bench.write("kinds.yaml", EVERY_KIND)
    return bench.learner()


def exported(learner: Learner, name: str = "many") -> Opened:
    """Write a deck with what the learner remembers, and open the package."""
    deck = learner.library.load(name)
    return opened(write(deck, OPTIONS, schedule_of(learner, deck)).data)


def set_aside(learner: Learner, key: str) -> None:
    learner.record(replace(learner.event(EventKind.SUSPENDED, key), extra='{"on":true}'))


def retried(learner: Learner, key: str, ago: int) -> Event:
    """Let a card be right once more, on the day of a miss some days ago."""
    event = learner.event(EventKind.ANSWERED, key)
    event = replace(event, day=event.day - ago, at=event.at - ago * DAY_MS + 90_000, origin="study", form="text")
    return replace(event, tries=2, rating=3, grade=3, nth=2, took=4_000)


def test_a_card_never_answered_is_new(learner: Learner) -> None:
    found = exported(learner)
    assert [(card["type"], card["queue"], card["due"]) for card in found.cards] == [(0, 0, n) for n in range(1, 7)]
    assert found.revlog == []


def test_a_card_comes_back_on_the_same_day(learner: Learner) -> None:
    answered_before(learner, "many/w1", 30, 5)
    answered_before(learner, "many/w1", 25, 20, nth=2)
    answered_before(learner, "many/w1", 5, 12, nth=3, rating=1)
    found = exported(learner)
    card, state = found.cards[0], seen(learner, "many/w1")
    assert (card["type"], card["queue"], card["ivl"], card["reps"], card["lapses"]) == (2, 2, 12, 3, 1)
    day_of = card["due"] + (found.col["crt"] + 7 * 3600 - 4 * 3600) // 86_400
    assert day_of == state.due_day
    data = json.loads(card["data"])
    assert data["s"] == pytest.approx(state.memory.stability, abs=1e-4)
    assert data["d"] == pytest.approx(state.memory.difficulty, abs=1e-3)
    assert (data["dr"], data["decay"]) == (0.9, 0.1542)
    assert data["lrt"] * 1000 // DAY_MS == learner.now().ms // DAY_MS - 5


def test_days_count_from_the_morning_of_the_first_answer(learner: Learner) -> None:
    answered_before(learner, "many/w2", 40, 90)
    found = exported(learner)
    begun = datetime.fromtimestamp(found.col["crt"], UTC).isoformat()
    assert begun == "2026-01-20T21:00:00+00:00", "04:00 of 21 January, seven hours ahead of UTC"
    assert found.cards[1]["due"] == 90
    conf = json.loads(found.col["conf"])
    assert (conf["rollover"], conf["creationOffset"]) == (4, -420)


def test_answers_stand_in_the_log_with_what_they_planned(learner: Learner) -> None:
    answered_before(learner, "many/w1", 30, 5)
    answered_before(learner, "many/w1", 25, 20, nth=2, rating=4)
    rows = exported(learner).revlog
    assert [(row["ease"], row["ivl"], row["lastIvl"], row["type"], row["time"]) for row in rows] == [
        (3, 5, 0, 0, 10_000), (4, 20, 5, 1, 10_000),
    ]  # fmt: skip
    assert [row["id"] for row in rows] == [learner.now().ms - 30 * DAY_MS, learner.now().ms - 25 * DAY_MS]
    assert 100 <= rows[0]["factor"] <= 1100
    assert rows[0]["factor"] > rows[1]["factor"], "Easy makes a card easier"


def test_a_miss_made_good_on_the_same_day_is_relearned(learner: Learner) -> None:
    answered_before(learner, "many/w1", 9, 5)
    answered_before(learner, "many/w1", 4, 1, rating=1, nth=2)
    learner.record(retried(learner, "many/w1", 4))
    answered_before(learner, "many/w2", 4, 1, rating=1)
    learner.record(retried(learner, "many/w2", 4))
    found = exported(learner)
    kinds: dict[int, list[tuple[int, int]]] = {card["id"]: [] for card in found.cards}
    for row in found.revlog:
        kinds[row["cid"]].append((row["ease"], row["type"]))
    assert kinds[found.cards[0]["id"]] == [(3, 0), (1, 1), (3, 2)]
    assert kinds[found.cards[1]["id"]] == [(1, 0), (3, 0)], "the first day is learning"
    assert all(row["ivl"] >= 1 for row in found.revlog)


def test_answers_of_one_moment_have_numbers_of_their_own(learner: Learner) -> None:
    for number in range(1, 7):
        answered_before(learner, f"many/w{number}", 3, 4)
    rows = exported(learner).revlog
    assert [row["id"] - rows[0]["id"] for row in rows] == list(range(6))


def test_a_long_answer_counts_a_minute(learner: Learner) -> None:
    answered_before(learner, "many/w1", 3, 4)
    event = learner.event(EventKind.ANSWERED, "many/w1")
    learner.record(replace(event, origin="study", form="text", tries=1, rating=3, grade=3, ivl=9, nth=2, took=900_000))
    assert [row["time"] for row in exported(learner).revlog] == [10_000, 60_000]


def test_what_is_set_aside_stays_set_aside(learner: Learner) -> None:
    answered_before(learner, "many/w1", 3, 4)
    set_aside(learner, "many/w1")
    set_aside(learner, "many/w2")
    assert [(card["type"], card["queue"]) for card in exported(learner).cards[:3]] == [(2, -1), (0, -1), (0, 0)]


def test_each_way_of_a_flashcard_has_its_own_schedule_and_gaps_share_theirs(learner: Learner) -> None:
    answered_before(learner, "kinds/flash~back", 3, 30)
    answered_before(learner, "kinds/cloze", 3, 8)
    found = exported(learner, "kinds")
    by_key = {
        note["flds"].split("\x1f")[-1]: [card["ivl"] for card in found.cards if card["nid"] == note["id"]]
        for note in found.notes
    }
    assert by_key["kinds/flash"] == [0, 30]
    assert by_key["kinds/cloze"] == [8, 8]
    assert len(found.revlog) == 3


def test_progress_under_a_former_key_comes_along(bench: Bench, learner: Learner) -> None:
    answered_before(learner, "many/w1", 3, 4)
    path = bench.write("many.yaml", deck_of(6).replace("{id: w1,", "{id: first, was: [w1],"))
    again = bench.restarted(learner)
    deck = again.library.load(str(path))
    assert opened(write(deck, OPTIONS, schedule_of(again, deck)).data).cards[0]["ivl"] == 4


def test_what_the_learner_wants_to_keep_is_told(learner: Learner) -> None:
    learner.change("retention", 0.85)
    answered_before(learner, "many/w1", 3, 4)
    assert json.loads(exported(learner).cards[0]["data"])["dr"] == 0.85


def test_a_package_without_progress_tells_nothing_of_the_learner(learner: Learner) -> None:
    deck: Deck = learner.library.load("many")
    before = write(deck, OPTIONS).data
    answered_before(learner, "many/w1", 3, 4)
    assert write(deck, OPTIONS).data == before

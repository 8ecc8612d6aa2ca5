"""Anki's side: a program that does what it is told, a line of JSON each, in an environment of its own.

Run by link.py. Anki's backend is called as its own app calls it. The calls of `_backend` are private; the version is
pinned. Each answer to a line is one line: what came out, or under "error" why nothing did.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter, process_time

import anki.collection  # first: Anki's modules import each other, and this order works
from anki.buildinfo import version
from anki.cards import Card
from anki.deck_config_pb2 import UPDATE_DECK_CONFIGS_MODE_NORMAL, DeckConfigsForUpdate
from anki.errors import AnkiException
from anki.scheduler.v3 import CardAnswer

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.peer.packages import DAY_SECONDS, Packages  # noqa: E402 - the path is set above

MANY = 9999
"""Limit of new and of due cards a day."""
STATE = '{"s":%r,"d":%r,"dr":0.9,"decay":0.1542}'
KNOWN = (30.0, 5.0)
"""Stability and difficulty of cards whose reviews are put into the log from outside."""

Value = int | float | str | list[float] | list[list[float]] | None


class Anki(Packages):
    """One collection."""

    def __init__(self, path: str, notes: int) -> None:
        self.path = path
        self.col = anki.collection.Collection(path)
        self.deck = self.col.decks.id("Numbers")
        kind = self.col.models.by_name("Basic")
        requests = []
        for number in range(notes):
            note = self.col.new_note(kind)
            note["Front"], note["Back"] = f"What is number {number}?", f"Answer {number}"
            requests.append(anki.collection.AddNoteRequest(note=note, deck_id=self.deck))
        self.col.add_notes(requests)
        self.col.decks.select(self.deck)
        self.use_fsrs()

    def use_fsrs(self) -> None:
        """Schedule by FSRS, and let all cards be asked on one day."""
        options = self.col._backend.get_deck_configs_for_update(self.deck).all_config[0].config  # noqa: SLF001 - pinned
        options.config.new_per_day = options.config.reviews_per_day = MANY
        self.col._backend.update_deck_configs(  # noqa: SLF001 - pinned
            target_deck_id=self.deck,
            configs=[options],
            removed_config_ids=[],
            mode=UPDATE_DECK_CONFIGS_MODE_NORMAL,
            card_state_customizer="",
            limits=DeckConfigsForUpdate.CurrentDeck.Limits(),
            new_cards_ignore_review_limit=True,
            fsrs=True,
            apply_all_parent_limits=False,
            fsrs_reschedule=False,
            fsrs_health_check=False,
        )

    def review(self, rows: str, days_ago: int) -> int:
        """Put reviews into the log, from a file of rows [number of the note, ms, rating, interval]; give their number.

        All cards of the notes are due from then on, and were seen last some days ago.
        """
        cards = self.col.db.list("select id from cards order by id")
        found = json.loads(Path(rows).read_text(encoding="utf-8"))
        self.col.db.executemany(
            "insert into revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)"
            " values (?, ?, -1, ?, ?, 1, 500, 4000, 1)",
            [(ms, cards[note], ease, ivl) for note, ms, ease, ivl in found],
        )
        last = self.col.crt + (self.col.sched.today - days_ago) * DAY_SECONDS
        state = (STATE % KNOWN)[:-1] + f',"lrt":{last}}}'
        self.col.db.execute(
            "update cards set type = 2, queue = 2, ivl = ?, reps = 5, factor = 2500, due = ? - id % 10, data = ?",
            days_ago, self.col.sched.today, state,
        )  # fmt: skip
        self.reopen()
        return len(found)

    def reopen(self) -> None:
        """Close and open, so that everything lies in one file and nothing is in memory."""
        self.col.close()
        self.col = anki.collection.Collection(self.path)
        self.col.decks.select(self.deck)

    def answer(self, count: int) -> list[list[float]]:
        """Answer cards with Good; give the seconds of each, by the wall and of the processor."""
        spent = []
        for _ in range(count):
            wall, cpu = perf_counter(), process_time()
            queued = self.col.sched.get_queued_cards(fetch_limit=1).cards[0]
            card = Card(self.col, backend_card=queued.card)
            card.start_timer()
            answer = self.col.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
            self.col.sched.answer_card(answer)
            spent.append([perf_counter() - wall, process_time() - cpu])
        return spent

    def remembers(self) -> int:
        """Give how many cards have a memory by FSRS."""
        return int(self.col.db.scalar("""select count() from cards where data like '%"s":%'"""))

    def graphs(self, days: int) -> list[list[float]]:
        """Compute what the stats screen shows, of some days or 0 for all; give the seconds, as those of an answer."""
        wall, cpu = perf_counter(), process_time()
        self.col._backend.graphs(search="deck:current", days=days)  # noqa: SLF001 - pinned
        return [[perf_counter() - wall, process_time() - cpu]]

    def size(self) -> int:
        """Give the bytes of the collection once it is closed, and open it again."""
        self.col.close()
        size = Path(self.path).stat().st_size
        self.col = anki.collection.Collection(self.path)
        return size

    def close(self) -> None:
        """Close the collection, so that all of it lies in one file."""
        self.col.close()


def serve() -> None:
    """Do what comes in line by line, until nothing comes."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what Anki itself prints is no answer
    held: list[Anki] = []
    for line in sys.stdin:
        name, words = json.loads(line)
        try:
            answer: dict[str, Value] = {"value": do(held, name, words)}
        except (AnkiException, AttributeError, TypeError) as error:  # a call that this version does not have
            answer = {"error": f"Anki {version}, {name}: {type(error).__name__}: {error}"}
        channel.write(json.dumps(answer) + "\n")
        channel.flush()
    for each in held:
        each.close()


def do(held: list[Anki], name: str, words: Mapping[str, int | str]) -> Value:
    """Do one thing."""
    if name == "version":
        return str(version)
    if name == "new":
        for each in held:
            each.close()
        held[:] = [Anki(str(words["path"]), int(words["notes"]))]
        return None
    method: Callable[..., Value] = getattr(held[0], name)
    return method(**words)


if __name__ == "__main__":
    serve()

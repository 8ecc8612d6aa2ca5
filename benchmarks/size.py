"""Bytes on disk that an answer takes, its share of the indexes and of the saved card states included.

Run: python benchmarks/size.py [ANSWERS [CARDS]].
"""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from quizgeo.clock import DAY_MS, Instant
from quizgeo.paths import Places
from quizgeo.progress import Event, EventKind, ProgressLog, new_id

STATE = 120
"""Bytes of a card's state."""
START = Instant(1_770_000_000_000, 420)
GIVEN = ("Russia", "Nikol Pashinyan", "2023-09", "11,000", "44-day war", "Armenia and Azerbaijan")
OPTIONS = '["Russia","China","Iran","Pakistan"]'


def answers(log: ProgressLog, count: int, cards: int) -> list[Event]:
    """Make the answers of a learner who sees 100 questions a day, a third of them as choices."""
    chance = random.Random(1)
    stamp = log.stamp(START)
    events = []
    for number in range(count):
        day, card, choice = number // 100, number % cards, chance.random() < 1 / 3
        right = chance.random() < 0.88  # noqa: PLR2004 - the share of right answers
        events.append(
            replace(
                stamp, id=new_id(), kind=EventKind.ANSWERED, card=f"deck-{card % 7}/question-{card}", seq=number + 1,
                at=START.ms + day * DAY_MS + number * 9_000 % DAY_MS, day=stamp.day + day,
                origin="study", form="choice" if choice else "text", shown=OPTIONS if choice else None, tries=1,
                grade=3 if right else 0, score=1000 if right else 0, reason="same" if right else "different",
                rating=3 if right else 1, ivl=chance.randrange(1, 400), nth=1 + number // cards,
                took=chance.randrange(1500, 20_000), given=chance.choice(GIVEN), scheduler="fsrs-6/6.3.2",
            )
        )  # fmt: skip
    return events


def write(places: Places, count: int, cards: int) -> int:
    """Write a log of so many answers and their cards' states; give its bytes."""
    with ProgressLog.open(places, now=START) as log:
        events = answers(log, count, cards)
        body = random.Random(2).randbytes(STATE)
        log.append(events, {event.card: body for event in events if event.card is not None})
    return places.progress.stat().st_size


def main(count: int = 100_000, cards: int = 5_000) -> None:
    """Print the bytes an answer takes."""
    with TemporaryDirectory() as folder:
        size = write(Places(Path(folder), ()), count, cards)
    print(f"{count:,} answers, {cards:,} cards: {size:,} bytes")
    print(f"RATIO bytes-an-answer {size / count:.1f} bytes reach 150 bytes")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Numbers written to a file: what `quizgeo stats --json` prints."""

import json
from collections.abc import Sequence
from pathlib import Path

from quizgeo.clock import day_date
from quizgeo.decks import DeckEntry
from quizgeo.insight.learner import numbers_of
from quizgeo.insight.record import record
from quizgeo.study import Learner, workload_of


def export_numbers(learner: Learner, decks: Sequence[DeckEntry], days: int | None) -> Path:
    """Write the numbers of some decks, or of all, to a file in the learner's folder; give its path.

    The name tells the study day; a file of the same day and decks is replaced. Raises OSError and ProgressError.
    """
    found, ids = numbers_of(learner, decks, days), [deck.id for deck in decks]
    name = "-".join(["stats", *ids, day_date(found.today).isoformat()])
    path = learner.log.places.home / f"{name}.json"
    document = record(found, workload_of(learner, decks), ids, days)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path

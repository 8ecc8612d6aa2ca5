"""A learner's home on disk with a clock that stands still, two small decks, and what tests say to a session."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.clock import FixedClock, parse_instant
from quizgeo.memory import Rating, Seen
from quizgeo.paths import Places
from quizgeo.study import (
    Asking,
    Learner,
    Refusal,
    Revealed,
    Session,
    Turned,
    View,
    everything,
    open_learner,
    start,
)

MORNING = "2026-03-02T09:00+07:00"

EVERY_KIND = """
quizgeo: 1
deck: kinds
title: Every kind
language: en
questions:
  - {id: choice, question: Who recognised the Taliban first?, answer: Russia, wrong: [China, Iran, Pakistan]}
  - {id: multiple, question: Which became closer?, answers: [Iran, North Korea], wrong: [Armenia, Georgia]}
  - {id: truth, statement: Turkey closed its border with Armenia in 1993., answer: true}
  - {id: text, question: Which city?, answer: Grozny, hint: It is in Chechnya.}
  - {id: number, question: How many were killed?, number: 38, unit: people}
  - {id: date, question: When was Karabakh retaken?, date: 2023-09}
  - {id: list, question: Name two neighbours of Armenia., list: [Georgia, Iran, Azerbaijan], need: 2}
  - {id: order, question: First to last?, order: [First, Second, Third]}
  - {id: match, question: Match the capitals., match: {Georgia: Tbilisi, Armenia: Yerevan}, extra: [Baku]}
  - {id: groups, question: Sort by alliance., groups: {CSTO: [Russia, Belarus], NATO: [Turkey]}}
  - {id: cloze, cloze: ((Turkey)) closed its border with ((Armenia::a neighbour)).}
  - {id: flash, front: CSTO, back: Collective Security Treaty Organisation, both_ways: true}
  - {id: open, question: Why does the border matter?, model: It would ease isolation., rubric: [isolation, Turkey]}
"""

PLAIN = """
quizgeo: 1
deck: plain
title: Ten words
language: en
questions:
""" + "".join(f"  - {{id: q{n}, question: Word {n}?, answer: word{n}}}\n" for n in range(1, 11))

_KINDS: dict[str, Given] = {
    "kinds/choice": "Russia",
    "kinds/multiple": ["Iran", "North Korea"],
    "kinds/truth": "true",
    "kinds/text": "Grozny",
    "kinds/number": "38",
    "kinds/date": "2023-09",
    "kinds/list": ["Iran", "Georgia"],
    "kinds/order": ["First", "Second", "Third"],
    "kinds/match": {"Georgia": "Tbilisi", "Armenia": "Yerevan"},
    "kinds/groups": {"Russia": "CSTO", "Belarus": "CSTO", "Turkey": "NATO"},
    "kinds/cloze": ["Turkey", "Armenia"],
}
_PLAIN: dict[str, Given] = {f"plain/q{n}": f"word{n}" for n in range(1, 11)}
RIGHT = _KINDS | _PLAIN | {"plain/first-word": "word1"}


@dataclass
class Bench:
    """A learner's home on disk, opened as often as a test wants."""

    places: Places
    clock: FixedClock
    open: list[Learner]

    def learner(self) -> Learner:
        """Open the learner once more, as another program would."""
        learner = open_learner(self.places, self.clock)
        self.open.append(learner)
        return learner

    def restarted(self, learner: Learner) -> Learner:
        """Close a learner and open it again."""
        learner.log.close()
        return self.learner()

    def write(self, name: str, text: str) -> Path:
        """Put a deck file into the first folder."""
        path = self.places.deck_folders[0] / name
        path.write_text(text, encoding="utf-8")
        return path


@contextmanager
def bench_in(folder: Path) -> Iterator[Bench]:
    decks = folder / "decks"
    decks.mkdir()
    bench = Bench(Places(folder / "home", (decks,)), FixedClock(parse_instant(MORNING)), [])
    try:
        yield bench
    finally:
        for learner in bench.open:
            learner.log.close()


def begin(
    learner: Learner, *, limit: int | None = None, minutes: float | None = None, tags: tuple[str, ...] = ()
) -> Session:
    """Begin a session on all decks."""
    return start(learner, replace(everything(learner), limit=limit, minutes=minutes, tags=tags))


def asked(view: View | Refusal) -> str:
    """Give the card on the screen."""
    assert isinstance(view, Asking | Turned | Revealed), view
    return view.asked.card


def right(session: Session) -> Revealed:
    """Answer what is asked rightly."""
    given = RIGHT.get(asked(session.view))
    view = session.rate(Rating.GOOD) if given is None else session.answer(given)
    assert isinstance(view, Revealed), view
    return view


def wrong(session: Session) -> Revealed:
    """Give up on what is asked."""
    view = session.give_up()
    assert isinstance(view, Revealed)
    return view


Step = Callable[[Session], object]


def answered(session: Session, step: Step) -> str:
    """Answer one question, go on, and give the card that was asked."""
    card = asked(session.view)
    step(session)
    session.next()
    return card


def seen(learner: Learner, key: str) -> Seen:
    """Give the state of a card that was answered."""
    state = learner.item(key).seen
    assert state is not None
    return state

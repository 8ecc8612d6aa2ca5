"""A deck, and events of answers to it that were called right or wrong, made by hand."""

from collections.abc import Iterable, Sequence
from itertools import count

from msgspec.structs import replace

from quizgeo.decks import Deck
from quizgeo.progress import GRADES, SAID, Event, EventKind, Said
from quizgeo.progress.history import standing
from quizgeo.study import Corrections, TypedAnswer, corrections_of

DECK = """
quizgeo: 1
deck: d
title: A deck
language: en
questions:
  - {id: text, question: What is the capital of Ukraine?, answer: Kyiv, accept: [Kiyiv], reject: [Kharkiv]}
  - {id: strict, question: Write the name of the day., answer: Victory Day, strict: true}
  - {id: ladder, question: Who?, answer: Russia, wrong: [China, Iran], ladder: typed}
  - {id: choice, question: Who?, answer: Russia, wrong: [China, Iran]}
  - {id: list, question: Name the neighbours., list: [Georgia, [Iran, Iranian Republic], Azerbaijan, Turkey], need: 3}
  - {id: cloze, cloze: ((Turkey)) closed its border with ((Armenia::a neighbour)).}
  - {id: gap, cloze: The capital is ((Baku)).}
  - {id: number, question: How many?, number: 4000, within: 10%}
  - {id: date, question: When?, date: 2023-09}
  - {id: find, question: Where is Armenia?, find: Armenia}
  - {id: place, question: Put the cursor on Yerevan., place: [40.18, 44.51], within: 30 km}
  - {id: flash, front: CSTO, back: Collective Security Treaty Organisation}
  - {id: said, question: Which city?, answer: Grozny, feedback: {Kazan: It lies on the Volga.}}
"""
DAY = 20_000
_count = count(1)


def answered(
    given: str | None,
    question: str = "text",
    *,
    form: str = "",
    grade: str = "wrong",
    day: int = DAY,
    device: str = "one",
) -> Event:
    """Make the event of an answer."""
    number = next(_count)
    return Event(
        id=number.to_bytes(16, "big"), kind=EventKind.ANSWERED, card=f"d/{question}", device=device, seq=number,
        at=day * 86_400_000 + number, offset=0, day=day, form=form or question, given=given,
        grade=GRADES.index(grade), rating=1,
    )  # fmt: skip


def said(word: Said, answer: Event) -> Event:
    """Make the event of what the learner said of an answer."""
    made = answered(None)
    return replace(
        made, kind=EventKind.OVERRIDDEN, card=answer.card, target=answer.id, said=SAID.index(word), device=answer.device
    )


def right(given: str, question: str = "text", *, form: str = "", day: int = DAY, device: str = "one") -> list[Event]:
    """Make the events of an answer that was judged wrong, and called right."""
    answer = answered(given, question, form=form, day=day, device=device)
    return [answer, said("right", answer)]


def wrong(given: str, question: str = "text", form: str = "") -> list[Event]:
    """Make the events of an answer that was judged right, and called wrong."""
    answer = answered(given, question, form=form, grade="exact")
    return [answer, said("wrong", answer)]


def of(
    deck: Deck, events: Iterable[Event], question: str = "text", translations: Sequence[Deck] = ()
) -> Corrections | None:
    """Give what the events tell of one question."""
    by_card: dict[str, list[Event]] = {}
    for event in events:
        by_card.setdefault(event.card or "", []).append(event)
    found = corrections_of(deck, lambda key: standing(by_card.get(key, [])), translations)
    return next((each for each in found if each.question.id == question), None)


def certain(found: Corrections | None) -> Corrections:
    assert found is not None
    return found


def texts(typed: Iterable[TypedAnswer]) -> list[str]:
    return [each.text for each in typed]

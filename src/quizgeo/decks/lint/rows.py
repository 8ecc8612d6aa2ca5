"""The texts of a question's body, each with the ways to write where it stands. Nothing here judges them."""

from collections.abc import Sequence
from typing import assert_never

from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Order,
    Place,
    Text,
    TrueFalse,
)

Spot = tuple[str, ...]
"""A part of a question by the ways to write it, such as `("options[2].text", "options[2]", "wrong[1]")`."""
Row = tuple[str, Spot]
"""A text and where it stands."""


def right_rows(body: Kind) -> Sequence[Row]:
    """Give the texts that are right of a question without options, each as it is shown first.

    A number, a date and a place on the map are no texts.
    """
    match body:
        case Choice() | Multiple() | TrueFalse() | Number() | Date() | Find() | Place():
            return ()
        case Text(answer=text):
            return ((text, ("answer",)),)
        case Flashcard(back=text):
            return ((text, ("back",)),)
        case Open(model=text):
            return ((text, ("model",)),)
        case Cloze() as cloze:
            return [(gap.answer, ("cloze",)) for gap in cloze.gaps]
        case ListOf() | Order() | Match() | Groups() as composed:
            return _listed(composed)
        case other:
            assert_never(other)


def _listed(body: ListOf | Order | Match | Groups) -> Sequence[Row]:
    """Give the items of a question that has several."""
    match body:
        case ListOf(items=items):
            return [(item[0], (f"list[{place}][0]", f"list[{place}]")) for place, item in enumerate(items)]
        case Order(items=items):
            return [(item, (f"order[{place}]",)) for place, item in enumerate(items)]
        case Match(pairs=pairs):
            return [(side, ("match",)) for pair in pairs for side in pair]
        case Groups(groups=groups):
            return [(text, ("groups",)) for name, items in groups for text in (name, *items)]
        case other:
            assert_never(other)


def spelling_rows(body: Kind) -> Sequence[Row]:
    """Give other right spellings, which a learner sees at most as what was typed."""
    match body:
        case Choice(accept=accept) | Text(accept=accept):
            return [(text, (f"accept[{place}]", "accept")) for place, text in enumerate(accept)] if accept else ()
        case ListOf(items=items):
            return [(text, (f"list[{place}]",)) for place, item in enumerate(items) for text in item[1:]]
        case Cloze() as cloze:
            return [(text, ("cloze",)) for gap in cloze.gaps for text in gap.accept]
        case Match(extra=extra):
            return [(text, (f"extra[{place}]", "extra")) for place, text in enumerate(extra)]
        case _other:
            return ()


def texts_of(body: Kind) -> list[str]:
    """Give all texts of a body but what it asks, for who only wants to see at once what is in none of them."""
    match body:
        case Choice(options=options) | Multiple(options=options):
            texts = [option.text for option in options]
            texts += [option.feedback for option in options if option.feedback]
            return texts + list(body.accept) if isinstance(body, Choice) else texts
        case TrueFalse() | Date() | Find() | Place():
            return []
        case Number(units=units):
            return [*units]
        case Open(model=model, rubric=rubric):
            return [model, *rubric]
        case ListOf(items=items):
            return [text for item in items for text in item]
        case _:
            return [text for text, _at in (*right_rows(body), *spelling_rows(body))]

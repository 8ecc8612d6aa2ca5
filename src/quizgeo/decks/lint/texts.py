"""All texts of a question with the places where they stand. Nothing here judges them."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Date,
    Find,
    Flashcard,
    Groups,
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
from quizgeo.decks.lint.kept import kept
from quizgeo.decks.lint.speech import Phrases
from quizgeo.decks.lint.subject import STEM, Asked, Spot
from quizgeo.decks.lint.words import Said
from quizgeo.decks.model import Deck

Row = tuple[str, Spot]
"""A text and where it stands."""


class Part(Struct, frozen=True):
    """One text of a question."""

    said: Said
    at: Spot


def stem(asked: Asked) -> Part:
    """Give what is asked."""
    return Part(asked.stem, STEM)


@kept
def everything(asked: Asked) -> Said:
    """Give all texts of a question as one, to see at once that a word is in none of them."""
    question, body = asked.question, asked.question.body
    texts = [asked.stem.text, question.explain, *question.hints, *question.feedback.values()]
    for option in asked.written:
        texts += (option.text, option.feedback)
    texts += (text for text, _at in (*right_texts(asked), *_spellings(asked)))
    if isinstance(body, Open):
        texts += body.rubric
    return Said("\n".join(texts), asked.speech)


def may_hold(asked: Asked, phrases: Phrases) -> bool:
    """Tell whether any text of a question may hold one of some phrases."""
    return bool(phrases.heads) and not phrases.heads.isdisjoint(everything(asked).vocabulary)


def key_parts(asked: Asked) -> Iterator[Part]:
    """Give the texts that are right; a number, a date and a place on the map are no texts."""
    if asked.options:
        yield from (Part(said, asked.option_at(said)) for said in asked.keys)
    else:
        yield from _parts(asked, right_texts(asked))


def shown_parts(asked: Asked) -> Iterator[Part]:
    """Give all that a learner may come to see: the stem, options or right answers, hints, feedback, the explanation."""
    yield stem(asked)
    if asked.options:
        yield from (Part(said, asked.option_at(said)) for said in asked.options)
    else:
        yield from _parts(asked, right_texts(asked))
    yield from telling_parts(asked)


def telling_parts(asked: Asked) -> Iterator[Part]:
    """Give what is told on request or after the answer: hints, the explanation, feedback, what a rubric looks for."""
    question, body = asked.question, asked.question.body
    if question.explain:
        yield Part(asked.explain, ("explain",))
    yield from _parts(asked, ((hint, (f"hint[{place}]", "hint")) for place, hint in enumerate(question.hints)))
    yield from _parts(asked, ((text, (f"feedback.{name}", "feedback")) for name, text in question.feedback.items()))
    for place, option in enumerate(asked.written):
        if option.feedback:
            yield Part(Said(option.feedback, asked.speech), (f"options[{place}].feedback", f"options[{place}]"))
    if isinstance(body, Open):
        yield from _parts(asked, ((line, (f"rubric[{place}]", "rubric")) for place, line in enumerate(body.rubric)))


def right_texts(asked: Asked) -> Iterable[Row]:
    """Give the texts that are right of a question without options, each as it is shown first."""
    match asked.question.body:
        case Text(answer=text):
            return ((text, ("answer",)),)
        case Flashcard(back=text):
            return ((text, ("back",)),)
        case Open(model=text):
            return ((text, ("model",)),)
        case Cloze() as cloze:
            return tuple((gap.answer, ("cloze",)) for gap in cloze.gaps)
        case ListOf() | Order() | Match() | Groups() as composed:
            return _listed(composed)
        case Choice() | Multiple() | TrueFalse() | Number() | Date() | Find() | Place():
            return ()
        case other:
            assert_never(other)


def spelling_parts(asked: Asked) -> Iterator[Part]:
    """Give other right spellings, which a learner sees at most as what was typed."""
    yield from _parts(asked, _spellings(asked))


def _spellings(asked: Asked) -> Iterable[Row]:
    match asked.question.body:
        case Choice(accept=accept) | Text(accept=accept):
            return [(text, (f"accept[{place}]", "accept")) for place, text in enumerate(accept)]
        case ListOf(items=items):
            return [(text, (f"list[{place}]",)) for place, item in enumerate(items) for text in item[1:]]
        case Cloze() as cloze:
            return [(text, ("cloze",)) for gap in cloze.gaps for text in gap.accept]
        case Match(extra=extra):
            return [(text, (f"extra[{place}]", "extra")) for place, text in enumerate(extra)]
        case _other:
            return ()


def _listed(body: ListOf | Order | Match | Groups) -> Iterable[Row]:
    """Give the items of a question that has several."""
    match body:
        case ListOf(items=items):
            return tuple((item[0], (f"list[{place}][0]", f"list[{place}]")) for place, item in enumerate(items))
        case Order(items=items):
            return tuple((item, (f"order[{place}]",)) for place, item in enumerate(items))
        case Match(pairs=pairs):
            return tuple((side, ("match",)) for pair in pairs for side in pair)
        case Groups(groups=groups):
            return tuple((text, ("groups",)) for name, items in groups for text in (name, *items))
        case other:
            assert_never(other)


def in_name(said: Said, place: int) -> bool:
    """Tell whether a word, by its place among the words, is part of a name of several, as in “the Dead Sea”.

    Of the first word of a sentence that cannot be told, nor of a word all in capitals.
    """
    word, before = said.raw[place], said.raw[place - 1] if place else ""
    if not word[0].isupper() or (word.isupper() and len(word) > 1) or f"{before} {word}" not in said.text:
        return False
    after = said.raw[place + 1 : place + 2]
    return before[:1].isupper() or any(each[0].isupper() and f"{word} {each}" in said.text for each in after)


def outside_names(phrases: Phrases, part: Part) -> str:
    """Give the first of some phrases that stands outside quotation marks and names, as written; or nothing."""
    bare = part.said.unquoted
    for stretch in phrases.hits(bare):
        if not in_name(bare, stretch.start):
            return " ".join(bare.raw[stretch.start : stretch.stop])
    return ""


def accountable(deck: Deck) -> bool:
    """Tell whether a deck answers for what it says of the world: it names sources, or the time that it describes."""
    return bool(deck.sources) or deck.as_of is not None


def _parts(asked: Asked, rows: Iterable[Row]) -> Iterator[Part]:
    return (Part(Said(text, asked.speech), at) for text, at in rows)

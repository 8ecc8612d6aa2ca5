"""Which questions of a deck are those of a foreign file: by identity, by origin, then by what they ask."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizgeo.decks import Deck, Question
from quizgeo.exchange.importing import brought_id, own_id
from quizgeo.exchange.origins import origin_of
from quizgeo.exchange.shape import Foreign
from quizgeo.text import fold

_LOOSEST = 4


class Matches(Struct, frozen=True):
    """Questions of a file beside those of a deck."""

    pairs: tuple[tuple[Question, Foreign], ...]
    """The deck's question first."""
    new: tuple[Foreign, ...]
    gone: tuple[Question, ...]
    """Questions of the deck that came from this format and that the file does not have."""


def match(deck: Deck, found: Sequence[Foreign], format_name: str) -> Matches:
    """Pair questions, each once."""
    left = {question.key: question for question in deck}
    pairs: dict[int, tuple[Question, Foreign]] = {}
    for table, name in (
        ({question.id: question for question in deck if question.id}, lambda each: _own(each, deck)),
        (_by_origin(deck, format_name), brought_id),
        (_by_words(deck, deck.language), lambda each: _words(each.question, deck.language)),
    ):
        for place, foreign in enumerate(found):
            question = table.get(name(foreign)) if place not in pairs else None
            if question is not None and left.pop(question.key, None) is not None:
                pairs[place] = (question, foreign)
    new = tuple(foreign for place, foreign in enumerate(found) if place not in pairs)
    return Matches(tuple(pairs.values()), new, tuple(_from(left.values(), format_name)))


def _own(foreign: Foreign, deck: Deck) -> str:
    """Give the identity that a question brought along, unless it is one in another deck."""
    of = foreign.question.key.rpartition("/")[0]
    return own_id(foreign.question) if of in ("", deck.id) else ""


def _by_origin(deck: Deck, format_name: str) -> dict[str, Question]:
    told = ((origin_of(question), question) for question in deck)
    return {origin.id: question for origin, question in told if origin and origin.id and origin.format == format_name}


def _by_words(deck: Deck, language: str) -> dict[str, Question]:
    return {words: question for question in reversed(deck.questions) if (words := _words(question, language))}


def _words(question: Question, language: str) -> str:
    """Give what a question asks, without the accidents of spelling."""
    return fold(f"{question.prompt} {question.body.wording}", _LOOSEST, language)


def _from(questions: Iterable[Question], format_name: str) -> Iterable[Question]:
    for question in questions:
        origin = origin_of(question)
        if origin and origin.format == format_name:
            yield question

"""All texts of a question with the places where they stand. Nothing here judges them."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizgeo.decks.kinds import Open
from quizgeo.decks.lint.rows import Row, Spot, right_rows, spelling_rows
from quizgeo.decks.lint.speech import Phrases
from quizgeo.decks.lint.subject import STEM, Asked
from quizgeo.decks.lint.words import Said


class Part(Struct, frozen=True):
    """One text of a question."""

    said: Said
    at: Spot


def stem(asked: Asked) -> Part:
    """Give what is asked."""
    return Part(asked.stem, STEM)


def key_parts(asked: Asked) -> Sequence[Part]:
    """Give the texts that are right; a number, a date and a place on the map are no texts."""
    if asked.written:
        return [Part(said, asked.option_at(said)) for said in asked.keys]
    return _parts(asked, right_rows(asked.question.body))


def shown_parts(asked: Asked) -> Sequence[Part]:
    """Give all that a learner may come to see: the stem, options or right answers, hints, feedback, the explanation."""
    if asked.written:
        answers: Sequence[Part] = [Part(said, asked.option_at(said)) for said in asked.options]
    else:
        answers = _parts(asked, right_rows(asked.question.body))
    return [stem(asked), *answers, *telling_parts(asked)]


def telling_parts(asked: Asked) -> Sequence[Part]:
    """Give what is told on request or after the answer: hints, the explanation, feedback, what a rubric looks for."""
    return _parts(asked, telling_rows(asked))


def telling_rows(asked: Asked) -> Sequence[Row]:
    """Give the same as plain texts."""
    question, body = asked.question, asked.question.body
    told: list[Row] = [(question.explain, ("explain",))] if question.explain else []
    if question.hints:
        told += [(hint, (f"hint[{place}]", "hint")) for place, hint in enumerate(question.hints)]
    if question.feedback:
        told += [(text, (f"feedback.{name}", "feedback")) for name, text in question.feedback.items()]
    for place, option in enumerate(asked.written):
        if option.feedback:
            told.append((option.feedback, (f"options[{place}].feedback", f"options[{place}]")))
    if isinstance(body, Open):
        told += [(line, (f"rubric[{place}]", "rubric")) for place, line in enumerate(body.rubric)]
    return told


def spelling_parts(asked: Asked) -> Sequence[Part]:
    """Give other right spellings, which a learner sees at most as what was typed."""
    return _parts(asked, spelling_rows(asked.question.body))


def _parts(asked: Asked, rows: Iterable[Row]) -> list[Part]:
    return [Part(Said(text, asked.speech), at) for text, at in rows]


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

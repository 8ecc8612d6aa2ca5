"""What is asked, in words: one fact a line, for screen readers and plain terminals. Pure.

No line depends on another one's place, no sign stands for a word, and nothing is ever rewritten.
"""

from collections.abc import Iterator, Mapping, Sequence

from quizgeo.cli.labels import letter
from quizgeo.language import N_, _
from quizgeo.memory import Rating
from quizgeo.study import Asked, Asking, Blank, Counts, Offer, Turned, days_in_words

RATINGS: Mapping[Rating, str] = {
    Rating.AGAIN: N_("Again"),
    Rating.HARD: N_("Hard"),
    Rating.GOOD: N_("Good"),
    Rating.EASY: N_("Easy"),
}
"""The words for ratings, marked for the catalogues."""


def question_lines(view: Asking | Turned) -> list[str]:
    """Say what is asked, and what there is to choose from; of a card that lies face up, its other side."""
    if isinstance(view, Turned):
        return list(_other_side(view))
    hints = (_("Hint: {hint}").format(hint=hint) for hint in view.hints)
    return [count_line(view.counts), *asked_lines(view.asked), *hints]


def asked_lines(asked: Asked) -> list[str]:
    """Say what is asked, what there is to see on its map, and what there is to choose from, of any question."""
    seen = asked.map.words.lines if asked.map is not None else ()
    return [*_stem(asked), *seen, *_choices(asked)]


def count_line(counts: Counts) -> str:
    """Say how many cards are left."""
    return _("Left: {new} new, {again} again, {due} due.").format(new=counts.new, again=counts.again, due=counts.due)


def _stem(asked: Asked) -> Iterator[str]:
    texts = [asked.prompt, asked.statement]
    if asked.kind == "flashcard":  # its statement is the author's instruction
        texts.reverse()
    for text in texts:
        yield from text.splitlines()
    yield from cloze_text(asked.parts).splitlines()


def cloze_text(parts: Sequence[str | Blank]) -> str:
    """Give a text with its gaps numbered, as in `(1 ____) closed its border`."""
    text, number = "", 0
    for part in parts:
        if isinstance(part, Blank):
            number += 1
            text += f"({number} ____)"
        else:
            text += part
    return text


def _choices(asked: Asked) -> Iterator[str]:
    if asked.kind in ("match", "groups"):
        yield from (f"{number}) {text}" for number, text in enumerate(asked.options, start=1))
        yield _("They go with:") if asked.kind == "match" else _("The groups:")
        yield from _lettered(asked.targets)
    elif asked.map is not None and asked.map.words.candidates:
        yield from (f"{number}) {text}" for number, text in enumerate(asked.map.words.candidates, start=1))
    else:
        yield from _lettered(asked.options)


def _lettered(texts: Sequence[str]) -> Iterator[str]:
    return (f"{letter(place)}) {text}" for place, text in enumerate(texts))


def _other_side(view: Turned) -> Iterator[str]:
    for line in view.answer.splitlines():
        yield _("Answer: {answer}").format(answer=line)
    yield from _lettered(view.rubric)
    for offer in view.offers:
        yield f"{offer.rating.value} {offer_words(offer)}"


def offer_words(offer: Offer) -> str:
    """Say what a rating does, as in `Good: 3 d`."""
    when = _("in this session") if offer.rating is Rating.AGAIN else days_in_words(offer.days)
    return _("{rating}: {when}").format(rating=_(RATINGS[offer.rating]), when=when)

"""A deck as Markdown, to read or to publish: questions with their options, and each answer in a block that opens.

Texts of the deck are inert. Options stand in an order of their own, drawn by the seed, for in a deck the right ones
mostly come first; the words of the program are in the language of the deck.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from quizgeo.answers import answer_lines
from quizgeo.decks import (
    Choice,
    Cloze,
    Date,
    Deck,
    Find,
    Flashcard,
    Gap,
    Groups,
    ListOf,
    Match,
    Multiple,
    Number,
    Open,
    Option,
    Order,
    PlaceOnMap,
    Question,
    Text,
    TrueFalse,
)
from quizgeo.exchange.inert import BREAK, inert
from quizgeo.exchange.losses import dropped_fields
from quizgeo.exchange.paper.variants import letter, options_in_order, options_shown, shuffled, unsorted
from quizgeo.exchange.shape import WriteOptions, Written
from quizgeo.language import _, ngettext, speaking

Lines = list[str]
_GAP = r"\_\_\_\_\_"


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write a deck. Equal decks and seeds give equal bytes."""
    with speaking(deck.language):
        blocks = [f"# {inert(deck.title)}", *(inert(text) for text in (deck.description,) if text)]
        for number, question in enumerate(deck, start=1):
            blocks += ["\n".join(lines) for lines in _question(question, number, options.seed)]
    losses = tuple(loss for question in deck for loss in dropped_fields(question, "markdown"))
    return Written(("\n\n".join(blocks) + "\n").encode(), len(deck), losses)


def _question(question: Question, number: int, seed: int) -> Iterator[Lines]:
    """Give the paragraphs of a question."""
    yield [f"**{number}.** {_stem(question)}"]
    if terms := list(_terms(question)):
        yield [" · ".join(terms)]
    yield from (lines for lines in _offered(question, seed) if lines)
    for hint in question.hints:
        yield from _folded(_("Hint"), [[inert(hint)]])
    yield from _folded(_("Answer"), _key(question))


def _folded(title: str, paragraphs: Sequence[Lines]) -> Iterator[Lines]:
    yield ["<details>", f"<summary>{title}</summary>"]
    yield from paragraphs
    yield ["</details>"]


# -- asked -------------------------------------------------------------------------------------------------------------


def _stem(question: Question) -> str:
    """Give what is asked; of a text with gaps with these."""
    if isinstance(question.body, Cloze):
        text = "".join(
            _gap(part) if isinstance(part, Gap) else inert(f"x{part}x")[1:-1] for part in question.body.parts
        )
        return f"{inert(question.prompt)}<br>{text}" if question.prompt else text
    return BREAK.join(inert(text) for text in (question.prompt, question.body.wording) if text)


def _between(text: str) -> str:
    """Write a text between gaps, with the spaces around it."""
    return inert(f"x{text}x")[1:-1]


def _gap(gap: Gap) -> str:
    return f"{_GAP} ({inert(gap.hint)})" if gap.hint else _GAP


def _terms(question: Question) -> Iterator[str]:
    """Give what a learner must know before answering."""
    body = question.body
    if isinstance(body, TrueFalse):
        yield _("True or false?")
    elif isinstance(body, Multiple):
        yield _("More than one is right.")
    elif isinstance(body, ListOf):
        yield _("Name {count}.").format(count=body.need)
    elif isinstance(body, Number) and body.units:
        yield inert(body.units[0])
    if question.map is not None and question.map.region:
        yield _("On the map: {region}").format(region=inert(question.map.region))
    if question.points != 1:
        yield ngettext("{count} point", "{count} points", 2).format(count=f"{question.points:g}")
    if question.seconds is not None:
        yield _("{count} s").format(count=question.seconds)


def _offered(question: Question, seed: int) -> Iterator[Lines]:
    """Give the lists that a learner chooses from or sorts."""
    match question.body:
        case Choice(show=show) | Multiple(show=show) as body:
            shown = options_shown(question, body.options, show, seed)
            yield _lettered([each.text for each in options_in_order(question, shown, seed, "")])
        case Order(items=items):
            yield _lettered(unsorted(items, seed, "", question.key))
        case Match(pairs=pairs, extra=extra):
            yield [f"- {inert(left)}" for left, _right in pairs]
            rights = tuple(dict.fromkeys((*(right for _left, right in pairs), *extra)))
            yield _lettered(unsorted(rights, seed, "", question.key))
        case Groups(groups=groups):
            yield [f"- {inert(name)}" for name, _items in groups]
            yield _lettered(shuffled([item for _name, items in groups for item in items], seed, "", question.key))
        case (
            TrueFalse() | Text() | Number() | Date() | ListOf() | Cloze() | Flashcard() | Open() | Find() | PlaceOnMap()
        ):
            return
        case never:
            assert_never(never)


def _lettered(texts: Sequence[str]) -> Lines:
    return [f"- {letter(place)}) {inert(text)}" for place, text in enumerate(texts)]


# -- answered ----------------------------------------------------------------------------------------------------------


def _key(question: Question) -> list[Lines]:
    """Give what is right, and what is told after the answer."""
    lines = [f"- **{inert(line)}**" for line in answer_lines(question)]
    told = [lines, *([[inert(question.explain)]] if question.explain else [])]
    if said := list(_said(question)):
        told.append([f"- {line}" for line in said])
    if facts := list(_facts(question)):
        told.append([" · ".join(facts)])
    return told


def _said(question: Question) -> Iterator[str]:
    """Give what is said to answers, and what a good one makes mention of."""
    body = question.body
    for option in body.options if isinstance(body, Choice | Multiple) else ():
        yield from _of_option(option)
    for answer, text in question.feedback.items():
        yield f"{inert(answer)}: {inert(text)}"
    if isinstance(body, Text):
        yield from (f"{_('also right')}: {inert(text)}" for text in body.accept)
    elif isinstance(body, Open):
        yield from map(inert, body.rubric)


def _of_option(option: Option) -> Iterator[str]:
    if option.credit:
        share = _("{percent} % of the points").format(percent=f"{option.credit * 100:g}")
        yield f"{inert(option.text)}: {share}"
    if option.feedback:
        yield f"{inert(option.text)}: {inert(option.feedback)}"


def _facts(question: Question) -> Iterator[str]:
    """Give what the answer rests on, of what time it is, and what it is about."""
    if question.source:
        words = _("Source: {title}").format(title=inert(question.source.source.title))
        place = question.source.at
        yield words if place is None else _("{source}, paragraph {number}").format(source=words, number=place)
    if question.as_of:
        yield _("as of {date}").format(date=question.as_of)
    if question.status != "fact":
        yield question.status
    if question.difficulty:
        yield _("difficulty {number} of 5").format(number=question.difficulty)
    if question.tags:
        yield _("about: {tags}").format(tags=", ".join(map(inert, question.tags)))

"""What learners said against the judge, as lines that can be pasted into a deck and as JSON. Pure.

decks/karabakh.yaml:41  capital
    accept: [Kyiv, "Kiev: the city"]
    # “Kiev: the city”: called right 2 times, latest 2026-11-20

Below the first line everything is YAML: fields as they would stand, and comments.
"""

from collections.abc import Iterator, Mapping, Sequence

from quizgeo.cli.output import JSON
from quizgeo.clock import day_date
from quizgeo.decks import Choice, Cloze, Find, Kind, ListOf, Text
from quizgeo.decks.writing import changed_fields, cloze_text
from quizgeo.language import N_, _, ngettext
from quizgeo.study import Corrections, TypedAnswer
from quizgeo.text import clean, shorten

_INDENT = " " * 4
_CELLS = 60
"""Cells of an answer that a comment repeats."""
_LONGEST = 1_000
"""Cells of an answer that a record repeats."""
_MOST_OFTEN = 5
"""Common wrong answers that are told."""

_OBSTACLES: Mapping[str, str] = {
    "too-long": N_("longer than a deck may hold"),
    "unclear": N_("not clear for which item"),
    "no-field": N_("this kind of question takes no other forms"),
    "rejected": N_("the deck rejects it"),
    "other-entity": N_("the name of something else"),
    "in-question": N_("the question itself says it"),
    "accepted": N_("the deck accepts it"),
}
_WITHIN = N_("a wider within may be meant")
"""What is said of numbers, dates and points in place of `no-field`."""


def story_lines(found: Corrections, *, plain: bool = False) -> list[str]:
    """Tell what was said about one question: where it stands, the fields as they would stand, and the facts.

    plain: write the fields in ASCII alone, as they must be read back.
    """
    question = found.question
    fields = changed_fields(question.body, found.mended, plain=plain)
    lines = [line for field in fields.values() for line in field]
    lines += [f"# {fact}" for fact in _facts(found)]
    return [
        f"{clean(question.path)}:{question.line}  {question.id or question.key}",
        *(_INDENT + each for each in lines),
    ]


def _facts(found: Corrections) -> Iterator[str]:
    body = found.question.body
    for typed in found.right:
        sentence = ngettext(
            "{answer}: called right {count} time, latest {date}",
            "{answer}: called right {count} times, latest {date}",
            typed.count,
        )
        yield _fact(sentence, typed, body, _WITHIN)
    for typed in found.wrong:
        sentence = ngettext(
            "{answer}: called wrong {count} time, latest {date}",
            "{answer}: called wrong {count} times, latest {date}",
            typed.count,
        )
        yield _fact(sentence, typed, body)
    if found.often:
        told = [f"{_answer(typed, body)} ({typed.count})" for typed in found.often[:_MOST_OFTEN]]
        more = len(found.often) - len(told)
        told += [_("… {count} more").format(count=more)] if more else []
        yield _("often answered: {answers}").format(answers=", ".join(told))


def _fact(sentence: str, typed: TypedAnswer, body: Kind, within: str = "") -> str:
    fact = sentence.format(answer=_answer(typed, body), count=typed.count, date=day_date(typed.day).isoformat())
    if not typed.obstacle:
        return fact
    measured = within and typed.obstacle == "no-field" and not isinstance(body, ListOf | Cloze | Find)
    return f"{fact}; {_(within if measured else _OBSTACLES[typed.obstacle])}"


def _answer(typed: TypedAnswer, body: Kind) -> str:
    """Name an answer, and the part that it was given for."""
    text = f"“{shorten(typed.text, _CELLS)}”"
    if isinstance(body, ListOf) and typed.part is not None:
        item = shorten(body.items[typed.part][0], _CELLS)
        return _("{answer} for {item}").format(answer=text, item=item)
    if isinstance(body, Cloze) and typed.part is not None and len(body.gaps) > 1:
        return _("{answer} in gap {number}").format(answer=text, number=typed.part + 1)
    return text


def sum_line(found: Sequence[Corrections]) -> str:
    """Sum up how much there is to look at."""
    return _("Called right: {right}, called wrong: {wrong}, often answered: {often}").format(
        right=sum(len(each.right) for each in found),
        wrong=sum(len(each.wrong) for each in found),
        often=sum(len(each.often) for each in found),
    )


# -- as JSON ---------------------------------------------------------------------------------------------------------


def record_of(found: Corrections) -> dict[str, JSON]:
    """Give what was said about one question as one object."""
    question = found.question
    return {
        "card": question.key,
        "kind": question.kind,
        "path": clean(question.path),
        "line": question.line,
        "fields": {name: _value(name, found.mended) for name in changed_fields(question.body, found.mended)},
        "right": [_typed_record(typed) for typed in found.right],
        "wrong": [_typed_record(typed) for typed in found.wrong],
        "often": [_typed_record(typed) for typed in found.often],
    }


def _value(name: str, body: Kind) -> JSON:
    """Give the value that a field would have."""
    match body:
        case Text() | Choice():
            return list(body.accept if name == "accept" else body.reject)
        case ListOf(items=items):
            return [list(item) for item in items]
        case Cloze():
            return cloze_text(body)
        case _:
            return None


def _typed_record(typed: TypedAnswer) -> dict[str, JSON]:
    return {
        "given": shorten(typed.text, _LONGEST),
        "count": typed.count,
        "latest": day_date(typed.day).isoformat(),
        "part": None if typed.part is None else typed.part + 1,
        "obstacle": typed.obstacle or None,
    }

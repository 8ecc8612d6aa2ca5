"""What sheets for live quizzes share: options that fit, drawn by a seed, and times that are allowed.

The order in which options stand is drawn too, as these sites have no field that says whether to shuffle.
"""

from msgspec import Struct

from quizgeo.decks import Choice, Multiple, Question, TrueFalse
from quizgeo.exchange.drawing import drawn
from quizgeo.exchange.losses import dropped_fields
from quizgeo.exchange.shape import Loss, WriteOptions
from quizgeo.exchange.tables.words import TRUE_FALSE
from quizgeo.language import _


class Limits(Struct, frozen=True):
    """What a site takes."""

    format: str
    title: str
    """The site's name."""
    options: int
    question: int = 0
    """Characters of a question; 0: no limit is known."""
    option: int = 0
    """Characters of an option."""
    times: tuple[int, ...] = ()
    """Seconds that may be chosen; empty: any up to the longest."""
    longest: int = 0
    """Seconds."""


class Offer(Struct, frozen=True):
    """What is asked and offered as it goes into the cells, and what changed."""

    stem: str
    texts: tuple[str, ...]
    right: tuple[int, ...]
    """Numbers of the right ones, from 1."""
    losses: tuple[Loss, ...] = ()


def offered(question: Question, limits: Limits, options: WriteOptions) -> Offer | Loss:
    """Give the options of a choice, multiple or statement; a loss where the question cannot come along."""
    body = question.body
    if isinstance(body, TrueFalse):
        words = TRUE_FALSE.get(question.language.partition("-")[0], TRUE_FALSE["en"])
        losses = [Loss(question.key, "statement", "changed", _("a statement becomes a choice of two options"))]
        if question.prompt:
            losses.append(Loss(question.key, "question", "changed", _("it stands before the statement")))
        stem = "\n".join(filter(None, (question.prompt, body.statement)))
        return Offer(stem, words, (1 if body.answer else 2,), tuple(losses))
    if not isinstance(body, Choice | Multiple):
        return left_out(question, no_such_kind(limits.title))
    room = limits.options - sum(option.correct for option in body.options)
    if room < 1:
        how = _("{site} takes at most {count} options, and more are right than leave room for a wrong one")
        return left_out(question, how.format(site=limits.title, count=limits.options))
    chosen = drawn(question, body, options.seed, room)
    texts = tuple(option.text for option in chosen.options)
    right = tuple(place for place, each in enumerate(chosen.options, start=1) if each.correct)
    return Offer(question.prompt, texts, right, chosen.losses)


def too_long(question: Question, offer: Offer, limits: Limits) -> Loss | None:
    """Tell whether a question has a text that the site does not take: it is left out then, for none is ever cut."""
    if limits.question and length(offer.stem) > limits.question:
        how = _("{site} takes questions of {most} characters at most, this one has {count}")
        return left_out(question, how.format(site=limits.title, most=limits.question, count=length(offer.stem)))
    longest = max(map(length, offer.texts), default=0)
    if limits.option and longest > limits.option:
        how = _("{site} takes options of {most} characters at most, one has {count}")
        return left_out(question, how.format(site=limits.title, most=limits.option, count=longest))
    return None


def allowed_time(question: Question, limits: Limits) -> tuple[int | None, tuple[Loss, ...]]:
    """Give the seconds that a site allows next above those of a question, the longest where there are none."""
    wanted = question.seconds
    if wanted is None:
        return None, ()
    times = limits.times or (min(wanted, limits.longest),)
    seconds = next((each for each in times if each >= wanted), times[-1])
    if seconds == wanted:
        return seconds, ()
    how = _("{wanted} seconds to {seconds}").format(wanted=wanted, seconds=seconds)
    return seconds, (Loss(question.key, "time", "changed", how),)


def dropped(question: Question, limits: Limits) -> tuple[Loss, ...]:
    """Give the losses of fields that a site has no place for; that options keep an order is seen to here."""
    silent = ("shuffle", "pin")
    return tuple(loss for loss in dropped_fields(question, limits.format) if loss.field not in silent)


def left_out(question: Question, how: str) -> Loss:
    """Say that a question does not come along, and why."""
    return Loss(question.key, "", "left out", how)


def no_such_kind(site: str) -> str:
    """Say that a site has no such questions."""
    return _("{site} has no questions of this kind").format(site=site)


def length(text: str) -> int:
    """Count characters as browsers do: those beyond the first plane are two."""
    return len(text.encode("utf-16-le")) // 2

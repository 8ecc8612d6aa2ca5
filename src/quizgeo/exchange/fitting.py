"""Foreign questions made to fit our fields where that costs nothing that was said; the rest is for the checker."""

from msgspec.structs import replace

from quizgeo.decks import Choice, Citation, Kind, Multiple, Option, Question
from quizgeo.decks.limits import KEY
from quizgeo.decks.scalars import is_slug
from quizgeo.exchange.shape import Loss
from quizgeo.exchange.tags import tag_of
from quizgeo.language import _

_SECONDS = (5, 3600)
_HARDEST = 5


def fitted(question: Question, place: str) -> tuple[Question, list[Loss]]:
    """Make the fields beside the kind fit, and name what was changed. place: of the question in its file."""
    losses: list[Loss] = []
    seconds = question.seconds
    if seconds is not None and not _SECONDS[0] <= seconds <= _SECONDS[1]:
        seconds = min(max(seconds, _SECONDS[0]), _SECONDS[1])
        how = _('"time" {written} s to {seconds} s').format(written=question.seconds, seconds=seconds)
        losses.append(Loss(place, "time", "changed", how))
    difficulty = question.difficulty
    return replace(
        question,
        was=(),
        after=(),
        body=_in_short_form(question),
        tags=tuple(dict.fromkeys(filter(None, map(tag_of, question.tags)))),
        seconds=seconds,
        difficulty=difficulty if difficulty is not None and 1 <= difficulty <= _HARDEST else None,
        feedback={answer: text for answer, text in question.feedback.items() if 0 < len(answer) <= KEY and text},
        source=None if question.source is None else _cited(question.source),
    ), losses


def _in_short_form(question: Question) -> Kind:
    """Put right options first where their order means nothing, so that they need no long form."""
    body = question.body
    if not isinstance(body, Choice | Multiple) or not question.shuffle:
        return body
    if any(option != Option(option.text, correct=option.correct) for option in body.options):
        return body
    return replace(body, options=tuple(sorted(body.options, key=lambda option: not option.correct)))


def _cited(citation: Citation) -> Citation:
    """Keep a source under its name if a deck can have that, and else by its title alone."""
    source = citation.source
    titled = replace(source, title=source.title or source.id)
    return replace(citation, source=titled if is_slug(source.id) else replace(titled, id=""))

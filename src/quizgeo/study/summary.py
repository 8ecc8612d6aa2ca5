"""What a session was: counted from the answers that stand at its end."""

from collections import Counter
from collections.abc import Mapping, Sequence

from quizgeo.answers import Given
from quizgeo.decks import Find, PlaceOnMap, Question, TrueFalse
from quizgeo.language import _
from quizgeo.memory import Rating
from quizgeo.progress import Written
from quizgeo.study.asking import gist
from quizgeo.study.attempt import Attempt
from quizgeo.study.judging import right_answer
from quizgeo.study.mapped import given_on_map
from quizgeo.study.views import Missed, SetAside, Summary


def summarise(attempts: Sequence[Attempt], *, today: int, left: int, saved: Written | None) -> Summary:
    """Give the summary of these answers, oldest first. today: study day that `coming_back` counts from."""
    first: dict[str, Attempt] = {}
    last: dict[str, Attempt] = {}
    for made in attempts:
        first.setdefault(made.card.key, made)
        last[made.card.key] = made
    due = [made for made in first.values() if _was_due(made)]
    days = [made.item.seen.due_day - today for made in last.values() if made.item.seen and not made.item.suspended]
    return Summary(
        cards=len(first),
        answers=len(attempts),
        took=sum(made.answer.took for made in attempts),
        first_right=sum(made.right for made in first.values()),
        due_recalled=sum(made.right for made in due),
        due_asked=len(due),
        ratings={rating: sum(made.rating is rating for made in attempts) for rating in Rating},
        missed=tuple(_missed(made) for made in first.values() if not made.right),
        coming_back=dict(sorted(Counter(days).items())),
        left=left,
        saved=saved,
        set_aside=tuple(_set_aside(made) for made in last.values() if made.item.suspend_reason == "leech"),
    )


def in_one_line(given: Given | None, question: Question | None = None) -> str:
    """Give what was given as one line of text; a dash when the learner gave up.

    question: the one that was asked; countries picked on its map are then told by name.
    """
    if given is None:
        return "–"
    if question is not None and isinstance(question.body, Find | PlaceOnMap):
        return given_on_map(question, given)
    if isinstance(given, bool):
        return _("True") if given else _("False")  # as the options of such a question say
    if isinstance(given, str):
        return given
    if isinstance(given, Mapping):
        return ", ".join(f"{left}: {right}" for left, right in given.items())
    return ", ".join(map(str, given))


def _was_due(made: Attempt) -> bool:
    return made.before.seen is not None and made.before.seen.last_day < made.event.day


def _set_aside(made: Attempt) -> SetAside:
    lapses = made.item.seen.lapses if made.item.seen is not None else 0
    return SetAside(made.card.key, gist(made.answer.posed.asked), lapses)


def _missed(made: Attempt) -> Missed:
    posed = made.answer.posed
    body = posed.question.body
    right = in_one_line(body.answer) if isinstance(body, TrueFalse) else right_answer(posed)
    given = made.answer.given
    return Missed(made.card.key, gist(posed.asked), right, in_one_line(given, posed.question), gave_up=given is None)

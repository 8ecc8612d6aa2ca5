"""From what happened to what is shown: pure functions that build the views of a session."""

from collections.abc import Iterable, Mapping

from quizgeo.decks import Open
from quizgeo.memory import Outcomes, Rating
from quizgeo.progress import Said, Written
from quizgeo.study.asking import Posed
from quizgeo.study.attempt import Attempt, explain, outcomes_of
from quizgeo.study.judging import feedback, right_answer
from quizgeo.study.learner import Learner
from quizgeo.study.leeches import Leech
from quizgeo.study.views import Counts, Offer, Revealed, Turned


def turned(learner: Learner, posed: Posed, counts: Counts) -> Turned:
    """Show the other side of a self-graded card, with what each rating would do."""
    question, before, day = posed.question, learner.item(posed.card.key), learner.today()
    outcomes = outcomes_of(learner, posed, before, day, posed.asked.chance)
    return Turned(
        asked=posed.asked,
        counts=counts,
        answer=right_answer(posed),
        rubric=question.body.rubric if isinstance(question.body, Open) else (),
        question=question,
        offers=offers(outcomes, Rating),
        suggested=Rating.AGAIN if posed.hints else Rating.GOOD,
        hints=posed.hints_shown,
    )


def revealed(made: Attempt, counts: Counts, saved: Written | None, leech: Leech | None = None) -> Revealed:
    """Show an answer that was judged, with what the learner may still say of it. leech: if the card is one."""
    answer, posed, seen = made.answer, made.answer.posed, made.item.seen
    return Revealed(
        asked=posed.asked,
        counts=counts,
        question=posed.question,
        given=answer.given,
        verdict=answer.verdict,
        rating=made.rating,
        offers=offers(made.outcomes, ratings_left(made)),
        why=explain(made),
        due_day=seen.due_day if seen is not None else made.event.day,
        returns=made.missed and answer.origin == "study",
        saved=saved,
        practice=made.practice,
        said=made.said,
        feedback=feedback(posed, answer.given, answer.verdict),
        may_say=may_say(made),
        hints=posed.hints_shown,
        remarks=leech.in_words() if leech is not None else (),
        set_aside=made.item.suspended,
    )


def offers(outcomes: Outcomes, ratings: Iterable[Rating]) -> tuple[Offer, ...]:
    """Give what may be pressed; Again comes back in the session, so its days are 0."""
    chosen = ((rating, outcomes[rating]) for rating in ratings)
    return tuple(
        Offer(rating, outcome.interval if rating > Rating.AGAIN else 0, outcome.due_day) for rating, outcome in chosen
    )


SAYING: Mapping[Rating, Said] = {
    Rating.AGAIN: "guessed",
    Rating.HARD: "hard",
    Rating.GOOD: "right",
    Rating.EASY: "easy",
}
"""What pressing a rating says of an answer that was rated otherwise."""


def ratings_left(made: Attempt) -> tuple[Rating, ...]:
    """Give the ratings that hold: the one that counts now, and those that the learner may still put in its place."""
    words = may_say(made)
    others = {rating for rating in made.suggestion.offered if SAYING[rating] in words}
    return tuple(rating for rating in Rating if rating is made.rating or rating in others)


def may_say(made: Attempt) -> frozenset[str]:
    """Give what the learner may still say: one word for each answer, and only one that changes something."""
    if made.answer.posed.asked.self_graded or made.answer.origin != "study":
        return frozenset()
    if made.said in ("right", "wrong", "guessed"):
        return frozenset()
    words = {"hard": Rating.HARD, "easy": Rating.EASY}
    said = {word for word, rating in words.items() if rating in made.suggestion.offered}
    if made.answer.verdict.passed:
        return frozenset(said | {"wrong", "guessed"})
    return frozenset(said | {"right"})

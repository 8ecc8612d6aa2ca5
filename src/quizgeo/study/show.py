"""From what happened to what is shown: pure functions that build the views of a session."""

from collections.abc import Iterable, Sequence

from quizgeo.answers import answer_text
from quizgeo.decks import Choice, Flashcard, Multiple, Open, Question
from quizgeo.memory import Outcomes, Rating
from quizgeo.progress import Saved
from quizgeo.study.asking import Asked
from quizgeo.study.attempt import Attempt, explain
from quizgeo.study.learner import Learner
from quizgeo.study.views import Counts, Offer, Revealed, Turned


def turned(learner: Learner, question: Question, asked: Asked, counts: Counts, hints: tuple[str, ...]) -> Turned:
    """Show the other side of a self-graded card, with what each rating would do."""
    outcomes = learner.outcomes(learner.item(asked.card), asked.card, asked.chance)
    rubric = question.body.rubric if isinstance(question.body, Open) else ()
    answer = right_answer(question, asked.card)
    return Turned(asked, counts, answer, rubric, question, offers(outcomes, Rating), Rating.GOOD, hints)


def revealed(made: Attempt, counts: Counts, saved: Saved) -> Revealed:
    """Show an answer that was judged, with what the learner may still say of it."""
    answer, seen = made.answer, made.item.seen
    due_day = seen.due_day if seen is not None else made.event.day
    return Revealed(
        asked=answer.asked,
        counts=counts,
        question=answer.question,
        given=answer.given,
        verdict=answer.verdict,
        rating=made.rating,
        offers=offers(made.outcomes, made.suggestion.offered),
        why=explain(made),
        due_day=due_day,
        saved=saved,
        practice=made.practice,
        said=made.said,
        feedback=feedback(answer.question, answer.given, right=made.right),
        may_say=may_say(made),
        hints=answer.question.hints[: answer.hints],
    )


def offers(outcomes: Outcomes, ratings: Iterable[Rating]) -> tuple[Offer, ...]:
    """Give what may be pressed; Again comes back in the session, so its days are 0."""
    chosen = ((rating, outcomes[rating]) for rating in ratings)
    return tuple(
        Offer(rating, outcome.interval if rating > Rating.AGAIN else 0, outcome.due_day) for rating, outcome in chosen
    )


def right_answer(question: Question, card: str) -> str:
    """Give the right answer on one line; the way back of a flashcard asks for its front."""
    if isinstance(question.body, Flashcard) and card.endswith("~back"):
        return question.body.front
    return answer_text(question)


def feedback(question: Question, given: object, *, right: bool) -> str:
    """Give the author's words for an answer: of the options chosen, of a foreseen answer, else for right or wrong."""
    chosen = _texts(given)
    words: list[str] = []
    if isinstance(question.body, Choice | Multiple):
        words = [option.feedback for option in question.body.options if option.text in chosen and option.feedback]
    words += [text for key, text in question.feedback.items() if key in chosen]
    if not words:
        words = [question.feedback.get("right" if right else "wrong", "")]
    return "\n".join(dict.fromkeys(filter(None, words)))


def may_say(made: Attempt) -> frozenset[str]:
    """Give what the learner may still say: one word for each answer, and only one that changes something."""
    if made.answer.asked.self_graded or made.answer.origin != "study":
        return frozenset()
    if made.said in ("right", "wrong", "guessed"):
        return frozenset()
    words = {"hard": Rating.HARD, "easy": Rating.EASY}
    said = {word for word, rating in words.items() if rating in made.suggestion.offered}
    if made.answer.verdict.passed:
        return frozenset(said | {"wrong", "guessed"})
    return frozenset(said | {"right"})


def _texts(given: object) -> Sequence[str]:
    if isinstance(given, str):
        return (given,)
    return tuple(each for each in given if isinstance(each, str)) if isinstance(given, list | tuple) else ()

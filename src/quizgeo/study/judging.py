"""Judging what is given to a question that was put to somebody, and what is told of it. Pure: nothing is logged."""

from msgspec.structs import replace

from quizgeo.answers import Given, Verdict, answer_text, check, feedback_for
from quizgeo.answers.context import Context
from quizgeo.answers.dates import lacks_year
from quizgeo.decks import BACK, Date, Flashcard, Question
from quizgeo.language import N_, _
from quizgeo.study.asking import Posed
from quizgeo.study.views import Refusal

NO_ANSWER = {
    "blank": N_("Nothing was answered."),
    "not-an-option": N_("That is none of the choices."),
    "not-true-false": N_("Answer true or false."),
    "not-a-number": N_("That cannot be read as a number."),
    "not-a-date": N_("That cannot be read as a date."),
    "not-a-place": N_("That cannot be read as a place."),
    "sea": N_("That is water; pick again."),
    "contested": N_("This area is contested and not scored; pick again."),
}
"""Reasons of a verdict that is no attempt, and what is said: the question is asked again and nothing is logged."""


def judge(posed: Posed, given: Given) -> Verdict | Refusal:
    """Judge an answer; refuse what cannot be one, and what stops before it is one."""
    verdict = check(posed.question, given)
    if verdict.reason in NO_ANSWER:
        return Refusal(_(NO_ANSWER[verdict.reason]))
    if verdict.reason == "no-such-date":
        return Refusal(verdict.message)
    if isinstance(given, str) and _lacks_year(posed.question, given):
        return Refusal(_("The year is missing: write it in four digits."))
    return verdict


def _lacks_year(question: Question, given: str) -> bool:
    """Tell whether a date was given without its year, where the question does not name it either."""
    body = question.body
    return isinstance(body, Date) and lacks_year(body, given, Context(question.language, question.prompt))


def next_hint(posed: Posed) -> Posed | Refusal:
    """Show one hint more."""
    if posed.hints >= posed.asked.hints:
        return Refusal(_("There is no hint.") if not posed.hints else _("There are no more hints."))
    return replace(posed, hints=posed.hints + 1)


def right_answer(posed: Posed) -> str:
    """Give the right answer on one line; the way back of a flashcard asks for its front."""
    body = posed.question.body
    if isinstance(body, Flashcard) and posed.card.key.endswith(BACK):
        return body.front
    return answer_text(posed.question)


def feedback(posed: Posed, given: Given | None, verdict: Verdict) -> str:
    """Give the author's words for an answer: a line for each option or text that they speak of, else one for all.

    What is said of an option is also said to a learner who typed its words. given: None when the learner gave up.
    """
    question = posed.written
    if given is None:
        return question.feedback.get("wrong", "")
    each = given if isinstance(given, list | tuple) else (given,)
    words = (feedback_for(question, one, verdict) for one in each if isinstance(one, str))
    return "\n".join(dict.fromkeys(filter(None, words)))

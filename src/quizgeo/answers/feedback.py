"""What the deck's author has to say to one particular answer."""

from quizgeo.answers.options import pick
from quizgeo.answers.verdict import Given, Verdict
from quizgeo.decks.kinds import Choice, Multiple
from quizgeo.decks.model import Question
from quizgeo.text import fold

_GENERAL = ("right", "wrong")


def feedback_for(question: Question, given: Given, verdict: Verdict) -> str:
    """Give the author's text for this option or these words, else for right or wrong; or nothing."""
    language = question.language
    words = fold(given, 4, language) if isinstance(given, str) else ""
    for said, text in question.feedback.items():
        if words and said not in _GENERAL and fold(said, 4, language) == words:
            return text
    body = question.body
    if isinstance(given, str) and isinstance(body, Choice | Multiple):
        place = pick([option.text for option in body.options], given, language)
        if place is not None and body.options[place].feedback:
            return body.options[place].feedback
    return question.feedback.get("right" if verdict.passed else "wrong", "")

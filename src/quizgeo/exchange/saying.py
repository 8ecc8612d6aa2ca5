"""What a deck says to the answers of a question, found as it is when somebody answers: by the answer, folded.

So a writer puts what is said beside the answer that it belongs to, however its case and accents are written there.
"""

from quizgeo.decks import Question
from quizgeo.text import fold

GENERAL = ("right", "wrong")
"""Keys of what is said to all that is right, or wrong."""
BOOLS = {True: ("true", "yes"), False: ("false", "no")}
"""Words by which a deck names what is answered to a statement."""
_FOLD = 4
"""The level at which what is said is found by the answer that was given."""


def said_to(question: Question, text: str, *, own: str = "", general: str = "") -> str:
    """Give what is said to an answer: the question's words for it, else its own, else those of right or wrong."""
    words = _folded(question, text)
    named = (said for key, said in question.feedback.items() if key not in GENERAL and _folded(question, key) == words)
    return next(named, "") or own or question.feedback.get(general, "")


def said_to_bool(question: Question, answer: bool, *, right: bool) -> str:
    """Give what is said to who calls a statement true, or false. right: whether it is."""
    named = (question.feedback[word] for word in BOOLS[answer] if word in question.feedback)
    return next(named, "") or question.feedback.get("right" if right else "wrong", "")


def foreseen(question: Question, *named: str) -> dict[str, str]:
    """Give what is said to answers that are foreseen, those left out that are named."""
    known = {_folded(question, text) for text in named}
    return {
        key: said
        for key, said in question.feedback.items()
        if key not in GENERAL and _folded(question, key) not in known
    }


def _folded(question: Question, text: str) -> str:
    return fold(text, _FOLD, question.language) or text

"""One question while it is written: what is said to its answers, and what of it is lost."""

from msgspec import Struct

from quizgeo.decks import Question
from quizgeo.exchange.saying import GENERAL, foreseen, said_to
from quizgeo.exchange.shape import Loss, What
from quizgeo.language import _


class Written(Struct, frozen=True):
    """A question as GIFT has it: texts as they are, answers with their signs."""

    before: str
    answers: str
    after: str = ""
    """Not empty where the answers stand inside the text."""
    general: str = ""
    """What is shown when all is done."""


class Draft:
    """A question with what of it does not come along."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.losses: list[Loss] = []

    def lose(self, field: str, what: What, how: str) -> None:
        """Note that something does not come along as it is."""
        self.losses.append(Loss(self.question.key, field, what, how))

    def said_to(self, text: str, *, own: str = "", general: str = "") -> str:
        """Give what is said to an answer: the question's words for it, else its own, else those of right or wrong."""
        return said_to(self.question, text, own=own, general=general)

    def foreseen(self, *named: str) -> dict[str, str]:
        """Give what is said to answers that are foreseen, those left out that are named."""
        return foreseen(self.question, *named)

    def drop_feedback(self, *, general: bool = False) -> None:
        """Note that what is said has no place; general: only what is said to all that is right, or wrong."""
        if any(key in GENERAL for key in self.question.feedback) if general else self.question.feedback:
            self.lose("feedback", "dropped", _("the format has no place for it in this kind of question"))


def lines(answers: list[str]) -> str:
    """Put each answer on a line of its own."""
    return "".join(f"\n\t{answer}" for answer in answers) + "\n"

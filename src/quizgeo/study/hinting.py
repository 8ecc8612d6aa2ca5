"""The hints of a question as they are asked for: first what its author wrote for the gaps of a text. Pure."""

from quizgeo.answers import hints
from quizgeo.decks import Cloze, Question
from quizgeo.language import _


def hints_of(question: Question, card: str = "") -> tuple[str, ...]:
    """Give every hint in the order in which they are shown, the hints of gaps before those of the whole question.

    card: key of the card that is asked, which tells the way back of a flashcard from the way there.
    """
    return (*_of_gaps(question), *hints(question, card))


def _of_gaps(question: Question) -> tuple[str, ...]:
    """Give what the author wrote for gaps, each with the number of its gap where there are several."""
    if not isinstance(question.body, Cloze):
        return ()
    gaps = question.body.gaps
    if len(gaps) == 1:
        return (gaps[0].hint,) if gaps[0].hint else ()
    numbered = _("Gap {number}: {hint}")
    return tuple(numbered.format(number=number, hint=gap.hint) for number, gap in enumerate(gaps, 1) if gap.hint)

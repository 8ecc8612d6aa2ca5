"""A question on one line, as a list shows it, read without posing it: of ten thousand, a list shows thirty."""

from quizgeo.decks import BACK, Cloze, Flashcard, Question, TrueFalse
from quizgeo.study.asking import GAP


def line_of(question: Question, key: str) -> str:
    """Give what a card asks on one line: the stem, the statement, the face of a card, or the text with its gaps."""
    body = question.body
    match body:
        case Cloze(parts=parts):
            text = "".join(part if isinstance(part, str) else GAP for part in parts)
        case TrueFalse(statement=statement):
            text = statement
        case Flashcard(front=front, back=back):
            text = back if key.endswith(BACK) else front
        case _:
            text = question.prompt
    return " ".join(text.split())
